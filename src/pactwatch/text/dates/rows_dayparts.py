"""Rows for parts of a day: the morning of 3 May, at dawn on Sunday, that night, overnight.

A part lies on the day named beside it, else on the day last spoken of, else on the reference day.
"""

import re
from datetime import date, timedelta

from pactwatch.text.dates.calendar import Period
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.resolve import PARTS_OF_DAY, modifier_of
from pactwatch.text.dates.rows_clock import DAY_NAMED, named_day
from pactwatch.text.dates.vocabulary import expand

__all__ = ["DAYPARTS"]

Readings = list[Reading]
_CODES = {**PARTS_OF_DAY, "overnight": "NI", "dawn": "MO", "dusk": "EV"}
_CODES |= {"daybreak": "MO", "sunrise": "MO", "first light": "MO"}
_CODES |= {"sunset": "EV", "nightfall": "EV"}
_CODES |= {"small hours": "MO", "early hours": "MO"}
_STEPS = {"following": 1, "next": 1, "previous": -1, "before": -1, "after": 1}


def _part_on(match: re.Match[str], scene: Scene) -> Readings:
    """ "the night of 3 May", "the afternoon of Tuesday"."""
    day, code = named_day(match, scene), _CODES[(match["part"] or match["light"]).lower()]
    modifier = modifier_of(match["mod"])
    if day is None:
        return [Reading(f"XXXX-XX-XXT{code}", "TIME", modifier=modifier)]
    relative = not (match["cy"] or match["ye"])
    return [_reading(day, code, modifier, relative=relative)]


def _reading(day: date, code: str, modifier: str = "", *, relative: bool = True) -> Reading:
    value = f"{day.isoformat()}T{code}"
    return Reading(value, "TIME", Period("DAY", day), modifier=modifier, relative=relative)


def _loose_part(match: re.Match[str], scene: Scene) -> Readings:
    word = match["part"].lower()
    if match["dx"] and scene.reference is not None:
        return _part_named(match, scene.reference)
    if not (match["mod"] or match["the"] or word == "overnight"):
        return []
    focus = scene.day_spoken_of()
    return [_reading(focus, _CODES[word], modifier_of(match["mod"]))] if focus else []


def _part_named(match: re.Match[str], reference: date) -> Readings:
    """ "mid-afternoon yesterday"."""
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["dx"].lower()]
    day = reference + timedelta(days=steps)
    return [_reading(day, _CODES[match["part"].lower()], modifier_of(match["mod"]))]


def _part_beside(match: re.Match[str], scene: Scene) -> Readings:
    """ "that night", "the following morning": of the day last spoken of, or one off it."""
    code = _CODES[(match["part"] or match["beside"]).lower()]
    if match["last"]:
        if scene.reference is None or match["side"] != "before":
            return []
        return [_reading(scene.reference - timedelta(days=2), code)]
    if scene.focus is None or scene.focus.grain != "DAY":
        return [Reading(f"XXXX-XX-XXT{code}", "TIME")]
    way = match["way"] or match["side"]
    steps = _STEPS.get(way.lower().removeprefix("the "), 0)
    day = scene.leaning_on(scene.focus).first + timedelta(days=steps)
    return [_reading(day, code)]


DAYPARTS = (
    Row(
        "A part of a day named beside it: the morning of 3 May, at dawn on Sunday.",
        expand(
            r"(?:the )?(?:(?P<mod>early|late|mid)[- ])?"
            r"(?:(?P<part>morning|afternoon|evening|night|overnight|(?:small|early) hours)"
            r" (?:of|on)"
            r"|(?P<light>dawn|dusk|daybreak|sunrise|sunset|nightfall|first light)(?: of| on|,)?)"
            rf" {DAY_NAMED}(?! ?(?:-|/|to|and) ?[0-9])"
        ),
        _part_on,
    ),
    Row(
        "The morning, mid afternoon, overnight: a part of the day last spoken of.",
        expand(
            r"(?P<mod>mid[- ])?(?P<the>the )?(?P<part>morning|afternoon|evening|overnight)"
            r"(?: (?P<dx>yesterday|today|tomorrow))?"
            r"(?! (?:(?:on|from|to|between|into) (?:the )?)?(?:[0-9]|<WEEKDAY>|<MONTH>))"
        ),
        _loose_part,
    ),
    Row(
        "A part of the day last spoken of, or of the one beside it: that night, the next morning.",
        expand(
            r"(?:(?P<way>that same|that|the same|the following|the next|the previous) "
            r"(?P<part>morning|afternoon|evening|night)"
            r"|the (?P<beside>morning|afternoon|evening|night) "
            r"(?P<side>before|after)(?: (?P<last>last))?"
            r"(?=[.,;:)]|$|\n| (?:and|but|when|as|in|at) ))"
        ),
        _part_beside,
    ),
)
