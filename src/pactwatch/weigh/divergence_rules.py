"""What can differ between two tellings of one sentence, a rule a row.

In: a pair of nearly equal sentences. Out, from each rule: the words that differ, or None. Rules
look at small differences only: what was cut, moved or written anew is the editor's business.
Refuses to know any name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pactwatch.domain.flag import FlagCode
from pactwatch.text.name_match import THRESHOLD, match_names
from pactwatch.weigh.sentence_pairs import Difference, Pair, Side, Written

__all__ = ["DIVERGENCE_RULES", "DivergenceRule"]


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class DivergenceRule:
    """`find` gives the words that differ in a sentence's part, None where nothing does."""

    code: FlagCode
    sentence: str
    find: Callable[[Pair], str | None]


# More words than this on either side is a passage written anew, no slip.
_SHORT = 4


def _words(found: Sequence[Written]) -> str:
    return " ".join(w.text for w in found)


def _against(ours: Sequence[Written], theirs: Sequence[Written]) -> str:
    return f"“{_words(ours)}” here, “{_words(theirs)}” there"


# Numbers and units.

_ABOUT = _table(
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
_CLOCK = _table("am pm gmt utc bst est edt et pt cet hrs")
_DAYS = _table("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _table(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)


def _number(pair: Pair) -> str | None:
    for diff in pair.differences:
        ours, theirs = _numbers(diff.ours), _numbers(diff.theirs)
        if ours and theirs and not set(_values(ours)) & set(_values(theirs)):
            if _is_date(pair.first, diff.at, diff.ours) or _is_rounded(pair, diff, ours, theirs):
                continue
            return _against(diff.ours, diff.theirs)
    return None


def _numbers(found: Sequence[Written]) -> list[Written]:
    return [w for w in found if w.number is not None] if len(found) <= _SHORT else []


def _values(found: Sequence[Written]) -> list[float]:
    return [w.number for w in found if w.number is not None]


def _is_date(side: Side, at: int, found: Sequence[Written]) -> bool:
    around = side.plain[max(0, at - 1) : at + len(found) + 1]
    years = [v for v in _values(found) if v == int(v) and 1900 <= v < 2100]
    return bool(set(around) & (_MONTHS | _CLOCK)) or bool(years)


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
                return _against(diff.ours, diff.theirs)
    return None


def _spelt_otherwise(one: str, other: str) -> bool:
    """ "kilometers" and "kilometres", "mn" and "million"."""
    if sorted(one.rstrip("s")) == sorted(other.rstrip("s")):
        return True
    return one[0] == other[0] and min(len(one), len(other)) <= 2


# Negation.

_NEGATORS = _table("not never no none nobody nothing neither nor without")
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
        return _against(
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


# Who.

_REPORTING = _table(
    "said says say saying told tells according reported reports announced claimed claims added "
    "stated warned argued insisted acknowledged confirmed denied believes estimated described "
    "accused alleged testified noted explained"
)
_TITLES = _table(
    "mr mrs ms dr president minister general gen colonel col prime secretary senator sen rep "
    "governor king queen prince chancellor sir lord lady professor prof judge justice captain "
    "the a an his her its their of and for in on at"
)


# A line that names who worked on the text is no part of the story.
_CREDITED = _table("contributed reporting editing writing compiled photograph")


def _name(pair: Pair) -> str | None:
    """One name in the place of another; a longer or shorter form of one name is none."""
    if _CREDITED & set(pair.first.plain):
        return None
    for diff in pair.differences:
        ours, theirs = _named(diff.ours), _named(diff.theirs)
        if ours and theirs and _are_two(ours, theirs) and not _is_moved(pair, diff):
            return _against(diff.ours, diff.theirs)
    return _exchanged(pair)


def _exchanged(pair: Pair) -> str | None:
    """The same words throughout, but two names in each other's place ("A accused B")."""
    if sorted(pair.first.plain) != sorted(pair.second.plain):
        return None
    ours = [w for w in pair.first.words if w.is_capital and w.plain not in _TITLES | _DAYS]
    theirs = [w for w in pair.second.words if w.is_capital and w.plain not in _TITLES | _DAYS]
    if [w.plain for w in ours] == [w.plain for w in theirs] or len(ours) < 2:
        return None
    rest = [[w.plain for w in s.words if not w.is_capital] for s in (pair.first, pair.second)]
    if rest[0] != rest[1] or _are_joined(pair.first, ours):
        return None
    return _against(ours, theirs)


def _are_joined(side: Side, names: Sequence[Written]) -> bool:
    """Only "and", "or" stand between the first and the last of them: the order is no sense."""
    between = [w for w in side.words if names[0].start <= w.start <= names[-1].start]
    return all(w in names or w.plain in {"and", "or", "the", "with"} for w in between)


def _named(found: Sequence[Written]) -> list[Written]:
    """The capitalised words of a difference that begins and ends with one."""
    if not found or len(found) > _SHORT + 2 or not (found[0].is_capital and _ends_in_name(found)):
        return []
    rest = [w for w in found if w.is_capital and w.plain not in _TITLES | _DAYS | _MONTHS]
    return rest if not any(w.number is not None for w in found) else []


def _ends_in_name(found: Sequence[Written]) -> bool:
    """ "Velm 's" ends in its name too."""
    return found[-1].is_capital or (len(found) > 1 and found[-1].plain in {"'s", "s"})


def _are_two(ours: Sequence[Written], theirs: Sequence[Written]) -> bool:
    one, other = _words(ours), _words(theirs)
    if any(_is_one_word(a.plain, b.plain) for a in ours for b in theirs):
        return False
    is_short = _initials(one, other) or _initials(other, one)
    return not is_short and match_names(one, other).score < THRESHOLD


# Letters that a land and its people share ("Velmar", "Velmarian").
_STEM = 4


def _is_one_word(one: str, other: str) -> bool:
    return one == other or (len(one) > _STEM and one[:_STEM] == other[:_STEM])


def _initials(short: str, long: str) -> bool:
    first = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isupper())
    return short.replace(".", "").replace(" ", "").casefold() in first.casefold() and len(first) > 1


def _is_moved(pair: Pair, diff: Difference) -> bool:
    """A name that one sentence has not lost, or the other not gained, was only moved."""
    ours = [w.plain for w in diff.ours if w.is_capital]
    theirs = [w.plain for w in diff.theirs if w.is_capital]
    here, there = pair.first.plain, pair.second.plain
    is_lost = any(here.count(w) > there.count(w) for w in ours)
    is_gained = any(there.count(w) > here.count(w) for w in theirs)
    return not (is_lost and is_gained)


def _actor(pair: Pair) -> str | None:
    """A name stands as the doer in one telling where the other has another doer before the act."""
    for one, other, here, there in (
        (pair.first, pair.second, "here", "there"),
        (pair.second, pair.first, "there", "here"),
    ):
        if swap := _swapped(one, other):
            name, doer = swap
            return f"“{_words(name)}” {here}, “{_words(doer)}” {there}"
    return None


# The words of the act that must stand in both tellings, one after another.
_ACT = 4
_PRONOUNS = _table("he she they it who which that we i you this these those there")


def _swapped(one: Side, other: Side) -> tuple[Sequence[Written], Sequence[Written]] | None:
    """The name that opens one sentence, and who does the same act in the other, if another."""
    length = next((n for n, w in enumerate(one.words) if not w.is_capital), 0)
    name, act = one.words[:length], one.plain[length : length + _ACT]
    if not name or len(act) < _ACT or act[0] in _REPORTING:
        return None
    at = _place_of(other.plain, act)
    doer = other.words[max(0, at - 3) : at]
    own = {w.plain for w in name}
    if at < 1 or own & {w.plain for w in other.words[max(0, at - 3) : at + 1]}:
        return None
    if doer[-1].plain in _PRONOUNS | _TITLES | _REPORTING:
        return None
    is_teller = bool(own & set(other.plain)) and bool(_REPORTING & set(other.plain))
    last = doer[-1]
    is_other = last.is_capital and _are_two(name, [w for w in doer if w.is_capital])
    is_group = not last.is_capital and last.plain.endswith("s") and last.text[:1].islower()
    return (one.words[: length + 1], doer) if is_teller or is_other or is_group else None


def _place_of(plain: Sequence[str], act: Sequence[str]) -> int:
    """Where the act's words stand in a row; the first may agree with another subject."""
    tail = tuple(act[1:])
    for i in range(len(plain) - len(act) + 1):
        if tuple(plain[i + 1 : i + len(act)]) == tail:
            return i
    return -1


DIVERGENCE_RULES: tuple[DivergenceRule, ...] = (
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story has another doer of the same act:",
        _actor,
    ),
    DivergenceRule(
        FlagCode.DIVERGES_FROM_CLUSTER,
        "A copy of the story names somebody else in this place:",
        _name,
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
