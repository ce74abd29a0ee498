"""A stretch of a text and the words found there."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `start <= i < end` in Unicode code points, with the exact words."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut the span out of the text it belongs to."""
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the anchor still points at its exact words."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.text

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


def joined(spans: Iterable[Span]) -> str:
    """The words of several spans in reading order, a space between parts."""
    if isinstance(spans, tuple) and len(spans) == 1:
        only: Span = spans[0]
        return only.text
    return " ".join(span.text for span in sorted(spans))


# Between parts so near stand marks and blanks alone: “... dawn.” “We have ...”.
_NEAR = 4


def as_quoted(spans: Iterable[Span]) -> str:
    """The words of several spans on one line, as a reader may quote them: "…" says that words of
    the text stand between two parts and are left out."""
    line, end = "", 0
    for span in sorted(spans):
        gap = " " if span.start - end <= _NEAR else " … "
        line, end = f"{line}{gap if line else ''}{span.text}", span.end
    return " ".join(line.split())
