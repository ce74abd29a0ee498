"""Codings in, Krippendorff's alpha with its interval out (METHOD 7).

The library `krippendorff` computes alpha; ours are the distance between sets (MASI: Passonneau
2006), the bootstrap over units and the refusal to seat the machine as a second person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import krippendorff
import numpy as np

from pactwatch.domain.coding import CoderAgreement, Coding, Scale
from pactwatch.errors import BadInput

__all__ = ["MACHINE", "agree", "agree_in_pairs", "masi"]

# How the machine's codings are named; whatever follows is its version.
MACHINE = "machine"
RESAMPLES, SEED = 1000, 7

Value = str | frozenset[str]


def agree(
    codings: Iterable[Coding],
    variable: str,
    scale: Scale,
    *,
    order: Sequence[str] = (),
    resamples: int = RESAMPLES,
) -> CoderAgreement:
    """Agreement of everybody who coded these. `order` holds the values of an ordinal scale.

    Raises BadInput where no unit was coded by two different coders.
    """
    units = _units(codings)
    if not units:
        raise BadInput(
            f"{variable}: found no unit coded by two coders, expected at least one; let a second "
            "person code some of the same units"
        )
    domain = _domain(units, scale, order)
    counts = _counts(units, domain)
    values = [value for unit in units.values() for value in unit.values()]
    most, times = Counter(map(_shown, values)).most_common(1)[0]
    low, high = _interval(counts, domain, scale, resamples)
    coders = tuple(sorted({coder for unit in units.values() for coder in unit}))
    return CoderAgreement(
        variable=variable,
        coders=coders,
        has_machine=any(is_machine(coder) for coder in coders),
        scale=scale,
        units=len(units),
        equal=_equal(units),
        alpha=_alpha(counts, domain, scale),
        low=low,
        high=high,
        most=most,
        most_share=times / len(values),
    )


def agree_in_pairs(
    codings: Iterable[Coding], variable: str, scale: Scale, *, order: Sequence[str] = ()
) -> list[CoderAgreement]:
    """Agreement of every two coders with a unit in common, two versions of the machine aside."""
    codings = list(codings)
    found = []
    for one, other in combinations(sorted({c.coder for c in codings}), 2):
        both = [c for c in codings if c.coder in (one, other)]
        if not (is_machine(one) and is_machine(other)) and _units(both):
            found.append(agree(both, variable, scale, order=order))
    return found


def is_machine(coder: str) -> bool:
    """Whether a coder is the machine, which never fills the seat of a second person."""
    return coder.startswith(MACHINE)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Distance of two sets, 0 the same to 1 nothing in common (Passonneau 2006)."""
    if one == other:
        return 0.0
    shared = len(one & other)
    if not shared:
        return 1.0
    monotony = 2 / 3 if one < other or other < one else 1 / 3
    return 1 - shared / len(one | other) * monotony


def _units(codings: Iterable[Coding]) -> Mapping[str, dict[str, Value]]:
    """By unit what each coder said last; units one coder alone coded tell nothing."""
    units: dict[str, dict[str, Value]] = defaultdict(dict)
    for coding in codings:
        units[coding.unit][coding.coder] = coding.value
    return {unit: said for unit, said in sorted(units.items()) if len(said) > 1}


def _domain(
    units: Mapping[str, dict[str, Value]], scale: Scale, order: Sequence[str]
) -> list[Value]:
    found = {value for said in units.values() for value in said.values()}
    if scale is not Scale.ORDINAL:
        return sorted(found, key=_shown)
    if unknown := found - set(order):
        raise BadInput(f"ordinal scale: found {sorted(map(_shown, unknown))}, expected {order}")
    return list(order)


def _counts(units: Mapping[str, dict[str, Value]], domain: Sequence[Value]) -> Any:
    place = {value: n for n, value in enumerate(domain)}
    counts = np.zeros((len(units), len(domain)), dtype=int)
    for n, said in enumerate(units.values()):
        for value in said.values():
            counts[n, place[value]] += 1
    return counts


def _alpha(counts: Any, domain: Sequence[Value], scale: Scale) -> float | None:
    """None where only one value occurs: the library has no answer to that, and there is none."""
    if (counts.sum(axis=0) > 0).sum() < 2:
        return None
    metric: Any = _set_metric(domain) if scale is Scale.SET else scale.value
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement=metric))


def _set_metric(domain: Sequence[Value]) -> Any:
    sets = [frozenset(value) for value in domain]
    table = np.array([[masi(one, other) for other in sets] for one in sets])

    def metric(v1: Any, v2: Any, i1: Any, i2: Any, n_v: Any, dtype: Any = float) -> Any:
        return table[i1, i2].astype(dtype)

    return metric


def _interval(
    counts: Any, domain: Sequence[Value], scale: Scale, resamples: int
) -> tuple[float | None, float | None]:
    """95 per cent of the alphas of units drawn with replacement; seeded, so that it replays."""
    draw = np.random.default_rng(SEED)
    n = len(counts)
    found = [_alpha(counts[draw.integers(0, n, n)], domain, scale) for _ in range(resamples)]
    known = [alpha for alpha in found if alpha is not None]
    if not known:
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def _equal(units: Mapping[str, dict[str, Value]]) -> float:
    pairs = [a == b for said in units.values() for a, b in combinations(said.values(), 2)]
    return sum(pairs) / len(pairs)


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else " + ".join(sorted(value)) or "none"
