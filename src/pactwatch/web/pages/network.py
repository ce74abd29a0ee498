"""The network of chosen actors: a line is what is claimed to pass between two of them.

A line carries polarity, standing, how many statements and origins; it leads to exactly the
passages of that pair. It is an analyst's picture of chosen nodes, never of everything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.domain.actor import Actor
from pactwatch.errors import BadInput
from pactwatch.web.pages.drawn import HEIGHT, WIDTH, Line, Node, lines_of, nodes_of, query
from pactwatch.web.pages.passages import passages
from pactwatch.web.pages.ties import Tie, ties_of, together
from pactwatch.web.same_day import AT_START, Looked
from pactwatch.web.site import Site

# More nodes or lines than this cannot be read in one picture; the table takes them all.
MOST_NODES, MOST_LINES = 14, 40
PER_PAGE, MOST_OFFERED = 100, 200
Id = Annotated[str, Query(max_length=200)]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]
Chosen = Annotated[list[str] | None, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """What the network shows.

    `title`; `actors` to choose from with how many ties each has, the `chosen` ids; `nodes` and
    `lines` of the picture (`size`), `rows` of the table on this `page` of `pages` with their
    queries, the `names` of the ends; `is_cut` where the picture leaves something out; `tail` of
    the address without the page.
    """

    title: str
    actors: tuple[tuple[Actor, int], ...]
    chosen: tuple[str, ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    rows: tuple[tuple[Tie, str], ...]
    names: Mapping[str, str]
    size: tuple[int, int]
    is_cut: bool
    page: int
    pages: int
    tail: str


def build(
    ties: Sequence[Tie], actors: Sequence[Actor], chosen: Sequence[str], *, around: str = "",
    page: int = 1,
) -> NetworkPage:  # fmt: skip
    """The picture of the chosen actors, of one and its neighbours, or of the busiest."""
    known, busy = {actor.id: actor for actor in actors}, _busy(ties)
    wanted = tuple(a for a in (_around(ties, around) or chosen or busy[:MOST_NODES]) if a in known)
    kept = sorted(
        (t for t in ties if set(t.ends) <= set(wanted) and (not around or around in t.ends)),
        key=lambda t: (-len(t.told), t.ends, t.conduct),
    )
    nodes = nodes_of([known[a] for a in wanted][:MOST_NODES])
    lines = sorted(together(kept), key=lambda t: -len(t.told))
    pages = max(1, -(-len(kept) // PER_PAGE))
    page = min(page, pages)
    asked = [("around", around)] if around else [("actor", a) for a in chosen]
    counts = Counter(end for tie in ties for end in tie.ends)
    return NetworkPage(
        title="Network",
        actors=_to_choose(actors, counts, wanted),
        chosen=wanted,
        nodes=nodes,
        lines=lines_of(lines[:MOST_LINES], {node.actor.id: node for node in nodes}),
        rows=tuple((t, query(t, t.conduct)) for t in kept[(page - 1) * PER_PAGE : page * PER_PAGE]),
        names={actor.id: actor.name for actor in actors},
        size=(WIDTH, HEIGHT),
        is_cut=len(wanted) > MOST_NODES or len(lines) > MOST_LINES,
        page=page,
        pages=pages,
        tail=urlencode(asked),
    )


def _busy(ties: Iterable[Tie]) -> list[str]:
    counts: Counter[str] = Counter()
    for tie in ties:
        counts.update(dict.fromkeys(tie.ends, len(tie.told)))
    return [actor for actor, _ in counts.most_common()]


def _to_choose(
    actors: Iterable[Actor], counts: Mapping[str, int], chosen: Sequence[str]
) -> tuple[tuple[Actor, int], ...]:
    """The chosen and the busiest by name; of thousands (an imported list) the rest is found by
    the list of actors, whose pages lead here."""
    first = sorted(actors, key=lambda a: (a.id not in chosen, -counts[a.id], a.name))[:MOST_OFFERED]
    return tuple((a, counts[a.id]) for a in sorted(first, key=lambda a: a.name))


def _around(ties: Iterable[Tie], actor: str) -> list[str]:
    """An actor and those it has ties with, the closest first."""
    if not actor:
        return []
    near = Counter(end for t in ties if actor in t.ends for end in t.ends for _ in t.told)
    near.pop(actor, None)
    return [actor, *(end for end, _ in near.most_common())]


def ties_in(site: Site, looked: Looked = AT_START) -> list[Tie]:
    """Those of a served case, of the day that is looked at."""
    return site.snapshot.get(
        looked.key("ties"),
        lambda: ties_of(
            site.statements_at(looked).values(), site.actors_at(looked), site.bearings_at(looked)
        ),
    )


def page_of(
    site: Site, chosen: Sequence[str] = (), around: str = "", page: int = 1,
    looked: Looked = AT_START,
) -> NetworkPage:  # fmt: skip
    """That of a served case, of the day that is looked at; kept while nothing moves it."""
    return site.snapshot.get(
        looked.key("network", *chosen, around, page),
        lambda: build(
            ties_in(site, looked), site.actors_at(looked), chosen, around=around, page=page
        ),
    )


def register(app: FastAPI, site: Site) -> None:
    """Put the picture and its passages on the application."""

    @app.get("/network", response_class=HTMLResponse)
    def show(
        request: Request, actor: Chosen = None, around: Id = "", page: PageNumber = 1
    ) -> HTMLResponse:
        shown = page_of(site, actor or [], around, page, site.looked(request))
        return site.page(request, "network.html", shown)

    @app.get("/network.svg")
    def picture(request: Request, actor: Chosen = None, around: Id = "") -> Response:
        shown = page_of(site, actor or [], around, 1, site.looked(request))
        drawn = site.page(request, "network.svg", shown).body
        headers = {"Content-Disposition": 'attachment; filename="network.svg"'}
        return Response(drawn, media_type="image/svg+xml", headers=headers)

    @app.get("/network/passages", response_class=HTMLResponse)
    def open_line(
        request: Request,
        start: Annotated[str, Query(max_length=200, alias="from")],
        to: Id,
        conduct: Id = "",
        page: PageNumber = 1,
    ) -> HTMLResponse:
        looked = site.looked(request)
        names = {actor.id: actor.name for actor in site.actors_at(looked)}
        if unknown := {start, to} - names.keys():
            raise BadInput(f"actor {min(unknown)}: not in this case; see the list of actors")
        shown = site.snapshot.get(
            looked.key("passages", start, to, conduct, page),
            lambda: passages(ties_in(site, looked), names, (start, to), conduct, page),
        )
        return site.page(request, "passages.html", shown)
