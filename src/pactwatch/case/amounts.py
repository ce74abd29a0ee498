"""How many of what, as a person writes it: "61 ships", "at most 40 guns", "200 to 500 men".

Comes in: words, or a quantity as plain values. Goes out: the other of the two. The noun counted is
the unit and all words behind the number its definition (METHOD d12), as the program reads them.
Refuses a number without what is counted: it could be compared with nothing.
"""

import re
from collections.abc import Mapping
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.weigh.passages.number_words import number_at
from pactwatch.weigh.passages.words import plain_of

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?"
_BOUND = (
    r"(?:(?P<most>at most|no more than|up to)|(?P<least>at least|more than|over|no fewer than"
    r"|not less than))?"
)
_AMOUNT = re.compile(
    rf"{_BOUND}\s*(?P<low>{_NUMBER})(?:\s*(?:to|-|–)\s*(?P<high>{_NUMBER}))?\s+(?P<what>\D.*)",
    re.I,
)
# What stands before a number in words ("no more than | two hundred | men").
_BEFORE = re.compile(rf"{_BOUND}\s*", re.I)


def amount_of(words: str) -> dict[str, Any]:
    """A quantity as plain values; "at most" leaves its lower end at 0, "at least" stays in its
    definition. Raises BadInput."""
    words = _in_digits(" ".join(words.split()))
    found = _AMOUNT.fullmatch(words)
    if found is None:
        raise BadInput(
            f"quantity {words!r}: expected a number and what is counted, as in 61 ships, "
            "200 to 500 men or at most 40 guns"
        )
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    if high < low:
        raise BadInput(f"quantity {words!r}: found {high:g} behind {low:g}; give the less first")
    what = found["what"]
    definition = words if found["least"] else what
    return {
        "low": 0.0 if found["most"] else low,
        "high": high,
        "unit": _unit(what),
        "definition": " ".join(definition.split()),
    }


def _in_digits(words: str) -> str:
    """ "At most eleven men" as "At most 11 men"; a number in digits stays."""
    before = _BEFORE.match(words)
    start = before.end() if before else 0
    first, _, others = words[start:].partition(" ")
    rest = [*first.split("-"), *others.split()]  # "twenty-four guns"
    is_in_words = first[:1].isalpha()
    told = number_at([plain_of(word) for word in rest]) if is_in_words else None
    if told is None:
        return words
    number, length = told
    return f"{words[:start]}{number:.12g} {' '.join(rest[length:])}"


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _unit(what: str) -> str:
    """ "armed men of the Brigade" are men; of "of the 40 prisoners" the prisoners."""
    head = what if what.startswith("of ") else what.partition(" of ")[0]
    return head.split()[-1]


def in_words(quantity: Mapping[str, Any]) -> str:
    """A quantity as `amount_of` takes it."""
    low, high, definition = quantity["low"], quantity["high"], str(quantity["definition"])
    if (bound := _AMOUNT.fullmatch(definition)) and bound["least"]:
        return definition
    what = definition or quantity["unit"]
    if low == high:
        return f"{low:.12g} {what}"
    return f"{low:.12g} to {high:.12g} {what}" if low else f"at most {high:.12g} {what}"
