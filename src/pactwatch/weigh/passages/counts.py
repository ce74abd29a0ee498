"""The words of a passage in, its counts out: a number with what it counts.

What is counted stands after the number ("140 families"), or, after a word of change or of
standing, before it ("the toll rose to 140"). An amount of money counts money. Refuses to convert
units: two numbers are compared where the words beside them agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.text.words import Word
from pactwatch.weigh.passages.states import kinds_of
from pactwatch.weigh.passages.words import is_content, lexicon, root_of

__all__ = ["SCALES", "Count", "counts_of"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: stems beside it, nearest first, and kinds counted apart.

    `high` is the other end of a range ("400 to 600"), else the value; `is_raised` where a word of
    change leads to it ("rose to 88"); `is_day` where it is of the calendar and counts nothing,
    `is_added` where it comes on top of others ("the remaining 48"), `is_part` where the words say
    of how many it is a part ("7 of the 12"), `is_floor` in "more than 100", `is_vague` in
    "hundreds", which is a range.
    """

    value: float
    unit: tuple[str, ...]
    kinds: frozenset[tuple[int, int]] = frozenset()
    high: float = 0.0
    is_raised: bool = False
    is_day: bool = False
    is_added: bool = False
    is_part: bool = False
    is_floor: bool = False
    is_vague: bool = False

    def meets(self, other: "Count") -> bool:
        """Whether both can be so: the values are one, or their ranges meet; "more than 100" is a
        round way to say 108."""
        return self.value <= other.top(self) and other.value <= self.top(other)

    def top(self, other: "Count") -> float:
        """The most it can be beside the other."""
        rounded = self.value * _ROUNDED if self.is_floor and not other.is_floor else 0.0
        return max(self.high, self.value, rounded)


# "More than 100" is said of up to so much more (guess).
_ROUNDED = 1.25
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_METRE = root_of("metre")
_FLOORS = {("more", "than"), ("at", "least")}
_NUMBER = re.compile(r"^([#$£€])?(\d+(?:\.\d+)?)(m|bn|k|million|billion)?$")
SCALES = {"million": 1e6, "m": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "hundred": 1e2,
           "thousand": 1e3, "dozen": 12.0}  # fmt: skip
_MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december"}  # fmt: skip
# "The remaining 48", "48 more": a part that is added to others.
_ADDED, _MORE = {"remaining", "another", "further", "additional", "other"}, {"more", "others"}
_LAST_DAY, _YEAR_DIGITS = 31, 4
_MONEY = ("#", "$", "£", "€")
# Words this near after a number tell the kind of what is counted.
_NEAR = 6
# What is counted stands before a number that follows one of these.
# "Killing four."
_HURTING = {"killing", "wounding", "injuring"}
_LEADS = {"to", "at", "is", "was", "reached", "now", "stands", "stood", "of"}


def counts_of(found: Sequence[Word], plain: list[str], stems: list[str]) -> tuple[Count, ...]:
    """Every number of the passage that is not part of the number before it."""
    counts = []
    for at, word in enumerate(plain):
        vague = _vague(plain, at)
        value = vague[0] if vague else _value(word)
        if value is None or (at and plain[at] in SCALES and _value(plain[at - 1]) is not None):
            continue
        if _is_base(plain, at):
            continue
        if at + 1 < len(plain) and plain[at + 1] in SCALES and not _is_metres(found, at):
            value *= SCALES[plain[at + 1]]
        is_raised = _has_changed(plain, at)
        near = slice(max(0, at - _NEAR - 2), at) if is_raised else slice(at + 1, at + _NEAR)
        kinds = kinds_of(plain[near])
        is_money = word[0] in _MONEY or (at > 0 and found[at - 1].text in _MONEY)
        unit = ("money",) if is_money else _unit(plain, stems, at)
        if at + 1 < len(plain) and _is_metres(found, at):
            unit = (_METRE, *unit)
        high = vague[1] if vague else _high(plain, at, value)
        is_day = _is_of_calendar(plain, at) or _is_of_clock(plain, at)
        is_part = _is_part(plain, at, value)
        added = _is_added(plain, at)
        floor = _is_floor(plain, at)
        signs = is_raised, is_day, added, is_part, floor, vague is not None
        counts.append(Count(value, unit, kinds, high, *signs))
    return tuple(counts)


def _is_metres(found: Sequence[Word], at: int) -> bool:
    """ "1,500 m below the sea" are metres; "£15 m" are millions."""
    is_money = found[at].text[0] in _MONEY or (at > 0 and found[at - 1].text in _MONEY)
    return found[at + 1].text == "m" and not is_money


def _is_base(plain: list[str], at: int) -> bool:
    """The 200 in "70 of the 200", "70 of 200", "of the 200 captives 150 are free"."""
    if at > 1 and plain[at - 1] == "of":
        part, whole = _value(plain[at - 2]), _value(plain[at])
        return part is not None and whole is not None and part <= whole
    if at < 2 or plain[at - 2] != "of" or plain[at - 1] not in ("the", "its", "their"):
        return False
    return any(_value(w) is not None for n, w in enumerate(plain) if n != at)


def _is_of_calendar(plain: list[str], at: int) -> bool:
    """ "15 May", "May 15", "May 2031"."""
    is_day = plain[at].isdecimal() and int(plain[at]) <= _LAST_DAY
    beside = (*plain[max(0, at - 1) : at], *plain[at + 1 : at + 2])
    return any(word in _MONTHS for word in beside) and (is_day or _is_year(plain[at]))


def _is_of_clock(plain: list[str], at: int) -> bool:
    """ "1428 A reader writes": a running report begins with the time of day."""
    return at == 0 and bool(_CLOCK.fullmatch(plain[at]))


def _is_part(plain: list[str], at: int, value: float) -> bool:
    """ "7 of the 12", "7 of its 12", "7 of 12"."""
    if plain[at + 1 : at + 2] == ["of"] and (whole_of := _value((*plain[at + 2 :], "")[0])):
        return value < whole_of
    whole = plain[at + 1 : at + 4]
    is_of = len(whole) == 3 and whole[0] == "of" and whole[1] in ("the", "its", "their")
    return is_of and value < (_value(whole[2]) or 0)


def _is_floor(plain: list[str], at: int) -> bool:
    return tuple(plain[max(0, at - 2) : at]) in _FLOORS or plain[max(0, at - 1) : at] == ["over"]


def _is_added(plain: list[str], at: int) -> bool:
    before, after = plain[max(0, at - 1) : at], plain[at + 1 : at + 2]
    return not _ADDED.isdisjoint(before) or not _MORE.isdisjoint(after)


def _is_year(plain: str) -> bool:
    return plain.isdecimal() and len(plain) == _YEAR_DIGITS


def _unit(plain: list[str], stems: list[str], at: int) -> tuple[str, ...]:
    after = _contents(plain[at + 1 : at + 8], stems[at + 1 : at + 8])
    is_changed = _has_changed(plain, at)
    if at and (plain[at - 1] in _LEADS or is_changed) and (not after or is_changed):
        start, end = max(0, at - 9), at - 2 if is_changed else at
        return tuple(reversed(_contents(plain[start:end], stems[start:end])))
    if not after and at and plain[at - 1] in _HURTING:
        return (stems[at - 1],)
    return tuple(after)


def _has_changed(plain: list[str], at: int) -> bool:
    """ "rose to 88", "had risen above 150", "bringing the total in the district to 28"."""
    before = plain[max(0, at - _TOTAL_REACH) : at - 1]
    if at < 2 or plain[at - 1] not in _UP_TO or not before:
        return False
    is_total = not _TOTALS.isdisjoint(before) and not _BRINGS.isdisjoint(before)
    return is_total or root_of(before[-1]) in lexicon().changes


def _vague(plain: list[str], at: int) -> tuple[float, float] | None:
    """The range of "dozens", "hundreds", "tens of thousands"."""
    is_second = plain[max(0, at - 1) : at] == ["of"] and at > 1 and plain[at - 2] in _VAGUE
    if plain[at] not in _VAGUE or is_second:
        return None
    of, scale = [*plain[at + 1 : at + 3], "", ""][:2]
    times = _VAGUE[scale][0] if of == "of" and scale in _VAGUE else 1.0
    low, high = _VAGUE[plain[at]]
    return low * times, high * times


# So far before its number a total is named: "brings the confirmed total in the two valleys to 28".
_TOTAL_REACH = 12
_UP_TO = {"to", "at", "above", "past", "over", "beyond"}
_TOTALS = {"total", "totals", "toll", "tally", "number", "count", "figure"}
_BRINGS = {
    f"{verb}{ending}" for verb in ("bring", "push", "lift") for ending in ("", "s", "ing")
} | {"take", "takes", "taking", "taken", "took", "brought", "pushed", "lifted", "put", "puts"}
# "Thousands" is said of sixteen thousand too.
_VAGUE = {
    "dozens": (24.0, 120.0), "tens": (10.0, 99.0),
    "hundreds": (100.0, 999.0), "thousands": (1e3, 99_999.0), "millions": (1e6, 99e6),
}  # fmt: skip


def _high(plain: list[str], at: int, value: float) -> float:
    """The other end of "400 to 600", "between 200 and 500"."""
    if at + 2 >= len(plain) or plain[at + 1] not in ("to", "and", "-"):
        return value
    is_range = plain[at + 1] != "and" or (at and plain[at - 1] == "between")
    other = _value(plain[at + 2])
    return other if is_range and other is not None and other > value else value


def _contents(plain: Sequence[str], stems: Sequence[str]) -> list[str]:
    return [s for s, p in zip(stems, plain, strict=True) if is_content(p) and p not in SCALES]


def _value(plain: str) -> float | None:
    found = _NUMBER.match(plain)
    if found:
        return float(found.group(2)) * SCALES.get(found.group(3) or "", 1.0)
    parts = [lexicon().numbers.get(part) for part in plain.split("-")]
    return float(sum(p for p in parts if p is not None)) if None not in parts else None
