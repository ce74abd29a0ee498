"""Working a large case out beside the pages, and saying so meanwhile.

Comes in: the steps a page rests on. Goes out: whether all of them are worked out. What is missing
is worked out in a thread; who asks meanwhile gets a page that says so and asks again. Nothing is
worked out twice: the snapshot lets one thread make a result and all others wait for it.
Refuses to hold a page of a small case up: there the page works out what it needs by itself.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from pactwatch.domain.pause import uncollected
from pactwatch.errors import PactwatchError
from pactwatch.web.snapshot import Snapshot

__all__ = ["Preparing", "Step", "is_large"]

_LOG = logging.getLogger("pactwatch")

# Below so many rows in its register a case is worked out in a second or two (102,000 statements
# with their links are 234,000 rows).
LARGE = 20_000
# How long a page waits before it says that it waits: a blink is no reason for another page.
PATIENCE_S = 0.2
# A result of one state of the register.
Name = tuple[object, Hashable]


@dataclass(frozen=True, slots=True)
class Step:
    """Something a page rests on: `what` names its sentence in the catalogue, `snapshot` keeps it
    under `key`, `make` works it out."""

    what: str
    snapshot: Snapshot
    key: Hashable
    make: Callable[[], object]

    @property
    def is_done(self) -> bool:
        """Whether it is worked out for the register as it stands."""
        return self.snapshot.peek(self.key) is not None


def is_large(snapshot: Snapshot) -> bool:
    """Whether a case is so large that its pages may have to wait."""
    return snapshot.head()[0] > LARGE


class Preparing:
    """The threads that work one served case out."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._doing: set[Name] = set()
        # What could not be worked out: the page that needs it says why.
        self._failed: set[Name] = set()

    def begin(self, steps: Iterable[Step]) -> None:
        """Work out what is missing, beside whatever else goes on."""
        with self._changed:
            named = [(_name(step), step) for step in steps if not self._is_settled(step)]
            missing = [(name, step) for name, step in named if name not in self._doing]
            self._doing |= {name for name, _ in missing}
        if missing:
            threading.Thread(target=self._work, args=(missing,), daemon=True).start()

    def ready(self, steps: Sequence[Step], *, patience_s: float = PATIENCE_S) -> bool:
        """Whether a page that rests on these steps can be shown now."""
        if not any(is_large(step.snapshot) for step in steps):
            return True
        self.begin(steps)
        until = time.monotonic() + patience_s
        with self._changed:
            while not (settled := all(self._is_settled(step) for step in steps)):
                if not self._changed.wait(until - time.monotonic()):
                    break
        return settled

    def _is_settled(self, step: Step) -> bool:
        return step.is_done or _name(step) in self._failed

    def _work(self, missing: Iterable[tuple[Name, Step]]) -> None:
        for name, step in missing:
            try:
                with uncollected():
                    step.make()
            except PactwatchError:  # the page itself says it
                self._failed.add(name)
            except Exception:
                _LOG.exception("a defect in working out %s", step.what)
                self._failed.add(name)
            with self._changed:
                self._doing.discard(name)
                self._changed.notify_all()


def _name(step: Step) -> Name:
    return step.snapshot.head(), step.key
