"""A document as lineage compares it: its words, its trigrams, and what of it is news.

A trigram is three words in a row, as one number of 64 bits made from the words alone, so that a
text has the same trigrams in every case. Notices that address the reader ("enter your e-mail
address"), or tell of rights in the page, are the outlet's and not the story's: they are left out
before two texts are compared.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pactwatch.text.openings import found_in
from pactwatch.weigh.lineage.notes import Traits
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.passages.passages import bag_of
from pactwatch.weigh.passages.words import lexicon

__all__ = ["QUOTED", "Grams", "Text", "grams_of", "has_each", "part_in", "shared"]

Grams = NDArray[np.uint64]
T = TypeVar("T")

# A straight mark opens where a word begins: one that closes a short quotation ("the Chin") opens
# none, or all that follows would be taken for quoted.
QUOTED = re.compile(r"“([^“”]{20,})”|(?<![^\s(\[—–-])\"(?=\S)([^\"]{20,})\"|«([^«»]{20,})»")
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
# A text shorter than this shares its trigrams by chance.
LEAST_TRIGRAMS = 12
# Odd numbers that mix three words into one: the golden ratio and two primes of xxHash64.
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_known: dict[str, int] = {}
# So many spellings are kept between calls; a year of news has fewer.
_MOST_KNOWN = 2_000_000


class Text:
    """One document: id, working text, publisher's name, day of publication, language code."""

    def __init__(
        self,
        id_: str,
        text: str,
        publisher: str | None,
        published: date | None,
        language: str | None = None,
        *,
        traits: Traits | None = None,
    ) -> None:
        self.id, self.text, self.publisher = id_, text, publisher
        self.published, self.language = published, language
        self._traits = traits

    def noted_in(self, traits: dict[str, Traits]) -> "Text":
        """The same text, its traits taken from notes by its digest and put there."""
        self._traits = traits.setdefault(self.digest, {})
        return self

    def trait(self, name: str, make: Callable[[], T]) -> T:
        """What is made of the words alone: as it was noted, where it was."""
        if self._traits is None:
            return make()
        if name not in self._traits:
            self._traits[name] = make()
        found: T = self._traits[name]
        return found

    @cached_property
    def digest(self) -> str:
        """Stands for the words."""
        return blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def age(self) -> tuple[date, str]:
        """Sorts earliest first; a text without a day is taken for the latest."""
        return self.published or date.max, self.id

    @cached_property
    def grams(self) -> Grams:
        """Trigrams of the news in it, of everything where there is hardly any."""
        return self.noted("grams", self._grams)

    @cached_property
    def news(self) -> Grams:
        """Trigrams of the news in it, each where it stands."""
        return in_order(_words(_without_notices(self.text)))

    @cached_property
    def bag(self) -> tuple[frozenset[str], frozenset[str]]:
        """Its content words in one form, and those of them that stand capitalised."""
        stems, names = self.trait("bag", lambda: [sorted(words) for words in bag_of(self.text)])
        return frozenset(stems), frozenset(names)

    @property
    def plain(self) -> str:
        """All its words in one spelling."""
        return " ".join(_words(self.text))

    @cached_property
    def unquoted(self) -> Grams:
        """Trigrams outside quotations."""
        return self.noted(
            "unquoted", lambda: grams_of(_words(QUOTED.sub(" ", _without_notices(self.text))))
        )

    @cached_property
    def first_half(self) -> Grams:
        """Trigrams of the first half of its news; background stands at the end."""
        return self.noted("first half", self._first_half)

    def _grams(self) -> Grams:
        news = grams_of(_words(_without_notices(self.text)))
        return news if len(news) >= LEAST_TRIGRAMS else grams_of(_words(self.text))

    def _first_half(self) -> Grams:
        words = _words(_without_notices(self.text))
        return grams_of(words[: max(len(words) // 2, LEAST_TRIGRAMS + 2)])

    def noted(self, name: str, make: Callable[[], Grams]) -> Grams:
        """A trait that is numbers, which notes hold as bytes."""
        return np.frombuffer(self.trait(name, lambda: make().tobytes()), dtype=np.uint64)


def grams_of(words: Sequence[str]) -> Grams:
    """The different trigrams of words in a row, sorted."""
    return np.unique(in_order(words))


def in_order(words: Sequence[str]) -> Grams:
    """Trigrams of words in a row, each where it stands."""
    if len(words) < 3:
        return np.empty(0, dtype=np.uint64)
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    numbers = [_known[w] if w in _known else _learn(w) for w in words]
    w = np.array(numbers, dtype=np.uint64)
    mixed: Grams = w[:-2] * _MIX[0] + w[1:-1] * _MIX[1] + w[2:] * _MIX[2]
    return mixed ^ (mixed >> np.uint64(29))


def shared(one: Grams, other: Grams) -> int:
    """How many trigrams both have."""
    if len(one) > len(other):
        one, other = other, one
    return int(np.count_nonzero(has_each(other, one)))


def has_each(held: Grams, asked: Grams) -> NDArray[np.bool_]:
    """Of each trigram asked for whether it is among those held, which are sorted."""
    if not len(held):
        return np.zeros(len(asked), dtype=np.bool_)
    at = np.searchsorted(held, asked)
    at[at == len(held)] = 0
    found: NDArray[np.bool_] = held[at] == asked
    return found


def part_in(one: Grams, other: Grams) -> float:
    """The share of the smaller set that the other has."""
    smaller = min(len(one), len(other))
    return shared(one, other) / smaller if smaller else 0.0


def _learn(word: str) -> int:
    _known[word] = found = crc32(word.encode("utf-8", "surrogatepass"))
    return found


def _words(text: str) -> list[str]:
    return [w.casefold() for w in words_of(text)]


def _without_notices(text: str) -> str:
    """The text less the sentences that speak to the reader; quoted people may say "you"."""
    shapes = _READER, lexicon().notices
    if not any(True for shape in shapes for _ in found_in(text, shape)):
        return text
    masked = QUOTED.sub(lambda m: "\0" * len(m.group()), text)
    ends = [*(m.end() for m in _ENDS.finditer(masked)), len(text)]
    told = set[int]()
    for start, end in (found.span() for shape in shapes for found in found_in(masked, shape)):
        if end <= ends[number := bisect_right(ends, start)]:
            told.add(number)
    parts = zip([0, *ends], ends, strict=False)
    return "".join(text[a:b] for n, (a, b) in enumerate(parts) if n not in told)
