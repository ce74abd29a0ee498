"""What a passage shows by its closeness to passages already coded, where no trigger says so.

In: a codebook and a case's prototypes (passages a person has coded). Out: for a passage the codes
it is close to, each with a sentence that names the nearest passage; and whether a person has said
of nearly the same words that a code is not there. Learns nothing: a decision counts from the next
text on, and a code that has examples but no triggers is coded by them alone.
Refuses to act on descriptions alone where a code has triggers: measured, that found nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pactwatch.domain.codebook import Codebook, ConductCode, Prototype
from pactwatch.language.conduct.shown import Shown, shown_by
from pactwatch.language.grammar.engine import Engine, default_engine
from pactwatch.language.model.by_example import words_of_code
from pactwatch.language.model.closeness import Passage, Shelf, passage
from pactwatch.language.words.lexicon import load

__all__ = ["Close", "Closeness", "as_in"]

# A prototype longer than this holds more than one matter (a guess: the gold's clauses end here).
_MOST_WORDS = 60
# Of fifty invented codes .958 of the lines that show them are closer to all their words than this,
# and .501 of lines about other matters.
_ANY = 0.02

Figures = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Close:
    """A code a passage is close to: by which coded passage, how close (0..1), and why in words.

    `is_turned`: the code's own example shows it by a "not" ("has not let the inspectors in"), so
    that the same words without one say that it is not so.
    """

    code: ConductCode
    like: Passage
    score: float
    reason: str
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The nearest passage of a kind; closeness 0 and no text where there is none."""

    closeness: float = 0.0
    text: str = ""
    name: str = ""


class Closeness:
    """The codebook's words and a case's prototypes, ready to compare with; `by_example` are the
    codes with examples and without triggers."""

    def __init__(
        self,
        codebook: Codebook,
        prototypes: Sequence[Prototype] = (),
        *,
        engine: Engine | None = None,
    ) -> None:
        self._engine = engine or default_engine()
        self._prototypes = [p for p in prototypes if len(p.text.split()) <= _MOST_WORDS]
        self._shelf = Shelf([passage(p.text) for p in self._prototypes])
        coded = {code for p in self._prototypes for code in p.codes}
        self._by_prototype = tuple(c for c in codebook.codes if c.id in coded)
        self.by_example = tuple(c for c in codebook.codes if c.examples and not c.triggers)
        self._described = _Described((*self._by_prototype, *self.by_example))
        whole = (words_of_code(c.description, c.examples) for c in self.by_example)
        self._whole = Shelf([passage(words) for words in whole])
        self._weights: Mapping[str, float] = load("closeness")["weights"]
        self._kept: dict[tuple[str, bool], NDArray[np.intp]] = {}
        self._last: tuple[str, Figures] = ("", np.zeros(0, np.float32))

    @property
    def is_idle(self) -> bool:
        """Nothing was coded by a person, and every code has triggers."""
        return not self._prototypes and not self.by_example

    def codes_in(self, text: str) -> Iterator[Close]:
        """Codes that the passage is close enough to by what a person coded, each once."""
        described = self._described.nearest(passage(text))
        for code in self._by_prototype:
            if close := self._like_prototype(code, text, described[code.id]):
                yield close

    def nearest_examples(self, text: str) -> Iterator[Close]:
        """Codes without triggers, each with its nearest example, however far: how near is enough
        is the reader's to say (`is_near`, `is_countered`)."""
        described = self._described.nearest(passage(text))
        return (_close(code, described[code.id]) for code in self.by_example)

    def in_common(self, text: str) -> Iterator[ConductCode]:
        """The codes by example that have any matter in common with the passage: of one that has
        none the network, which takes its time, need not be asked."""
        near = self._whole.closeness_to(passage(text))
        return (code for code, share in zip(self.by_example, near, strict=True) if share >= _ANY)

    def is_coded_so(self, code: ConductCode, text: str) -> bool:
        """Whether people have put nearly these words under the code."""
        return self._nearest(code.id, text, has_it=True).closeness >= self._weights["same"]

    def shown(self, code: ConductCode) -> Shown:
        """What the examples of a code do, and to what."""
        return shown_by(code, self._engine)

    def is_countered(self, close: Close, text: str) -> bool:
        """Whether a counter-example is as close to the passage as the nearest example."""
        against = Shelf([passage(x) for x in close.code.counter_examples])
        return close.score <= float(against.closeness_to(passage(text)).max(initial=0.0))

    def is_near(self, close: Close) -> bool:
        """Whether an example is as near as a code without triggers asks for."""
        return close.score >= self._weights["example"]

    def is_taken_off(self, code: str, text: str) -> bool:
        """Whether a person took the code off nearly these words, and left it on none as close."""
        without = self._nearest(code, text, has_it=False)
        if without.closeness < self._weights["same"]:
            return False
        kept = self._nearest(code, text, has_it=True)
        return without.closeness > kept.closeness + self._weights["margin"]

    def _like_prototype(self, code: ConductCode, text: str, described: _Nearest) -> Close | None:
        """A weighed sum: the nearest passage so coded, the codebook's words, and against it the
        nearest passage a person coded otherwise."""
        like, weights = self._nearest(code.id, text, has_it=True), self._weights
        # Of one with examples alone they and the network tell what is like it: an accepted "no flat
        # was sold" is no example of a sale, and near to all that is told of flats.
        if code in self.by_example and like.closeness < weights["same"]:
            return None
        total = weights["coded_so"] * like.closeness + weights["described_so"] * described.closeness
        if total < weights["enough"]:
            return None
        unlike = self._nearest(code.id, text, has_it=False)
        total += weights["coded_otherwise"] * unlike.closeness
        return _close(code, like) if total >= weights["enough"] else None

    def _nearest(self, code: str, text: str, *, has_it: bool) -> _Nearest:
        """Of the prototypes that have the code, or of those that a person coded without it."""
        places = self._places(code, has_it=has_it)
        if not len(places):
            return _Nearest()
        near = self._near(text)[places]
        best = int(near.argmax())
        one = self._prototypes[int(places[best])]
        return _Nearest(float(near[best]), one.text, one.origin)

    def _places(self, code: str, *, has_it: bool) -> NDArray[np.intp]:
        key = (code, has_it)
        if key not in self._kept:
            fits = [
                (code in p.codes) if has_it else (p.is_complete and code not in p.codes)
                for p in self._prototypes
            ]
            self._kept[key] = np.flatnonzero(fits)
        return self._kept[key]

    def _near(self, text: str) -> Figures:
        """How close the text is to each prototype; asked for the same text many times in a row."""
        if self._last[0] != text:
            self._last = text, self._shelf.closeness_to(passage(text))
        return self._last[1]


class _Described:
    """Descriptions and examples of codes, side by side."""

    def __init__(self, codes: Sequence[ConductCode]) -> None:
        rows = {code.id: (code.description, *code.examples) for code in codes}
        self._texts = [(code, text) for code, texts in rows.items() for text in texts]
        self._shelf = Shelf([passage(text) for _, text in self._texts])

    def nearest(self, words: Passage) -> dict[str, _Nearest]:
        """Per code its description or example that is nearest to a passage."""
        found: dict[str, _Nearest] = {}
        near = self._shelf.closeness_to(words).tolist()
        for closeness, (code, text) in zip(near, self._texts, strict=True):
            if code not in found or closeness > found[code].closeness:
                found[code] = _Nearest(closeness, text, f"“{text}” in the codebook")
        return found


def as_in(close: Close, text: str, *, is_turned: bool) -> Close:
    """The same code, told as one of its examples tells it."""
    return replace(close, like=passage(text), is_turned=is_turned)


def _close(code: ConductCode, like: _Nearest) -> Close:
    reason = f"close ({like.closeness:.2f}) to {like.name}, which shows {code.id} ({code.label})"
    return Close(code, passage(like.text), like.closeness, reason)
