"""Somebody who has spoken or is spoken of, at one place of a document: what later words may mean.

The working form between a mention and its reading. Refuses to resolve anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pactwatch.domain.statement import Speaker
from pactwatch.language.names.mention_words import ends_as_people
from pactwatch.language.names.mentions import Mention, MentionKind
from pactwatch.language.names.offices import is_officer, office_class, voice_level, voice_words
from pactwatch.language.names.outlet_beside import is_outlets_name
from pactwatch.language.names.people import Person
from pactwatch.language.names.witness_codes import status_of
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "Known",
    "are_people",
    "fits_in_kind",
    "heads",
    "is_armed",
    "key",
    "known_at",
    "listed",
    "several_beside",
    "told_of_several",
]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who has spoken or is spoken of: what a later mention may stand for."""

    speaker: Speaker
    at: int
    paragraph: int
    mention: Mention | None = None
    gender: str | None = None
    plural: bool = False
    is_body: bool = False
    person: Person | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    told: bool = False  # stands in what somebody else is reported to say
    heard: bool = False  # only hears what another tells: "they" afterwards are others
    unread: Mention | None = None  # described, not named: who it is, is found when asked for


def key(speaker: Speaker) -> str:
    """What makes two speakers the same."""
    return speaker.name or ""


def known_at(person: Person, at: int, paragraph: int) -> Known:
    """A named person as he stands at a place."""
    body, role, level = person.organisation, person.role, voice_level(person.role)
    speaker = Speaker(person.name, status_of(person.name), person.name, None, body, role, level)
    roles = heads(person.roles)
    return Known(speaker, at, paragraph, gender=person.gender, person=person, roles=roles)


def listed(names: Sequence[str]) -> str:
    """Names for a reason: one "or" another."""
    return " or ".join(names)


def heads(roles: Sequence[str]) -> frozenset[str]:
    """The words of some offices, for comparing."""
    return frozenset(word for role in roles for word in voice_words(role))


def is_armed(known: Known) -> bool:
    """Whether somebody is called by a rank or as one of those who bear arms."""
    return any(is_officer(w) or w in phrases("acts", "wrongs", "armed") for w in known.roles)


def are_people(crowd: Known, *, told: bool) -> bool:
    """ "Two captains", not "coastal ice sheets": told of as people, in the article's own words."""
    head = crowd.mention.head if crowd.mention else ""
    is_named = any(head in phrases("titles", "anonymous", row) for row in ("single", "plural"))
    is_named = is_named or ends_as_people(f"{head}s") or bool(office_class(head))
    is_named = is_named or head == "force"  # "rebel forces"; those of a state are a body
    return (told or not crowd.told) and is_named


def fits_in_kind(mention: Mention, known: Known, gender: str | None) -> bool:
    """Whether a pronoun may stand for somebody by kind, number and gender."""
    if mention.head == "it":
        return known.is_body
    if mention.plural:
        is_thing = known.mention is not None and known.mention.kind is MentionKind.THING
        # "The Bugle reports that guards shot a man whom they took for a spy": the guards did.
        is_paper = is_outlets_name(key(known.speaker).casefold().split())
        return known.plural or (known.is_body and not (is_thing or is_paper or known.heard))
    if known.plural or known.is_body:
        return False
    return not (mention.gender and gender and mention.gender != gender)


def told_of_several(near: Sequence[Known], start: int, end: int) -> Known | None:
    """ "The Bugle says that | police | seek a man": the last several of whom a stretch tells."""
    told = [k for k in near if k.told and start <= k.at < end]
    several = [k for k in told if k.plural or key(k.speaker).casefold() == "police"]
    return max(several, key=lambda k: k.at, default=None)


def several_beside(near: Sequence[Known], start: int, body: Known) -> Known:
    """ "| Sources | repeated the government's policy. It will hold, they added": the several who
    spoke before a body in its sentence, or the body."""
    several = [k for k in near if k.plural and start <= k.at < body.at]
    return several[-1] if several else body
