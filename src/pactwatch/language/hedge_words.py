"""A text in, the words that hedge in it out, each with its kind.

For now as resources/lexicon/hedges.toml lists them, word by word, without a look at the sentence:
what a hedge does to a statement is factuality.py's matter. Kinds after Szarvas et al. 2012
(Computational Linguistics 38:2): epistemic ("may"), doxastic ("believe"), investigation
("examine"), condition ("if").
"""

import functools
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import load
from pactwatch.text.words import words

__all__ = ["Hedge", "HedgeKind", "find_hedges"]


class HedgeKind(StrEnum):
    """In what way words leave a proposition open."""

    EPISTEMIC = "EPISTEMIC"
    DOXASTIC = "DOXASTIC"
    INVESTIGATION = "INVESTIGATION"
    CONDITION = "CONDITION"


@dataclass(frozen=True, slots=True)
class Hedge:
    """One cue: a half-open range of characters and its kind."""

    start: int
    end: int
    kind: HedgeKind


def find_hedges(text: str) -> tuple[Hedge, ...]:
    """Every hedging word of a text, in order."""
    found = ((word, _kind(word.text.casefold())) for word in words(text))
    return tuple(Hedge(word.start, word.end, kind) for word, kind in found if kind)


def _kind(word: str) -> HedgeKind | None:
    return _words().get(word) or _words().get(lemma(word, "VERB"))


# What the lexicon's classes are in Szarvas et al.'s terms.
_KINDS = {
    "governors": HedgeKind.DOXASTIC,
    "adverbs": HedgeKind.EPISTEMIC,
    "modals": HedgeKind.EPISTEMIC,
    "adjectives": HedgeKind.EPISTEMIC,
    "links": HedgeKind.CONDITION,
}


@functools.cache
def _words() -> dict[str, HedgeKind]:
    rows = [
        (word, kind)
        for degree in load("hedges").values()
        if isinstance(degree, dict)
        for table, kind in _KINDS.items()
        for word in _listed(degree.get(table, ""))
    ]
    return dict(rows)


def _listed(entry: str | list[str]) -> list[str]:
    return entry.split() if isinstance(entry, str) else entry
