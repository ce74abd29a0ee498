"""How close two passages are in meaning, word by word: 0 nothing in common .. 1 the same words.

Each content word of one looks for its nearest in the other by their static rows; rare words count
more, and both sides must be covered (the harmonic mean of the two shares). Names, numbers and
grammar words are left out: who did it must not decide what was done. After relaxed word mover's
distance (Kusner et al. 2015) and soft cardinality (Jimenez et al. 2012).
Refuses to read a sentence's structure: "A shelters B" and "B shelters A" are equally close.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pactwatch.language.model.word_rows import shipped_rows
from pactwatch.language.words.lexicon import phrases

__all__ = ["Passage", "Shelf", "closeness", "passage"]

# Rows of unrelated words reach about this cosine; what is above is stretched to 0..1.
_UNRELATED = 0.15
# Ranks below the first are grammar; a word of rank _COMMON weighs nothing.
_FIRST_RANK, _COMMON = 1100, 800
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The content words of a passage in order, a row of length one for each, and its weight."""

    words: tuple[str, ...]
    rows: NDArray[np.float32]
    weights: NDArray[np.float32]

    def nearest(self, word: str) -> float:
        """How close the nearest of its words comes to a word, 0..1."""
        if not self.words:
            return 0.0
        return float(_above(self.rows @ _row(word.lower())[0]).max())


@lru_cache(maxsize=4096)
def passage(text: str) -> Passage:
    """Content words in lower case: no grammar words, no capitals inside, no numbers."""
    found = [m.group() for m in _WORD.finditer(text)]
    kept = [w for i, w in enumerate(found) if i == 0 or not w[0].isupper()]
    low = [w.lower().replace("’", "'") for w in kept]
    words = tuple(w for w in low if w not in phrases("conduct", "grammar_words")) or tuple(low[:1])
    if not words:
        return Passage((), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    rows = np.array([_row(w)[0] for w in words], dtype=np.float32)
    return Passage(words, rows, np.array([_row(w)[1] for w in words], dtype=np.float32))


def closeness(one: Passage, other: Passage) -> float:
    """0..1, the same in both directions; 0 where one of them has no word."""
    return float(Shelf((other,)).closeness_to(one)[0])


class Shelf:
    """Many passages side by side, compared with one at a single stroke."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        held = [p for p in passages if p.words]
        self._is_held = np.array([bool(p.words) for p in passages], dtype=np.bool_)
        if held:
            # A word that many passages share is compared once.
            words = [w for p in held for w in p.words]
            firsts = {w: i for i, w in reversed(list(enumerate(words)))}
            numbers = {w: n for n, w in enumerate(firsts)}
            self._rows = np.concatenate([p.rows for p in held])[list(firsts.values())]
            self._columns = np.array([numbers[w] for w in words])
            self._weights = np.concatenate([p.weights for p in held])
            self._starts = np.cumsum([0, *(len(p.words) for p in held[:-1])])
            self._totals = np.add.reduceat(self._weights, self._starts)

    def closeness_to(self, one: Passage) -> NDArray[np.float32]:
        """One figure per passage, in their order."""
        found = np.zeros(len(self._is_held), dtype=np.float32)
        if not one.words or not self._is_held.any():
            return found
        near = _above(one.rows @ self._rows.T)[:, self._columns]
        covered = np.add.reduceat(near.max(axis=0) * self._weights, self._starts) / self._totals
        covers = one.weights @ np.maximum.reduceat(near, self._starts, axis=1) / one.weights.sum()
        both = covered + covers
        found[self._is_held] = 2 * covered * covers / np.where(both > 0, both, 1)
        return found


def _above(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    stretched: NDArray[np.float32] = (cosines - _UNRELATED) / (1 - _UNRELATED)
    return stretched.clip(0.0, 1.0)


@lru_cache(maxsize=65536)
def _row(word: str) -> tuple[NDArray[np.float32], float]:
    row, rank = shipped_rows().of(word)
    return row, float(np.log(max(rank, _FIRST_RANK) / _COMMON))
