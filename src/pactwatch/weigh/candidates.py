"""Word trigrams in, earlier texts worth comparing out: nothing here decides anything.

Two indexes, since one fails where the other works: MinHash with banding (rensa) finds texts that
are alike as wholes; a sample of the trigrams by their hash finds a brief inside a long page, which
shares too little of the whole to be seen otherwise (Broder 1997, mod-m sketches for containment).
"""

from collections import Counter, defaultdict
from typing import NamedTuple
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

__all__ = ["Candidates", "Print"]

# 32 bands of 4 rows find nearly every pair that shares three fifths of its trigrams, and one in
# forty thousand of those that share three in a hundred, as two articles of one paper may. With 64
# of 2 rows, one in twenty of these was compared with all the others.
_PERMUTATIONS, _BANDS, _SEED, _LEAST = 128, 32, 7, 0.5
# One trigram in eight is kept; a text of thirty words keeps about four.
_KEEP_ONE_IN = 8
# Two kept trigrams in common and a seventh of the smaller sample: below it exact overlap of a
# third is unlikely.
_LEAST_KEPT, _LEAST_PART = 2, 1 / 7
# A trigram of so many texts is a form or a phrase of the trade; it would compare all with all.
_COMMON = 200


class Print(NamedTuple):
    """Both sketches of one text."""

    whole: RMinHash
    kept: frozenset[int]


class Candidates:
    """Texts put in by number, and for a new text the numbers of those it may derive from."""

    def __init__(self) -> None:
        self._whole = RMinHashLSH(threshold=_LEAST, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._sizes: dict[int, int] = {}

    @staticmethod
    def print_of(trigrams: frozenset[tuple[str, ...]]) -> Print:
        """The sketches of one text."""
        words = sorted(" ".join(gram) for gram in trigrams)
        whole = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        whole.update(words)
        hashes = (crc32(word.encode()) for word in words)
        return Print(whole, frozenset(h for h in hashes if h % _KEEP_ONE_IN == 0))

    def query(self, print_: Print) -> list[int]:
        """Numbers put in before that may share text, in order."""
        met = Counter(n for kept in print_.kept for n in self._holders.get(kept, ())[:_COMMON])
        parts = {n for n, shared in met.items() if shared >= self._least(print_, n)}
        return sorted(parts.union(self._whole.query(print_.whole)))

    def _least(self, print_: Print, number: int) -> float:
        return max(_LEAST_KEPT, _LEAST_PART * min(len(print_.kept), self._sizes[number]))

    def insert(self, number: int, print_: Print) -> None:
        """Put a text in."""
        self._whole.insert(number, print_.whole)
        self._sizes[number] = len(print_.kept)
        for kept in print_.kept:
            self._holders[kept].append(number)
