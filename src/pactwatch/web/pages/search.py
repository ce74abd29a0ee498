"""Search over documents and statements, with fields, a page at a time, and as a feed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case import FoundStatement
from pactwatch.case.ask import Question, read_question
from pactwatch.register.records import Hit
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.site import Site

PER_PAGE = 50
# More hits than this are an export; the feed carries the newest.
MOST = 1000
IN_FEED = 100

Typed = Annotated[str, Query(max_length=500)]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a snippet; `is_hit` where it is what was searched for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that holds the words, with the snippet around them."""

    id: str
    title: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search template shows.

    `title`; the `query` as typed; `documents` and `statements` found on this `page` of `pages`;
    `total` statements; `tail` of the address without the page, for links.
    """

    title: str
    query: str
    documents: tuple[DocumentHit, ...]
    statements: tuple[Cited, ...]
    total: int
    page: int
    pages: int
    tail: str


def build(
    typed: str, hits: Iterable[Hit], statements: Sequence[FoundStatement], page: int
) -> SearchPage:
    """Documents first on the first page, then statements a page at a time."""
    pages = max(1, -(-len(statements) // PER_PAGE))
    page = min(page, pages)
    start = (page - 1) * PER_PAGE
    documents = [h for h in hits if h.kind == "document"] if page == 1 else []
    return SearchPage(
        title="Search",
        query=typed,
        documents=tuple(DocumentHit(h.document_id, h.title, bits(h.snippet)) for h in documents),
        statements=tuple(cite(f.statement) for f in statements[start : start + PER_PAGE]),
        total=len(statements),
        page=page,
        pages=pages,
        tail=urlencode({"q": typed}),
    )


def bits(snippet: str) -> tuple[Bit, ...]:
    """The snippet cut at the marks around what was found."""
    parts = re.split(r"\[([^\[\]]*)\]", snippet)
    return tuple(Bit(text, n % 2 == 1) for n, text in enumerate(parts) if text)


def find(site: Site, question: Question) -> tuple[list[Hit], list[FoundStatement]]:
    """Hits of the words, and the statements that pass the fields (and hold the words, if any)."""
    hits = site.case.search(question.words, limit=MOST) if question.words else []
    if not (question.words or question.is_narrowed):
        return [], []
    found = site.case.statements(question.wanted)
    if question.words:
        ids = {hit.id for hit in hits if hit.kind == "statement"}
        found = [f for f in found if f.statement.id in ids]
    return ([] if question.is_narrowed else hits), found


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its feed on the application."""

    @app.get("/search", response_class=HTMLResponse)
    def show(
        request: Request, q: Typed = "", page: Annotated[int, Query(ge=1, le=10_000)] = 1
    ) -> HTMLResponse:
        hits, found = find(site, read_question(q))
        return site.page(request, "search.html", build(q, hits, found, page))

    @app.get("/search.atom")
    def feed(request: Request, q: Typed = "") -> Response:
        _, found = find(site, read_question(q))
        newest = sorted(found, key=lambda f: f.published_iso or "", reverse=True)[:IN_FEED]
        page = site.page(request, "search.xml", FeedPage(q, str(request.base_url), tuple(newest)))
        return Response(page.body, media_type="application/atom+xml")


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What the Atom feed holds: `title` (the search), `base` address, the newest `found`."""

    title: str
    base: str
    found: tuple[FoundStatement, ...]
