"""Texts in, pairs that share enough of their words out, each text with the earlier ones.

Earliest first; a copy of the whole is not looked up again, so a thousand reprints stay cheap. What
was noted of a text holds as long as no earlier text came, went or changed with which it has a key
of `candidates` in common: only through such a key can another text bear on what is found for it.
Refuses to say what the pairs are: see `overlap`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pactwatch.domain.evidence import Certainty
from pactwatch.weigh.lineage.candidates import Candidates, print_of
from pactwatch.weigh.lineage.notes import Alike, Found, Notes
from pactwatch.weigh.lineage.overlap import VERBATIM, compare, less
from pactwatch.weigh.lineage.texts import Grams, Text, shared

__all__ = ["Pair", "find_alike"]

# Fewer trigrams in common are two sentences.
_LEAST = 24


class Pair(NamedTuple):
    """A text, an earlier one, and what was found."""

    text: Text
    earlier: Text
    found: Found


def find_alike(texts: Sequence[Text], notes: Notes) -> tuple[list[Pair], list[Text]]:
    """Pairs that share enough, and the texts that are nobody's sure copy, the earliest first.

    Brings `notes` up to date.
    """
    short = [t for t in texts if not len(t.grams)]
    long = sorted((t for t in texts if len(t.grams)), key=lambda t: t.age)
    look = _Look(long, notes)
    look.through()
    notes.alike = look.noted
    return [*_same_words(short), *look.pairs], [t for t in long if look.noted[t.id].is_seen]


def _same_words(short: Sequence[Text]) -> list[Pair]:
    """Texts of hardly a word: the same as an earlier one, or nothing."""
    first: dict[str, Text] = {}
    ordered = sorted(short, key=lambda t: t.age)
    told = [(text, first.setdefault(text.plain, text)) for text in ordered]
    return [Pair(text, earlier, VERBATIM) for text, earlier in told if earlier is not text]


class _Look:
    """One look through all texts, the earliest first."""

    def __init__(self, texts: Sequence[Text], notes: Notes) -> None:
        self.pairs: list[Pair] = []
        self.noted: dict[str, Alike] = {}
        self._texts, self._known = texts, {t.id: t for t in texts}
        self._prints = [print_of(t) for t in texts]
        self._index = Candidates(self._prints)
        self._before = notes.alike
        # What was found before and is there no longer, the latest first.
        self._gone = _gone(notes, self._known)
        # Keys of what came, went or changed so far: whoever has one of them is compared anew.
        self._moved: set[int] = set()

    def through(self) -> None:
        """Find the pairs, and note what was found."""
        for place, text in enumerate(self._texts):
            while self._gone and self._gone[-1].age <= text.age:
                self._moved.update(print_of(self._gone.pop()).keys)
            noted = self._noted(place, text)
            self.noted[text.id] = noted
            self.pairs += [Pair(text, self._known[e], found) for e, found in noted.found]
            if noted.is_seen:
                self._index.put(place, second=bool(noted.held))

    def _noted(self, place: int, text: Text) -> Alike:
        """What was noted of a text where it still holds, else what is found now."""
        before = self._before.get(text.id)
        if before is not None and not _is_of(before, text):
            before = None
        if before is not None and self._moved.isdisjoint(self._prints[place].keys):
            return before
        noted = self._compared(place, text)
        if _is_found_as(noted) != _is_found_as(before):
            self._moved.update(self._prints[place].keys)
        return noted

    def _compared(self, place: int, text: Text) -> Alike:
        found: list[tuple[str, Found]] = []
        # By what the text holds whole, or is held by: what it has beside that.
        beside: dict[str, Grams] = {}
        for earlier in (self._texts[number] for number in self._index.query(place)):
            if self._adds_nothing(earlier, beside):
                continue
            if one := compare(text, earlier):
                found.append((earlier.id, one))
                if one.certainty is Certainty.ESTABLISHED:
                    beside[earlier.id] = less(text.grams, earlier.grams)
        # What holds a brief whole, or is held, has other things to be found by.
        is_copy = any(one.is_whole for _, one in found)
        return Alike(text.digest, text.published, not is_copy, tuple(found))

    def _adds_nothing(self, earlier: Text, beside: Mapping[str, Grams]) -> bool:
        """Whether two texts have hardly anything in common but a third that is told of both."""
        both = beside.keys() & self.noted[earlier.id].held
        return any(shared(beside[key], earlier.grams) < _LEAST for key in both)


def _is_found_as(noted: Alike | None) -> tuple[bool, bool] | None:
    """How later texts find it; None where they do not."""
    return (True, bool(noted.held)) if noted and noted.is_seen else None


def _is_of(noted: Alike, text: Text) -> bool:
    return (noted.digest, noted.published) == (text.digest, text.published)


def _gone(notes: Notes, now: dict[str, Text]) -> list[Text]:
    """Texts others were compared with that are gone, or have other words or another day now."""
    gone = [
        Text(i, "", None, noted.published, traits=notes.traits[noted.digest])
        for i, noted in notes.alike.items()
        if noted.is_seen and (i not in now or not _is_of(noted, now[i]))
    ]
    return sorted(gone, key=lambda t: t.age, reverse=True)
