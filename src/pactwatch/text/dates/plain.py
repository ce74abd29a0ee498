"""Any text in, a plain shadow of it out: what the rows match, with the way back to the source.

Curly quotes and long dashes become ASCII, runs of white space one space, a blank line one line
break (no expression crosses it). Refuses to lower or to drop anything else.
"""

import re
from bisect import bisect_right

__all__ = ["Plain", "plain_text"]

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"})


class Plain:
    """The shadow ``text`` and the way back: from each of the places ``begins`` on, how many
    characters of the source were left out before."""

    __slots__ = ("_begins", "_left_out", "text")

    def __init__(self, text: str, begins: list[int], left_out: list[int]) -> None:
        self.text = text
        self._begins, self._left_out = begins, left_out

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the source for a non-empty range of the shadow."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, place: int) -> int:
        return place + self._left_out[bisect_right(self._begins, place) - 1]


def plain_text(source: str) -> Plain:
    """The shadow of ``source``."""
    marks = source.translate(_MARKS)
    parts: list[str] = []
    begins, left_out = [0], [0]
    last = 0
    for run in _RUN.finditer(marks):
        start, end = run.span()
        lines = run.group().replace("\r\n", "\n").replace("\r", "\n")
        parts += (marks[last:start], "\n" if lines.count("\n") > 1 else " ")
        # One character stands for the run: what follows is so much nearer to the beginning.
        begins.append(start - left_out[-1] + 1)
        left_out.append(left_out[-1] + end - start - 1)
        last = end
    parts.append(marks[last:])
    return Plain("".join(parts), begins, left_out)


# White space that is more, or other, than a single blank.
_RUN = re.compile(r"\s{2,}|[^\S ]")
