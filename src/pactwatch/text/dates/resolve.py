"""From what a row matched to a reading: years left out, parts of a period, modifiers, holidays.

Takes named groups and the scene, returns readings. Rule of the house: what is said to the month
stays a month; what cannot be placed (no publication date) keeps X digits and gets no EDTF.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pactwatch.text.dates.calendar import Period, period_of
from pactwatch.text.dates.expression import Reading, Scene
from pactwatch.text.dates.numbers import ordinal
from pactwatch.text.dates.vocabulary import number_of

# How much further a time against the tense seems; swept 1-12 on training
# articles: value F1 80.0 at 1, 80.7 at 2, 80.8 at 3 and 4, 80.6 at 6, 79.5 at 12.
AGAINST_TENSE = 4
# More than the year between two candidates: with a past verb straight before it, none lies ahead.
AGAINST_SURE_TENSE = 400

# A day or month this near the reference day is meant of its own year even in a tale of another.
CLOSE_AT_HAND = timedelta(days=45)  # guess
# Characters of a paragraph within which a bare year is what the paragraph tells of ("In 2012, ").
OPENING = 16  # guess
# Characters after a date with a year within which dates without one are of the same tale.
TALE = 250  # guess

# TIMEX3 unit letters and the grain of the period they name; parts of the day and their codes.
GRAINS = {"D": "DAY", "W": "WEEK", "M": "MONTH", "Q": "QUARTER", "Y": "YEAR"}
GRAINS |= {"E": "DECADE", "C": "CENTURY"}
PARTS_OF_DAY = {"morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}

__all__ = [
    "AGAINST_TENSE",
    "CLOSE_AT_HAND",
    "GRAINS",
    "MODIFIERS",
    "PARTS_OF_DAY",
    "PARTS_OF_MONTH",
    "dated",
    "day_number",
    "in_year",
    "modifier_of",
    "narrowed",
    "place_in_time",
    "unplaced",
    "weekday_number",
    "which_one",
]

# The word that narrows or blurs an expression, and the modifier it stands for.
MODIFIERS = {
    **dict.fromkeys(("early", "earlier", "early in", "the early part of"), "EARLY"),
    **dict.fromkeys(("late", "later", "late in", "the latter part of"), "LATE"),
    **dict.fromkeys(("mid", "middle", "the middle of", "midway through"), "MID"),
    **dict.fromkeys(("the beginning of", "the start of", "beginning of", "start of"), "START"),
    **dict.fromkeys(("the end of", "end of", "end", "the close of"), "END"),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "circa"), "APPROX"),
    **dict.fromkeys(("nearly", "almost", "close to", "just under"), "LESS_THAN"),
    **dict.fromkeys(("less than", "under", "up to", "at most", "no more than"), "LESS_THAN"),
    **dict.fromkeys(("not more than", "within", "fewer than"), "LESS_THAN"),
    **dict.fromkeys(("more than", "over", "at least", "no less than", "well over"), "MORE_THAN"),
    **dict.fromkeys(("a little over", "just over", "not less than"), "MORE_THAN"),
}


# Days of a month from and to, from its first (1) or its last (0); all of them approximate.
PARTS_OF_MONTH = {
    "FIRST WEEK": (1, 7),
    "SECOND WEEK": (8, 14),
    "THIRD WEEK": (15, 21),
    "FOURTH WEEK": (22, 28),
    "LAST WEEK": (-6, 0),
    "FIRST HALF": (1, 15),
    "SECOND HALF": (16, 0),
}


def modifier_of(words: str | None) -> str:
    """The modifier a matched word stands for; "" for none."""
    return MODIFIERS.get(re.sub(r"[- ]+", " ", words.lower()).strip(), "") if words else ""


def day_number(words: str) -> int:
    """The day of the month said by "5", "5th" or "fifth"."""
    digits = re.match(r"[0-9]+", words)
    return int(digits[0]) if digits else ordinal(words)


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return number_of("weekdays", word) - 1


def dated(period: Period, modifier: str = "", **also: object) -> Reading:
    """A reading of a period known by itself."""
    return Reading(period.timex, period=period, modifier=modifier, **also)  # type: ignore[arg-type]


def narrowed(period: Period, modifier: str) -> str:
    """The EDTF of a part of a period: thirds of a year, marked approximate where they are cut.

    Of a month its halves, and weeks counted from its ends; anything else of it, or a part of
    anything shorter, stays the whole: the text says no more.
    """
    year = period.first.year
    if period.grain == "MONTH" and modifier in PARTS_OF_MONTH:
        first, last = PARTS_OF_MONTH[modifier]
        month, end = f"{period.first:%Y-%m}", period.last.day
        days = (end + n if n <= 0 else n for n in (first, last))
        return "/".join(f"{month}-{day:02d}~" for day in days)
    if period.grain == "YEAR":
        return {
            "EARLY": f"{year:04d}-01/{year:04d}-04~",
            "MID": f"{year:04d}-05~/{year:04d}-08~",
            "LATE": f"{year:04d}-09~/{year:04d}-12",
            "START": f"{year:04d}-01~",
            "END": f"{year:04d}-12~",
        }.get(modifier, period.edtf)
    if period.grain == "DECADE":
        return {
            "EARLY": f"{year:04d}/{year + 3:04d}~",
            "MID": f"{year + 3:04d}~/{year + 6:04d}~",
            "LATE": f"{year + 6:04d}~/{year + 9:04d}",
        }.get(modifier, period.edtf)
    return period.edtf


def place_in_time(scene: Scene, match: re.Match[str], make: Callable[[int], Period]) -> Period:
    """The year left out: the nearest such time, where one against the tense counts as further.

    In a passage that tells of another year, that year, unless the nearest time is close at hand.
    """
    reference = scene.day()
    tense = scene.tense(*match.span())
    told = _year_told(scene, match, tense)
    if told is not None:
        nearest = min(_possible(make, reference.year), key=lambda p: _distance(p, reference))
        if _distance(nearest, reference) > CLOSE_AT_HAND:
            scene.leans_on_text = True
            return make(told)

    def cost(period: Period) -> float:
        away = _distance(period, reference).days
        is_against = (tense < 0 and period.first > reference) or (
            tense > 0 and period.last < reference
        )
        if is_against:
            return away * (AGAINST_SURE_TENSE if abs(tense) == 2 else AGAINST_TENSE)
        return away

    return min(_possible(make, reference.year), key=cost)


def _year_told(scene: Scene, match: re.Match[str], tense: int) -> int | None:
    """The past year of the last date with one, close before in the same paragraph.

    A bare year counts only at the paragraph's start and for what is told in the past tense.
    """
    if scene.told is None or tense > 0:
        return None
    period, end = scene.told
    if not 0 <= match.start() - end <= TALE or "\n" in scene.text[end : match.start()]:
        return None
    opening = scene.text[scene.text.rfind("\n", 0, end) + 1 : end]
    if period.grain == "YEAR" and (len(opening) > OPENING or tense == 0):
        return None
    return period.first.year if period.first.year < scene.day().year else None


def _possible(make: Callable[[int], Period], year: int) -> list[Period]:
    found = []
    for candidate in range(year - 1, year + 2):
        try:
            found.append(make(candidate))
        except ValueError:  # 29 February in a common year
            continue
    if not found:
        raise ValueError(f"no such day in {year - 1}-{year + 1}")
    return found


def _distance(period: Period, reference: date) -> timedelta:
    if period.contains(reference):
        return timedelta(0)
    return min(abs(period.first - reference), abs(period.last - reference))


def in_year(scene: Scene, which: str) -> int:
    """The year of "last year", "this year", "next year", "the same year" and the like."""
    word = which.lower()
    if word.startswith(("that", "the same", "same")) and scene.focus:
        return scene.leaning_on(scene.focus).first.year
    year = period_of("YEAR", scene.day()).first.year
    if word.startswith(("last", "previous", "the previous")):
        return year - 1
    return year + 1 if word.startswith(("next", "the next", "the following", "coming")) else year


def which_one(scene: Scene, match: re.Match[str], make: Callable[[int], Period]) -> Period:
    """last/this/next before a name that comes every year: the one ended, in course, to come."""
    which = (match.groupdict().get("which") or "").lower()
    day = scene.day()
    around = [make(year) for year in range(day.year - 2, day.year + 3)]
    if which in ("last", "past", "this past", "the past"):
        return [p for p in around if p.last < day][-1]
    if which in ("next", "coming", "this coming", "the coming"):
        return next(p for p in around if p.first > day)
    if which == "this":
        return min(around, key=lambda p: (p.first.year != day.year, abs(p.first - day)))
    return place_in_time(scene, match, make)


def unplaced(grain: str) -> str:
    """The value of a period of that grain that cannot be placed."""
    return {"DAY": "XXXX-XX-XX", "WEEK": "XXXX-WXX", "WEEKEND": "XXXX-WXX-WE"}.get(
        grain, {"MONTH": "XXXX-XX", "QUARTER": "XXXX-QX"}.get(grain, "XXXX")
    )
