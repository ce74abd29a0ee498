"""What the checks of integrity look at besides the statements, and who a name there means.

In: a text, its people, names and actors. Out: `Scene`, and the people a name may mean. Refuses to
flag anything: see integrity.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Statement
from pactwatch.language.grammar.syntax import Sentence, sentences_over
from pactwatch.language.integrity.looked_up import perhaps_called, stands_in
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import is_address
from pactwatch.language.names.people import Person
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.dates import TimeExpression

__all__ = [
    "Scene",
    "accused_of",
    "doers_of",
    "is_band",
    "is_of_many",
    "is_only_of",
    "people_of",
    "person_of",
    "sentences_of",
    "short",
]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the checks look at besides the statements."""

    text: str
    codebook: Codebook
    people: tuple[Person, ...]
    names: tuple[Name, ...]
    actors: tuple[Actor, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()


def person_of(name: str, scene: Scene) -> Person | None:
    """The one person a name means, or None."""
    fitting = people_of(name, scene)
    return fitting[0] if len(fitting) == 1 else None


def people_of(name: str, scene: Scene) -> list[Person]:
    """Everybody whom a name may mean; "Madam" and its kin before it tell nobody apart."""
    called = bare(name).split()
    plain = " ".join(called[1:] if len(called) > 1 and is_address(called[0]) else called)
    near = perhaps_called(plain, scene.people)
    return [p for p in near if plain in (bare(p.name), bare(p.surname)) or _led(plain, p)]


def _led(called: str, person: Person) -> bool:
    """ "Ambassador Kjell Aro", where the document calls him so."""
    lead, name = called.removesuffix(f" {bare(person.name)}"), bare(person.name)
    return called != name and called.endswith(name) and lead in {bare(r) for r in person.roles}


def sentences_of(statement: Statement, scene: Scene) -> list[Sentence]:
    """The sentences that a statement's content stands in, whole, with who says it."""
    touched = (
        s for c in statement.content for s in sentences_over(scene.sentences, c.start, c.end)
    )
    return sorted(dict.fromkeys(touched), key=lambda sentence: sentence.start)


def doers_of(claim: Claim) -> tuple[str, ...]:
    """Who takes part in the act by doing: where a host lets a guest act, both do."""
    if claim.conduct.startswith(("HOST.", "ENABLE.")):
        return (*claim.counterpart, *claim.agent)
    return claim.agent


def accused_of(claim: Claim) -> tuple[str, ...]:
    """Whom the act accuses: who does it, and whom a host lets act; not who is given shelter."""
    return claim.agent if claim.conduct.startswith("HOST.") else doers_of(claim)


def is_only_of(surname: str, words: str) -> bool:
    """ "Orme's forces", "supporters of President Hosni Orme": others' doing, not his own."""
    name = rf"(?i:\b{re.escape(bare(surname))})"
    named = len(re.findall(rf"{name}\b", words))
    owning = re.findall(rf"{name}['’]s?(?!s? own\b)", words)
    behind = re.findall(rf"\b(?:of|loyal to)(?: [A-Z][\w.]*)* {name}\b(?!['’])", words)
    return 0 < named <= len(owning) + len(behind)


# Words that may mean one person who is not named.
_OF_ONE = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|i|me|my|myself|who|whose)\b", re.I
)


def is_of_many(person: Person, words: str, scene: Scene) -> bool:
    """ "They can still attack", told of "Orme's forces": no word here means one man. Nor does the
    name of a band that nothing calls "he" or "she"; a warlord has fighters too."""
    is_named = bare(person.surname) in bare(words)
    is_theirs = not (is_named or _OF_ONE.search(words)) and _OF_MANY.search(words) is not None
    return is_theirs or (person.gender_known is None and is_band(person, scene))


_OF_MANY = re.compile(r"\bthe(?:y|m|ir)\b", re.IGNORECASE)


def is_band(person: Person, scene: Scene) -> bool:
    """An armed group that was read as a person: "the militants Red Lantern", "Red Lantern
    fighters", "the leader of Red Lantern". It acts for itself."""
    armed = phrases("conduct", "armed_names")
    if any(set(bare(role).split()[-1:]) & (armed | _GROUPS) for role in person.roles):
        return True
    return _stands_as_band(scene)(person.name)


@once_a_document
def _stands_as_band(scene: Scene) -> Callable[[str], bool]:
    """Whether a name stands in the text as a band's does, each sought once."""
    return cache(lambda name: stands_in(_shapes(name), name, scene.text))


def _shapes(name: str) -> list[re.Pattern[str]]:
    name = re.escape(name)
    members = "|".join(sorted(phrases("conduct", "armed_names") | _MEMBERS))
    kinds = "|".join(sorted(_GROUPS))
    return [
        re.compile(rf"(?i:{shape})")
        for shape in (
            rf"\b{name}[\s-](?:{members})\b",
            rf"\bmembers of {name}\b",
            rf"\b{name}['’]s? (?:\w+ ){{0,2}}(?:{_HEADS})\b",
            rf"\b{name}, (?:an?|the) (?:(?!of\b|in\b|for\b)[\w-]+ ){{0,3}}(?:{kinds}){_ALONE}",
            rf"(?:^|[.!?,;:“”\"]\s*|\b(?:that|where|when|and the) ){name} {_MANY}",
            rf"\b(?:{kinds}),? (?:called|named|known as) {name}\b",
        )
    ]


# "Orme, a network engineer" is no network.
_ALONE = r"(?=[^\w\s]|\s(?:that|which|in|of|based|led|behind|fighting|linked|responsible)\b|$)"
# One man is or has; "Red Lantern were deployed".
_MANY = r"(?:were(?! to\b)|are|have)\b"
# Whom a group has and a person has not ("Red Lantern's founder").
_HEADS = r"leaders?|founders?|second-in-command|number two|no\.? ?2|members"
_GROUPS = frozenset(
    {"group", "movement", "network", "organisation", "organization", "militia", "faction", "cell"}
)
# Whom a group by its name has, and a person has not ("Red Lantern leader Ilan Orme").
_MEMBERS = frozenset(
    {
        "leader",
        "leaders",
        "member",
        "members",
        "militant",
        "fighter",
        "operative",
        "operatives",
        "cell",
        "cells",
        "affiliate",
        "affiliates",
        "offshoot",
        "gunman",
        "insurgent",
        "rebel",
    }
)


def short(words: str) -> str:
    """Words cut to what a reason can hold."""
    return words if len(words) <= 60 else words[:57].rstrip() + "…"
