"""EDTF strings in, days out: what a vague date can mean at the earliest and at the latest.

Reads the Extended Date/Time Format (Library of Congress 2019, ISO 8601-2) at level 1, and of
level 2 the sub-year groupings 25-41 (seasons of a hemisphere, quarters, trimesters, halves):
years, months, days, date-times, seasons, unspecified digits from the right (199X, 2004-XX),
qualifiers (? uncertain, ~ approximate, % both), intervals with open (..) or unknown (empty) ends.
Refuses to widen what is only approximate: 2020-02~ has the bounds of 2020-02, since nothing
says by how much; `is_approximate` tells the reader to be careful.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

__all__ = ["bounds", "is_approximate", "is_valid"]

Bounds = tuple[date | None, date | None]

# First and last month of each sub-year grouping; a last month above 12 lies in the next year.
# A bare season (21-24) is read as northern; winter begins in December of the year named.
_GROUPS = {
    **{21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)},
    **{25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14)},
    **{29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12)},
    **{40: (1, 6), 41: (7, 12)},
}

_CLOCK = r"T(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60))?(?:Z|[+-]\d\d(?::?\d\d)?)?"
_DATE = re.compile(
    rf"(?P<year>-?[0-9]{{4}}|[0-9]{{3}}X|[0-9]{{2}}XX|Y-?[0-9]{{5,}})"
    rf"(?:-(?P<month>[0-9]{{2}}|XX)(?:-(?P<day>[0-9]{{2}}|XX)(?P<clock>{_CLOCK})?)?)?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)


def bounds(edtf: str) -> Bounds:
    """The earliest and the latest day ``edtf`` can mean, both inclusive.

    None stands for an open or unknown end, and for a day outside the years 1-9999.
    Raises ValueError where ``edtf`` is not valid: ask `is_valid` first for foreign strings.
    """
    found = _read(edtf)
    if found is None:
        raise ValueError(f"{edtf!r} is not an EDTF date or interval such as 2021-05 or ../2021")
    return found


def is_valid(edtf: str) -> bool:
    """Whether ``edtf`` is a date or interval that `bounds` reads; never raises."""
    return _read(edtf) is not None


def is_approximate(edtf: str) -> bool:
    """Whether any part of ``edtf`` is marked uncertain or approximate."""
    return any(mark in edtf for mark in "?~%")


@lru_cache(maxsize=4096)
def _read(edtf: str) -> Bounds | None:
    if "/" not in edtf:
        return _read_date(edtf)
    first, _, last = edtf.partition("/")
    start, end = _read_end(first), _read_end(last)
    if start is None or end is None or not (first or last):
        return None
    earliest, latest = start[0], end[1]
    if earliest and latest and earliest > latest:
        return None
    return earliest, latest


def _read_end(part: str) -> Bounds | None:
    return (None, None) if part in ("", "..") else _read_date(part)


def _read_date(text: str) -> Bounds | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if (month == "XX" and day not in (None, "XX")) or ("X" in year and month not in (None, "XX")):
        return None
    if match["clock"] and (day == "XX" or match["qualifier"]):
        return None
    if year.startswith(("Y", "-")) or year == "0000":
        return _outside(month, day)
    return _inside(year, month, day)


def _outside(month: str | None, day: str | None) -> Bounds | None:
    """Years a `date` cannot hold: valid where month and day could be, without bounds."""
    return (None, None) if _inside("2000", month, day) else None


def _inside(year: str, month: str | None, day: str | None) -> Bounds | None:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return _day(first, 1, 1), date(last, 12, 31)
    number = int(month or 0)
    if number in _GROUPS and day is None:
        return _group(first, number)
    if not 1 <= number <= 12:
        return None
    length = monthrange(first, number)[1]
    if day in (None, "XX"):
        return date(first, number, 1), date(first, number, length)
    named = int(day or 0)
    return (date(first, number, named),) * 2 if 1 <= named <= length else None


def _group(year: int, number: int) -> Bounds:
    first, last = _GROUPS[number]
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    if end_year > 9999:
        return date(year, first, 1), None
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if year >= 1 else None
