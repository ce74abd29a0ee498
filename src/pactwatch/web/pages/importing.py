"""Take actors from somebody else's list: choose a file, see what would come in, decide.

The same functions as `pactwatch actors CASE --import`. Between looking and taking the file is kept
in memory under its hash; nothing is written before a person has seen what it holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.listed import Listed
from pactwatch.domain.actor import Actor
from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Upload
from pactwatch.web.pages.spoken import spelt
from pactwatch.web.site import Site, form_of, go_to

PER_PAGE = 100
# Lists somebody may look at side by side; the oldest is let go.
MOST_KEPT = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """An actor that would come in; `like` are actors of the case that bear one of its names."""

    actor: Actor
    like: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """What the page shows.

    `title`; the `list` that is looked at, by its hash, and the name of its `file` (empty where a
    file is still to be chosen); the actors that would come in on this `page` of `pages`
    (`coming`), `new` of them in all, `known` how many stand in the case already; `tail` of the
    address without the page; `problem` why a file could not be read.
    """

    title: str
    list: str = ""
    file: str = ""
    coming: tuple[Coming, ...] = ()
    new: int = 0
    known: int = 0
    page: int = 1
    pages: int = 1
    tail: str = ""
    problem: str = ""


def build(
    key: str, upload: Upload, listed: Listed, actors: Iterable[Actor], page: int
) -> ImportPage:
    """What a list would bring."""
    pages = max(1, -(-len(listed.new) // PER_PAGE))
    page = min(page, pages)
    named = _by_name(actors)
    shown = listed.new[(page - 1) * PER_PAGE : page * PER_PAGE]
    return ImportPage(
        title=say("import.title"),
        list=key,
        file=upload.name,
        coming=tuple(Coming(actor, _like(actor, named)) for actor in shown),
        new=len(listed.new),
        known=len(listed.known),
        page=page,
        pages=pages,
        tail=urlencode({"list": key}),
    )


def _by_name(actors: Iterable[Actor]) -> dict[str, list[Actor]]:
    named: dict[str, list[Actor]] = {}
    for actor in actors:
        for name in actor.names:
            named.setdefault(spelt(name), []).append(actor)
    return named


def _like(actor: Actor, named: Mapping[str, list[Actor]]) -> tuple[Actor, ...]:
    found = (other for name in actor.names for other in named.get(spelt(name), ()))
    return tuple({other.id: other for other in found}.values())


def keep(site: Site, upload: Upload) -> str:
    """Keep a file until it is taken in; its key."""
    key = sha256_bytes(upload.content)[:32]
    site.uploads.pop(key, None)
    while len(site.uploads) >= MOST_KEPT:
        site.uploads.pop(next(iter(site.uploads)), None)
    site.uploads[key] = upload
    return key


def register(app: FastAPI, site: Site) -> None:
    """Put the form, what it shows and its decision on the application."""

    def kept(key: str) -> Upload:
        if key not in site.uploads:
            raise BadInput(say("import.gone"))
        return site.uploads[key]

    @app.get("/actors/import", response_class=HTMLResponse)
    def show(
        request: Request,
        key: Annotated[str, Query(max_length=64, alias="list")] = "",
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> HTMLResponse:
        if not key:
            return site.page(request, "import.html", ImportPage(say("import.title")))
        upload = kept(key)
        listed = site.case.look_into_list(upload.content, name=upload.name)
        shown = build(key, upload, listed, site.norms().actors, page)
        return site.page(request, "import.html", shown)

    @app.post("/actors/import")
    def look(request: Request) -> Response:
        upload = form_of(request).upload
        problem = "" if upload else say("import.no_file")
        if upload:
            try:
                site.case.look_into_list(upload.content, name=upload.name)
                return go_to(f"/actors/import?list={keep(site, upload)}")
            except BadInput as error:
                problem = str(error)
        page = ImportPage(say("import.title"), problem=problem)
        return site.page(request, "import.html", page, 400)

    @app.post("/actors/import/take")
    def take(request: Request) -> Response:
        key = form_of(request).get("list")
        upload = kept(key)
        taken = site.case.take_actors(upload.content, name=upload.name)
        site.uploads.pop(key, None)
        counts = {"new": len(taken.new), "known": len(taken.known)}
        return go_to(f"/actors?said={quote(say('done.imported', file=upload.name, **counts))}")
