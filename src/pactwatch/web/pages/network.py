"""The network of chosen actors: a line is what is claimed to pass between two of them.

A line carries polarity, standing, how many statements and origins; it leads to exactly the
passages of that pair. It is an analyst's picture of chosen nodes, never of everything.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.domain.actor import Actor
from pactwatch.errors import BadInput
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.ties import Tie, Told, ties_of, together
from pactwatch.web.site import Site

WIDTH, HEIGHT, RADIUS = 1000, 600, 230
# More nodes or lines than this cannot be read in one picture; the table takes them all.
MOST_NODES, MOST_LINES = 14, 40
PER_PAGE, MOST_OFFERED = 100, 200
# How far a line bends away from the straight one, so that both directions can be seen.
BEND = 26
Id = Annotated[str, Query(max_length=200)]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at its place in the picture, with the side on which its name stands."""

    actor: Actor
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """All ties of one actor to another as drawn: the `path` of a bent line, its label's place, how
    wide it is, and the `query` that opens its passages."""

    tie: Tie
    path: str
    label: tuple[float, float]
    width: float
    query: str


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


@dataclass(frozen=True, slots=True)
class PassagesPage:
    """What a line opens.

    `title`; the names of both `ends` and their ids; the `conduct` it is narrowed to, if any, and
    the `conducts` there are; `says` and `denies` the passages on this `page` of `pages`, each with
    its standing, of `total`; `tail` of the address without the page; `back` how many tell it the
    other way.
    """

    title: str
    ends: tuple[tuple[str, str], tuple[str, str]]
    conduct: str
    conducts: tuple[str, ...]
    says: tuple[tuple[Cited, str], ...]
    denies: tuple[tuple[Cited, str], ...]
    total: int
    page: int
    pages: int
    tail: str
    back: int


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
    nodes = _nodes([known[a] for a in wanted][:MOST_NODES])
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
        lines=_lines(lines[:MOST_LINES], {node.actor.id: node for node in nodes}),
        rows=tuple((t, query(t, t.conduct)) for t in kept[(page - 1) * PER_PAGE : page * PER_PAGE]),
        names={actor.id: actor.name for actor in actors},
        size=(WIDTH, HEIGHT),
        is_cut=len(wanted) > MOST_NODES or len(lines) > MOST_LINES,
        page=page,
        pages=pages,
        tail=urlencode(asked),
    )


def passages(
    ties: Iterable[Tie], names: Mapping[str, str], ends: tuple[str, str], conduct: str, page: int
) -> PassagesPage:
    """Exactly the statements that say or deny something of one actor towards another."""
    ties = list(ties)
    mine = [t for t in ties if t.ends == ends]
    told = _once(one for t in mine if conduct in ("", t.conduct) for one in t.told)
    pages = max(1, -(-len(told) // PER_PAGE))
    page = min(page, pages)
    shown = told[(page - 1) * PER_PAGE : page * PER_PAGE]
    first, second = ((end, names[end]) for end in ends)
    asked = {"from": ends[0], "to": ends[1]} | ({"conduct": conduct} if conduct else {})
    return PassagesPage(
        title=f"{first[1]} → {second[1]}",
        ends=(first, second),
        conduct=conduct,
        conducts=tuple(sorted({t.conduct for t in mine})),
        says=tuple((cite(t.statement), t.standing) for t in shown if not t.is_denied),
        denies=tuple((cite(t.statement), t.standing) for t in shown if t.is_denied),
        total=len(told),
        page=page,
        pages=pages,
        tail=urlencode(asked),
        back=sum(len(t.told) for t in ties if t.ends == ends[::-1]),
    )


def query(tie: Tie, conduct: str = "") -> str:
    """The tail of the address that opens the passages of a tie."""
    asked = {"from": tie.ends[0], "to": tie.ends[1]}
    return urlencode(asked | ({"conduct": conduct} if conduct else {}))


def _once(told: Iterable[Told]) -> list[Told]:
    """Each statement once for each of its polarities, in reading order."""
    found = {(one.statement.id, one.is_denied): one for one in told}
    return list(found.values())


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


def _nodes(actors: Sequence[Actor]) -> tuple[Node, ...]:
    """On an ellipse, so that every line can be followed and nothing jumps about."""
    turn = 2 * math.pi / max(1, len(actors))
    return tuple(_node(actor, n * turn - math.pi / 2) for n, actor in enumerate(actors))


def _node(actor: Actor, angle: float) -> Node:
    x = round(WIDTH / 2 + RADIUS * 1.35 * math.cos(angle), 1)
    y = round(HEIGHT / 2 + RADIUS * math.sin(angle), 1)
    side = math.cos(angle)
    return Node(actor, x, y, "middle" if abs(side) < 0.25 else "start" if side > 0 else "end")


def _lines(ties: Sequence[Tie], nodes: Mapping[str, Node]) -> tuple[Line, ...]:
    return tuple(
        _line(tie, nodes[tie.ends[0]], nodes[tie.ends[1]])
        for tie in ties
        if tie.ends[0] in nodes and tie.ends[1] in nodes
    )


def _line(tie: Tie, a: Node, b: Node) -> Line:
    """Bent to the left of its direction; the label stands at the bend, nearer to who acts."""
    dx, dy = b.x - a.x, b.y - a.y
    length = math.hypot(dx, dy) or 1.0
    bend_x = round((a.x + b.x) / 2 + BEND * dy / length * 2, 1)
    bend_y = round((a.y + b.y) / 2 - BEND * dx / length * 2, 1)
    at = 0.42
    label = tuple(
        round((1 - at) ** 2 * one + 2 * at * (1 - at) * bend + at**2 * other, 1)
        for one, bend, other in ((a.x, bend_x, b.x), (a.y, bend_y, b.y))
    )
    path = f"M{a.x} {a.y}Q{bend_x} {bend_y} {b.x} {b.y}"
    width = round(min(5.0, 1.2 + 0.8 * math.log2(len(tie.told) + 1)), 1)
    return Line(tie, path, (label[0], label[1]), width, query(tie))


def ties_in(site: Site) -> list[Tie]:
    """Those of a served case, as it stands now."""
    return site.snapshot.get(
        "ties", lambda: ties_of(site.statements().values(), site.actors(), site.bearings())
    )


def register(app: FastAPI, site: Site) -> None:
    """Put the picture and its passages on the application."""

    @app.get("/network", response_class=HTMLResponse)
    def show(
        request: Request,
        actor: Annotated[list[str] | None, Query(max_length=60)] = None,
        around: Id = "",
        page: PageNumber = 1,
    ) -> HTMLResponse:
        shown = site.snapshot.get(
            ("network", *(actor or []), around, page),
            lambda: build(ties_in(site), site.actors(), actor or [], around=around, page=page),
        )
        return site.page(request, "network.html", shown)

    @app.get("/network/passages", response_class=HTMLResponse)
    def open_line(
        request: Request,
        start: Annotated[str, Query(max_length=200, alias="from")],
        to: Id,
        conduct: Id = "",
        page: PageNumber = 1,
    ) -> HTMLResponse:
        names = {actor.id: actor.name for actor in site.actors()}
        if unknown := {start, to} - names.keys():
            raise BadInput(f"actor {min(unknown)}: not in this case; see the list of actors")
        shown = passages(ties_in(site), names, (start, to), conduct, page)
        return site.page(request, "passages.html", shown)
