"""Arithmetic on half-open character ranges of one text.

In: ranges as (start, end). Out: ranges, sorted and apart. Refuses to know what they mean.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import Protocol, TypeVar

__all__ = [
    "Placed",
    "Range",
    "among",
    "covered",
    "distance",
    "join",
    "over",
    "overlaps",
    "span_of",
    "subtract",
    "trim",
]

Range = tuple[int, int]


class Placed(Protocol):
    """What stands at a place of a text: a name, a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)

# Asked for tens of thousands of times an article; a getter costs half of what a function does.
_RANGE_START, _RANGE_END = itemgetter(0), itemgetter(1)
_START, _END = attrgetter("start"), attrgetter("end")
_EDGE = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff,;:–—"
_MARKS = "“”„«»‘’「」\"'‹›`"


def overlaps(one: Range, other: Range) -> bool:
    """Whether two ranges share a character."""
    return one[0] < other[1] and other[0] < one[1]


def over(ranges: Sequence[Range], part: Range) -> Sequence[Range]:
    """Those that share a character with a range, out of many in order and apart (as `join` gives).

    Looked up, not searched, so that a long document costs no more per word than a short one.
    """
    low = bisect_right(ranges, part[0], key=_RANGE_END)
    return ranges[low : bisect_left(ranges, part[1], key=_RANGE_START)]


def range_at(ranges: Sequence[Range], at: int, default: Range) -> Range:
    """The one that holds a character, out of many in order and apart. Looked up."""
    return next(iter(over(ranges, (at, at + 1))), default)


def among(placed: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those that share a character with start..end, out of many in order and apart. Looked up."""
    low = bisect_right(placed, start, key=_END)
    return placed[low : bisect_left(placed, end, key=_START)]


def covered(part: Range, whole: Iterable[Range]) -> int:
    """How many characters of a range stand in any of the others (which must be apart)."""
    return sum(max(0, min(part[1], end) - max(part[0], start)) for start, end in whole)


def distance(one: Range, other: Range) -> int:
    """Characters between two ranges, 0 where they touch."""
    return max(0, one[0] - other[1], other[0] - one[1])


def span_of(ranges: Sequence[Range]) -> Range:
    """From the first start to the last end; (0, 0) for none."""
    if len(ranges) == 1:
        return ranges[0]
    return (min(ranges)[0], max(map(_RANGE_END, ranges))) if ranges else (0, 0)


def join(ranges: Iterable[Range], *, gap: int = 0) -> tuple[Range, ...]:
    """Sorted ranges with those that overlap, or stand within `gap` characters, made one."""
    found: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if found and start <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def subtract(ranges: Iterable[Range], cuts: Iterable[Range]) -> tuple[Range, ...]:
    """What is left of the ranges outside the cuts."""
    left = list(ranges)
    for cut in cuts:
        kept: list[Range] = []
        for start, end in left:
            if not overlaps((start, end), cut):
                kept.append((start, end))
                continue
            kept += [(start, cut[0])] if start < cut[0] else []
            kept += [(cut[1], end)] if cut[1] < end else []
        left = kept
    return tuple(left)


def trim(text: str, start: int, end: int, *, marks: bool = True) -> Range:
    """Leave off white space, commas and dashes at both edges, and a final full stop.

    With `marks`, quotation marks at an edge go too where their partner is not inside. A question
    mark or an exclamation mark stays: it says something. An empty range comes back as it is.
    """
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _EDGE or (marks and first in _MARKS and not _paired(text, start, end, True)):
            start += 1
        elif (
            last in _EDGE
            or (marks and last in _MARKS and not _paired(text, start, end, False))
            or (last == "." and not _is_abbreviation(text, start, end))
        ):
            end -= 1
        elif text.startswith("--", start, end):  # a dash as typewriters and wires have it
            start += 2
        elif text.endswith("--", start, end):
            end -= 2
        elif first in ".…":
            start += 1
        else:
            break
    return start, end


_PARTNERS = {"“": "”", "„": "“", "«": "»", "‘": "’", "「": "」", '"': '"', "'": "'", "‹": "›"}
_BACK = {"”": "“", "»": "«", "’": "‘", "」": "「", '"': '"', "'": "'", "›": "‹", "“": "„"}


def _paired(text: str, start: int, end: int, opening: bool) -> bool:
    """Whether the mark at an edge has its partner strictly inside, away from the other edge."""
    if opening:
        partner = _PARTNERS.get(text[start])
        inner = text[start + 1 : end].rstrip(_EDGE + ".")
        return partner is not None and partner in inner[:-1]
    if text[end - 1] in "’'" and end - start > 1 and text[end - 2] == "s":
        return True  # a plural's apostrophe
    partner = _BACK.get(text[end - 1])
    inner = text[start : end - 1].lstrip(_EDGE)
    return partner is not None and partner in inner[1:]


# Letters and full stops, "U.N.E.S.C.O." with room to spare (guess).
_LONGEST_ABBREVIATION = 40


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """A full stop that belongs to its word ("U.S.", "a.m.")."""
    # Only the end is looked at: a longer word is no abbreviation, and a page of dots is long.
    words = text[max(start, end - _LONGEST_ABBREVIATION) : end].split()
    word = words[-1] if words else ""
    return word.count(".") > 1 and any(c.isalpha() for c in word)
