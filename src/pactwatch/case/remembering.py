"""The boards of an open case, each made from the last one of its day and rules.

Comes in: a view and norms. Goes out: the dossier and the rows. While documents only come in, what
an earlier board worked out is used again, and only the rows that the new evidence bears on are
weighed anew; anything else (an edited agreement, a statement changed in the middle) weighs all.
A board as if somebody had decided on evidence is made from that of now, which the next one takes
back; boards of the past and all others are made alone: nothing is lent to them or kept of them.
A program that has just started takes the board that an earlier one kept, brought up to date.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from pactwatch.case.bookkeeping import BookKeeper
from pactwatch.case.evidence import STATES, build_dossier
from pactwatch.case.further import further_dossier
from pactwatch.case.ledger import Booked, booked, brought_up
from pactwatch.case.norms import Norms
from pactwatch.case.testimonies import Recall
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption, ReviewState
from pactwatch.domain.pause import uncollected
from pactwatch.domain.review import Decision, TargetKind
from pactwatch.domain.status import BoardRow
from pactwatch.register import View
from pactwatch.register.records import HUMAN
from pactwatch.weigh import Memory, board, propose_assumptions

__all__ = ["Boards"]

# Days and rule sets that a person goes to and fro between (guess).
_MOST_KEPT = 4
# Fewer rows than one in so many are weighed again next time; to write all takes longer (guess).
WORTH_WRITING = 20
_ON_EVIDENCE = (TargetKind.LINK, TargetKind.ASSUMPTION)


class Boards:
    """What earlier boards of one case lend to later ones; several threads may ask at once."""

    def __init__(self, keeper: BookKeeper | None = None) -> None:
        self._keeper = keeper
        self._lock = threading.Lock()
        self._recall = Recall()
        self._memories: OrderedDict[tuple[date, str], Memory] = OrderedDict()
        self._booked: dict[tuple[date, str], Booked] = {}
        self._last: tuple[int, Norms, Dossier] | None = None

    def now(self, view: View, norms: Norms, day: date, *, workers: int = 1) -> tuple[BoardRow, ...]:
        """The rows as the register stands."""
        with self._lock:
            if self._last is None and (kept := self._brought_up(view, norms, day, workers)):
                return kept.board(norms.agreements)
        dossier = self.dossier(view, norms)
        with self._lock:
            memory = self._memory(view, norms, day)
            rows = board(dossier, norms.rules, as_of=day, memory=memory, workers=workers)
            self._keep(view, norms, day, dossier)
            return rows

    def dossier(self, view: View, norms: Norms) -> Dossier:
        """All that weighing needs as the register stands, with what earlier boards worked out."""
        with self._lock, uncollected():
            last = self._last
            is_same = last is not None and _are_same(last[1], norms)
            if last is None or last[0] != view.upto or not is_same:
                is_near = is_same and last is not None and last[0] < view.upto
                made = self._further(view, norms, last[0], last[2]) if last and is_near else None
                made = made or build_dossier(view, norms, recall=self._recall)
                last = self._last = (view.upto, norms, made)
            return last[2]

    def _further(self, view: View, norms: Norms, upto: int, dossier: Dossier) -> Dossier | None:
        """The dossier of row `upto` brought up to a view; None where it cannot be followed."""
        if made := _decided_since(view, upto, dossier):
            return made
        about = self._recall.circumstances
        found = about and further_dossier(dossier, about, upto=upto, view=view, norms=norms)
        if not found:
            return None
        made, self._recall.circumstances = found
        return made

    def assumptions(
        self, view: View, norms: Norms, day: date
    ) -> dict[str, tuple[tuple[str, Assumption], ...]]:
        """For each obligation id the assumptions open to it, with their labels on the board; those
        that an earlier program kept, and put on record, are left out."""
        with self._lock:
            if self._last is None and (kept := self._brought_up(view, norms, day)):
                return kept.assumptions()
        dossier = self.dossier(view, norms)
        with self._lock:
            memory = self._memory(view, norms, day)
            return propose_assumptions(dossier, norms.rules, as_of=day, memory=memory)

    def registered(self, view: View, norms: Norms, day: date) -> None:
        """Note that all `assumptions` of a view and a day are on record."""
        key = day, norms.rules.label
        with self._lock:
            kept = self._booked.get(key)
            if kept and kept.unregistered and kept.upto == view.upto:
                now = self._booked[key] = replace(kept, unregistered=frozenset())
                if self._keeper:
                    self._keeper.put(now)

    def is_kept(self, view: View, norms: Norms, day: date) -> bool:
        """Whether the board of a day is at hand as an earlier program kept it, brought up to the
        view."""
        with self._lock:
            return self._last is None and self._brought_up(view, norms, day) is not None

    def as_if(
        self, view: View, norms: Norms, day: date, decisions: Sequence[Decision]
    ) -> tuple[BoardRow, ...]:
        """The rows of now after decisions that nobody has taken yet. Those on evidence and on
        assumptions move a row or two of the board that is there; any other makes one alone."""
        if any(d.target_kind not in _ON_EVIDENCE or d.action not in STATES for d in decisions):
            return self.alone(view, norms, day, as_if=decisions)
        dossier = _decided(self.dossier(view, norms), decisions)
        with self._lock:
            memory = self._memory(view, norms, day)
            return board(dossier, norms.rules, as_of=day, memory=memory)

    def alone(
        self,
        view: View,
        norms: Norms,
        day: date,
        *,
        as_if: Sequence[Decision] = (),
        workers: int = 1,
    ) -> tuple[BoardRow, ...]:
        """The rows of another moment, or after decisions nobody has taken yet."""
        with uncollected():
            dossier = build_dossier(view, norms, as_if=as_if)
        return board(dossier, norms.rules, as_of=day, workers=workers)

    def _memory(self, view: View, norms: Norms, day: date) -> Memory:
        """What the last board of that day lends; at first the rows that were kept of it."""
        key = day, norms.rules.label
        if key not in self._memories:
            kept = self._brought_up(view, norms, day)
            self._memories[key] = Memory(kept.unpacked() if kept else None)
        memory = self._memories[key]
        self._memories.move_to_end(key)
        while len(self._memories) > _MOST_KEPT:
            self._memories.popitem(last=False)
        return memory

    def _brought_up(self, view: View, norms: Norms, day: date, workers: int = 1) -> Booked | None:
        """The kept board of a day as the register stands, which is kept in place of the old one."""
        key = day, norms.rules.label
        old = self._booked.get(key) or (self._keeper and self._keeper.get(*key))
        with uncollected():
            now = brought_up(old, view, norms, workers=workers) if old else None
        if self._keeper and now and now is not old:
            self._keeper.put(now)
        if now:
            self._booked[key] = now
        return now

    def _keep(self, view: View, norms: Norms, day: date, dossier: Dossier) -> None:
        """Keep a board of which so much was weighed that the next program would miss it."""
        key = day, norms.rules.label
        memory, about = self._memories[key], self._recall.circumstances
        is_of_now = self._last is not None and self._last[0] == view.upto
        is_worth = memory.weighed * WORTH_WRITING >= len(norms.themes)
        if self._keeper and about and is_of_now and is_worth:
            with uncollected():
                made = booked(view, dossier, memory, about, as_of=day, rules=norms.rules)
                if made:
                    self._keeper.put(made)


def _are_same(one: Norms, other: Norms) -> bool:
    """Whether a dossier under one is a dossier under the other: rule sets are not in it."""
    return (
        one.agreements is other.agreements
        and one.actors is other.actors
        and one.codebook is other.codebook
    )


def _decided_since(view: View, upto: int, dossier: Dossier) -> Dossier | None:
    """The dossier of row `upto` brought up to a view, where people only decided on evidence since;
    None where anything else came in."""
    if view.kinds_since(upto) != {"decision"}:
        return None
    decisions = view.decisions()
    fresh = list(takewhile(lambda record: record.seq > upto, reversed(decisions)))[::-1]
    if any(r.value.target_kind is TargetKind.PERSON for r in decisions) or not all(
        r.maker == HUMAN and r.value.target_kind in _ON_EVIDENCE and r.value.action in STATES
        for r in fresh
    ):
        return None
    return _decided(dossier, [record.value for record in fresh])


def _decided(dossier: Dossier, decisions: Sequence[Decision]) -> Dossier:
    """The dossier after decisions on evidence and assumptions, which move nothing else in it."""
    states = {kind: dict[str, ReviewState]() for kind in _ON_EVIDENCE}
    for decision in decisions:
        states[decision.target_kind][decision.target_id] = STATES[decision.action]
    return replace(
        dossier,
        link_states={**dossier.link_states, **states[TargetKind.LINK]},
        assumption_states={**dossier.assumption_states, **states[TargetKind.ASSUMPTION]},
    )
