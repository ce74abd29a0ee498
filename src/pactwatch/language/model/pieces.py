"""Words in, the encoder's input arrays out: word pieces, shapes and windows.

Each word is cut into pieces alone, so a prediction always belongs to a whole word. The checkpoint
is uncased; what its pieces lose (casing, a missing space, a new paragraph) travels as a shape id.
Windows overlap and nothing is truncated: every word stands in at least one window.
Refuses to load a model or a tokenizer: piece ids come from the caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pactwatch.text.words import Word

__all__ = ["SHAPES", "SHAPE_IDS", "Pieces", "Window", "feed", "shape_ids", "windows"]

Pieces = Sequence[Sequence[int]]  # the piece ids of each word

# A word's shape says what lower-casing takes away; the order is part of the trained model.
SHAPES = (
    "none",
    "lower",
    "title",
    "upper",
    "initial",
    "mixed",
    "digits",
    "digits and letters",
    "mark",
    "dotted",
    "uncased letters",
    "spare",
)
_GLUED = len(SHAPES)  # no space before the word
_OPENS = 2 * len(SHAPES)  # first word of a paragraph
SHAPE_IDS = 4 * len(SHAPES)


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words, first <= i < last, that the encoder reads at once."""

    first: int
    last: int


@lru_cache(maxsize=65536)
def _shape(text: str) -> int:
    if not any(c.isalnum() for c in text):
        return 8
    if any(c.isdigit() for c in text):
        return 7 if any(c.isalpha() for c in text) else 6
    if "." in text and text[0].isupper():
        return 9
    letters = [c for c in text if c.isalpha()]
    if not any(c.isupper() or c.islower() for c in letters):
        return 10
    if not any(c.isupper() for c in letters):
        return 1
    if all(not c.islower() for c in letters):
        return 3 if len(letters) > 1 else 4
    return 2 if text[0].isupper() and not any(c.isupper() for c in text[1:]) else 5


def shape_ids(words: Sequence[Word]) -> list[int]:
    """One id per word, 0 < id < SHAPE_IDS: its casing, whether glued, whether it opens."""
    ids, last = [], -1
    for word in words:
        flags = _OPENS if word.opens else _GLUED if word.start == last else 0
        ids.append(_shape(word.text) + flags)
        last = word.end
    return ids


def windows(lengths: Sequence[int], *, limit: int, overlap: int) -> list[Window]:
    """Cover words of the given piece counts by windows of at most ``limit`` pieces.

    Neighbours share about ``overlap`` pieces. A word longer than ``limit`` is the caller's to cut.
    """
    found: list[Window] = []
    first, last = 0, 0
    while last < len(lengths):
        last, used = first, 0
        while last < len(lengths) and (used + lengths[last] <= limit or last == first):
            used += lengths[last]
            last += 1
        found.append(Window(first, last))
        if last < len(lengths):
            first = _step_back(lengths, first, last, min(overlap, limit - lengths[last]))
    return found


def _step_back(lengths: Sequence[int], first: int, last: int, room: int) -> int:
    """Where the next window begins: ``room`` pieces before ``last``, but after ``first``."""
    while last - 1 > first and lengths[last - 1] <= room:
        last -= 1
        room -= lengths[last]
    return last


def feed(
    group: Sequence[Window], pieces: Pieces, shapes: Sequence[int], marks: tuple[int, int]
) -> dict[str, NDArray[np.int64]]:
    """The model's three inputs, (windows, pieces) each, padded; marks are [CLS] and [SEP]."""
    rows = [[i for p in pieces[w.first : w.last] for i in p] for w in group]
    width = max(map(len, rows)) + 2
    ids, mask, forms = (np.zeros((len(group), width), dtype=np.int64) for _ in range(3))
    for r, (row, window) in enumerate(zip(rows, group, strict=True)):
        inside = range(window.first, window.last)
        ids[r, : len(row) + 2] = [marks[0], *row, marks[1]]
        mask[r, : len(row) + 2] = 1
        forms[r, 1 : len(row) + 1] = [shapes[i] for i in inside for _ in pieces[i]]
    return {"input_ids": ids, "attention_mask": mask, "shape_ids": forms}
