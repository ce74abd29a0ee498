"""Where a source begins behind a caption, a by-line or a heading that ran into its sentence.

In: a source of a text that has lost its lines. Out: the character at which who speaks begins.
Shapes, as data: "Anna Sorel, medical officer | The ministry", "Anna Sorel Herald News, Velm | The
army", "Anna Sorel Herald war correspondent | Aron Pell", "from the shore | Researchers of the
institute". Refuses two names with an "and", a comma or a preposition between them, and a name that
an office follows ("Pell spokesman Aron Holt").
"""

import re

from pactwatch.language.names.offices import office_class
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["behind_run_in"]

_RAN_IN = re.compile(r"[A-Z][^,]+,\s[^.;:“”]*?(?P<last>[\w’'-]+)\s(?=The\s\w)")
_LEADING = frozenset({"of", "for", "at", "from", "in", "with", "by", "and", "to", "on"})
# No subject begins with a preposition.
_LED = re.compile(
    r"(?:in|from|on|to|with|of|for|by)\s(?:(?:the|an?|its|his|her|their)\s)?[\w’'-]+\s"
    r"(?:[a-z][\w’'-]*\s)*(?=[A-Z])"
)
# Behind a by-line's name: the outlet and its town, or what he is there.
_OUTLET_TOWN = re.compile(r"\s(?:[A-Z][\w.’'-]*\s?){1,4},\s(?:[A-Z][\w’'-]*)\s(?=[A-Z])")
_ROLE = re.compile(r",?\s(?:[\w’'-]+\s){1,6}?(?P<role>[a-z][\w-]*)\s(?=[A-Z])")


def behind_run_in(focus: Focus, start: int, end: int) -> int:
    """The start of a source without what ran into it."""
    ran_in = _RAN_IN.match(focus.text, start, end)
    if ran_in and ran_in["last"].lower() not in _LEADING:
        return ran_in.end()
    if led := _LED.match(focus.text, start, end):
        return led.end()
    return _behind_byline(focus, start, end)


def _behind_byline(focus: Focus, start: int, end: int) -> int:
    """ "Anna Sorel Herald war correspondent | Aron Pell": a full name and what he is, then another
    name or noun right behind it."""
    people = [n for n in among(focus.names, start, end) if n.kind == "PERSON"]
    first = people[0] if people else None
    if first is None or first.start != start or " " not in first.text:
        return start
    if town := _OUTLET_TOWN.match(focus.text, first.end, end):
        return town.end()
    role = _ROLE.match(focus.text, first.end, end)
    is_role = role is not None and _is_role(role["role"])
    is_two = role is not None and any(n.start >= role.end() for n in people)
    return role.end() if role is not None and is_role and is_two else start


def _is_role(word: str) -> bool:
    return bool(office_class(word)) or word in phrases("titles", "anonymous", "single")
