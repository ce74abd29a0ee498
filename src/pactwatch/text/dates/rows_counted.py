"""Rows for times counted in units or from what was last spoken of: three weeks earlier, that year.

Ago counts from the reference day; earlier, later, that and the same from the scene's focus.
"""

import re
from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from pactwatch.text.dates.calendar import Period, period_of, span_edtf
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import LOW, Count, count
from pactwatch.text.dates.resolve import GRAINS, dated, modifier_of, unplaced
from pactwatch.text.dates.vocabulary import expand, unit_of

__all__ = ["COUNTED", "shifted"]

Readings = list[Reading]
_QUALIFIERS = (
    r"(?P<mod>about|around|roughly|approximately|some|nearly|almost|close to|just under|less than"
    r"|under|more than|over|at least|well over|a little over|just over|up to|no more than"
    r"|not more than|fewer than|no less than|not less than|at most)"
)


def shifted(origin: Period, number: Count, unit: str, sign: int) -> Period:
    """The period ``number`` units before (-1) or after (+1) the origin, as coarse as the unit.

    Days give a day, weeks a week, months a month; one year from a month or finer gives the month,
    more years the year. Raises ValueError where the count is open ("several").
    """
    if number.number is None:
        raise ValueError("the count is open")
    letter, size = unit_of(unit)
    steps = sign * (number.number * size)
    if letter == "D":
        return Period("DAY", origin.first + timedelta(days=steps))
    if letter == "W":
        return period_of("WEEK", origin.first + timedelta(days=7 * steps))
    if letter in ("M", "Q"):
        months = steps * (3 if letter == "Q" else 1)
        if number.half:
            months += sign * (2 if letter == "Q" else 0)
        grain = "MONTH" if letter == "M" else "QUARTER"
        return period_of(grain, origin.first + relativedelta(months=months))
    years = steps * {"Y": 1, "E": 10, "C": 100}[letter]
    moved = origin.first + relativedelta(years=years, months=sign * 6 * number.half)
    if number.half and letter == "Y" and origin.grain in ("DAY", "WEEK", "MONTH"):
        return period_of("MONTH", moved)
    if abs(years) == 1 and origin.grain in ("DAY", "WEEK", "MONTH"):
        return period_of("MONTH", moved)
    if abs(years) <= 2 and origin.grain in ("QUARTER", "HALF"):
        return period_of(origin.grain, moved)
    return period_of("YEAR", moved)


def _counted(match: re.Match[str], scene: Scene, origin: Period, sign: int) -> Readings:
    words = match.groupdict()
    number, modifier = count(match["n"]), modifier_of(words.get("mod"))
    if words.get("half"):
        number = replace(number, half=True)
    if words.get("so") or number.half:
        modifier = "APPROX"
    letter, _ = unit_of(match["u"])
    if number.number is None:
        word = "PAST_REF" if sign < 0 else "FUTURE_REF"
        edge = origin.first.isoformat()
        return [Reading(word, edtf=f"../{edge}" if sign < 0 else f"{edge}/..", relative=True)]
    if letter.startswith("T"):
        value = f"{'P' + 'T'}{number.code}{letter[1]}"
        return [
            Reading(value, "DURATION", modifier=modifier, edtf=_hours(origin, number, letter, sign))
        ]
    period = shifted(origin, number, match["u"], sign)
    value = period.timex
    if letter == "Y" and period.grain == "MONTH":
        # TimeML gives a year for years; the month is ours, for the interval.
        value = period.timex[:4]
    edtf = _either(words.get("low"), period, origin, match["u"], sign)
    return [Reading(value, period=period, edtf=edtf, modifier=modifier, relative=True)]


def _either(low: str | None, other: Period, origin: Period, unit: str, sign: int) -> str | None:
    """ "20 or 30 years ago": from the one to the other; None where one count was said."""
    number = count(re.sub(r"(?: or | to |-)$", "", low)) if low else Count(None)
    if number.number is None:
        return None
    one = shifted(origin, number, unit, sign)
    first, last = sorted((one, other), key=lambda period: period.first)
    return span_edtf(first, last)


def _hours(origin: Period, number: Count, letter: str, sign: int) -> str | None:
    """The days on which so many hours before or after any hour of the origin can lie."""
    if letter != "TH" or number.number is None or origin.grain != "DAY":
        return None
    whole, rest = divmod(number.number, 24)
    near = origin.first + timedelta(days=sign * whole)
    far = near + timedelta(days=sign * bool(rest))
    first, last = sorted((near, far))
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _ago(match: re.Match[str], scene: Scene) -> Readings:
    if scene.reference is None:
        return _as_duration(match)
    sign = -1 if match["way"].lower() in ("ago", "back") else 1
    if sign < 0 and match["n"].lower() in ("a", "one") and match["u"].lower() == "year":
        figures = scene.text[max(0, match.start() - 60) : match.start()]
        if scene.quarter is not None and not scene.months and re.search(r"[0-9]|\bthan $", figures):
            return [dated(scene.leaning_on(scene.quarter).years(-1), relative=True, aside=True)]
    return _counted(match, scene, Period("DAY", scene.reference), sign)


def _as_duration(match: re.Match[str]) -> Readings:
    letter, size = unit_of(match["u"])
    number = count(match["n"])
    code = number.code if size == 1 or number.number is None else str(number.number * size)
    return [Reading(f"P{'T' if letter[0] == 'T' else ''}{code}{letter[-1]}", "DURATION")]


def _earlier(match: re.Match[str], scene: Scene) -> Readings:
    """Counted from what was last spoken of; a year earlier in a report on a quarter is a quarter.

    Where the text has named no date yet, from the reference day.
    """
    if scene.reference is None and scene.focus is None:
        return _as_duration(match)
    way = match["way"].lower()
    sign = -1 if way in ("earlier", "before", "previously", "prior") else 1
    if unit_of(match["u"])[0] == "Y" and scene.quarter is not None:
        origin = scene.leaning_on(scene.quarter)
        if scene.months:
            origin = period_of("YEAR", origin.first)
        return [replace(r, aside=True) for r in _counted(match, scene, origin, sign)]
    if scene.focus:
        return _counted(match, scene, scene.leaning_on(scene.focus), sign)
    found = _counted(match, scene, Period("DAY", scene.day()), sign)
    if sign > 0 and scene.tense(*match.span()) < 0:
        # "Two days later they were freed": after a day that the text has not named.
        return [replace(r, period=None, edtf=None, relative=False) for r in found]
    return found


def _in_future(match: re.Match[str], scene: Scene) -> Readings:
    """ "in 30 days" lies ahead only where the sentence looks ahead; else it is a length."""
    is_ahead = match["time"] or scene.tense(*match.span()) > 0
    if scene.reference is None or not is_ahead:
        return _as_duration(match)
    origin = Period("DAY", scene.reference)
    period = shifted(origin, count(match["n"]), match["u"], 1)
    readings = _as_duration(match)
    value = readings[0].value
    edtf = _either(match["low"], period, origin, match["u"], 1) or period.edtf
    return [Reading(value, "DURATION", edtf=edtf, relative=True)]


def _that(match: re.Match[str], scene: Scene) -> Readings:
    """ "that year", "the same day": the unit in which the last time spoken of lies."""
    grain = GRAINS[unit_of(match["u"])[0]]
    if scene.focus is None:
        return [Reading(unplaced(grain))] if match["u"].lower() != "day" else []
    period = period_of(grain, scene.leaning_on(scene.focus).first)
    if grain == "DAY" and scene.focus.grain != "DAY":
        return [Reading(f"{scene.focus.timex}-XX", edtf=scene.leaning_on(scene.focus).edtf)]
    return [dated(period, modifier_of(match["mod"]))]


def _beside_focus(match: re.Match[str], scene: Scene) -> Readings:
    """ "the following day", "the previous year": one unit off the last time spoken of."""
    grain = GRAINS[unit_of(match["u"])[0]]
    steps = -1 if match["way"].lower() in ("previous", "prior", "preceding", "before") else 1
    if scene.focus is None and steps < 0 and scene.reference is not None:
        return [dated(period_of(grain, scene.reference).shift(-1), relative=True)]
    if scene.focus is None or (grain == "DAY" and scene.focus.grain != "DAY"):
        return [Reading(unplaced(grain))]
    period = period_of(grain, scene.leaning_on(scene.focus).first).shift(steps)
    return [dated(period)]


def _then(match: re.Match[str], scene: Scene) -> Readings:
    return [dated(scene.leaning_on(scene.focus))] if scene.focus else []


def _those_days(_: re.Match[str], scene: Scene) -> Readings:
    """ "on these days": several of those last spoken of, so that no one of them is meant."""
    if scene.focus is None:
        return []
    focus = scene.leaning_on(scene.focus)
    return [dated(period_of("MONTH", focus.first) if focus.grain == "DAY" else focus)]


COUNTED = (
    Row(
        "So long ago, back, from now: three weeks ago, nearly a year ago.",
        expand(
            rf"(?:{_QUALIFIERS} )?{LOW}(?P<n><COUNT>) (?P<u><UNIT>)"
            r"(?P<half> and a half)?(?P<so> or so| or (?:two|three|four|more))? "
            r"(?P<way>ago|back(?! to)|from now|hence)"
        ),
        _ago,
    ),
    Row(
        "So long earlier or later than what was last spoken of.",
        expand(
            rf"(?:{_QUALIFIERS} )?(?P<n><COUNT>) (?P<u><BIGUNIT>) "
            r"(?P<way>earlier|later|previously|prior)(?! to)"
        ),
        _earlier,
    ),
    Row(
        "In so long, where the sentence looks ahead: will end in 30 days.",
        expand(
            rf"(?<=\bin )(?:{_QUALIFIERS} )?{LOW}(?P<n><COUNT>) "
            r"(?P<u><BIGUNIT>)(?P<time>'s? time)?"
        ),
        _in_future,
    ),
    Row(
        "That year, the same day, later that month.",
        expand(
            r"(?:(?P<mod>earlier|later|early|late) )?(?:that(?: same)?|the same) "
            r"(?P<u>day|week|month|year|decade)"
        ),
        _that,
    ),
    Row(
        "On these days, on each of the four days, on both days.",
        expand(
            r"(?<=\bon )(?:these|those|both|all (?:of )?(?:these|those|the)"
            r"|(?:each|every one|all) of (?:the|these|those))"
            r"(?: (?:<COUNT>|same|said))? (?:days|nights)(?! (?:when|in|of|on|that|after|before))"
        ),
        _those_days,
    ),
    Row(
        "The following day, the next morning, the previous year.",
        expand(
            r"the (?P<way>following|next|previous|prior|preceding) "
            r"(?P<u>day|week|month|quarter|year|decade)"
        ),
        _beside_focus,
    ),
    Row(
        "The day before, the week after, with nothing after it to count from.",
        expand(
            r"the (?P<u>day|week|month|year) (?P<way>before|after)(?=[.,;:)]|$|\n"
            r"| (?:and|but|when|as|in|at|to) )"
        ),
        _beside_focus,
    ),
    Row(
        "Then, after a preposition: until then, since then.",
        expand(r"(?:(?<=until )|(?<=since )|(?<=by )|(?<=before )|(?<=till ))then"),
        _then,
    ),
)
