"""A document's people by where they are named, by surname and by office.

In: everybody whom the document names. Out: those at a place, with a surname, with a word of an
office, each looked up: a long text names thousands, and asks at every sentence. All come in the
order of the people. Refuses to choose among them.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.known import heads
from pactwatch.language.words.nearby import Nearby

__all__ = ["Bearers"]


class Bearers:
    """The people of one document, looked up."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._places = sorted((at, n) for n, p in enumerate(people) for at in p.places)
        self._surnames = _rows((p.surname, n) for n, p in enumerate(people))
        called = [(word, n) for n, p in enumerate(people) for word in heads(p.roles)]
        self._words = _rows(called)
        self._classes = _rows((row, n) for word, n in called for row in office_class(word))
        ends = ((bare(role).split()[-1:], n) for n, p in enumerate(people) for role in p.roles)
        self._ends = _rows((end[0], n) for end, n in ends if end)
        told = ((n, m) for n, p in enumerate(people) for m in p.mentions if m.role)
        self._offices: Nearby[tuple[int, Mention]] = Nearby(
            told, lambda t: [(t[1].start, t[1].end)]
        )

    def at(self, place: int) -> Person | None:
        """The first of those who are named right at a place."""
        found = bisect_left(self._places, (place, 0))
        is_there = found < len(self._places) and self._places[found][0] == place
        return self._people[self._places[found][1]] if is_there else None

    def places(self, low: int, high: int) -> list[tuple[Person, int]]:
        """Who is named from one character up to another, and where; in order of people."""
        inside = self._places[
            bisect_left(self._places, (low, 0)) : bisect_left(self._places, (high, 0))
        ]
        return [(self._people[n], at) for n, at in sorted((n, at) for at, n in inside)]

    def within(self, low: int, high: int) -> list[Person]:
        """Who is named from one character up to another, each once."""
        return list({id(person): person for person, _ in self.places(low, high)}.values())

    def by_surname(self, surname: str) -> list[Person]:
        """Those with a surname, in lower case."""
        return self._of(self._surnames.get(surname, ()))

    def by_word(self, word: str) -> list[Person]:
        """Those of whose offices a word is one."""
        return self._of(self._words.get(word, ()))

    def by_office(self, word: str) -> list[Person]:
        """Those of whose offices a word is one, or stands in its row of offices."""
        alike = (n for row in office_class(word) for n in self._classes.get(row, ()))
        return self._of((*self._words.get(word, ()), *alike))

    def by_last_word(self, role: str) -> list[Person]:
        """Those one of whose offices ends in the word that another ends in."""
        last = bare(role).split()[-1:]
        return self._of(self._ends.get(last[0], ())) if last else []

    def in_office(self, at: int) -> Person | None:
        """The first in the words of whose office a character stands."""
        held = (n for n, m in self._offices.over(at, at + 1) if m.start <= at < m.end)
        found = next(held, None)
        return None if found is None else self._people[found]

    def _of(self, numbers: Iterable[int]) -> list[Person]:
        return [self._people[n] for n in sorted(set(numbers))]


def _rows(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for word, number in pairs:
        rows[word].append(number)
    return dict(rows)
