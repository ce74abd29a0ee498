"""One document: its text with source, cue and content marked, beside what was made of it."""

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import StatementFilter
from pactwatch.domain.document import Document
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.pieces import Piece, cut, paragraphs
from pactwatch.web.site import Site


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the document's template shows."""

    title: str
    document: Document
    paragraphs: tuple[tuple[Piece, ...], ...]
    cited: tuple[Cited, ...]


def build(document: Document, statements: list[Statement]) -> DocumentPage:
    """Cut the text at every boundary of a mark."""
    pieces = cut(document.text, statements)
    name = document.title or document.path
    return DocumentPage(name, document, paragraphs(pieces), tuple(cite(s) for s in statements))


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def show(request: Request, document_id: str) -> HTMLResponse:
        record = site.case.view().document(document_id)
        if record is None:
            raise BadInput(f"document {document_id}: not in this case; see the list of documents")
        found = site.case.statements(StatementFilter(document_id=document_id))
        return site.page(
            request, "document.html", build(record.value, [f.statement for f in found])
        )
