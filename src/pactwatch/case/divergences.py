"""Statements that a copy or another rendering tells otherwise get a warning, and no more.

What comes in: statements, documents and lineage as a view knows them. What goes out: the same
statements, some with flags. Nothing is written: a new copy may come with every `add`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pactwatch.case.copies import document_groups
from pactwatch.domain.actor import Actor
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import COPYING, LineageEdge
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.statement import Statement
from pactwatch.weigh.divergence.divergence import Divergence, find_divergences
from pactwatch.weigh.divergence.renderings import find_rendered
from pactwatch.weigh.divergence.sayings import Paper, find_turned

__all__ = ["Divergences", "divergences_in", "with_divergences"]


Divergences = Mapping[str, Sequence[Divergence]]


def with_divergences(
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    found: Divergences,
) -> dict[str, Statement]:
    """Every statement by id; a flag stands where some copy tells a sentence otherwise."""
    return {
        key: _flagged(statement, found.get(statement.document_id, ()), documents)
        for key, statement in statements.items()
    }


def divergences_in(
    documents: Mapping[str, Document],
    lineage: Iterable[LineageEdge],
    statements: Iterable[Statement] = (),
    actors: Iterable[Actor] = (),
) -> Divergences:
    """What copies, rewrites and renderings tell otherwise, by the document that it stands in.

    Two names of one of the case's actors tell nothing otherwise.
    """
    texts = {d.id: d.text for d in documents.values() if d.language in (None, "en")}
    by_document: dict[str, list[Divergence]] = {}
    edges = tuple(lineage)
    rendered = find_rendered(texts, document_groups(documents, edges))
    papers = {d.id: Paper(d.publisher, d.published) for d in documents.values()}
    told = (*find_divergences(texts, _retelling(edges, documents), actors), *rendered)
    for divergence in (*told, *find_turned(statements, papers, edges)):
        by_document.setdefault(divergence.document_id, []).append(divergence)
    return by_document


# What is credited the day after may have been counted anew since.
_CREDITED_DAYS = 1


def _retelling(
    edges: Iterable[LineageEdge], documents: Mapping[str, Document]
) -> Iterable[LineageEdge]:
    """The edges less credits between documents of days apart."""
    for edge in edges:
        ends = [documents.get(node) for node in (edge.from_node, edge.to_node)]
        days = [document.published for document in ends if document and document.published]
        is_soon = len(days) == 2 and abs((days[0] - days[1]).days) <= _CREDITED_DAYS
        if edge.type in COPYING or is_soon:
            yield edge


def _flagged(
    statement: Statement, found: Iterable[Divergence], documents: Mapping[str, Document]
) -> Statement:
    flags = [
        Flag(d.code, Severity.WARN, f"{d.reason} ({_called(documents[d.other_id])})")
        for d in found
        if any(c.start < d.end and d.start < c.end for c in statement.content)
    ]
    return replace(statement, flags=(*statement.flags, *flags)) if flags else statement


def _called(document: Document) -> str:
    """The copy as a reader knows it: outlet and day, else its id."""
    day = document.published.isoformat() if document.published else None
    named = ", ".join(part for part in (document.publisher, day) if part)
    return f"{named}; {document.id}" if named else document.id
