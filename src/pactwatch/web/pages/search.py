"""Search over documents and statements."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.register.records import Hit
from pactwatch.web.site import Site

LIMIT = 100


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search template shows: `title`, the `query` as typed, its `hits`."""

    title: str
    query: str
    hits: tuple[Hit, ...]


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/search", response_class=HTMLResponse)
    def show(request: Request, q: Annotated[str, Query(max_length=500)] = "") -> HTMLResponse:
        hits = tuple(site.case.search(q, limit=LIMIT)) if q.strip() else ()
        return site.page(request, "search.html", SearchPage("Search", q, hits))
