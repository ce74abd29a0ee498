"""Any text in, a plain shadow of it out: what the rows match, with the way back to the source.

Curly quotes and long dashes become ASCII, runs of white space one space, a blank line one line
break (no expression crosses it). Refuses to lower or to drop anything else.
"""

import re

__all__ = ["Plain", "plain_text"]

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"})


class Plain:
    """The shadow ``text`` and, for each of its characters, its index in the source."""

    __slots__ = ("_origin", "text")

    def __init__(self, text: str, origin: list[int]) -> None:
        self.text = text
        self._origin = origin

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the source for a non-empty range of the shadow."""
        return self._origin[start], self._origin[end - 1] + 1


def plain_text(source: str) -> Plain:
    """The shadow of ``source``."""
    marks = source.translate(_MARKS)
    parts: list[str] = []
    origin: list[int] = []
    last = 0
    for run in _RUN.finditer(marks):
        start, end = run.span()
        lines = run.group().replace("\r\n", "\n").replace("\r", "\n")
        parts += (marks[last:start], "\n" if lines.count("\n") > 1 else " ")
        origin += range(last, start + 1)
        last = end
    parts.append(marks[last:])
    origin += range(last, len(marks))
    return Plain("".join(parts), origin)


# White space that is more, or other, than a single blank.
_RUN = re.compile(r"\s{2,}|[^\S ]")
