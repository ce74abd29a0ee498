"""Two pieces of one name in, the whole name out; forms of address left off.

"Hildur" and "Marn" that stand side by side are one name, unless the first alone is the surname of
somebody else ("told Marn Velk had left"). "Sunday Akin" is a name where it opens a sentence. "Mr",
"Dr" and a title before a name are no part of it. A body whose name was seen to go on with "for"
goes on with what that governs ("Front for | the North").
Refuses to join pieces of people over anything but one space.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pactwatch.language.grammar.engine import Found
from pactwatch.language.names.offices import is_address, is_rank, office_class
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import join, over

__all__ = ["JOINED", "whole_bodies", "whole_people"]

# What stands between two names of which the same is told: "Merrow | and | Caldria".
JOINED = re.compile(r"\sand\s(?:the\s)?")
# The score of a name that only its title tells.
_LEAST = 0.5


def whole_people(text: str, found: Sequence[Found]) -> list[Found]:
    """The names with those of people made whole, in order."""
    plain = [_without_address(text, f) for f in _with_titled(text, found)]
    people = {f.start: text[f.start : f.end] for f in plain if f.kind == "PER"}
    plain = [f for f in plain if not _is_mere_rank(text, f, people)]
    surnames = {
        text[f.start : f.end].split()[-1] for f in plain if " " in text[f.start : f.end].strip()
    }
    joined: list[Found] = []
    for name in plain:
        before = joined[-1] if joined else None
        if before and _goes_on(text, before, name, surnames):
            score = min(before.score, name.score)
            joined[-1] = replace(before, end=name.end, score=score)
        else:
            joined.append(name)
    return _named_by_day(text, [_without_people(text, f) for f in joined])


# "Front for", "Coalition for": so far the name was seen, and so it goes on.
_FOR = re.compile(r"\bfor\Z")
_WHAT_FOR = re.compile(
    r"\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|and)\s+(?:the\s+)?)?[A-Z][\w’'-]*)*"
)


def whole_bodies(text: str, found: Sequence[Found]) -> list[Found]:
    """The names, in order, bodies that are for something with what they are for."""
    whole: list[Found] = []
    end = 0
    for name in found:
        if name.start < end:
            continue
        behind = _WHAT_FOR.match(text, name.end) if _is_for(text, name) else None
        end = behind.end() if behind else 0
        whole.append(replace(name, end=end) if behind else name)
    return whole


def _is_for(text: str, name: Found) -> bool:
    return name.kind == "ORG" and bool(_FOR.search(text, name.start, name.end))


# "The Briton Ada Marr": whoever is called "the" has his people or his calling before his name.
_WHOSE = re.compile(r"[A-Z]\w+\s+(?=[A-Z][\w.]*\s+(?:\w+\s+)*[A-Z])")


def _without_people(text: str, name: Found) -> Found:
    is_called = name.kind == "PER" and text[max(0, name.start - 4) : name.start].lower() == "the "
    first = _WHOSE.match(text, name.start, name.end) if is_called else None
    return replace(name, start=first.end()) if first else name


def _named_by_day(text: str, found: Sequence[Found]) -> list[Found]:
    """ "Friday Orme said": a day that opens a sentence before a single name is a part of it, and
    so wherever that name stands behind the day. "On Friday Orme said" is a day."""
    days = [(f, _day_before(text, f)) for f in found]
    opening = {text[d : f.end] for f, d in days if d is not None and _opens(text, d)}
    return [
        replace(f, start=d) if d is not None and text[d : f.end] in opening else f for f, d in days
    ]


def _day_before(text: str, name: Found) -> int | None:
    """Where a day right before a name of one word begins, that nothing makes a mere date."""
    if name.kind != "PER" or " " in text[name.start : name.end]:
        return None
    day = _DAY.search(text, max(0, name.start - _LONGEST_DAY), name.start)
    return day.start("day") if day else None


_FILLED = re.compile(r"\S")


def _opens(text: str, at: int) -> bool:
    return bool(_ENDED.search(text, max(0, at - 4), at)) or not _FILLED.search(text, 0, at)


_LONGEST_DAY = 24
_DAY = re.compile(
    r"(?<!\bon )(?<!\bOn )(?<!\blast )(?<!\bnext )(?<!\bthis )(?<!\bof )(?<!\bby )(?<!\bsince )"
    r"(?<!\buntil )\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) \Z"
)
_ENDED = re.compile(r"(?:[.!?:][”\"’]?\s|\n|[“\"])\Z")


def _goes_on(text: str, first: Found, second: Found, surnames: set[str]) -> bool:
    if first.kind != "PER" or second.kind != "PER" or text[first.end : second.start] != " ":
        return False
    words = text[first.start : first.end], text[second.start : second.end]
    # In capitals throughout a headline or a transcript gives no clue where a name ends.
    is_plain = all(w[:1].isupper() and not (w.isupper() and len(w) > 3) for w in words)
    return is_plain and " " not in words[0] and words[0] not in surnames


def _without_address(text: str, name: Found) -> Found:
    """The name behind "Mr", "Dr" or a title; a name that is nothing else stays."""
    if name.kind != "PER":
        return name
    words = text[name.start : name.end]
    if long := _LONG_TITLE.match(words):
        is_office = bool(office_class(long[1] or long[2]))
        name = replace(name, start=name.start + long.end()) if is_office else name
    first, _, rest = text[name.start : name.end].partition(" ")
    while rest.strip() and _is_title(first, rest):
        name = replace(name, start=name.end - len(rest))
        first, _, rest = rest.partition(" ")
    return name


# "Chief of Staff A B", "Grand Mufti A B": a title of several words before a full name.
_LONG_TITLE = re.compile(r"(?:([A-Z]\w+) of [A-Z]\w+|Grand ([A-Z]\w+))\s(?=\S+\s+\S)")


def _is_title(word: str, rest: str) -> bool:
    # A king or a bishop called by title and first name alone is not known without the title.
    is_full = len(rest.split()) > 1
    kept = frozenset() if is_full else frozenset({"sovereign", "headman", "master"})
    is_calling = is_full and word.lower() in phrases("titles", "address", "callings")
    return is_address(word) or is_calling or bool(office_class(word) - kept)


def _is_mere_rank(text: str, name: Found, people: Mapping[int, str]) -> bool:
    """ "Rear Adm.", "Bishop" taken for a name of its own before somebody's name."""
    behind = people.get(name.end + 1, "")
    words = text[name.start : name.end].split()
    is_office = all(is_rank(w) or is_address(w) or _is_title(w, behind) for w in words)
    return name.kind == "PER" and bool(behind) and is_office


def _with_titled(text: str, found: Sequence[Found]) -> list[Found]:
    """With the capitalised words behind "Mr" or "President" in which no name was seen."""
    taken = join((f.start, f.end) for f in found)
    places = [m.span(1) for m in _titled().finditer(text)]
    added = [
        Found(*place, "PER", _LEAST)
        for place in places
        if not over(taken, place) and not office_class(text[place[0] : place[1]].split()[0])
    ]
    return sorted([*found, *added], key=lambda f: f.start)


@cache
def _titled() -> re.Pattern[str]:
    words = "|".join(load("titles")["address"]["before_a_name"].split())
    return re.compile(
        rf"\b(?:{words})\.?\s(?!General\b)([A-Z][\w-]+[a-z](?:\s[A-Z][\w-]*[a-z])?)\b"
    )
