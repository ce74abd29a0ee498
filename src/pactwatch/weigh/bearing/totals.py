"""What a number counts beside the whole: a total that it makes up, or what was left over.

In: the words of a statement, a quantity. Out: the total that is reached, or whether the counted
complete what went before. Refuses to add: a total stands there in so many words.
"""

import re
from functools import lru_cache

from pactwatch.domain.claim import Quantity
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.passages.number_words import number_at
from pactwatch.weigh.passages.words import plain_of

__all__ = ["is_left_over", "total_told", "ungrouped"]

_SUM = r"(?:total|number|tally|figure|count)"
# "Bringing the total in the two valleys to 28", "which takes to 180 the number of those at home".
_BROUGHT = re.compile(
    rf"\b(?:br(?:ing|ings|inging|ought)|tak(?:e|es|en|ing)|took|rais(?:e|es|ed|ing)) "
    rf"(?:(?:the|their|its) (?:\w+ )?{_SUM}\b[^,;.]{{0,60}}? to (?P<behind>[\w,-]+(?: \w+)?)"
    rf"|to (?P<before>[\w,-]+(?: \w+)?) (?:the|their|its) (?:\w+ )?{_SUM}\b)",
    re.I,
)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_LEFT_OVER = re.compile(r"\b(?:remaining|last|final|rest)\b", re.I)
# "The last 68 of its captives": the quantity's own words begin behind the number.
_LAST_OF = re.compile(r"\b(?:remaining|last|final) [\w,-]+(?: \w+)? of\b", re.I)


@lru_cache(maxsize=65536)
def total_told(words: str) -> float | None:
    """The total that a deed is said to bring it to; None where none is told."""
    found = _BROUGHT.search(words)
    if found is None:
        return None
    told = ungrouped(found["behind"] or found["before"])
    number = number_at([plain_of(word) for word in words_of(told)])
    return number[0] if number else None


def ungrouped(text: str) -> str:
    """ "1,240" as "1240"."""
    return _GROUPED.sub("", text)


def is_left_over(quantity: Quantity, words: str) -> bool:
    """Whether the counted ones are what was left, however few they are."""
    definition = quantity.definition or ""
    if _LEFT_OVER.search(definition):
        return True
    return definition.startswith("of ") and bool(_LAST_OF.search(words))
