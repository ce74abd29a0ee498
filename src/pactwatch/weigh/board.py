"""A dossier in, one row per obligation out: the reviewed status beside the provisional one.

The one public entry of weighing. Documents published after `as_of`, and claims wholly after it, are
left out. A `Memory` lends an earlier board's work to a later one and changes no verdict.
Refuses I/O, the clock and anything outside the dossier: same evidence in, same board out.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption
from pactwatch.domain.pause import uncollected
from pactwatch.domain.status import BoardRow, Overlay, Status
from pactwatch.weigh.desk import Desk
from pactwatch.weigh.evidence.assumptions import Taken
from pactwatch.weigh.origins.ledger import Ledger
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.shares import spread
from pactwatch.weigh.verdict.row import Row
from pactwatch.weigh.verdict.status import make_status

__all__ = ["KeptRow", "Memory", "board", "propose_assumptions", "weigh_duties", "with_counterparts"]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row and the assumptions open to it, before it is told what stands beside it."""

    taken: tuple[Taken, ...]
    row: BoardRow


class Memory:
    """The rows of the last board, kept while the next dossier only adds to its evidence.

    `kept` are the rows of the first dossier it will be asked about, worked out before by somebody
    else, so that none of them is weighed. `weighed` counts the rows weighed anew.
    """

    def __init__(self, kept: Mapping[str, KeptRow] | None = None) -> None:
        self.weighed = 0
        self._desk: Desk | None = None
        self._is_lent = kept is not None
        lent = kept or {}
        self._rows = {key: one.row for key, one in lent.items()}
        self._open = {key: one.taken for key, one in lent.items()}
        # Duties something bears on that the rows, or the open assumptions, do not know of.
        self._stale: set[str] = set()
        self._unasked: set[str] = set()

    @property
    def kept(self) -> dict[str, KeptRow]:
        """The rows of the last board with the assumptions open to them, by duty."""
        duties = _duties(self._desk.dossier) if self._desk is not None else ()
        return {o.id: KeptRow(self._open[o.id], self._rows[o.id]) for _, o in duties}

    def ledger(self) -> Ledger | None:
        """Who stands behind what on the last board."""
        return self._desk.ledger() if self._desk is not None else None

    def rows(
        self, dossier: Dossier, rules: RuleSet, as_of: date, *, workers: int = 1
    ) -> tuple[BoardRow, ...]:
        """Every row, weighed anew where something that bears on it has changed."""
        desk = self._taken_in(dossier, rules, as_of)
        anew = weigh_duties(desk, self._stale, workers=workers)
        for key, one in anew.items():
            self._rows[key], self._open[key] = one.row, one.taken
        self._unasked -= anew.keys()
        self._stale, self.weighed = set(), len(anew)
        return tuple(self._rows[o.id] for _, o in _duties(dossier))

    def assumptions(
        self, dossier: Dossier, rules: RuleSet, as_of: date
    ) -> dict[str, tuple[Taken, ...]]:
        """For each obligation id the assumptions open to it, gathered anew as rows are."""
        desk = self._taken_in(dossier, rules, as_of)
        for agreement, obligation in _duties(dossier):
            if obligation.id in self._unasked:
                taken = desk.provisional(agreement, obligation).assumptions
                self._open[obligation.id] = taken
        self._unasked = set()
        return {o.id: self._open[o.id] for _, o in _duties(dossier)}

    def _taken_in(self, dossier: Dossier, rules: RuleSet, as_of: date) -> Desk:
        """The desk with this dossier on it: the last one where the dossier only adds to it."""
        desk = self._desk
        is_same = desk is not None and (desk.rules, desk.as_of) == (rules, as_of)
        if desk is None or not is_same or not desk.take(dossier):
            desk = self._desk = Desk(dossier, rules, as_of)
            if self._is_lent:
                desk.dirty, self._is_lent = set(), False
        self._stale |= desk.dirty
        self._unasked |= desk.dirty
        desk.dirty = set()
        return desk


def board(
    dossier: Dossier,
    rules: RuleSet,
    *,
    as_of: date,
    memory: Memory | None = None,
    workers: int = 1,
) -> tuple[BoardRow, ...]:
    """One row per obligation of every agreement, in the order of the files.

    `workers` above 1 shares a large board among processes; only where no threads run.
    """
    with uncollected():
        if memory is None:
            rows = _rows_alone(Desk(dossier, rules, as_of), workers)
        else:
            rows = memory.rows(dossier, rules, as_of, workers=workers)
        return with_counterparts(rows, dossier.agreements)


def _rows_alone(desk: Desk, workers: int) -> tuple[BoardRow, ...]:
    """The rows without all the assumptions open to them, which only a memory keeps."""
    duties = [(desk, a, o) for a, o in _duties(desk.dossier)]
    rows = {r.obligation_id: r for r in spread(_board_row, duties, BoardRow, workers=workers)}
    return tuple(rows[o.id] for _, _, o in duties)


def weigh_duties(desk: Desk, duties: Container[str], *, workers: int = 1) -> dict[str, KeptRow]:
    """The rows of these duties by their ids, from the evidence that lies on the desk."""
    some = [(desk, a, o) for a, o in _duties(desk.dossier) if o.id in duties]
    return {one.row.obligation_id: one for one in spread(_weigh, some, KeptRow, workers=workers)}


def propose_assumptions(
    dossier: Dossier, rules: RuleSet, *, as_of: date, memory: Memory | None = None
) -> dict[str, tuple[tuple[str, Assumption], ...]]:
    """For each obligation id the assumptions open to it, with their labels on the board."""
    with uncollected():
        found = (memory or Memory()).assumptions(dossier, rules, as_of)
    return {one: tuple((t.label, t.assumption) for t in taken) for one, taken in found.items()}


def _duties(dossier: Dossier) -> Iterable[tuple[Agreement, Obligation]]:
    return ((a, o) for a in dossier.agreements for o in a.obligations)


# A duty of an agreement, with the desk that its evidence lies on.
_Stale = tuple[Desk, Agreement, Obligation]


def _weigh(stale: _Stale) -> KeptRow:
    desk, agreement, obligation = stale
    provisional = desk.provisional(agreement, obligation)
    return KeptRow(provisional.assumptions, _row_of(desk, provisional))


def _board_row(stale: _Stale) -> BoardRow:
    desk, agreement, obligation = stale
    return _row_of(desk, desk.provisional(agreement, obligation))


def _row_of(desk: Desk, provisional: Row) -> BoardRow:
    book, readings = desk.sources.book.actors, desk.readings().of
    obligation, agreement = provisional.setting.obligation, provisional.setting.agreement
    return BoardRow(
        obligation_id=obligation.id,
        agreement=agreement.id,
        promisor=tuple(book[p].name if p in book else p for p in obligation.promisor),
        title=obligation.title,
        polarity=obligation.polarity.value,
        reviewed=make_status(desk.reviewed(provisional), readings),
        provisional=make_status(provisional, readings),
    )


def with_counterparts(
    rows: tuple[BoardRow, ...], agreements: Iterable[Agreement]
) -> tuple[BoardRow, ...]:
    """Beside a duty that depends on another, the other's verdict; it excuses nothing (C5)."""
    verdicts = {(r.agreement, r.obligation_id): r for r in rows}
    wanted = {(a.id, o.id): o.dependencies for a in agreements for o in a.obligations}
    told = []
    for row in rows:
        others = [
            verdicts[row.agreement, d.to]
            for d in wanted[row.agreement, row.obligation_id]
            if (row.agreement, d.to) in verdicts
        ]
        told.append(_told(row, others) if others else row)
    return tuple(told)


def _told(row: BoardRow, others: list[BoardRow]) -> BoardRow:
    def more(status: Status, side: Callable[[BoardRow], Status], mark: str) -> Status:
        lines = [
            line
            for other in others
            for line in (
                f"{other.obligation_id} stands at {side(other).verdict}{mark}.",
                f"On {other.obligation_id} {_position(other, side(other))}.",
            )
        ]
        own = f"On {row.obligation_id} {_position(row, status)}."
        return replace(status, trace=(*status.trace, *lines, own))

    return replace(
        row,
        reviewed=more(row.reviewed, lambda o: o.reviewed, ""),
        provisional=more(row.provisional, lambda o: o.provisional, " (provisional)"),
    )


def _position(row: BoardRow, status: Status) -> str:
    """What the side that owes a duty says of it."""
    who = " and ".join(row.promisor)
    if Overlay.DENIED_BY_PARTY in status.overlays:
        return f"{who} denies what is said"
    if status.declared_level is not None:
        return f"{who} declares level {status.declared_level} of 3"
    return f"no position of {who} is recorded"
