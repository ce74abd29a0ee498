"""Rows for quarters, halves, fiscal years and the years and quarters that "ended June 30".

What a fiscal year or quarter covers differs from house to house: a year is approximate unless the
text says when it ended; a quarter is read by the calendar unless it does.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pactwatch.text.dates.calendar import Period, period_of
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.guards import is_quarter
from pactwatch.text.dates.numbers import WHICH_YEAR, count, ordinal
from pactwatch.text.dates.resolve import dated, in_year, place_in_time
from pactwatch.text.dates.rows_duration import length_value
from pactwatch.text.dates.vocabulary import expand, number_of, unit_of

__all__ = ["FISCAL"]

Readings = list[Reading]
# "ended Sept. 30, 2021", looked at and left to be found as a date of its own.
_ENDED = (
    r"(?= (?:ended|ending|to|that ended|which ended)(?: on| in)? "
    r"(?:(?P<em><MONTH>)(?: (?P<ed><DAY>)\b)?|(?P<df><DAY>) (?P<mf><MONTH>))"
    r"(?:,? (?P<ey><YEAR>)\b)?)"
)
# The day in the middle of a quarter, so that one ended on 1 October is still the third.
_MIDDLE_OF_QUARTER = timedelta(days=45)


def _end_of(match: re.Match[str], scene: Scene) -> Period | None:
    """The day or month the words after the match say it ended, if they do."""
    words = match.groupdict()
    name, day = words.get("em") or words.get("mf"), words.get("ed") or words.get("df")
    if not name or (scene.reference is None and not words["ey"]):
        return None
    month = number_of("months", name)

    def make(year: int) -> Period:
        number = int(re.sub(r"\D", "", day)) if day else 1
        return Period("DAY" if day else "MONTH", date(year, month, number))

    return make(int(words["ey"])) if words["ey"] else place_in_time(scene, match, make)


def _months_up_to(end: Period, months: int) -> str:
    """EDTF of the months that end with ``end``; a year ended 2 July runs from July to June."""
    is_early = end.grain == "DAY" and end.first.day <= 7
    last = end.first.replace(day=1) - relativedelta(months=int(is_early))
    first = last - relativedelta(months=months - 1)
    return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"


def _quarter(match: re.Match[str], scene: Scene) -> Readings:
    """Quarters and halves; without a year the last one begun, or the next where it is to come."""
    groups = match.groupdict()
    is_half = (groups["u"] or groups["q"] or "")[:1].lower() == "h"
    number, length = _number(groups, is_half), 6 if is_half else 3
    if (groups["n"] or "").lower() == "last" and not _is_of_a_year(match):
        return []  # "last quarter" counts from today
    if groups["q"] and not (_is_of_a_year(match) or is_quarter(scene.text, *match.span())):
        return []
    if number * length > 12 or (is_half and not groups["q"] and not _is_of_a_year(match)):
        return []

    def make(year: int) -> Period:
        return Period("HALF" if is_half else "QUARTER", date(year, (number - 1) * length + 1, 1))

    period = _placed(match, scene, make)
    if period is None:
        return [Reading(f"XXXX-{'H' if is_half else 'Q'}{number}")]
    end = _end_of(match, scene)
    said = groups["y"] or groups["yy"]
    edtf = _months_up_to(end, length) if end else None
    return [dated(period, edtf=edtf, relative=not said)]


def _number(groups: dict[str, str | None], is_half: bool) -> int:
    words = groups["n"] or re.sub(r"\D", "", groups["q"] or "")
    if words.isdigit():
        return int(words)
    return ordinal(words) or (2 if is_half else 4)


def _is_of_a_year(match: re.Match[str]) -> bool:
    """Matches and meetings have halves too; one of ours says of what year it is."""
    return any(match[name] for name in ("y", "yy", "whichyear", "whose", "fiscal", "fiscal2"))


def _placed(match: re.Match[str], scene: Scene, make: Callable[[int], Period]) -> Period | None:
    said = match["y"] or match["yy"]
    which = match["whichyear"] or match["whose"]
    if said:
        return make(int(said))
    if scene.reference is None:
        return None
    if which and "year-" not in which.lower():
        return make(in_year(scene, which))
    period = place_in_time(scene, match, make)
    if period.first > scene.reference and _RESULTS.match(scene.text, match.end()):
        # Results are of a quarter that has begun, unless the sentence looks ahead.
        period = period if scene.tense(*match.span(), True) > 0 else period.years(-1)
    return period.years(-1) if which else period


_RESULTS = re.compile(
    r"(?:'s)? (?:net |operating |pretax )?(?:profits?|loss(?:es)?|earnings|net|results?|sales"
    r"|revenues?|income|figures|output|growth)\b"
)


def _fiscal(match: re.Match[str], scene: Scene) -> Readings:
    """Named by a year, whose months are the house's own: approximate, unless it says its end."""
    year = int(match["y"])
    first = Period("YEAR", date(year if year > 99 else 2000 + year, 1, 1))
    end = _end_of(match, scene)
    if end:
        return [dated(first, edtf=_months_up_to(end, 12))]
    if not match["z"]:
        return [dated(first, "APPROX")]
    last = (
        int(match["z"]) if len(match["z"]) == 4 else first.first.year // 100 * 100 + int(match["z"])
    )
    return [dated(first, "APPROX", edtf=f"{first.timex}~/{last:04d}~")]


def _ended(match: re.Match[str], scene: Scene) -> Readings:
    """The year ended June 30 is a length with an end; a quarter is the one it mostly covers."""
    end, words = _end_of(match, scene), match.groupdict()
    letter, _ = unit_of(match["u"])
    number = count(words["n"]) if words["n"] else count("one")
    if number.number is None:
        return []
    months = number.number * {"Y": 12, "Q": 3, "M": 1}[letter]
    edtf = _months_up_to(end, months) if end else None
    if letter == "Q" and end and number.number == 1:
        period = period_of("QUARTER", end.last - _MIDDLE_OF_QUARTER)
        return [dated(period, edtf=edtf, relative=not words["ey"])]
    value = length_value(number, match["u"])
    return [Reading(value, "DURATION", edtf=edtf, relative=edtf is not None and not words["ey"])]


def _latest(match: re.Match[str], scene: Scene) -> Readings:
    """The quarter of a report on one; where none was named, "the quarter" is the last ended.

    "The latest" is never one still to end: a forecast has been spoken of in between.
    """
    is_open = scene.quarter and scene.reference and scene.quarter.last >= scene.reference
    is_latest = "latest" in match[0].lower()
    if scene.quarter is not None and not (is_open and is_latest):
        return [dated(scene.leaning_on(scene.quarter), relative=True)]
    if scene.reference is None or match["v"] == "period":
        return []
    return [dated(period_of("QUARTER", scene.reference).shift(-1), relative=True)]


def _by_month(match: re.Match[str], scene: Scene) -> Readings:
    end = _end_of(match, scene)
    if end is None:
        return []
    period = period_of("QUARTER", end.last - _MIDDLE_OF_QUARTER)
    return [dated(period, edtf=_months_up_to(end, 3), relative=not match["ey"])]


def _of_year(match: re.Match[str], scene: Scene) -> Readings:
    """ "the 1988 quarter": that quarter of the other year."""
    if scene.quarter is None:
        return []
    period = scene.leaning_on(scene.quarter).years(int(match["y"]) - scene.quarter.first.year)
    return [dated(period, aside=True)]


def _year_earlier(match: re.Match[str], scene: Scene) -> Readings:
    if match["n"]:
        return [Reading(length_value(count(match["n"]), "months"), "DURATION")]
    if scene.months and match[0].lower().endswith("period"):
        return [Reading(scene.months, "DURATION")]
    if scene.quarter is not None and not scene.months:
        return [dated(scene.leaning_on(scene.quarter).years(-1), relative=True, aside=True)]
    spoken_of = scene.leaning_on(scene.focus).first if scene.focus else scene.day()
    base = period_of("YEAR", spoken_of)
    return [dated(base.shift(-1), relative=True, aside=True)]


FISCAL = (
    Row(
        "Quarters and halves: the second quarter of 2024, Q2 2024, last year's fourth quarter.",
        expand(
            r"(?:(?P<whose>(?:last|this|next) year|(?:the )?year-(?:earlier|ago))"
            r"(?:'s)? |(?:fiscal )?(?P<yy><YEAR>)(?:'s)? )?(?:(?:the )(?![a-z]+-))?"
            r"(?P<fiscal>fiscal )?"
            r"(?:(?P<n>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]"
            r"(?P<fiscal2>fiscal )?(?P<u>quarter|half)(?! (?:hour|mile|time"
            r"|of the (?:game|match|month|week|decade|cent|'?[0-9]))"
            r"|-(?:hour|time|mile))|(?P<q>Q[1-4]|H[12]|[1-4]Q(?= ?<YEAR>)))"
            r"(?:(?:,? |/)(?:of |in )?(?:fiscal )?(?P<y><YEAR>)"
            rf"| (?:of )?(?P<whichyear>{WHICH_YEAR}|the (?:fiscal |calendar )?year))?{_ENDED}?"
        ),
        _quarter,
    ),
    Row(
        "Fiscal years, about the year named: fiscal 2024, FY2023/24, the 2024 fiscal year.",
        expand(
            r"(?:(?:the )?(?:fiscal(?: year)?|financial year) |(?-i:FY) ?)"
            r"(?P<y><YEAR>|(?-i:(?<=FY)|(?<=FY ))[0-9]{2}\b)"
            rf"(?:[-/](?P<z><YEAR>|[0-9]{{2}}))?{_ENDED}?"
        ),
        _fiscal,
    ),
    Row(
        "Fiscal years, the year before the word: the 2024 fiscal year.",
        expand(
            r"(?:the )?(?P<y><YEAR>)(?:[-/](?P<z><YEAR>|[0-9]{2}))? (?:fiscal|financial) year"
            rf"{_ENDED}?"
        ),
        _fiscal,
    ),
    Row(
        "A stretch by its end: the year ended June 30, the nine months ended Sept. 30.",
        expand(
            r"(?:the )?(?:(?P<n><COUNT>) )?(?:fiscal |financial |business )?"
            rf"(?P<u>years?|quarters?|months?){_ENDED}"
        ),
        _ended,
    ),
    Row(
        "The quarter in a report on one: the quarter, the latest period, that quarter.",
        expand(
            r"(?:the (?P<u>quarter)(?!-)"
            r"|(?:the (?:latest|same)|that) (?P<v>quarter|period))"
        ),
        _latest,
    ),
    Row(
        "A quarter by the month it ends in: the December quarter, the March 2024 quarter.",
        expand(r"the (?P<em><MONTH>)(?: (?P<ey><YEAR>))? quarter(?P<ed>(?!))?"),
        _by_month,
    ),
    Row(
        "A quarter by its year: the 2023 quarter, in a report on a quarter.",
        expand(r"the (?P<y><YEAR>) (?:quarter|period)"),
        _of_year,
    ),
    Row(
        "The same stretch of the year before: the year-earlier quarter, a year-ago period.",
        expand(
            r"(?:the (?:comparable |corresponding |same )?year-(?:earlier|ago) "
            r"(?:period|quarter|(?P<n>six|nine) months)"
            r"|year-(?:earlier|ago))"
        ),
        _year_earlier,
    ),
)
