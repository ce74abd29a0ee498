"""The boards of an open case, each made from the last one of its day and rules.

Comes in: a view and norms. Goes out: the dossier and the rows. While documents only come in, what
an earlier board worked out is used again, and only the rows that the new evidence bears on are
weighed anew; anything else (an edited agreement, a statement changed in the middle) weighs all.
Boards of the past and boards as if are made alone: nothing is lent to them or kept of them.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date

from pactwatch.case.evidence import build_dossier
from pactwatch.case.norms import Norms
from pactwatch.case.testimonies import Recall
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption
from pactwatch.domain.review import Decision
from pactwatch.domain.status import BoardRow
from pactwatch.register import View
from pactwatch.weigh import Memory, board, propose_assumptions

__all__ = ["Boards"]

# Days and rule sets that a person goes to and fro between (guess).
_MOST_KEPT = 4


class Boards:
    """What earlier boards of one case lend to later ones; several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._recall = Recall()
        self._memories: OrderedDict[tuple[date, str], Memory] = OrderedDict()

    def now(self, view: View, norms: Norms, day: date, *, workers: int = 1) -> tuple[BoardRow, ...]:
        """The rows as the register stands."""
        dossier = self.dossier(view, norms)
        with self._lock:
            memory = self._memory(day, norms.rules.label)
            return board(dossier, norms.rules, as_of=day, memory=memory, workers=workers)

    def dossier(self, view: View, norms: Norms) -> Dossier:
        """All that weighing needs as the register stands, with what earlier boards worked out."""
        with self._lock:
            return build_dossier(view, norms, recall=self._recall)

    def assumptions(
        self, view: View, norms: Norms, day: date
    ) -> dict[str, tuple[tuple[str, Assumption], ...]]:
        """For each obligation id the assumptions open to it, with their labels on the board."""
        dossier = self.dossier(view, norms)
        with self._lock:
            memory = self._memory(day, norms.rules.label)
            return propose_assumptions(dossier, norms.rules, as_of=day, memory=memory)

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
        dossier = build_dossier(view, norms, as_if=as_if)
        return board(dossier, norms.rules, as_of=day, workers=workers)

    def _memory(self, day: date, rules: str) -> Memory:
        memory = self._memories.setdefault((day, rules), Memory())
        self._memories.move_to_end((day, rules))
        while len(self._memories) > _MOST_KEPT:
            self._memories.popitem(last=False)
        return memory
