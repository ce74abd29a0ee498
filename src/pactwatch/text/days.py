"""A day as people type it to this program: YYYY-MM-DD and nothing else.

Python's own reader also takes week dates and days without dashes, which look like other numbers.
"""

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(text: str) -> date | None:
    """The day, None where the text is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
