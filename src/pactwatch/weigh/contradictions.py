"""Statements in, pairs whose coded claims do not go together out, each with its reason.

Two claims are compared only where they have one conduct code and their actors, places and times
may be the same: what is left open fits all, what is named must meet. How they are opposed is told
by the table of contradictions_rules.py. Refuses to say who is right, and to compare statements
that are quarantined or excluded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import EvidenceState, Mode, SpeechAct, Statement
from pactwatch.text.edtf import bounds
from pactwatch.weigh.contradictions_rules import OPPOSED, Said, day_of
from pactwatch.weigh.names import NameBook, words_of
from pactwatch.weigh.relations import Relation

__all__ = ["Opposed", "find_opposed"]


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
        (s for s in yes if s.claim.quantity), key=lambda s: (day_of(s) or date.max, s.statement.id)
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
