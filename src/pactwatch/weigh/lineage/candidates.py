"""Trigrams in, earlier texts worth comparing out: nothing here decides anything.

Two indexes, since one fails where the other works: MinHash with banding finds texts that are alike
as wholes (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3); a sample
of the trigrams by their hash finds a brief inside a long page, which shares too little of the whole
to be seen otherwise (mod-m sketches for containment). What too many texts have is a form or a
phrase of the trade, and says nothing: it would compare all with all.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np

from pactwatch.weigh.lineage.texts import Grams

__all__ = ["Candidates", "Print"]

# 32 bands of 4 rows find nearly every pair that shares three fifths of its trigrams, and one in
# forty thousand of those that share three in a hundred, as two articles of one paper may. With 64
# of 2 rows, one in twenty of these was compared with all the others.
_BANDS, _ROWS = 32, 4
_SEED = 7
# One trigram in eight is kept; a text of thirty words keeps about four.
_KEEP_ONE_IN = 8
# Two kept trigrams in common and a seventh of the smaller sample: below it exact overlap of a
# third is unlikely.
_LEAST_KEPT, _LEAST_PART = 2, 1 / 7
# A trigram of more texts than this is a phrase; a band of more, a form.
_COMMON = 64
_random = np.random.default_rng(_SEED)
_MULTIPLY = _random.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) | np.uint64(1)
_ADD = _random.integers(0, 2**63, _BANDS * _ROWS, dtype=np.uint64)


class Print(NamedTuple):
    """Both sketches of one text: one key a band, and the kept trigrams."""

    bands: list[int]
    kept: list[int]


class Candidates:
    """Texts put in by number, and for a new text the numbers of those it may derive from."""

    def __init__(self) -> None:
        self._bands: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(_BANDS)]
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._sizes: list[int] = []

    @staticmethod
    def print_of(grams: Grams) -> Print:
        """The sketches of one text."""
        kept = grams[grams % np.uint64(_KEEP_ONE_IN) == 0].tolist()
        hashed = grams[:, None] * _MULTIPLY + _ADD
        least = (hashed >> np.uint64(32)).min(axis=0).reshape(_BANDS, _ROWS)
        keys = least[:, 0]
        for row in range(1, _ROWS):
            keys = keys * np.uint64(0x9E3779B97F4A7C15) + least[:, row]
        return Print(keys.tolist(), kept)

    def query(self, print_: Print) -> list[int]:
        """Numbers put in before that may share text, in order."""
        met: Counter[int] = Counter()
        for kept in print_.kept:
            holders = self._holders.get(kept)
            if holders and len(holders) <= _COMMON:
                met.update(holders)
        found = {n for n, shared in met.items() if shared >= self._least(print_, n)}
        for band, key in zip(self._bands, print_.bands, strict=True):
            alike = band.get(key)
            if alike and len(alike) <= _COMMON:
                found.update(alike)
        return sorted(found)

    def _least(self, print_: Print, number: int) -> float:
        return max(_LEAST_KEPT, _LEAST_PART * min(len(print_.kept), self._sizes[number]))

    def insert(self, print_: Print) -> int:
        """Put a text in; its number. Lists that have grown too common grow no further."""
        number = len(self._sizes)
        self._sizes.append(len(print_.kept))
        lists = [self._holders[kept] for kept in print_.kept]
        lists += [band[key] for band, key in zip(self._bands, print_.bands, strict=True)]
        for numbers in lists:
            if len(numbers) <= _COMMON:
                numbers.append(number)
        return number
