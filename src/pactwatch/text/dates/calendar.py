"""Stretches of the calendar: the one noun the grammar computes with, from a day to a century.

A Period is a grain with its first day; it shifts, names its last day, and writes itself as a TIMEX3
value and as EDTF. Arithmetic goes through dateutil's relativedelta; what leaves the years 1-9999
raises ValueError or OverflowError, which the grammar takes as "no such time".
Refuses to be finer than it was said: a month never becomes a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

__all__ = ["Period", "period_of", "span_edtf", "weekday_near"]

_MONTHS = {"MONTH": 1, "QUARTER": 3, "SEASON": 3, "HALF": 6, "YEAR": 12}
_MONTHS |= {"DECADE": 120, "CENTURY": 1200}
_DAYS = {"DAY": 1, "WEEK": 7, "WEEKEND": 7}
_SEASON_CODES = {3: ("SP", 21), 6: ("SU", 22), 9: ("FA", 23), 12: ("WI", 24)}


@dataclass(frozen=True, slots=True)
class Period:
    """``grain`` is DAY, WEEK, WEEKEND, MONTH, QUARTER, SEASON, HALF, YEAR, DECADE or CENTURY.

    Winter belongs to the year its December lies in, as `text.edtf` reads season 24.
    """

    grain: str
    first: date

    @property
    def last(self) -> date:
        """Its last day, inclusive; of the calendar's last ones, the 31st of December 9999."""
        try:
            return self._next() - timedelta(days=1)
        except (ValueError, OverflowError):
            return date.max

    def _next(self) -> date:
        """The first day after it."""
        if self.grain == "WEEKEND":
            return self.first + timedelta(days=2)
        if self.grain == "SEASON":
            return self.first + relativedelta(months=3)
        return self.shift(1).first

    def shift(self, steps: int) -> "Period":
        """The period ``steps`` of its own length later (negative: earlier)."""
        if self.grain in _DAYS:
            return Period(self.grain, self.first + timedelta(days=_DAYS[self.grain] * steps))
        if self.grain == "SEASON":
            return Period(self.grain, self.first + relativedelta(months=12 * steps))
        return Period(self.grain, self.first + relativedelta(months=_MONTHS[self.grain] * steps))

    def years(self, steps: int) -> "Period":
        """The same stretch ``steps`` years later."""
        if self.grain in ("WEEK", "WEEKEND"):
            return self.shift(52 * steps)
        return Period(self.grain, self.first + relativedelta(years=steps))

    @property
    def timex(self) -> str:
        """Its TIMEX3 value (TimeML 1.2.1)."""
        return _WRITE[self.grain](self.first)

    @property
    def edtf(self) -> str:
        """Its EDTF form at level 1; weeks, quarters and halves become intervals."""
        if self.grain in ("WEEK", "WEEKEND"):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.grain in ("QUARTER", "HALF"):
            return f"{_month(self.first)}/{_month(self.last)}"
        if self.grain == "SEASON":
            return f"{_year(self.first)}-{_SEASON_CODES[self.first.month][1]}"
        return self.timex + {"DECADE": "X", "CENTURY": "XX"}.get(self.grain, "")

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.first <= day <= self.last


def _year(day: date) -> str:
    return f"{day.year:04d}"


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _week(day: date) -> str:
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


_WRITE: dict[str, Callable[[date], str]] = {
    "DAY": lambda day: day.isoformat(),
    "WEEK": _week,
    "WEEKEND": lambda day: f"{_week(day)}-WE",
    "MONTH": _month,
    "QUARTER": lambda day: f"{_year(day)}-Q{(day.month + 2) // 3}",
    "SEASON": lambda day: f"{_year(day)}-{_SEASON_CODES[day.month][0]}",
    "HALF": lambda day: f"{_year(day)}-H{1 if day.month < 7 else 2}",
    "YEAR": _year,
    # Left open by leaving out, as TIDES and TimeML do; EDTF writes X.
    "DECADE": lambda day: f"{day.year // 10:03d}",
    "CENTURY": lambda day: f"{day.year // 100:02d}",
}


def period_of(grain: str, day: date) -> Period:
    """The period of that grain in which ``day`` lies (for SEASON: northern)."""
    if grain == "WEEK":
        return Period(grain, day - timedelta(days=day.weekday()))
    if grain == "WEEKEND":
        return Period(grain, day - timedelta(days=day.weekday()) + timedelta(days=5))
    if grain == "SEASON":
        first = (day.replace(day=1) - relativedelta(months=day.month % 3)).replace(day=1)
        return Period(grain, first)
    if grain == "DAY":
        return Period(grain, day)
    return Period(grain, _first_of(grain, day))


def _first_of(grain: str, day: date) -> date:
    length = _MONTHS[grain]
    if length <= 12:
        return date(day.year, (day.month - 1) // length * length + 1, 1)
    years = length // 12
    # The decade and century that begin with the year 0 cannot be held by a date.
    return date(day.year // years * years, 1, 1)


def weekday_near(reference: date, weekday: int, direction: int) -> date:
    """The weekday (Monday 0) on or before (-1), or on or after (+1), the reference day."""
    if direction < 0:
        return reference - timedelta(days=(reference.weekday() - weekday) % 7)
    return reference + timedelta(days=(weekday - reference.weekday()) % 7)


def span_edtf(first: Period, last: Period) -> str:
    """The EDTF interval from the start of one period to the end of another.

    Raises ValueError where the second ends before the first begins.
    """
    if last.last < first.first:
        raise ValueError(f"{last.timex} ends before {first.timex} begins")
    return f"{_ends(first)[0]}/{_ends(last)[1]}"


def _ends(period: Period) -> tuple[str, str]:
    start, _, end = period.edtf.partition("/")
    return start, end or start
