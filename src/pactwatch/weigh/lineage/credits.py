"""Texts in, the outlets they credit and the edges that follow out ("X reported", "told X").

An outlet is a publisher of a held document, an actor of the case with the role MEDIA, or what
stands where custom puts a wire's name: dateline and last line. A credit points to the held
document of that outlet on the same matter, and to the outlet itself where none is held.
Refuses to take people and places for outlets.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.credit_words import (
    Credited,
    names_credited,
    names_that_say,
    outlets_credited,
    wires,
)
from pactwatch.weigh.lineage.texts import Text, part_in, shared
from pactwatch.weigh.names.names import NameBook, slug

__all__ = ["Credits"]

# A credit points back a few days; an older report on the same matter is another one.
_CREDIT_DAYS = 14
# Credited and crediting texts on one matter share at least so much.
_SAME_MATTER = 0.05
# Of an outlet's documents of these days so many are looked at, the newest first: a wire puts out
# a thousand a day, and its report on the matter stands among the last.
_LOOKED_AT = 300


_Finder = Callable[[str], Iterable[Credited]]
# How names are found, as notes know it; the finder; and who of them counts.
_Shape = tuple[str, _Finder, Callable[[str], bool]]


class _Credit(NamedTuple):
    """The words that credit an outlet, and whether they credit the whole text to it."""

    words: str
    is_of_all: bool


class Credits:
    """Who credits whom among texts, beside themselves."""

    def __init__(self, texts: Sequence[Text], actors: Sequence[Actor]) -> None:
        self._texts, self._book = texts, NameBook(actors)
        self._outlets = {t.id: self._outlet(t.publisher) for t in texts if t.publisher}
        self._held = frozenset(self._outlets.values())
        self._by_id = {t.id: t for t in texts}
        self._shapes: tuple[_Shape, ...] = (
            ("credited", names_credited, self._publishes),
            ("credited outlets", outlets_credited, self._is_outlet),
            ("who say", names_that_say, self._is_media),
        )
        self.of = {t.id: self._credited(t) for t in texts}

    def is_one(self, text: Text, other: Text) -> bool:
        """One credits the outlet of the other, or both credit the same one."""
        mine, theirs = self.of[text.id], self.of[other.id]
        return (
            self._outlets.get(other.id) in mine
            or self._outlets.get(text.id) in theirs
            or not mine.keys().isdisjoint(theirs)
        )

    def turned(self, edge: LineageEdge) -> LineageEdge:
        """The other way round where both are of one day and only the one derived from credits the
        other's outlet: the day says nothing then, and who credits derives."""
        text, earlier = self._by_id[edge.from_node], self._by_id[edge.to_node]
        is_of_one_day = text.published == earlier.published
        if not is_of_one_day or self._credits(text, earlier) or not self._credits(earlier, text):
            return edge
        return replace(edge, from_node=earlier.id, to_node=text.id)

    def _credits(self, text: Text, other: Text) -> bool:
        return self._outlets.get(other.id) in self.of[text.id]

    def edges(self, joined: frozenset[frozenset[str]]) -> Iterable[LineageEdge]:
        """To each held document of a credited outlet on the matter, or to the outlet itself."""
        held = self._by_outlet()
        for text in self._texts:
            for outlet, credit in sorted(self.of[text.id].items()):
                yield from _edges(text, outlet, credit, held.get(outlet, []), joined)

    def by_credit(self) -> Mapping[str, list[Text]]:
        """The texts that credit each outlet or come from it."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self._texts:
            for outlet in {*self.of[text.id], *filter(None, [self._outlets.get(text.id)])}:
                found[outlet].append(text)
        return found

    def _by_outlet(self) -> Mapping[str, list[Text]]:
        found: dict[str, list[Text]] = defaultdict(list)
        for text in sorted(self._texts, key=lambda t: t.age):
            if text.publisher:
                found[self._outlets[text.id]].append(text)
        return found

    def _credited(self, text: Text) -> dict[str, _Credit]:
        """Credited outlets but its own, each with the words that credit it."""
        found: dict[str, _Credit] = {}
        for shape, find, is_known in self._shapes:
            for name, is_of_all in text.trait(shape, partial(_each_once, find, text.text)):
                if known := self._known(name, is_known):
                    _credit(found, *known, is_of_all=is_of_all)
        for words in text.trait("wires", lambda: list(wires(text.text))):
            _credit(found, self._outlet(words), words, is_of_all=True)
        found.pop(self._outlets.get(text.id, ""), None)
        return found

    def _known(self, name: str, is_known: Callable[[str], bool]) -> tuple[str, str] | None:
        """The outlet that a name ends in or begins with, and its words."""
        named = ((self._outlet(words), words) for words in _endings(name))
        return next((one for one in named if is_known(one[0])), None)

    def _publishes(self, outlet: str) -> bool:
        return outlet in self._held or self._is_media(outlet)

    def _is_outlet(self, outlet: str) -> bool:
        """Who publishes, and is not known for another: a panel, a party."""
        is_other = outlet in self._book.actors and not self._is_media(outlet)
        return self._publishes(outlet) and not is_other

    def _is_media(self, outlet: str) -> bool:
        actor = self._book.actors.get(outlet)
        return actor is not None and actor.role is MonitorRole.MEDIA

    def _outlet(self, name: str | None) -> str:
        return self._book.resolve(name or "") or slug(name or "")


def _edges(
    text: Text,
    outlet: str,
    credit: _Credit,
    held: Sequence[Text],
    joined: frozenset[frozenset[str]],
) -> Iterable[LineageEdge]:
    basis = f"the text credits “{credit.words}”"
    near = [t for t in _window(text, held) if t is not text]
    if not near:
        # One saying that another outlet heard does not make the whole page that outlet's.
        sure = Certainty.PROBABLE if credit.is_of_all else Certainty.POSSIBLE
        basis = basis if credit.is_of_all else f"{basis} in passing"
        yield LineageEdge(text.id, f"origin:{outlet}", LineageType.CITES, sure, basis)
        return
    parts = {t.id: part_in(text.grams, t.grams) for t in near}
    same = [t for t in near if parts[t.id] >= _SAME_MATTER]
    # A credit is for one report: of several on the matter the one most of it stands in, the newest
    # of these. To point to all of them would make them one with each other.
    other = max(same or near[-1:], key=lambda t: (shared(text.grams, t.grams), t.age))
    if frozenset((text.id, other.id)) not in joined:
        certainty = Certainty.PROBABLE if same else Certainty.POSSIBLE
        yield LineageEdge(text.id, other.id, LineageType.CITES, certainty, basis)


def _window(text: Text, held: Sequence[Text]) -> Sequence[Text]:
    """What an outlet published in the days a credit may point back to; undated texts may fit."""
    if text.published is None:
        return held[-_LOOKED_AT:]
    first = bisect_left(held, text.published - timedelta(days=_CREDIT_DAYS), key=_day)
    last = bisect_left(held, text.published + timedelta(days=1), key=_day)
    undated = bisect_left(held, date.max, key=_day)
    return [*held[first:last][-_LOOKED_AT:], *held[undated:][:_LOOKED_AT]]


def _day(text: Text) -> date:
    return text.published or date.max


def _each_once(find: _Finder, text: str) -> list[Credited]:
    return list(dict.fromkeys(find(text)))


def _credit(found: dict[str, _Credit], outlet: str, words: str, *, is_of_all: bool) -> None:
    """Note a credit; one for the whole text goes before one in passing."""
    if outlet not in found or (is_of_all and not found[outlet].is_of_all):
        found[outlet] = _Credit(words, is_of_all)


def _endings(name: str) -> Iterable[str]:
    """ "On Monday Harbour Wire" ends in the outlet's name, "Harbour Wire Monday" begins with it."""
    words = name.split()
    yield name
    for cut in range(1, len(words)):
        yield " ".join(words[cut:])
        yield " ".join(words[:-cut])
