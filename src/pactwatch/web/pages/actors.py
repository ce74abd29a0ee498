"""The actors of a case by their role, a page at a time, with the names that may be one actor."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.web.pages import actor, importing, pairs
from pactwatch.web.pages.pairs import PairsPage, pairs_of
from pactwatch.web.pages.spoken import Register, spelt, spoken
from pactwatch.web.site import Site

PER_PAGE = 100
ROLES = tuple(MonitorRole)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An actor in the list, with how many statements are theirs and how many are about them."""

    actor: Actor
    said: int
    about: int


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list shows: `title`; the actors of this `page` of `pages` by `role`, `total` in all
    of those whose name holds `name`; `strangers` are speakers no actor of the case stands for, with
    how often they speak, of so many (`speakers`); `asked` about names; `tail` of the address
    without the page; `said` what was done last."""

    title: str
    role: tuple[tuple[str, tuple[Spoken, ...]], ...]
    total: int
    strangers: tuple[tuple[str, int], ...]
    speakers: int
    asked: PairsPage
    name: str
    page: int
    pages: int
    tail: str
    said: str = ""


def build(
    actors: Iterable[Actor],
    found: Register,
    asked: PairsPage,
    *,
    name: str = "",
    page: int = 1,
    said: str = "",
) -> ActorsPage:
    """The actors by their role, those without one last; of many those that are asked for."""
    kept = sorted((a for a in actors if _is_called(a, name)), key=_order)
    pages = max(1, -(-len(kept) // PER_PAGE))
    page = min(page, pages)
    roles: dict[str, list[Spoken]] = {}
    for a in kept[(page - 1) * PER_PAGE : page * PER_PAGE]:
        spoken = Spoken(a, len(found.by.get(a.id, ())), len(found.about.get(a.id, ())))
        roles.setdefault(a.role.value if a.role else "", []).append(spoken)
    return ActorsPage(
        title="Actors",
        role=tuple((role, tuple(people)) for role, people in roles.items()),
        total=len(kept),
        strangers=found.strangers,
        speakers=found.speakers,
        asked=asked,
        name=name,
        page=page,
        pages=pages,
        tail=urlencode({"name": name}) if name else "",
        said=said,
    )


def _is_called(one: Actor, name: str) -> bool:
    """Whether one of its names holds these letters, in whatever script."""
    wanted = spelt(name)
    return not name or any(wanted in spelt(known) for known in one.names)


def _order(one: Actor) -> int:
    """Parties first, as the roles stand in the mandate."""
    return ROLES.index(one.role) if one.role else len(ROLES)


def register(app: FastAPI, site: Site) -> None:
    """Put the list on the application, with the pairs and the page of an actor."""

    @app.get("/actors", response_class=HTMLResponse)
    def show(
        request: Request,
        name: Annotated[str, Query(max_length=200)] = "",
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
        said: Annotated[str, Query(max_length=300)] = "",
    ) -> HTMLResponse:
        asked, looked = pairs_of(site), site.looked(request)
        found = spoken(site, looked)
        shown = build(site.actors_at(looked), found, asked, name=name, page=page, said=said)
        return site.page(request, "actors.html", shown)

    # Before the page of one actor, whose address would take theirs.
    pairs.register(app, site)
    importing.register(app, site)
    actor.register(app, site)
