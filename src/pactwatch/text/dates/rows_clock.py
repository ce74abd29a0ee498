"""Rows for the clock: 10:35 a.m., 15:00 GMT, 0600 GMT on 3 May, noon Thursday.

A time of day lies on the day named beside it, else on the last day spoken of, else on the reference
day. Zones are part of the expression and left out of its value, as in TimeML.
"""

import re
from datetime import date, timedelta

from pactwatch.text.dates.calendar import Period, weekday_near
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.resolve import modifier_of, place_in_time, weekday_number
from pactwatch.text.dates.vocabulary import expand, number_of

__all__ = ["CLOCK", "DAY_NAMED", "named_day"]

Readings = list[Reading]


# A capital word that is no weekday, month or beginning of a sentence: chapter and verse, scores.
_NAME_BEFORE = re.compile(
    r"[a-z,] (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec)[A-Z][a-z]+ $"
)


def _clock(match: re.Match[str], scene: Scene) -> Readings:
    """A time of day; "Book 9:25" and "score 2:30" with a name before them are none."""
    words = match.groupdict()
    if not (words["name"] or words["half"] or words["in"]) and _is_reference(scene.text, match):
        return []
    hour, minute = _hour(match)
    if hour > 24 or minute > 59:
        return []
    day = _day_of_clock(match, scene)
    modifier = modifier_of(words.get("mod"))
    if day is None:
        return [Reading(f"XXXX-XX-XXT{hour:02d}:{minute:02d}", "TIME", modifier=modifier)]
    value = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
    relative = not (words["cy"] or words["ye"])
    return [Reading(value, "TIME", Period("DAY", day), modifier=modifier, relative=relative)]


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Chapter and verse, or a score: a name stands straight before the figures."""
    return bool(_NAME_BEFORE.search(text[max(0, match.start() - 30) : match.start()]))


def _hour(match: re.Match[str]) -> tuple[int, int]:
    words = match.groupdict()
    if words["name"]:
        return (12 if words["name"].lower() in ("noon", "midday") else 24), 0
    hour = int(words["h"] or words.get("hh") or words.get("hhh") or 0)
    minute = int(words["min"] or words.get("mm") or words.get("mmm") or 0)
    half = (words["half"] or words["in"] or "").lower().replace(".", "").replace(" ", "")
    if half in ("pm", "intheafternoon", "intheevening", "atnight") and hour < 12:
        hour += 12
    if half in ("am", "inthemorning") and hour == 12:
        hour = 0
    return hour, minute


def _day_of_clock(match: re.Match[str], scene: Scene) -> date | None:
    is_named = any(match[name] for name in ("cm", "me", "w", "deictic"))
    if not is_named and scene.focus and scene.focus.grain == "DAY":
        return scene.leaning_on(scene.focus).first
    return named_day(match, scene)


def named_day(match: re.Match[str], scene: Scene) -> date | None:
    """The day that DAY_NAMED matched, else the reference day; None where it cannot be placed."""
    words = match.groupdict()
    if words["cm"] or words["me"]:
        return _date_of_clock(match, scene)
    if scene.reference is None:
        return None
    if words["w"]:
        direction = 1 if scene.tense(*match.span(), True) > 0 else -1
        return weekday_near(scene.reference, weekday_number(words["w"]), direction)
    steps = {"yesterday": -1, "tomorrow": 1}.get((words["deictic"] or "").lower(), 0)
    return scene.reference + timedelta(days=steps)


def _date_of_clock(match: re.Match[str], scene: Scene) -> date | None:
    words = match.groupdict()
    month = number_of("months", words["cm"] or words["me"])
    number = int(re.sub(r"\D", "", words["cd"] or words["de"]))
    year = words["cy"] or words["ye"]

    def make(year: int) -> Period:
        return Period("DAY", date(year, month, number))

    if year:
        return make(int(year)).first
    return place_in_time(scene, match, make).first if scene.reference else None


_ZONE_NAME = r"(?-i:GMT|UTC|EDT|EST|CET|CEST|BST|PST|PDT|CDT|CST|MSK|AST|IST|ET|Z|local time)"
_ZONE = rf"(?: ?{_ZONE_NAME}\b| \({_ZONE_NAME}\))?"
# A day as it stands beside a time of day; `named_day` reads it.
DAY_NAMED = (
    r"(?:(?:<WEEKDAY>,? )?(?P<cm><MONTH>) (?P<cd><DAY>)(?:,? (?P<cy><YEAR>)\b)?"
    r"|(?:<WEEKDAY>,? )?(?P<de><DAY>) (?P<me><MONTH>)(?:,? (?P<ye><YEAR>)\b)?"
    r"|(?P<w><WEEKDAY>)|(?P<deictic>today|yesterday|tomorrow))"
)
_ON_DAY = rf"(?:,? (?:on |this )?{DAY_NAMED})?"

CLOCK = (
    Row(
        "The clock: 10:35 a.m., 15:00 GMT, noon Thursday, around 7:15 p.m.",
        expand(
            r"(?:(?P<mod>about|around|shortly after|just before) )?"
            r"(?:(?P<name>(?<!high )noon|midday|midnight)"
            r"|(?P<h>[0-2]?[0-9])(?:"
            r"(?:[:.](?P<min>[0-5][0-9]))? ?(?P<half>[ap]\.m\.?|[ap]m| o'clock)"
            r"|(?P<in> in the (?:morning|afternoon|evening)| at night)))" + _ZONE + _ON_DAY
        ),
        _clock,
    ),
    Row(
        "The clock of twenty-four hours: 15:00 GMT, 08:30, 1430 hours, 14h30.",
        expand(
            r"(?:(?P<mod>about|around) )?(?P<name>(?!))?(?<![:\[])(?:(?P<h>[0-2]?[0-9]):"
            r"(?P<min>[0-5][0-9])(?![:.]?[0-9])|(?P<hh>[0-2]?[0-9])h(?P<mm>[0-5][0-9])"
            r"|(?P<hhh>[0-2][0-9])\.?(?P<mmm>[0-5][0-9])"
            rf"(?= ?(?:-|to|and) ?[0-2][0-9][0-5][0-9] hours\b| ?{_ZONE_NAME}\b| ?h(?:ou)?rs\b)"
            r"(?: ?h(?:ou)?rs)?)"
            r"(?P<half>(?!))?(?P<in>(?!))?" + _ZONE + _ON_DAY
        ),
        _clock,
    ),
)
