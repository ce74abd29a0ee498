"""Two tellings in nearly the same words, with another number, day, body or side in one spot.

A copy that differs so contradicts what it copies, whatever else the rules would make of its words
(METHOD scenario 12(ii)). Refuses where the words in common are few, as two events are told alike,
and where another place or a later count is as likely.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pactwatch.weigh.passages.passages import Passage
from pactwatch.weigh.passages.words import stem_of
from pactwatch.weigh.relations.pair import Pair

__all__ = ["twisted"]

# Share of words, and how many, that must be the same. Guesses, tried on our fiction and open pairs.
_ALIKE = 0.75
_SAME_WORDS = 9
_LONGEST = 3
_DAYS = 1
_CALENDAR = re.compile(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june"
    "|july|august|september|october|november|december"
)


def twisted(pair: Pair) -> str | None:
    """One fact is another in the second telling, and all else is the same."""
    days = (pair.a.published, pair.b.published)
    if days[0] and days[1] and abs((days[1] - days[0]).days) > _DAYS:
        return None
    matcher = SequenceMatcher(None, pair.a.plain, pair.b.plain, autojunk=False)
    is_alike = matcher.ratio() >= _ALIKE
    same = sum(block.size for block in matcher.get_matching_blocks())
    if not is_alike or same < _SAME_WORDS:
        return None
    facts = [spot for spot in _spots(pair, matcher) if _is_fact(pair, *spot)]
    if len(facts) != 1:
        return None
    a, b, c, d = facts[0]
    one, other = " ".join(pair.a.plain[a:b]), " ".join(pair.b.plain[c:d])
    return f"The two are told in nearly the same words, one with “{one}”, the other “{other}”."


def _spots(pair: Pair, matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where some words stand in the place of others: from and to, in each."""
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and b - a <= _LONGEST and d - c <= _LONGEST:
            yield a, b, c, d


def _is_fact(pair: Pair, a: int, b: int, c: int, d: int) -> bool:
    """Both hold a word of one kind: a day of the calendar, an age, a word within one name."""
    one, other = pair.a.plain[a:b], pair.b.plain[c:d]
    if any(all(kind(words) for words in (one, other)) for kind in (_is_day, _is_age)):
        return True
    return _is_in_name(pair.a, a, b) and _is_in_name(pair.b, c, d)


def _is_day(words: Sequence[str]) -> bool:
    return any(_CALENDAR.fullmatch(word) for word in words)


def _is_age(words: Sequence[str]) -> bool:
    return any(word.endswith("-year-old") for word in words)


def _is_in_name(passage: Passage, start: int, end: int) -> bool:
    """ "Grey Cross Committee", "Grey Star Committee": names go on beside the word."""
    plain, names = passage.plain, passage.names
    beside = (*plain[max(0, start - 1) : start], *plain[end : end + 1])
    within = all(stem_of(word) in names for word in plain[start:end])
    return within and any(stem_of(word) in names for word in beside)
