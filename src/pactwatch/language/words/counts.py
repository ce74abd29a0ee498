"""The number that a word or digits stand for: "nine", "twenty-three", "1,200", "2.5".

In: a word as it stands in the text. Out: the number, or None. Refuses note marks ("¹"), commas
that part no thousands ("1,2"), and what only Python takes for a number ("Nan", "Infinity", "1e5").
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pactwatch.language.words.lexicon import load

__all__ = ["number_of", "number_words", "whole_number"]

# "1,200", "12,00,000" by lakh, "0.4", ".4".
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?|\.\d+")


def whole_number(words: Sequence[str]) -> int | None:
    """The first whole number that words tell: "his 1.3 million followers", "two hundred men"."""
    told = [number for word in words if (number := number_of(word))]
    if not told:
        return None
    is_scaled = len(told) > 1 and told[1] >= _SCALE and told[0] < told[1]
    number = told[0] * told[1] if is_scaled else told[0]
    return round(number) if is_scaled or number.is_integer() else None


# From a hundred on a number word tells how many times what stands before it is meant.
_SCALE = 100


@cache
def number_words() -> Mapping[str, int]:
    """The words that tell how many of what stands behind them: numerals, and "both"."""
    return load("numbers") | {"both": 2}


def number_of(text: str) -> float | None:
    """The number that digits or a word stand for; None for anything else."""
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    known, low = number_words(), text.lower()
    tens, _, ones = low.partition("-")
    if known.get(tens) in range(20, 100, 10) and known.get(ones) in range(1, 10):
        return float(known[tens] + known[ones])
    value = known.get(low)
    return None if value is None else float(value)
