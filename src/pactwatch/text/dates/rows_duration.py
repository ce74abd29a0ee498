"""Rows for lengths of time.

A length by itself has no place in time: its EDTF is None unless the words tie it to the reference
day (the past three months) or to an event (within 30 days of the signing; see `events`).
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pactwatch.text.dates.calendar import Period
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import LOW, Count, count
from pactwatch.text.dates.resolve import CLOSE_AT_HAND, modifier_of
from pactwatch.text.dates.vocabulary import expand, unit_of

__all__ = ["DURATIONS", "WORKING", "add_length", "add_working_days", "length_value"]

Readings = list[Reading]
_QUALIFIERS = (
    r"(?:(?P<mod>about|around|roughly|approximately|some|nearly|almost|close to|just under"
    r"|no more than|not more than|no less than|not less than"
    r"|less than|under|more than|well over|a little over|just over|over|at least|up to|fewer than"
    r"|at most) )?"
)


def length_value(number: Count, unit: str) -> str:
    """The TIMEX3 duration: 14 months is P14M, 36 hours PT36H, several weeks PXW."""
    letter, size = unit_of(unit)
    clock = letter.startswith("T")
    if number.half and number.number is not None:
        return _half_length(number.number, letter)
    code = "X" if number.number is None else str(number.number * size)
    return f"P{'T' if clock else ''}{code}{letter[-1]}"


def _half_length(number: int, letter: str) -> str:
    """Halves in the next smaller unit where that is exact: 5 1/2 hours is PT5H30M."""
    whole = f"{number}{letter[-1]}" if number else ""
    smaller = {"TH": "30M", "TM": "30S", "Y": "6M", "D": "T12H"}.get(letter)
    if letter in ("E", "C"):
        return f"P{ {'E': 10, 'C': 100}[letter] * (2 * number + 1) // 2 }Y"
    if smaller is None:
        return f"P{number}.5{letter[-1]}"
    return f"P{'T' if letter.startswith('T') else ''}{whole}{smaller}"


def add_length(day: date, number: Count, unit: str, sign: int = 1) -> date:
    """The day that many units after (or before) ``day``; ValueError where the count is open."""
    if number.number is None:
        raise ValueError("the count is open")
    letter, size = unit_of(unit)
    steps = sign * number.number * size
    if letter.startswith("T"):
        return day + timedelta(hours=steps if letter == "TH" else steps // 60)
    if letter in ("D", "W"):
        return day + timedelta(days=steps * (7 if letter == "W" else 1))
    size_m = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[letter]
    half = (
        relativedelta(days=sign * 15) if letter == "M" else relativedelta(months=sign * size_m // 2)
    )
    return day + relativedelta(months=steps * size_m) + (half if number.half else relativedelta())


WORKING = ("working", "business", "trading")


def add_working_days(day: date, number: int) -> date:
    """The day so many working days later, Saturdays and Sundays left out; holidays are not known.

    Raises ValueError above a thousand, which no deadline means.
    """
    if number > 1000:
        raise ValueError(f"{number} working days")
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def _length(match: re.Match[str], scene: Scene) -> Readings:
    number, unit = count(match["n"]), match["u"].lower()
    if _is_clock(scene.text, match) or _is_fraction(scene.text, match):
        return []
    if unit == "second" and match["n"].lower() != "one":
        return []
    if match.groupdict().get("half"):
        number = Count(number.number, half=True)
    modifier = modifier_of(match.groupdict().get("mod"))
    if _is_title(scene.text, match):
        return []
    return [Reading(length_value(number, match["u"]), "DURATION", modifier=modifier)]


# Before four figures and "hours" these leave no doubt that the clock is meant: "at 1430 hours".
_AT = re.compile(r"\b(?:at|by|from|until|till|between|around|about|and|to|since) $", re.IGNORECASE)


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """ "0530 hours" is a time of day, "by 1430 hours" too; "1430 hours of work" are a length."""
    figures = match["n"]
    if match["u"].lower() != "hours" or not re.fullmatch(r"[0-2][0-9]\.?[0-5][0-9]", figures):
        return False
    return (
        figures[0] == "0"
        or "." in figures
        or bool(_AT.search(text[max(0, match.start() - 8) : match.start()]))
    )


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """ "three-quarters of the houses" is no length; "several quarters of losses" is."""
    is_vague = count(match["n"]).number is None
    is_part = text.startswith(" of ", match.end()) or "-" in match[0]
    return (
        match["u"].lower().startswith("quarter") and (is_part or match["n"] == "a") and not is_vague
    )


def _is_title(text: str, match: re.Match[str]) -> bool:
    """A name in quotation marks or with a capital unit is a programme or a film, not a length."""
    return bool(match["n"][0].isdigit() and match["u"][0].isupper() and match["u"][1].islower())


# What a length is counted from, if the words go on so: "within 30 days of the signing".
_COUNTED_FROM = re.compile(
    r",? (?:of|after|from|following|before|prior to|starting|beginning|commencing)\b"
    r"(?! (?:now|today)\b)"
)


def _within(match: re.Match[str], scene: Scene) -> Readings:
    """Counted from the reference day for want of another beginning; not if one is named."""
    number, edtf = count(match["n"]), None
    is_counted_from = _COUNTED_FROM.match(scene.text, match.end())
    if scene.reference is not None and number.number is not None and not is_counted_from:
        edtf = f"{scene.reference.isoformat()}/{_deadline(scene.reference, number, match)}"
    value = length_value(number, match["u"])
    return [Reading(value, "DURATION", None, edtf, "LESS_THAN", relative=edtf is not None)]


def _deadline(day: date, number: Count, match: re.Match[str]) -> str:
    """The last day; working days skip Saturdays and Sundays, and holidays make them approximate."""
    if (match["kind"] or "").lower() not in WORKING:
        return add_length(day, number, match["u"]).isoformat()
    return f"{add_working_days(day, number.number or 0).isoformat()}~"


def _running(match: re.Match[str], scene: Scene) -> Readings:
    """The past or next so many: the stretch that ends or begins on the reference day."""
    number, unit, way = count(match["n"] or "one"), match["u"] or match["one"], match["way"].lower()
    value, edtf = length_value(number, unit), None
    modifier = modifier_of(match.groupdict().get("mod"))
    if way == "first":
        return [Reading(value, "DURATION")]
    if scene.reference is not None:
        ahead = way in ("next", "coming", "following")
        told = _told_of(match, scene) if ahead else None
        if told is not None:
            edtf = _stretch_from(told, number, unit)
        else:
            edtf = _stretch(scene.reference, number, unit, 1 if ahead else -1)
    return [Reading(value, "DURATION", edtf=edtf, modifier=modifier, relative=True)]


def _told_of(match: re.Match[str], scene: Scene) -> Period | None:
    """ "The next five years" of a tale of the past begin with the date it told of last."""
    focus = scene.focus
    is_past = focus is not None and focus.last < scene.day() - CLOSE_AT_HAND
    if focus is None or not is_past or scene.tense(*match.span(), True) >= 0:
        return None
    return scene.leaning_on(focus)


def _stretch_from(origin: Period, number: Count, unit: str) -> str | None:
    """As coarse as what it counts from: five years from 1655 end in 1660, on no known day."""
    if number.number is None or origin.grain not in ("DAY", "MONTH", "YEAR"):
        return f"{origin.edtf.split('/')[0]}/.."
    end = Period(origin.grain, add_length(origin.first, number, unit))
    return f"{origin.edtf}/{end.edtf}"


def _stretch(day: date, number: Count, unit: str, sign: int) -> str:
    if number.number is None:
        return f"{day.isoformat()}/.." if sign > 0 else f"../{day.isoformat()}"
    first, last = sorted((day, add_length(day, number, unit, sign)))
    return f"{first.isoformat()}/{last.isoformat()}"


def _half_unit(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(length_value(Count(0, half=True), match["u"]), "DURATION")]


def _open_length(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(length_value(Count(None), match["u"]), "DURATION")]


def _of_length(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(length_value(Count(None), match["u"]), "DURATION", span=match.span("u"))]


# Things that have an age which is a length of time; persons and animals have one too, but are no
# news of time.
_THINGS = (
    *("truce", "ceasefire", "war", "conflict", "agreement", "accord", "pact", "deal", "treaty"),
    *(
        "dispute",
        "strike",
        "siege",
        "blockade",
        "embargo",
        "ban",
        "crisis",
        "campaign",
        "offensive",
    ),
    *("insurgency", "rebellion", "uprising", "revolt", "government", "regime", "coalition", "law"),
    *("programme", "program", "policy", "curfew", "standoff", "stand-off", "occupation", "protest"),
    *("investigation", "inquiry", "trial", "case", "feud", "slump", "recession", "mission"),
)


def _age(match: re.Match[str], scene: Scene) -> Readings:
    number = count(match["n"]) if match["n"] else Count(None)
    return [Reading(length_value(number, match["u"]), "DURATION")]


def _rate_once(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(length_value(Count(1), match["u"]), "DURATION")]


DURATIONS = (
    Row(
        "Within a length: within 30 days, over the next 10 days.",
        expand(
            r"(?:(?<=within )|(?<=inside )|(?<=a period of ))"
            r"(?:a period of )?(?:the (?:next|coming|following|first) )?"
            rf"{LOW}"
            r"(?P<n><COUNT>) (?:(?P<kind>working|business|trading|calendar|more) )?(?P<u><UNIT>)"
        ),
        _within,
    ),
    Row(
        "A count of units: 14 months, 135 days, more than four hours.",
        expand(
            _QUALIFIERS + r"(?:the (?!\S+-))?(?:an )?(?:additional |whole |full |entire )?"
            rf"{LOW}(?P<n><COUNT>)"
            r"(?:-| (?:more |consecutive |straight |successive |full |whole |additional |long "
            r"|working |business |trading |calendar )?)(?P<u><UNIT>)"
            r"(?P<half> and a half)?(?:-long)?(?![- ]olds?\b|s? of age)"
        ),
        _length,
    ),
    Row(
        "A counted stretch up to or from the reference day: the past three months.",
        expand(
            r"(?:(?P<mod>at least|more than|nearly|almost|about) )?"
            r"(?:each of )?(?:the )?(?P<way>past|last|next|coming|following|previous|latest|first) "
            rf"{LOW}(?:(?P<n><COUNT>) (?P<u><UNIT>)|(?P<one>fortnight))"
        ),
        _running,
    ),
    Row(
        "Half a unit as an adjective: a half-hour delay.",
        expand(r"(?<!-)(?:an? )?half-(?P<u>hour|day|year|century|decade)"),
        _half_unit,
    ),
    Row(
        "Lengths without a count as adjectives: a decades-long war.",
        expand(r"(?P<u>days|weeks|months|years|decades|centuries|hours)-long"),
        _open_length,
    ),
    Row(
        "One unit as an adjective: a day-long meeting, the year-long siege.",
        expand(r"(?P<u>day|week|month|year|decade|century|hour)-long"),
        _rate_once,
    ),
    Row(
        "The age of a thing, not of a person: a two-year-old truce, the months-old siege.",
        expand(
            r"(?:(?P<n><COUNT>)-)?(?P<u>days?|weeks?|months?|years?|decades?)-old(?= (?:[a-z-]+ )?"
            rf"(?:{'|'.join(_THINGS)})\b)"
        ),
        _age,
    ),
    Row(
        "Units without a count after a word of length: for weeks, in years, for decades.",
        expand(r"(?<=\bfor )(?P<u>days|weeks|months|years|decades|centuries|hours|minutes)"),
        _open_length,
    ),
    Row(
        "Units without a count that lead to an event: in the days before, within weeks.",
        expand(
            r"(?:(?<=\bin )|(?<=\bin the )|(?<=\bthe )|(?<=\bwithin ))"
            r"(?P<u>days|weeks|months|years|decades|centuries|hours)(?! [12][0-9]{3})"
        ),
        _open_length,
    ),
    Row(
        "Units without a count that something fills: months of talks, years of war.",
        expand(
            r"(?P<u>days|weeks|months|years|decades|centuries|hours) of(?= (?!age\b|the )[a-z])"
        ),
        _of_length,
    ),
)
