"""Search over documents and statements, with fields, a page at a time, and as a feed."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.ask import read_question
from pactwatch.case.searches import Search
from pactwatch.register.records import Hit
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.feed import as_feed, feed_of
from pactwatch.web.pages.finding import Found, Kept, find, find_at, kept_of, paths_of
from pactwatch.web.site import Site

PER_PAGE = 50

Typed = Annotated[str, Query(max_length=500)]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]


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
    `total` statements; `tail` of the address without the page, for links; `kept` searches of the
    acting person; `search` the kept one that is shown, if any, `new` the ids of what came since it
    was last looked at; `said` what was done last.
    """

    title: str
    query: str
    documents: tuple[DocumentHit, ...]
    statements: tuple[Cited, ...]
    total: int
    page: int
    pages: int
    tail: str
    kept: tuple[Kept, ...] = ()
    search: Search | None = None
    new: frozenset[str] = frozenset()
    said: str = ""


def build(
    typed: str,
    found: Found,
    page: int,
    *,
    kept: Iterable[Kept] = (),
    search: Search | None = None,
    new: Collection[str] = (),
    said: str = "",
    paths: Mapping[str, str] = MappingProxyType({}),
) -> SearchPage:
    """Documents first on the first page, then statements a page at a time, new ones on top."""
    pages = max(1, -(-len(found.statements) // PER_PAGE))
    page = min(page, pages)
    start = (page - 1) * PER_PAGE
    ordered = sorted(found.statements, key=lambda f: f.statement.id not in new)
    documents = sorted(found.documents, key=lambda h: h.document_id not in new)
    return SearchPage(
        title=search.name if search else "Search",
        query=typed,
        documents=tuple(_document(h, paths) for h in documents) if page == 1 else (),
        statements=tuple(cite(f.statement) for f in ordered[start : start + PER_PAGE]),
        total=len(found.statements),
        page=page,
        pages=pages,
        tail=urlencode({"q": typed}) if search is None else "",
        kept=tuple(kept),
        search=search,
        new=frozenset(new),
        said=said,
    )


def _document(hit: Hit, paths: Mapping[str, str]) -> DocumentHit:
    """A document without a title goes by its file."""
    title = hit.title or paths.get(hit.document_id, hit.document_id)
    return DocumentHit(hit.document_id, title, bits(hit.snippet))


def bits(snippet: str) -> tuple[Bit, ...]:
    """The snippet cut at the marks around what was found."""
    parts = re.split(r"\[([^\[\]]*)\]", snippet)
    return tuple(Bit(text, n % 2 == 1) for n, text in enumerate(parts) if text)


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its feed on the application."""

    @app.get("/search", response_class=HTMLResponse)
    def show(
        request: Request,
        q: Typed = "",
        page: PageNumber = 1,
        said: Annotated[str, Query(max_length=300)] = "",
    ) -> HTMLResponse:
        found = find_at(site, read_question(q), site.looked(request))
        shown = build(q, found, page, kept=kept_of(site), said=said, paths=paths_of(site))
        return site.page(request, "search.html", shown)

    @app.get("/search.atom")
    def feed(request: Request, q: Typed = "") -> Response:
        found = find(site, read_question(q)).statements
        base = str(request.base_url)
        address = f"{base}search.atom?{urlencode({'q': q})}"
        return as_feed(site, request, feed_of(site, q, address, base, found))
