"""Links in, exhibits out: each link with its testimony, judged for use, interest and grade.

Refuses to drop anything: what does not count stays, marked, so that a trace can name it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from pactwatch.domain.actor import Reliability
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.evidence import Access, Bearing, EvidenceLink, Interest, Testimony
from pactwatch.domain.statement import QuoteType
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.weigh.bearing.owing import is_of_another_side, is_of_promisor, is_own_trigger, owing
from pactwatch.weigh.bearing.scope import Told
from pactwatch.weigh.evidence.accounts import Account
from pactwatch.weigh.evidence.interest import access_of, as_its_side_says, interest_of
from pactwatch.weigh.evidence.kinds import Kind
from pactwatch.weigh.evidence.usability import Gate, Use
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.backing import lowest
from pactwatch.weigh.record import Record
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Examiner", "Exhibit", "Judgements", "Marks", "newest_event"]


_TOLD_TO_CARRIER = (QuoteType.DIRECT, QuoteType.PARTIAL_DIRECT, QuoteType.INDIRECT)


class Marks:
    """What an exhibit has that an origin group asks for (weigh.evidence.groups), a bit each.

    Plain numbers, since a flag of enum is put together by a call.
    """

    ADVERSE = 1
    AGAINST_INTEREST = 2
    DISINTERESTED = 4
    RECORD = 8
    SUPPORTED = 16
    DIRECT = 32
    SUNK_SUPPORTED = 64
    SUNK_DIRECT = 128


class Exhibit(Record, frozen=True):
    """One link, ready to be counted under `origin`.

    `grade` is the lowest on the chain (F: cannot be judged). `counts`: it counts at all (n_max);
    self-praise only where it is the act's own record. `is_supported`: it can count towards n_min,
    in full, graded and named, or carrier-vouched. `sunk_grade` and `is_sunk_supported` are the same
    with every grade of the chain one step lower. `repeats` names the statement that an exhibit
    only tells again, or turns round (`is_turned`); such an exhibit shows no element and counts
    nothing. `marks` says the same as
    the fields before it, in the form in which groups are counted. `day` is the newest day the claim
    is about: its latest, no later than it was published.
    """

    link: EvidenceLink
    account: Account
    origin: str
    interest: Interest
    interest_reason: str
    access: Access
    grade: Reliability
    path: str | None
    is_vouched: bool
    counts: bool
    is_supported: bool
    sunk_grade: Reliability
    is_sunk_supported: bool
    marks: int
    day: date | None
    repeats: str | None = None
    is_turned: bool = False

    @property
    def testimony(self) -> Testimony:
        """What was said, and where it comes from."""
        return self.account.testimony

    @property
    def is_firm(self) -> bool:
        """Whether it counts in full, or is the act's own record."""
        return self.is_supported or self.testimony.is_primary_record

    @property
    def is_position(self) -> bool:
        """The "no" of who takes part in what is forbidden shows nothing, as the promisor's does."""
        return self.link.bearing is Bearing.REBUTS and self.interest is Interest.SELF_SERVING

    @property
    def gate(self) -> Gate:
        """How far the statement may count."""
        return self.account.gate

    @property
    def told(self) -> Told:
        """The claim in its statement."""
        testimony = self.account.testimony
        statement = testimony.statement
        return Told(statement.claims[self.link.claim], statement, testimony.published)

    @property
    def statement_id(self) -> str:
        """The statement it comes from."""
        return self.account.testimony.statement.id


class Judged(Record, frozen=True):
    """What an exhibit has by the kind of its testimony and by who gains from it."""

    access: Access
    grade: Reliability
    is_vouched: bool
    counts: bool
    is_supported: bool
    sunk_grade: Reliability
    is_sunk_supported: bool
    marks: int


class _Gain(Record, frozen=True):
    """What a speaker gains by a claim, why, and whether it is of the promisor's own side; and how
    what brings as much was judged, by its kind and whether it is unnamed."""

    interest: Interest
    reason: str
    is_own: bool
    judged: dict[tuple[Kind, bool], Judged]


# What a speaker gains, whether it is of the promisor's own side, the kind of a testimony and
# whether it is unnamed: all that a link is judged by.
Judgements = dict[tuple[Interest, bool], dict[tuple[Kind, bool], Judged]]


class Examiner:
    """Judges the links of one duty, or of several that the same parties owe each other in the same
    way. Who gains by what is worked out once per speaker, and the rest once for what is alike:
    `judged` may be shared by examiners of one rule set."""

    def __init__(
        self, obligation: Obligation, book: NameBook, rules: RuleSet, judged: Judgements
    ) -> None:
        self._obligation, self._book, self._rules = obligation, book, rules
        self._judged = judged
        self._is_of_several = len(owing(obligation)) > 1
        self._waits = obligation.trigger is not None
        self._gains: dict[tuple[str | None, Bearing, bool, bool], _Gain] = {}

    def examine(self, link: EvidenceLink, account: Account) -> Exhibit:
        """The exhibit a link makes with what stands behind its testimony."""
        testimony, speaker = account.testimony, account.speaker
        other = self._is_of_several and self._is_of_another(link, account)
        # Asked here, since most links neither rebut nor tell of what a duty waits for.
        if link.bearing is Bearing.REBUTS and not other:
            link = as_its_side_says(link, speaker, self._obligation, self._book)
        first = self._waits and self._is_own_condition(link, account)
        asked = (speaker, link.bearing, other, first)
        gain = self._gains.get(asked) or self._gain(*asked)
        key = (account.kind, account.is_unnamed)
        judged = gain.judged.get(key)
        if judged is None:
            judged = gain.judged[key] = self._judge(account, gain)
        # In the order of the fields, since a case makes hundreds of thousands of these.
        return Exhibit(
            link,
            account,
            account.origin,
            gain.interest,
            gain.reason,
            judged.access,
            judged.grade,
            f"inside {speaker}" if judged.is_vouched else account.path,
            judged.is_vouched,
            judged.counts,
            judged.is_supported,
            judged.sunk_grade,
            judged.is_sunk_supported,
            judged.marks,
            _newest_day(testimony.statement.claims[link.claim].when, testimony.published),
        )

    def _is_of_another(self, link: EvidenceLink, account: Account) -> bool:
        told = account.testimony.statement
        claim = told.claims[link.claim]
        return is_of_another_side(claim, account.speaker, self._obligation, self._book, told)

    def _is_own_condition(self, link: EvidenceLink, account: Account) -> bool:
        """Whether who must do first what this duty waits for says that it is done."""
        if link.bearing is not Bearing.CONTEXT:
            return False
        told = account.testimony.statement
        claim = told.claims[link.claim]
        return is_own_trigger(claim, account.speaker, self._obligation, self._book, told)

    def _gain(
        self, speaker: str | None, bearing: Bearing, is_of_another: bool, is_own_condition: bool
    ) -> _Gain:
        interest, why = interest_of(
            speaker,
            self._obligation,
            bearing,
            self._book,
            is_of_another=is_of_another,
            is_own_condition=is_own_condition,
        )
        is_own = is_of_promisor(speaker, self._obligation, self._book) and not is_of_another
        judged = self._judged.setdefault((interest, is_own), {})
        gain = _Gain(interest, why, is_own, judged)
        self._gains[speaker, bearing, is_of_another, is_own_condition] = gain
        return gain

    def _judge(self, account: Account, gain: _Gain) -> Judged:
        statement, interest = account.testimony.statement, gain.interest
        is_against = interest is Interest.AGAINST_INTEREST
        is_vouched = is_against and self._is_vouched(account)
        is_record = account.testimony.is_primary_record
        is_praise = interest is Interest.SELF_SERVING and not is_record
        use = account.gate.use
        counts = use is not Use.NOT and not is_praise
        is_named = account.grade is not Reliability.F and not account.is_unnamed
        is_full = counts and use is Use.FULL
        vouching, cap = self._rules.vouching_reliability, self._rules.vouched_cap
        is_still_vouched = is_vouched and account.sunk[-1] in vouching
        grade = lowest((*account.grades[1:], cap)) if is_vouched else account.grade
        sunk = lowest((*account.sunk[1:], cap)) if is_still_vouched else account.sunk_grade
        is_supported = is_full and (is_vouched or is_named)
        is_sunk = is_full and (is_still_vouched or is_named) and not account.is_sunk_refused
        access = access_of(statement, interest, is_own=is_against and gain.is_own)
        marks = _mark(
            interest,
            access is Access.DIRECT,
            grade if is_supported else None,
            sunk if is_sunk else None,
            is_record and not account.gate.reasons,
            good=self._rules.direct_reliability,
        )
        return Judged(access, grade, is_vouched, counts, is_supported, sunk, is_sunk, marks)

    def _is_vouched(self, account: Account) -> bool:
        """What is said against interest: to one good carrier that asked the source itself (C2)."""
        return (
            (account.is_unnamed or account.grades[:1] == (Reliability.F,))
            and account.testimony.statement.quote_type in _TOLD_TO_CARRIER
            and len(account.testimony.carriers) == 1
            and account.grades[-1] in self._rules.vouching_reliability
        )


_INTERESTS = {
    Interest.ADVERSE_INTERESTED: Marks.ADVERSE,
    Interest.AGAINST_INTEREST: Marks.AGAINST_INTEREST,
    Interest.DISINTERESTED: Marks.DISINTERESTED,
}


def _mark(
    interest: Interest,
    is_direct: bool,
    grade: Reliability | None,
    sunk: Reliability | None,
    is_record: bool,
    *,
    good: Sequence[Reliability],
) -> int:
    """`grade` and `sunk` are None where the exhibit is not supported, in full or sunk."""
    marks = _INTERESTS.get(interest, 0)
    if is_record:
        marks |= Marks.RECORD
    if grade is not None:
        marks |= Marks.SUPPORTED | (Marks.DIRECT if is_direct and grade in good else 0)
    if sunk is not None:
        direct = Marks.SUNK_DIRECT if is_direct and sunk in good else 0
        marks |= Marks.SUNK_SUPPORTED | direct
    return marks


def newest_event(exhibits: Iterable[Exhibit]) -> date | None:
    """The newest day the evidence is about; a report's day only bounds it from above."""
    return max([e.day for e in exhibits if e.day], default=None)


@lru_cache(maxsize=65536)
def _newest_day(when: str | None, published: date | None) -> date | None:
    latest = bounds(when)[1] if when and is_valid(when) else None
    if latest is None or published is None:
        return latest or published
    return min(latest, published)
