"""Islamic dates in, Gregorian days out: the lunar tabular calendar and the solar calendar of Iran
and Afghanistan.

Lunar: the civil tabular calendar (30-year cycle, leap years 2 5 7 10 13 16 18 21 24 26 29, epoch
16 July 622 Julian; Reingold and Dershowitz, Calendrical Calculations). Sightings move real months
by a day either way, so callers mark lunar days approximate. Solar: the 33-year leap rule, exact for
the years 1178-1633 (Borkowski 1996).
Refuses (ValueError) days that the month does not have.
"""

from datetime import date, timedelta

__all__ = ["lunar_month", "lunar_to_gregorian", "solar_month", "solar_to_gregorian"]

# 1 Muharram of the year 1: 19 July 622 in the proleptic Gregorian calendar.
_LUNAR_EPOCH = date(622, 7, 19).toordinal()
# 1 Farvardin (Hamal) 1399 fell on 20 March 2020.
_SOLAR_YEAR, _SOLAR_NEW_YEAR = 1399, date(2020, 3, 20)
_SOLAR_LEAP_REMAINDERS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def lunar_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a tabular Islamic date, right to about a day either way."""
    first, last = lunar_month(year, month)
    return _within(first, last, day)


def lunar_month(year: int, month: int) -> tuple[date, date]:
    """First and last Gregorian day of a tabular Islamic month (1 Muharram to 12 Dhu al-Hijja)."""
    return _lunar_first(year, month), _lunar_first(year, month + 1) - timedelta(days=1)


def _lunar_first(year: int, month: int) -> date:
    if month == 13:
        year, month = year + 1, 1
    months = (59 * (month - 1) + 1) // 2
    days = (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_LUNAR_EPOCH + days + months)


def solar_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a solar Hijri date (1 Farvardin or Hamal to 12 Esfand or Hoot)."""
    first, last = solar_month(year, month)
    return _within(first, last, day)


def solar_month(year: int, month: int) -> tuple[date, date]:
    """First and last Gregorian day of a solar Hijri month."""
    first = _solar_first(year, month)
    last = _solar_first(year + 1, 1) if month == 12 else _solar_first(year, month + 1)
    return first, last - timedelta(days=1)


def _solar_first(year: int, month: int) -> date:
    if not 1178 <= year <= 1633:
        raise ValueError(f"solar year {year}: expected 1178-1633")
    step = 1 if year >= _SOLAR_YEAR else -1
    years = range(_SOLAR_YEAR, year) if step > 0 else range(year, _SOLAR_YEAR)
    days = sum(366 if y % 33 in _SOLAR_LEAP_REMAINDERS else 365 for y in years)
    past_months = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _SOLAR_NEW_YEAR + timedelta(days=step * days + past_months)


def _within(first: date, last: date, day: int) -> date:
    found = first + timedelta(days=day - 1)
    if not first <= found <= last:
        raise ValueError(f"day {day}: the month has {(last - first).days + 1}")
    return found
