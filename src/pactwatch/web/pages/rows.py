"""The rows of the board: what a line holds, what narrows them, how they are grouped and cut."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from pactwatch.case import Board
from pactwatch.case.board import sides_apart
from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import BoardRow, Verdict
from pactwatch.web.pages.asked import Asked

# Rows that a browser draws well under 300 ms; the groups say how many they hold in all.
PER_PAGE = 100


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
    evidence (`last`), how many suggestions wait on it (`waiting`), what is told of each of its
    sides where they differ (`apart`)."""

    row: BoardRow
    obligation: Obligation
    due: str
    last: str
    waiting: int
    apart: str = ""

    @property
    def differs(self) -> bool:
        """Whether the machine's suggestions would give another verdict."""
        return self.row.reviewed.verdict is not self.row.provisional.verdict


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of one party or theme on this page, how many it has in all (`total`) and how many
    of those stand at each verdict (METHOD C7)."""

    name: str
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]
    total: int


def lines_of(
    board: Board,
    norms: Norms,
    waiting: Mapping[str, int],
    statements: Mapping[str, Statement],
    published: Mapping[str, date | None],
) -> list[Line]:
    """Every row of a board with what stands beside it, in the order of the agreement."""
    duties = {o.id: o for agreement in norms.agreements for o in agreement.obligations}
    return [
        _line(row, duties[row.obligation_id], waiting, statements, published) for row in board.rows
    ]


def _line(
    row: BoardRow,
    obligation: Obligation,
    waiting: Mapping[str, int],
    statements: Mapping[str, Statement],
    published: Mapping[str, date | None],
) -> Line:
    deadline = obligation.deadline
    due = deadline.shown if deadline else ""
    days = [published.get(statements[i].document_id) for i in row.shown.evidence if i in statements]
    last = max((day for day in days if day), default=None)
    open_ = waiting.get(row.obligation_id, 0)
    return Line(row, obligation, due, str(last or ""), open_, sides_apart(row))


def keeps(wanted: Filter, line: Line) -> bool:
    """Whether a line passes the filter."""
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


def choices_of(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """What the filters offer: what there is on this board."""
    overlays = sorted({o.value for line in lines for o in line.row.shown.overlays})
    verdicts = {s.verdict for x in lines for s in (x.row.reviewed, x.row.provisional)}
    return {
        "party": tuple(dict.fromkeys(p for line in lines for p in line.row.promisor)),
        "theme": tuple(dict.fromkeys(x.obligation.theme for x in lines if x.obligation.theme)),
        "verdict": tuple(v.value for v in Verdict if v in verdicts),
        "overlay": (*overlays, "FRAGILE"),
    }


def groups_of(lines: Iterable[Line], *, by_theme: bool, page: int) -> tuple[Group, ...]:
    """The groups that have a line on this page (from 1), each with those lines."""
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        name = line.obligation.theme if by_theme else " and ".join(line.row.promisor)
        grouped.setdefault(name or "–", []).append(line)
    found, before, start = [], 0, (page - 1) * PER_PAGE
    for name, rows in grouped.items():
        shown = rows[max(0, start - before) : max(0, start + PER_PAGE - before)]
        before += len(rows)
        if shown:
            found.append(Group(name, tuple(shown), _counts(rows), len(rows)))
    return tuple(found)


def _counts(lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    counted = Counter(line.row.shown.verdict for line in lines)
    return tuple((v.value, counted[v]) for v in Verdict if counted[v])
