"""A text in, what its first lines print of itself: the day it came out, the wire it came over.

A letterhead, a heading line or a wire's dateline tells the day where a file declares none. Taken is
a day with its year that stands apart: alone in its line, in a part of a heading, in a dateline, or
where a letter's heading has it.
Refuses a day that is part of a phrase ("signed on 4 April 2023"), periods, months, days without a
year, 01/02/2024, and days that two lines tell differently: a board must not rest on a guess. A wire
is named in brackets before a dateline's dash, behind the day or by a word for an outlet; a place in
brackets there ("HADLEY (Velm) - ") is none.
"""

import re
from collections.abc import Iterator
from datetime import date

from pactwatch.text.dateline import dateline_at

__all__ = ["printed_date", "printed_wire"]

# A letterhead with its address takes up to so many lines, a heading up to so many characters.
# Guesses, from press statements and reports of missions.
_LINES, _LONGEST = 12, 160

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?\Z")
# What may stand between the day and the end of the part of a heading that it fills.
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?"
_LABEL = r"(?:date|dated|published|issued|released|posted|for release|for immediate release)"
_CLOCK = r"(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?"
_BEFORE = re.compile(rf"(?:^|[,;|·•(–—-])\s*(?:{_LABEL}(?: on)?:?\s*)?(?:{_WEEKDAY},?\s*)?$", re.I)
_BEHIND = re.compile(rf"^(?:,?\s*(?:{_CLOCK}|{_WEEKDAY}))?\s*(?:$|[.,;|·•)–—-])", re.I)
_OUTLET = re.compile(
    r"(?i:\b(?:press|news|agency|wire|radio|tv|television|times|post)\b)|[A-Z]{2,4}"
)
# "Letter dated 2 May 2033 from the Permanent Representative of ...": how letters are headed.
_DATED = re.compile(
    r"^(?:identical )?(?:letters?|notes? verbales?|notes?|telegrams?|cables?|memorand(?:um|a)"
    r"|aide-m[eé]moire)(?: \w+)? dated $",
    re.I,
)
# "Based on information received as of 19:30, 11 April 2035": a daily report's own day.
_AS_OF = re.compile(
    r"^(?:based on )?(?:information|reports?|data)(?: received)?(?: as of| as at| until| up to)"
    r"(?: \d{1,2}[:.]\d\d(?: ?hrs?| ?hours)?(?: [A-Z]{2,4})?(?: on)?,?)? $",
    re.I,
)
# "1-31 January 2024", "to 3 May 2024": the day ends or opens a period.
_PERIOD = re.compile(r"(?:\d\s*[-–—/]|\b(?:to|until|from|between|and|covering|period))\s*$", re.I)


def printed_date(text: str) -> date | None:
    """The day that the first lines print; None where they print none, or two.

    Lines are looked at from the top; a dateline, which opens running text, ends the search.
    """
    days = {day for line in _first_lines(text) for day in _days(line)}
    return days.pop() if len(days) == 1 else None


def printed_wire(text: str) -> str | None:
    """The outlet that the dateline names; None where there is no dateline, or it names none.

    In brackets may stand a place: an outlet stands behind the day, or has a word for one.
    """
    for line in _first_lines(text):
        if (found := dateline_at(line)) and (wire := found["wire"]):
            is_outlet = _OUTLET.search(wire) if " " in wire else _OUTLET.fullmatch(wire)
            return wire if found["day"] or is_outlet else None
    return None


def _first_lines(text: str) -> Iterator[str]:
    """The short lines at the top, and of the first long one as much as a dateline may take."""
    lines = (line.strip() for line in text.splitlines() if line.strip())
    for _, line in zip(range(_LINES), lines, strict=False):
        yield line[:_LONGEST]
        if len(line) > _LONGEST:
            return


def _days(line: str) -> list[date]:
    # Imported where needed: a board reads no text, and would wait for the grammar of dates.
    from pactwatch.text.dates import find_times

    found = find_times(line, published=None)
    told = [time for time in found if _DAY.match(time.value)]
    days = [time for time in told if "T" not in time.value] or told
    if len(days) != 1:
        return []
    return (
        [date.fromisoformat(days[0].value[:10])]
        if _stands_apart(line, days[0].start, days[0].end)
        else []
    )


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Whether a day fills a part of a heading, or stands where a dateline has it."""
    before, behind = line[:start], line[end:]
    if _PERIOD.search(before):
        return False
    found = dateline_at(line)
    is_dateline = found is not None and found.start("day") == start and found.end("day") == end
    is_part = len(line) < _LONGEST and _BEFORE.search(before) and _BEHIND.match(behind)
    return bool(is_dateline or is_part or _is_letter(before, behind) or _AS_OF.match(before))


def _is_letter(before: str, behind: str) -> bool:
    """Whether a line heads a letter; "letter dated D from the Chair" only speaks of one."""
    return bool(_DATED.match(before)) and " addressed to" in behind
