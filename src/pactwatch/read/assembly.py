"""Pieces of text in, the working text and its character map out.

A piece either stands in the original at a known place or was made by the reader (a paragraph
break, a resolved entity). Runs that continue each other in both texts are joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pactwatch.domain.document import Run

__all__ = ["Assembly", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters; `source` is where the first stands in the original, None if nowhere."""

    text: str
    source: int | None = None
    page: int = 0


@dataclass(slots=True)
class Assembly:
    """Collects pieces in working-text order."""

    _parts: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece) -> None:
        """Append one piece and its run."""
        if not piece.text:
            return
        start, self.length = self.length, self.length + len(piece.text)
        self._parts.append(piece.text)
        if piece.source is not None:
            self._map(Run(start, self.length, piece.source, piece.page))

    def extend(self, pieces: Iterable[Piece]) -> None:
        """Append pieces in order."""
        for piece in pieces:
            self.add(piece)

    @property
    def text(self) -> str:
        """The working text so far."""
        return "".join(self._parts)

    @property
    def char_map(self) -> tuple[Run, ...]:
        """The runs so far, sorted by start."""
        return tuple(self._runs)

    def _map(self, run: Run) -> None:
        last = self._runs[-1] if self._runs else None
        if last and _continues(last, run):
            self._runs[-1] = Run(last.start, run.end, last.source, last.page)
        else:
            self._runs.append(run)


def _continues(last: Run, run: Run) -> bool:
    return (
        last.page == run.page
        and last.end == run.start
        and last.source + (last.end - last.start) == run.source
    )
