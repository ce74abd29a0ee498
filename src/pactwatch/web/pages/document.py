"""One document: its text with source, cue and content marked, beside what was made of it."""

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from pactwatch.case import StatementFilter
from pactwatch.domain.document import Document
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.web.pages.obligation import Cited, cite

if TYPE_CHECKING:
    from pactwatch.web.app import Site


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `statements` are the ids it belongs to."""

    text: str
    roles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the document's template shows."""

    title: str
    document: Document
    paragraphs: tuple[tuple[Piece, ...], ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    statement: str


def build(document: Document, statements: list[Statement]) -> DocumentPage:
    """Cut the text at every boundary of a mark."""
    pieces = cut(document.text, statements)
    name = document.title or document.path
    return DocumentPage(name, document, paragraphs(pieces), tuple(cite(s) for s in statements))


def cut(text: str, statements: list[Statement]) -> list[Piece]:
    """Pieces that together are exactly the text, in order."""
    marks = [mark for statement in statements for mark in _marks(statement)]
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    seen: set[str] = set()
    pieces = []
    for start, end in itertools.pairwise(edges):
        over = [m for m in marks if m.start <= start and end <= m.end]
        ids = tuple(dict.fromkeys(m.statement for m in over))
        begins = tuple(i for i in ids if i not in seen)
        seen.update(begins)
        roles = tuple(dict.fromkeys(m.role for m in over))
        pieces.append(Piece(text[start:end], roles, ids, begins))
    return pieces


def paragraphs(pieces: list[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces regrouped by the line breaks inside them."""
    groups: list[list[Piece]] = [[]]
    begins: tuple[str, ...] = ()  # carried over line breaks to the first words that are shown
    for piece in pieces:
        begins += piece.begins
        for n, line in enumerate(piece.text.split("\n")):
            if n:
                groups.append([])
            if line:
                groups[-1].append(Piece(line, piece.roles, piece.statements, begins))
                begins = ()
    return tuple(tuple(group) for group in groups if group)


def _marks(statement: Statement) -> list[_Mark]:
    content = "quarantined" if statement.state is EvidenceState.QUARANTINED else "content"
    spans = [
        *((content, span) for span in statement.content),
        *(("cue", span) for span in statement.cue),
        *(("source", span) for span in statement.source),
    ]
    return [_Mark(span.start, span.end, role, statement.id) for role, span in spans]


def register(app: FastAPI, site: "Site") -> None:
    """Put the page on the application."""

    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def show(document_id: str) -> HTMLResponse:
        record = site.case.view().document(document_id)
        if record is None:
            raise BadInput(f"document {document_id}: not in this case; see the list of documents")
        found = site.case.statements(StatementFilter(document_id=document_id))
        return site.page("document.html", build(record.value, [f.statement for f in found]))
