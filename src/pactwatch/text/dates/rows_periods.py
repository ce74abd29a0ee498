"""Rows for years, decades, centuries, quarters, seasons, holidays and Islamic dates.

Each row's sentence says what it takes; `guards` tell a lone year or season from a count or a verb.
"""

import re
from datetime import date

from pactwatch.text.dates import hijri
from pactwatch.text.dates.calendar import Period, period_of, span_edtf
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.guards import is_season, is_year
from pactwatch.text.dates.numbers import PART_WORDS, WHICH_YEAR, ordinal, spoken_year
from pactwatch.text.dates.resolve import dated, in_year, modifier_of, place_in_time, which_one
from pactwatch.text.dates.vocabulary import expand, holiday, number_of

__all__ = ["PERIODS"]

Readings = list[Reading]
_BLUR = r"(?:(?P<blur>about|around|circa|roughly) )?"
_HIJRI_YEAR = r"(?P<y>1[2-4][0-9]{2})(?: (?:AH|A\.H\.|H|SH))?"
_NOT_NUMBER = r"(?![.,:]?[0-9])"
_BEFORE_YEAR = r"(?<![0-9][.,/:-])(?<!No\. )(?<!no\. )"
# A four-digit number is a count, not a year, before these nouns.
_COUNTED = (
    r"(?! (?:people|men|women|children|troops|soldiers|fighters|police|officers|members|prisoners"
    r"|civilians|others|workers|students|families|homes|houses|miles|kilomet|met(?:er|re)s|feet"
    r"|tons|tonnes|dollars|euros|pounds|shares|points|barrels|rounds|times|votes|years|days|hours"
    r"|percent|per cent|employees|jobs|refugees|migrants|detainees|militants|personnel|staff"
    r"|cases|deaths|casualties|units|copies|seats|acres|hectares|troop|pages|items|a\.m|p\.m"
    r"|GMT|UTC|EDT|EST|CET|hrs))"
)
_NAMED_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6}
_NAMED_DECADES |= {"seventies": 7, "eighties": 8, "nineties": 9}


def _lone_year(match: re.Match[str], scene: Scene) -> Readings:
    if not match["mod"] and not is_year(scene.text, *match.span("y")):
        return []
    return _year(match, scene)


def _year(match: re.Match[str], scene: Scene) -> Readings:
    groups = match.groupdict()
    year = spoken_year(groups["spoken"]) if groups.get("spoken") else int(match["y"])
    modifier = modifier_of(groups.get("mod")) or modifier_of(groups.get("blur"))
    return [dated(Period("YEAR", date(year, 1, 1)), modifier)]


def _two_years(match: re.Match[str], scene: Scene) -> Readings:
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"])
    if last <= first:
        return []
    one, other = (Period("YEAR", date(y, 1, 1)) for y in (first, last))
    edtf = span_edtf(one, other)
    return [
        dated(one, edtf=edtf, span=match.span("y")),
        dated(other, edtf=edtf, span=match.span("z")),
    ]


def _decade(match: re.Match[str], scene: Scene) -> Readings:
    groups = match.groupdict()
    if groups["y"]:
        year = int(groups["y"])
    else:
        tens = int(groups["short"][0]) if groups["short"] else _NAMED_DECADES[groups["n"].lower()]
        year = (2000 if tens < 2 else 1900) + 10 * tens
    return [dated(Period("DECADE", date(year, 1, 1)), modifier_of(groups["mod"]))]


def _century(match: re.Match[str], scene: Scene) -> Readings:
    number = ordinal(match["n"])
    if not 2 <= number <= 30:
        return []
    period = Period("CENTURY", date((number - 1) * 100, 1, 1))
    return [dated(period, modifier_of(match["mod"]))]


def _quarter(match: re.Match[str], scene: Scene) -> Readings:
    """Quarters and halves; without a year the last one begun, or the next where it is to come."""
    groups = match.groupdict()
    words = groups["n"] or groups["q"][-1]
    number = int(words) if words.isdigit() else (ordinal(words) or 9)
    is_half = (groups["u"] or groups["q"] or "")[:1].lower() == "h"
    number = (2 if is_half else 4) if number == 9 else number
    if number > (2 if is_half else 4):
        return []
    month = (number - 1) * (6 if is_half else 3) + 1
    grain = "HALF" if is_half else "QUARTER"

    def make(year: int) -> Period:
        return Period(grain, date(year, month, 1))

    said = groups["y"] or groups["yy"]
    which = groups["whichyear"] or groups["whose"]
    if said:
        return [dated(make(int(said)))]
    if scene.reference is None:
        return [Reading(f"XXXX-{'H' if is_half else 'Q'}{number}")]
    if which and "earlier" not in which.lower():
        return [dated(make(in_year(scene, which)), relative=True)]
    period = place_in_time(scene, match, make)
    return [dated(period.years(-1) if which else period, relative=True)]


def _season(match: re.Match[str], scene: Scene) -> Readings:
    month = number_of("seasons", match["s"])
    groups = match.groupdict()
    modifier = modifier_of(groups["mod"])

    def make(year: int) -> Period:
        return Period("SEASON", date(year, month, 1))

    if groups["y"]:
        return [dated(make(int(groups["y"])), modifier)]
    bare = not (groups["which"] or groups["whichyear"] or modifier)
    if scene.reference is None or (bare and not is_season(scene.text, *match.span("s"))):
        return []
    if groups["whichyear"]:
        return [dated(make(in_year(scene, groups["whichyear"])), modifier, relative=True)]
    return [dated(which_one(scene, match, make), modifier, relative=True)]


def _fiscal(match: re.Match[str], scene: Scene) -> Readings:
    year = int(match["y"])
    return [dated(Period("YEAR", date(year if year > 99 else 2000 + year, 1, 1)))]


def _hijri(match: re.Match[str], scene: Scene) -> Readings:
    """Lunar days are known to about a day, so they are approximate; solar ones are exact."""
    year, groups = int(match["y"]), match.groupdict()
    day = int(groups["d"] or groups["e"] or 0)
    if groups["l"]:
        month = number_of("lunar_months", groups["l"])
        if day:
            return [_lunar_day(hijri.lunar_to_gregorian(year, month, day))]
        return [_stretch(*hijri.lunar_month(year, month), mark="~")]
    month = number_of("solar_months", groups["s"])
    if day:
        return [dated(Period("DAY", hijri.solar_to_gregorian(year, month, day)))]
    return [_stretch(*hijri.solar_month(year, month), mark="")]


def _lunar_day(day: date) -> Reading:
    return dated(Period("DAY", day), "APPROX")


def _stretch(first: date, last: date, *, mark: str) -> Reading:
    edtf = f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"
    return Reading(period_of("MONTH", first).timex, edtf=edtf, modifier="APPROX" if mark else "")


def _holiday(match: re.Match[str], scene: Scene) -> Readings:
    def make(year: int) -> Period:
        return Period("DAY", holiday(match["h"], year)[0])

    if match["y"]:
        day, about = holiday(match["h"], int(match["y"]))
        return [dated(Period("DAY", day), "APPROX" if about else "")]
    if scene.reference is None:
        return []
    period = which_one(scene, match, make)
    about = holiday(match["h"], period.first.year)[1]
    return [dated(period, "APPROX" if about else "", relative=True)]


PERIODS = (
    Row(
        "A year by itself: 2021, early 1990, the year 2000.",
        expand(
            _BLUR + PART_WORDS + rf"(?:the year )?{_BEFORE_YEAR}(?P<y><YEAR>)"
            rf"(?!-[0-9])(?![.,:/][0-9])(?!%| ?1/2){_COUNTED}"
        ),
        _lone_year,
        ("1", "2"),
    ),
    Row(
        "A year in words: nineteen ninety-six, the year two thousand.",
        expand(r"(?:the year )?(?P<spoken><SPOKEN>)(?! (?:<UNIT>|hundred|thousand))"),
        _year,
    ),
    Row(
        "Two years: 2019-2021, 2010 to 2014, 2019-20.",
        expand(
            rf"{_BEFORE_YEAR}(?P<y><YEAR>)(?:-|/| to | through )"
            rf"(?P<z><YEAR>|(?<=[-/])[0-9]{{2}}){_NOT_NUMBER}"
        ),
        _two_years,
        ("-", "/", " to ", "through"),
    ),
    Row(
        "Decades: the 1990s, the late '80s, the mid-nineties.",
        expand(
            r"(?:the )?(?P<mod>early[- ]|late[- ]|mid[- ])?"
            r"(?:(?P<y>[12][0-9]{2}0)'?s|(?<!\w)'(?P<short>[0-9]0)'?s"
            rf"|(?P<n>{'|'.join(_NAMED_DECADES)}))"
        ),
        _decade,
        ("0s", "0's", "ties"),
    ),
    Row(
        "Centuries: the 20th century, mid-19th century.",
        expand(r"(?:the )?(?P<mod>early[- ]|late[- ]|mid[- ])?(?P<n><ORDINAL>)[- ]century"),
        _century,
        ("century",),
    ),
    Row(
        "Quarters and halves: the second quarter of 2024, Q2 2024, last year's fourth quarter.",
        expand(
            r"(?:(?P<whose>(?:last|this|next) year|the year-earlier|year-earlier|the year-ago)"
            r"(?:'s)? |(?P<yy><YEAR>)(?:'s)? )?(?:(?:the )(?![a-z]+-))?(?:fiscal )?"
            r"(?:(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)[- ](?:fiscal )?"
            r"(?P<u>quarter|half)(?! (?:hour|mile|time"
            r"|of the (?:game|match|month|week|decade|cent))"
            r"|-(?:hour|time|mile))|(?P<q>Q[1-4]|H[12]))"
            rf"(?:,? (?:of |in )?(?:fiscal )?(?P<y><YEAR>)| (?:of )?(?P<whichyear>{WHICH_YEAR}))?"
        ),
        _quarter,
        ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
    ),
    Row(
        "Seasons with a year or with last, this, next, the, in: summer 2020, last fall.",
        expand(
            r"(?:(?P<which>last|past|this past|this coming|this|next) |(?:the )?)"
            r"(?P<mod>early |late |mid-?)?"
            rf"(?P<s><SEASON>)(?:(?: of)? (?P<y><YEAR>)| (?P<whichyear>{WHICH_YEAR}))?"
        ),
        _season,
        ("spring", "summer", "autumn", "fall", "winter"),
    ),
    Row(
        "Fiscal years, read as the year named: fiscal 2024, FY2024, the 2024 fiscal year.",
        expand(
            r"(?:(?:the )?(?:fiscal(?: year)?|financial year) |(?-i:FY) ?)(?P<y><YEAR>)"
            r"(?:[-/][0-9]{2,4})?"
        ),
        _fiscal,
        ("fiscal", "financial", "fy"),
    ),
    Row(
        "Islamic dates, lunar and solar: 5 Rajab 1441, Hoot 10, 1398, Ramadan 1442 AH.",
        expand(
            r"(?:(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? )?(?:(?P<l><LUNAR>)|(?P<s><SOLAR>))"
            r"(?: (?P<e>[0-3]?[0-9]),?)?,? " + _HIJRI_YEAR
        ),
        _hijri,
    ),
    Row(
        "Holidays that fall on known days: Christmas Eve, Eid al-Fitr 2021.",
        expand(r"(?:(?P<which>last|this|next) )?(?P<h><HOLIDAY>)(?:,? (?P<y><YEAR>))?"),
        _holiday,
    ),
)
