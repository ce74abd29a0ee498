"""The parts of two names in, which part met which out.

Parts meet where they are spelt alike, where one is the other's initial, or where two or three
parts written together are one part of the other ("abdel karim" and "abdelkarim"). The closest
meet first; no part meets twice. Refuses to say whether the names are one: name_match.py does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA

from pactwatch.text.name_parts import Parts, fold, skeleton

__all__ = ["Alignment", "Met", "align"]

# A different spelling of one sound costs less than a changed letter. Guess.
_SAME_SOUND = 0.3
# An initial agrees with a name it begins, and says little.
_INITIAL = 0.5
# Changed letters that one part may have, as a share of the shorter one's length; swept .25-.4 on
# the development half of name_bench by cross-validation (benchmark/name_weights.py).
_CHANGED = 0.34


@dataclass(frozen=True, slots=True)
class Met:
    """Two parts (or parts written together) that met: `cost` in changed letters, places of each."""

    one: str
    other: str
    cost: float
    places: tuple[int, ...]
    others: tuple[int, ...]

    @property
    def is_initial(self) -> bool:
        """Whether one side is a single letter and the other is not."""
        return (len(self.one) == 1) != (len(self.other) == 1)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What met and what stayed without a partner, each side in the order of the name."""

    met: tuple[Met, ...]
    left: tuple[str, ...]
    left_other: tuple[str, ...]


def align(one: Parts, other: Parts) -> Alignment:
    """Closest pairs first; ties fall to what stands at the same place of the name."""
    is_sparse = one.is_voweled != other.is_voweled
    found = sorted(_candidates(one.words, other.words, is_sparse), key=_order)
    met: list[Met] = []
    used: set[int] = set()
    used_other: set[int] = set()
    for pair in found:
        if not used & set(pair.places) and not used_other & set(pair.others):
            met.append(pair)
            used |= set(pair.places)
            used_other |= set(pair.others)
    left = [w for i, w in enumerate(one.words) if i not in used]
    left_other = [w for i, w in enumerate(other.words) if i not in used_other]
    return _without_repeats(Alignment(tuple(met), tuple(left), tuple(left_other)))


def _order(pair: Met) -> tuple[float, int, int, int, list[str]]:
    """The same whichever name comes first."""
    share = pair.cost / max(len(pair.one), len(pair.other))
    apart = abs(pair.places[0] - pair.others[0])
    together = -len(pair.places) - len(pair.others)
    return share, together, apart, pair.places[0] + pair.others[0], sorted((pair.one, pair.other))


def _candidates(one: Sequence[str], other: Sequence[str], is_sparse: bool) -> Iterator[Met]:
    for (i, a), (j, b) in product(_runs(one), _runs(other)):
        is_joined = len(i) > 1 or len(j) > 1
        if (len(i) > 1 and len(j) > 1) or (is_joined and min(len(a), len(b)) < 4):
            continue
        cost = part_cost(a, b, is_sparse=is_sparse)
        if cost is not None:
            yield Met(a, b, cost, i, j)


def _runs(words: Sequence[str]) -> list[tuple[tuple[int, ...], str]]:
    """Single parts, and two or three neighbours written together."""
    sizes = (1, 2, 3)
    spans = [tuple(range(i, i + n)) for n in sizes for i in range(len(words) - n + 1)]
    return [(span, "".join(words[i] for i in span)) for span in spans]


def part_cost(one: str, other: str, *, is_sparse: bool = False) -> float | None:
    """Changed letters between two parts, or None where they are different words."""
    if one == other:
        return 0.0
    shorter = min(len(one), len(other))
    if shorter == 1:
        return _INITIAL if one[0] == other[0] and len(one) != len(other) else None
    if is_sparse and (cost := _skeleton_cost(skeleton(one), skeleton(other))) is not None:
        return cost
    folded = OSA.distance(fold(one), fold(other)) + _SAME_SOUND
    cost = min(float(OSA.distance(one, other)), folded)
    allowed = max(1.0, _CHANGED * shorter) if shorter > 2 else _SAME_SOUND
    return cost if cost <= allowed else None


def _skeleton_cost(one: str, other: str) -> float | None:
    """Between the consonants of two parts, one of which has no vowels to compare."""
    if one and one == other:
        return _SAME_SOUND
    is_near = min(len(one), len(other)) > 3 and OSA.distance(one, other) == 1
    return 1.0 if is_near else None


def _without_repeats(found: Alignment) -> Alignment:
    """A part said twice in one name ("Osk Osk Tashid") is no extra part, if nothing contradicts."""
    if found.left and found.left_other:
        return found
    known = {fold(m.one) for m in found.met} | {fold(m.other) for m in found.met}
    left = tuple(w for w in found.left if fold(w) not in known)
    left_other = tuple(w for w in found.left_other if fold(w) not in known)
    return Alignment(found.met, left, left_other)
