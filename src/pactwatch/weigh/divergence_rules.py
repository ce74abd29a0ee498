"""What can differ between two tellings of one sentence, a rule a row.

In: a pair of nearly equal sentences. Out, from each rule: the words that differ, or None. Rules
look at small differences only: what was cut, moved or written anew is the editor's business.
Refuses to know any name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pactwatch.domain.flag import FlagCode
from pactwatch.weigh.divergence_doers import other_doer
from pactwatch.weigh.divergence_names import MONTHS, against, name, table
from pactwatch.weigh.sentence_pairs import Difference, Pair, Side, Written

__all__ = ["DIVERGENCE_RULES", "DivergenceRule"]


@dataclass(frozen=True, slots=True)
class DivergenceRule:
    """`find` gives the words that differ in a sentence's part, None where nothing does."""

    code: FlagCode
    sentence: str
    find: Callable[[Pair], str | None]


# More words than this on either side is a passage written anew, no slip.
_SHORT = 4


# Numbers and units.

_ABOUT = table(
    "about around some nearly almost over than least most roughly approximately up to estimated "
    "under below above close"
)
# Two counts this close are one count rounded, if one of them is round and says "about". Guess.
_ROUNDING = 0.05
# Smaller counts are not rounded.
_LEAST_ROUNDED = 20
_UNITS = {
    unit: family
    for family, units in {
        "scale": "hundred hundreds thousand thousands million millions billion billions trillion "
        "dozen dozens tens bn mn m",
        "time": "second seconds minute minutes hour hours day days week weeks month months year "
        "years decade decades",
        "length": "metre metres meter meters kilometre kilometres kilometer kilometers mile miles "
        "foot feet inch inches yard yards km cm mm",
        "weight": "tonne tonnes ton tons kilogram kilograms kilo kilos pound pounds ounces gram "
        "grams kg",
        "amount": "barrel barrels gallon gallons litre litres liter liters",
        "share": "percent percentage points",
    }.items()
    for unit in units.split()
}
_CLOCK = table("am pm gmt utc bst est edt et pt cet hrs")


def _number(pair: Pair) -> str | None:
    for diff in pair.differences:
        ours, theirs = _numbers(diff.ours), _numbers(diff.theirs)
        if ours and theirs and not set(_values(ours)) & set(_values(theirs)):
            if _is_date(pair.first, diff.at, diff.ours) or _is_rounded(pair, diff, ours, theirs):
                continue
            return against(diff.ours, diff.theirs)
    return None


def _numbers(found: Sequence[Written]) -> list[Written]:
    return [w for w in found if w.number is not None] if len(found) <= _SHORT else []


def _values(found: Sequence[Written]) -> list[float]:
    return [w.number for w in found if w.number is not None]


def _is_date(side: Side, at: int, found: Sequence[Written]) -> bool:
    around = side.plain[max(0, at - 1) : at + len(found) + 1]
    years = [v for v in _values(found) if v == int(v) and 1900 <= v < 2100]
    return bool(set(around) & (MONTHS | _CLOCK)) or bool(years)


def _is_rounded(
    pair: Pair, diff: Difference, ours: Sequence[Written], theirs: Sequence[Written]
) -> bool:
    one, other = _values(ours)[0], _values(theirs)[0]
    near = pair.first.plain[max(0, diff.at - 3) : diff.at]
    near += pair.second.plain[max(0, diff.other_at - 3) : diff.other_at]
    near += tuple(w.plain for w in (*diff.ours, *diff.theirs))
    is_close = abs(one - other) <= _ROUNDING * max(one, other)
    is_round = min(one, other) >= _LEAST_ROUNDED and 0 in (one % 10, other % 10)
    return is_close and is_round and bool(set(near) & _ABOUT)


def _unit(pair: Pair) -> str | None:
    for diff in pair.differences:
        if max(len(diff.ours), len(diff.theirs)) > _SHORT:
            continue
        ours = [w for w in diff.ours if w.plain in _UNITS]
        theirs = [w for w in diff.theirs if w.plain in _UNITS]
        if ours and theirs and _numbers(diff.ours) == [] == _numbers(diff.theirs):
            alike = _UNITS[ours[0].plain] == _UNITS[theirs[0].plain]
            same = ours[0].plain.rstrip("s") == theirs[0].plain.rstrip("s")
            if alike and not same and not _spelt_otherwise(ours[0].plain, theirs[0].plain):
                return against(diff.ours, diff.theirs)
    return None


def _spelt_otherwise(one: str, other: str) -> bool:
    """ "kilometers" and "kilometres", "mn" and "million"."""
    if sorted(one.rstrip("s")) == sorted(other.rstrip("s")):
        return True
    return one[0] == other[0] and min(len(one), len(other)) <= 2


# Negation.

_NEGATORS = table("not never no none nobody nothing neither nor without")
# Words that deny by themselves: with one of these the negation was said in another way.
_DENYING = (
    "fail", "refus", "den", "reject", "unable", "lack", "without", "unlikely", "hardly", "barely",
    "declin", "avoid", "prevent", "stop", "cease", "absent", "impossible", "halt", "ban", "bar",
    "little", "few", "rather", "instead", "only", "short", "away", "un", "in", "im", "dis", "ir",
)  # fmt: skip


def _negation(pair: Pair) -> str | None:
    if _small(pair) is None:
        return None
    for diff in pair.differences:
        ours, theirs = _denials(diff.ours), _denials(diff.theirs)
        if len(ours) == len(theirs) or max(len(diff.ours), len(diff.theirs)) > _SHORT:
            continue
        lone, side, other = (
            (ours, diff.ours, diff.theirs) if ours else (theirs, diff.theirs, diff.ours)
        )
        if _is_said_otherwise(pair, diff) or len(lone) != 1 or len(other) > len(side):
            continue
        if _ends(pair.first, diff.at, diff.ours) or _ends(pair.second, diff.other_at, diff.theirs):
            continue  # a clause at the end was cut, with its negation
        return against(
            _with_next(pair.first, diff.at, diff.ours),
            _with_next(pair.second, diff.other_at, diff.theirs),
        )
    return None


def _ends(side: Side, at: int, found: Sequence[Written]) -> bool:
    return at + len(found) >= len(side.words)


def _small(pair: Pair) -> Pair | None:
    """Only where negators are not just moved: their number in the two sentences differs."""
    one = sum(w in _NEGATORS for w in pair.first.plain)
    other = sum(w in _NEGATORS for w in pair.second.plain)
    return pair if (one - other) % 2 else None


def _denials(found: Sequence[Written]) -> list[Written]:
    return [w for w in found if w.plain in _NEGATORS]


def _is_said_otherwise(pair: Pair, diff: Difference) -> bool:
    changed = [w.plain for d in pair.differences for w in (*d.ours, *d.theirs)]
    return any(w.startswith(_DENYING) for w in changed if w not in _NEGATORS)


def _with_next(side: Side, at: int, found: Sequence[Written]) -> tuple[Written, ...]:
    """The words with a neighbour to either side, so that nothing is shown as empty."""
    return side.words[max(0, at - 1) : at + len(found) + 1]


DIVERGENCE_RULES: tuple[DivergenceRule, ...] = (
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story has another doer of the same act:",
        other_doer,
    ),
    DivergenceRule(
        FlagCode.DIVERGES_FROM_CLUSTER,
        "A copy of the story names somebody else in this place:",
        name,
    ),
    DivergenceRule(
        FlagCode.NEGATION_FLIP,
        "A copy of the story says the opposite:",
        _negation,
    ),
    DivergenceRule(
        FlagCode.NUMBER_UNIT_DRIFT,
        "A copy of the story gives another number:",
        _number,
    ),
    DivergenceRule(
        FlagCode.NUMBER_UNIT_DRIFT,
        "A copy of the story gives another unit:",
        _unit,
    ),
)
