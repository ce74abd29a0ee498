"""Cuts texts into windows and mixes the corpora into one seeded stream of batches."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

from pactwatch.language.model.pieces import windows
from pactwatch.text.words import Word

from .corpus import Text
from .cutter import WordCutter
from .nesting import nest

LIMIT = 222  # pieces in a window, without the two marks around it
Part = TypeVar("Part")


# How often each kind of gold is seen; a kind that is not named here is left out.
EPOCHS = {
    "attribution": 10,
    "names": 4,
    "trees": 4,
    "hedges": 3,
    "facts": 3,
    "coreference": 6,
    "unlabelled": 1,
}


@dataclass(frozen=True, slots=True)
class Mixture:
    """The recipe's numbers: how often each corpus is seen and how texts are disturbed."""

    epochs: Mapping[str, float] = field(default_factory=lambda: dict(EPOCHS))
    batch_pieces: int = 16 * LIMIT
    nested_share: float = 0.10  # of attributions tried; about two in three can be wrapped
    straight_quotes: float = 0.3
    curly_quotes: float = 0.05
    no_casing: float = 0.04
    no_paragraphs: float = 0.15


@dataclass(frozen=True, slots=True)
class Corpora:
    """Texts by kind of gold (the keys of EPOCHS), and names to make nested reports with."""

    kinds: Mapping[str, list[Text]]
    outlets: list[str]


def batches(corpora: Corpora, cut: WordCutter, mixture: Mixture, seed: int) -> list[list[Text]]:
    """The whole run's batches in order; the same seed gives the same run.

    Each batch holds windows of one kind; kinds are spread evenly over the run.
    """
    random = Random(seed)
    placed: list[tuple[float, list[Text]]] = []
    for kind, texts in corpora.kinds.items():
        epochs = mixture.epochs.get(kind, 0)
        for epoch in range(int(epochs)):
            made = _epoch(texts, kind, corpora, cut, mixture, random)
            step = 1 / (epochs * max(1, len(made)))
            # Each kind fills 0..1 evenly, so every part of the run has the same mixture.
            placed += [((epoch * len(made) + i + 0.5) * step, b) for i, b in enumerate(made)]
    placed.sort(key=lambda item: item[0])
    return [batch for _, batch in placed]


def _epoch(
    texts: list[Text],
    kind: str,
    corpora: Corpora,
    cut: WordCutter,
    mixture: Mixture,
    random: Random,
) -> list[list[Text]]:
    parts: list[tuple[int, Text]] = []
    for text in texts:
        if text.spans is not None and text.pos is None:  # a tree would not fit what is put in
            text = nest(text, corpora.outlets, random, share=mixture.nested_share)
        for window, length in _windows(text, cut, random):
            parts.append((length, _disturb(window, mixture, random)))
    parts.sort(key=lambda part: part[0] + random.random() * 8)
    made = list(grouped(parts, mixture.batch_pieces))
    random.shuffle(made)
    return made


def grouped(parts: Iterable[tuple[int, Part]], most: int) -> Iterator[list[Part]]:
    """Things by length, sorted, in batches of at most ``most`` pieces, padding counted."""
    batch: list[Part] = []
    longest = 0
    for length, window in parts:
        longest = max(longest, length)
        if batch and longest * (len(batch) + 1) > most:
            yield batch
            batch, longest = [], length
        batch.append(window)
    if batch:
        yield batch


def of_like_length(
    things: Sequence[Part], length: Callable[[Part], int], size: int, chance: Random, blur: int
) -> Iterator[list[Part]]:
    """Things of like length together, in batches of at most ``size`` words, the batches in any
    order; lengths are blurred by up to ``blur``, so that batches are not the same each round."""
    order = sorted(things, key=lambda one: length(one) + chance.uniform(0, blur))
    batches = list(grouped(((length(one), one) for one in order), size))
    chance.shuffle(batches)
    yield from batches


def fold_of(name: str, folds: int) -> int:
    """The part of so many that a text falls into, by its name's hash."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def _windows(text: Text, cut: WordCutter, random: Random) -> Iterator[tuple[Text, int]]:
    """Windows that touch but do not overlap; a random first length moves the cuts each epoch."""
    lengths = [len(cut(word.text)) for word in text.words]
    total = sum(lengths)
    first, used = 0, 0
    if total > LIMIT:
        goal = random.randint(LIMIT // 3, LIMIT)
        while used + lengths[first] <= goal:
            used += lengths[first]
            first += 1
        yield text.part(0, first), used
    for window in windows(lengths[first:], limit=LIMIT, overlap=0):
        span = (window.first + first, window.last + first)
        yield text.part(*span), sum(lengths[span[0] : span[1]])


_TO_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def _disturb(text: Text, mixture: Mixture, random: Random) -> Text:
    """Now and then other quotation marks, no casing, no paragraphs; labels stay."""
    found = list(text.words)
    chance = random.random()
    if chance < mixture.straight_quotes:
        found = [_with(w, w.text.translate(_TO_STRAIGHT)) for w in found]
    elif chance < mixture.straight_quotes + mixture.curly_quotes:
        found = _curly(found)
    if random.random() < mixture.no_casing:
        found = [_with(w, w.text.lower()) for w in found]
    if random.random() < mixture.no_paragraphs:
        found = [replace(w, opens=w.opens and i == 0) for i, w in enumerate(found)]
    return replace(text, words=tuple(found))


def _with(word: Word, text: str) -> Word:
    return word if text == word.text else replace(word, text=text)


def _curly(found: list[Word]) -> list[Word]:
    made, last = [], -1
    for word in found:
        text = word.text
        if text == '"':
            text = "”" if word.start == last else "“"
        elif text[0] == "'":
            text = "’" + text[1:]
        made.append(_with(word, text))
        last = word.end
    return made
