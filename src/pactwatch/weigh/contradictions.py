"""Statements in, pairs that do not go together out, each with its reason.

Only statements that tell of one conduct are compared, or of conduct that another entails, by the
rules of relations.py: their claims and their words. Refuses to say who is right, and to compare
statements that are quarantined or excluded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, islice

from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import SpeechAct, Statement, VoiceLevel
from pactwatch.weigh.commonness import Commonness, commonness_of
from pactwatch.weigh.names import NameBook
from pactwatch.weigh.relations import Relation
from pactwatch.weigh.relations_coded import Said, are_of_one_speaker, day_of
from pactwatch.weigh.relations_meeting import meetings
from pactwatch.weigh.tellings import (
    Telling,
    compare,
    is_put_forward,
    may_differ,
    said_on_day,
    telling_of,
)

__all__ = ["Between", "Opposed", "find_opposed"]

OPPOSED = (Relation.CONTRADICTS, Relation.DENIES, Relation.UPDATES)
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
class Opposed:
    """`one` says it first, on one day the yes before the no; `other` says otherwise.

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
class _Told:
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


def find_opposed(
    statements: Iterable[Statement],
    codebook: Codebook | None = None,
    book: NameBook | None = None,
    published: Mapping[str, date | None] | None = None,
) -> tuple[Opposed, ...]:
    """All such pairs, one per conduct, pair of speakers and relation.

    What one speaker says about one conduct in the same words is taken once. With a codebook a "no"
    also meets what could not be so without the conduct it denies (METHOD 4.4).
    With the names of the case a party's ministry, its bureau and its commanders are of one side.
    `published` are the days of documents by id.
    """
    found: dict[tuple[str, frozenset[str], Relation], Opposed] = {}
    groups = _by_conduct(statements, book, published or {})
    pool = _pool(groups.values())
    for conduct, own in sorted(groups.items()):
        told = sorted([*own, *_entailing(conduct, groups, codebook)], key=lambda t: t.order)
        for a, b in _candidates(told):
            opposed = _oppose(a, b, conduct, codebook, pool)
            if opposed:
                speakers = frozenset((a.said.who, b.said.who))
                found.setdefault((conduct, speakers, opposed.relation), opposed)
    return tuple(found.values())


def _by_conduct(
    statements: Iterable[Statement], book: NameBook | None, published: Mapping[str, date | None]
) -> dict[str, list[_Told]]:
    first: dict[tuple[object, ...], _Told] = {}
    by_day = sorted(statements, key=lambda s: (published.get(s.document_id) or date.max, s.id))
    for statement in by_day:
        if not (is_put_forward(statement) and statement.claims):
            continue
        day = published.get(statement.document_id)
        telling = telling_of(statement, day, book)
        for one in telling.said:
            told = _Told(one, telling, said_on_day(statement, day) or day_of(one))
            first.setdefault(told.key, told)
    groups: dict[str, list[_Told]] = defaultdict(list)
    for told in first.values():
        groups[told.said.claim.conduct].append(told)
    return groups


def _pool(groups: Iterable[Iterable[_Told]]) -> Commonness:
    """How common words are among the statements compared."""
    tellings = {told.said.statement.id: told.telling for group in groups for told in group}
    return commonness_of(telling.stems for telling in tellings.values())


def _entailing(
    conduct: str, groups: Mapping[str, Sequence[_Told]], codebook: Codebook | None
) -> Iterator[_Told]:
    """Who says what entails the conduct."""
    if codebook is None:
        return
    for code, told in sorted(groups.items()):
        if code != conduct and conduct in codebook.entailed(code):
            yield from (t for t in told if not t.said.is_no)


def _candidates(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
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


def _next_opposite(told: Sequence[_Told], at: int) -> Iterator[int]:
    """The next that say the opposite."""
    is_no = told[at].said.is_no
    return islice((n for n in range(at + 1, len(told)) if told[n].said.is_no != is_no), _NEAREST)


def _alike(told: Sequence[_Told], at: int, places: Mapping[str, list[int]]) -> Iterator[int]:
    """The later ones that share most words, of those that not many have."""
    rare = (places[stem] for stem in sorted(told[at].telling.stems))
    shared = Counter(n for found in rare if len(found) <= _COMMON for n in found if n > at)
    return (n for n, _ in shared.most_common(_NEAREST))


def _oppose(
    a: _Told, b: _Told, conduct: str, codebook: Codebook | None, pool: Commonness
) -> Opposed | None:
    if a.said.is_no == b.said.is_no and not may_differ(a.telling, b.telling):
        return None
    met = [m for m in meetings([a.said], [b.said], codebook) if m.conduct == conduct]
    if not met:
        return None
    found = compare(a.telling, b.telling, met, pool)
    if found.relation not in OPPOSED:
        return None
    between = _between(a.said, b.said)
    is_denial = found.relation is Relation.DENIES and between is not Between.PARTIES
    relation = Relation.CONTRADICTS if is_denial else found.relation
    reason = _told_by(a.said, b.said, found.reason, between)
    return Opposed(a.said.statement, b.said.statement, conduct, relation, reason, between)


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
