"""Statements that a later paper of their own body takes back or gives another number.

What comes in: testimonies, documents, lineage. Goes out: the testimonies, those marked that count
no longer or otherwise (`Testimony.corrected`). Nothing is overwritten: each stands as it was said
until the day of the correction. Weighing refuses what was taken back until a person has checked it
(C1-r15).
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pactwatch.case.copies import is_sure_copy
from pactwatch.domain.claim import Claim
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Certainty, Correction, LineageEdge, LineageType, Testimony
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.lineage.amended import Amendment, amendment_of, tells_the_same
from pactwatch.weigh.lineage.errata import Erratum, errata_of, names_target
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import known_as

__all__ = ["with_corrections"]

_ORIGIN = "origin:"


def with_corrections(
    told: Sequence[Testimony],
    documents: Mapping[str, DocumentRecord],
    lineage: Sequence[LineageEdge],
    book: NameBook,
) -> tuple[Testimony, ...]:
    """The same testimonies, with what their own bodies have made of them since."""
    pairs = [e for e in lineage if e.type is LineageType.CORRECTS]
    of: dict[str, list[Testimony]] = defaultdict(list)
    for testimony in told:
        of[testimony.statement.document_id].append(testimony)
    found: dict[str, Correction] = {}
    for edge in pairs:
        if edge.from_node in documents and edge.to_node in documents:
            by, target = (documents[end].value for end in (edge.from_node, edge.to_node))
            passages = _passages(edge, by, target, book)
            for key, correction in _corrections(passages, by, target, of, told, lineage, book):
                found.setdefault(key, correction)
    return tuple(
        dataclasses.replace(t, corrected=found[t.statement.id]) if t.statement.id in found else t
        for t in told
    )


def _passages(
    edge: LineageEdge, by: Document, target: Document, book: NameBook
) -> Sequence[Erratum]:
    """The passages of a paper that are about the other. Where a person says that it corrects it,
    and no passage names it, all of them may be ("an earlier report")."""
    found = errata_of(by, book)
    naming = [erratum for erratum in found if names_target(erratum, target)]
    return naming or (found if edge.certainty is Certainty.ESTABLISHED else ())


def _corrections(
    passages: Iterable[Erratum],
    by: Document,
    target: Document,
    of: Mapping[str, Sequence[Testimony]],
    told: Sequence[Testimony],
    lineage: Iterable[LineageEdge],
    book: NameBook,
) -> Iterator[tuple[str, Correction]]:
    """By statement what the one document makes of what the other told."""
    if by.published is None:
        return
    copies = {e.from_node for e in lineage if is_sure_copy(e) and e.to_node == target.id}
    own = f"{_ORIGIN}{known_as(by.publisher or '', book)}"
    for erratum in passages:
        for first in of.get(target.id, ()):
            amended = amendment_of(erratum, first.statement, target.text, _others(first, book))
            if amended is None:
                continue
            made = Correction(by.published, by.id, amended.number, amended.was)
            yield first.statement.id, made
            for other in told:
                if _is_again(other, first, by, copies, own) and _has(other, amended):
                    yield other.statement.id, made
            yield from _recalled(erratum, first, of.get(by.id, ()), made)


def _is_again(other: Testimony, first: Testimony, by: Document, copies: set[str], own: str) -> bool:
    """Whether it is a copy's, or the body's own word printed elsewhere, before the correction."""
    document = other.statement.document_id
    if document in (by.id, first.statement.document_id) or other.published is None:
        return False
    if by.published is None or other.published >= by.published:
        return False
    is_own = other.origin == own == first.origin
    return (document in copies or is_own) and tells_the_same(other.statement, first.statement)


def _has(other: Testimony, amended: Amendment) -> bool:
    """Whether a number that is replaced stands there too."""
    if amended.number is None:
        return True
    counts = (c.quantity for c in other.statement.claims if c.quantity)
    return any(q.low == q.high == amended.was for q in counts)


def _recalled(
    erratum: Erratum, first: Testimony, there: Iterable[Testimony], made: Correction
) -> Iterator[tuple[str, Correction]]:
    """What the correction itself says in recalling what it takes back."""
    for one in there:
        statement = one.statement
        spans = statement.content
        if not any(a <= s.start and s.end <= b for a, b in erratum.recalled for s in spans):
            continue
        if _doers(statement.claims) & _doers(first.statement.claims) and tells_the_same(
            statement, first.statement
        ):
            yield statement.id, Correction(made.on, made.by)


def _doers(claims: Iterable[Claim]) -> set[str]:
    return {w.casefold() for c in claims for a in c.agent for w in a.split() if w[:1].isupper()}


def _others(first: Testimony, book: NameBook) -> tuple[str, ...]:
    """The names of everybody the case knows besides those who do it there."""
    doers = {book.resolve_body(a) for c in first.statement.claims for a in c.agent}
    sides = {side for d in doers for side in (d, *book.affiliations(d))}
    return tuple(n for i, a in book.actors.items() if i not in sides for n in a.names)
