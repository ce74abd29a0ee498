"""A text's line in, the dateline that opens it out: place, day, wire and where the text begins.

"PORT HADLEY, Jan 9, 2024 (Inland Press) - ": of place, day and wire one or two may be missing. Read
here for everybody who asks: when a text came out, over which wire, and where its words begin.
Refuses a dash without room before it ("Al-Orin"), and to tell a wire from a place in brackets.
"""

import re
from collections.abc import Iterator

__all__ = ["dateline_at", "datelines"]

_WORD = r"[A-Z][\w.'’-]*"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_DATELINE = (
    rf"(?P<place>{_WORD}(?:[ ,/]+{_WORD}){{0,4}},?)?\s*(?:\(?(?P<day>{_DAY})\)?,?)?\s*"
    r"(?:\((?P<wire>[A-Z][\w &.'’-]*)\))?\s*(?<=[\s)])(?:--|[-–—])\s+(?=\S)"
)
_AT, _LINES = re.compile(_DATELINE), re.compile(rf"(?m)^[ \t]*{_DATELINE}")


def dateline_at(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The dateline that stands at a place, with the groups `place`, `day` and `wire`; its end is
    where the text begins."""
    found = _AT.match(text, start, len(text) if end is None else end)
    return found if found and any(found.groups()) else None


def datelines(text: str) -> Iterator[re.Match[str]]:
    """The datelines at the beginnings of lines, in order."""
    return (found for found in _LINES.finditer(text) if any(found.groups()))
