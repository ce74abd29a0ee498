"""The lines of a page in, paragraphs out.

A paragraph ends at a gap, at an indented line, after a line that stops short with a full stop,
where the size of the letters changes, and at the head of a page where a line breaks off though
the next word would fit on it. Refuses to know headings from other paragraphs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactwatch.read.page_lines import Line

__all__ = ["ENDS_SENTENCE", "Block", "blocks_of", "goes_on"]

# Of the usual distance between baselines: more is a gap between paragraphs. Guess.
_GAP = 1.3
# Of the size of the letters: what counts as an indent, and as a change of size. Guesses.
_INDENT = 0.8
_SIZE_CHANGE = 0.15
# Lines whose left edges are this near (points) begin in the same column.
_SAME_LEFT = 72
# Lines of a heading begin at the same place (points).
_ALIGNED = 1.0
# Of the column's width: a last line that ends before it has stopped short.
_SHORT = 0.85
# Of the column's width: a line of a heading breaks off before this. Guess.
_BROKEN = 0.75
ENDS_SENTENCE = re.compile(r"[.!?:…][”’»)\]\"']*$")
_ITEM = re.compile(r"(?:[-*•–—·▪]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its lines from first to last."""

    lines: tuple[Line, ...]


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Gather the lines of one page, in reading order, into paragraphs."""
    pitch, edges = _pitch(lines), _right_edges(lines)
    open_lines: list[Line] = []
    found: list[Block] = []
    is_head = True  # until a line fills its column; further down lines run round pictures
    for line in lines:
        breaks = bool(open_lines) and is_head and _is_broken_off(open_lines[-1], line, edges)
        if open_lines and (breaks or _opens_paragraph(open_lines, line, pitch, edges)):
            found.append(Block(tuple(open_lines)))
            open_lines = []
        open_lines.append(line)
        is_head = is_head and not _is_full(line, edges)
    return [*found, Block(tuple(open_lines))] if open_lines else found


def goes_on(last: Line, first: Line) -> bool:
    """Whether the last sentence of a page goes on in the first line of the next."""
    is_alike = abs(last.size - first.size) <= _SIZE_CHANGE * max(last.size, first.size)
    is_open = not _is_over(last) and first.text[:1].islower()
    return is_alike and is_open and not _ITEM.match(first.text)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between baselines: the commonest, rounded to half a point."""
    steps = Counter(
        round(2 * (above.base - below.base)) / 2
        for above, below in pairwise(lines)
        if 0 < above.base - below.base < 4 * max(above.size, below.size)
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """For lines that begin at about the same place, where the long ones among them end."""
    found: dict[int, list[float]] = {}
    for line in lines:
        found.setdefault(_place(line), []).append(line.right)
    return {place: sorted(rights)[len(rights) * 4 // 5] for place, rights in found.items()}


def _place(line: Line) -> int:
    return int(line.left // _SAME_LEFT)


def _opens_paragraph(
    block: Sequence[Line], line: Line, pitch: float, edges: dict[int, float]
) -> bool:
    last = block[-1]
    step = last.base - line.base
    size = max(last.size, line.size)
    if _ITEM.match(line.text) or abs(last.size - line.size) > _SIZE_CHANGE * size:
        return True
    if step <= 0:  # the next column: the paragraph goes on unless its sentence is over
        return _is_over(last)
    if step > _GAP * max(pitch, last.size):
        return True
    if _is_over(last) and last.right - last.left < _SHORT * (edges[_place(last)] - last.left):
        return True
    return len(block) > 1 and _is_over(last) and line.left - last.left > _INDENT * size


def _is_broken_off(last: Line, line: Line, edges: dict[int, float]) -> bool:
    """A letterhead's lines: each breaks off early, though the next word would fit on it."""
    taken = last.right - last.left
    if abs(last.left - line.left) > _ALIGNED or _is_full(last, edges) or last.text.endswith("-"):
        return False
    following = taken / len(last.text) * (1 + len(line.text.split()[0]))
    return last.right + following < edges[_place(last)]


def _is_full(line: Line, edges: dict[int, float]) -> bool:
    return line.right - line.left > _BROKEN * (edges[_place(line)] - line.left)


def _is_over(line: Line) -> bool:
    return bool(ENDS_SENTENCE.search(line.text))
