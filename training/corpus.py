"""What every reader hands to training: a text's words with whichever labels its corpus has.

A label list is None where the corpus says nothing, so a loss is taken only where there is gold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pactwatch.text.words import Word

IGNORED = -100  # no gold for this word
NOT_A_NAME_OF_THREE = -50  # neither person, organisation nor place; another name is possible

SPAN_TAGS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
# Kinds of uncertainty of the Szeged corpus: epistemic, doxastic, investigation, condition.
HEDGE_KINDS = ("EPISTEMIC", "DOXASTIC", "INVESTIGATION", "CONDITION")
HEDGE_TAGS = ("O", *(f"{mark}-{kind}" for kind in HEDGE_KINDS for mark in "BI"))
POS_TAGS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
RELATIONS = [
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
]


@dataclass(frozen=True, slots=True)
class Link:
    """The words ``start <= i < end`` point at the words of ``targets``, any of which will do."""

    start: int
    end: int
    targets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or a window of one, as words with labels; all lists are as long as ``words``."""

    name: str
    words: tuple[Word, ...]
    spans: tuple[int, ...] | None = None
    links: tuple[Link, ...] = ()
    names: tuple[int, ...] | None = None
    pos: tuple[int, ...] | None = None
    relations: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None  # index of the head word; itself for a root
    sentences: tuple[int, ...] = field(default=())  # sentence number of each word
    hedges: tuple[int, ...] | None = None
    certainty: tuple[float, ...] | None = None  # -3 surely not .. 3 surely so; NaN: no gold
    mentions: tuple[Link, ...] | None = None  # a mention points at what it was called before
    soft: NDArray[np.float16] | None = None  # teachers' scores: span tags, then name tags

    def part(self, first: int, last: int) -> "Text":
        """The words first <= i < last, with links and heads counted from ``first``."""

        def cut(labels: tuple[int, ...] | None) -> tuple[int, ...] | None:
            return None if labels is None else labels[first:last]

        heads = None
        if self.heads is not None:
            heads = tuple(
                h - first if first <= h < last else IGNORED for h in self.heads[first:last]
            )
        return replace(
            self,
            words=self.words[first:last],
            spans=cut(self.spans),
            links=tuple(_cut_links(self.links, first, last)),
            names=cut(self.names),
            pos=cut(self.pos),
            relations=cut(self.relations),
            heads=heads,
            sentences=self.sentences[first:last],
            hedges=cut(self.hedges),
            certainty=None if self.certainty is None else self.certainty[first:last],
            mentions=(
                None if self.mentions is None else tuple(_cut_links(self.mentions, first, last))
            ),
            soft=None if self.soft is None else self.soft[first:last],
        )


def _cut_links(links: Iterable[Link], first: int, last: int) -> Iterable[Link]:
    for link in links:
        start, end = max(link.start, first), min(link.end, last)
        targets = tuple(
            (max(a, first) - first, min(b, last) - first)
            for a, b in link.targets
            if a < last and b > first
        )
        if start < end and targets:
            yield Link(start - first, end - first, targets)


def join(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Set tokenised text as print would (no space before a comma, quotes hug their words).

    Returns the text and each token's range of characters in it.
    """
    text, ranges, open_quote, hug = "", [], False, True
    for token in tokens:
        closes = token in _CLOSING or (token.startswith("'") and len(token) > 1) or token == "n't"
        if token == '"':
            closes, open_quote = open_quote, not open_quote
        if text and not hug and not closes:
            text += " "
        ranges.append((len(text), len(text) + len(token)))
        text += token
        hug = token in _OPENING or (token == '"' and open_quote)
    return text, ranges


_CLOSING = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'"])
_OPENING = frozenset(["(", "[", "{", "$", "£", "€"])
