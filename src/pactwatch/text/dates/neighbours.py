"""Two expressions said as one: from May to June, 2019 until now, three days after 5 April.

Takes the readings of a text in order and changes the EDTF of those that belong together; values
and extents stay as TimeML wants them. Refuses to join what other words part.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pactwatch.text.dates.calendar import Period, span_edtf
from pactwatch.text.dates.directions import directed, undirected
from pactwatch.text.dates.expression import Reading
from pactwatch.text.dates.numbers import COUNT, Count, count
from pactwatch.text.dates.rows_counted import shifted
from pactwatch.text.dates.rows_duration import WORKING, add_length, add_working_days
from pactwatch.text.dates.vocabulary import MACROS
from pactwatch.text.edtf import is_valid

__all__ = ["join_neighbours"]

_PAIR = (
    (re.compile(r"\bbetween (?:the )?$"), re.compile(r"^ and (?:the )?$")),
    (
        re.compile(r"\bfrom (?:the )?$"),
        re.compile(r"^ ?(?:to|until|till|through|-|up to) ?(?:at least )?(?:the )?$"),
    ),
    (re.compile(r"(?:^|.)$"), re.compile(r"^(?: through | ?- ?| to | until |/)$")),
)


# What is moved from one day to another does not run between them.
_MOVED = re.compile(
    r"\b(?:moved|postponed|changed|shifted|brought forward|delayed|extended|rescheduled)"
    r" from (?:the )?$"
)
_UNTIL_NOW = re.compile(r"^ ?(?:to|until|till|through|up to|and|-) ?(?:the )?$")
_COUNTED = re.compile(
    r"(?:(?P<the>the )(?P<one>day|week|month|year)"
    rf"|(?P<n>{COUNT}) (?:(?P<kind>[a-z]+) )?(?P<u>[a-z]+))",
    re.IGNORECASE,
)
_RUNNING_ON = re.compile(r"\bfor (?:(?:a|the) [a-z ]{0,24})?$", re.IGNORECASE)
_STARTING = re.compile(r"^,? (?:starting|beginning|commencing) (?:on |in |from )?(?:the )?$")
_FROM = re.compile(r"^ (?:from|of|after) (?:the )?$")
# "Three days after 5 April", "ten days before the vote on 30 March".
_BESIDE = re.compile(
    r"^ (?P<way>after|from|following|before|prior to|ahead of) "
    r"(?:(?:the|an?|its|their|his|her) )?(?:[a-z-]+ (?:[a-z-]+ )?(?:on|of) (?:the )?)?$"
)


def join_neighbours(text: str, readings: list[Reading], reference: date | None) -> None:
    """Give neighbours that are one stretch its EDTF, in place."""
    for index, (one, two) in enumerate(pairwise(list(readings))):
        if not (one.span and two.span):
            continue
        link = text[one.span[1] : two.span[0]].lower()
        if len(link) > 40:
            continue
        one = readings[index] = _clock_of_day(text, link, readings[index], two)
        changed = (
            _stretch(text, link, one, two)
            or _until_now(link, one, two, reference)
            or _apposed(text, link, one, two)
            or _counted_stretch(text, link, one, two)
            or _counted_beside(text, link, one, two)
        )
        if changed:
            readings[index], readings[index + 1] = changed


# A day said with a time of day.
_WEEKDAY = re.compile(MACROS["WEEKDAY"], re.IGNORECASE)
_DAY_SAID = re.compile(
    rf"\b(?:{MACROS['WEEKDAY']}|{MACROS['MONTH']}|today|yesterday|tomorrow)", re.IGNORECASE
)
_CLOCKS = re.compile(r"^ ?(?:to|and|-|until|till) ?$")


def _clock_of_day(text: str, link: str, one: Reading, two: Reading) -> Reading:
    """In "9 a.m. to 11 a.m. on Sunday" the first hour is the Sunday's too."""
    is_pair = one.type == two.type == "TIME" and one.span and two.span and _CLOCKS.match(link)
    if not (is_pair and one.span and two.span and two.period):
        return one
    if _DAY_SAID.search(text, *one.span) or not _DAY_SAID.search(text, *two.span):
        return one
    value = f"{two.value.partition('T')[0]}T{one.value.partition('T')[2]}"
    return replace(one, value=value, period=two.period, relative=two.relative)


def _stretch(text: str, link: str, one: Reading, two: Reading) -> tuple[Reading, Reading] | None:
    """Both ends of "between January and March" carry the whole stretch."""
    if not (one.period and two.period and one.span) or (one.edtf and two.edtf):
        return None
    before = text[max(0, one.span[0] - 24) : one.span[0]].lower()
    if _MOVED.search(before) or not any(o.search(before) and m.match(link) for o, m in _PAIR):
        return None
    first = undirected(one.period, one.modifier).split("/")[0]
    last = undirected(two.period, two.modifier).split("/")[-1]
    is_weekday = _WEEKDAY.fullmatch(text, *one.span) and one.period.first.toordinal() > 7
    if first > last and is_weekday:
        # "From Thursday to Saturday last week": the first is the one before the last.
        one = replace(one, value=one.period.shift(-7).timex, period=one.period.shift(-7))
        first = one.period.timex if one.period else first
    edtf = f"{first}/{last}" if first != last else first
    return (replace(one, edtf=edtf), replace(two, edtf=edtf)) if is_valid(edtf) else None


def _until_now(
    link: str, one: Reading, two: Reading, reference: date | None
) -> tuple[Reading, Reading] | None:
    """ "from 2019 to the present" ends on the reference day."""
    if two.value != "PRESENT_REF" or not one.period or not reference or one.edtf:
        return None
    edtf = f"{undirected(one.period, one.modifier).split('/')[0]}/{reference.isoformat()}"
    if not _UNTIL_NOW.match(link) or not is_valid(edtf):
        return None
    return replace(one, edtf=edtf), replace(two, edtf=edtf)


# "The 48 hours to 6 p.m. on Sunday", "the three weeks before 12 May", "the 30 days after 3 May".
_RUNS = re.compile(
    r"^,? (?:(?P<to>(?:leading |running )?(?:up )?to|until|till|end(?:ing|ed)(?: on| at)?)"
    r"|(?P<before>before|prior to|preceding)|after|following|from) (?:the )?$"
)


_APPOSED = re.compile(r"^(?:,| \() ?(?:on|in)? ?(?:the )?$")
_LATER = re.compile(r"(?:later|earlier|before|after)$", re.IGNORECASE)


def _apposed(text: str, link: str, one: Reading, two: Reading) -> tuple[Reading, Reading] | None:
    """ "A month later, on 5 March," is that day, whatever had been spoken of before."""
    if not (one.span and two.period and two.period.grain == "DAY" and _APPOSED.match(link)):
        return None
    if one.type != "DATE" or two.edtf or not _LATER.search(text[slice(*one.span)]):
        return None
    edtf = undirected(two.period, two.modifier)
    return replace(one, edtf=edtf, relative=two.relative, from_text=False), two


def _counted_stretch(
    text: str, link: str, one: Reading, two: Reading
) -> tuple[Reading, Reading] | None:
    """With "the" so many units beside a day are the stretch itself, not the day at its far end."""
    runs = _RUNS.match(link)
    if not runs or one.type != "DURATION" or one.edtf or not (one.span and two.period):
        return None
    said = _COUNTED.fullmatch(text[one.span[0] : one.span[1]].removeprefix("the "))
    if said is None or not said["n"] or not text.startswith("the ", one.span[0]):
        return None
    is_back = bool(runs["to"] or runs["before"])
    try:
        edtf = _beside(two.period, count(said["n"]), said["u"], is_back, bool(runs["to"]))
    except (ValueError, KeyError, OverflowError):
        return None
    two = replace(two, edtf=undirected(two.period, two.modifier))
    return replace(one, edtf=edtf, relative=two.relative, from_text=not two.relative), two


def _beside(day: Period, number: Count, unit: str, is_back: bool, is_upto: bool) -> str:
    """So many units up to or from a day; raises ValueError where it is no day."""
    if day.grain != "DAY":
        raise ValueError(f"{day.grain} is no day")
    far = Period("DAY", add_length(day.first, number, unit, -1 if is_back else 1))
    near = day if is_upto else day.shift(-1 if is_back else 1)
    first, last = (far, near) if is_back else (near, far)
    return span_edtf(first, last)


def _counted_beside(
    text: str, link: str, one: Reading, two: Reading
) -> tuple[Reading, Reading] | None:
    """ "three days after 5 April" lies there, "six months starting on 1 July" run from it.

    The date counted from stays itself.
    """
    if one.type != "DURATION" or one.edtf or two.edtf or not (two.period and one.span):
        return None
    said = _COUNTED.fullmatch(text[one.span[0] : one.span[1]])
    beside, before = _BESIDE.match(link), text[max(0, one.span[0] - 32) : one.span[0]].lower()
    runs = _STARTING.match(link) or (
        _FROM.match(link) and (_RUNNING_ON.search(before) or before.endswith("within "))
    )
    if said is None or not (beside or runs):
        return None
    sign = -1 if beside and beside["way"] in ("before", "prior to", "ahead of") else 1
    try:
        period = _off(two.period, said, sign)
        deadline = _last_within(two.period, said) if before.endswith("within ") else ""
    except (ValueError, KeyError, OverflowError):
        return None
    modifier = one.modifier if one.modifier != "LESS_THAN" else ""
    edtf, way = directed(text, *one.span, period, modifier)
    if runs:
        end = deadline or edtf.split("/")[-1]
        edtf = f"{undirected(two.period, '').split('/')[0]}/{end}"
    if (said["kind"] or "").lower() in WORKING:
        edtf = f"{edtf}~" if edtf[-1].isdigit() else edtf
    two = replace(two, edtf=undirected(two.period, two.modifier))
    one = replace(one, edtf=edtf, relative=two.relative, from_text=not two.relative)
    return replace(one, modifier=one.modifier or way), two


def _last_within(origin: Period, said: re.Match[str]) -> str:
    """A deadline is a day, as far as what it counts from is."""
    if origin.grain != "DAY" or (said["kind"] or "").lower() in WORKING:
        return _off(origin, said, 1).edtf.split("/")[-1]
    return add_length(origin.first, count(said["n"] or "one"), said["u"] or said["one"]).isoformat()


def _off(origin: Period, said: re.Match[str], sign: int) -> Period:
    """So many units off; working days skip Saturdays and Sundays."""
    number = count(said["n"] or "one")
    if (said["kind"] or "").lower() in WORKING and sign > 0 and origin.grain == "DAY":
        return Period("DAY", add_working_days(origin.first, number.number or 0))
    return shifted(origin, number, said["u"] or said["one"], sign)
