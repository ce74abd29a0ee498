"""Things that stand at places of a text, in any order and over one another, found by place.

`ranges.among` looks up what stands in order and apart; this is for what does not. In: things with
their ranges. Out: those near a place, in the order they were given. Refuses to say which of them
is meant: some of what it gives only stands in the same stretch.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from pactwatch.language.words.ranges import Range

__all__ = ["Nearby"]

T = TypeVar("T")
# Characters in a stretch: about two sentences. A guess, which decides on speed alone.
_STRETCH = 256


class Nearby(Generic[T]):
    """Things by the stretches of a text that their ranges touch."""

    def __init__(self, things: Iterable[T], ranges: Callable[[T], Iterable[Range]]) -> None:
        self._rows: dict[int, list[tuple[int, T]]] = defaultdict(list)
        for number, thing in enumerate(things):
            touched = {n for s, e in ranges(thing) for n in range(s // _STRETCH, e // _STRETCH + 1)}
            for stretch in touched:
                self._rows[stretch].append((number, thing))

    def over(self, start: int, end: int) -> list[T]:
        """At least all that share a character with start..end, each once, in their order."""
        stretches = range(start // _STRETCH, end // _STRETCH + 1)
        found = {number: thing for n in stretches for number, thing in self._rows.get(n, ())}
        return [found[number] for number in sorted(found)]
