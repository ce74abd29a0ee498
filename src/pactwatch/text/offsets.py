"""Offset maps: from the working text to the original it was made from, and back.

Takes runs: objects that say that characters `start..end` of the working text stand at
`source..source+(end-start)` of the original, on `page`. Characters in no run have no source.
Refuses to interpolate: between two runs there is no answer, never a guess.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

__all__ = ["OffsetMap", "RunLike", "SourceRange"]


class RunLike(Protocol):
    """What a run must offer; `domain.document.Run` does."""

    @property
    def start(self) -> int:
        """First character in the working text."""

    @property
    def end(self) -> int:
        """One past the last character in the working text."""

    @property
    def source(self) -> int:
        """Where `start` stands in the original."""

    @property
    def page(self) -> int:
        """Page of the original, counted from 1; 0 where there are none."""


R = TypeVar("R", bound=RunLike)


@dataclass(frozen=True, slots=True, order=True)
class SourceRange:
    """A half-open range of the original; code points, or character indices on a PDF page."""

    page: int
    start: int
    end: int


class OffsetMap(Generic[R]):
    """Lookups over the runs of one document; building costs one sort, a lookup two bisections."""

    def __init__(self, runs: Iterable[R]) -> None:
        self._by_start: Sequence[R] = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._by_start]
        self._by_source: Sequence[R] = sorted(
            self._by_start, key=lambda run: (run.page, run.source)
        )
        self._sources = [(run.page, run.source) for run in self._by_source]

    def to_source(self, offset: int) -> tuple[int, int] | None:
        """Where the working-text character stands, as (source, page); None where it has none."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._by_start[at].end:
            return None
        run = self._by_start[at]
        return run.source + offset - run.start, run.page

    def to_working(self, source: int, *, page: int = 0) -> int | None:
        """Which working-text character stands there; None where that part was not taken over."""
        at = bisect_right(self._sources, (page, source)) - 1
        if at < 0 or self._by_source[at].page != page:
            return None
        run = self._by_source[at]
        offset = run.start + source - run.source
        return offset if offset < run.end else None

    def source_ranges(self, start: int, end: int) -> tuple[SourceRange, ...]:
        """The parts of the original behind working-text `start..end`, in working-text order."""
        return tuple(self._cut(start, end))

    def _cut(self, start: int, end: int) -> Iterator[SourceRange]:
        at = max(bisect_right(self._starts, start) - 1, 0)
        for run in self._by_start[at:]:
            if run.start >= end:
                return
            low, high = max(start, run.start), min(end, run.end)
            if low < high:
                shift = run.source - run.start
                yield SourceRange(run.page, low + shift, high + shift)
