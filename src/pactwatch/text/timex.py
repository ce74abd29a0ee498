"""A TIMEX3 value of the calendar in, the EDTF of the period it names out.

Refuses to place what TIMEX3 itself leaves open: lengths, sets, PRESENT_REF, X for digits.
"""

import re
from datetime import date, timedelta

from pactwatch.text.edtf import is_valid

__all__ = ["timex_to_edtf"]

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?(?:T.*)?")
_PART = re.compile(r"([0-9]{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")


def timex_to_edtf(value: str) -> str | None:
    """EDTF of "2021-W07", "2021-Q3", "199" or "2021-05-03T10:00"; None for anything else."""
    week, part = _WEEK.fullmatch(value), _PART.fullmatch(value)
    if week:
        return _week(int(week[1]), int(week[2]), is_weekend=bool(week[3]))
    if part and part[2] in _SEASONS:
        return f"{part[1]}-{_SEASONS[part[2]]}"
    if part:
        return _months(part[1], int(part[2][1]), 3 if part[2][0] == "Q" else 6)
    before = re.fullmatch(r"BC([0-9]{4})", value)
    if before:
        return f"{1 - int(before[1]):05d}"
    century = re.fullmatch(r"BC([0-9]{2})", value)
    if century:
        return f"{-99 - 100 * int(century[1]):05d}/{-100 * int(century[1]):05d}"
    day = value.split("T")[0]
    if re.fullmatch(r"[0-9]{2,3}", day):
        day += "X" * (4 - len(day))
    return day if re.match(r"-?[0-9]{2}", day) and is_valid(day) else None


def _week(year: int, number: int, *, is_weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
        first = monday + timedelta(days=5 * is_weekend)
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    except (ValueError, OverflowError):
        return None


def _months(year: str, number: int, length: int) -> str:
    return f"{year}-{(number - 1) * length + 1:02d}/{year}-{number * length:02d}"
