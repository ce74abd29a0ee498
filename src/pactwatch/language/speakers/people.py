"""A person's name in a mention in, who it is out: a name is itself, a surname its only bearer.

"A and B" are people who speak as one. A surname that several share, and that the document does
not give to one of them, stays UNCLEAR with their names: never a guess.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.people import Person, folded
from pactwatch.language.speakers.firms import is_bodys_name
from pactwatch.language.speakers.focus import Focus, listed
from pactwatch.language.speakers.forms import Answer, named, named_person, organisation, unclear
from pactwatch.language.words.ranges import Range, among

__all__ = ["by_name"]


def by_name(focus: Focus, mention: Mention) -> Answer:
    """Who a mention with a person's name is."""
    if several := _several(focus, mention):
        return several, None
    person = _bearer(focus, mention)
    if is_bodys_name(focus, mention, person):
        return organisation(mention, mention.name or mention.text, None)
    if person is not None:
        is_short = bare(mention.name or "") != bare(person.name)
        return named_person(mention, person, ResolvedBy.SURNAME if is_short else None)
    sharing = [p.name for p in focus.bearers.by_surname(mention.head)]
    if len(sharing) > 1 and _is_misspelt(sharing):
        last = focus.bearers.by_surname(mention.head)
        near = max(last, key=lambda p: max((a for a in p.places if a < mention.start), default=-1))
        return named_person(mention, near, ResolvedBy.SURNAME)
    if len(sharing) > 1:
        return unclear(mention, f"“{mention.name}” fits {listed(sharing)}")
    return named(mention, mention.name or mention.text, None)


_LETTERS = 6  # so long a first name is mistyped rather than somebody else's. A guess.


def _is_misspelt(names: Sequence[str]) -> bool:
    """ "Evgenvy Solov" and "Evgeny Solov": one letter too many within a first name."""
    if len(names) != 2:
        return False
    short, long = sorted((folded(n.split()[0]) for n in names), key=len)
    if len(short) < _LETTERS or len(long) != len(short) + 1:
        return False
    return any(long[:k] + long[k + 1 :] == short for k in range(1, len(long) - 1))


def _bearer(focus: Focus, mention: Mention) -> Person | None:
    inside = focus.bearers.within(mention.start, mention.end)
    name = folded(bare(mention.name or ""))
    initial = _INITIAL.match(name)
    return next(
        (
            p
            for p in inside
            if name in folded(bare(p.name))
            or name in {folded(bare(n)) for n in p.bare_names}
            or (initial and folded(p.name).startswith(initial[1]) and name.endswith(p.surname))
        ),
        None,
    )


_INITIAL = re.compile(r"([^\W\d_])\.\s")  # "Z. Ott" is Zarina Ott


def _several(focus: Focus, mention: Mention) -> Speaker | None:
    """ "A, mayor of M, the trader B and two priests": a list of people who speak as one.

    What stands behind "and" ends with a name or counts people without one; appositions are left
    out."""
    end = mention.end
    if relative := _RELATIVE.search(focus.text, mention.start, end):
        end = relative.start()
    near = among(focus.names, mention.start, end)
    inside = [n for n in near if n.kind == "PERSON" and mention.start <= n.start and n.end <= end]
    if any(_GOVERNED.search(focus.text[mention.start : n.start]) for n in inside):
        return None  # "A, a friend of B and C" is one man
    listed = [_listed(focus, part, inside) for part in _parts(focus.text, mention.start, end)]
    behind_and = next((who for is_and, who in reversed(listed) if is_and), None)
    full = [who for _, who in listed if who]
    if behind_and is None or len(full) < 2:
        return None
    by = ResolvedBy.SURNAME if any(who not in mention.text for who in full) else None
    name = f"{', '.join(full[:-1])} and {full[-1]}"
    return Speaker(name, SpeakerStatus.NAMED, mention.text, by)


_RELATIVE = re.compile(r",? (?:who|whose|whom|which)\b")
_GOVERNED = re.compile(r"\b(?:of|for|to|with|from|by|under|against|at|in|on|near)\s+\Z")
_BETWEEN = re.compile(r"\s*,? and (?:the )?|\s*, ")
_CROWD = re.compile(
    r"(?:two|three|four|five|six|several|some|other|many|his|her|dozens of|\d+)\s+(?:\w+\s+)?\w+s\b"
)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[bool, Range]]:
    """What stands between commas and "and", each with whether an "and" leads to it."""
    is_and = False
    for mark in _BETWEEN.finditer(text, start, end):
        yield is_and, (start, mark.start())
        start, is_and = mark.end(), "and" in mark.group()
    yield is_and, (start, end)


def _listed(
    focus: Focus, part: tuple[bool, Range], inside: Sequence[Name]
) -> tuple[bool, str | None]:
    """Who a part of a list is: the bearer of the name it ends with, or a crowd behind "and"."""
    is_and, (start, end) = part
    name = next((n for n in inside if start <= n.start and n.end == end), None)
    if name is not None:
        return is_and, _full_name(focus, name)
    words = focus.text[start:end]
    is_crowd = is_and and bool(_CROWD.match(words)) and not any(start <= n.start for n in inside)
    return is_and, words if is_crowd else None


def _full_name(focus: Focus, name: Name) -> str:
    person = focus.bearers.at(name.start)
    return person.name if person else name.text
