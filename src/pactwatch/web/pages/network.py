"""The network of chosen actors: an edge is what is claimed to pass between two of them.

An edge carries its conduct, how many statements claim it and how many deny it; it leads to the
passages. It is an analyst's picture of chosen nodes, never of everything.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Polarity
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.web.site import Site
from pactwatch.weigh.names import NameBook

WIDTH, HEIGHT, RADIUS = 900, 560, 210
# More nodes than this cannot be read in one picture; the table takes them all.
MOST_NODES = 14


@dataclass(frozen=True, slots=True)
class Edge:
    """Claims of one conduct between two actors: how many say so, how many deny it, who says it."""

    source: str
    target: str
    conduct: str
    says: int
    denies: int
    speakers: tuple[str, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at its place in the picture."""

    actor: Actor
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn, with the place of its label; `is_denied` where nobody says so."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    label_x: float
    label_y: float
    is_denied: bool


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """What the network shows.

    `title`; `actors` to choose from and the `chosen` ids; `nodes` and `lines` of the picture
    (`width` by `height`), `edges` for the table with the `names` of their ends; `is_cut` where the
    picture leaves nodes out.
    """

    title: str
    actors: tuple[Actor, ...]
    chosen: tuple[str, ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...]
    names: Mapping[str, str]
    width: int
    height: int
    is_cut: bool


def edges_of(statements: Iterable[Statement], actors: Sequence[Actor]) -> list[Edge]:
    """Claims between two known actors, gathered by conduct; quarantined words make no edge."""
    book = NameBook(tuple(actors))
    found: dict[tuple[str, str, str], list[tuple[Statement, bool]]] = {}
    for statement in statements:
        if statement.state is not EvidenceState.USABLE:
            continue
        for claim in statement.claims:
            is_denied = claim.polarity is Polarity.NEGATIVE
            for key in _pairs(claim.agent, claim.counterpart, claim.conduct, book):
                found.setdefault(key, []).append((statement, is_denied))
    return [_edge(*key, told) for key, told in found.items()]


def _pairs(
    agents: Iterable[str], counterparts: Iterable[str], conduct: str, book: NameBook
) -> list[tuple[str, str, str]]:
    left = {a for name in agents if (a := book.resolve(name))}
    right = {a for name in counterparts if (a := book.resolve(name))}
    return [(a, b, conduct) for a in sorted(left) for b in sorted(right) if a != b]


def _edge(source: str, target: str, conduct: str, told: list[tuple[Statement, bool]]) -> Edge:
    speakers = dict.fromkeys(s.speaker.name or "the page's own voice" for s, _ in told)
    return Edge(
        source=source,
        target=target,
        conduct=conduct,
        says=sum(not is_denied for _, is_denied in told),
        denies=sum(is_denied for _, is_denied in told),
        speakers=tuple(speakers),
        query=urlencode({"q": f"conduct:{conduct}"}),
    )


def build(
    statements: Iterable[Statement], actors: Sequence[Actor], chosen: Sequence[str]
) -> NetworkPage:
    """The picture of the chosen actors, by default of those between whom most is claimed."""
    edges = edges_of(statements, actors)
    wanted = tuple(chosen) or _busiest(edges)
    kept = [e for e in edges if e.source in wanted and e.target in wanted]
    known = {actor.id: actor for actor in actors}
    drawn = [a for a in wanted if a in known][:MOST_NODES]
    nodes = _nodes([known[a] for a in drawn])
    return NetworkPage(
        title="Network",
        actors=tuple(actors),
        chosen=wanted,
        nodes=nodes,
        lines=_lines(kept, {node.actor.id: node for node in nodes}),
        edges=tuple(sorted(kept, key=lambda e: (e.source, e.target, e.conduct))),
        names={actor.id: actor.name for actor in actors},
        width=WIDTH,
        height=HEIGHT,
        is_cut=len(wanted) > MOST_NODES,
    )


def _busiest(edges: Iterable[Edge]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            counts[end] = counts.get(end, 0) + edge.says + edge.denies
    return tuple(sorted(counts, key=lambda a: -counts[a])[:MOST_NODES])


def _nodes(actors: Sequence[Actor]) -> tuple[Node, ...]:
    """On a circle, so that every line can be followed and nothing jumps about."""
    turn = 2 * math.pi / max(1, len(actors))
    return tuple(
        Node(
            actor,
            round(WIDTH / 2 + RADIUS * 1.45 * math.cos(n * turn - math.pi / 2), 1),
            round(HEIGHT / 2 + RADIUS * math.sin(n * turn - math.pi / 2), 1),
        )
        for n, actor in enumerate(actors)
    )


def _lines(edges: Sequence[Edge], nodes: dict[str, Node]) -> tuple[Line, ...]:
    """Each edge beside the others between the same two, its label at its own height."""
    seen: dict[frozenset[str], int] = {}
    lines = []
    for edge in edges:
        if edge.source not in nodes or edge.target not in nodes:
            continue
        a, b = nodes[edge.source], nodes[edge.target]
        n = seen.get(frozenset((edge.source, edge.target)), 0)
        seen[frozenset((edge.source, edge.target))] = n + 1
        offset = (n - 1) * 16
        lines.append(
            Line(
                edge,
                a.x, a.y + offset / 2, b.x, b.y + offset / 2,
                round((a.x + b.x) / 2, 1), round((a.y + b.y) / 2 + offset, 1),
                edge.says == 0,
            )
        )  # fmt: skip
    return tuple(lines)


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/network", response_class=HTMLResponse)
    def show(
        request: Request, actor: Annotated[list[str] | None, Query(max_length=60)] = None
    ) -> HTMLResponse:
        page = build(site.statements().values(), site.actors(), actor or [])
        return site.page(request, "network.html", page)
