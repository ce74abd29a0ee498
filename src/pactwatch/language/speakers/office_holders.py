"""Who has spoken or was named with an office before a mention, the latest first, by the office.

In: a word for an office. Out: whoever was called by it, or by a word of its row of offices, one
by one: the first few tell nearly always whom a mention means, and a long text has thousands.
Refuses to choose among them.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge

from pactwatch.language.names.offices import office_class
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.known import Known, heads
from pactwatch.language.speakers.timeline import Timeline

__all__ = ["OfficeHolders"]

Row = list[tuple[int, int]]  # place and number, by place


class OfficeHolders:
    """The voices and the people of one document by the words of their offices."""

    def __init__(
        self,
        spoken: Timeline,
        people: Sequence[Person],
        known_person: Callable[[Person, int], Known],
    ) -> None:
        self._spoken, self._people, self._known = spoken, people, known_person
        self._read = 0
        self._voices: dict[str, Row] = defaultdict(list)
        self._named: dict[str, Row] = defaultdict(list)
        for number, person in enumerate(people):
            for name in _keys(heads(person.roles)):
                self._named[name] += [(at, number) for at in person.places]
        for row in self._named.values():
            row.sort()

    def called(self, word: str, until: int) -> Iterator[Known]:
        """Those called by the very word, who speak, or are named before a character."""
        return self._latest([word], until)

    def alike(self, word: str, until: int) -> Iterator[Known]:
        """Those called by the word or by another of its row of offices."""
        return self._latest(_keys([word]), until)

    def _latest(self, names: Iterable[str], until: int) -> Iterator[Known]:
        self._catch_up()
        rows = [_down(self._voices.get(n, []), 0, None) for n in names]
        rows += [_down(self._named.get(n, []), 1, until) for n in names]
        last = None
        for place in merge(*rows, reverse=True):
            if place != last:
                at, is_named, number = last = place
                yield self._known(self._people[number], at) if is_named else self._spoken[number]

    def _catch_up(self) -> None:
        for number in range(self._read, len(self._spoken)):
            known = self._spoken[number]
            for name in _keys(known.roles):
                insort(self._voices[name], (known.at, number))
        self._read = len(self._spoken)


def _keys(words: Iterable[str]) -> list[str]:
    """Some words, and the rows of offices that they stand in, each once."""
    words = list(words)
    rows = (f"row {row}" for word in words for row in office_class(word))
    return list(dict.fromkeys((*words, *rows)))


def _down(row: Row, sort: int, until: int | None) -> Iterator[tuple[int, int, int]]:
    """A row from its end, or from a character, to its beginning."""
    last = len(row) if until is None else bisect_left(row, (until, 0))
    return ((row[i][0], sort, row[i][1]) for i in range(last - 1, -1, -1))
