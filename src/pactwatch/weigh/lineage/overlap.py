"""Two texts in, what the words they share make of them out: a copy, a rewrite, or nothing.

Refuses to choose which texts are compared (`alike`), and to know what an outlet prints every week
(`copies` names it, to be left out).
"""

import numpy as np

from pactwatch.domain.evidence import Certainty, LineageType
from pactwatch.weigh.lineage.notes import Found
from pactwatch.weigh.lineage.texts import LEAST_TRIGRAMS, Grams, Text, part_in, shared

__all__ = ["LIKELY_PART", "VERBATIM", "compare", "less", "rewritten", "unquoted_part"]

# Exact overlap of word trigrams: of both together, and of the shorter text. A reprint that is cut
# keeps nine tenths of its own; from four fifths on it has no news of its own (swept on the open
# part of benchmark/gold/copies.jsonl: .75 to .9).
_SURE_COPY, _SURE_PART, LIKELY_PART = 0.8, 0.9, 0.8
# Rewrites: people call it one from a quarter of the shorter text on; separate articles on one event
# share up to that, and more where both print one form. From .3 on more are found and more wrongly
# joined: of 111 independent open pairs two, above the one in a hundred aimed at; from .35 on
# one, by its quotations. Words quoted in both prove nothing about the story.
_REWRITTEN, _REWRITTEN_UNQUOTED, _LEAST_SHARED = 0.35, 0.2, 40
# Of the first half of either text, so much must stand in the other (same sweep: .05 to .2).
_NEWS = 0.1

# What two texts of one outlet share in fewer stretches, or nearly all in one that is not long, is a
# box, a list or an excerpt that both print. Seen on the open part: of 17 independent pairs that
# share a third 14 are so, of 42 rewrites two. A stretch has five words or more.
_PLACES, _ONE, _LONG, _STRETCH = 3, 0.8, 250, 3

VERBATIM = Found(
    LineageType.VERBATIM_COPY, Certainty.ESTABLISHED, "the same words throughout", is_whole=True
)


def compare(text: Text, earlier: Text) -> Found | None:
    """Of both together (Jaccard), and of the smaller in the larger; then as a rewrite."""
    one, other = text.grams, earlier.grams
    smaller, both = min(len(one), len(other)), shared(one, other)
    if both == smaller and len(one) == len(other) and text.plain == earlier.plain:
        return VERBATIM
    if smaller < LEAST_TRIGRAMS:
        return None
    whole, part = both / (len(one) + len(other) - both), both / smaller
    basis = f"{whole:.0%} of word trigrams in common, {part:.0%} of the shorter text"
    if whole >= _SURE_COPY or part >= _SURE_PART:
        is_whole = whole >= _SURE_COPY
        return Found(LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED, basis, is_whole)
    if part >= LIKELY_PART:
        return Found(LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, basis)
    return rewritten(text, earlier, np.empty(0, dtype=np.uint64))


def rewritten(text: Text, earlier: Text, common: Grams) -> Found | None:
    """A third of the shorter text in the other, in its news, and not by quoting the same people."""
    one, other = (less(t.grams, common) for t in (text, earlier))
    both = shared(one, other)
    part = both / max(min(len(one), len(other)), 1)
    if both < _LEAST_SHARED or part < _REWRITTEN:
        return None
    unquoted = part_in(less(text.unquoted, common), less(earlier.unquoted, common))
    halves = ((less(text.first_half, common), other), (less(earlier.first_half, common), one))
    news = max(shared(half, whole) / max(len(half), 1) for half, whole in halves)
    if unquoted < _REWRITTEN_UNQUOTED or news < _NEWS:
        return None
    basis = f"{part:.0%} of the shorter text's word trigrams, {unquoted:.0%} outside quotations"
    if _is_in_one_place(text, earlier, common):
        basis += "; all in one place, as a box or an excerpt stands"
        return Found(LineageType.PARAPHRASE_REWRITE, Certainty.POSSIBLE, basis)
    return Found(LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, basis)


def _is_in_one_place(text: Text, earlier: Text, common: Grams) -> bool:
    """Whether two texts of one outlet share hardly anything but one stretch.

    A rewrite follows a text throughout; what two outlets print alike is an agency's all the same.
    """
    if not text.publisher or text.publisher != earlier.publisher:
        return False
    shorter, longer = sorted((text, earlier), key=lambda t: len(t.grams))
    sizes = _stretches(shorter.news, less(longer.grams, common))
    return len(sizes) < _PLACES or (max(sizes) < _LONG and max(sizes) >= _ONE * sum(sizes))


def _stretches(news: Grams, other: Grams) -> list[int]:
    """How many trigrams in a row, each time that some stand in the other; the shortest left out."""
    at = np.concatenate([[False], np.isin(news, other), [False]]).astype(np.int8)
    starts, ends = (np.flatnonzero(np.diff(at) == step) for step in (1, -1))
    return [size for size in (ends - starts).tolist() if size >= _STRETCH]


def unquoted_part(one: Text, other: Text) -> float:
    """The share of the shorter text's own words that the other has."""
    return part_in(one.unquoted, other.unquoted)


def less(grams: Grams, common: Grams) -> Grams:
    """Without what is common."""
    if not len(common):
        return grams
    at = np.searchsorted(common, grams)
    at[at == len(common)] = 0
    kept: Grams = grams[common[at] != grams]
    return kept
