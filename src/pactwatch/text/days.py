"""A day or a moment as people type it to this program: YYYY-MM-DD, RFC 3339, and nothing else.

Python's own reader also takes week dates and days without dashes, which look like other numbers.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

__all__ = ["day_of", "instant_of", "moved"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A day, the time, the zone. A browser reads the plus of an address as a blank.
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?)"
    r"([Zz]|[ +-][0-9]{2}(?::?[0-9]{2})?)?"
)


def day_of(text: str) -> date | None:
    """The day, None where the text is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def moved(day: date, by: timedelta) -> date:
    """A day so much later or earlier; at the ends of the calendar, its last or first day."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def instant_of(text: str) -> datetime | None:
    """The moment in UTC, UTC where no zone is given; a bare day means its end. None for no moment.

    It is the very microsecond: what was recorded then is known, what came one later is not.
    """
    text = text.strip()
    if day := day_of(text):
        return datetime.combine(day, time.max, UTC)
    if not (found := _INSTANT.fullmatch(text)):
        return None
    zone = (found[3] or "Z").upper().replace(" ", "+")
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
