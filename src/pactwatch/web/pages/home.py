"""Home: what waits for a decision, what falls due, what came in and what changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Board, RowChange, board_changes
from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.document import Document
from pactwatch.domain.review import TargetKind
from pactwatch.domain.status import BoardRow, Verdict
from pactwatch.text.days import moved
from pactwatch.text.edtf import bounds
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.finding import Kept, kept_of
from pactwatch.web.pages.lanes import deadline_texts
from pactwatch.web.site import Site
from pactwatch.web.waiting import Waiting

# A month ahead is what a weekly meeting plans for; a week back is what changed since the last one.
DUE_WITHIN = timedelta(days=30)
CHANGED_WITHIN = timedelta(days=7)
NEWEST = 8


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that falls due soon: its `obligation`, board `row`, the `day` and `days` until it."""

    obligation: Obligation
    row: BoardRow
    day: date
    days: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One of the cases served together: its `name` and address (`at`), how much waits for a
    decision (`waiting`), how many duties fall `due` in 30 days; `is_here` for the case shown."""

    name: str
    at: str
    waiting: int
    due: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """What home shows.

    `title`; `agreements` the instruments of the case; `as_of` the day it is seen from; `garbles`,
    `links` and `assumptions` how many of each wait; `rows` the obligations with the most open
    suggestions; `due` what falls due in 30 days; `newest` documents; `changes` on the board since
    `since`; `counts` verdicts over all duties; `documents` how many there are; `searches` the
    acting person keeps; `cases` served together, none where there is only this one.
    """

    title: str
    agreements: tuple[str, ...]
    as_of: str
    garbles: int
    links: int
    assumptions: int
    rows: tuple[tuple[str, int], ...]
    due: tuple[Due, ...]
    newest: tuple[Document, ...]
    since: str
    changes: tuple[RowChange, ...]
    counts: tuple[tuple[str, int], ...]
    documents: int
    searches: tuple[Kept, ...] = ()
    cases: tuple[CaseLine, ...] = ()


def build(
    board: Board,
    before: Board,
    norms: Norms,
    waiting: Waiting,
    documents: Mapping[str, Document],
    *,
    searches: Iterable[Kept] = (),
    cases: Iterable[CaseLine] = (),
) -> HomePage:
    """Pick what a person needs first on the day of the board."""
    day = date.fromisoformat(board.as_of)
    kinds = Counter(item.kind for item in waiting.items)
    rows = Counter(waiting.counts)
    verdicts = Counter(row.shown.verdict for row in board.rows)
    return HomePage(
        title="Home",
        agreements=tuple(agreement.title for agreement in norms.agreements),
        as_of=board.as_of,
        garbles=kinds[TargetKind.STATEMENT],
        links=kinds[TargetKind.LINK],
        assumptions=kinds[TargetKind.ASSUMPTION],
        rows=tuple(rows.most_common(NEWEST)),
        due=_due(board, norms, day),
        newest=_newest(documents.values(), day),
        since=before.as_of,
        changes=board_changes(before, board),
        counts=tuple((v.value, verdicts[v]) for v in Verdict if verdicts[v]),
        documents=len(documents),
        searches=tuple(searches),
        cases=tuple(cases),
    )


def _due(board: Board, norms: Norms, day: date) -> tuple[Due, ...]:
    rows = {row.obligation_id: row for row in board.rows}
    found = []
    for obligation in (o for agreement in norms.agreements for o in agreement.obligations):
        when = _deadline(obligation)
        if when and day <= when <= moved(day, DUE_WITHIN) and obligation.id in rows:
            found.append(Due(obligation, rows[obligation.id], when, (when - day).days))
    return tuple(sorted(found, key=lambda due: due.day))


def _deadline(obligation: Obligation) -> date | None:
    """The last day of the first deadline that has one: computed, else stated, else practised."""
    days = (bounds(text)[1] for _, text in deadline_texts(obligation))
    return next((day for day in days if day), None)


def _newest(documents: Iterable[Document], day: date) -> tuple[Document, ...]:
    dated = [d for d in documents if d.published and d.published <= day]
    return tuple(sorted(dated, key=lambda d: (d.published, d.path), reverse=True)[:NEWEST])


def _line(site: Site, *, is_here: bool) -> CaseLine:
    board = site.board(read_asked("", "", "", site.default_as_of))
    due = _due(board, site.norms(), date.fromisoformat(board.as_of))
    name = site.norms().name or site.case.folder.root.name
    return CaseLine(name, site.at, len(site.waiting().items), len(due), is_here)


def week_before(site: Site, asked: Asked) -> Asked:
    """The board a week earlier, as it was known on that evening."""
    earlier = moved(asked.as_of or site.case.clock().date(), -CHANGED_WITHIN)
    evening = datetime.combine(earlier, time(23, 59, 59, 999_999), UTC)
    return Asked(earlier, min(evening, asked.known_at or evening), asked.rules)


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        looked = site.looked(request)
        asked = looked.asked
        page = build(
            site.board(asked),
            site.board(week_before(site, asked)),
            site.norms() if asked.known_at is None else site.case.norms(asked.known_at),
            site.waiting(),
            site.documents_at(looked),
            searches=kept_of(site),
            cases=[_line(one, is_here=one is site) for one in site.beside],
        )
        return site.page(request, "home.html", page)
