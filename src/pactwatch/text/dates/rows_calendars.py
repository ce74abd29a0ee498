"""Rows for other calendars and eras, and for holidays: 5 Rajab 1441, 1400 SH, 508 BC, Eid.

Lunar days are known to about a day, so they are approximate; solar ones are exact. A year of the
Islamic calendars counts as one only where the text says so: 1441 alone is left alone.
"""

import re
from dataclasses import replace
from datetime import date

from pactwatch.text.dates import hijri
from pactwatch.text.dates.calendar import Period, period_of
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.resolve import AGAINST_TENSE, dated, modifier_of, which_one
from pactwatch.text.dates.vocabulary import expand, holiday, number_of

__all__ = ["CALENDARS"]

Readings = list[Reading]
_HIJRI_YEAR = r"(?P<y>1[2-4][0-9]{2})(?: (?:AH|A\.H\.|H|SH|Hijri))?"


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


def _hijri_year(match: re.Match[str], scene: Scene) -> Readings:
    """A whole year: the lunar one from about a day to about a day, the solar one to the day."""
    words = match.groupdict()
    year = int(words["y"] or words["z"] or words["v"])
    how = (words["how"] or words["era"] or words["kind"] or "").lower()
    if how.startswith(("sh", "solar", "s.h", "shamsi")):
        first, last, mark = hijri.solar_month(year, 1)[0], hijri.solar_month(year, 12)[1], ""
    else:
        first, last, mark = hijri.lunar_month(year, 1)[0], hijri.lunar_month(year, 12)[1], "~"
    edtf = f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"
    return [Reading(f"{first.year:04d}", edtf=edtf, modifier="APPROX" if mark else "")]


def _bare_lunar_month(match: re.Match[str], scene: Scene) -> Readings:
    """Ramadan without a year: the nearest, by the tense of the sentence."""
    if scene.reference is None:
        return []
    month, day = number_of("lunar_months", match["l"]), scene.reference
    about = (day.year - 622) * 33 // 32
    months = [hijri.lunar_month(year, month) for year in range(about - 2, about + 4)]
    which = (match["which"] or "").lower()
    if which in ("next", "this coming"):
        months = [m for m in months if m[0] > day]
    elif which in ("last", "this past"):
        months = [m for m in months if m[1] < day]
    tense = scene.tense(*match.span())

    def cost(month: tuple[date, date]) -> int:
        first, last = month
        away = max(0, (first - day).days, (day - last).days)
        is_against = (tense < 0 and first > day) or (tense > 0 and last < day)
        return away * (AGAINST_TENSE if is_against else 1)

    reading = _stretch(*min(months, key=cost), mark="~")
    return [replace(reading, relative=True)]


def _era(match: re.Match[str], scene: Scene) -> Readings:
    """Years before 1 are written as astronomers count them in EDTF, with BC in TIMEX3."""
    year, words = int(match["n"] or match["m"]), match.groupdict()
    blur = modifier_of(words["blur"])
    mark = "~" if blur else ""
    if (words["era"] or words["pre"]).upper().replace(".", "").startswith("B"):
        return [Reading(f"BC{year:04d}", edtf=f"{1 - year:05d}{mark}", modifier=blur)]
    return [dated(Period("YEAR", date(year, 1, 1)), blur)]


CALENDARS = (
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
    Row(
        "Years of the Islamic calendars that say so: 1441 AH, AH 1441, the solar year 1400.",
        expand(
            r"(?:the )?(?:(?P<how>lunar|solar|hijri|solar hijri|lunar hijri|Shamsi) )?(?:year )?"
            r"(?:(?P<y>1[2-4][0-9]{2}) (?P<era>(?-i:AH|A\.H\.|SH|S\.H\.)|Hijri|Shamsi)"
            r"|(?-i:(?P<kind>AH|SH)) (?P<z>1[2-4][0-9]{2})"
            r"|(?:(?<=lunar )|(?<=solar )|(?<=hijri )|(?<=(?:lunar|solar|hijri) year ))"
            r"(?P<v>1[2-4][0-9]{2}))"
        ),
        _hijri_year,
    ),
    Row(
        "Months of the lunar calendar without a year: during Ramadan, last Ramadan.",
        expand(
            r"(?:(?<=\bin )|(?<=\bduring )|(?<=\bbefore )|(?<=\bafter )|(?<=\bsince )|(?<=\bby )"
            r"|(?<=\buntil )|(?<=\bthroughout )|(?P<which>last|next|this past|this coming|this) )"
            r"(?:the month of )?(?:the holy month of )?(?P<l><LUNAR>)(?! [0-9])"
        ),
        _bare_lunar_month,
    ),
    Row(
        "Years with an era: 508 BC, AD 842, about 900 CE.",
        expand(
            r"(?:(?P<blur>about|around|circa|c\.|roughly) )?(?:(?P<n>[0-9]{1,4}) "
            r"(?P<era>(?-i:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.))"
            r"|(?P<pre>(?-i:AD|A\.D\.)) (?P<m>[0-9]{1,4}))"
        ),
        _era,
    ),
)
