"""What a passage shows by its closeness to passages already coded, where no trigger says so.

In: a codebook and a case's prototypes (passages a person has coded). Out: for a passage the codes
it is close to, each with a sentence that names the nearest passage; and whether a person has said
of nearly the same words that a code is not there. Learns nothing: a decision counts from the next
text on, and a code that has examples but no triggers is coded by them alone.
Refuses to act on descriptions alone where a code has triggers: measured, that found nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pactwatch.domain.codebook import Codebook, ConductCode, Prototype
from pactwatch.language.closeness import Passage, Shelf, passage
from pactwatch.language.lexicon import load

__all__ = ["Close", "Closeness"]

# A prototype longer than this holds more than one matter (a guess: the gold's clauses end here).
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Close:
    """A code a passage is close to: by which coded passage, how close (0..1), and why in words."""

    code: ConductCode
    like: Passage
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The nearest passage of a kind; closeness 0 and no text where there is none."""

    closeness: float = 0.0
    text: str = ""
    name: str = ""


class Closeness:
    """The codebook's words and a case's prototypes, ready to compare with."""

    def __init__(self, codebook: Codebook, prototypes: Sequence[Prototype] = ()) -> None:
        self._prototypes = [p for p in prototypes if len(p.text.split()) <= _MOST_WORDS]
        self._shelf = Shelf([passage(p.text) for p in self._prototypes])
        coded = {code for p in self._prototypes for code in p.codes}
        self._by_prototype = tuple(c for c in codebook.codes if c.id in coded)
        self._by_example = tuple(c for c in codebook.codes if not c.triggers)
        self._weights: Mapping[str, float] = load("closeness")["weights"]

    @property
    def is_idle(self) -> bool:
        """Nothing was coded by a person, and every code has triggers."""
        return not self._prototypes and not self._by_example

    def codes_in(self, text: str) -> Iterator[Close]:
        """Codes that the passage is close enough to, each once."""
        words = passage(text)
        near = self._shelf.closeness_to(words)
        for code in self._by_prototype:
            if close := self._like_prototype(code, words, near):
                yield close
        for code in self._by_example:
            if code not in self._by_prototype and (close := self._like_example(code, words)):
                yield close

    def is_taken_off(self, code: str, text: str) -> bool:
        """Whether a person took the code off nearly these words, and left it on none as close."""
        near = self._shelf.closeness_to(passage(text))
        kept, without = self._nearest(code, near, has_it=True), self._nearest(code, near)
        weights = self._weights
        is_same = without.closeness >= weights["same"]
        return is_same and without.closeness > kept.closeness + weights["margin"]

    def _like_prototype(
        self, code: ConductCode, words: Passage, near: NDArray[np.float32]
    ) -> Close | None:
        """A weighed sum: the nearest passage so coded, the codebook's words, and against it the
        nearest passage a person coded otherwise."""
        like, unlike = self._nearest(code.id, near, has_it=True), self._nearest(code.id, near)
        weights = self._weights
        total = (
            weights["coded_so"] * like.closeness
            + weights["described_so"] * _described(code, words).closeness
            + weights["coded_otherwise"] * unlike.closeness
        )
        return _close(code, like) if total >= weights["enough"] else None

    def _nearest(self, code: str, near: NDArray[np.float32], *, has_it: bool = False) -> _Nearest:
        """Of the prototypes that have the code, or of those that a person coded without it."""
        found = [
            (float(near[i]), i)
            for i, p in enumerate(self._prototypes)
            if (code in p.codes if has_it else p.is_complete and code not in p.codes)
        ]
        if not found:
            return _Nearest()
        best, i = max(found)
        return _Nearest(best, self._prototypes[i].text, self._prototypes[i].origin)

    def _like_example(self, code: ConductCode, words: Passage) -> Close | None:
        """For a code without triggers: closer to its examples than to its counter-examples."""
        found, against = _described(code, words), _among(code.counter_examples, words)
        if found.closeness < max(self._weights["example"], against.closeness + 1e-6):
            return None
        return _close(code, found)


def _close(code: ConductCode, like: _Nearest) -> Close:
    reason = f"close ({like.closeness:.2f}) to {like.name}, which shows {code.id} ({code.label})"
    return Close(code, passage(like.text), like.closeness, reason)


def _described(code: ConductCode, words: Passage) -> _Nearest:
    return _among((code.description, *code.examples), words)


def _among(texts: tuple[str, ...], words: Passage) -> _Nearest:
    if not texts:
        return _Nearest()
    near = _shelved(texts).closeness_to(words)
    best = int(near.argmax())
    return _Nearest(float(near[best]), texts[best], f"“{texts[best]}” in the codebook")


@lru_cache(maxsize=1024)
def _shelved(texts: tuple[str, ...]) -> Shelf:
    return Shelf([passage(text) for text in texts])
