"""Statements in, what is told more than once out: who says it first, and who says the same again.

By the rules of relations.py, among statements of one conduct that say yes or no alike. A telling
joins the earlier one that shares most words with it, so that each stands once. Refuses to count
confirmations: who stands behind a telling is for origins, and two tellings may be of one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import Statement
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.passages.commonness import Commonness
from pactwatch.weigh.relations.comparing import Compared, Told, by_conduct, compared, pool_of
from pactwatch.weigh.relations.meeting import meetings
from pactwatch.weigh.relations.pair import Reader
from pactwatch.weigh.relations.relations import Relation
from pactwatch.weigh.relations.tellings import compare

__all__ = ["Again", "find_again"]

AGAIN = (Relation.SAME_AS, Relation.REFINES)
# A telling is compared with so many earlier ones: those that share most words with it.
_NEAREST = 4


@dataclass(frozen=True, slots=True)
class Again:
    """One matter: who told it first, and each later telling with its relation and reason."""

    first: Statement
    again: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a comparison needs beside the two."""

    codebook: Codebook | None
    pool: Commonness
    reader: Reader | None


def find_again(
    statements: Iterable[Statement],
    codebook: Codebook | None = None,
    book: NameBook | None = None,
    published: Mapping[str, date | None] | None = None,
    reader: Reader | None = None,
) -> tuple[Again, ...]:
    """Matters that are told at least twice, those told most often first; as find_opposed."""
    groups = by_conduct(statements, book, published or {})
    asked = _Asked(codebook, pool_of(groups.values()), reader)
    found = [a for code, own in sorted(groups.items()) for a in _matters(code, own, asked)]
    return tuple(sorted(found, key=lambda a: (-len(a.again), a.first.id)))


def _matters(conduct: str, own: Sequence[Told], asked: _Asked) -> Iterator[Again]:
    again: dict[str, list[Compared]] = {}
    heads: list[Told] = []
    for told in sorted(own, key=lambda t: t.order):
        joins = (_joined(head, told, conduct, asked) for head in _nearest(heads, told))
        pair = next((p for p in joins if p), None)
        if pair:
            again.setdefault(pair.one.id, []).append(pair)
        else:
            heads.append(told)
    yield from (Again(pairs[0].one, tuple(pairs)) for pairs in again.values())


def _nearest(heads: Sequence[Told], told: Told) -> list[Told]:
    """The earlier ones that say yes or no alike and share most words, of those that share any."""
    shared = [
        (len(h.telling.stems & told.telling.stems), -n)
        for n, h in enumerate(heads)
        if h.said.is_no == told.said.is_no and h.said.statement.id != told.said.statement.id
    ]
    chosen = sorted((one for one in shared if one[0]), reverse=True)[:_NEAREST]
    return [heads[-n] for _, n in chosen]


def _joined(head: Told, told: Told, conduct: str, asked: _Asked) -> Compared | None:
    met = [m for m in meetings([head.said], [told.said], asked.codebook) if m.conduct == conduct]
    if not met:
        return None
    found = compare(head.telling, told.telling, met, asked.pool, asked.reader)
    if found.relation not in AGAIN:
        return None
    return compared(head, told, conduct, found.relation, found.reason)
