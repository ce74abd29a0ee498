"""Any text in, a plain shadow of it out: what the rows match, with the way back to the source.

Curly quotes and long dashes become ASCII, runs of white space one space, a blank line one line
break (no expression crosses it). Refuses to lower or to drop anything else.
"""

from itertools import groupby

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
    characters: list[str] = []
    origin: list[int] = []
    index = 0
    for is_space, group in groupby(marks, str.isspace):
        run = "".join(group)
        if is_space:
            lines = run.replace("\r\n", "\n").replace("\r", "\n")
            characters.append("\n" if lines.count("\n") > 1 else " ")
            origin.append(index)
        else:
            characters.append(run)
            origin.extend(range(index, index + len(run)))
        index += len(run)
    return Plain("".join(characters), origin)
