"""Rows for years, decades, centuries, and seasons.

Each row's sentence says what it takes; `guards` tell a lone year or season from a count or a verb.
"""

import re
from datetime import date

from pactwatch.text.dates.calendar import Period, span_edtf
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.guards import is_season, is_year
from pactwatch.text.dates.numbers import PART_WORDS, WHICH_YEAR, ordinal, spoken_year
from pactwatch.text.dates.resolve import dated, in_year, modifier_of, which_one
from pactwatch.text.dates.vocabulary import expand, number_of

__all__ = ["PERIODS"]

Readings = list[Reading]
_BLUR = r"(?:(?P<blur>about|around|circa|roughly) )?"
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
    if not (match["mod"] or match["end"]) and not is_year(scene.text, *match.span("y")):
        return []
    return _year(match, scene)


def _year(match: re.Match[str], scene: Scene) -> Readings:
    groups = match.groupdict()
    year = spoken_year(groups["spoken"]) if groups.get("spoken") else int(match["y"])
    modifier = modifier_of(groups.get("mod")) or modifier_of(groups.get("blur"))
    modifier = "END" if groups.get("end") else modifier
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
    if match["bc"] and 1 <= number <= 99:
        # The fifth century BC is 500-401 BC, which EDTF counts from a year 0.
        edtf = f"{1 - 100 * number:05d}/{-100 * (number - 1):05d}" if number > 1 else None
        return [Reading(f"BC{number - 1:02d}", edtf=edtf, modifier=modifier_of(match["mod"]))]
    if not 2 <= number <= 30:
        return []
    period = Period("CENTURY", date((number - 1) * 100, 1, 1))
    return [dated(period, modifier_of(match["mod"]))]


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


PERIODS = (
    Row(
        "A year by itself: 2021, early 1990, the year 2000.",
        expand(
            _BLUR + PART_WORDS + rf"(?:the year |(?P<end>year[- ]end ))?{_BEFORE_YEAR}(?P<y><YEAR>)"
            rf"(?!-[0-9])(?![.,:/][0-9])(?!%| ?1/2){_COUNTED}"
        ),
        _lone_year,
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
    ),
    Row(
        "Decades: the 1990s, the late '80s, the mid-nineties.",
        expand(
            r"(?:the )?(?P<mod>early[- ]|late[- ]|mid[- ])?"
            r"(?:(?P<y>[12][0-9]{2}0)'?s|(?<!\w)'(?P<short>[0-9]0)'?s"
            rf"|(?P<n>{'|'.join(_NAMED_DECADES)}))"
        ),
        _decade,
    ),
    Row(
        "Centuries: the 20th century, mid-19th century.",
        expand(
            r"(?:the )?(?P<mod>early[- ]|late[- ]|mid[- ])?(?P<n><ORDINAL>)[- ]century"
            r"(?P<bc> (?-i:BCE?|B\.C\.))?"
        ),
        _century,
    ),
    Row(
        "Seasons with a year or with last, this, next, the, in: summer 2020, last fall.",
        expand(
            r"(?:(?P<which>last|past|this past|this coming|this|next) |(?:the )?)"
            r"(?P<mod>early |late |mid-?)?"
            rf"(?P<s><SEASON>)(?:(?: of)? (?P<y><YEAR>)(?:[-/][0-9]{{2,4}})?"
            rf"| (?:of )?(?P<whichyear>{WHICH_YEAR}))?"
        ),
        _season,
    ),
)
