"""Text in, time expressions out: collects what the rows match, keeps the longest, reads in order.

Refuses to raise on any text, to look at a clock, and to place what the text leaves open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType

from pactwatch.text.dates.directions import directed
from pactwatch.text.dates.events import event_rows
from pactwatch.text.dates.expression import Reading, Row, Scene, TimeExpression
from pactwatch.text.dates.neighbours import join_neighbours
from pactwatch.text.dates.plain import Plain, plain_text
from pactwatch.text.dates.reporting import with_periods_reported
from pactwatch.text.dates.resolve import PARTS_OF_MONTH
from pactwatch.text.dates.rows_calendars import CALENDARS
from pactwatch.text.dates.rows_clock import CLOCK
from pactwatch.text.dates.rows_counted import COUNTED
from pactwatch.text.dates.rows_dayparts import DAYPARTS
from pactwatch.text.dates.rows_days import DAYS
from pactwatch.text.dates.rows_deictic import DEICTIC
from pactwatch.text.dates.rows_duration import DURATIONS
from pactwatch.text.dates.rows_fiscal import FISCAL
from pactwatch.text.dates.rows_parts import PARTS
from pactwatch.text.dates.rows_periods import PERIODS
from pactwatch.text.dates.rows_recurring import RECURRING
from pactwatch.text.dates.rows_weeks import WEEKS
from pactwatch.text.dates.tense import tense_around
from pactwatch.text.dates.vocabulary import BEFORE
from pactwatch.text.openings import LONGEST, RowsByOpening

__all__ = ["find_times", "phrase_to_edtf"]

_NO_EVENTS: Mapping[str, str] = MappingProxyType({})


def find_times(
    text: str,
    *,
    published: date | None,
    said_on: date | None = None,
    events: Mapping[str, str] = _NO_EVENTS,
) -> list[TimeExpression]:
    """The time expressions of ``text`` in order, none overlapping (TimeML 1.2.1; METHOD 6).

    Relative times count from ``said_on`` if given, else from ``published``; without either they
    are found but not placed. ``events`` maps the names of a case's events ("the accord") to EDTF.
    """
    plain = plain_text(text)
    scene = Scene(plain.text, said_on or published, partial(tense_around, plain.text), events)
    anchor = "STATEMENT" if said_on else "PUBLICATION"
    readings = list(_read_all(plain.text, scene, events))
    join_neighbours(plain.text, readings, scene.reference)
    readings = with_periods_reported(plain.text, readings)
    return [_expression(text, plain, reading, anchor, scene) for reading in readings]


def phrase_to_edtf(
    phrase: str, published: date | None, events: Mapping[str, str] = _NO_EVENTS
) -> str | None:
    """The EDTF of one phrase said on ``published``; None where it names no time that can be placed.

    Of several expressions the first with an interval counts.
    """
    found = find_times(phrase, published=published, events=events)
    return next((e.edtf for e in found if e.edtf), None)


_ROWS = (
    *(*CALENDARS, *DAYS, *WEEKS, *FISCAL, *PARTS, *PERIODS, *DEICTIC, *COUNTED),
    *(*RECURRING, *DURATIONS, *DAYPARTS, *CLOCK),
)
Candidate = tuple[int, int, int, re.Match[str], Row]


def _read_all(text: str, scene: Scene, events: Mapping[str, str]) -> Iterator[Reading]:
    """Readings in order of text; the longest match that makes sense wins, then the earlier row."""
    position = 0
    for start, _, _, match, row in _candidates(text, events):
        if start < position:
            continue
        readings = [r for r in _try(row, match, scene) if _start(r) >= position]
        for reading in readings:
            _remember(reading, scene)
            position = max(position, _end(reading))
            yield reading


def _candidates(text: str, events: Mapping[str, str]) -> list[Candidate]:
    """What each row's pattern finds, from left to right and apart; first by place, then longest."""
    rows, by_opening = _indexed(event_rows(events))
    found: list[Candidate] = []
    free = [0] * len(rows)
    for place in _PLACES.finditer(text):
        start = place.start()
        for rank in by_opening.at(text[start : start + LONGEST]):
            if free[rank] <= start and (match := rows[rank].pattern.match(text, start)):
                free[rank] = match.end()
                found.append((start, -match.end(), rank, match, rows[rank]))
    found.sort(key=lambda c: c[:3])
    return found


# Where a match can begin, see vocabulary.expand.
_PLACES = re.compile(BEFORE + r"(?s:.)")


@lru_cache(maxsize=64)
def _indexed(events: tuple[Row, ...]) -> tuple[tuple[Row, ...], RowsByOpening]:
    rows = (*events, *_ROWS)
    return rows, RowsByOpening([row.pattern for row in rows])


def _try(row: Row, match: re.Match[str], scene: Scene) -> list[Reading]:
    """The row's readings with their extents; none where there is no such day or year."""
    scene.leans_on_text = False
    try:
        readings = row.read(match, scene)
    except (ValueError, OverflowError):
        return []
    return [
        replace(r, span=r.span or match.span(), from_text=scene.leans_on_text) for r in readings
    ]


def _start(reading: Reading) -> int:
    return reading.span[0] if reading.span else 0


def _end(reading: Reading) -> int:
    return reading.span[1] if reading.span else 0


# Results are told of these beside the quarter; a year earlier is then of theirs.
_MONTHS = re.compile(r"the (?:first |latest |last )?(?:six|nine|6|9) months")


def _remember(reading: Reading, scene: Scene) -> None:
    """What was spoken of last: "that year", "a day earlier" count from it."""
    if reading.type == "DURATION" and reading.span:
        said = scene.text[slice(*reading.span)].lower()
        scene.months = reading.value if _MONTHS.fullmatch(said) else scene.months
    if reading.period is None or reading.aside or reading.type not in ("DATE", "TIME"):
        return
    scene.focus = reading.period
    if not reading.relative and reading.span and reading.period.grain in ("DAY", "MONTH", "YEAR"):
        scene.told = (reading.period, reading.span[1])
    if reading.period.grain in ("QUARTER", "HALF"):
        scene.quarter, scene.months = reading.period, ""


# What TimeML calls a part of a month; it has no word for a second week.
_ENDS = {"FIRST WEEK": "START", "FIRST HALF": "START", "LAST WEEK": "END", "SECOND HALF": ""}


def _expression(
    text: str, plain: Plain, reading: Reading, anchor: str, scene: Scene
) -> TimeExpression:
    start, end = reading.span or (0, 0)
    edtf, modifier = reading.edtf, reading.modifier
    if edtf is None and reading.period is not None and reading.type != "SET":
        edtf, way = directed(plain.text, start, end, reading.period, modifier, tense=scene.tense)
        modifier = (_ENDS.get(modifier, "") if modifier in PARTS_OF_MONTH else modifier) or way
    if reading.event:
        anchor = reading.event
    elif reading.from_text:
        anchor = "TEXT"
    elif not reading.relative:
        anchor = ""
    start, end = plain.source_range(start, end)
    return TimeExpression(
        start, end, text[start:end], reading.value, reading.type, edtf, anchor, modifier
    )
