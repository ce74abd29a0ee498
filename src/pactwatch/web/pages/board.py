"""The board: one row per obligation, by party or theme, narrowed by what the address says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Board, RowChange, board_changes
from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import BoardRow, Verdict
from pactwatch.errors import BadInput
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.site import Site

Word = Annotated[str, Query(max_length=100)]
# A slider with more stops than this cannot be set by hand.
MOST_STOPS = 400


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows the board; empty takes all. `open` is "yes" for rows that wait for a decision,
    `by` is "party" or "theme", `since` a day to compare with."""

    party: str = ""
    theme: str = ""
    verdict: str = ""
    overlay: str = ""
    open: str = ""
    by: str = ""
    since: str = ""

    def query(self, asked: Asked) -> str:
        """The tail of the address that shows the same."""
        named = [(f.name, getattr(self, f.name)) for f in fields(self) if getattr(self, f.name)]
        tail = asked.query.removeprefix("?")
        return "&".join(part for part in (tail, urlencode(named)) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the `row` itself, its `obligation`, the `due` day as text, the day of the newest
    evidence (`last`), how many suggestions wait on it (`waiting`)."""

    row: BoardRow
    obligation: Obligation
    due: str
    last: str
    waiting: int

    @property
    def differs(self) -> bool:
        """Whether the machine's suggestions would give another verdict."""
        return self.row.reviewed.verdict is not self.row.provisional.verdict


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of one party or theme, with how many stand at each verdict (METHOD C7)."""

    name: str
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]


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
    day asked about (None where none was), `query` the tail of this page's address.
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
    query: str


def build(
    board: Board,
    norms: Norms,
    asked: Asked,
    wanted: Filter,
    *,
    waiting: Mapping[str, int],
    statements: Mapping[str, Statement],
    published: Mapping[str, date | None],
    moments: Sequence[datetime],
    before: Board | None = None,
) -> BoardPage:
    """Narrow and group the rows, in the order of the agreement."""
    duties = {o.id: o for agreement in norms.agreements for o in agreement.obligations}
    lines = [
        _line(row, duties[row.obligation_id], waiting, statements, published) for row in board.rows
    ]
    kept = [line for line in lines if _keeps(wanted, line)]
    return BoardPage(
        title="Board",
        board=board,
        asked=asked,
        filter=wanted,
        choices=_choices(lines),
        groups=_groups(kept, by_theme=wanted.by == "theme"),
        shown=len(kept),
        total=len(lines),
        stops=_stops(board, norms, asked, moments),
        changes=board_changes(before, board) if before else None,
        query=wanted.query(asked),
    )


def _line(
    row: BoardRow,
    obligation: Obligation,
    waiting: Mapping[str, int],
    statements: Mapping[str, Statement],
    published: Mapping[str, date | None],
) -> Line:
    deadline = obligation.deadline
    due = (deadline.computed or deadline.stated or deadline.practised or "") if deadline else ""
    days = [published.get(statements[i].document_id) for i in row.shown.evidence if i in statements]
    last = max((day for day in days if day), default=None)
    return Line(row, obligation, due, str(last or ""), waiting.get(row.obligation_id, 0))


def _keeps(wanted: Filter, line: Line) -> bool:
    shown = line.row.shown
    verdicts = {line.row.reviewed.verdict.value, line.row.provisional.verdict.value}
    overlays = {*(o.value for o in shown.overlays), *(("FRAGILE",) if shown.fragile else ())}
    return (
        wanted.party in ("", *line.row.promisor)
        and wanted.theme in ("", line.obligation.theme)
        and (not wanted.verdict or wanted.verdict in verdicts)
        and (not wanted.overlay or wanted.overlay in overlays)
        and (not wanted.open or line.waiting > 0)
    )


def _choices(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    overlays = sorted({o.value for line in lines for o in line.row.shown.overlays})
    verdicts = {s.verdict for x in lines for s in (x.row.reviewed, x.row.provisional)}
    return {
        "party": tuple(dict.fromkeys(p for line in lines for p in line.row.promisor)),
        "theme": tuple(dict.fromkeys(x.obligation.theme for x in lines if x.obligation.theme)),
        "verdict": tuple(v.value for v in Verdict if v in verdicts),
        "overlay": (*overlays, "FRAGILE"),
    }


def _groups(lines: Iterable[Line], *, by_theme: bool) -> tuple[Group, ...]:
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        name = line.obligation.theme if by_theme else " and ".join(line.row.promisor)
        grouped.setdefault(name or "–", []).append(line)
    return tuple(Group(name, tuple(rows), _counts(rows)) for name, rows in grouped.items())


def _counts(lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    counted = Counter(line.row.shown.verdict for line in lines)
    return tuple((v.value, counted[v]) for v in Verdict if counted[v])


def _stops(board: Board, norms: Norms, asked: Asked, moments: Sequence[datetime]) -> Stops:
    day = date.fromisoformat(board.as_of)
    first = min([day, *(agreement.signed for agreement in norms.agreements)])
    due = [_day(o.deadline.computed) for a in norms.agreements for o in a.obligations if o.deadline]
    last = max([day, *(d for d in due if d)])
    days = tuple(dict.fromkeys(_end_of(moment.date()) for moment in sorted(moments)))
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
    return datetime.combine(day, time(23, 59, 59), UTC)


def _before(site: Site, since: str, asked: Asked) -> Board | None:
    if not since:
        return None
    day = _day(since)
    if day is None:
        raise BadInput(f"since {since}: not a day; write YYYY-MM-DD")
    end = _end_of(day) + timedelta(microseconds=999_999)
    known = min(end, asked.known_at) if asked.known_at else end
    return site.board(Asked(min(day, asked.as_of or day), known, asked.rules))


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

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
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        page = build(
            site.board(asked),
            site.norms() if asked.known_at is None else site.case.norms(asked.known_at),
            asked,
            Filter(party, theme, verdict, overlay, open, by, since),
            waiting=Counter(i.obligation_id for i in site.queue() if i.obligation_id),
            statements=site.statements(),
            published={d.id: d.published for d in site.documents().values()},
            moments=site.moments(),
            before=_before(site, since, asked),
        )
        return site.page(request, "board.html", page)
