"""Texts in, copies and rewrites by the text they share out, each with the figures that say so.

Candidates come from hashes and are always verified by exact overlap of trigrams, so that a hash
decides nothing. What only background shares (a fact box, "key events" at the end) is no rewrite:
something of the first half of a text must stand in the other.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.candidates import Candidates
from pactwatch.weigh.lineage.texts import LEAST_TRIGRAMS, Text, part_in, shared

__all__ = ["find_copies", "unquoted_part"]

# Exact overlap of word trigrams: of both together, and of the shorter text. A reprint that is cut
# keeps nine tenths of its own; from four fifths on it has no news of its own (swept on the open
# part of benchmark/gold/copies.jsonl: .75 to .9).
_SURE_COPY, _SURE_PART, _LIKELY_PART = 0.8, 0.9, 0.8
# Rewrites: separate articles on one event share up to a quarter, in a few sets a half where both
# print one form (same sweep: .3 to .45); words quoted in both prove nothing about the story.
_REWRITTEN, _REWRITTEN_UNQUOTED, _LEAST_SHARED = 0.35, 0.2, 40
# Of the first half of either text, so much must stand in the other (same sweep: .05 to .2).
_NEWS = 0.1


class _Found(NamedTuple):
    kind: LineageType
    certainty: Certainty
    basis: str


_VERBATIM = _Found(LineageType.VERBATIM_COPY, Certainty.ESTABLISHED, "the same words throughout")


def find_copies(texts: Sequence[Text]) -> Iterable[LineageEdge]:
    """Earliest first; a sure copy is not looked up again, so a thousand reprints stay cheap."""
    index = Candidates()
    seen: list[Text] = []
    short: dict[str, Text] = {}
    for text in sorted(texts, key=lambda t: t.age):
        if not len(text.grams):
            earlier = short.setdefault(text.plain, text)
            if earlier is not text:
                yield _edge(text, earlier, _VERBATIM)
            continue
        print_ = index.print_of(text.grams)
        edges = [
            _edge(text, seen[number], found)
            for number in index.query(print_)
            if (found := _compare(text, seen[number]))
        ]
        yield from edges
        if not any(e.certainty is Certainty.ESTABLISHED for e in edges):
            index.insert(print_)
            seen.append(text)


def unquoted_part(one: Text, other: Text) -> float:
    """The share of the shorter text's own words that the other has."""
    return part_in(one.unquoted, other.unquoted)


def _edge(text: Text, earlier: Text, found: _Found) -> LineageEdge:
    return LineageEdge(text.id, earlier.id, found.kind, found.certainty, found.basis)


def _compare(text: Text, earlier: Text) -> _Found | None:
    """Of both together (Jaccard), and of the smaller in the larger; then as a rewrite."""
    one, other = text.grams, earlier.grams
    smaller, both = min(len(one), len(other)), shared(one, other)
    if both == smaller and len(one) == len(other) and text.plain == earlier.plain:
        return _VERBATIM
    if smaller < LEAST_TRIGRAMS:
        return None
    whole, part = both / (len(one) + len(other) - both), both / smaller
    basis = f"{whole:.0%} of word trigrams in common, {part:.0%} of the shorter text"
    if whole >= _SURE_COPY or part >= _SURE_PART:
        return _Found(LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED, basis)
    if part >= _LIKELY_PART:
        return _Found(LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, basis)
    return _rewritten(text, earlier, part) if both >= _LEAST_SHARED else None


def _rewritten(text: Text, earlier: Text, part: float) -> _Found | None:
    """A third of the shorter text in the other, in its news, and not by quoting the same people."""
    if part < _REWRITTEN:
        return None
    unquoted = unquoted_part(text, earlier)
    if unquoted < _REWRITTEN_UNQUOTED or _news_part(text, earlier) < _NEWS:
        return None
    basis = f"{part:.0%} of the shorter text's word trigrams, {unquoted:.0%} outside quotations"
    return _Found(LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, basis)


def _news_part(one: Text, other: Text) -> float:
    """How much of the first half of either text stands in the other."""
    halves = ((one.first_half, other.grams), (other.first_half, one.grams))
    return max(shared(half, whole) / max(len(half), 1) for half, whole in halves)
