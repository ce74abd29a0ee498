"""Reading and weighing make a million small records and no cycles: the collector may rest.

Refuses to leave it off: what was on before is on again afterwards, whatever happens between.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Cyclic garbage collection rests inside; it would walk the whole case again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was made meanwhile counts as old from now on: the next collection of the young
            # would walk all of it (a tenth of the time of a large board).
            gc.freeze()
            gc.unfreeze()
            gc.enable()
