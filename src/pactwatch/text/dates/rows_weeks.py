"""Rows for weeks and what is counted beside a day: the week of 3 May, a week ago Monday.

A week of a day is the calendar's; one that begins or ends with a day has its seven days.
"""

import re
from datetime import date, timedelta

from pactwatch.text.dates.calendar import Period, period_of, weekday_near
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import count
from pactwatch.text.dates.resolve import (
    GRAINS,
    dated,
    day_number,
    place_in_time,
    unplaced,
    weekday_number,
)
from pactwatch.text.dates.rows_clock import DAY_NAMED, named_day
from pactwatch.text.dates.rows_duration import add_length
from pactwatch.text.dates.vocabulary import expand, number_of, unit_of

__all__ = ["WEEKS", "weekend_around"]

Readings = list[Reading]
_DAY = (
    r"(?:<WEEKDAY>,? )?(?:(?P<m><MONTH>) (?:the )?(?P<d><DAY>)(?![.,:]?[0-9])"
    r"|(?:the )?(?P<e><DAY>)(?: of)? (?P<n><MONTH>))(?:,? (?P<y><YEAR>)\b)?"
)


def weekend_around(scene: Scene, match: re.Match[str]) -> Period:
    """The last weekend, the coming one where the sentence looks ahead or it has begun."""
    day = scene.day()
    ahead = period_of("WEEKEND", day)
    is_past = scene.tense(*match.span()) <= 0 and ahead.first > day
    return ahead.shift(-1) if is_past else ahead


def _week_of(match: re.Match[str], scene: Scene) -> Readings:
    day = _day(match, scene)
    if day is None:
        return []
    edtf = None
    if match["from"]:
        edtf = f"{day.timex}/{day.shift(6).timex}"
    elif match["to"]:
        edtf = f"{day.shift(-6).timex}/{day.timex}"
    return [dated(period_of("WEEK", day.first), edtf=edtf, relative=not match["y"])]


def _day(match: re.Match[str], scene: Scene) -> Period | None:
    """The day named; None where its year is left out and no publication date is known."""
    month = number_of("months", match["m"] or match["n"])
    number = day_number(match["d"] or match["e"])

    def make(year: int) -> Period:
        return Period("DAY", date(year, month, number))

    if match["y"]:
        return make(int(match["y"]))
    return place_in_time(scene, match, make) if scene.reference else None


def _weekend_of(match: re.Match[str], scene: Scene) -> Readings:
    """ "the weekend of 3-4 May": of the first day named, a Friday's being the one to come."""
    day = _day(match, scene)
    if day is None:
        return []
    return [dated(period_of("WEEKEND", day.first), relative=not match["y"])]


def _the_weekend(match: re.Match[str], scene: Scene) -> Readings:
    if scene.reference is None:
        return [Reading("XXXX-WXX-WE")]
    return [dated(weekend_around(scene, match), relative=True)]


def _two_off(match: re.Match[str], scene: Scene) -> Readings:
    """ "the week before last" is two weeks off, whatever the tense."""
    unit = match["u"].lower()
    grain = "WEEKEND" if unit == "weekend" else GRAINS[unit_of(unit)[0]]
    if scene.reference is None:
        return [Reading(unplaced(grain))]
    here = period_of(grain, scene.reference)
    if grain == "WEEKEND" and here.first > scene.reference:
        here = here.shift(-1 if match["back"] else 0)
        return [dated(here.shift(-1 if match["back"] else 1), relative=True)]
    return [dated(here.shift(-2 if match["back"] else 2), relative=True)]


def _mid_week(match: re.Match[str], scene: Scene) -> Readings:
    if scene.reference is None:
        return [Reading(unplaced("WEEK"), modifier="MID")]
    steps = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    return [dated(period_of("WEEK", scene.reference).shift(steps), "MID", relative=True)]


def _week_on(match: re.Match[str], scene: Scene) -> Readings:
    """ "a week on Monday" is a week after the Monday to come, "ten days from today" has a day."""
    if scene.reference is None:
        return []
    unit = match["u"] or match["v"]
    if match["near"]:
        day = scene.reference + timedelta(days=_AGO[match["near"].lower()])
    else:
        day = weekday_near(
            scene.reference + timedelta(days=1), weekday_number(match["w"] or match["ww"]), 1
        )
    ahead = add_length(day, count(match["n"] or match["k"]), unit)
    return [dated(Period("DAY", ahead), relative=True)]


def _day_beside(match: re.Match[str], scene: Scene) -> Readings:
    """ "the day before last Tuesday", "the day after 3 May": one day off the day named."""
    if scene.reference is None and not (match["cy"] or match["ye"]):
        return []
    if match["w"]:
        before = scene.day() - timedelta(days=1)
        day: date | None = weekday_near(before, weekday_number(match["w"]), -1)
    else:
        day = named_day(match, scene)
    if day is None:
        return []
    step = timedelta(days=-1 if match["side"].lower() == "before" else 1)
    return [dated(Period("DAY", day + step), relative=not (match["cy"] or match["ye"]))]


_AGO = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def _ago_on(match: re.Match[str], scene: Scene) -> Readings:
    """ "a week ago Monday" is a week before the last Monday, "a year ago today" has a day."""
    if scene.reference is None:
        return []
    number, unit = count(match["n"]), match["u"]
    if match["w"] and unit_of(unit)[0] != "W":
        return []
    day = (
        weekday_near(scene.reference, weekday_number(match["w"]), -1)
        if match["w"]
        else scene.reference + timedelta(days=_AGO[match["day"].lower()])
    )
    return [dated(Period("DAY", add_length(day, number, unit, -1)), relative=True)]


def _weekdays_ago(match: re.Match[str], scene: Scene) -> Readings:
    """ "three Mondays ago": the last Monday and two weeks more."""
    number = count(match["n"])
    if scene.reference is None or number.number is None:
        return []
    last = weekday_near(scene.reference - timedelta(days=1), weekday_number(match["w"]), -1)
    day = last - timedelta(days=7 * (int(number.number) - 1))
    return [dated(Period("DAY", day), relative=True)]


def _numbered_week(match: re.Match[str], scene: Scene) -> Readings:
    """ "2025-W11", "week 11 of 2025": weeks of ISO 8601."""
    year, number = int(match["y"] or match["yy"]), int(match["n"] or match["nn"])
    return [dated(Period("WEEK", date.fromisocalendar(year, number, 1)))]


WEEKS = (
    Row(
        "Weeks by their number: 2025-W11, week 11 of 2025, calendar week 11, 2025.",
        expand(
            r"(?:(?P<y><YEAR>)-W(?P<n>[0-5][0-9])"
            r"|(?:calendar )?week (?P<nn>[0-9]{1,2})(?:,? | of |/)(?P<yy><YEAR>))"
        ),
        _numbered_week,
    ),
    Row(
        "The week of a day, from a day on or up to it: the week of March 6, the week ended 7 May.",
        expand(
            r"(?:the )?week (?:of|(?P<from>beginning|starting|commencing)(?: on)?"
            r"|(?P<to>ending|ended|to|up to)(?: on)?) " + _DAY
        ),
        _week_of,
    ),
    Row(
        "The weekend of a day: the weekend of 3-4 May, the weekend of May 3 and 4, 2025.",
        expand(
            r"(?:the )?weekend of (?:<WEEKDAY>,? )?"
            r"(?:(?P<m><MONTH>) (?P<d><DAY>)(?:(?:-| and | to )<DAY>)?(?![.,:]?[0-9])"
            r"|(?P<e><DAY>)(?:(?:-| and | to )<DAY>)? (?P<n><MONTH>))(?:,? (?P<y><YEAR>)\b)?"
        ),
        _weekend_of,
    ),
    Row(
        "Two weeks, months or years off: the week before last, the weekend after next.",
        expand(
            r"the (?P<u>week(?:end)?|month|quarter|year) (?:(?P<back>before last)|after next)"
            r"(?! (?:week|month|year|quarter)s?\b)"
        ),
        _two_off,
    ),
    Row(
        "A weekend without a date: the last one unless the sentence looks ahead.",
        expand(r"(?:the )weekend"),
        _the_weekend,
    ),
    Row(
        "The middle of a running week: mid-week, midweek, by mid-week.",
        expand(r"(?:(?:(?P<which>last|next|this) )?mid-?week|(?P<the>the )?middle of the week)"),
        _mid_week,
    ),
    Row(
        "Counted from a day to come: a week on Monday, ten days from Friday, a week from today.",
        expand(
            r"(?:(?P<n><COUNT>) (?P<u>weeks?|fortnights?) on (?P<w><WEEKDAY>)"
            r"|(?P<k><COUNT>) (?P<v>days?|weeks?|fortnights?|months?) from "
            r"(?:(?P<near>today|tomorrow)|(?P<ww><WEEKDAY>)(?! (?:to|until|till|through)\b)))"
        ),
        _week_on,
    ),
    Row(
        "The day before or after one: the day after last Tuesday, the day before 3 May.",
        expand(rf"(?:the )?day (?P<side>before|after) (?:last |the )?{DAY_NAMED}"),
        _day_beside,
    ),
    Row(
        "A day so long ago: a week ago Monday, a year ago today.",
        expand(
            r"(?P<n><COUNT>) (?P<u>weeks?|fortnights?|months?|years?) ago "
            r"(?:(?P<day>today|yesterday|tomorrow|tonight)"
            r"|(?:on |last |this |this past )?(?P<w><WEEKDAY>))"
        ),
        _ago_on,
    ),
    Row(
        "So many of one weekday back: three Mondays ago.",
        expand(r"(?P<n><COUNT>) (?P<w><WEEKDAY>)s ago"),
        _weekdays_ago,
    ),
)
