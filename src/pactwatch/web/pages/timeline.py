"""The timeline: obligations as lanes, and three clocks told apart: happened, said, published.

Drawn on the server as SVG, so that it prints; the address holds the days and all that narrows it.
"""

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.aside import statements_shown
from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.evidence import Bearing
from pactwatch.errors import BadInput
from pactwatch.text.days import moved
from pactwatch.text.edtf import bounds
from pactwatch.text.one_line import whole
from pactwatch.web.pages.events import SIGNS, Event, events_of
from pactwatch.web.pages.lanes import Lane, deadline_texts, lay_out
from pactwatch.web.pages.scale import LEFT, WIDTH, Scale
from pactwatch.web.same_day import Looked
from pactwatch.web.site import Site

Word = Annotated[str, Query(max_length=100)]
# More lanes than this are a second page (a crowded lane is 12 KiB of picture); the list below the
# picture shows so many events.
LANES, LISTED = 12, 60
DAY = timedelta(days=1)
COLUMNS = ("obligation", "bearing", "happened", "said", "published", "speaker", "statement",
           "document", "words")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows the timeline, as the address says it; empty takes all."""

    first: str = ""
    last: str = ""
    row: str = ""
    theme: str = ""
    bearing: str = ""
    who: str = ""
    page: int = 1

    def query(self, **other: str | int) -> str:
        """The tail of the address that shows the same, with some of it changed."""
        named = {f.name: getattr(self, f.name) for f in fields(self)} | other
        return urlencode({k: v for k, v in named.items() if v and (k, v) != ("page", 1)})


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline shows.

    `title`; `first` and `last` day drawn; the `lanes` of this `page` of `pages`; `ticks` of the
    scale; `width` and `height` of the picture, `left` where days begin; `asked` what narrows it
    and the `themes`, `bearings` and `rows` to choose from; `moves` name, key and address tail of
    each zoom; `signs` of the bearings that are drawn, `has_columns` where bars are counted;
    `listed` the first events as a list, of `events` all that are drawn; `tail` of the address
    without the page.
    """

    title: str
    first: date
    last: date
    lanes: tuple[Lane, ...]
    page: int
    pages: int
    ticks: tuple[tuple[float, str], ...]
    width: int
    height: float
    left: int
    asked: Narrowed
    themes: tuple[str, ...]
    bearings: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    moves: tuple[tuple[str, str, str], ...]
    signs: tuple[tuple[str, str], ...]
    has_columns: bool
    listed: tuple[Event, ...]
    events: tuple[Event, ...]
    tail: str


def build(norms: Norms, events: Sequence[Event], asked: Narrowed) -> TimelinePage:
    """Lay the events (in their order) out on lanes between two days, all of them by default."""
    duties = [o for a in norms.agreements for o in a.obligations]
    kept = [o for o in duties if asked.row in ("", o.id) and asked.theme in ("", o.theme)]
    mine = _narrow(events, {o.id for o in kept}, asked)
    first = _day(asked.first) or _earliest(mine, kept)
    last = _day(asked.last) or _latest(mine, kept)
    if last <= first:
        raise BadInput(f"timeline from {first} to {last}: the second day must be later")
    shown = tuple(e for e in mine if e.is_within(first, last))
    scale, pages = Scale(first, last), max(1, -(-len(kept) // LANES))
    page = min(asked.page, pages)
    lanes, bottom = lay_out(kept[(page - 1) * LANES : page * LANES], shown, scale)
    return TimelinePage(
        title="Timeline",
        first=first,
        last=last,
        lanes=lanes,
        page=page,
        pages=pages,
        ticks=scale.ticks(),
        width=WIDTH,
        height=bottom + 10,
        left=LEFT,
        asked=asked,
        themes=tuple(dict.fromkeys(o.theme for o in duties if o.theme)),
        bearings=tuple(Bearing),
        rows=tuple((o.id, o.title) for o in duties),
        moves=_moves(asked, first, last),
        signs=_signs(lanes),
        has_columns=any(lane.columns for lane in lanes),
        listed=shown[:LISTED],
        events=shown,
        tail=asked.query(page=1),
    )


def _signs(lanes: Iterable[Lane]) -> tuple[tuple[str, str], ...]:
    """Those of the bars that are drawn, in the order of the table."""
    drawn = {bar.event.bearing for lane in lanes for bar in lane.bars}
    return tuple((bearing, sign) for bearing, sign in SIGNS.items() if bearing in drawn)


def _narrow(events: Sequence[Event], duties: Collection[str], asked: Narrowed) -> Sequence[Event]:
    if not (asked.row or asked.theme or asked.bearing or asked.who):
        return events
    who = asked.who.casefold()
    return [
        event
        for event in events
        if event.obligation in duties
        and asked.bearing in ("", event.bearing)
        and (not who or who in event.speaker.casefold())
    ]


def _moves(asked: Narrowed, first: date, last: date) -> tuple[tuple[str, str, str], ...]:
    """Closer, wider, earlier and later by half of what is drawn, and all of it."""
    quarter = max(DAY, (last - first) / 4)
    ends = {
        ("closer", "+"): (
            moved(first, quarter),
            max(moved(first, quarter + DAY), moved(last, -quarter)),
        ),
        ("wider", "-"): (moved(first, -2 * quarter), moved(last, 2 * quarter)),
        ("earlier", "["): (moved(first, -2 * quarter), moved(last, -2 * quarter)),
        ("later", "]"): (moved(first, 2 * quarter), moved(last, 2 * quarter)),
    }
    tails = [
        (name, key, asked.query(first=begin.isoformat(), last=end.isoformat(), page=1))
        for (name, key), (begin, end) in ends.items()
    ]
    return (*tails, ("whole", "0", asked.query(first="", last="", page=1)))


def _deadline_days(duties: Iterable[Obligation]) -> list[date]:
    texts = (text for duty in duties for _, text in deadline_texts(duty))
    return [day for text in texts if (day := bounds(text)[1])]


def _earliest(events: Sequence[Event], duties: list[Obligation]) -> date:
    since = [date.fromisoformat(o.since) for o in duties if o.since and len(o.since) == 10]
    days = [*since, *(e.published for e in events if e.published)]
    return moved(min(days, default=date(2000, 1, 1)), -15 * DAY)


def _latest(events: Sequence[Event], duties: list[Obligation]) -> date:
    days = [*(e.days[-1] for e in events if e.days), *_deadline_days(duties)]
    return moved(max(days, default=date(2000, 12, 31)), 15 * DAY)


def as_csv(events: Iterable[Event]) -> str:
    """The events as a table; the columns say which clock a day is of."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for e in events:
        writer.writerow(
            [e.obligation, e.bearing, e.when, e.said or "", e.published or "",
             _harmless(e.speaker), e.statement,
             e.document, _harmless(e.words)]
        )  # fmt: skip
    return out.getvalue()


def _harmless(text: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula and runs it."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"timeline day {text}: not a day; write YYYY-MM-DD") from error


def _narrowed(
    first: Word = "",
    last: Word = "",
    row: Word = "",
    theme: Word = "",
    bearing: Word = "",
    who: Word = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Narrowed:
    return Narrowed(first, last, row, theme, bearing, who, page)


Asked = Annotated[Narrowed, Depends(_narrowed)]


def page_of(site: Site, asked: Narrowed, looked: Looked | None = None) -> TimelinePage:
    """That of a served case, of the day that is looked at; kept while nothing moves it."""
    if looked is None or not looked.is_other:
        return site.snapshot.get(
            ("timeline", asked), lambda: build(site.norms(), events_in(site), asked)
        )
    known_at = looked.asked.known_at
    return site.snapshot.get(
        ("timeline on", asked, looked.asked),
        lambda: build(site.case.norms(known_at), _events_on(site, looked), asked),
    )


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its exports on the application."""

    @app.get("/timeline", response_class=HTMLResponse)
    def show(request: Request, asked: Asked) -> HTMLResponse:
        return site.page(request, "timeline.html", page_of(site, asked, site.looked(request)))

    @app.get("/timeline.csv")
    def export(request: Request, asked: Asked) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="timeline.csv"'}
        text = whole(as_csv(page_of(site, asked, site.looked(request)).events))
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

    @app.get("/timeline.svg")
    def picture(request: Request, asked: Asked) -> Response:
        shown = page_of(site, asked, site.looked(request))
        drawn = site.page(request, "timeline.svg", shown).body
        headers = {"Content-Disposition": 'attachment; filename="timeline.svg"'}
        return Response(drawn, media_type="image/svg+xml", headers=headers)


def events_in(site: Site) -> list[Event]:
    """Those of a served case, as it stands now, in order."""
    return site.snapshot.get("events", lambda: _all_events(site))


def _all_events(site: Site) -> list[Event]:
    links = [record.value for record in site.case.view().links()]
    found = events_of(links, site.statements(), site.documents())
    return sorted(found, key=lambda e: e.order)


def _events_on(site: Site, looked: Looked) -> list[Event]:
    """Those a reader of that day knew: what lies wholly after it is left out, as on the board."""
    known_at, day = looked.asked.known_at, looked.asked.as_of or looked.start
    view = site.case.view(known_at)
    statements = statements_shown(view) if known_at else site.statements()
    links = [record.value for record in view.links()]
    found = events_of(links, statements, site.documents_at(looked))
    return sorted((e for e in found if e.first is None or e.first <= day), key=lambda e: e.order)
