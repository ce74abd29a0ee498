"""The characters of one page with their boxes in, its lines in reading order out.

A line ends where the baseline changes, where the next character stands further left, or where a
gap as wide as a column's begins. Two clear columns are read one after the other; what spans both
separates what stands above it from what stands below. Refuses to see tables or more columns:
there the producer's order is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Glyph", "Line", "lines_of"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; `at` is PDFium's index on the page, lengths are in points, y grows upwards.

    `is_made_up` marks a space that PDFium put between words, `is_hyphen` a hyphen it takes for
    a cut word's.
    """

    at: int
    char: str
    left: float
    right: float
    base: float
    size: float
    is_made_up: bool = False
    is_hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that stand on one line of one column, without white space at either end.

    `left`, `right` and `base` (the baseline that most characters stand on) are points on the
    page, `size` is the usual height of its characters.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    left: float
    right: float
    base: float
    size: float

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> "Line":
        """Gather at least one character into a line."""
        middle = len(glyphs) // 2
        return cls(
            glyphs=tuple(glyphs),
            text="".join(glyph.char for glyph in glyphs),
            left=min(glyph.left for glyph in glyphs),
            right=max(glyph.right for glyph in glyphs),
            base=sorted(glyph.base for glyph in glyphs)[middle],
            size=sorted(glyph.size for glyph in glyphs)[middle],
        )


# Raised and lowered figures leave the baseline by a third of their size, lines by a whole one.
_OTHER_LINE = 0.6
# Gaps between words are a third of the size, gutters one and a half at least. Justified lines may
# have as wide gaps: they are split too and put together again where no gutter is found.
_COLUMN_GAP = 1.0
# A gutter: two columns of prose, with neither a list's markers nor a table's figures in them.
_FEWEST_LINES = 5
_FEWEST_CHARACTERS = 15
_MOST_SPANNING = 0.34


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines in reading order."""
    segments = list(_segments(glyphs))
    gutter = _gutter(segments)
    if gutter is None:
        return _rows_joined(segments)
    return list(_by_column(segments, gutter))


def _segments(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    open_glyphs: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and not glyph.is_made_up and _ends_segment(last, glyph):
            yield from _closed(open_glyphs)
            open_glyphs = []
        open_glyphs.append(glyph)
        if not glyph.is_made_up:
            last = glyph
    yield from _closed(open_glyphs)


def _ends_segment(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    return (
        abs(last.base - glyph.base) > _OTHER_LINE * size
        or glyph.right < last.left - size
        or glyph.left - last.right > _COLUMN_GAP * size
    )


def _closed(glyphs: list[Glyph]) -> Iterator[Line]:
    printing = [at for at, glyph in enumerate(glyphs) if glyph.char != " "]
    if printing:
        yield Line.of(glyphs[printing[0] : printing[-1] + 1])


def _gutter(segments: Sequence[Line]) -> float | None:
    """The x of the gap between two clear columns, None where there are none."""
    if len(segments) < 2 * _FEWEST_LINES:
        return None
    low, high = min(s.left for s in segments), max(s.right for s in segments)
    for share in (0.5, 0.48, 0.52, 0.45, 0.55, 0.42, 0.58, 0.38, 0.62):
        x = low + share * (high - low)
        if _is_gutter(segments, x):
            return x
    return None


def _is_gutter(segments: Sequence[Line], x: float) -> bool:
    left = [s for s in segments if s.right < x]
    right = [s for s in segments if s.left > x]
    spanning = len(segments) - len(left) - len(right)
    return (
        _is_column(left)
        and _is_column(right)
        and spanning <= _MOST_SPANNING * len(segments)
        and min(s.base for s in left) < max(s.base for s in right)
        and min(s.base for s in right) < max(s.base for s in left)
    )


def _is_column(side: Sequence[Line]) -> bool:
    if len(side) < _FEWEST_LINES:
        return False
    lengths = sorted(len(line.glyphs) for line in side)
    return lengths[len(lengths) // 2] >= _FEWEST_CHARACTERS


def _by_column(segments: Sequence[Line], x: float) -> Iterator[Line]:
    """Bands between spanning lines from top to bottom; in each the left column, then the right."""
    ordered = sorted(segments, key=lambda s: -s.base)
    band: list[Line] = []
    for segment in ordered:
        if segment.left < x < segment.right:
            yield from _band(band, x)
            yield segment
            band = []
        else:
            band.append(segment)
    yield from _band(band, x)


def _band(band: Sequence[Line], x: float) -> Iterator[Line]:
    yield from (segment for segment in band if segment.right <= x)
    yield from (segment for segment in band if segment.left >= x)


def _rows_joined(segments: Sequence[Line]) -> list[Line]:
    """Without columns a wide gap is only a gap: put the parts of a row together again."""
    rows: list[list[Line]] = []
    for segment in segments:
        if rows and _is_same_row(rows[-1][-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_row(row) for row in rows]


def _is_same_row(last: Line, segment: Line) -> bool:
    size = max(last.size, segment.size)
    return abs(last.base - segment.base) <= _OTHER_LINE * size and segment.left >= last.right


def _row(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    glyphs = list(row[0].glyphs)
    for last, segment in pairwise(row):
        glyphs.append(Glyph(-1, " ", last.right, segment.left, last.base, last.size, True))
        glyphs.extend(segment.glyphs)
    return Line.of(glyphs)
