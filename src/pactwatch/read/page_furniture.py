"""The lines of all pages in, the same without running heads, feet and page numbers out.

What repeats on most pages at the same height of their edges is furniture, with its page number or
without: it stands in the original, and is no part of any sentence. Refuses to take two pages for
a proof, unless the figures in the line count them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactwatch.read.page_blocks import ENDS_SENTENCE
from pactwatch.read.page_lines import Line

__all__ = ["without_furniture"]

# A running line repeats on most pages and stands first or last; two pages prove nothing, but two
# that are counted do (heads of odd and even pages may differ).
_FEWEST_PAGES, _FEWEST_COUNTED = 3, 2
_REPEATS, _COUNTED = 0.5, 0.4
# How many lines at either end of a page may be furniture, and by how much of their size a gap
# sets them apart from the text. A running line stands at the same height (points) everywhere.
_MOST_EDGE = 3
_APART = 1.5
_SAME_HEIGHT = 6
# Of the widest line of the page: a longer one may be a row of its text. Guess.
_SHORT = 0.75
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_FIGURES = re.compile(r"\d{1,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the edge of a page; `is_apart` with a gap behind it, `is_short` beside the text."""

    page: int
    line: Line
    is_top: bool
    is_apart: bool
    is_short: bool

    @property
    def words(self) -> str:
        """What repeats from page to page: the words with their figures left open."""
        return re.sub(r"\d+", "#", self.line.text).lower()

    @property
    def height(self) -> int:
        """Where it stands, in steps that lines of one height may differ by."""
        return round(self.line.base / _SAME_HEIGHT)


# Words that run through the pages at one height, and whether a figure in them counts the pages.
_Running = dict[tuple[str, int], bool]


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """Leave out running heads, feet and page numbers; also say how many lines that were."""
    edges = [_edges(page, number) for number, page in enumerate(pages, 1)]
    running = _running(edges, filled=sum(bool(page) for page in pages))
    kept = []
    for page, at in zip(pages, edges, strict=True):
        furniture = set(_furniture(at, running))
        kept.append([line for line in page if id(line) not in furniture])
    left_out = sum(map(len, pages)) - sum(map(len, kept))
    return kept, left_out


def _edges(page: Sequence[Line], number: int) -> list[_Edge]:
    """The few lines at the top and at the bottom of a page, from its edges inwards."""
    order = sorted(page, key=lambda line: -line.base)
    most = min(_MOST_EDGE, len(order) // 2)
    widest = _SHORT * max((_width(line) for line in page), default=0)
    return [
        _Edge(number, line, is_top, place < _set_apart(side), _width(line) < widest)
        for is_top, side in ((True, order), (False, order[::-1]))
        for place, line in enumerate(side[: max(most, _set_apart(side))])
    ]


def _width(line: Line) -> float:
    return line.right - line.left


def _set_apart(order: Sequence[Line]) -> int:
    """How many lines a gap sets apart from the rest."""
    for at, (line, following) in enumerate(pairwise(order[: _MOST_EDGE + 1]), 1):
        if abs(line.base - following.base) > _APART * max(line.size, following.size):
            return at
    return 0


def _running(edges: Sequence[Sequence[_Edge]], *, filled: int) -> _Running:
    groups: dict[tuple[str, int], list[_Edge]] = {}
    for edge in (one for page in edges for one in page):
        groups.setdefault((edge.words, edge.height), []).append(edge)
    found: _Running = {}
    for words, height in groups:
        near = [e for step in (-1, 0, 1) for e in groups.get((words, height + step), ())]
        count, is_counting = len({e.page for e in near}), _counts(near)
        fewest, share = (_FEWEST_COUNTED, _COUNTED) if is_counting else (_FEWEST_PAGES, _REPEATS)
        if count >= max(fewest, share * filled):
            found[words, height] = is_counting
    return found


def _counts(near: Sequence[_Edge]) -> bool:
    """Whether one of the figures goes up by one from page to page, wherever the count began."""
    steps: Counter[tuple[int, int]] = Counter()
    for edge in near:
        figures = _FIGURES.findall(edge.line.text)
        steps.update((at, int(figure) - edge.page) for at, figure in enumerate(figures))
    pages = len({edge.page for edge in near})
    return pages > 1 and bool(steps) and steps.most_common(1)[0][1] >= len(near)


def _furniture(edges: Sequence[_Edge], running: _Running) -> Iterator[int]:
    """The ids of those lines. Where no gap tells a line from the text, only what stands outside
    all text and cannot be a sentence of it is taken."""
    is_outside = {True: True, False: True}
    for edge in edges:
        is_counting = running.get((edge.words, edge.height))
        runs = is_counting is not None
        if edge.is_apart:
            taken = runs or bool(_PAGE_NUMBER.fullmatch(edge.line.text))
        else:
            taken = runs and is_outside[edge.is_top] and _is_label(edge, bool(is_counting))
        is_outside[edge.is_top] = is_outside[edge.is_top] and taken
        if taken:
            yield id(edge.line)


def _is_label(edge: _Edge, is_counting: bool) -> bool:
    is_bare = edge.is_short and "#" not in edge.words
    return not ENDS_SENTENCE.search(edge.line.text) and (is_counting or is_bare)
