"""Texts in, copies and rewrites by the text they share out, each with the figures that say so.

Candidates come from hashes and are always verified by exact overlap of trigrams, so that a hash
decides nothing. What only background shares (a fact box, "key events" at the end) is no rewrite:
something of the first half of a text must stand in the other, and what an outlet prints week after
week counts for nothing (`furniture`). Pairs that only this keeps apart are POSSIBLE, for people.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.candidates import Candidates
from pactwatch.weigh.lineage.furniture import furniture
from pactwatch.weigh.lineage.texts import LEAST_TRIGRAMS, Grams, Text, part_in, shared

__all__ = ["find_copies", "unquoted_part"]

# Exact overlap of word trigrams: of both together, and of the shorter text. A reprint that is cut
# keeps nine tenths of its own; from four fifths on it has no news of its own (swept on the open
# part of benchmark/gold/copies.jsonl: .75 to .9).
_SURE_COPY, _SURE_PART, _LIKELY_PART = 0.8, 0.9, 0.8
# Rewrites: people call it one from a quarter of the shorter text on; separate articles on one event
# share up to that, and more where both print one form. From .3 on more are found and more wrongly
# joined: of 111 independent open pairs two, above the one in a hundred aimed at; from .35 on
# one, by its quotations. Words quoted in both prove nothing about the story.
_REWRITTEN, _REWRITTEN_UNQUOTED, _LEAST_SHARED = 0.35, 0.2, 40
# Of the first half of either text, so much must stand in the other (same sweep: .05 to .2).
_NEWS = 0.1
# So many shared trigrams are held before those seen twice are dropped.
_HELD = 4_000_000


class _Found(NamedTuple):
    """`is_whole`: the texts are alike as wholes, so no box or form can be what they share."""

    kind: LineageType
    certainty: Certainty
    basis: str
    is_whole: bool = False


class _Pair(NamedTuple):
    text: Text
    earlier: Text
    found: _Found


_VERBATIM = _Found(
    LineageType.VERBATIM_COPY, Certainty.ESTABLISHED, "the same words throughout", is_whole=True
)


def find_copies(texts: Sequence[Text]) -> Iterable[LineageEdge]:
    """Edges from the later to the earlier text."""
    pairs, seen = _alike(texts)
    common = furniture(seen, _shared_by([p for p in pairs if not p.found.is_whole]))
    for text, earlier, found in pairs:
        told = found if found.is_whole else _without(text, earlier, found, common)
        yield LineageEdge(text.id, earlier.id, told.kind, told.certainty, told.basis)


def unquoted_part(one: Text, other: Text) -> float:
    """The share of the shorter text's own words that the other has."""
    return part_in(one.unquoted, other.unquoted)


def _alike(texts: Sequence[Text]) -> tuple[list[_Pair], list[Text]]:
    """Pairs that share enough, and the texts that are nobody's sure copy.

    Earliest first; a sure copy is not looked up again, so a thousand reprints stay cheap.
    """
    index = Candidates()
    seen: list[Text] = []
    short: dict[str, Text] = {}
    pairs: list[_Pair] = []
    for text in sorted(texts, key=lambda t: t.age):
        if not len(text.grams):
            earlier = short.setdefault(text.plain, text)
            if earlier is not text:
                pairs.append(_Pair(text, earlier, _VERBATIM))
            continue
        print_ = index.print_of(text.grams)
        near = (seen[number] for number in index.query(print_))
        own = [_Pair(text, e, found) for e in near if (found := _compare(text, e))]
        pairs += own
        if not any(p.found.certainty is Certainty.ESTABLISHED for p in own):
            index.insert(print_)
            seen.append(text)
    return pairs, seen


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
        is_whole = whole >= _SURE_COPY
        return _Found(LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED, basis, is_whole)
    if part >= _LIKELY_PART:
        return _Found(LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, basis)
    return _rewritten(text, earlier, np.empty(0, dtype=np.uint64))


def _rewritten(text: Text, earlier: Text, common: Grams) -> _Found | None:
    """A third of the shorter text in the other, in its news, and not by quoting the same people."""
    one, other = (_less(t.grams, common) for t in (text, earlier))
    both = shared(one, other)
    part = both / max(min(len(one), len(other)), 1)
    if both < _LEAST_SHARED or part < _REWRITTEN:
        return None
    unquoted = part_in(_less(text.unquoted, common), _less(earlier.unquoted, common))
    halves = ((_less(text.first_half, common), other), (_less(earlier.first_half, common), one))
    news = max(shared(half, whole) / max(len(half), 1) for half, whole in halves)
    if unquoted < _REWRITTEN_UNQUOTED or news < _NEWS:
        return None
    basis = f"{part:.0%} of the shorter text's word trigrams, {unquoted:.0%} outside quotations"
    return _Found(LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, basis)


def _shared_by(pairs: Sequence[_Pair]) -> Grams:
    """All trigrams that any of the pairs shares."""
    held: list[Grams] = [np.empty(0, dtype=np.uint64)]
    size = 0
    for text, earlier, _ in pairs:
        held.append(np.intersect1d(text.grams, earlier.grams, assume_unique=True))
        size += len(held[-1])
        if size > _HELD:
            held = [np.unique(np.concatenate(held))]
            size = 0
    return np.unique(np.concatenate(held))


def _without(text: Text, earlier: Text, found: _Found, common: Grams) -> _Found:
    """What is found where the outlet's furniture is left out; POSSIBLE where nothing is."""
    one, other = (_less(t.grams, common) for t in (text, earlier))
    both, least = shared(one, other), min(len(one), len(other))
    is_copy = found.kind is LineageType.NEAR_DUPLICATE
    if is_copy and both >= LEAST_TRIGRAMS and both >= _LIKELY_PART * least:
        return found
    if told := _rewritten(text, earlier, common):
        return told
    basis = f"{found.basis}; without what the outlet prints week after week too little is left"
    return _Found(found.kind, Certainty.POSSIBLE, basis)


def _less(grams: Grams, common: Grams) -> Grams:
    if not len(common):
        return grams
    at = np.searchsorted(common, grams)
    at[at == len(common)] = 0
    kept: Grams = grams[common[at] != grams]
    return kept
