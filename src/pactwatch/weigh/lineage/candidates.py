"""Trigrams in, earlier texts worth comparing out: nothing here decides anything.

Two indexes, since one fails where the other works: MinHash with banding finds texts that are alike
as wholes (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3); a sample
of the trigrams by their hash finds a brief inside a long page, which shares too little of the whole
to be seen otherwise (mod-m sketches for containment). What too many texts have is a form or a
phrase of the trade, and says nothing: it would compare all with all.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pactwatch.weigh.lineage.texts import Grams, Text

__all__ = ["Candidates", "Print", "print_of"]

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
_MIX = np.uint64(0x9E3779B97F4A7C15)
_random = np.random.default_rng(_SEED)
_MULTIPLY = _random.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) | np.uint64(1)
_ADD = _random.integers(0, 2**63, _BANDS * _ROWS, dtype=np.uint64)
# So that a key stands for its band too.
_BAND = np.arange(1, _BANDS + 1, dtype=np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)


class Print(NamedTuple):
    """Both sketches of one text: one key a band, and the kept trigrams."""

    bands: Grams
    kept: Grams

    @property
    def keys(self) -> list[int]:
        """What a text must have in common with another to be compared with it."""
        return [*self.bands.tolist(), *self.kept.tolist()]


def print_of(text: Text) -> Print:
    """The sketches of one text."""
    grams = text.grams
    bands = text.noted("bands", lambda: _bands(grams))
    return Print(bands, grams[grams % np.uint64(_KEEP_ONE_IN) == 0])


def _bands(grams: Grams) -> Grams:
    hashed = grams[:, None] * _MULTIPLY + _ADD
    least = (hashed >> np.uint64(32)).min(axis=0).reshape(_BANDS, _ROWS)
    keys = least[:, 0]
    for row in range(1, _ROWS):
        keys = keys * _MIX + least[:, row]
    found: Grams = keys + _BAND
    return found


class Candidates:
    """Texts by their place in time, and for each the places of those it may derive from.

    A text put in is found by the later ones; one that is not put in is nobody's candidate. Those
    that hold an earlier one whole are put in as `second`: however many pages print one story, they
    do not make it a phrase that is looked up no longer.
    """

    def __init__(self, prints: Sequence[Print]) -> None:
        self._prints = prints
        self._sizes = np.array([len(p.kept) for p in prints], dtype=np.int64)
        # Nobody's candidate, a first one, a second one.
        self._tiers = np.zeros(len(prints), dtype=np.int8)
        self._bands = _Holders([p.bands for p in prints])
        self._kept = _Holders([p.kept for p in prints])

    def put(self, place: int, *, second: bool = False) -> None:
        """Let later texts find this one."""
        self._tiers[place] = 2 if second else 1

    def query(self, place: int) -> list[int]:
        """Places of earlier texts that may share text, in order."""
        own = self._prints[place]
        met = [*self._lists(self._kept, own.kept, place)]
        found = [*self._lists(self._bands, own.bands, place)]
        if met:
            places, shared = np.unique(np.concatenate(met), return_counts=True)
            smaller = np.minimum(self._sizes[places], len(own.kept))
            is_enough = shared >= np.maximum(_LEAST_KEPT, _LEAST_PART * smaller)
            found.append(places[is_enough])
        return np.unique(np.concatenate(found)).tolist() if found else []

    def _lists(self, holders: "_Holders", keys: Grams, place: int) -> Iterator[NDArray[np.int64]]:
        """For each key the earlier texts that have it, where they are not too many."""
        for places in holders.of(keys):
            earlier = places[: np.searchsorted(places, place)]
            tiers = self._tiers[earlier]
            for some in (earlier[tiers == 1], earlier[tiers == 2]):
                if 0 < len(some) <= _COMMON:
                    yield some


class _Holders:
    """Which texts have a key, by place."""

    def __init__(self, keys: Sequence[Grams]) -> None:
        together = np.concatenate([np.empty(0, dtype=np.uint64), *keys])
        places = np.repeat(np.arange(len(keys), dtype=np.int64), [len(k) for k in keys])
        order = np.argsort(together, kind="stable")
        self._keys, self._places = together[order], places[order]

    def of(self, keys: Grams) -> Iterable[NDArray[np.int64]]:
        """The places of each key that more than one text has, the earliest first."""
        first = np.searchsorted(self._keys, keys, side="left")
        last = np.searchsorted(self._keys, keys, side="right")
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            if end - start > 1:
                yield self._places[start:end]
