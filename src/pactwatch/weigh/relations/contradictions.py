"""Statements in, pairs that do not go together out, each with its reason.

Only statements that tell of one conduct are compared, or of conduct that another entails, by the
rules of relations.py: their claims and their words. Refuses to say who is right, and to compare
statements that are quarantined or excluded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import Statement
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.passages.commonness import Commonness
from pactwatch.weigh.relations.comparing import (
    Between,
    Compared,
    Told,
    by_conduct,
    candidates,
    compared,
    pool_of,
)
from pactwatch.weigh.relations.meeting import meetings
from pactwatch.weigh.relations.pair import Reader
from pactwatch.weigh.relations.relations import Relation
from pactwatch.weigh.relations.tellings import compare, may_differ

__all__ = ["find_opposed", "once_each"]

OPPOSED = (Relation.CONTRADICTS, Relation.DENIES, Relation.UPDATES)


def find_opposed(
    statements: Iterable[Statement],
    codebook: Codebook | None = None,
    book: NameBook | None = None,
    published: Mapping[str, date | None] | None = None,
    reader: Reader | None = None,
    copies: Mapping[str, str] | None = None,
) -> tuple[Compared, ...]:
    """All such pairs, one per conduct, pair of speakers and relation.

    What one speaker says about one conduct in the same words is taken once. With a codebook a "no"
    also meets what could not be so without the conduct it denies (METHOD 4.4).
    With the names of the case a party's ministry, its bureau and its commanders are of one side.
    `published` are the days of documents by id; `reader` tells how sure it is that two passages
    are of one matter, without it their words alone decide. `copies` give for each document one
    that stands for all its copies: what a copy changes is no change of mind of who speaks in it.
    """
    found: dict[tuple[str, frozenset[str], Relation, bool], Compared] = {}
    groups = by_conduct(statements, book, published or {})
    pool = pool_of(groups.values())
    for conduct, own in sorted(groups.items()):
        told = sorted([*own, *_entailing(conduct, groups, codebook)], key=lambda t: t.order)
        for a, b in candidates(told):
            opposed = _oppose(a, b, conduct, codebook, pool, reader)
            if opposed:
                speakers = frozenset((a.said.who, b.said.who))
                shown = _unless_copied(opposed, copies or {})
                key = (conduct, speakers, shown.relation, shown is opposed)
                found.setdefault(key, shown)
    return tuple(found.values())


def once_each(pairs: Iterable[Compared]) -> tuple[Compared, ...]:
    """Each pair of statements with a relation once, where they meet on several conducts."""
    first: dict[tuple[str, str, Relation], Compared] = {}
    for pair in pairs:
        first.setdefault((pair.one.id, pair.other.id, pair.relation), pair)
    return tuple(first.values())


def _unless_copied(opposed: Compared, copies: Mapping[str, str]) -> Compared:
    """What two copies of one story have one speaker say otherwise: a copy has changed it."""
    one, other = (s.document_id for s in (opposed.one, opposed.other))
    is_copied = one != other and one in copies and copies[one] == copies.get(other)
    if not is_copied or opposed.between is not Between.TELLINGS:
        return opposed
    reason = (
        f"The two texts are copies of one story, and one of them has changed it: {opposed.reason}"
    )
    return replace(opposed, reason=reason)


def _entailing(
    conduct: str, groups: Mapping[str, Sequence[Told]], codebook: Codebook | None
) -> Iterator[Told]:
    """Who says what entails the conduct."""
    if codebook is None:
        return
    for code, told in sorted(groups.items()):
        if code != conduct and conduct in codebook.entailed(code):
            yield from (t for t in told if not t.said.is_no)


def _oppose(
    a: Told,
    b: Told,
    conduct: str,
    codebook: Codebook | None,
    pool: Commonness,
    reader: Reader | None,
) -> Compared | None:
    if a.said.is_no == b.said.is_no and not may_differ(a.telling, b.telling):
        return None
    met = [m for m in meetings([a.said], [b.said], codebook) if m.conduct == conduct]
    if not met:
        return None
    found = compare(a.telling, b.telling, met, pool, reader)
    if found.relation not in OPPOSED:
        return None
    return compared(a, b, conduct, found.relation, found.reason)
