"""Events of a case laid out on lanes: where each bar, mark and deadline stands, in pixels.

Comes in: obligations, their events, the days to be drawn. Goes out: lanes of bars, or of columns
that count where a lane holds more than can be told apart. What is uncertain has open ends.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pactwatch.domain.agreement import Obligation
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.statement import Statement
from pactwatch.text.edtf import bounds, is_approximate, is_valid

WIDTH, LEFT, TOP = 1180, 230, 30
# Pixels that stand for an open side of an interval.
STUB = 36.0
# More bars than this on one lane are a wall; columns then count them, and zooming in shows them.
MOST_BARS, COLUMNS, COLUMN_HEIGHT = 60, 60, 34.0
STEP = 11
# The sign on a bar that says how it bears, so that its colour is not needed: a path of 8 by 8.
SIGNS: dict[str, str] = {
    "SUPPORTS_BREACH": "M1 1h6L4 7z",
    "SUPPORTS_PERFORMANCE": "M1 7h6L4 1z",
    "MITIGATES": "M1 4h6M4 1v6",
    "UNDERCUTS": "M1 6.5 7 1.5",
    "REBUTS": "M1 1l6 6M7 1 1 7",
    "DENIES": "M1 2.5h6M1 5.5h6",
    "CONTEXT": "M4 2a2 2 0 1 0 .01 0",
    "NEUTRAL": "M3 4h2",
}


@dataclass(frozen=True)
class Event:
    """One claim on a lane: its words, who says it, EDTF time, the days of the three clocks (None
    unknown). `first` and `last` bound when it happened; `is_vague` where the text gives no exact
    day."""

    obligation: str
    statement: str
    document: str
    bearing: str
    words: str
    when: str
    first: date | None
    last: date | None
    is_vague: bool
    said: date | None
    published: date | None
    speaker: str = ""

    # Cached: a hundred thousand of them are looked through for every picture.
    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day of it that is known, the first one first."""
        return tuple(sorted(d for d in (self.first, self.last, self.said, self.published) if d))

    @property
    def sign(self) -> str:
        """The sign of its bearing."""
        return SIGNS[self.bearing]

    @cached_property
    def order(self) -> str:
        """What it is sorted by: when it happened, else when it came to be known."""
        return str(self.first or self.last or self.said or self.published or "")

    def is_within(self, first: date, last: date) -> bool:
        """Whether any of its clocks meets these days."""
        days = self.days
        return bool(days) and days[0] <= last and days[-1] >= first


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


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands; a day outside stands at the edge."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - 20), 1)

    def holds(self, day: date | None) -> bool:
        """Whether a day is drawn."""
        return day is not None and self.first <= day <= self.last

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Months, or weeks where there are few months, at most about twelve."""
        days = (self.last - self.first).days
        if days <= 90:
            step = max(1, days // 10)
            marks = (self.first + timedelta(days=n) for n in range(step, days, step))
            return tuple((self.x(day), f"{day:%d %b}") for day in marks)
        step = max(1, days // 30 // 12)
        marks = (day for n, day in enumerate(_months(self.first, self.last)) if n % step == 0)
        return tuple((self.x(day), f"{day:%Y-%m}") for day in marks)


def _months(first: date, last: date) -> list[date]:
    day, found = date(first.year, first.month, 1), []
    while day <= last:
        if day >= first:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def events_of(
    links: Iterable[EvidenceLink],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
) -> list[Event]:
    """Every linked claim with the days of its three clocks."""
    found = []
    for link in links:
        statement = statements.get(link.statement_id)
        if statement and statement.document_id in documents and link.claim < len(statement.claims):
            found.append(_event(link, statement, documents[statement.document_id]))
    return found


def _event(link: EvidenceLink, statement: Statement, document: Document) -> Event:
    when = statement.claims[link.claim].when or ""
    first, last = bounds(when) if when and is_valid(when) else (None, None)
    said = statement.said_on if statement.said_on and is_valid(statement.said_on) else None
    return Event(
        obligation=link.obligation_id,
        statement=statement.id,
        document=statement.document_id,
        bearing=link.bearing.value,
        words=" ".join(" ".join(s.text for s in statement.content).split()),
        when=when,
        first=first,
        last=last,
        is_vague=first != last or (bool(when) and is_approximate(when)),
        said=bounds(said)[0] if said else None,
        published=document.published,
        speaker=statement.speaker.name or statement.speaker.mention or "",
    )


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
        last = min(scale.last, first + timedelta(days=length - 1))
        height = round(4 + (COLUMN_HEIGHT - 4) * count / most, 1)
        x, end = scale.x(first), scale.x(min(scale.last, first + timedelta(days=length)))
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
    """Computed and practised deadline as EDTF, those that are one."""
    deadline = obligation.deadline
    if deadline is None:
        return []
    named = (("computed", deadline.computed), ("practised", deadline.practised))
    return [(kind, text) for kind, text in named if text and is_valid(text)]
