"""The grammar's words, read once from resources/lexicon/times.toml, as patterns and look-ups.

What goes out: `macros` (name -> pattern) for the rows, and functions from a matched word to its
number. Refuses to know any rule of the grammar.
"""

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dateutil.easter import easter

from pactwatch.text.dates import hijri
from pactwatch.text.dates.numbers import COUNT, ORDINAL, SPOKEN_YEAR

__all__ = [
    "BEFORE",
    "MACROS",
    "NAMED_EVENTS",
    "UNITS",
    "expand",
    "holiday",
    "number_of",
    "unit_of",
]

_WORDS = tomllib.loads(
    files("pactwatch").joinpath("resources/lexicon/times.toml").read_text(encoding="utf-8")
)
NAMED_EVENTS: dict[str, str] = _WORDS["events"]
UNITS: dict[str, str] = {form: code for code, form in _WORDS["units"].items()}


def _any(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


def _all(table: str) -> list[str]:
    return [form for forms in _WORDS[table].values() for form in forms]


_full_months = [forms[0] for forms in _WORDS["months"].values() if forms[0] != "May"]
_short_months = [form for forms in _WORDS["months"].values() for form in forms[1:]]
_long_days = [forms[0] for forms in _WORDS["weekdays"].values()]

MACROS = {
    # "may" and "march" are verbs in small letters; short forms want a capital too.
    "MONTH": rf"(?:{_any(_full_months[:2] + _full_months[3:])}|(?-i:M(?:ay|AY)|M(?:arch|ARCH))"
    rf"|(?-i:{_any(_short_months)}|{_any([m.upper() for m in _short_months])})(?:\.|\b))",
    "WEEKDAY": _any(_long_days),
    "ANYDAY": rf"(?:{_any(_long_days)}|(?-i:{_any(_all('weekdays'))})\.?)",
    "SEASON": _any(_all("seasons")),
    "LUNAR": _any(_all("lunar_months")),
    "SOLAR": rf"(?-i:{_any(_all('solar_months'))})",
    "HOLIDAY": rf"(?-i:{_any(list(_WORDS['holidays']))})",
    "EVENT": _any(list(NAMED_EVENTS)),
    "COUNT": COUNT,
    "ORDINAL": ORDINAL,
    "SPOKEN": SPOKEN_YEAR,
    "UNIT": r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?"
    r"|decades?|centur(?:y|ies))",
    "BIGUNIT": r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))",
    "PART": r"(?:morning|midday|afternoon|evening|night)s?",
    "DAY": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?",
    "YEAR": r"(?:1[0-9]{3}|20[0-9]{2})",
    "MOD": r"(?:early|late|mid|middle|beginning|end)",
}
_PLACEHOLDER = re.compile(r"<([A-Z]+)>")
# What stands before a match of any row: no letter, digit or sign of money or percent.
BEFORE = r"(?<![\w$€£%])"


def expand(pattern: str) -> re.Pattern[str]:
    """Compile a row's pattern, its <NAMES> replaced by the macros above."""
    full = _PLACEHOLDER.sub(lambda m: f"(?:{MACROS[m[1]]})", pattern)
    return re.compile(rf"(?i){BEFORE}(?:{full})(?!\w)")


@cache
def number_of(table: str, word: str) -> int:
    """The number of a matched month, weekday, season, lunar or solar month."""
    for number, forms in _WORDS[table].items():
        if re.fullmatch(_any(forms), word.rstrip("."), re.IGNORECASE):
            return int(number)
    raise ValueError(f"{word!r} is no entry of {table}")


def unit_of(word: str) -> tuple[str, int]:
    """The TIMEX3 unit of a matched <UNIT> and how many of it: a fortnight is two weeks."""
    text = word.lower()
    text = "century" if text.startswith("centur") else text.rstrip("s")
    return ("W", 2) if text == "fortnight" else (UNITS[text], 1)


@cache
def holiday(word: str, year: int) -> tuple[date, bool]:
    """The day a holiday falls on in ``year``, and whether it is only known to about a day."""
    for pattern, rule in _WORDS["holidays"].items():
        if re.fullmatch(pattern, word):
            return _day_by_rule(rule, year)
    raise ValueError(f"{word!r} is no holiday of times.toml")


def _day_by_rule(rule: str, year: int) -> tuple[date, bool]:
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:])), False
    if rule.startswith("lunar"):
        month, day = (int(part) for part in rule.split()[1:])
        return _lunar_in(year, month, day), True
    if " " in rule:
        month, weekday, place = (int(part) for part in rule.split())
        return _nth_weekday(year, month, weekday, place), False
    return date.fromisoformat(f"{year:04d}-{rule[:5]}"), rule.endswith("~")


def _lunar_in(year: int, month: int, day: int) -> date:
    """The first such lunar day of a Gregorian year (about once in 33 years there are two)."""
    guess = (year - 622) * 33 // 32
    for lunar_year in range(guess - 1, guess + 3):
        found = hijri.lunar_to_gregorian(lunar_year, month, day)
        if found.year == year:
            return found
    raise ValueError(f"no {day}.{month}. of the lunar calendar in {year}")


def _nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    if place > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (place - 1))
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=(after.weekday() - (weekday - 1) - 1) % 7 + 1)
