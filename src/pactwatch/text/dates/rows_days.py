"""Rows for days and months that carry their own numbers: 5 April 2021, May 3-5, early June.

A year left out is supplied by `resolve.place_in_time`. Each row's sentence says what it takes.
"""

import re
from datetime import date

from pactwatch.text.dates.calendar import Period, span_edtf
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.guards import is_month
from pactwatch.text.dates.numbers import PART_WORDS, WHICH_YEAR
from pactwatch.text.dates.resolve import (
    dated,
    day_number,
    in_year,
    modifier_of,
    place_in_time,
    which_one,
)
from pactwatch.text.dates.vocabulary import expand, number_of

__all__ = ["DAYS"]

Readings = list[Reading]
_HEAD = r"(?:(?:this coming |this past |last |next )?<ANYDAY>,? (?:the )?)?"
_BLUR = r"(?:(?P<blur>about|around|circa|roughly) )?"
_LINK = r"(?: and | to | through | until | ?- ?|/)"
# A day told apart: "on 4 and again on 9 June"; in "killed 4 and on 9 June" the 4 is no day.
_AGAIN = r"(?:,? (?:and|or)(?: (?:again|then|also|later|once (?:more|again)))?(?: on)?(?: the)? )"
# A year that stands further right also counts for the first of two: "January and March 2023".
_YEAR_AHEAD = (
    rf"(?=(?:(?:, |{_AGAIN}|{_LINK})(?:at least )?"
    r"(?:(?:early|mid|late)[- ]|(?:the )?<DAY>(?: of)? )?<MONTH>(?: <DAY>)?){1,4},? (?:in |of )?"
    r"(?P<ahead>[12][0-9]{3})\b)?"
)
_ORD = r"(?:<DAY>|<ORDINAL>)"
_SEVERAL = rf"<DAY>(?:, <DAY>)+{_AGAIN}<DAY>"
# "March '34": a year with its century left out.
_SHORT = r"['’][0-9]{2}(?!['’]?\w)"
_NOT_NUMBER = r"(?![.,:]?[0-9])"


def _period_in(match: re.Match[str], scene: Scene, month: int, day: int | None) -> Period:
    groups = match.groupdict()
    said = groups.get("y") or groups.get("ahead")

    def make(year: int) -> Period:
        first = date(year, month, day or 1)
        return Period("DAY" if day else "MONTH", first)

    if said:
        return make(_full(said))
    if groups.get("whichyear"):
        return make(in_year(scene, groups["whichyear"]))
    return place_in_time(scene, match, make)


def _full(year: str) -> int:
    """ "2034", "34" and "'34"; "'87" is of the last century."""
    number = int(year.lstrip("'’"))
    if len(year) == 4:
        return number
    return number + (1900 if year[0] in "'’" and number > 50 else 2000)


def _is_relative(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return not (groups.get("y") or groups.get("ahead"))


def _day(match: re.Match[str], scene: Scene) -> Readings:
    month, day = number_of("months", match["m"]), day_number(match["d"])
    if scene.reference is None and _is_relative(match):
        return [Reading(f"XXXX-{month:02d}-{day:02d}")]
    period = _period_in(match, scene, month, day)
    modifier = modifier_of(match.groupdict().get("blur"))
    return [dated(period, modifier, relative=_is_relative(match))]


def _list_of_days(match: re.Match[str], scene: Scene) -> Readings:
    """Each day of "3, 4 and 5 May" by itself; month and year stay with the one beside them."""
    if scene.reference is None and _is_relative(match):
        return []
    side = "days" if match["days"] else "e"
    month, start = number_of("months", match["m"] or match["n"]), match.start(side)
    marks = list(re.finditer(r"[0-9]+(?:st|nd|rd|th)?", match[side]))
    one = _period_in(match, scene, month, day_number(marks[0][0]))
    found = []
    for mark in marks:
        period = Period("DAY", one.first.replace(day=day_number(mark[0])))
        first, last = start + mark.start(), start + mark.end()
        if mark is marks[0] and match["n"]:
            first = match.start("n")
        if mark is marks[-1]:
            last = match.end()
        found.append(dated(period, relative=_is_relative(match), span=(first, last)))
    return found


def _two_days(match: re.Match[str], scene: Scene) -> Readings:
    month = number_of("months", match["m"])
    if scene.reference is None and _is_relative(match):
        return []
    one = _period_in(match, scene, month, day_number(match["d"]))
    other = Period("DAY", one.first.replace(day=day_number(match["e"])))
    is_stretch = not _EACH.search(match["link"]) or _BETWEEN.search(
        scene.text[max(0, match.start() - 12) : match.start()]
    )
    edtf = span_edtf(one, other) if is_stretch else None
    ends = (("d", one), ("e", other))
    first_is_month = match.start("m") < match.start("d")
    spans = [
        (match.start("m") if first_is_month else match.start("d"), match.end("d")),
        (match.start("e"), match.end()),
    ]
    relative = _is_relative(match)
    return [
        dated(period, edtf=edtf, relative=relative, span=span)
        for (_, period), span in zip(ends, spans, strict=True)
    ]


_EACH = re.compile(r"\b(?:and|or)\b")
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)


def _iso_stretch(match: re.Match[str], scene: Scene) -> Readings:
    one, other = (Period("DAY", date.fromisoformat(match[name])) for name in ("first", "last"))
    edtf = span_edtf(one, other)
    return [
        dated(one, edtf=edtf, span=match.span("first")),
        dated(other, edtf=edtf, span=match.span("last")),
    ]


def _iso(match: re.Match[str], scene: Scene) -> Readings:
    period = Period("DAY", date(int(match["y"]), int(match["m"]), int(match["d"])))
    if match["clock"]:
        return [Reading(f"{period.timex}T{match['clock']}", "TIME", period)]
    return [dated(period)]


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _numeric(match: re.Match[str], scene: Scene) -> Readings:
    """Day and month are told apart only where one is above 12, or by the dots of d.m.yyyy."""
    a, year = int(match["a"]), int(match["y"])
    b = _ROMAN.index(match["b"]) + 1 if match["b"] in _ROMAN else int(match["b"])
    if not (a and b) or (match["sep"] == "-" and scene.text.endswith("-", 0, match.start())):
        return []  # a number with dashes
    if len(match["y"]) == 2:
        year += 1900 if year > 50 else 2000
    if match["sep"] == "." or match["b"] in _ROMAN or a > 12 or a == b:
        return [dated(Period("DAY", date(year, b, a)))]
    if b > 12:
        return [dated(Period("DAY", date(year, a, b)))]
    return [dated(Period("YEAR", date(year, 1, 1)))]


def _month_in_figures(match: re.Match[str], scene: Scene) -> Readings:
    return [dated(Period("MONTH", date(int(match["y"]), int(match["m"]), 1)))]


def _month(match: re.Match[str], scene: Scene) -> Readings:
    month = number_of("months", match["m"])
    modifier = modifier_of(match["mod"]) or modifier_of(match.groupdict().get("blur"))
    if scene.reference is None and _is_relative(match):
        return [Reading(f"XXXX-{month:02d}", modifier=modifier)]
    return [dated(_period_in(match, scene, month, None), modifier, relative=_is_relative(match))]


def _lone_month(match: re.Match[str], scene: Scene) -> Readings:
    if not (match["mod"] or match["ahead"]) and not is_month(scene.text, *match.span("m")):
        return []
    return _month(match, scene)


def _which_month(match: re.Match[str], scene: Scene) -> Readings:
    month = number_of("months", match["m"])
    if scene.reference is None:
        return [Reading(f"XXXX-{month:02d}")]
    period = which_one(scene, match, lambda year: Period("MONTH", date(year, month, 1)))
    return [dated(period, modifier_of(match["mod"]), relative=True)]


DAYS = (
    Row(
        "ISO 8601 days and date-times.",
        expand(
            r"(?<!/)(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{2})(?P=sep)(?P<d>[0-9]{2})(?!/|[.-][0-9a-z])"
            r"(?:[T ](?P<clock>[0-2][0-9]:[0-5][0-9])(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
            r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
        ),
        _iso,
    ),
    Row(
        "Two ISO 8601 days as one interval: 2021-05-01/2021-05-14.",
        expand(
            r"(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![/.-][0-9])"
        ),
        _iso_stretch,
    ),
    Row(
        "Days and months in figures with a year: 17/02/2021, 17.2.2021, 2/17/2021, 17/II/2021.",
        expand(
            r"(?P<a>[0-3]?[0-9])(?P<sep>[/.-])"
            r"(?P<b>[0-3]?[0-9]|(?-i:I{1,3}|IV|VI{0,3}|IX|XI{0,2}))(?P=sep)"
            r"(?P<y>[12][0-9]{3}|(?<!-)[0-9]{2})(?!(?P=sep)[0-9]|[/.][0-9])"
        ),
        _numeric,
    ),
    Row(
        "A month in figures behind a word of time: in 03/2025, since 11/2024.",
        expand(
            r"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bfrom )|(?<=\bduring ))"
            r"(?P<m>0?[1-9]|1[0-2])/(?P<y>[12][0-9]{3})(?![/0-9-])"
        ),
        _month_in_figures,
    ),
    Row(
        "Day before month: 5 April 2021, the 5th of April, Monday 5 April.",
        expand(
            _BLUR + _HEAD + rf"(?:the )?(?P<d><DAY>|<ORDINAL>(?= of ))(?: of)? "
            rf"(?P<m><MONTH>|(?:may|march)(?=,? <YEAR>)){_YEAR_AHEAD}"
            rf"(?:,? (?P<y><YEAR>|{_SHORT})| (?P<whichyear>{WHICH_YEAR}))?"
        ),
        _day,
    ),
    Row(
        "With dashes: 5-Apr-2021, 05-APR-21.",
        expand(r"(?P<d><DAY>)-(?P<m><MONTH>)-(?P<y><YEAR>|[0-9]{2})(?!-?[0-9])"),
        _day,
    ),
    Row(
        "Month before day: April 5, 2021, Apr. 5th, Monday, April 5.",
        expand(
            _BLUR + _HEAD + rf"(?P<m><MONTH>) (?:the )?(?P<d>{_ORD}){_NOT_NUMBER}{_YEAR_AHEAD}"
            rf"(?:,? (?P<y><YEAR>)| (?P<whichyear>{WHICH_YEAR}))?"
        ),
        _day,
    ),
    Row(
        "Several days of one month: 3, 4 and 5 May 2021; May 3, 4 and 5.",
        expand(
            rf"(?:(?P<days>{_SEVERAL}) (?P<m><MONTH>)"
            rf"|(?P<n><MONTH>) (?P<e>{_SEVERAL}){_NOT_NUMBER})(?:,? (?P<y><YEAR>))?"
        ),
        _list_of_days,
    ),
    Row(
        "Two days of one month: 3 to 5 May 2021.",
        expand(
            rf"(?:the )?(?P<d><DAY>)(?P<link>{_LINK})(?:the )?(?P<e><DAY>)(?: of)? (?P<m><MONTH>)"
            rf"(?:,? (?P<y><YEAR>))?"
        ),
        _two_days,
    ),
    Row(
        "Two days of one month, each said by itself: on 4 and again on 9 June.",
        expand(
            rf"(?<=\bon )(?:the )?(?P<d><DAY>)(?P<link>{_AGAIN})(?P<e><DAY>)(?: of)? "
            r"(?P<m><MONTH>)(?:,? (?P<y><YEAR>))?"
        ),
        _two_days,
    ),
    Row(
        "Two days of one month: May 3-5, 2021; April 24 and 25.",
        expand(
            rf"(?P<m><MONTH>) (?P<d><DAY>)(?P<link>{_LINK})(?P<e><DAY>){_NOT_NUMBER}"
            rf"(?:,? (?P<y><YEAR>))?"
        ),
        _two_days,
    ),
    Row(
        "Month and year: April 2021, early April of 2021, April last year.",
        expand(
            _BLUR
            + PART_WORDS
            + rf"(?P<m><MONTH>)(?:(?:,? | of | in )(?P<y><YEAR>|{_SHORT})"
            + rf"| (?:of )?(?P<whichyear>{WHICH_YEAR}))"
        ),
        _month,
    ),
    Row(
        "A month by itself, after a word of time or with a part of it: in April, late May.",
        expand(
            _BLUR
            + PART_WORDS
            + rf"(?P<m><MONTH>)(?: month)?(?! [0-9]{{1,2}}\b(?!,?[0-9])){_YEAR_AHEAD}"
        ),
        _lone_month,
    ),
    Row(
        "A month with last, this or next: last October.",
        expand(
            PART_WORDS + r"(?P<which>last|past|this past|this coming|this|next) (?P<m><MONTH>)"
            r"(?! [0-9]{1,2}\b)"
        ),
        _which_month,
    ),
)
