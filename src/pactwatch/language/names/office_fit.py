"""An office described and a person in, whether the one may be the other out.

In: a mention's office and body, a person's offices and bodies. Refuses to choose among persons.
"""

import re
from collections.abc import Sequence

from pactwatch.language.names.mention_office import OF_PEOPLE
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class, rank_of_arms, voice_words
from pactwatch.language.names.people import Person
from pactwatch.language.words.lexicon import phrases

__all__ = ["contradicts", "describes", "has_complement", "is_told_apart", "may_be_of", "same_role"]


def describes(mention: Mention, person: Person) -> bool:
    """Whether an office and a body described fit a person: same row of offices, same body."""
    classes = office_class(mention.head)
    offices = {word for role in person.roles for word in voice_words(role)}
    if mention.head not in offices and not any(classes & office_class(word) for word in offices):
        return False
    return any(_same_body(mention.organisation or "", body) for body in person.organisations)


def contradicts(mention: Mention, person: Person) -> bool:
    """Whether the document gives a person offices, ranks apart, and none of them is this one."""
    told = {c for role in person.roles for w in voice_words(role) for c in office_class(w)}
    ranks = phrases("titles", "single", "ranks")
    wanted = office_class(mention.head)
    if is_told_apart(mention, person):
        return True
    if not wanted and told - ranks and _is_calling(mention):
        return True  # nor is "the journalist" the president
    if mention.head in phrases("titles", "single", "outside") and told - _LEARNED:
        return not told & wanted  # "the mediator" is no side's commander
    if told == {"commander"} and wanted and wanted <= _CIVIL:
        return True  # "the governor" is not the general who acted before
    if person.organisations and person.roles and not told and wanted and wanted <= _CIVIL:
        return True  # nor is "the mayor" another body's man
    if mention.head in phrases("titles", "single", "general"):
        return bool(told - ranks) and not told & phrases("titles", "single", "powers")
    return bool(told - ranks and wanted - ranks) and not told & wanted


def _is_of_other_rank(mention: Mention, person: Person) -> bool:
    """ "The general" is no colonel; a lieutenant colonel is called either."""
    wanted = rank_of_arms(mention.head)
    told = {rank for role in person.roles for w in role.split() if (rank := rank_of_arms(w))}
    return wanted is not None and bool(told) and wanted not in told


def _is_calling(mention: Mention) -> bool:
    """Whether a word for people says what somebody does, and not only that he is one."""
    people = phrases("titles", "anonymous", "single")
    return mention.head in people - phrases("titles", "anonymous", "any_office")


def is_told_apart(mention: Mention, person: Person) -> bool:
    """Whether the words tell a person's office apart from this one of the same name: "the Velm
    president" is not Sarn's, "the health minister" not the aviation minister."""
    if _is_of_other_rank(mention, person):
        return True
    roles = [r for r in person.roles if office_class(mention.head) & _classes_of(r)]
    asked = _fields(mention.role)
    # "Aviation Minister" may be read as a minister of a body called Aviation.
    given = _fields(" ".join([*roles, *person.organisations]))
    if asked and roles and given and not asked & given:
        return True
    if asked & _AGAINST and roles and not asked & given:
        return True  # "the rebel leader" is not the Sarnish one
    if _is_of_other_state(mention, roles) or _is_of_other_master(mention, person):
        return True
    owners = [_owners(r) for r in roles]
    wanted = {w[0] for w in _owners(mention.role)}
    if wanted and owners and all(o and not wanted & {w[0] for w in o} for o in owners):
        return True
    states = {b[0] for b in person.organisations if _STATE.fullmatch(b)}
    peoples = {w[0] for w in _owners(mention.role) if OF_PEOPLE.fullmatch(w)}
    return bool(roles and peoples and states) and not peoples & states


_AGAINST = frozenset({"rebel", "opposition"})


def _is_of_other_state(mention: Mention, roles: Sequence[str]) -> bool:
    """ "Caldria's minister" is not the Merrovian minister: a people's name begins as its state's
    does."""
    state = mention.organisation or ""
    peoples = [[w for w in _owners(r) if OF_PEOPLE.fullmatch(w)] for r in roles]
    is_told = bool(_STATE.fullmatch(state)) and bool(peoples) and all(peoples)
    return is_told and all(w[0] != state[0] for words in peoples for w in words)


def _is_of_other_master(mention: Mention, person: Person) -> bool:
    """ "The premier's spokesman" speaks for no party of which a spokesman is told."""
    master = (mention.organisation or "").split()
    is_office = bool(master) and master[-1].islower() and bool(office_class(master[-1]))
    told = {w.casefold() for body in person.organisations for w in body.split()}
    is_spokesman = "spokesperson" in office_class(mention.head)
    return is_office and is_spokesman and bool(told) and not told & set(master)


def _classes_of(role: str) -> set[str]:
    return {c for w in voice_words(role) for c in office_class(w)}


def _fields(role: str | None) -> frozenset[str]:
    """What an office is in charge of: "health", "opposition"."""
    return phrases("titles", "single", "fields") & frozenset((role or "").casefold().split())


# "Velm", and no "UN" or "BP"; an adjective of a people or a place begins as its name does.
_STATE = re.compile(r"[A-Z][a-z]{2,}")


def _owners(role: str | None) -> list[str]:
    """Whose an office is by a word before it ("Velmish president", "Reform candidate"): written
    with a capital, and no office or field of one."""
    words = (role or "").split()
    known = phrases("titles", "single", "fields") | phrases("titles", "ranks", "words")
    return [
        w
        for w in words[:-1]
        if w[:1].isupper() and w.casefold() not in known and not office_class(w)
    ]


# Whoever is called so may be asked to judge between others as well.
_LEARNED = frozenset({"judge", "lawyer", "doctor", "expert"})
# Offices that an officer of whom no other is told is not meant by.
_CIVIL = frozenset(
    {"governor", "mayor", "premier", "minister", "judge", "prosecutor"}
    | {"lawmaker", "lawyer", "manager"}
)


def may_be_of(body: str | None, person: Person) -> bool:
    """Whether a person may speak for a body: the same, a part of it, or none is told of him."""
    words = _capitals([body or ""])
    # "The country's minister" says of which body as little as "the minister".
    known = _capitals(person.organisations)
    return not words or not known or bool(words & known)


def _capitals(bodies: Sequence[str]) -> set[str]:
    return {w.casefold() for body in bodies for w in body.split() if w[:1].isupper()}


def same_role(one: str | None, other: str) -> bool:
    """Whether two offices of two words or more end alike ("Velm health minister")."""
    short, long = sorted((bare(one or ""), bare(other)), key=len)
    return len(short.split()) > 1 and f" {long}".endswith(f" {short}")


def _same_body(one: str, other: str) -> bool:
    """The same name, or the same head noun with a capitalised word in common ("UN panel")."""
    if bare(one) == bare(other):
        return True
    first, second = one.split(), other.split()
    if not first or not second or first[-1].casefold() != second[-1].casefold():
        return False
    return bool({w for w in first if w[:1].isupper()} & {w for w in second if w[:1].isupper()})


_COMPLEMENT = re.compile(r"\w (?:of|for|at) (?:the|this|an?|its|his|her|their)\s")


def has_complement(mention: Mention) -> bool:
    """Whether a description says of what somebody is that ("the head of the infirmary")."""
    return bool(_COMPLEMENT.search(mention.text))
