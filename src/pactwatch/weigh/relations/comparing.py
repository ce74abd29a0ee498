"""Statements in, what is compared with what out: claims of one conduct, in the order of time.

What people are shown of it is found by contradictions.py (what does not go together) and by
said_again.py (what says the same). Refuses to compare what is quarantined or excluded, or puts
nothing forward.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, islice

from pactwatch.domain.statement import SpeechAct, Statement, VoiceLevel
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.passages.commonness import Commonness, commonness_of
from pactwatch.weigh.relations.coded import Said, are_of_one_speaker, day_of
from pactwatch.weigh.relations.relations import Relation
from pactwatch.weigh.relations.tellings import Telling, is_put_forward, said_on_day, telling_of

__all__ = [
    "Between",
    "Compared",
    "Told",
    "by_conduct",
    "candidates",
    "compared",
    "pool_of",
]

# So many claims of one conduct are compared each with each; of more, each with the next that say
# the opposite and those that share most words, so that the work grows with the number of claims
# and not with its square.
_ALL, _NEAREST = 64, 16
# A word of more statements than this tells nothing apart.
_COMMON = 128


class Between(StrEnum):
    """Who stands against whom (METHOD b25)."""

    PARTIES = "PARTIES"
    WITHIN = "WITHIN"
    LEVELS = "LEVELS"
    TELLINGS = "TELLINGS"


@dataclass(frozen=True, slots=True)
class Compared:
    """`one` says it first, on one day the yes before the no; `relation` is how `other` stands.

    `between` tells whether they are of different sides, of one, of two levels of command of one, or
    two tellings of what one speaker says.
    """

    one: Statement
    other: Statement
    conduct: str
    relation: Relation
    reason: str
    between: Between = Between.PARTIES


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the statement as it is compared, and the day it was said."""

    said: Said
    telling: Telling
    day: date | None

    @property
    def key(self) -> tuple[object, ...]:
        """What one speaker says in one way is taken once."""
        claim, act = self.said.claim, self.said.statement.speech_act
        asked = (claim.conduct, claim.polarity, claim.quantity, claim.place, claim.when)
        numbers = frozenset(c.value for p in self.telling.passages for c in p.counts)
        return self.said.who, *asked, act is SpeechAct.DENY, self.telling.stems, numbers

    @property
    def order(self) -> tuple[date, bool, str]:
        """Earlier first; on one day a yes before a no."""
        return self.day or date.max, self.said.is_no, self.said.statement.id


def by_conduct(
    statements: Iterable[Statement], book: NameBook | None, published: Mapping[str, date | None]
) -> dict[str, list[Told]]:
    """The claims of statements that may be compared, by the conduct they tell of."""
    first: dict[tuple[object, ...], Told] = {}
    by_day = sorted(statements, key=lambda s: (published.get(s.document_id) or date.max, s.id))
    for statement in by_day:
        if not (is_put_forward(statement) and statement.claims):
            continue
        day = published.get(statement.document_id)
        telling = telling_of(statement, day, book)
        for one in telling.said:
            told = Told(one, telling, said_on_day(statement, day) or day_of(one))
            first.setdefault(told.key, told)
    groups: dict[str, list[Told]] = defaultdict(list)
    for told in first.values():
        groups[told.said.claim.conduct].append(told)
    return groups


def pool_of(groups: Iterable[Iterable[Told]]) -> Commonness:
    """How common words are among the statements compared."""
    tellings = {told.said.statement.id: told.telling for group in groups for told in group}
    return commonness_of(telling.stems for telling in tellings.values())


def candidates(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Which are compared, in the order of time."""
    if len(told) <= _ALL:
        yield from combinations(told, 2)
        return
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for stem in one.telling.stems:
            places[stem].append(at)
    for at, one in enumerate(told):
        later = dict.fromkeys((*_next_opposite(told, at), *_alike(told, at, places)))
        yield from ((one, told[n]) for n in later)


def _next_opposite(told: Sequence[Told], at: int) -> Iterator[int]:
    """The next that say the opposite."""
    is_no = told[at].said.is_no
    return islice((n for n in range(at + 1, len(told)) if told[n].said.is_no != is_no), _NEAREST)


def _alike(told: Sequence[Told], at: int, places: Mapping[str, list[int]]) -> Iterator[int]:
    """The later ones that share most words, of those that not many have."""
    rare = (places[stem] for stem in sorted(told[at].telling.stems))
    shared = Counter(n for found in rare if len(found) <= _COMMON for n in found if n > at)
    return (n for n, _ in shared.most_common(_NEAREST))


def compared(a: Told, b: Told, conduct: str, relation: Relation, reason: str) -> Compared:
    """The two with who stands where; within one side a denial contradicts, whoever speaks."""
    between = _between(a.said, b.said)
    is_denial = relation is Relation.DENIES and between is not Between.PARTIES
    found = Relation.CONTRADICTS if is_denial else relation
    told = _told_by(a.said, b.said, reason, between)
    return Compared(a.said.statement, b.said.statement, conduct, found, told, between)


def _between(one: Said, other: Said) -> Between:
    """Within one side a denial contradicts, whoever the speakers are."""
    if are_of_one_speaker(one, other):
        return Between.TELLINGS
    if one.side is None or one.side != other.side:
        return Between.PARTIES
    levels = {s.statement.speaker.voice_level for s in (one, other)}
    return Between.WITHIN if len(levels) == 1 or VoiceLevel.UNKNOWN in levels else Between.LEVELS


def _told_by(one: Said, other: Said, reason: str, between: Between) -> str:
    """The reason with who says what, and within which side."""
    is_named = one.who in reason or other.who in reason
    if between is Between.TELLINGS:
        return reason if is_named else f"Two tellings of what {one.who} says. {reason}"
    if between is Between.PARTIES:
        return reason if is_named else f"First {one.who}, then {other.who}. {reason}"
    if reason.startswith("Within "):
        return reason
    told = reason if is_named else f"first {one.told_by}, then {other.told_by}. {reason}"
    return f"Within {one.side}: {told}"
