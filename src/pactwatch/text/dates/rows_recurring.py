"""Rows for what recurs: daily, every week, each Thursday, Tuesday nights, twice a year.

What recurs has no one place in time; its EDTF is None.
"""

import re

from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import Count, count
from pactwatch.text.dates.resolve import PARTS_OF_DAY, weekday_number
from pactwatch.text.dates.rows_duration import length_value
from pactwatch.text.dates.vocabulary import expand, number_of

__all__ = ["RECURRING"]

Readings = list[Reading]
_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}
_ADVERBS |= {"annually": "P1Y", "quarterly": "P3M", "hourly": "PT1H", "fortnightly": "P2W"}
_ADVERBS |= {"biweekly": "P2W", "bimonthly": "P2M", "biannually": "P6M"}


def _adverb(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(_ADVERBS[match[0].lower()], "SET")]


def _every(match: re.Match[str], scene: Scene) -> Readings:
    words = match.groupdict()
    if words["of_day"]:
        return [Reading(f"XXXX-XX-XXT{PARTS_OF_DAY[words['of_day'].lower()]}", "SET")]
    if words["w"]:
        part = "TNI" if words["part"] else ""
        return [Reading(f"XXXX-WXX-{weekday_number(words['w']) + 1}{part}", "SET")]
    if words["weekend"]:
        return [Reading("XXXX-WXX-WE", "SET")]
    if words["m"]:
        return [Reading(f"XXXX-{number_of('months', words['m']):02d}", "SET")]
    if words["s"]:
        code = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}[number_of("seasons", words["s"])]
        return [Reading(f"XXXX-{code}", "SET")]
    number = 2 if words["other"] else (count(words["n"]).number if words["n"] else 1)
    return [Reading(length_value(Count(number), words["u"]), "SET")]


def _weekdays(match: re.Match[str], scene: Scene) -> Readings:
    """ "Monday and Tuesday nights": the part of the day is said of both."""
    days = [match["one"], match["w"]] if match["one"] else [match["w"] or match["v"]]
    part = f"T{PARTS_OF_DAY[match['part'].lower().rstrip('s')]}" if match["part"] else ""
    start = match.start("w") if match["one"] else match.start()
    spans = ([match.span("one")] if match["one"] else []) + [(start, match.end())]
    return [
        Reading(f"XXXX-WXX-{weekday_number(day) + 1}{part}", "SET", span=span)
        for day, span in zip(days, spans, strict=True)
    ]


def _rate(match: re.Match[str], scene: Scene) -> Readings:
    return [Reading(length_value(Count(1), match["u"]), "SET")]


RECURRING = (
    Row(
        "Rates: twice a week, three times per month, 500 a year.",
        expand(
            r"(?:(?<=once )|(?<=twice )|(?<=times )|(?<=dollars )|(?<=million )|(?<=billion )"
            r"|(?<=thousand )|(?<=percent )|(?<=per cent )|(?<=[0-9%] )|(?<=miles ))"
            r"(?:a|an|per) "
            r"(?P<u>day|week|month|year|hour)(?! (?:ago|earlier|later))"
        ),
        _rate,
    ),
    Row(
        "Adverbs of what recurs: daily, annually.",
        expand(
            rf"(?!quarterly (?!and |or |in |to |at |from |by |since |on |for )[a-z])"
            rf"(?:{'|'.join(_ADVERBS)})(?! (?-i:[A-Z]))"
        ),
        _adverb,
    ),
    Row(
        "Every or each: every week, each Thursday, every two years, every other day.",
        expand(
            r"(?:every|each) (?:(?P<other>other|second(?= (?:<WEEKDAY>|[dwmy]))) )?"
            r"(?:(?P<n><COUNT>) )?(?:(?P<u><UNIT>)"
            r"|(?P<weekend>weekend)|(?P<of_day>morning|afternoon|evening|night)"
            r"|(?P<w><WEEKDAY>)(?P<part> nights?)?|(?P<m><MONTH>)|(?P<s><SEASON>))"
        ),
        _every,
    ),
    Row(
        "Weekdays in the plural: Fridays, Tuesday nights, Monday and Tuesday nights.",
        expand(
            r"(?:(?:(?P<one><WEEKDAY>) (?:and|or) )?(?P<w><WEEKDAY>)s?"
            r" (?P<part>(?:morning|afternoon|evening|night)s)|(?P<v><WEEKDAY>)s)"
        ),
        _weekdays,
    ),
)
