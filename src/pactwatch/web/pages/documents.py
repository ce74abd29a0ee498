"""The list of documents, newest publication first, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.case.retracted import Aside
from pactwatch.domain.document import Document
from pactwatch.web.site import Site

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """What the list's template shows.

    `title`; the `documents` on this `page` of `pages`, `total` in the case; `asides` who retracted
    which and why, by id.
    """

    title: str
    documents: tuple[Document, ...]
    total: int
    page: int
    pages: int
    asides: Mapping[str, Aside]


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Newest publication first."""
    return sorted(documents, key=lambda d: (str(d.published or ""), d.path), reverse=True)


def build(ordered: Sequence[Document], page: int, asides: Mapping[str, Aside]) -> DocumentsPage:
    """Cut one page out of the sorted list."""
    pages = max(1, -(-len(ordered) // PAGE_SIZE))
    start = (min(page, pages) - 1) * PAGE_SIZE
    cut = tuple(ordered[start : start + PAGE_SIZE])
    return DocumentsPage("Documents", cut, len(ordered), min(page, pages), pages, asides)


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/documents", response_class=HTMLResponse)
    def show(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        looked = site.looked(request)
        if looked.is_other:
            ordered = in_order(site.documents_at(looked).values())
        else:
            ordered = site.snapshot.get("listed", lambda: in_order(site.documents().values()))
        shown = build(ordered, page, site.asides_at(looked))
        return site.page(request, "documents.html", shown)
