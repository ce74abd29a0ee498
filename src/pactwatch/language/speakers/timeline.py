"""Everybody who has spoken or acted, by place: who stands in a stretch is looked up, not sought.

In: what is known, as reading goes on. Out: those of a stretch of the text, or the latest of all;
and the stretches that stand for paragraphs.
Refuses to choose among them. What is put in the place of another must stand where it stood, and
be called as it was.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pactwatch.language.speakers.known import Known, key
from pactwatch.language.words.ranges import Range

__all__ = ["Latest", "Timeline", "blocks_of"]

# Sentences of a paragraph in news. A guess.
_SENTENCES = 3


class Timeline(list[Known]):
    """A list that grows at its end, and knows which of its members stand where."""

    def between(self, low: int, high: int) -> list[Known]:
        """Who stands from one character up to another, in the order of the list."""
        order = self._in_order()
        inside = order[bisect_left(order, (low, 0)) : bisect_left(order, (high, 0))]
        return [self[number] for number in sorted(number for _, number in inside)]

    def latest(self) -> Iterator[Known]:
        """Everybody, from the last of the text to the first."""
        return (self[number] for _, number in reversed(self._in_order()))

    def has_before(self, name: str, at: int) -> bool:
        """Whether somebody so called stands before a character."""
        self._in_order()
        return name in self._first and self._first[name] < at

    def _in_order(self) -> list[tuple[int, int]]:
        """Place and number of each, by place; what has come since the last time is set in."""
        if not hasattr(self, "_order"):
            self._order: list[tuple[int, int]] = []
            self._first: dict[str, int] = {}
        for number in range(len(self._order), len(self)):
            known = self[number]
            insort(self._order, (known.at, number))
            name = key(known.speaker)
            self._first[name] = min(known.at, self._first.get(name, known.at))
        return self._order


class Latest:
    """Some of those known, the latest first, asked for one by one and no more often than needed."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._coming, self._seen = iter(known), list[Known]()

    def __iter__(self) -> Iterator[Known]:
        at = 0
        while at < len(self._seen) or self._pull():
            yield self._seen[at]
            at += 1

    def __bool__(self) -> bool:
        return bool(self._seen) or self._pull()

    @property
    def first(self) -> Known:
        """The latest of them; IndexError where there is none."""
        return next(iter(self), None) or self._seen[0]

    def _pull(self) -> bool:
        for known in self._coming:
            self._seen.append(known)
            return True
        return False


def blocks_of(starts: Sequence[int], paragraphs: Sequence[Range]) -> list[Range]:
    """The paragraphs; one of more sentences than news sets in one is cut after every few.

    Text that lost its paragraphs comes as one, and would otherwise hide who is near."""
    found: list[Range] = []
    for start, end in paragraphs:
        inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        marks = inside[_SENTENCES::_SENTENCES] if len(inside) > 2 * _SENTENCES else []
        found += pairwise([start, *marks, end])
    return found
