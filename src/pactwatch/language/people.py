"""A document's names and trees in, the people it speaks of out: spellings, offices, where they
stand.

A full name and the bare surname after it are one person; offices set beside any mention ("A, the
head of B", "B spokesman A") belong to the person. Refuses to join two people of one surname.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from pactwatch.domain.reading import Name
from pactwatch.language.mentions import Mention, read_mention
from pactwatch.language.offices import given_gender
from pactwatch.language.ranges import Range, trim
from pactwatch.language.syntax import Sentence, Token

__all__ = ["Person", "find_people", "folded", "subject_person"]


@dataclass(slots=True)
class Person:
    """Somebody the document names. `places` are the starts of all mentions, in order."""

    name: str
    places: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    gender: str | None = None

    @property
    def surname(self) -> str:
        """The last word of the name, in lower case."""
        return self.name.split()[-1].casefold()

    @property
    def role(self) -> str | None:
        """The longest office the document gives, which is the most telling."""
        return max(self.roles, key=len, default=None)

    @property
    def organisation(self) -> str | None:
        """The first body the document gives."""
        return self.organisations[0] if self.organisations else None


def find_people(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Person, ...]:
    """Everybody named, in order of the first mention."""
    people: list[Person] = []
    spoken = sorted((n for n in names if n.kind == "PERSON"), key=lambda n: -len(n.text.split()))
    for name in spoken:
        person = _known(people, name)
        if person is None and _is_shared(people, name):
            continue
        if person is None:
            person = Person(name.text)
            people.append(person)
        person.places.append(name.start)
        _note_office(text, sentences, names, name, person)
    for person in people:
        person.places.sort()
        person.gender = person.gender or given_gender(person.name)
    return tuple(sorted(people, key=lambda p: p.places[0]))


def _known(people: Sequence[Person], name: Name) -> Person | None:
    """Whom a name means: the same name, or the only full name its word belongs to."""
    words = folded(name.text).split()
    exact = [p for p in people if folded(p.name) == folded(name.text)]
    if exact:
        return exact[0]
    if len(words) > 1:
        longer = [p for p in people if set(words) <= set(folded(p.name).split())]
        same_last = [p for p in longer if folded(p.surname) == words[-1]]
        return same_last[0] if len(same_last) == 1 else None
    last = [p for p in people if folded(p.surname) == words[0]]
    found = last or [p for p in people if words[0] in folded(p.name).split()]
    return found[0] if len(found) == 1 else None


def _is_shared(people: Sequence[Person], name: Name) -> bool:
    """Whether a bare word belongs to several people: then it is nobody's."""
    word = folded(name.text)
    return len([p for p in people if word in folded(p.name).split()]) > 1


def folded(name: str) -> str:
    """A name for comparing: lower case, no accents, no Arabic article ("al-Doğan" = "Dogan")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\b(?:al|el|as|ash|ad|an|ar|at|az)-", "", plain)


def _note_office(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], name: Name, person: Person
) -> None:
    sentence = next((s for s in sentences if s.covers(name.start, name.end)), None)
    if sentence is None:
        return
    start, end = _widened(text, sentence, name)
    mention = read_mention(text, sentence, start, end, names)
    if mention.name != name.text:
        return
    person.mentions.append(mention)
    if mention.role and mention.role not in person.roles:
        person.roles.append(mention.role)
    if mention.organisation and mention.organisation not in person.organisations:
        person.organisations.append(mention.organisation)
    person.gender = person.gender or mention.gender


_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def _widened(text: str, sentence: Sentence, name: Name) -> Range:
    """A name with the office before it and, after a comma, the one set beside it."""
    tokens = sentence.tokens
    first = next(t.i for t in tokens if t.end > name.start)
    last = max(t.i for t in tokens if t.start < name.end)
    while first > 0 and _is_title_word(tokens[first - 1]):
        first -= 1
    end = last
    if end + 2 < len(tokens) and tokens[end + 1].text in {",", "("}:
        end = _beside_end(tokens, end + 1)
    return trim(text, tokens[first].start, tokens[end].end)


def _is_title_word(token: Token) -> bool:
    return token.upos in _BEFORE or token.lower in {"'s", "the", "a", "an"} or token.text == "-"


def _beside_end(tokens: Sequence[Token], comma: int) -> int:
    """The last word of what stands between a comma and the next, or the comma's predecessor."""
    after = tokens[comma + 1]
    if after.upos not in {"DET", "NOUN", "ADJ", "PROPN", "NUM"} and after.lower != "who":
        return comma - 1
    stop = comma + 1
    while stop < len(tokens) and tokens[stop].text not in {",", ".", ")", ";", "”", '"', "—"}:
        if tokens[stop].upos == "VERB" and tokens[stop].relation in _OF_CLAUSES:
            return comma - 1  # "General, the monitors say ...": an address, then a clause
        stop += 1
    return stop - 1


_OF_CLAUSES = frozenset({"root", "ccomp", "parataxis", "conj"})


def subject_person(people: Sequence[Person], subject: Token | None) -> Person | None:
    """The person whose name a subject stands in (its head word begins or ends the name)."""
    if subject is None:
        return None
    for person in people:
        for place in person.places:
            if place <= subject.start < place + len(person.name) + 1:
                return person
    return None
