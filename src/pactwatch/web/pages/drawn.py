"""The network as drawn: actors on an ellipse, lines that bend so that both directions can be seen.

Comes in: actors and ties. Goes out: places, paths and widths in pixels. Refuses to choose: which
actors and ties are drawn is the page's to say.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pactwatch.domain.actor import Actor
from pactwatch.web.pages.ties import Tie

WIDTH, HEIGHT, RADIUS = 1000, 600, 230
# How far a line bends away from the straight one, so that both directions can be seen.
BEND = 26


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


def nodes_of(actors: Sequence[Actor]) -> tuple[Node, ...]:
    """On an ellipse, so that every line can be followed and nothing jumps about."""
    turn = 2 * math.pi / max(1, len(actors))
    return tuple(_node(actor, n * turn - math.pi / 2) for n, actor in enumerate(actors))


def _node(actor: Actor, angle: float) -> Node:
    x = round(WIDTH / 2 + RADIUS * 1.35 * math.cos(angle), 1)
    y = round(HEIGHT / 2 + RADIUS * math.sin(angle), 1)
    side = math.cos(angle)
    return Node(actor, x, y, "middle" if abs(side) < 0.25 else "start" if side > 0 else "end")


def lines_of(ties: Sequence[Tie], nodes: Mapping[str, Node]) -> tuple[Line, ...]:
    """The ties whose both ends are drawn, as lines between them."""
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


def query(tie: Tie, conduct: str = "") -> str:
    """The tail of the address that opens the passages of a tie."""
    asked = {"from": tie.ends[0], "to": tie.ends[1]}
    return urlencode(asked | ({"conduct": conduct} if conduct else {}))
