"""Rows for times counted from the reference day by name: today, last month, Friday, recently.

The reference day is when it was said, else when it was published; without one the value keeps X.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pactwatch.text.dates.calendar import Period, period_of, weekday_near
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.guards import is_title
from pactwatch.text.dates.resolve import (
    GRAINS,
    PARTS_OF_DAY,
    dated,
    modifier_of,
    unplaced,
    weekday_number,
)
from pactwatch.text.dates.rows_weeks import weekend_around
from pactwatch.text.dates.vocabulary import expand, unit_of

__all__ = ["DEICTIC"]

Readings = list[Reading]
_WHICH = (
    r"(?P<which>(?:the )?(?:last|past|previous|next|coming|current|latest)"
    r"|this(?: past| coming)?|upcoming)"
)
_DAYPART = r"(?: (?P<part>morning|afternoon|evening|night))?"
_NAMED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_NAMED_DAYS |= {"the day before yesterday": -2, "the day after tomorrow": 2}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this past": -1, "this": 0, "current": 0}
_STEPS |= {"next": 1, "coming": 1, "this coming": 1, "following": 1, "latest": -1, "same": 0}
_STEPS |= {"this current": 0, "upcoming": 1}
_REF_VALUES = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def _part(match: re.Match[str], day: date, *, relative: bool = True) -> Readings:
    word = match.groupdict().get("part")
    period = Period("DAY", day)
    modifier = modifier_of(match.groupdict().get("mod"))
    if not word:
        return [dated(period, modifier, relative=relative)]
    value = f"{day.isoformat()}T{PARTS_OF_DAY[word.lower().rstrip('s')]}"
    return [Reading(value, "TIME", period, modifier=modifier, relative=relative)]


# Papers and programmes of that name.
_OUTLET = re.compile(r"\b(?:[A-Z]{2,}|India|Russia|Pakistan|Malaysia|Africa) $")


def _named_day(match: re.Match[str], scene: Scene) -> Readings:
    word = match["day"].lower()
    if match["day"] == "Today" and _OUTLET.search(
        scene.text[max(0, match.start() - 12) : match.start()]
    ):
        return []
    if scene.reference is None:
        return [Reading("XXXX-XX-XX")]
    day = scene.reference + timedelta(days=_NAMED_DAYS[word])
    if word == "tonight":
        return [Reading(f"{day.isoformat()}TNI", "TIME", Period("DAY", day), relative=True)]
    return _part(match, day)


def _part_of_day(match: re.Match[str], scene: Scene) -> Readings:
    code = PARTS_OF_DAY[match["part"].lower()]
    if scene.reference is None:
        return [Reading(f"XXXX-XX-XXT{code}", "TIME")]
    back = match["which"].lower() == "last"
    day = scene.reference - timedelta(days=1 if back else 0)
    modifier = modifier_of(match["mod"])
    return [Reading(f"{day.isoformat()}T{code}", "TIME", Period("DAY", day), None, modifier, True)]


def _weekday(match: re.Match[str], scene: Scene) -> Readings:
    """A bare weekday is the last one up to today; after words of things to come, the next."""
    weekday = weekday_number(match["w"])
    which = (match["which"] or "").lower()
    if scene.reference is None:
        return [Reading(f"XXXX-WXX-{weekday + 1}")]
    if which in ("next", "this coming", "coming"):
        day = weekday_near(scene.reference + timedelta(days=1), weekday, 1)
    elif which == "this":
        day = _in_this_week(scene.reference, weekday, scene.tense(*match.span()))
    elif which == "the previous" and scene.focus and scene.focus.grain == "DAY":
        day = weekday_near(scene.leaning_on(scene.focus).first - timedelta(days=1), weekday, -1)
    elif which in ("last", "past", "this past", "the previous"):
        day = weekday_near(scene.reference - timedelta(days=1), weekday, -1)
    else:
        direction = 1 if scene.tense(*match.span(), True) > 0 else -1
        day = weekday_near(scene.reference, weekday, direction)
    return _part(match, day)


def _in_this_week(reference: date, weekday: int, tense: int) -> date:
    day = reference - timedelta(days=reference.weekday() - weekday)
    if tense > 0 and day < reference:
        return day + timedelta(days=7)
    return day


def _which_unit(match: re.Match[str], scene: Scene) -> Readings:
    """last, this, next before a unit: a calendar week, month, quarter, year."""
    word, unit = match["which"].lower().removeprefix("the "), match["u"].lower()
    modifier = modifier_of(match["mod"])
    grain = "WEEKEND" if unit == "weekend" else GRAINS[unit_of(unit.removeprefix("fiscal "))[0]]
    if is_title(scene.text, *match.span()):
        return []
    if scene.reference is None:
        return [Reading(unplaced(grain), modifier=modifier)]
    steps = _STEPS[word]
    if grain == "WEEKEND":
        base = weekend_around(scene, match)
        steps = 1 if steps > 0 else 0
    else:
        base = period_of(grain, scene.reference)
    period = base.shift(steps)
    edtf = None
    if word == "this" and _is_so_far(scene.text, match):
        edtf = _side_of_now(period, scene.reference, "earlier")
    if word in ("past", "last") and match["which"].lower().startswith("the "):
        edtf = _rolling(scene.reference, grain, -1)
    if word in ("coming", "next") and match["which"].lower().startswith("the "):
        edtf = _rolling(scene.reference, grain, 1)
    return [dated(period, modifier, relative=True, edtf=edtf)]


def _is_so_far(text: str, match: re.Match[str]) -> bool:
    """ "So far this year", "this month thus far": up to the reference day."""
    before, after = (
        text[max(0, match.start() - 10) : match.start()],
        text[match.end() : match.end() + 10],
    )
    return bool(_SO_FAR.search(before) or _SO_FAR.match(after))


_SO_FAR = re.compile(r" ?\b(?:so|thus) far(?: $|\b)", re.IGNORECASE)


def _as_last(match: re.Match[str], scene: Scene) -> Readings:
    """ "this year than last" is last year."""
    grain = GRAINS[unit_of(match["u"])[0]]
    if scene.reference is None:
        return [Reading(unplaced(grain), span=match.span("last"))]
    period = period_of(grain, scene.reference)
    return [
        dated(period, relative=True, span=match.span("this")),
        dated(period.shift(-1), relative=True, span=match.span("last"), aside=True),
    ]


def _rolling(reference: date, grain: str, sign: int) -> str | None:
    """ "the past year" runs up to the reference day; it is not the calendar year before."""
    step = {"DAY": "days", "WEEK": "weeks", "MONTH": "months", "YEAR": "years"}.get(grain)
    if step is None:
        return None
    other = reference + relativedelta(**{step: sign})  # type: ignore[arg-type]
    first, last = sorted((reference, other))
    return f"{first.isoformat()}/{last.isoformat()}"


def _part_of_unit(match: re.Match[str], scene: Scene) -> Readings:
    """ "the end of the year", "earlier this month", "year-end"."""
    unit = match["u"] or match["v"]
    grain = GRAINS[unit_of(unit)[0]]
    modifier = modifier_of(match.groupdict().get("mod")) or "END"
    if scene.reference is None:
        return [Reading(unplaced(grain), modifier=modifier)]
    which = (match.groupdict().get("which") or "the").lower()
    if which.startswith("that") and not scene.focus:
        return [Reading(unplaced(grain), modifier=modifier)]
    if which.startswith("that") and scene.focus and scene.focus.grain != "DECADE":
        return [
            dated(period_of(grain, scene.leaning_on(scene.focus).first), modifier, relative=True)
        ]
    period = period_of(grain, scene.reference).shift(_STEPS.get(which, 0))
    edtf = _side_of_now(period, scene.reference, match["mod"] if "mod" in match.groupdict() else "")
    return [dated(period, modifier, relative=True, edtf=edtf)]


def _side_of_now(period: Period, now: date, word: str | None) -> str | None:
    """ "earlier this year" ends today, "later this year" begins today."""
    if not word or not period.contains(now):
        return None
    if word.lower().strip().startswith("earlier"):
        return f"{period.first.isoformat()}/{now.isoformat()}"
    if word.lower().strip().startswith("later"):
        return f"{now.isoformat()}/{period.last.isoformat()}"
    return None


def _running_unit(match: re.Match[str], scene: Scene) -> Readings:
    """ "the year" said of results or weather is the running one; of an event it is another."""
    if scene.reference is None:
        return []
    grain = GRAINS[unit_of(match["u"] or match["v"] or "year")[0]]
    return [dated(period_of(grain, scene.reference), relative=True, aside=True)]


def _within_day(match: re.Match[str], scene: Scene) -> Readings:
    """ "later in the day": the day last spoken of, else the reference day."""
    focus = scene.day_spoken_of()
    if focus is None:
        return []
    return [dated(Period("DAY", focus), modifier_of(match["mod"]), relative=True)]


def _this_time(match: re.Match[str], scene: Scene) -> Readings:
    sign = -1 if "last" in match[0].lower() else 1
    moved = scene.day() + relativedelta(years=sign)
    return [dated(period_of("MONTH", moved), "APPROX", relative=True)]


def _reference(match: re.Match[str], scene: Scene) -> Readings:
    groups = match.groupdict()
    kind = next(name for name in _REF_VALUES if groups.get(name))
    edtf = None
    if scene.reference is not None:
        day = scene.reference.isoformat()
        edtf = {"now": day, "past": f"../{day}", "future": f"{day}/.."}[kind]
    return [Reading(_REF_VALUES[kind], edtf=edtf, relative=True)]


def _some_day(match: re.Match[str], scene: Scene) -> Readings:
    """ "one day" ahead is no length of a day."""
    if scene.tense(*match.span()) <= 0 or scene.reference is None:
        return []
    return [Reading("FUTURE_REF", edtf=f"{scene.reference.isoformat()}/..", relative=True)]


# What lies further back than this is called by the next longer unit: a fortnight ago nobody says
# "in recent days". Of months and years it is left open.
_SINCE = {"D": timedelta(days=14), "W": timedelta(days=60)}


def _vague_units(match: re.Match[str], scene: Scene) -> Readings:
    """ "recent weeks", "the past few years", "the coming months"."""
    letter, _ = unit_of(match["u"] or match["v"])
    way = (match["way"] or match["after"]).lower().strip()
    ahead = way.endswith(
        ("coming", "next", "next few", "next several", "upcoming", "ahead", "come")
    )
    edtf = None
    if scene.reference is not None:
        day = scene.reference.isoformat()
        since = _SINCE.get(letter[-1])
        start = (scene.reference - since).isoformat() if since else ".."
        edtf = f"{day}/.." if ahead else f"{start}/{day}"
    return [Reading(f"PX{letter[-1]}", "DURATION", edtf=edtf, relative=True)]


DEICTIC = (
    Row(
        "Today, yesterday, tomorrow, tonight, also with a part of the day.",
        expand(
            r"(?:(?P<mod>earlier|later|early|late) )?(?P<day>the day before yesterday"
            r"|the day after tomorrow|today|yesterday|tomorrow|tonight)" + _DAYPART
        ),
        _named_day,
    ),
    Row(
        "This morning, later this afternoon, last night.",
        expand(
            r"(?:(?P<mod>earlier|later|early|late) )?(?P<which>this|last) "
            r"(?P<part>morning|afternoon|evening|night)"
        ),
        _part_of_day,
    ),
    Row(
        "Weekdays: Monday, last Friday, Tuesday morning.",
        expand(
            r"(?:(?P<mod>early|late) )?"
            r"(?:(?P<which>last|this past|this coming|this|next|coming|past|the previous) )?"
            r"(?P<w><WEEKDAY>)" + _DAYPART
        ),
        _weekday,
    ),
    Row(
        "Last, this, next before a unit: last week, the past year, early next month.",
        expand(
            r"(?:(?P<mod>early|late|mid|sometime) )?"
            + _WHICH
            + r" (?P<u>(?:fiscal )?(?:week(?:end)?|month|quarter|year|decade|century))"
        ),
        _which_unit,
    ),
    Row(
        "Last by itself beside this: higher this year than last, this week as last.",
        expand(
            r"(?P<this>this (?P<u>week|month|quarter|year)) (?:as|than|and|or) (?P<last>last)"
            r"(?=[.,;:)]|$|\n| (?:and|but|as|because|in|at|when|while|after|did|was|were)\b)"
        ),
        _as_last,
    ),
    Row(
        "A part of a running unit: earlier this year, the end of the month, late this week.",
        expand(
            r"(?P<mod>earlier|later|(?:early|late)(?= in )"
            r"|(?:the )?(?:end|beginning|start|middle) of|the close of) (?:in )?"
            r"(?P<which>this|the|next|last|that|the current) "
            r"(?P<u>week|month|quarter|year|decade|century)(?P<v>(?!))?"
        ),
        _part_of_unit,
    ),
    Row(
        "The end of a unit in two words: year-end, by month's end.",
        expand(r"(?P<u>year|quarter|month)[- ]end|(?P<v>year|quarter|month|week)'s end"),
        _part_of_unit,
    ),
    Row(
        "The running year, month or week: for the year, in the week, the fiscal year, full year.",
        expand(
            r"(?:(?:(?<=for )|(?<=of )|(?<=in )|(?<=during ))the (?P<u>year|month|week)"
            r"|the (?:full|whole|entire|fiscal|calendar) (?P<v>year|month|week))"
            r"(?! (?:before|after|of|that|when|since|ended|ending|beginning|starting|commencing"
            r"|award|to come|ahead)\b)(?!-)"
        ),
        _running_unit,
    ),
    Row(
        "A part of the day last spoken of: later in the day, earlier that same day.",
        expand(r"(?P<mod>earlier|later|early|late) (?:in|on in) the day"),
        _within_day,
    ),
    Row("This time last or next year.", expand(r"this time (?:last|next) year"), _this_time),
    Row(
        "One day, some day, where the sentence looks ahead: will one day return.",
        expand(
            r"(?:one|some) day(?!-)"
            r"(?! (?:ago|earlier|later|after|before|last|next|of|in|this|at)\b)"
        ),
        _some_day,
    ),
    Row(
        "Now, recently, soon and their like.",
        expand(
            r"(?P<now>now|currently|at present|at the moment|nowadays|(?<!\bon )these days"
            r"|presently|at this (?:time|moment)|the present(?! (?:of|to))|current)"
            r"|(?P<past>(?:more )?recently|the (?:recent )?past"
            r"(?! (?:<COUNT>|<UNIT>|week|month|year|season))"
            r"|(?:not (?:so )?|a )?long (?:time )?ago|a while ago|the other day"
            r"|some time ago|(?:hours|days|weeks|months|years|decades|centuries) ago"
            r"|past (?:years|months|weeks|decades)(?! (?:of|when)))"
            r"|(?P<future>(?<!as )soon(?! (?:as|after|became|before|released|followed))"
            r"|the (?:near |foreseeable |not too distant |immediate )?future"
            r"|(?:the )?near future|in the near term|the near term|the short term)"
        ),
        _reference,
    ),
    Row(
        "Units without a count, near the reference day: recent weeks, the coming months.",
        expand(
            r"(?:(?:the )?(?P<way>recent|past few|past several|last few|last several|next few"
            r"|next several|coming|upcoming) (?P<u>days|weeks|months|years|decades|hours)"
            r"|(?:the )?(?P<v>days|weeks|months|years|decades) (?P<after>ahead|to come))"
        ),
        _vague_units,
    ),
)
