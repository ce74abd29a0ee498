"""A mention by office or description in, the person beside it whom it stands for out.

News names a person once and then by what he is ("the Velm senator"), or first by what he is and
names him when he speaks again ("a spokeswoman said ... Mira Oskel added"). Whoever is told to hold
another office is not meant. Refuses to reach farther than a few sentences.
"""

from pactwatch.language.focus import Focus
from pactwatch.language.mentions import Mention
from pactwatch.language.office_fit import contradicts
from pactwatch.language.offices import is_address, is_rank
from pactwatch.language.people import Person
from pactwatch.language.ranges import Range
from pactwatch.language.speaker_forms import without_article

__all__ = ["in_passing", "named_next"]

# How many sentences back the person in focus may stand, and how many ahead his name may follow.
# Guesses: news seldom lets a description wait longer.
_BACK = 4
_AHEAD = 3
_NEXT_SOURCES = 2


def in_passing(focus: Focus, mention: Mention) -> Person | None:
    """The last person who spoke or acted, else was named, within reach, and may be meant."""
    if mention.organisation and not _may_own(focus, mention.organisation):
        return None
    here = focus.sentence_number(mention.start)
    acting = [(k.at, k.person) for k in (*focus.spoken, *focus.subjects) if k.person]
    named = [(at, p) for p in focus.people for at in p.places if not focus.is_quoted(at)]
    for events, back in ((acting, _BACK), (named, _BACK // 2)):
        near = [
            (at, p)
            for at, p in events
            if at < mention.start and here - focus.sentence_number(at) <= back
        ]
        fitting = [(at, p) for at, p in near if _may_be(mention, p)]
        if fitting:
            return max(fitting, key=lambda e: e[0])[1]
    return None


def named_next(focus: Focus, mention: Mention) -> Person | None:
    """The person whose bare name is first told as one of the next sources: news gives everybody
    new a description, and his is the one that went before."""
    here = focus.sentence_number(mention.start)
    following = [s for s in focus.sources if s[0] > mention.end][:_NEXT_SOURCES]
    for source in following:
        if focus.sentence_number(source[0]) - here > _AHEAD:
            return None
        new = [p for p in focus.people if source[0] <= p.places[0] < source[1]]
        if len(new) == 1 and _is_bare(focus, source, new[0]) and _may_be(mention, new[0]):
            return new[0]
    return None


def _is_bare(focus: Focus, source: Range, person: Person) -> bool:
    """Whether a source is a name with at most a rank, a form of address or an owner before it, and
    nothing set beside it."""
    place = person.places[0]
    before = without_article(focus.text[source[0] : place]).split()
    behind = focus.text[place : source[1]]
    known = [w for w in before if is_rank(w) or is_address(w) or w.endswith(("'s", "’s"))]
    return len(known) == len(before) < 3 and len(behind) <= len(person.name) + 1


def _may_be(mention: Mention, person: Person) -> bool:
    is_other = mention.gender and person.gender and mention.gender != person.gender
    return not is_other and not contradicts(mention, person)


def _may_own(focus: Focus, words: str) -> bool:
    """Whether an owner is a place or a person: "the Velm senator", "Mallow's strategist"; a body's
    spokesman is not simply whoever spoke last."""
    return any(n.kind in {"PLACE", "PERSON"} and n.text == words for n in focus.names)
