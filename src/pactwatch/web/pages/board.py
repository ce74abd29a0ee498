"""The board: one row per obligation, by party or theme, narrowed by what the address says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Board, RowChange, board_changes
from pactwatch.case.aside import statements_shown
from pactwatch.case.leads import leads_by_duty
from pactwatch.case.norms import Norms
from pactwatch.errors import BadInput
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.rows import (
    PER_PAGE,
    Filter,
    Group,
    Line,
    choices_of,
    groups_of,
    keeps,
    lines_of,
)
from pactwatch.web.site import Site

Word = Annotated[str, Query(max_length=100)]
# A slider with more stops than this cannot be set by hand.
MOST_STOPS = 400


@dataclass(frozen=True, slots=True)
class Stops:
    """The ends of the two sliders: days `first` and `last`, `as_of` in days after the first;
    `moments` at which something was recorded, `known` the number of the one asked for."""

    first: date
    last: date
    as_of: int
    moments: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the board shows.

    `title`; the `board` as weighed; `asked` its dates; the `filter` and the `choices` it offers
    by field; `groups` of rows, `shown` of `total`; `stops` of the sliders; `changes` since the
    day asked about (None where none was), `tail` of the address without the page, which is `page`
    of `pages`; `leads` by duty of which nothing was read: how many sentences may tell of it.
    """

    title: str
    board: Board
    asked: Asked
    filter: Filter
    choices: Mapping[str, tuple[str, ...]]
    groups: tuple[Group, ...]
    shown: int
    total: int
    stops: Stops
    changes: tuple[RowChange, ...] | None
    tail: str
    page: int
    pages: int
    leads: Mapping[str, int] = field(default_factory=dict)


def build(
    board: Board,
    lines: Sequence[Line],
    norms: Norms,
    asked: Asked,
    wanted: Filter,
    *,
    days: Sequence[date],
    before: Board | None = None,
    page: int = 1,
    leads: Mapping[str, int] | None = None,
) -> BoardPage:
    """Narrow and group the rows, in the order of the agreement."""
    kept = [line for line in lines if keeps(wanted, line)]
    pages = max(1, -(-len(kept) // PER_PAGE))
    return BoardPage(
        title="Board",
        board=board,
        asked=asked,
        filter=wanted,
        choices=choices_of(lines),
        groups=groups_of(kept, by_theme=wanted.by == "theme", page=min(page, pages)),
        shown=len(kept),
        total=len(lines),
        stops=_stops(board, norms, asked, days),
        changes=board_changes(before, board) if before else None,
        tail=wanted.query(asked),
        page=min(page, pages),
        pages=pages,
        leads=leads or {},
    )


def _stops(board: Board, norms: Norms, asked: Asked, recorded: Sequence[date]) -> Stops:
    day = date.fromisoformat(board.as_of)
    first = min([day, *(agreement.signed for agreement in norms.agreements)])
    due = [_day(o.deadline.shown) for a in norms.agreements for o in a.obligations if o.deadline]
    last = max([day, *(d for d in due if d)])
    days = [_end_of(one) for one in sorted(recorded)]
    step = -(-len(days) // MOST_STOPS) or 1
    texts = tuple(t.isoformat().replace("+00:00", "Z") for t in days[::step])
    known = next((n for n, t in enumerate(texts) if asked.known_text and t >= asked.known_text), -1)
    return Stops(first, last, (day - first).days, texts, known if known >= 0 else len(texts))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:  # a month or an open interval has no single day
        return None


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)


def _before(site: Site, since: str, asked: Asked) -> Board | None:
    if not since:
        return None
    day = _day(since)
    if day is None:
        raise BadInput(f"since {since}: not a day; write YYYY-MM-DD")
    end = _end_of(day)
    known = min(end, asked.known_at) if asked.known_at else end
    return site.board(Asked(min(day, asked.as_of or day), known, asked.rules))


def _leads(site: Site, asked: Asked, norms: Norms) -> dict[str, int]:
    board, heard = site.board(asked), site.waiting().counts
    bare = (r for r in board.rows if not (r.shown.evidence or r.shown.quarantined))
    unheard = {row.obligation_id for row in bare if not heard.get(row.obligation_id)}
    duties = [o for a in norms.agreements for o in a.obligations if o.id in unheard]
    view, day = site.case.view(asked.known_at), date.fromisoformat(board.as_of)
    now = statements_shown(view) if asked.known_at else site.statements()
    found = leads_by_duty(view, norms, duties, now.values(), as_of=day)
    return {duty: len(leads) for duty, leads in found.items()}


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    def lines(asked: Asked, norms: Norms) -> list[Line]:
        """Read once for each board: its evidence is looked up for the newest day."""
        key = ("lines", asked, site.case.clock().date())
        counts = site.waiting().counts
        return site.snapshot.get(
            key,
            lambda: lines_of(site.board(asked), norms, counts, site.statements(), site.published()),
        )

    def leads(asked: Asked, norms: Norms) -> dict[str, int]:
        """Of each duty that nothing on record bears on how many leads it has."""
        key = ("leads", asked, site.case.clock().date())
        return site.snapshot.get(key, lambda: _leads(site, asked, norms))

    @app.get("/board", response_class=HTMLResponse)
    def show(
        request: Request,
        as_of: Word = "",
        known_at: Word = "",
        rules: Word = "",
        party: Word = "",
        theme: Word = "",
        verdict: Word = "",
        overlay: Word = "",
        open: Word = "",
        by: Word = "",
        since: Word = "",
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        norms = site.norms() if asked.known_at is None else site.case.norms(asked.known_at)
        shown = build(
            site.board(asked),
            lines(asked, norms),
            norms,
            asked,
            Filter(party, theme, verdict, overlay, open, by, since),
            days=site.days(),
            before=_before(site, since, asked),
            page=page,
            leads=leads(asked, norms),
        )
        return site.page(request, "board.html", shown)
