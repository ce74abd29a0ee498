"""Extracted paragraphs in, the same paragraphs with their places in the page's source out.

Both sides are compared without white space and without characters that do not print. A paragraph
that stands once among the visible characters is placed there; one that stands several times is
placed only where its neighbours leave a single place; the rest is placed in parts by the same
rule. What remains keeps no source: a missing place is better than a wrong one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pactwatch.read.assembly import Piece
from pactwatch.read.visible import VisibleText, printable_words

__all__ = ["align"]

# A shorter part may stand somewhere by chance even within the gap between two placed paragraphs.
_SHORTEST_PART = 12
# Characters looked through between placed paragraphs, per page: a fraction of a second. A page
# that would need more is not one whose text an extractor merely rearranged.
_SEARCH_BUDGET = 200_000_000


@dataclass(frozen=True, slots=True)
class _Part:
    """Letters `start..end` of a paragraph stand among the visible characters from `place`."""

    start: int
    end: int
    place: int

    @property
    def place_end(self) -> int:
        return self.place + self.end - self.start


@dataclass(slots=True)
class _Paragraph:
    text: str
    words: list[tuple[int, int]]
    letters: str
    parts: list[_Part] = field(default_factory=list)


def align(paragraphs: Sequence[str], visible: VisibleText, source: str) -> Iterator[list[Piece]]:
    """Yield the pieces of each paragraph in order; joined they are the paragraph again."""
    items = [_prepared(text) for text in paragraphs]
    _place_unique(items, visible.text)
    _place_between(items, visible.text)
    for item in items:
        yield list(_pieces(item, _letter_sources(item, visible), source))


def _prepared(text: str) -> _Paragraph:
    words = list(printable_words(text, 0, len(text)))
    return _Paragraph(text, words, "".join(text[start:end] for start, end in words))


def _place_unique(items: Sequence[_Paragraph], visible: str) -> None:
    """Place every paragraph that stands exactly once; one pass over the visible characters."""
    heads = {item.letters[:_SHORTEST_PART]: list[int]() for item in items}
    for at in range(len(visible) - _SHORTEST_PART + 1):
        if (head := visible[at : at + _SHORTEST_PART]) in heads:
            heads[head].append(at)
    for item in items:
        if len(item.letters) >= _SHORTEST_PART:
            candidates = heads[item.letters[:_SHORTEST_PART]]
            places = _first_two(item.letters, candidates, visible)
            if len(places) == 1:
                item.parts = [_Part(0, len(item.letters), places[0])]


def _first_two(letters: str, candidates: Sequence[int], visible: str) -> list[int]:
    found: list[int] = []
    for place in candidates:
        if visible.startswith(letters, place):
            found.append(place)
            if len(found) == 2:
                break
    return found


def _place_between(items: Sequence[_Paragraph], visible: str) -> None:
    """Place the others as far as the gap between their placed neighbours leaves one place."""
    search = _Search(visible)
    ends = _next_places(items, len(visible))
    low = 0
    for item, high in zip(items, ends, strict=True):
        if item.letters and not item.parts:
            low = low if low <= high else 0
            item.parts = search.in_gap(item.letters, low, high)
        if item.parts:
            low = item.parts[-1].place_end


def _next_places(items: Sequence[_Paragraph], length: int) -> list[int]:
    """For every paragraph the place of the next one that is placed already."""
    ends: list[int] = []
    high = length
    for item in reversed(items):
        ends.append(high)
        if item.parts:
            high = item.parts[0].place
    return ends[::-1]


@dataclass(slots=True)
class _Search:
    visible: str
    budget: int = _SEARCH_BUDGET

    def in_gap(self, letters: str, low: int, high: int) -> list[_Part]:
        """All of `letters` where one place is theirs, else their longest unmistakable parts."""
        size = len(letters)
        places = self.places(letters, low, high)
        if len(places) == 1 or (places and low > 0 and places[0] == low):
            # Several places, but one right behind the paragraph before: that is its own.
            return [_Part(0, size, places[0])]
        if places and high < len(self.visible) and self.visible.endswith(letters, low, high):
            return [_Part(0, size, high - size)]
        return [] if places else list(self.parts(letters, low, high))

    def parts(self, letters: str, low: int, high: int) -> Iterator[_Part]:
        """The longest stretches that stand exactly once in the gap, from left to right."""
        start = 0
        while start + _SHORTEST_PART <= len(letters):
            size = self.longest(letters, start, low, high)
            places = self.places(letters[start : start + size], low, high) if size else []
            if len(places) == 1:
                yield _Part(start, start + size, places[0])
                low = places[0] + size
            start += max(1, size)

    def longest(self, letters: str, start: int, low: int, high: int) -> int:
        """Length of the longest stretch from `start` found in the gap, 0 if too short."""
        if not self.places(letters[start : start + _SHORTEST_PART], low, high):
            return 0
        fits, fails = _SHORTEST_PART, len(letters) - start + 1
        while fails - fits > 1:
            size = (fits + fails) // 2
            if self.places(letters[start : start + size], low, high):
                fits = size
            else:
                fails = size
        return fits

    def places(self, letters: str, low: int, high: int) -> list[int]:
        """The first two places of `letters` within `low..high`; none once the budget is spent."""
        found: list[int] = []
        while len(found) < 2 and self.budget > 0:
            place = self.visible.find(letters, low, high)
            self.budget -= (high if place < 0 else place) - low + len(letters)
            if place < 0:
                break
            found.append(place)
            low = place + 1
        return found


def _letter_sources(item: _Paragraph, visible: VisibleText) -> list[int]:
    """For each letter its place in the source, -1 where it has none."""
    sources = [-1] * len(item.letters)
    for part in item.parts:
        for low, high, source in visible.pieces(part.place, part.place_end):
            if source is not None:
                at = part.start + low - part.place
                sources[at : at + high - low] = range(source, source + high - low)
    return sources


def _pieces(item: _Paragraph, sources: list[int], source: str) -> Iterator[Piece]:
    """Letters with their places, and the white space between words where both sides agree."""
    done, at, last = 0, 0, -1
    for start, end in item.words:
        places = sources[done : done + end - start]
        gap = item.text[at:start]
        is_same = last >= 0 and places[0] >= 0 and source[last + 1 : places[0]] == gap
        yield Piece(gap, last + 1 if is_same else None)
        yield from _word_pieces(item.text[start:end], places)
        done, at, last = done + end - start, end, places[-1]
    yield Piece(item.text[at:])


def _word_pieces(word: str, places: list[int]) -> Iterator[Piece]:
    cuts = [at for at in range(1, len(word)) if places[at] != places[at - 1] + 1 or places[at] <= 0]
    for start, end in pairwise([0, *cuts, len(word)]):
        yield Piece(word[start:end], places[start] if places[start] >= 0 else None)
