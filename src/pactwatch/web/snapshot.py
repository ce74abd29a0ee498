"""What was worked out for one state of the register, kept while a person reads.

Comes in: a key and the function that works it out. Goes out: the same result for the same state.
The register only grows, so a result stays true for the head it was made at; the next recorded
row makes everything anew. Refuses to keep more than a few: a board of a big case is large.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar, cast

from pactwatch.case import Case

T = TypeVar("T")

# Boards of a few days and rule sets, the queue, the statements: guess.
MOST_KEPT = 64


class Snapshot:
    """The cache of one served case; safe to ask from several threads."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def head(self) -> object:
        """What names the state of the register now."""
        return self._case.register.head()

    def peek(self, key: Hashable) -> Any:
        """What is kept for the register as it stands now, None where nothing is."""
        with self._lock:
            return self._kept.get((self.head(), key))

    def carry(self, before: object, keys: Iterable[Hashable]) -> None:
        """Keep these results of an earlier state as those of now: they did not move since."""
        now = self.head()
        with self._lock:
            for key in keys:
                if (before, key) in self._kept:
                    self._kept[(now, key)] = self._kept[(before, key)]

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for the register as it stands now."""
        whole = (self._case.register.head(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(T, self._kept[whole])
        made = make()
        with self._lock:
            self._kept[whole] = made
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made
