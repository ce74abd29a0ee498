"""Texts in, the outlets they credit and the edges that follow out ("X reported", "told X").

An outlet is a publisher of a held document, an actor of the case with the role MEDIA, or what
stands where custom puts a wire's name: dateline and last line. A credit points to the held
document of that outlet on the same matter, and to the outlet itself where none is held.
Refuses to take people and places for outlets.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.text.dateline import datelines
from pactwatch.weigh.lineage.texts import Text, part_in
from pactwatch.weigh.names.names import NameBook, slug

__all__ = ["Credits"]

# A credit points back a few days; an older report on the same matter is another one.
_CREDIT_DAYS = 14
# Credited and crediting texts on one matter share at least so much.
_SAME_MATTER = 0.05
# Of an outlet's documents of these days so many are looked at, the newest first: a wire puts out
# a thousand a day, and its report on the matter stands among the last.
_LOOKED_AT = 300

_NAME = r"((?:[A-Z][\w&.’'-]*)(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w&.’'-]*){0,4})"
# Verbs that follow the outlet: looked for first, as capitals stand everywhere and these do not.
_REPORTED = re.compile(r"\s+(?:has\s+|had\s+)?(?:reported|reports|broadcast|quoted|cited)\b")
_NAMED_BEFORE = re.compile(rf"\b{_NAME}$")
_BEFORE = 120
_CREDITS = (
    re.compile(rf"\b(?:told|tells|telling|said to)\s+(?:the\s+)?{_NAME}"),
    re.compile(rf"\b(?:according to|citing|reported by|cited by|quoted by)\s+(?:the\s+)?{_NAME}"),
    re.compile(rf"\b(?:interview with|interviewed by|in remarks to)\s+(?:the\s+)?{_NAME}"),
    # A rewrite by machine leaves the order of the words of the original.
    re.compile(rf"\bhas\s+(?:reported|quoted)\s+(?:the\s+)?{_NAME}"),
)
_LAST_LINE = re.compile(rf"(?m)^[-–—]\s*{_NAME}\s*$")


class Credits:
    """Who credits whom among texts, beside themselves."""

    def __init__(self, texts: Sequence[Text], actors: Sequence[Actor]) -> None:
        self._texts, self._book = texts, NameBook(actors)
        self._outlets = {t.id: self._outlet(t.publisher) for t in texts if t.publisher}
        self._held = frozenset(self._outlets.values())
        self._by_id = {t.id: t for t in texts}
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
            for outlet, words in sorted(self.of[text.id].items()):
                yield from _edges(text, outlet, words, held.get(outlet, []), joined)

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

    def _credited(self, text: Text) -> dict[str, str]:
        """Credited outlets but its own, each with the words that credit it."""
        found: dict[str, str] = {}
        for name in text.trait("credited", lambda: list(_names_credited(text.text))):
            for words in _endings(name):
                outlet = self._outlet(words)
                if outlet in self._held or self._is_media(outlet):
                    found.setdefault(outlet, words)
                    break
        for words in text.trait("wires", lambda: list(_wires(text.text))):
            found.setdefault(self._outlet(words), words)
        found.pop(self._outlets.get(text.id, ""), None)
        return found

    def _is_media(self, outlet: str) -> bool:
        actor = self._book.actors.get(outlet)
        return actor is not None and actor.role is MonitorRole.MEDIA

    def _outlet(self, name: str | None) -> str:
        return self._book.resolve(name or "") or slug(name or "")


def _edges(
    text: Text,
    outlet: str,
    words: str,
    held: Sequence[Text],
    joined: frozenset[frozenset[str]],
) -> Iterable[LineageEdge]:
    basis = f"the text credits “{words}”"
    near = [t for t in _window(text, held) if t is not text]
    if not near:
        to = f"origin:{outlet}"
        yield LineageEdge(text.id, to, LineageType.CITES, Certainty.PROBABLE, basis)
        return
    parts = {t.id: part_in(text.grams, t.grams) for t in near}
    same = [t for t in near if parts[t.id] >= _SAME_MATTER]
    # A credit is for one report: of several on the matter the one most of it stands in, the newest
    # of these. To point to all of them would make them one with each other.
    other = max(same or near[-1:], key=lambda t: (parts[t.id], t.age))
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


def _names_credited(text: str) -> Iterable[str]:
    """Names beside a verb of reporting, which may be an outlet's or anybody's."""
    for verb in _REPORTED.finditer(text):
        if found := _NAMED_BEFORE.search(text, max(0, verb.start() - _BEFORE), verb.start()):
            yield found.group(1)
    for pattern in _CREDITS:
        yield from (match.group(1) for match in pattern.finditer(text))


def _wires(text: str) -> Iterable[str]:
    """Names that stand where custom puts a wire's."""
    yield from (wire for found in datelines(text) if (wire := found["wire"]))
    yield from (match.group(1) for match in _LAST_LINE.finditer(text))


def _endings(name: str) -> Iterable[str]:
    """ "On Monday Harbour Wire" ends in the outlet's name, "Harbour Wire Monday" begins with it."""
    words = name.split()
    yield name
    for cut in range(1, len(words)):
        yield " ".join(words[cut:])
        yield " ".join(words[:-cut])
