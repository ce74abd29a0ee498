"""Whether a claim's number passes the ceiling of a duty to leave something, or stays within it.

In: a claim, the QUALIFIER that names a ceiling ("More than 120,000 barrels in twelve months") and
the duty's text. Out: ABOVE, WITHIN, PART (within, for a part of its time), or None where the claim
does not say. Numbers compare under one unit and definition only (METHOD d12). Refuses to convert
units, to add up what several statements tell, and to take a part of the time for all of it.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from itertools import takewhile
from typing import NamedTuple

from pactwatch.domain.agreement import Element, ElementType, Obligation
from pactwatch.domain.claim import Claim, Quantity
from pactwatch.weigh.bearing.wholeness import singular_of
from pactwatch.weigh.passages.number_words import number_at
from pactwatch.weigh.passages.words import lexicon

__all__ = ["Ceiling", "Side", "ceiling_of", "side_of"]

Times = tuple[date | None, date | None]


class Side(Enum):
    """On which side of a ceiling a number lies."""

    ABOVE = "ABOVE"
    WITHIN = "WITHIN"
    PART = "PART"


class Ceiling(NamedTuple):
    """`element` is the number of the one that names it; `counted` are the words that it counts by,
    `known` those that the duty's text may add; `days` is the time it is for, None where the duty
    names none."""

    element: int
    number: float
    counted: frozenset[str]
    known: frozenset[str]
    days: int | None


_OVER = re.compile(r"\b(?:more than|over|above|exceed\w*|in excess of|beyond)\s+(?=[\w.])", re.I)
# "In any twelve months", "a year": for how many days the number is, the longest first.
_EACH = r"(?:a|per|each|every|any|one|any one)"
_PERIODS = (
    (re.compile(rf"\b(?:twelve|12) months\b|\b{_EACH} (?:calendar )?year\b", re.I), 366),
    (re.compile(r"\b(?:annual(?:ly)?|yearly)\b", re.I), 366),
    (re.compile(rf"\b{_EACH} (?:calendar )?month\b|\bmonthly\b", re.I), 31),
    (re.compile(rf"\b{_EACH} week\b|\bweekly\b", re.I), 7),
    (re.compile(rf"\b{_EACH} day\b|\bdaily\b", re.I), 1),
)


def ceiling_of(obligation: Obligation) -> Ceiling | None:
    """The ceiling of a duty to leave alone, by the first element that names one."""
    if obligation.is_doing:
        return None
    wholes = (e for e in obligation.elements if e.type is ElementType.QUALIFIER)
    return next((c for e in wholes if (c := _read(e, obligation.text))), None)


def _read(element: Element, text: str) -> Ceiling | None:
    over = _OVER.search(element.text)
    words = _words(element.text[over.end() :]) if over else []
    number, length = number_at(words) or (None, 0)
    if number is None:
        return None
    known = _told(_words(f"{element.text} {text}"))
    return Ceiling(element.n, number, _counted(words[length:]), known, _days((element.text, text)))


def _counted(words: list[str]) -> frozenset[str]:
    """What stands right behind the number: "barrels of refined petroleum", less the time."""
    return _told(takewhile(lambda word: word not in _TIME, words))


_TIME = frozenset(("in", "a", "an", "per", "each", "every", "any", "at", "on", "by", "within"))
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_][\w'’-]*")


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?<=\d),(?=\d{3}\b)", "", text).casefold())


def _told(words: Iterable[str]) -> frozenset[str]:
    """What words tell of what is counted: no numbers, and none that tell nothing."""
    content = (w for w in words if w not in lexicon().stop and number_at([w]) is None)
    return frozenset(map(singular_of, content))


def _days(texts: Iterable[str]) -> int | None:
    """For how long the first text that says it has the number be."""
    found = (days for text in texts for pattern, days in _PERIODS if pattern.search(text))
    return next(found, None)


def side_of(claim: Claim, times: Times, ceiling: Ceiling) -> Side | None:
    """On which side of the ceiling a claim's number lies; None where it has none, counts something
    else, reaches to either side of it or is told of a longer time."""
    counted = claim.quantity
    if counted is None or not _is_same(counted, ceiling):
        return None
    if counted.low > ceiling.number:
        return Side.ABOVE if _lasts(times) <= (ceiling.days or _lasts(times)) else None
    if counted.high > ceiling.number or _is_floor(counted):
        return None
    return Side.PART if _is_part(times, ceiling) else Side.WITHIN


def _is_same(counted: Quantity, ceiling: Ceiling) -> bool:
    """The claim counts by the words of the ceiling, and by none that the duty does not know."""
    told = _told(_words(f"{counted.unit} {counted.definition}"))
    is_of_unit = not _told(_words(counted.unit)).isdisjoint(ceiling.counted)
    return is_of_unit and ceiling.counted <= told <= ceiling.known


# A floor keeps its number at both ends, and nothing says how many more there were.
_FLOOR = re.compile(r"\b(?:at least|more than|over|no fewer than|not less than)\b", re.I)


def _is_floor(counted: Quantity) -> bool:
    return bool(_FLOOR.search(counted.definition))


def _lasts(times: Times) -> int:
    """The days that a claim is told of; none where nobody can say."""
    first, last = times
    return (last - first).days + 1 if first and last else 0


def _is_part(times: Times, ceiling: Ceiling) -> bool:
    """One delivery in March says nothing of the year."""
    return ceiling.days is not None and 0 < _lasts(times) < ceiling.days - _SLACK


# "This year" is told of 365 days, and a month may have 28.
_SLACK = 6
