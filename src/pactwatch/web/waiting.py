"""What waits for a decision, with where each suggestion stands and how many wait on each row.

Comes in: the queue of the case. Goes out: the same, looked up in one step: a large case holds
90,000 suggestions, and every page asks for them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.case import QueueItem


@dataclass(frozen=True, slots=True)
class Waiting:
    """`items` in their order, the `place` of each by its id, those of each obligation (`rows`)."""

    items: Sequence[QueueItem]
    place: Mapping[str, int]
    rows: Mapping[str, Sequence[QueueItem]]

    @property
    def counts(self) -> dict[str, int]:
        """How many wait on each obligation."""
        return {row: len(items) for row, items in self.rows.items()}

    def without(self, target_id: str) -> "Waiting":
        """The queue after a decision on one of them."""
        return waiting_of([item for item in self.items if item.target_id != target_id])


def waiting_of(items: Sequence[QueueItem]) -> Waiting:
    """Look through the queue once."""
    rows: dict[str, list[QueueItem]] = {}
    for item in items:
        if item.obligation_id:
            rows.setdefault(item.obligation_id, []).append(item)
    return Waiting(items, {item.target_id: n for n, item in enumerate(items)}, rows)
