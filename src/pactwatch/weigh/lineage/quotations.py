"""Texts in, rewrites by the quotations they share out.

Two papers at one press conference print the same words: quotations alone make an edge POSSIBLE,
and only a credit, or a text without words of anyone else, makes it PROBABLE.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.credits import Credits
from pactwatch.weigh.lineage.overlap import unquoted_part
from pactwatch.weigh.lineage.texts import QUOTED, Text, grams_of
from pactwatch.weigh.names.names import words_of

__all__ = ["find_quoted"]

# So much of the words around the quotations must come from there too: reports of one statement by
# two papers share a tenth, of one interview that both credit up to a fifth, and people call a text
# a rewrite from a quarter on.
_BACKED_UNQUOTED = 0.25
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


class _Spoken(NamedTuple):
    """The quotations of a text, and all their trigrams together."""

    quotes: list[Quote]
    grams: frozenset[int]


def find_quoted(
    texts: Sequence[Text], joined: frozenset[frozenset[str]], credits: Credits
) -> list[LineageEdge]:
    """What shares quotations with an earlier text, but not enough of the text around them."""
    holders: dict[int, int] = {}
    seen: list[tuple[Text, _Spoken]] = []
    edges = []
    for text in sorted(texts, key=lambda t: t.age):
        quotes = _quotations(text)
        if not quotes:
            continue
        spoken = _Spoken(quotes, frozenset().union(*(quote.grams for quote in quotes)))
        met = Counter([holders.setdefault(gram, len(seen)) for gram in spoken.grams])
        seen.append((text, spoken))
        for number in sorted(n for n, grams in met.items() if grams >= _LEAST_GRAMS):
            other, others = seen[number]
            if other is text or frozenset((text.id, other.id)) in joined:
                continue
            if both := _shared(spoken, others):
                is_backed = _is_told_again(text, other, both, credits.is_one(text, other))
                certainty = Certainty.PROBABLE if is_backed else Certainty.POSSIBLE
                kind = LineageType.PARAPHRASE_REWRITE
                edges.append(LineageEdge(text.id, other.id, kind, certainty, both.basis))
    return edges


class _Shared(NamedTuple):
    """`is_all`: the text with fewer quotations has no others; `is_many`: two or more."""

    basis: str
    is_all: bool
    is_many: bool


def _is_told_again(text: Text, other: Text, found: _Shared, is_credited: bool) -> bool:
    """Whether the quotations came with words of the story or with a credit for all of them.

    Who credits a paper for one saying among others took that saying from it, and no more.
    """
    if found.is_all and is_credited:
        return True
    is_known = is_credited or (found.is_all and found.is_many)
    return is_known and unquoted_part(text, other) >= _BACKED_UNQUOTED


def _shared(one: _Spoken, other: _Spoken) -> _Shared | None:
    near = [q for q in one.quotes if not q.grams.isdisjoint(other.grams)]
    both = [q for q in near if any(_is_same(q.grams, r.grams) for r in other.quotes)]
    longest = max((q.words for q in both), default=0)
    if len(both) < 2 and longest < _LONG_QUOTE_WORDS:
        return None
    is_all = len(both) >= min(len(one.quotes), len(other.quotes))
    basis = f"{len(both)} quotation(s) in common, the longest of {longest} words"
    return _Shared(basis, is_all, is_many=len(both) >= 2)


def _is_same(one: frozenset[int], other: frozenset[int]) -> bool:
    if one.isdisjoint(other):
        return False
    return len(one & other) >= _SAME_QUOTE * min(len(one), len(other))


def _quotations(text: Text) -> list[Quote]:
    told = text.trait("quotes", lambda: _spoken(text.text))
    return [Quote(words, frozenset(grams)) for words, grams in told]


def _spoken(text: str) -> list[tuple[int, list[int]]]:
    """Of each quotation how many words it has, and its trigrams."""
    found = (next(filter(None, match.groups())) for match in QUOTED.finditer(text))
    quotes = ([w.casefold() for w in words_of(quote)] for quote in found)
    return [
        (len(words), grams_of(words).tolist())
        for words in quotes
        if len(words) >= _LEAST_QUOTE_WORDS
    ]
