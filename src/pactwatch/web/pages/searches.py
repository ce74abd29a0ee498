"""Kept searches: what is new in them since they were last looked at, as a page and as a feed."""

from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.ask import read_question
from pactwatch.case.searches import Search, drop_search, find_search, keep_search, mark_seen
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.pages.feed import as_feed, feed_of
from pactwatch.web.pages.finding import found_by, kept_of, new_in, paths_of
from pactwatch.web.pages.search import PageNumber, build
from pactwatch.web.site import Site, form_of, go_to


def register(app: FastAPI, site: Site) -> None:
    """Put kept searches on the application."""

    @app.post("/searches")
    def keep(request: Request) -> Response:
        form = form_of(request)
        read_question(form.get("q"))  # one that cannot be read is not kept
        name = form.get("name") or form.get("q")
        search = Search(name, form.get("q"), site.case.person.name, site.now())
        keep_search(site.case.folder, search)
        return go_to(f"/searches/{search.id}?said={quote(say('search.kept'))}")

    @app.post("/searches/{search_id}")
    def change(request: Request, search_id: str) -> Response:
        action = form_of(request).get("action")
        if action == "seen":
            mark_seen(site.case.folder, search_id, site.now())
            return go_to(f"/searches/{quote(search_id)}?said={quote(say('search.all_seen'))}")
        if action == "drop":
            drop_search(site.case.folder, search_id)
            return go_to(f"/search?said={quote(say('search.dropped'))}")
        raise BadInput(f"action {action!r}: choose one of seen, drop")

    @app.get("/searches/{search_id}.atom")
    def feed(request: Request, search_id: str) -> Response:
        search = find_search(site.case.folder, search_id)
        found, new = new_in(site, search)
        base = str(request.base_url)
        address = f"{base}searches/{search.id}.atom"
        page = feed_of(site, search.name, address, base, found.statements, new)
        return as_feed(site, request, page)

    @app.get("/searches/{search_id}", response_class=HTMLResponse)
    def show(
        request: Request,
        search_id: str,
        page: PageNumber = 1,
        said: Annotated[str, Query(max_length=300)] = "",
    ) -> HTMLResponse:
        search = find_search(site.case.folder, search_id)
        found, new = new_in(site, search)
        shown = build(
            search.query,
            found_by(site, found, site.looked(request)),
            page,
            kept=kept_of(site),
            search=search,
            new=new,
            said=said,
            paths=paths_of(site),
        )
        return site.page(request, "search.html", shown)
