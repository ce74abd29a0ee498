"""Times counted from named events: since the accord, within 30 days of signing, after 9/11.

The events of a case come with the call (name -> EDTF); a few of the world's stand in times.toml.
An event counts only with a preposition of time before it, so that its mere name is no date.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from pactwatch.text.dates.calendar import Period, period_of
from pactwatch.text.dates.expression import Reading, Row, Scene
from pactwatch.text.dates.numbers import Count, count, ordinal
from pactwatch.text.dates.rows_counted import shifted
from pactwatch.text.dates.rows_duration import (
    WORKING,
    add_length,
    add_working_days,
    length_value,
)
from pactwatch.text.dates.vocabulary import NAMED_EVENTS, expand
from pactwatch.text.edtf import bounds, is_valid

__all__ = ["event_rows"]

_PREPOSITION = (
    r"(?P<prep>ever since|since|after|before|until|till|following|prior to|ahead of|during"
    r"|in the (?:wake|aftermath) of|on the day of|by|at the time of|upon|post|pre)"
)
# "the 2020 deal" is a case's agreement where only one was made in that year; "the accord" is where
# it has one, by that word, and "the signing" and "the agreement" are that one's too.
_INSTRUMENTS = (
    r"(?:peace )?(?:deal|agreement|accords?|pact|treaty|truce|ceasefire|protocol|compact)"
)
_MADE = r"(?:signing|signature|conclusion|entry into force|announcement|adoption)"
_SIGNED = rf"(?:(?:the )?{_MADE} of )?"
# "The agreement on fish", "the signing by the guests": another one.
_OTHERS = re.compile(
    r" (?:of|on|to|with|between|by|about|for|over|in which|that|reached|ceremony)\b"
)
# "A month after it had signed": nothing else that was signed stands behind.
_WHO_SIGNED = (
    r"(?:it|they|we|both(?: sides| parties)?|the (?:two(?: sides)?|sides|parties))"
    r" (?:had |have )?signed"
    r"(?=\s*(?:[.,;:)”\"]|\Z)|\s+(?:and|but)\b)"
)
_THEN = r"(?: (?:was signed|(?:came|entered) into (?:force|effect)|took effect|became effective))?"


def event_rows(events: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows for these events and the world's; events without a valid date are left out."""
    return _rows(tuple(sorted((k, v) for k, v in events.items() if k.strip() and is_valid(v))))


@lru_cache(maxsize=64)
def _rows(events: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    own = {_bare(name): (name, edtf) for name, edtf in events}
    names = _any(re.escape(_bare(name)) for name in own)
    world = _any(NAMED_EVENTS)
    event = (
        r"(?P<article>(?:the|this|that|its|their|an?) )?(?P<when>[12][0-9]{3} )?"
        rf"(?:(?P<e>{names}|{world})|(?P<kind_of>{_INSTRUMENTS})"
        rf"|(?P<made>signing|signature|entry into force|{_WHO_SIGNED})){_THEN}"
    )

    def read(match: re.Match[str], scene: Scene) -> list[Reading]:
        return _since_event(match, scene, own)

    def count_from(match: re.Match[str], scene: Scene) -> list[Reading]:
        return _counted_from(match, scene, own)

    def numbered(match: re.Match[str], scene: Scene) -> list[Reading]:
        return _numbered(match, own)

    return (
        Row(
            "A preposition of time with an event: since the accord, after the 9/11 attacks.",
            expand(rf"{_PREPOSITION}[ -](?P<x>{_SIGNED}{event})"),
            read,
        ),
        Row(
            "A length before, after or within an event: 30 days after the signing.",
            expand(
                r"(?P<within>within )?(?P<x>(?:(?P<n><COUNT>) "
                r"(?:(?P<kind>working|business|calendar) )?(?P<u><BIGUNIT>)"
                r"|the (?P<one>day|week|month|year)) "
                rf"(?P<way>of|after|from|following|before|prior to|since|into) {_SIGNED}{event})"
            ),
            count_from,
        ),
        Row(
            "A numbered day, week or month of an event: day 12 of the truce, its third week.",
            expand(
                r"(?P<x>(?:(?P<unit>day|week|month) (?P<n>[0-9]{1,3})"
                r"|the (?P<nth><ORDINAL>) (?P<u>day|week|month)) "
                rf"(?P<way>of|into|after|following) {event})"
            ),
            numbered,
        ),
    )


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", " ".join(name.lower().split()))


def _any(patterns: Iterable[str]) -> str:
    found = sorted(patterns, key=len, reverse=True)
    return "(?:" + "|".join(found) + ")" if found else "(?!)"


def _event_of(match: re.Match[str], own: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Name and EDTF of the event matched; None where a year beside it is not its year."""
    if match["made"] or (match["kind_of"] and not match["when"]):
        return _only_one(match["kind_of"] or "", own) if _is_the(match) else None
    if match["kind_of"]:
        return _by_year((match["when"] or "").strip(), own)
    words = " ".join(match["e"].lower().split())
    if words in own:
        name, edtf = own[words]
    else:
        name = match["e"]
        edtf = next(v for k, v in NAMED_EVENTS.items() if re.fullmatch(k, name, re.IGNORECASE))
    if match["when"] and match["when"].strip() not in edtf:
        return None
    return name, edtf


def _is_the(match: re.Match[str]) -> bool:
    """ "The accord", "its signing" and "within 30 days of signature", not "a pact"."""
    article = (match["article"] or "").strip().lower()
    end = match.end("made") if match["made"] else match.end("kind_of")
    if _OTHERS.match(match.string, end):
        return False
    return article in {"the", "its", "this"} or (not article and bool(match["made"]))


def _only_one(kind: str, own: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The case's event where it has one day alone, and is called so, or just "agreement"."""
    if len({edtf for _, edtf in own.values()}) != 1:
        return None
    word = kind.lower().split()[-1].rstrip("s") if kind else ""
    is_called = not word or word == "agreement" or any(word in name for name in own)
    return next(iter(own.values())) if is_called else None


def _by_year(year: str, own: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The case's one event of that year; None where no year is said, or several events fit."""
    fitting = {edtf: name for name, edtf in own.values() if year and edtf.startswith(year)}
    return next(((n, e) for e, n in fitting.items()), None) if len(fitting) == 1 else None


_DIRECTIONS = {"since": 1, "ever since": 1, "after": 1, "following": 1, "upon": 1, "post": 1}
_DIRECTIONS |= {"in the wake of": 1, "in the aftermath of": 1}
_DIRECTIONS |= {"before": -1, "until": -1, "till": -1, "prior to": -1, "ahead of": -1}
_DIRECTIONS |= {"by": -1, "pre": -1}


def _since_event(
    match: re.Match[str], scene: Scene, own: Mapping[str, tuple[str, str]]
) -> list[Reading]:
    found = _event_of(match, own)
    if found is None:
        return []
    name, edtf = found
    sign = _DIRECTIONS.get(match["prep"].lower(), 0)
    first, _, last = edtf.partition("/")
    value = first if first not in ("", "..") else last
    if sign > 0:
        # After a war is after its end; since a war begins with it.
        edge = first if match["prep"].lower().endswith("since") else (last or first)
        edtf = f"{edge}/.."
    elif sign < 0:
        edge = (last or first) if match["prep"].lower() in ("until", "till") else first
        edtf = f"../{edge}"
    modifier = {1: "AFTER", -1: "BEFORE", 0: ""}[sign]
    return [
        Reading(value.rstrip("?~%"), edtf=edtf, modifier=modifier, event=name, span=match.span("x"))
    ]


def _counted_from(
    match: re.Match[str], scene: Scene, own: Mapping[str, tuple[str, str]]
) -> list[Reading]:
    found = _event_of(match, own)
    day = bounds(found[1])[0] if found else None
    if found is None or day is None:
        return []
    number, way = count(match["n"] or "one"), match["way"].lower()
    unit = match["u"] or match["one"]
    is_working = (match["kind"] or "").lower() in WORKING
    if is_working and way in ("before", "prior to"):
        return []
    if match["one"] == "day" and way == "of" and not match["within"]:
        day_of = Period("DAY", day)
        return [Reading(day_of.timex, period=day_of, event=found[0], span=match.span("x"))]
    if match["within"] or way == "of":
        edtf = f"{day.isoformat()}/{_last_day(day, number, unit, is_working=is_working)}"
        value = length_value(number, unit)
        return [
            Reading(
                value, "DURATION", None, edtf, "LESS_THAN", event=found[0], span=match.span("x")
            )
        ]
    if is_working:
        edtf = _last_day(day, number, unit, is_working=True)
        period = Period("DAY", date.fromisoformat(edtf[:10]))
        return [Reading(period.timex, edtf=edtf, event=found[0], span=match.span("x"))]
    sign = -1 if way in ("before", "prior to") else 1
    period = shifted(Period("DAY", day), number, unit, sign)
    return [Reading(period.timex, period=period, event=found[0], span=match.span("x"))]


def _numbered(match: re.Match[str], own: Mapping[str, tuple[str, str]]) -> list[Reading]:
    """Day 1 is the day itself, the third week its days 15 to 21."""
    found = _event_of(match, own)
    start = bounds(found[1])[0] if found else None
    place = int(match["n"]) if match["n"] else ordinal(match["nth"])
    if found is None or start is None or not place:
        return []
    unit, span = match["unit"] or match["u"], match.span("x")
    place += match["way"].lower() in ("after", "following")
    first = add_length(start, Count(place - 1), unit)
    if unit.lower() == "day":
        return [Reading(first.isoformat(), period=Period("DAY", first), event=found[0], span=span)]
    last = add_length(start, Count(place), unit) - timedelta(days=1)
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    value = period_of(unit.upper(), first).timex
    return [Reading(value, edtf=edtf, event=found[0], span=span)]


def _last_day(day: date, number: Count, unit: str, *, is_working: bool) -> str:
    if is_working and number.number is not None:
        return f"{add_working_days(day, number.number).isoformat()}~"
    return add_length(day, number, unit).isoformat()
