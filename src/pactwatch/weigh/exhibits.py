"""Links in, exhibits out: each link with its testimony, judged for use, interest and grade.

Within one story (documents that derive from each other) a statement told again adds nothing: the
copy published first stands for all, and words put into another mouth by a rewrite stand with the
origin they were taken from (METHOD C2, CITES and QUOTES for that claim).
Refuses to drop anything: repetitions stay, marked, so that a trace can name them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pactwatch.domain.actor import Reliability
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.claim import Claim
from pactwatch.domain.evidence import (
    Access,
    EvidenceLink,
    Interest,
    Testimony,
)
from pactwatch.domain.span import joined
from pactwatch.domain.statement import EpistemicBasis, QuoteType, SpeakerStatus
from pactwatch.weigh.interest import access_of, interest_of
from pactwatch.weigh.names import words_of
from pactwatch.weigh.origins import is_anonymous
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.scope import Told
from pactwatch.weigh.sources import Sources, lowest
from pactwatch.weigh.usability import Gate, Use, pass_gate

__all__ = ["Exhibit", "event_day", "make_exhibit", "settle_repetitions"]

_TOLD_TO_CARRIER = {QuoteType.DIRECT, QuoteType.PARTIAL_DIRECT, QuoteType.INDIRECT}
_LOWER = {"A": "B", "B": "C", "C": "D", "D": "E", "E": "E", "F": "F"}
# Two tellings of one sentence share at least this part of the shorter one's content words;
# chosen by eye on invented rewrites (guess): tests/weigh/test_exhibits.py has the pairs.
_SAME_WORDS = 0.5
_STEM = 5


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One link, ready to be counted under `origin`.

    `grade` is the lowest on the chain (F: cannot be judged). `repeats` names the statement that
    an exhibit only tells again; such an exhibit shows no element and counts nothing.
    """

    link: EvidenceLink
    testimony: Testimony
    told: Told
    origin: str
    story: str
    copies: str
    gate: Gate
    interest: Interest
    interest_reason: str
    access: Access
    grade: Reliability
    path: str | None
    is_anonymous: bool
    is_vouched: bool
    is_known: bool
    repeats: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts at all (n_max); self-praise only where it is the act's own record."""
        is_praise = self.interest is Interest.SELF_SERVING and not self.testimony.is_primary_record
        return self.gate.use is not Use.NOT and not is_praise and self.repeats is None

    @property
    def is_supported(self) -> bool:
        """Whether it can count towards n_min: in full, graded and named, or carrier-vouched."""
        if not self.counts or self.gate.use is not Use.FULL:
            return False
        return self.is_vouched or (self.grade is not Reliability.F and not self.is_anonymous)

    @property
    def statement_id(self) -> str:
        """The statement it comes from."""
        return self.testimony.statement.id


def make_exhibit(
    link: EvidenceLink,
    testimony: Testimony,
    obligation: Obligation,
    sources: Sources,
    rules: RuleSet,
    *,
    is_lowered: bool = False,
) -> Exhibit:
    """Judge one link. `is_lowered` takes every grade one step down (METHOD C6), F excepted."""
    speaker = sources.speaker(testimony)
    interest, why = interest_of(speaker, obligation, link.bearing, sources.book)
    grades = _grades(testimony, speaker, sources, is_lowered)
    is_unnamed = is_anonymous(testimony.statement.speaker) and not sources.is_known(
        testimony.origin
    )
    is_vouched = _is_vouched(testimony, interest, grades, is_unnamed, rules)
    claim: Claim = testimony.statement.claims[link.claim]
    return Exhibit(
        link=link,
        testimony=testimony,
        told=Told(claim, testimony.statement, testimony.published),
        origin=sources.origin(testimony),
        story=sources.story(testimony),
        copies=sources.copies(testimony),
        gate=pass_gate(testimony, grades, rules),
        interest=interest,
        interest_reason=why,
        access=access_of(testimony.statement, interest),
        grade=lowest((*grades[1:], rules.vouched_cap)) if is_vouched else lowest(grades),
        path=f"inside {speaker}" if is_vouched else sources.path(speaker),
        is_anonymous=is_unnamed,
        is_vouched=is_vouched,
        is_known=sources.is_known(sources.origin(testimony)),
    )


def event_day(exhibit: Exhibit) -> date | None:
    """The newest day the claim is about: its latest, no later than it was published."""
    latest, published = exhibit.told.times[1], exhibit.testimony.published
    days = [day for day in (latest, published) if day is not None]
    return min(days) if days else None


def settle_repetitions(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """Mark what only tells again within its story; the result does not depend on the order in."""
    tellers: dict[tuple[str, str], list[Exhibit]] = {}
    settled = []
    for exhibit in sorted(exhibits, key=_telling_order):
        known = tellers.setdefault((exhibit.story, exhibit.link.bearing), [])
        teller = next((k for k in known if _tells_again(exhibit, k)), None)
        if teller is None:
            known.append(exhibit)
            settled.append(exhibit)
        else:
            settled.append(replace(exhibit, origin=teller.origin, repeats=teller.statement_id))
    return tuple(settled)


def _grades(
    testimony: Testimony, speaker: str | None, sources: Sources, is_lowered: bool
) -> tuple[Reliability, ...]:
    """Origin first, then carriers; the article's own voice is graded as its publisher."""
    own = () if testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE else (speaker,)
    if own and is_anonymous(testimony.statement.speaker) and not sources.is_known(testimony.origin):
        own = (None,)
    found = tuple(sources.grade(node) for node in (*own, *testimony.carriers))
    return tuple(Reliability(_LOWER[g.value]) for g in found) if is_lowered else found


def _is_vouched(
    testimony: Testimony,
    interest: Interest,
    grades: Sequence[Reliability],
    is_unnamed: bool,
    rules: RuleSet,
) -> bool:
    """Against interest, to one good carrier that asked the source itself (METHOD C2)."""
    is_ungraded = bool(grades) and grades[0] is Reliability.F
    return (
        (is_unnamed or is_ungraded)
        and interest is Interest.AGAINST_INTEREST
        and testimony.statement.quote_type in _TOLD_TO_CARRIER
        and len(testimony.carriers) == 1
        and grades[-1] in rules.vouching_reliability
    )


def _telling_order(exhibit: Exhibit) -> tuple[Any, ...]:
    """Somebody quoted and known before others, then the first published, then the fullest.

    A copy derives from what came before it, so its better grade or clean text lifts nothing.
    """
    return (
        exhibit.gate.use is Use.NOT,
        exhibit.testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE,
        not exhibit.is_known,
        exhibit.testimony.published or date.max,
        -len(exhibit.link.elements),
        -exhibit.gate.use,
        exhibit.grade.value,
        exhibit.statement_id,
        exhibit.link.id,
    )


def _tells_again(exhibit: Exhibit, teller: Exhibit) -> bool:
    """Whether an exhibit repeats an earlier one of its story, under its own or another's name."""
    is_other_text = (
        exhibit.testimony.statement.document_id != teller.testimony.statement.document_id
    )
    is_same_conduct = exhibit.link.code == teller.link.code
    if exhibit.origin == teller.origin and exhibit.copies == teller.copies:
        return is_other_text and is_same_conduct
    if exhibit.testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
        has_seen = exhibit.testimony.statement.basis is EpistemicBasis.FIRSTHAND_OBSERVED
        return not has_seen or _is_same_telling(exhibit, teller)
    return is_other_text and is_same_conduct and _is_same_telling(exhibit, teller)


def _is_same_telling(one: Exhibit, other: Exhibit) -> bool:
    first, second = (_stems(e) for e in (one, other))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= _SAME_WORDS * shorter


def _stems(exhibit: Exhibit) -> frozenset[str]:
    words = words_of(joined(exhibit.testimony.statement.content))
    return frozenset(w[:_STEM].casefold() for w in words if len(w) > 3)
