"""The board: one row per obligation, grouped by party."""

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Board
from pactwatch.domain.status import BoardRow, Verdict
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.site import Site


@dataclass(frozen=True, slots=True)
class PartyRows:
    """The duties of one promisor, with how many stand at each verdict (METHOD C7)."""

    party: str
    rows: tuple[BoardRow, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the board's template shows."""

    title: str
    board: Board
    asked: Asked
    parties: tuple[PartyRows, ...]


def build(board: Board, asked: Asked) -> BoardPage:
    """Group rows by promisor in the order of the agreement."""
    by_party: dict[str, list[BoardRow]] = {}
    for row in board.rows:
        by_party.setdefault(" and ".join(row.promisor) or "-", []).append(row)
    parties = tuple(_party(name, rows) for name, rows in by_party.items())
    return BoardPage("Board", board, asked, parties)


def _party(name: str, rows: list[BoardRow]) -> PartyRows:
    counts = {v: sum(row.shown.verdict is v for row in rows) for v in Verdict}
    return PartyRows(name, tuple(rows), tuple((v.value, n) for v, n in counts.items() if n))


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/", response_class=HTMLResponse)
    def show(
        request: Request, as_of: str = "", known_at: str = "", rules: str = ""
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        board = site.case.board(as_of=asked.as_of, known_at=asked.known_at, rules=asked.rules)
        return site.page(request, "board.html", build(board, asked))
