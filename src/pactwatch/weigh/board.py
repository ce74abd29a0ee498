"""A dossier in, one row per obligation out: the reviewed status beside the provisional one.

The one public entry of weighing. Documents published after `as_of`, and claims wholly after it, are
left out. A `Memory` lends an earlier board's work to a later one and changes no verdict.
Refuses I/O, the clock and anything outside the dossier: same evidence in, same board out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption
from pactwatch.domain.pause import uncollected
from pactwatch.domain.status import BoardRow, Overlay, Status
from pactwatch.weigh.assumptions import Taken
from pactwatch.weigh.desk import Desk
from pactwatch.weigh.grounds import KeptRow
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.shares import spread
from pactwatch.weigh.status import make_status

__all__ = ["Memory", "board", "propose_assumptions"]


class Memory:
    """The rows of the last board, kept while the next dossier only adds to its evidence.

    `kept` are rows of earlier boards of the case by duty: one that rests on the same grounds is
    given out and not weighed, and the rows of this board take their place. Without it no grounds
    are looked at. `weighed` counts the rows weighed anew.
    """

    def __init__(self, kept: Mapping[str, KeptRow] | None = None) -> None:
        self.kept = None if kept is None else dict(kept)
        self.weighed = 0
        self._desk: Desk | None = None
        self._rows: dict[str, BoardRow] = {}
        self._digests: dict[str, str] = {}
        self._open: dict[str, tuple[Taken, ...]] = {}
        # Duties something bears on that the kept rows, or the kept assumptions, do not know of.
        self._stale: set[str] = set()
        self._unasked: set[str] = set()

    def rows(
        self, dossier: Dossier, rules: RuleSet, as_of: date, *, workers: int = 1
    ) -> tuple[BoardRow, ...]:
        """Every row, weighed anew where something that bears on it has changed."""
        desk = self._taken_in(dossier, rules, as_of)
        anew = []
        for agreement, obligation in _duties(dossier):
            if obligation.id in self._stale:
                if kept := self._kept_on(desk, obligation):
                    self._rows[obligation.id] = kept.row
                else:
                    anew.append((desk, agreement, obligation))
        for row, taken in spread(_weigh, anew, workers=workers):
            self._rows[row.obligation_id] = row
            self._keep(desk, row, taken)
        self._stale, self.weighed = set(), len(anew)
        return tuple(self._rows[o.id] for _, o in _duties(dossier))

    def assumptions(
        self, dossier: Dossier, rules: RuleSet, as_of: date
    ) -> dict[str, tuple[Taken, ...]]:
        """For each obligation id the assumptions open to it, gathered anew as rows are."""
        desk = self._taken_in(dossier, rules, as_of)
        for agreement, obligation in _duties(dossier):
            if obligation.id in self._unasked:
                kept = self._kept_on(desk, obligation)
                taken = kept.taken if kept else desk.provisional(agreement, obligation).assumptions
                self._open[obligation.id] = taken
        self._unasked = set()
        return {o.id: self._open[o.id] for _, o in _duties(dossier)}

    def _taken_in(self, dossier: Dossier, rules: RuleSet, as_of: date) -> Desk:
        """The desk with this dossier on it: the last one where the dossier only adds to it."""
        desk = self._desk
        is_same = desk is not None and (desk.rules, desk.as_of) == (rules, as_of)
        if desk is None or not is_same or not desk.take(dossier):
            desk = self._desk = Desk(dossier, rules, as_of)
        self._stale |= desk.dirty
        self._unasked |= desk.dirty
        desk.dirty = set()
        return desk

    def _kept_on(self, desk: Desk, obligation: Obligation) -> KeptRow | None:
        """What was kept of a duty, where all it rests on is the same."""
        if self.kept is None:
            return None
        digest = self._digests[obligation.id] = desk.grounds(obligation)
        kept, states = self.kept.get(obligation.id), desk.dossier.assumption_states
        is_same = kept is not None and kept.digest == digest
        is_decided_alike = kept and all(states.get(i) is s for i, s in kept.states.items())
        return kept if is_same and is_decided_alike else None

    def _keep(self, desk: Desk, row: BoardRow, taken: tuple[Taken, ...]) -> None:
        if self.kept is not None:
            asked = [t.assumption.id for t in taken]
            states = {i: desk.dossier.assumption_states.get(i) for i in asked}
            digest = self._digests[row.obligation_id]
            self.kept[row.obligation_id] = KeptRow(digest, states, taken, row)


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
        rows = (memory or Memory()).rows(dossier, rules, as_of, workers=workers)
        return _with_counterparts(rows, dossier.agreements)


def propose_assumptions(
    dossier: Dossier, rules: RuleSet, *, as_of: date, memory: Memory | None = None
) -> dict[str, tuple[tuple[str, Assumption], ...]]:
    """For each obligation id the assumptions open to it, with their labels on the board."""
    with uncollected():
        found = (memory or Memory()).assumptions(dossier, rules, as_of)
    return {one: tuple((t.label, t.assumption) for t in taken) for one, taken in found.items()}


def _duties(dossier: Dossier) -> Iterable[tuple[Agreement, Obligation]]:
    return ((a, o) for a in dossier.agreements for o in a.obligations)


def _weigh(stale: tuple[Desk, Agreement, Obligation]) -> tuple[BoardRow, tuple[Taken, ...]]:
    """The row, and the assumptions open to it."""
    desk, agreement, obligation = stale
    provisional = desk.provisional(agreement, obligation)
    book, readings = desk.sources.book.actors, desk.readings().of
    row = BoardRow(
        obligation_id=obligation.id,
        agreement=agreement.id,
        promisor=tuple(book[p].name if p in book else p for p in obligation.promisor),
        title=obligation.title,
        polarity=obligation.polarity.value,
        reviewed=make_status(desk.reviewed(provisional), readings),
        provisional=make_status(provisional, readings),
    )
    return row, provisional.assumptions


def _with_counterparts(
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
