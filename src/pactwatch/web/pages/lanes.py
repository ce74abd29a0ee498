"""Events of a case laid out on lanes: where each bar, mark and deadline stands, in pixels.

Comes in: obligations, their events, the days to be drawn. Goes out: lanes of bars, or of columns
that count where a lane holds more than can be told apart. What is uncertain has open ends.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pactwatch.domain.agreement import Obligation
from pactwatch.text.days import moved
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.web.pages.events import Event
from pactwatch.web.pages.scale import LEFT, Scale

TOP = 30
# Pixels that stand for an open side of an interval.
STUB = 36.0
# More bars than this on one lane are a wall; columns then count them, and zooming in shows them.
MOST_BARS, COLUMNS, COLUMN_HEIGHT = 60, 60, 34.0
STEP = 11


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as drawn: places in pixels; open where a side is unknown."""

    event: Event
    x: float
    width: float
    y: float
    is_open: bool
    said_x: float | None
    published_x: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """Events of one stretch of a crowded lane: how many, its place, its first and last day."""

    count: int
    x: float
    y: float
    width: float
    height: float
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Lane:
    """One obligation: its place, its events as bars or counted in columns, its deadlines."""

    obligation: Obligation
    y: float
    height: float
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    deadlines: tuple[tuple[float, str, str], ...]


def lay_out(
    duties: Iterable[Obligation], events: Iterable[Event], scale: Scale
) -> tuple[tuple[Lane, ...], float]:
    """Lanes one below the other, and where the last one ends."""
    duties = tuple(duties)
    mine: dict[str, list[Event]] = {duty.id: [] for duty in duties}
    for event in events:
        if event.obligation in mine:
            mine[event.obligation].append(event)
    lanes, y = [], float(TOP)
    for duty in duties:
        lane = _lane(duty, mine[duty.id], y, scale)
        lanes.append(lane)
        y += lane.height
    return tuple(lanes), y


def _lane(obligation: Obligation, events: list[Event], y: float, scale: Scale) -> Lane:
    due = _deadlines(obligation, scale)
    if len(events) > MOST_BARS:
        height = COLUMN_HEIGHT + 12
        return Lane(obligation, y, height, (), _columns(events, y + height - 4, scale), due)
    bars: list[Bar] = []
    rows: list[float] = []  # where the last bar of each line of this lane ends
    for event in sorted(events, key=lambda e: e.order):
        left, right = _ends(event, scale)
        line = next((n for n, end in enumerate(rows) if end + 4 < left), len(rows))
        rows[line:line + 1] = [right]  # fmt: skip
        bars.append(_bar(event, left, right, y + 8 + line * STEP, scale))
    height = max(30.0, 18 + STEP * len(rows))
    return Lane(obligation, y, height, tuple(bars), (), due)


def _bar(event: Event, left: float, right: float, y: float, scale: Scale) -> Bar:
    return Bar(
        event,
        left,
        round(right - left, 1),
        y,
        event.first is None or event.last is None,
        scale.x(event.said) if event.said and scale.holds(event.said) else None,
        scale.x(event.published) if event.published and scale.holds(event.published) else None,
    )


def _columns(events: Iterable[Event], bottom: float, scale: Scale) -> tuple[Column, ...]:
    """How many events in each stretch, by the first of their days that is drawn."""
    span = max(1, (scale.last - scale.first).days + 1)
    length = max(1, -(-span // COLUMNS))
    counted = Counter((_drawn(e, scale) - scale.first).days // length for e in events)
    most = max(counted.values(), default=1)
    found = []
    for n, count in sorted(counted.items()):
        first = scale.first + timedelta(days=n * length)
        last = min(scale.last, moved(first, timedelta(days=length - 1)))
        height = round(4 + (COLUMN_HEIGHT - 4) * count / most, 1)
        x, end = scale.x(first), scale.x(min(scale.last, moved(first, timedelta(days=length))))
        width = max(3.0, round(end - x - 1, 1))
        found.append(Column(count, x, bottom - height, width, height, first, last))
    return tuple(found)


def _drawn(event: Event, scale: Scale) -> date:
    known = (event.first, event.last, event.said, event.published)
    inside = next((day for day in known if day and scale.holds(day)), None)
    return inside or scale.first


def _ends(event: Event, scale: Scale) -> tuple[float, float]:
    """Where a bar begins and ends; a side nobody knows is a stub, not a claim about the past."""
    if event.first is None:
        right = scale.x(event.last or event.published or scale.last)
        return max(float(LEFT), right - STUB), right
    left = scale.x(event.first)
    return left, max(left + 6, scale.x(event.last) if event.last else left + STUB)


def _deadlines(obligation: Obligation, scale: Scale) -> tuple[tuple[float, str, str], ...]:
    found = ((kind, text, bounds(text)[1]) for kind, text in deadline_texts(obligation))
    return tuple(
        (scale.x(day), kind, text) for kind, text, day in found if day and scale.holds(day)
    )


def deadline_texts(obligation: Obligation) -> list[tuple[str, str]]:
    """Computed (else stated) and practised deadline as EDTF, those that are one."""
    named = obligation.deadline.named if obligation.deadline else ()
    return [(kind, text) for kind, text in named if is_valid(text)]
