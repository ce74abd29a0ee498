"""What the checks look up in a document's people, names, sentences and statements.

Every statement is held against the whole document, and a long one has thousands: each of these is
worked out once while a document is read. Refuses to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pactwatch.domain.claim import Polarity
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeechAct, Statement
from pactwatch.language.names.names import bare
from pactwatch.language.names.people import Person
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.word_places import WordPlaces

T = TypeVar("T")
Rows = Mapping[str, Sequence[T]]


def _rows(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    rows: dict[str, list[T]] = defaultdict(list)
    for word, thing in pairs:
        rows[word].append(thing)
    return dict(rows)


@once_a_document
def by_name(people: tuple[Person, ...]) -> Rows[Person]:
    """People by their whole names, in their order."""
    return _rows((p.name, p) for p in people)


# So many letters of a name tell most names apart.
_LETTERS = 5


@once_a_document
def _by_letters(people: tuple[Person, ...]) -> Rows[tuple[int, Person]]:
    return _rows((p.name[:_LETTERS], (n, p)) for n, p in enumerate(people))


def named_first(words: str, people: tuple[Person, ...]) -> Person | None:
    """The first person with whose name some words begin."""
    rows = _by_letters(people)
    openings = dict.fromkeys(words[:length] for length in range(1, _LETTERS + 1))
    found = [e for o in openings for e in rows.get(o, ()) if words.startswith(e[1].name)]
    return min(found, key=lambda e: e[0])[1] if found else None


@once_a_document
def _by_plain(people: tuple[Person, ...]) -> Rows[int]:
    plain = ((bare(p.name), bare(p.surname), n) for n, p in enumerate(people))
    return _rows((word, n) for name, last, n in plain for word in {name, last, *name.split()[-1:]})


def perhaps_called(plain: str, people: tuple[Person, ...]) -> list[Person]:
    """At least all whose plain name or surname some words are, or end in; in their order."""
    rows = _by_plain(people)
    near = {n for word in {plain, *plain.split()[-1:]} for n in rows.get(word, ())}
    return [people[n] for n in sorted(near)]


@once_a_document
def places_of(people: tuple[Person, ...]) -> Mapping[int, Person]:
    """Who is named where."""
    return {at: p for p in people for at in p.places}


@once_a_document
def armed_in(names: tuple[Name, ...]) -> frozenset[str]:
    """The plain names of armed groups."""
    return frozenset(bare(n.text) for n in names if n.kind == "ARMED_GROUP")


@once_a_document
def groups_in(names: tuple[Name, ...]) -> Mapping[str, str]:
    """The bodies and groups, each by its plain name as it last stands."""
    kinds = ("ARMED_GROUP", "ORGANISATION")
    return {bare(n.text): n.text for n in names if n.kind in kinds}


@once_a_document
def _folded_words(text: str) -> WordPlaces:
    return WordPlaces(text, [text], fold=True)


# A shape is sought so many characters around a name that stands in it.
_BEFORE, _BEHIND = 60, 200


def stands_in(shapes: Sequence[re.Pattern[str]], name: str, text: str) -> bool:
    """Whether a name stands in one of the shapes somewhere; each holds the name."""
    return any(
        shape.search(text, max(0, at - _BEFORE), at + len(name) + _BEHIND)
        for at in _folded_words(text).of(name)
        for shape in shapes
    )


@once_a_document
def by_speaker(statements: Sequence[Statement]) -> Rows[Statement]:
    """Statements by their speakers' names, in order."""
    return _rows((s.speaker.name, s) for s in statements if s.speaker.name)


@once_a_document
def _office_words(statements: Sequence[Statement]) -> Rows[Speaker]:
    speakers = {s.speaker: None for s in statements if s.speaker.role}
    return _rows((w, s) for s in speakers for w in set(bare(office_of(s)).split()))


def office_of(speaker: Speaker) -> str:
    """A speaker's office with the body that it is of."""
    return f"{speaker.role or ''} {speaker.organisation or ''}"


def in_office(words: set[str], statements: Sequence[Statement]) -> set[str | None]:
    """The names of the speakers in whose offices all of some words stand."""
    rows = _office_words(statements)
    fewest = min((rows.get(word, ()) for word in words), key=len, default=())
    return {s.name for s in fewest if words <= set(bare(office_of(s)).split())}


@once_a_document
def without_assessment(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Those that say what cannot be told."""
    return [s for s in statements if s.speech_act is SpeechAct.NON_ASSESSMENT]


@once_a_document
def by_conduct(statements: Sequence[Statement]) -> Rows[int]:
    """The places of statements by the conduct that they claim, each once."""
    return _rows(
        (code, i) for i, s in enumerate(statements) for code in {c.conduct for c in s.claims}
    )


@once_a_document
def by_denied(statements: Sequence[Statement]) -> Rows[int]:
    """The places of statements by the conduct that they say is not so, each once."""
    return _rows(
        (code, i)
        for i, s in enumerate(statements)
        for code in {c.conduct for c in s.claims if c.polarity is Polarity.NEGATIVE}
    )
