"""Statements in, pairs whose coded claims do not go together out, each with its reason.

Two claims are compared only where they have one conduct code and their actors, places and times
may be the same: what is left open fits all, what is named must meet. Numbers compare only under
one definition (METHOD d12). A denial is a position beside what it denies, never its refutation.
Refuses to say who is right, and to compare statements that are quarantined or excluded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import EvidenceState, Mode, SpeechAct, Statement, VoiceLevel
from pactwatch.text.edtf import bounds
from pactwatch.weigh.attributes import words_that
from pactwatch.weigh.called import speaker_called
from pactwatch.weigh.names import NameBook, words_of
from pactwatch.weigh.origins import is_anonymous
from pactwatch.weigh.relations import Relation

__all__ = ["OPPOSED", "Opposed", "find_opposed"]

# Acts that put nothing forward as being so: they contradict nobody.
_NO_CLAIM = {
    SpeechAct.QUESTION,
    SpeechAct.URGE,
    SpeechAct.PLEDGE,
    SpeechAct.ORDER,
    SpeechAct.THREATEN,
    SpeechAct.EXPECT,
    SpeechAct.NON_ASSESSMENT,
    SpeechAct.NEITHER_CONFIRM_NOR_DENY,
}


# What somebody says is told again for about three days (guess): a yes and a no so near each other
# are two tellings that differ, and no change.
_RETOLD_DAYS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with the statement that makes it."""

    statement: Statement
    claim: Claim
    book: NameBook | None = None

    @property
    def who(self) -> str:
        """Who says it, for a sentence: an actor of the case by its name."""
        speaker = self.statement.speaker
        known = self.book.resolve(speaker.name) if self.book and speaker.name else None
        if self.book and known and not is_anonymous(speaker):
            return self.book.actors[known].name
        has_name = speaker.name or speaker.mention
        return speaker_called(speaker) if has_name else "the page's own voice"

    @property
    def told_by(self) -> str:
        """Who says it, with the level of command where it is known."""
        level = self.statement.speaker.voice_level
        if level is VoiceLevel.UNKNOWN:
            return self.who
        return f"{self.who} ({level.value.lower().replace('_', ' ')})"

    @property
    def side(self) -> str | None:
        """The body it is said for: of a body of the case the one it belongs to."""
        speaker = self.statement.speaker
        if self.book and (bodies := self.book.affiliations(self.book.speaker(speaker))):
            return self.book.actors[bodies[-1]].name
        return speaker.organisation or speaker.name

    @property
    def is_no(self) -> bool:
        """Whether it says that it is not so."""
        return self.claim.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True)
class Opposed:
    """`one` says it or says it first, `other` says otherwise."""

    one: Statement
    other: Statement
    conduct: str
    relation: Relation
    reason: str


def find_opposed(
    statements: Iterable[Statement],
    codebook: Codebook | None = None,
    book: NameBook | None = None,
) -> tuple[Opposed, ...]:
    """All such pairs, one per conduct, pair of speakers and relation.

    Of what one speaker says about one conduct with one sign and number, the first is taken. With a
    codebook a "no" also meets what could not be so without the conduct it denies (METHOD 4.4).
    With the names of the case a party's ministry, its bureau and its commanders are of one side.
    """
    found: dict[tuple[str, str, str, Relation], Opposed] = {}
    groups = _by_conduct(statements, book)
    for conduct, said in sorted(groups.items()):
        told = [*said, *_entailing(conduct, groups, codebook)]
        for one, other in _pairs(told):
            opposed = _oppose(one, other, conduct)
            if opposed:
                found.setdefault((conduct, one.who, other.who, opposed.relation), opposed)
    return tuple(found.values())


def _by_conduct(statements: Iterable[Statement], book: NameBook | None) -> dict[str, list[Said]]:
    first: dict[tuple[object, ...], Said] = {}
    for statement in statements:
        if statement.state is not EvidenceState.USABLE or statement.speech_act in _NO_CLAIM:
            continue
        if {Mode.FUTURE, Mode.HYPOTHETICAL} & set(statement.modes):
            continue
        for claim in statement.claims:
            said = Said(statement, claim, book)
            key = (claim.conduct, said.who, claim.polarity, claim.quantity, claim.place, claim.when)
            first.setdefault(key, said)
    groups: dict[str, list[Said]] = defaultdict(list)
    for said in first.values():
        groups[said.claim.conduct].append(said)
    return groups


def _entailing(
    conduct: str, groups: Mapping[str, Sequence[Said]], codebook: Codebook | None
) -> Iterator[Said]:
    """Who says what entails the conduct; numbers of another conduct are compared with nothing."""
    if codebook is None:
        return
    for code, said in sorted(groups.items()):
        if code != conduct and conduct in codebook.entailed(code):
            yield from (s for s in said if not s.is_no)


def _pairs(said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Each yes beside each no, then each number beside each later one."""
    yes = [s for s in said if not s.is_no]
    yield from product(yes, [s for s in said if s.is_no])
    counted = sorted(
        (s for s in yes if s.claim.quantity), key=lambda s: (_day(s) or date.max, s.statement.id)
    )
    yield from ((a, b) for n, a in enumerate(counted) for b in counted[n + 1 :])


def _oppose(one: Said, other: Said, conduct: str) -> Opposed | None:
    if one.statement.id == other.statement.id or not _are_of_one(one.claim, other.claim):
        return None
    meets = _meet_in_time(one.claim.when, other.claim.when)
    for rule in OPPOSED:
        if (meets or rule.is_across_time) and (reason := rule.reason(one, other)):
            return Opposed(one.statement, other.statement, conduct, rule.relation, reason)
    return None


def _are_of_one(a: Claim, b: Claim) -> bool:
    """Actors and place named by both must meet."""
    return (
        _meet(a.agent, b.agent)
        and _meet(a.counterpart, b.counterpart)
        and _meet(_named(a.place), _named(b.place))
    )


def _named(place: str | None) -> tuple[str, ...]:
    return (place,) if place else ()


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = _named_by(one), _named_by(other)
    return not first or not second or not first.isdisjoint(second)


# Of a thousand statements a million pairs meet, and they name a few hundred actors and places.
@lru_cache(maxsize=4096)
def _named_by(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w.casefold() for name in names for w in words_of(name)) - {"the", "of", "in"}


def _meet_in_time(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    (first, last), (begin, end) = bounds(one), bounds(other)
    gaps = ((last, begin), (end, first))
    return not any(before and after and before < after for before, after in gaps)


def _day(said: Said) -> date | None:
    """The day it was said, else the day up to which it tells of."""
    said_on = said.statement.said_on
    return bounds(said_on)[0] if said_on else _until(said)


def _one_speaker(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other) or one.who != other.who:
        return None
    return f"{one.who} says it once and says no to it another time."


def _are_opposite(one: Said, other: Said) -> bool:
    """Yes and no to one thing: "freed 112" is not undone by "still holds 128"."""
    a, b = one.claim.quantity, other.claim.quantity
    return one.is_no != other.is_no and (not a or not b or (a.low <= b.high and b.low <= a.high))


def _one_side(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other) or one.side is None or one.side != other.side:
        return None
    return f"Within {one.side}: {one.told_by} says it, {other.told_by} says no."


def _ended(one: Said, other: Said) -> str | None:
    """Before and after: what was said of an earlier time is said to be over at a later one."""
    if one.is_no or not other.is_no or _is_party_s_no(other) or not _tells_end(other):
        return None
    first, second = _begins(one), _begins(other)
    if first is None or second is None or second <= first:
        return None
    words = ", ".join(other.claim.presuppositions)
    return f"{one.who} says it of {first}, {other.who} that it has ended by {second} (“{words}”)."


def _is_party_s_no(said: Said) -> bool:
    return said.statement.speech_act is SpeechAct.DENY


def _tells_end(said: Said) -> bool:
    words = said.claim.presuppositions
    return any(w.casefold().startswith(form) for w in words for form in words_that("ended"))


def _begins(said: Said) -> date | None:
    """The first day a claim can be about, else its last: "until May" is before June."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return first or last


def _denied(one: Said, other: Said) -> str | None:
    if not other.is_no or other.statement.speech_act is not SpeechAct.DENY:
        return None
    if not _are_opposite(one, other):
        return None
    return f"{other.who} denies what {one.who} says; a denial is a position."


def _come_since(one: Said, other: Said) -> str | None:
    """What had not been done by one day is told of as done by a later."""
    if one.is_no or not other.is_no or _is_party_s_no(other):
        return None
    before, after = _until(other), _until(one)
    if before is None or after is None or (after - before).days <= _RETOLD_DAYS:
        return None
    return f"{other.who} says that it was not so by {before}, {one.who} that it was by {after}."


def _until(said: Said) -> date | None:
    """The last day of a time without a first: "so far", "has", "by May"."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return last if first is None else None


def _opposite(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other):
        return None
    return f"{one.who} says it is so, {other.who} says it is not."


def _apart(one: Said, other: Said) -> str | None:
    """The two ranges as words, where they count one thing and do not meet."""
    a, b = one.claim.quantity, other.claim.quantity
    if not a or not b or one.is_no != other.is_no or one.claim.conduct != other.claim.conduct:
        return None
    if (a.unit, a.definition) != (b.unit, b.definition) or (a.low <= b.high and b.low <= a.high):
        return None
    if _is_of_a_day(one) != _is_of_a_day(other):
        return None
    return f"{a.low:g} and {b.low:g} {a.unit}, counted under one definition"


def _is_of_a_day(said: Said) -> bool:
    """Counted from a day on, where the other counts all there was: two definitions (METHOD d12)."""
    when = said.claim.when
    return when is not None and bounds(when)[0] is not None


def _later_number(one: Said, other: Said) -> str | None:
    apart, first, second = _apart(one, other), _day(one), _day(other)
    if apart and first and second and first < second and _goes_on(one, other, second - first):
        return f"{apart}: {other.who} says so later than {one.who}."
    return None


def _goes_on(one: Said, other: Said, gap: timedelta) -> bool:
    """Whoever counted counts again, or somebody else finds more some days later.

    What another side counts lower, or at the same time, is another number and no newer one.
    """
    a, b = one.claim.quantity, other.claim.quantity
    is_more = a is not None and b is not None and b.low > a.low
    return one.side == other.side or (is_more and gap.days > _RETOLD_DAYS)


def _other_number(one: Said, other: Said) -> str | None:
    apart = _apart(one, other)
    if not apart:
        return None
    if one.who == other.who:
        return f"{apart}: two tellings of what {one.who} says give another number each."
    return f"{apart}: {one.who} and {other.who} cannot both be right."


@dataclass(frozen=True, slots=True)
class OpposedRule:
    """A row: the relation it finds, and the reason or None.

    `is_across_time`: also where the two are about times that do not meet.
    """

    relation: Relation
    reason: Callable[[Said, Said], str | None]
    is_across_time: bool = False


OPPOSED = (
    OpposedRule(Relation.UPDATES, _ended, is_across_time=True),
    OpposedRule(Relation.UPDATES, _come_since),
    OpposedRule(Relation.CONTRADICTS, _one_speaker),
    OpposedRule(Relation.CONTRADICTS, _one_side),
    OpposedRule(Relation.DENIES, _denied),
    OpposedRule(Relation.CONTRADICTS, _opposite),
    OpposedRule(Relation.UPDATES, _later_number),
    OpposedRule(Relation.CONTRADICTS, _other_number),
)
