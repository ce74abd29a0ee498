"""Another number or another unit, in two tellings of one sentence.

In: a pair of nearly equal sentences, their numbers in one spelling (sentence_words). Out: the words
that differ, or None. One amount may be said in two ways: rounded, in another unit, as "more than
100", or as a part ("half", "50 percent"). Refuses to compare dates.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pactwatch.weigh.divergence.names import CLOCK, MONTHS, against, table
from pactwatch.weigh.passages.sentence_pairs import Difference, Pair, Side
from pactwatch.weigh.passages.sentence_words import Written

__all__ = ["other_number", "other_unit"]

# More words than this on either side is a passage written anew, no slip.
_SHORT = 4
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


def other_number(pair: Pair) -> str | None:
    """Two numbers in one place that cannot be one amount."""
    for diff in pair.differences:
        ours, theirs = (
            _amounts(pair.first, diff.at, diff.ours),
            _amounts(pair.second, diff.other_at, diff.theirs),
        )
        if not ours or not theirs or any(_is_one(a, b) for a in ours for b in theirs):
            continue
        if not (_has_date(pair, diff) or _is_rounded(pair, diff) or _are_two_moneys(diff)):
            return against(diff.ours, diff.theirs)
    return None


def _has_date(pair: Pair, diff: Difference) -> bool:
    is_theirs = _is_date(pair.second, diff.other_at, diff.theirs)
    return is_theirs or _is_date(pair.first, diff.at, diff.ours)


def _are_two_moneys(diff: Difference) -> bool:
    """Pounds here and dollars there: one sum is two numbers then."""
    signs = [
        {w.text[0] for w in found if w.number is not None and w.text[0] in "$£€¥"}
        for found in (diff.ours, diff.theirs)
    ]
    return bool(signs[0] and signs[1]) and signs[0].isdisjoint(signs[1])


# A number and the word behind it.
_Amount = tuple[float, str]


def _amounts(side: Side, at: int, found: Sequence[Written]) -> list[_Amount]:
    """The numbers of a difference, each with the word that stands behind it; parts of a
    whole in hundredths."""
    if len(found) > _SHORT:
        return []
    amounts = [
        (w.number, _unit_behind(side, at + n)) for n, w in enumerate(found) if w.number is not None
    ]
    return amounts or _parts(side, at, found)


def _unit_behind(side: Side, at: int) -> str:
    """The word behind a number, or behind the range that it opens ("30 and 80 pounds")."""
    behind = side.words[at + 1 : at + 4]
    is_range = len(behind) == 3 and behind[0].plain in ("and", "to", "or")
    last = behind[2:] if is_range and behind[1].number is not None else behind[:1]
    return last[0].plain if last else ""


_HALF = re.compile(r"\bhalf\b(?! (?:an?|hour|brother|sister|time|way))")
_PARTS = re.compile(r"\b(a|one|1|2|3) (third|quarter|fifth|thirds|quarters|fifths)\b")
_OF = {"third": 3, "quarter": 4, "fifth": 5}


def _parts(side: Side, at: int, found: Sequence[Written]) -> list[_Amount]:
    """ "Half", "a third", "two thirds" of something, in hundredths."""
    words = " ".join(w.plain for w in found)
    if (*side.plain[at + len(found) :], "")[0] not in ("of", "the", "its", "their"):
        return []
    if _HALF.fullmatch(words):
        return [(50.0, "part")]
    part = _PARTS.fullmatch(words)
    share = int(part[1]) if part and part[1].isdigit() else 1
    return [(100 * share / _OF[part[2].rstrip("s")], "part")] if part else []


# How much of a smaller unit a larger one holds, by what is measured; both in one family.
_SIZES = (
    ({"minute": 1, "hour": 60, "day": 1440, "week": 10080}, 0.0),
    ({"month": 1, "year": 12, "decade": 120}, 0.0),
    ({"day": 1, "week": 7, "month": 30.4, "year": 365}, 0.05),
    ({"metre": 1, "meter": 1, "kilometre": 1000, "kilometer": 1000, "mile": 1609, "foot": 0.305,
      "feet": 0.305, "yard": 0.914, "inch": 0.0254, "inche": 0.0254}, 0.12),
    ({"kilogram": 1, "kg": 1, "kilo": 1, "pound": 0.454, "tonne": 1000, "ton": 1000}, 0.12),
    ({"part": 1, "percent": 1}, 0.04),
    ({"hectare": 1, "acre": 0.4047}, 0.12),
    ({"litre": 1, "liter": 1, "gallon": 3.785, "barrel": 159}, 0.12),
)  # fmt: skip


def _is_one(one: _Amount, other: _Amount) -> bool:
    """The same number, or the same amount in another unit: editors convert, and round then."""
    if one[0] == other[0]:
        return True
    units = (one[1].rstrip("s"), other[1].rstrip("s"))
    for sizes, tolerance in _SIZES if units[0] != units[1] else ():
        if units[0] in sizes and units[1] in sizes:
            a, b = one[0] * sizes[units[0]], other[0] * sizes[units[1]]
            if abs(a - b) <= tolerance * max(a, b):
                return True
    return False


def _is_date(side: Side, at: int, found: Sequence[Written]) -> bool:
    around = side.plain[max(0, at - 1) : at + len(found) + 1]
    years = [w for w in found if _YEAR.fullmatch(w.text)]
    return bool(set(around) & (MONTHS | CLOCK)) or bool(years)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _values(found: Sequence[Written]) -> list[float]:
    return [w.number for w in found if w.number is not None]


def _is_rounded(pair: Pair, diff: Difference) -> bool:
    if not _values(diff.ours) or not _values(diff.theirs):
        return False
    one, other = _values(diff.ours)[0], _values(diff.theirs)[0]
    before = [
        (*pair.first.plain[max(0, diff.at - 3) : diff.at], *(w.plain for w in diff.ours)),
        (*pair.second.plain[max(0, diff.other_at - 3) : diff.other_at],
         *(w.plain for w in diff.theirs)),
    ]  # fmt: skip
    is_about = bool(set(before[0] + before[1]) & _ABOUT) or _is_shortened(diff)
    is_close = abs(one - other) <= _ROUNDING * max(one, other)
    is_round = min(one, other) >= _LEAST_ROUNDED and 0 in (one % 10, other % 10)
    is_bound = _bounds(before, one, other) or _bounds(before[::-1], other, one)
    return (is_close and is_round and is_about) or is_bound or _is_cut_short(diff)


def _is_cut_short(diff: Difference) -> bool:
    """ "1.23 percent" and "1.2 percent": the same, told with fewer digits behind the point."""
    one, other = (next(w for w in f if w.number is not None) for f in (diff.ours, diff.theirs))
    written = [_NUMERAL.search(w.text) for w in (one, other)]
    if not written[0] or not written[1]:
        return False
    short, long = sorted((m[0].replace(",", "") for m in written if m), key=_decimals)
    is_cut = _decimals(short) < _decimals(long)
    is_one_scale = one.number == other.number or _scale(one) == _scale(other)
    return is_cut and is_one_scale and round(float(long), _decimals(short)) == float(short)


_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _decimals(numeral: str) -> int:
    return len(numeral.partition(".")[2])


def _scale(word: Written) -> str:
    """The words behind the digits: "million"."""
    return re.sub(r"[^a-z]", "", word.text.lower())


def _is_shortened(diff: Difference) -> bool:
    """ "1.2 million" beside "1,196,400": a number that is said with its scale is a round one."""
    scaled = [
        any(w.number is not None and any(c.isalpha() for c in w.text) for w in found)
        for found in (diff.ours, diff.theirs)
    ]
    return scaled[0] is not scaled[1]


_FLOORS = {("more", "than"), ("at", "least")}
_CEILINGS = {("less", "than"), ("fewer", "than"), ("up", "to"), ("at", "most")}
# "More than 100" is said of up to so much more, "nearly 100" of so much less (guess).
_BOUND = 1.15


def _bounds(words: Sequence[Sequence[str]], value: float, other: float) -> bool:
    """ "More than a hundred" beside 108, "nearly 50" beside 47: a round number as a bound.

    `words` stand before the one value, then before the other; two bounds are two numbers.
    """
    is_floor, is_ceiling = _bound_of(words[0])
    is_round = value % 10 == 0 or value % 12 == 0
    is_above = is_floor and value < other <= value * _BOUND
    is_below = is_ceiling and value / _BOUND <= other < value
    return is_round and not any(_bound_of(words[1])) and (is_above or is_below)


def _bound_of(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether words call a number the least, and whether they call it the most there is."""
    pairs = set(pairwise(words))
    is_floor = "over" in words or bool(pairs & _FLOORS)
    is_ceiling = not {"nearly", "almost"}.isdisjoint(words) or bool(pairs & _CEILINGS)
    return is_floor, is_ceiling


def other_unit(pair: Pair) -> str | None:
    """One number with two units of one kind."""
    for diff in pair.differences:
        if max(len(diff.ours), len(diff.theirs)) > _SHORT:
            continue
        ours = [w for w in diff.ours if w.plain in _UNITS]
        theirs = [w for w in diff.theirs if w.plain in _UNITS]
        if ours and theirs and _values(diff.ours) == [] == _values(diff.theirs):
            alike = _UNITS[ours[0].plain] == _UNITS[theirs[0].plain]
            same = ours[0].plain.rstrip("s") == theirs[0].plain.rstrip("s")
            is_spelling = _spelt_otherwise(ours[0].plain, theirs[0].plain)
            if alike and not (same or is_spelling or _is_vague(pair, diff, ours[0], theirs[0])):
                return against(diff.ours, diff.theirs)
    return None


_OPEN = table("hundreds thousands dozens tens scores several few many couple")
# "Hundreds of miles" may be hundreds of kilometres too.
_NEAR = 2


def _is_vague(pair: Pair, diff: Difference, one: Written, other: Written) -> bool:
    near = pair.first.plain[max(0, diff.at - 2) : diff.at]
    sizes = _SIZES[3][0]
    a, b = (sizes.get(w.plain.rstrip("s"), 0) for w in (one, other))
    return bool(a and b) and max(a, b) <= _NEAR * min(a, b) and bool(set(near) & _OPEN)


def _spelt_otherwise(one: str, other: str) -> bool:
    """ "kilometers" and "kilometres", "kilos" and "kilograms", "mn" and "million"."""
    if any(s.get(one.rstrip("s"), 0) == s.get(other.rstrip("s"), -1) for s, _ in _SIZES):
        return True
    if sorted(one.rstrip("s")) == sorted(other.rstrip("s")):
        return True
    return one[0] == other[0] and min(len(one), len(other)) <= 2
