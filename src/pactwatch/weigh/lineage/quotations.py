"""Texts in, rewrites by the quotations they share out.

Two papers at one press conference print the same words: quotations alone make an edge POSSIBLE,
and only a credit, or a text without words of anyone else, makes it PROBABLE.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.copies import unquoted_part
from pactwatch.weigh.lineage.credits import Credits
from pactwatch.weigh.lineage.texts import QUOTED, Text, grams_of
from pactwatch.weigh.names import words_of

__all__ = ["find_quoted"]

# Where a text has no quotations but the other's, so much of its own words must come from there too:
# reports of one statement by two papers share a tenth.
_BACKED_UNQUOTED = 0.12
# A quotation of so many words is not spoken twice in the same words.
_LEAST_QUOTE_WORDS = 6
_SAME_QUOTE = 0.7
# One shared quotation of this many words, or two shorter ones, mark a rewrite.
_LONG_QUOTE_WORDS = 12

# A shared quotation gives at least so many trigrams in common; fewer are turns of speech.
_LEAST_GRAMS = 2


class Quote(NamedTuple):
    """What was said: how many words, and its trigrams."""

    words: int
    grams: frozenset[int]


def find_quoted(
    texts: Sequence[Text], joined: frozenset[frozenset[str]], credits: Credits
) -> list[LineageEdge]:
    """What shares quotations with an earlier text, but not enough of the text around them."""
    holders: dict[int, int] = {}
    seen: list[tuple[Text, list[Quote]]] = []
    edges = []
    for text in sorted(texts, key=lambda t: t.age):
        quotes = _quotations(text.text)
        if not quotes:
            continue
        spoken = {gram for quote in quotes for gram in quote.grams}
        met = Counter(holders.setdefault(gram, len(seen)) for gram in spoken)
        seen.append((text, quotes))
        for number in sorted(n for n, grams in met.items() if grams >= _LEAST_GRAMS):
            other, others = seen[number]
            if other is text or frozenset((text.id, other.id)) in joined:
                continue
            if both := _shared(quotes, others):
                is_backed = _is_told_again(text, other, both) or credits.is_one(text, other)
                certainty = Certainty.PROBABLE if is_backed else Certainty.POSSIBLE
                kind = LineageType.PARAPHRASE_REWRITE
                edges.append(LineageEdge(text.id, other.id, kind, certainty, both.basis))
    return edges


class _Shared(NamedTuple):
    """`is_all`: two or more, and the text with fewer quotations has no others."""

    basis: str
    is_all: bool


def _is_told_again(text: Text, other: Text, found: _Shared) -> bool:
    """Whether the quotations came with words of the story, and not from whom both heard."""
    return found.is_all and unquoted_part(text, other) >= _BACKED_UNQUOTED


def _shared(one: Sequence[Quote], other: Sequence[Quote]) -> _Shared | None:
    both = [q for q in one if any(_is_same(q.grams, r.grams) for r in other)]
    longest = max((q.words for q in both), default=0)
    if len(both) < 2 and longest < _LONG_QUOTE_WORDS:
        return None
    is_all = len(both) >= max(2, min(len(one), len(other)))
    return _Shared(f"{len(both)} quotation(s) in common, the longest of {longest} words", is_all)


def _is_same(one: frozenset[int], other: frozenset[int]) -> bool:
    if one.isdisjoint(other):
        return False
    return len(one & other) >= _SAME_QUOTE * min(len(one), len(other))


def _quotations(text: str) -> list[Quote]:
    found = (next(filter(None, match.groups())) for match in QUOTED.finditer(text))
    quotes = ([w.casefold() for w in words_of(quote)] for quote in found)
    return [
        Quote(len(words), frozenset(grams_of(words).tolist()))
        for words in quotes
        if len(words) >= _LEAST_QUOTE_WORDS
    ]
