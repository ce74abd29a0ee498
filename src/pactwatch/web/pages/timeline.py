"""The timeline: obligations as lanes, and three clocks told apart: happened, said, published.

Drawn on the server as SVG, so that it prints; what is uncertain has open or dashed ends.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.text.edtf import bounds, is_approximate, is_valid
from pactwatch.web.site import Site

Word = Annotated[str, Query(max_length=100)]

WIDTH, LEFT, TOP = 1180, 210, 30
# Pixels that stand for an open side of an interval.
STUB = 36.0


@dataclass(frozen=True, slots=True)
class Event:
    """One claim on a lane: its words, EDTF time, the days of the three clocks (None unknown).

    `first` and `last` bound when it happened; `is_vague` where the text gives no exact day.
    """

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


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as drawn: places in pixels; `opens` and `ends` where a side is unknown."""

    event: Event
    x: float
    width: float
    y: float
    is_open_left: bool
    is_open_right: bool
    said_x: float | None
    published_x: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One obligation: its place, its events, where its deadlines stand."""

    obligation: Obligation
    y: float
    height: float
    bars: tuple[Bar, ...]
    deadlines: tuple[tuple[float, str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline shows.

    `title`; `first` and `last` day drawn; the `lanes`; `ticks` of months; `width` and `height` of
    the picture, `left` where days begin; `row` and `theme` it is narrowed to, `themes` to choose;
    `events` as a list for readers without the picture.
    """

    title: str
    first: date
    last: date
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int
    height: float
    left: int
    row: str
    theme: str
    themes: tuple[str, ...]
    events: tuple[Event, ...]


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
    )


def build(
    norms: Norms,
    events: Iterable[Event],
    *,
    first: date | None = None,
    last: date | None = None,
    row: str = "",
    theme: str = "",
) -> TimelinePage:
    """Lay the events out on lanes between two days (all of them by default)."""
    duties = [o for a in norms.agreements for o in a.obligations]
    kept = [o for o in duties if row in ("", o.id) and theme in ("", o.theme)]
    shown = [e for e in events if e.obligation in {o.id for o in kept}]
    first, last = first or _earliest(shown, kept), last or _latest(shown, kept)
    if last <= first:
        raise BadInput(f"timeline from {first} to {last}: the second day must be later")
    scale = _Scale(first, last)
    lanes, y = [], float(TOP)
    for obligation in kept:
        lane = _lane(obligation, [e for e in shown if e.obligation == obligation.id], y, scale)
        lanes.append(lane)
        y += lane.height
    return TimelinePage(
        title="Timeline",
        first=first,
        last=last,
        lanes=tuple(lanes),
        ticks=scale.ticks(),
        width=WIDTH,
        height=y + 10,
        left=LEFT,
        row=row,
        theme=theme,
        themes=tuple(dict.fromkeys(o.theme for o in duties if o.theme)),
        events=tuple(sorted(shown, key=lambda e: str(e.first or e.last or e.published or ""))),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - 20), 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        months = (self.last - self.first).days // 30
        step = max(1, months // 12)
        found, day = [], date(self.first.year, self.first.month, 1)
        n = 0
        while day <= self.last:
            if day >= self.first and n % step == 0:
                found.append((self.x(day), f"{day:%Y-%m}"))
            day = (day + timedelta(days=32)).replace(day=1)
            n += 1
        return tuple(found)


def _lane(obligation: Obligation, events: list[Event], y: float, scale: _Scale) -> Lane:
    bars: list[Bar] = []
    rows: list[float] = []  # where the last bar of each line of this lane ends
    for event in sorted(events, key=lambda e: str(e.first or e.last or "")):
        left, right = _ends(event, scale)
        line = next((n for n, end in enumerate(rows) if end + 4 < left), len(rows))
        rows[line:line + 1] = [right]  # fmt: skip
        bars.append(
            Bar(
                event,
                left,
                round(right - left, 1),
                y + 8 + line * 12,
                event.first is None,
                event.last is None,
                scale.x(event.said) if event.said else None,
                scale.x(event.published) if event.published else None,
            )
        )
    height = max(30.0, 18 + 12 * len(rows))
    return Lane(obligation, y, height, tuple(bars), _deadlines(obligation, scale))


def _ends(event: Event, scale: _Scale) -> tuple[float, float]:
    """Where a bar begins and ends; a side nobody knows is a stub, not a claim about the past."""
    if event.first is None:
        right = scale.x(event.last or event.published or scale.last)
        return max(float(LEFT), right - STUB), right
    left = scale.x(event.first)
    return left, max(left + 6, scale.x(event.last) if event.last else left + STUB)


def _deadlines(obligation: Obligation, scale: _Scale) -> tuple[tuple[float, str, str], ...]:
    deadline = obligation.deadline
    if deadline is None:
        return ()
    named = (("computed", deadline.computed), ("practised", deadline.practised))
    days = ((kind, text) for kind, text in named if text and is_valid(text))
    found = ((kind, text, bounds(text)[1]) for kind, text in days)
    return tuple((scale.x(day), kind, text) for kind, text, day in found if day)


def _days(events: Iterable[Event]) -> list[date]:
    found = [(e.first, e.last, e.said, e.published) for e in events]
    return [day for days in found for day in days if day]


def _deadline_days(duties: Iterable[Obligation]) -> list[date]:
    texts = [t for o in duties if o.deadline for t in (o.deadline.computed, o.deadline.practised)]
    return [day for t in texts if t and is_valid(t) and (day := bounds(t)[1])]


def _earliest(events: list[Event], duties: list[Obligation]) -> date:
    since = [date.fromisoformat(o.since) for o in duties if o.since and len(o.since) == 10]
    days = [*since, *(e.published for e in events if e.published)]
    return min(days, default=date(2000, 1, 1)) - timedelta(days=15)


def _latest(events: list[Event], duties: list[Obligation]) -> date:
    days = [*_days(events), *_deadline_days(duties)]
    return max(days, default=date(2000, 12, 31)) + timedelta(days=15)


def as_csv(events: Iterable[Event]) -> str:
    """The events as a table; the columns say which clock a day is of."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["obligation", "bearing", "happened", "said", "published", "statement", "document", "words"]
    )
    for e in events:
        writer.writerow(
            [e.obligation, e.bearing, e.when, e.said or "", e.published or "", e.statement,
             e.document, _harmless(e.words)]
        )  # fmt: skip
    return out.getvalue()


def _harmless(text: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula and runs it."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _asked(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"timeline day {text}: not a day; write YYYY-MM-DD") from error


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its export on the application."""

    def page(row: str, theme: str, first: str, last: str) -> TimelinePage:
        events = site.snapshot.get("events", lambda: _all_events(site))
        return build(
            site.norms(), events, first=_asked(first), last=_asked(last), row=row, theme=theme
        )

    @app.get("/timeline", response_class=HTMLResponse)
    def show(
        request: Request, row: Word = "", theme: Word = "", first: Word = "", last: Word = ""
    ) -> HTMLResponse:
        return site.page(request, "timeline.html", page(row, theme, first, last))

    @app.get("/timeline.csv")
    def export(row: Word = "", theme: Word = "", first: Word = "", last: Word = "") -> Response:
        text = as_csv(page(row, theme, first, last).events)
        headers = {"Content-Disposition": 'attachment; filename="timeline.csv"'}
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _all_events(site: Site) -> list[Event]:
    links = [record.value for record in site.case.view().links()]
    return events_of(links, site.statements(), site.documents())
