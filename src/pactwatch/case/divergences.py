"""Statements that a copy or another rendering tells otherwise get a warning, and no more.

What comes in: statements, documents and lineage as a view knows them. What goes out: the same
statements, some with flags. Nothing is written: a new copy may come with every `add`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pactwatch.case.copies import document_groups
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.statement import Statement
from pactwatch.weigh.divergence import Divergence, find_divergences
from pactwatch.weigh.renderings import find_rendered

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
    documents: Mapping[str, Document], lineage: Iterable[LineageEdge]
) -> Divergences:
    """What copies and renderings tell otherwise, by the document that it stands in."""
    texts = {d.id: d.text for d in documents.values() if d.language in (None, "en")}
    by_document: dict[str, list[Divergence]] = {}
    edges = tuple(lineage)
    rendered = find_rendered(texts, document_groups(documents, edges))
    for divergence in (*find_divergences(texts, edges), *rendered):
        by_document.setdefault(divergence.document_id, []).append(divergence)
    return by_document


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
