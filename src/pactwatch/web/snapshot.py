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
NOTHING = object()


class Snapshot:
    """The cache of one served case; safe to ask from several threads."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, Hashable], Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def head(self) -> tuple[int, str]:
        """What names the state of the register now."""
        return self._case.register.head()

    def peek(self, key: Hashable) -> Any:
        """What is kept for the register as it stands now, None where nothing is."""
        with self._lock:
            return self._kept.get((self.head(), key))

    def carry(self, before: object, keys: Iterable[str]) -> None:
        """Keep these results of an earlier state as those of now: they did not move since.

        A key of several parts goes by its first.
        """
        now, names = self.head(), set(keys)
        with self._lock:
            for (head, key), made in list(self._kept.items()):
                if head == before and (key[0] if isinstance(key, tuple) else key) in names:
                    self._kept[(now, key)] = made

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for the register as it stands now; who asks for it meanwhile, waits."""
        whole = (self._case.register.head(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(T, self._kept[whole])
            mine = self._making.setdefault(whole, threading.Lock())
        with mine:
            made = self._kept.get(whole, NOTHING)
            if made is NOTHING:
                made = self._keep(whole, make)
            return cast(T, made)

    def _keep(self, whole: tuple[object, Hashable], make: Callable[[], T]) -> T:
        try:
            made = make()
            with self._lock:
                self._kept[whole] = made
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._making.pop(whole, None)
