"""How likely two spellings name the same actor, with the sentence that says why.

Libraries do the work (anyascii for scripts, rapidfuzz for closeness); ours is the alignment of
name parts. Refuses to decide identity: a score is a suggestion for a person.
"""

import re
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

# Parts that come and go between spellings of one name and carry no identity of their own.
PARTICLES = frozenset(
    "al el ul the of and for de la le von van der bin ibn abu mr mrs ms dr sir haji sheikh".split()  # noqa: SIM905
)
LEGAL_FORMS = frozenset(
    "ltd limited llc inc corp corporation co company plc gmbh sa ag ooo".split()  # noqa: SIM905
)
# Below this two parts are different words. Swept .78-.90 on the development half of name_bench with
# the threshold of `evaluate matches` at .50-.85: .86 and .60 gave the best F1, .727.
SAME_PART = 0.86
# Spellings that divide a name otherwise; swept .80-.95 in the same way.
SAME_TOGETHER = 0.85


@dataclass(frozen=True, slots=True)
class NameMatch:
    """`score` 0..1; `detail` names the parts that met and those that did not."""

    score: float
    detail: str


def match_names(one: str, other: str) -> NameMatch:
    """Compare two spellings, in whatever scripts."""
    first, second = name_parts(one), name_parts(other)
    if not first or not second:
        return NameMatch(0.0, "one of the names has no letters")
    if "".join(sorted(first)) == "".join(sorted(second)):
        return NameMatch(1.0, f"same parts: {' '.join(sorted(first))}")
    met = _aligned(first, second)
    weight = sum(len(a) + len(b) for a, b, _ in met)
    whole = sum(map(len, first)) + sum(map(len, second))
    closeness = sum((len(a) + len(b)) * s for a, b, s in met) / whole
    left = [*_left(first, [a for a, _, _ in met]), *_left(second, [b for _, b, _ in met])]
    detail = "; ".join(f"{a} ~ {b} {s:.2f}" for a, b, s in met) or "no part alike"
    missing = f"; without a partner: {', '.join(left)}" if left else ""
    score = round(closeness * (weight / whole) ** 0.5, 3)
    together = _run_together(first, second)
    if together > max(score, SAME_TOGETHER):
        return NameMatch(together, f"alike where parts are written together: {one} ~ {other}")
    return NameMatch(score, detail + missing)


def name_parts(name: str) -> list[str]:
    """Parts of a name in Latin letters, small, without particles and legal forms."""
    latin = anyascii(name).casefold().replace("'", "").replace("`", "")
    parts = re.findall(r"[a-z0-9]+", latin)
    kept = [part for part in parts if part not in PARTICLES | LEGAL_FORMS]
    return kept or parts


def _run_together(first: list[str], second: list[str]) -> float:
    """Closeness with the gaps between parts left out, in either order of the parts."""
    straight = Levenshtein.normalized_similarity("".join(first), "".join(second))
    ordered = "".join(sorted(first)), "".join(sorted(second))
    return round(max(straight, Levenshtein.normalized_similarity(*ordered)), 3)


def _aligned(first: list[str], second: list[str]) -> list[tuple[str, str, float]]:
    """Greedy best pairs of parts that are alike enough."""
    pairs = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)),
        reverse=True,
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    met = []
    for score, i, j in pairs:
        if score >= SAME_PART and i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            met.append((first[i], second[j], score))
    return met


def _alike(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:
        # An initial agrees with a name it begins, but says little.
        return 0.87 if a[0] == b[0] else 0.0
    return min(JaroWinkler.similarity(a, b), 0.6 + 0.4 * Levenshtein.normalized_similarity(a, b))


def _left(parts: list[str], met: list[str]) -> list[str]:
    rest = list(parts)
    for part in met:
        rest.remove(part)
    return rest
