"""Words in, the numbers among them out, each in one spelling: "two hundred" is 200.

Takes words in small letters in the order of a text, told apart where a mark stands between them.
"a dozen", "twenty-four", "1.2 million", "half a million", "two and a half" and "three hundred and
five" are one number each. Refuses what has no exact size ("hundreds", "several thousand"), and
ordinals.
"""

from collections.abc import Sequence
from functools import cache

from pactwatch.weigh.passages.words import lexicon

__all__ = ["is_part_of_number", "is_scale", "may_open_number", "number_at", "spelt"]


@cache
def _values() -> dict[str, float]:
    """Every number word of the lexicon, and scales that counts of people have no use for."""
    more = {"mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
    return {**lexicon().numbers, **more}


@cache
def _scales() -> dict[str, float]:
    return {word: n for word, n in _values().items() if n >= 100 or word == "dozen"}


@cache
def _tens() -> dict[str, float]:
    return {word: n for word, n in _values().items() if 20 <= n < 100}


@cache
def _ones() -> dict[str, float]:
    return {word: n for word, n in _values().items() if n < 20 and word != "dozen"}


# Behind "two hundred and five" such a word begins another count: "... and five wounded".
_OTHER_COUNT = ("ed", "hurt")


def is_part_of_number(word: str) -> bool:
    """Whether a word begins or carries on a number: digits, number words, scales."""
    return word in _values() or word[:1].isdigit()


def may_open_number(word: str) -> bool:
    """Whether a number may begin with a word, as "half a million" and "a dozen" do."""
    return is_part_of_number(word) or word in ("a", "an", "half")


def is_scale(word: str) -> bool:
    """ "Dozen", "hundred", "million" and their kin."""
    return word in _scales()


def spelt(value: float) -> str:
    """A value as digits: "200", "2.5"."""
    return str(int(value)) if value == int(value) else str(value)


def number_at(words: Sequence[str]) -> tuple[float, int] | None:
    """The number that the words open with, and how many of them say it; None where none does."""
    opened = _opening(words)
    if opened is None:
        return None
    value, at, scale = *opened, 1.0
    total = 0.0
    while at < len(words):
        word = words[at]
        if word in _scales():
            scale = _scales()[word]
            is_lesser = word in ("hundred", "dozen")
            total, value = (total, value * scale) if is_lesser else (total + value * scale, 0.0)
            at += 1
        elif tuple(words[at : at + 3]) == ("and", "a", "half"):
            return total + value + scale / 2, at + 3
        elif scale > 1 and (more := _more(words, at, scale)):
            value, at = value + more[0], more[1]
        else:
            break
    return total + value, at


def _opening(words: Sequence[str]) -> tuple[float, int] | None:
    """ "2.5", "twenty four", "a" before a scale, "half a" before a scale."""
    if (few := _few(words)) is not None:
        return few
    first, *rest = words or ("",)
    if first[:1].isdigit():
        return _digits(first)
    if first in ("a", "an") and rest[:1] == ["half"]:
        first, *rest = "half", *rest[1:]
        return (0.5, 2) if rest and rest[0] in _scales() else None
    if first in ("a", "an") and rest and rest[0] in _scales():
        return 1.0, 1
    if first == "half":
        at = 2 if rest[:1] == ["a"] else 1
        return (0.5, at) if words[at : at + 1] and words[at] in _scales() else None
    return None


def _digits(word: str) -> tuple[float, int] | None:
    try:
        return float(word), 1
    except ValueError:
        return None


def _few(words: Sequence[str]) -> tuple[float, int] | None:
    """A number below a hundred in words."""
    first, second = (*words[:2], "", "")[:2]
    if first in _tens():
        low = _ones().get(second, 0)
        return (float(_tens()[first] + low), 2) if 0 < low < 10 else (float(_tens()[first]), 1)
    return (float(_ones()[first]), 1) if first in _ones() else None


def _more(words: Sequence[str], at: int, scale: float) -> tuple[float, int] | None:
    """What comes on top behind a scale: "... and five", "... two hundred"."""
    start = at + (words[at] == "and")
    few = _few(words[start:])
    if few is None or scale == _scales()["dozen"]:
        return None
    value, end = few[0], start + few[1]
    after = words[end] if end < len(words) else ""
    is_below = value < scale and not (start > at and after.endswith(_OTHER_COUNT))
    return (value, end) if is_below else None
