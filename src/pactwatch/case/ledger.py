"""A board with who stands behind what of it, as kept beside the record, brought up to date.

Comes in: what was kept, a view of the register, the norms. Goes out: the same after all that came
in since, or None where something else happened than that evidence was added and local decisions
were taken: then the board is made anew from the whole case. Only the duties are weighed that
something new bears on, and only their statements are read.
Refuses to guess: what it cannot follow step by step it leaves to a new board.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.case.additions import Additions, additions_since
from pactwatch.case.evidence import bare_dossier, decided
from pactwatch.case.further import circumstances_after
from pactwatch.case.norms import Norms
from pactwatch.case.packed import PackedRow, pack_rows
from pactwatch.case.testimonies import Circumstances, testify
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption, Testimony
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import BoardRow
from pactwatch.register import View
from pactwatch.weigh.board import KeptRow, Memory, weigh_duties, with_counterparts
from pactwatch.weigh.desk import Desk
from pactwatch.weigh.origins.ledger import Ledger
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Booked", "booked", "brought_up"]


@dataclass(frozen=True, slots=True)
class Booked:
    """`upto` and `head` name the row of the audit chain the board is of; `unanchored` are the
    statements whose words did not stand where they say, `unregistered` duties whose assumptions
    nobody has put on record since they were weighed; `weighed` counts the rows weighed last."""

    as_of: date
    rules: RuleSet
    upto: int
    head: str
    about: Circumstances
    unanchored: frozenset[str]
    sources: Ledger
    rows: dict[str, PackedRow]
    unregistered: frozenset[str]
    weighed: int = 0

    def board(self, agreements: Sequence[Agreement]) -> tuple[BoardRow, ...]:
        """The rows in the order of the norms, each told what stands beside it."""
        rows = tuple(self.rows[o.id].row for a in agreements for o in a.obligations)
        return with_counterparts(rows, agreements)

    def unpacked(self) -> dict[str, KeptRow]:
        """The rows by duty, as they were weighed."""
        return {key: one.unpacked() for key, one in self.rows.items()}

    def assumptions(self) -> dict[str, tuple[tuple[str, Assumption], ...]]:
        """By obligation id the assumptions open to it, with their labels, where not all of them are
        known to be on record."""
        some = sorted(self.unregistered & self.rows.keys())
        return {key: tuple((t.label, t.assumption) for t in self.rows[key].taken) for key in some}


def booked(
    view: View,
    dossier: Dossier,
    memory: Memory,
    about: Circumstances,
    *,
    as_of: date,
    rules: RuleSet,
) -> Booked | None:
    """What is to be kept of a board that was made from the whole case."""
    head, ledger = view.hash_at(view.upto), memory.ledger()
    if head is None or ledger is None:
        return None
    unanchored = frozenset(t.statement.id for t in dossier.testimonies if not t.is_anchored)
    kept = pack_rows(memory.kept)
    if kept is None:
        return None
    return Booked(
        as_of, rules, view.upto, head, about, unanchored, ledger, kept, frozenset(kept),
        memory.weighed,
    )  # fmt: skip


def brought_up(old: Booked, view: View, norms: Norms, *, workers: int = 1) -> Booked | None:
    """The board as the view has it; None where it cannot be followed from the old one."""
    if norms.rules != old.rules or view.hash_at(old.upto) != old.head:
        return None
    if view.upto == old.upto:
        return old
    new = additions_since(old.upto, view, old.about.papers)
    return None if new is None else _Step(old, view, norms, new).taken(workers=workers)


class _Step:
    """One way from a board to a later one."""

    def __init__(self, old: Booked, view: View, norms: Norms, new: Additions) -> None:
        self._old, self._view, self._new = old, view, new
        bare = bare_dossier(view, norms, new.standing, gone=new.gone_people)
        self._dossier = replace(bare, lineage=())
        self._said = new.said(bare.actors)
        self._desk = Desk(self._dossier, old.rules, old.as_of, ledger=old.sources)

    def taken(self, *, workers: int) -> Booked | None:
        old, new = self._old, self._new
        fresh = new.read
        self._unanchored = old.unanchored | new.unanchored(fresh)
        self._about, moved = circumstances_after(old.about, new, fresh, self._said.book)
        told = [t for s in fresh if (t := self._testimony(s))]
        self._desk.learn(new.edges, told, new.links)
        self._desk.touch(moved | {s.document_id for s in new.changed})
        for statement in new.changed:
            if testimony := self._testimony(statement):
                self._desk.requarantine(testimony)
        self._desk.dirty |= new.duties(old.rows)
        rows = pack_rows(self._weighed(workers))
        if rows is None:
            return None
        head = self._view.hash_at(self._view.upto) or ""
        return replace(
            old,
            upto=self._view.upto,
            head=head,
            about=self._about,
            unanchored=self._unanchored,
            sources=self._desk.ledger(),
            rows={**old.rows, **rows},
            unregistered=old.unregistered | rows.keys(),
            weighed=len(rows),
        )

    def _weighed(self, workers: int) -> dict[str, KeptRow]:
        """The rows something bears on, from all their evidence."""
        desk, known = self._desk, {o.id for a in self._dossier.agreements for o in a.obligations}
        desk.dirty &= known
        links = [record.value for record in self._view.links_on(desk.dirty)]
        ids = {link.statement_id for link in links}
        found = (record.value for record in self._view.statements_of(ids))
        now = decided(found, self._new.decisions_on(ids))
        told = (self._testimony(now[i]) for i in ids if i in now)
        desk.lay([t for t in told if t], links)
        return weigh_duties(desk, desk.dirty, workers=workers)

    def _testimony(self, statement: Statement) -> Testimony | None:
        return testify(statement, self._about, self._said, lambda s: s.id not in self._unanchored)
