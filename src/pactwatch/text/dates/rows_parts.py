"""Rows for parts of a stretch that is named beside them: the last day of May, Monday next week.

What is said to a part of a month stays the month, but for days that are counted (the first three
days of May are three days), its halves, and its weeks, which are counted from its ends and so are
approximate.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pactwatch.text.dates.calendar import Period, period_of
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import WHICH_YEAR, Count, count, ordinal
from pactwatch.text.dates.resolve import (
    GRAINS,
    PARTS_OF_MONTH,
    dated,
    day_number,
    in_year,
    place_in_time,
    weekday_number,
)
from pactwatch.text.dates.rows_duration import add_length, length_value
from pactwatch.text.dates.vocabulary import expand, number_of, unit_of

__all__ = ["PARTS"]

Readings = list[Reading]
_WHOLE = (
    r"(?P<whole>(?:the month of )?(?P<m><MONTH>)"
    rf"(?:,? (?:of )?(?P<y><YEAR>)\b| (?:of )?(?P<whichyear>{WHICH_YEAR}))?(?! [0-9])"
    r"|(?P<yy><YEAR>)\b|(?P<which>this|last|next|the current|the) (?P<wu>week|month|year))"
)
_WHICH = {"this": 0, "the": 0, "the current": 0, "last": -1, "next": 1}
_ENDS = {"first": "START", "opening": "START", "early": "EARLY"}
_ENDS |= {"last": "END", "final": "END", "closing": "END"}


def _whole(match: re.Match[str], scene: Scene) -> Period:
    words = match.groupdict()
    if words["yy"]:
        return Period("YEAR", date(int(words["yy"]), 1, 1))
    if words["wu"]:
        grain = GRAINS[unit_of(words["wu"])[0]]
        return period_of(grain, scene.day()).shift(_WHICH[words["which"].lower()])
    month = number_of("months", words["m"])

    def make(year: int) -> Period:
        return Period("MONTH", date(year, month, 1))

    if words["y"]:
        return make(int(words["y"]))
    if words["whichyear"]:
        return make(in_year(scene, words["whichyear"]))
    return place_in_time(scene, match, make)


def _is_relative(match: re.Match[str]) -> bool:
    return not (match["y"] or match["yy"])


def _counted_part(match: re.Match[str], scene: Scene) -> Readings:
    """The length and, beside it, the whole it is a part of."""
    number, unit, relative = count(match["n"]), match["u"], _is_relative(match)
    value = length_value(number, unit)
    if scene.reference is None and relative:
        return [Reading(value, "DURATION", span=match.span("part"))]
    whole = _whole(match, scene)
    is_first = _ENDS[match["end"].lower()] == "START"
    edtf = _stretch(whole, number, unit, is_first=is_first)
    return [
        Reading(value, "DURATION", edtf=edtf, relative=relative, span=match.span("part")),
        dated(whole, relative=relative, span=match.span("whole")),
    ]


def _stretch(whole: Period, number: Count, unit: str, *, is_first: bool) -> str | None:
    if number.number is None:
        return whole.edtf
    after = whole.last + timedelta(days=1)
    first = whole.first if is_first else add_length(after, number, unit, -1)
    last = add_length(first, number, unit) - timedelta(days=1)
    if not (whole.first <= first and last <= whole.last):
        return None
    letter = unit_of(unit)[0]
    if letter in ("M", "Q", "Y"):
        return f"{first:%Y-%m}/{last:%Y-%m}"
    mark = "" if letter == "D" else "~"
    return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"


def _part(match: re.Match[str], scene: Scene) -> Readings:
    """The first week of May is in May; the last days of 2020 are at its end."""
    if scene.reference is None and _is_relative(match):
        return []
    modifier, whole = _ENDS.get(match["end"].lower(), ""), _whole(match, scene)
    place = _SAME.get(match["end"].lower(), match["end"].lower())
    part = f"{place} {match['part']}".upper()
    if whole.grain == "MONTH" and part in PARTS_OF_MONTH:
        modifier = part
    return [dated(whole, modifier, relative=_is_relative(match))]


_SAME = {"opening": "first", "final": "last", "closing": "last"}


def _day_of(match: re.Match[str], scene: Scene) -> Readings:
    """The first or last day of a stretch, or its 12th."""
    if scene.reference is None and _is_relative(match):
        return []
    whole, words = _whole(match, scene), match.groupdict()
    if words.get("d"):
        if whole.grain != "MONTH":
            return []
        day = whole.first.replace(day=day_number(words["d"]))
    else:
        is_first = _ENDS[match["end"].lower()] == "START"
        day = whole.first if is_first else whole.last
    return [dated(Period("DAY", day), relative=_is_relative(match))]


def _weekday_of(match: re.Match[str], scene: Scene) -> Readings:
    if scene.reference is None:
        return []
    words = match.groupdict()
    which = (words["which"] or words["which2"]).lower()
    week = period_of("WEEK", scene.day()).shift(_WHICH[which])
    day = week.first + timedelta(days=weekday_number(words["w"] or words["w2"]))
    return [dated(Period("DAY", day), relative=True)]


def _day_of_month(match: re.Match[str], scene: Scene) -> Readings:
    """ "on the 29th": of the month last spoken of, else the nearest such day."""
    number = day_number(match["d"])
    if scene.focus and scene.focus.grain in ("DAY", "MONTH"):
        day = scene.focus.first.replace(day=number)
        scene.leaning_on(scene.focus)
        return [dated(Period("DAY", day), relative=True)]
    if scene.reference is None:
        return []
    first, tense = scene.reference.replace(day=1), scene.tense(*match.span())
    found = [_on(first + relativedelta(months=step), number) for step in (-1, 0, 1)]
    days = [d for d in found if d is not None]
    if tense != 0:
        # By the tense; a deadline that has passed this month is next month's.
        days = [d for d in days if (d - scene.reference).days * tense >= 0] or days
    nearest = min(days, key=lambda d: abs((d - scene.day()).days))
    return [dated(Period("DAY", nearest), relative=True)]


def _on(first: date, number: int) -> date | None:
    try:
        return first.replace(day=number)
    except ValueError:
        return None


def _nth_weekday(match: re.Match[str], scene: Scene) -> Readings:
    """ "the second Tuesday of May" is a day, "of each month" what recurs."""
    weekday = weekday_number(match["w"])
    if match["each"]:
        return [Reading(f"XXXX-WXX-{weekday + 1}", "SET")]
    if scene.reference is None and _is_relative(match):
        return []
    whole = _whole(match, scene)
    days = [whole.first + timedelta(days=n) for n in range((whole.last - whole.first).days + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    place = ordinal(match["place"])
    if place > len(fitting):
        return []
    day = fitting[place - 1]  # "last" and "final" are 0
    return [dated(Period("DAY", day), relative=_is_relative(match))]


PARTS = (
    Row(
        "A weekday counted in a named stretch: the second Tuesday of May, the last Friday in May.",
        expand(
            r"(?:the )?(?P<place>first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th) "
            rf"(?P<w><WEEKDAY>)s? (?:of|in) (?:(?P<each>(?:each|every|the) month)|{_WHOLE})"
        ),
        _nth_weekday,
    ),
    Row(
        "Counted units at an end of a named stretch: the first nine months of 2021.",
        expand(
            r"(?P<part>(?:the )?(?P<end>first|last|final|opening|closing) (?P<n><COUNT>) "
            rf"(?P<u>days|weeks|months|quarters|years)) (?:of|in) {_WHOLE}"
        ),
        _counted_part,
    ),
    Row(
        "A part of a named stretch: the first week of May, the last days of 2020.",
        expand(
            r"(?:the )?(?P<end>first|second|third|fourth|last|final|opening|closing|early"
            r"|middle|better) (?P<part>week|weeks|days|half|part|third|fortnight|hours|months) "
            rf"of {_WHOLE}"
        ),
        _part,
    ),
    Row(
        "One day of a named stretch: the last day of May 2021, the first day of 2020.",
        expand(rf"(?:the )?(?P<end>first|last|final|opening|closing) day of {_WHOLE}"),
        _day_of,
    ),
    Row(
        "A numbered day of a running month: the 12th of this month.",
        expand(
            r"(?:the )?(?P<d><DAY>|<ORDINAL>) (?:of )?(?P<whole>(?P<which>this|last|next) "
            r"(?P<wu>month))(?P<m>(?!))?(?P<y>(?!))?(?P<yy>(?!))?(?P<whichyear>(?!))?"
        ),
        _day_of,
    ),
    Row(
        "A weekday of a named week: Monday next week, on Tuesday of last week.",
        expand(
            r"(?:(?P<w><WEEKDAY>),? (?:of )?(?P<which>this|last|next) week"
            r"|(?P<which2>this|last|next) week(?: on|'s)? (?P<w2><WEEKDAY>))"
        ),
        _weekday_of,
    ),
    Row(
        "A day by its number alone: on the 29th, by the 15th.",
        expand(
            r"(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bfrom )|(?<=\bbefore ))"
            r"the (?P<d>[0-3]?[0-9](?:st|nd|rd|th))(?=[.,;)]|$|\n| (?:and|to|at|or|when|after) )"
        ),
        _day_of_month,
    ),
)
