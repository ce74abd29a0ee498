"""Which names of a case look alike, most alike first; what was compared once is not compared again.

Comes in: names by id, again and again as the case grows. Goes out: pairs with how alike they are
and why. Of a few names all pairs are compared; of many only those that share most of their letters
at first sight, at most MOST of them. Refuses to say that two names are one actor.
"""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from pactwatch.errors import StopRun
from pactwatch.text.name_match import THRESHOLD, NameMatch, match_names
from pactwatch.text.name_parts import fold

Pair = tuple[str, str]

# Comparing all pairs of more names than this takes minutes; then only names whose words share this
# much of their letters (0-100, guess: on the demo no question is lost) are compared. Rows are
# looked at together; few, so that a page is not held up by them.
FEW, NEAR, ROWS = 400, 60, 64
# Names made of the same few words ("Witness 4") all share their letters: 4,000 of them are seven
# million pairs, seven minutes' work, and no person will ever be asked so many questions.
MOST = 30_000


class Alike:
    """The names compared so far. Safe to ask from several threads: the second waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: Mapping[str, str] = {}
        self._found: dict[Pair, NameMatch] = {}

    @property
    def is_busy(self) -> bool:
        """Whether names are being compared at this moment."""
        return self._lock.locked()

    def holds(self, names: Mapping[str, str]) -> bool:
        """Whether exactly these names have been compared."""
        return names == self._names

    def among(self, names: Mapping[str, str]) -> Mapping[Pair, NameMatch]:
        """Pairs of these names that may be one actor; only names that are new are compared."""
        with self._lock:
            if not self.holds(names):
                fresh = {one for one, name in names.items() if self._names.get(one) != name}
                gone = fresh | (self._names.keys() - names.keys())
                kept = {p: match for p, match in self._found.items() if not gone & {*p}}
                self._found = kept | dict(_matched(names, fresh))
                self._names = dict(names)
            return self._found


def _matched(names: Mapping[str, str], fresh: Collection[str]) -> Iterator[tuple[Pair, NameMatch]]:
    for one, other in near_pairs(names, fresh):
        match = match_names(names[one], names[other])
        if match.score >= THRESHOLD:
            yield (one, other), match


def near_pairs(names: Mapping[str, str], fresh: Collection[str], *, most: int = MOST) -> list[Pair]:
    """Pairs worth comparing in which one name is `fresh`, each pair in order of its ids."""
    ids = sorted(names)
    if len(ids) <= FEW:
        return [pair for pair in combinations(ids, 2) if pair[0] in fresh or pair[1] in fresh]
    rows = [n for n, one in enumerate(ids) if one in fresh]
    folded = [fold(names[one]) for one in ids]
    return [(ids[a], ids[b]) for a, b in _nearest(folded, rows, most)]


def _nearest(folded: Sequence[str], rows: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Places of the most alike, at most so many. What is found raises what must be reached."""
    least = NEAR
    kept = np.empty((0, 3), np.int32)
    fresh = np.zeros(len(folded), bool)
    fresh[[*rows]] = True
    for start in range(0, len(rows), ROWS):
        if not threading.main_thread().is_alive():
            raise StopRun("names are no longer compared: the program is ending")
        some = rows[start : start + ROWS]
        near = cdist([folded[n] for n in some], folded, scorer=fuzz.token_set_ratio,
                     score_cutoff=least, dtype=np.uint8)  # fmt: skip
        kept = np.concatenate([kept, _places(near, some, fresh)])
        if len(kept) > 2 * most:
            kept = _best(kept, most)
            least = max(least, int(kept[:, 0].min()))
    return [(int(a), int(b)) for _, a, b in _best(kept, most)]


def _places(near: np.ndarray, rows: Sequence[int], fresh: np.ndarray) -> np.ndarray:
    """Score and both places of each pair once: where both names are fresh, from the earlier."""
    at, other = np.nonzero(near)
    one = np.asarray(rows, np.int32)[at]
    once = (other > one) | ((other < one) & ~fresh[other])
    first, second = np.minimum(one, other)[once], np.maximum(one, other)[once]
    return np.stack([near[at, other][once], first, second], axis=1).astype(np.int32)


def _best(pairs: np.ndarray, most: int) -> np.ndarray:
    """The most alike first; of those equally alike, in order of their places."""
    order = np.lexsort((pairs[:, 2], pairs[:, 1], -pairs[:, 0]))
    found: np.ndarray = pairs[order[:most]]
    return found
