"""The days of a report's own period: "covering 1 March to 30 April", "in the reporting period".

In: the plain text and its readings. Out: the readings with one more for each mention of the period.
Refuses to guess: where the text gives no stretch as its period, or two, a mention names no time.
"""

import re
from collections.abc import Sequence

from pactwatch.text.dates.expression import Reading

__all__ = ["with_periods_reported"]

# "Report covering the period from [1 March]", "reporting period: [1 March]".
_COVERS = re.compile(
    r"(?:\b(?:report|bulletin|update|review|note|summary|document)\b[^.;\n]{0,60}?"
    r"\b(?:covers?|covering|for)(?: the)?(?: reporting)? ?(?:period|months?|weeks?|quarter)?"
    r"|\b(?:reporting period|period under review|period covered|period of the report))"
    r"(?: (?:is|was|runs|ran|extends|from|of|between))*[ :(,-]*(?:the )?$",
    re.IGNORECASE,
)
_REACH = 120
_MENTION = re.compile(
    r"\b(?:(?P<end>(?:end|close) of )|(?P<start>(?:start|beginning) of ))?(?:the|this) "
    r"(?:reporting period|period (?:under review|covered(?: by (?:this|the) report)?))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|until|till|up to) (?:the )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|from) (?:the )?$", re.IGNORECASE)


def with_periods_reported(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings and the mentions of the report's period, in order of the text."""
    periods = {r.edtf for r in readings if _is_of_report(text, r) and r.edtf}
    if len(periods) != 1:
        return list(readings)
    taken = [r.span for r in readings if r.span]
    more = [
        _mention(text, match, periods.copy().pop())
        for match in _MENTION.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken)
    ]
    return sorted((*readings, *more), key=lambda r: r.span or (0, 0))


def _is_of_report(text: str, reading: Reading) -> bool:
    edtf, span = reading.edtf or "", reading.span
    is_stretch = "/" in edtf and ".." not in edtf
    return is_stretch and span is not None and bool(_COVERS.search(_before(text, span[0])))


def _before(text: str, place: int) -> str:
    return text[max(0, place - _REACH) : place]


def _mention(text: str, match: re.Match[str], period: str) -> Reading:
    """ "During the period" is all of it, "by its end" goes up to its last day."""
    first, last = period.split("/")
    before = _before(text, match.start())
    if not (match["end"] or match["start"]):
        return Reading("PXD", "DURATION", edtf=period, span=match.span(), from_text=True)
    day = last if match["end"] else first
    edtf = f"../{day}" if _BY.search(before) else f"{day}/.." if _SINCE.search(before) else day
    return Reading(day.rstrip("~"), "DATE", edtf=edtf, span=match.span(), from_text=True)
