"""Two texts in, what the words they share make of them out: a copy, a rewrite, or nothing.

Refuses to choose which texts are compared (`alike`), and to know what an outlet prints every week
(`copies` names it, to be left out).
"""

from typing import NamedTuple

import numpy as np

from pactwatch.domain.evidence import Certainty, LineageType
from pactwatch.weigh.lineage.notes import Found
from pactwatch.weigh.lineage.own import own_passages
from pactwatch.weigh.lineage.texts import (
    LEAST_TRIGRAMS,
    Grams,
    Text,
    has_each,
    part_in,
    shared,
)

__all__ = ["VERBATIM", "compare", "judged", "less", "rewritten", "unquoted_part"]

# Exact overlap of word trigrams: of both together, and of the shorter text. A reprint that is cut
# keeps nine tenths of its own; from four fifths on it has no news of its own (swept on the open
# part of benchmark/gold/copies.jsonl: .75 to .9).
_SURE_COPY, _SURE_PART, _LIKELY_PART = 0.8, 0.9, 0.8
# A copy has no news of its own: so many words in a row that stand nowhere in the other are two or
# three sentences; in so many places, an editor's hand throughout. Readers call both a rewrite.
_NEWS_WORDS, _EDITED_PLACES = 40, 5


class _Edited(NamedTuple):
    """What a text still has in common with another when every sentence was gone over: so much of
    its trigrams, and no passage of its own longer than `clause` words; no more of them than
    `places`, with no more than `own` of its words."""

    part: float
    clause: int
    own: float
    places: int


# One outlet edits a word or two a sentence: of five such pairs from .6 to .7 that were read three
# are copies (fresh and spent parts of benchmark/gold/copies.jsonl). Two outlets that print one
# agency's text put other words all through it and drop clauses, which tells a copy from a rewrite
# and joins nothing that a rewrite would not: of 86 such copies of ecbplus 31
# keep .8 or more. Chosen on four fifths of its stories and scored on the fifth left, copies come
# out at F1 .71 to .89 where the first row gives .65 to .83 (docs/accuracy-lineage.md).
_BY_ONE, _BY_TWO = _Edited(0.6, 14, 0.1, 4), _Edited(0.55, 22, 0.2, 3)
# Rewrites: people call it one from a quarter of the shorter text on; separate articles on one event
# share up to that, and more where both print one form. From .3 on more are found and more wrongly
# joined: of 111 independent open pairs two, above the one in a hundred aimed at; from .35 on
# one, by its quotations. Words quoted in both prove nothing about the story.
_REWRITTEN, _REWRITTEN_UNQUOTED, _LEAST_SHARED = 0.35, 0.2, 40
# A brief of two sentences has fewer words than that; half of them must stand in the other, and more
# than the one sentence that any two reports may have in common.
_BRIEF, _LEAST_OF_BRIEF = 0.5, 24
# Of the first half of either text, so much must stand in the other (same sweep: .05 to .2).
_NEWS = 0.1

# What two texts of one outlet share in fewer stretches, or nearly all in one that is not long, is a
# box, a list or an excerpt that both print. Seen on the open part: of 17 independent pairs that
# share a third 14 are so, of 42 rewrites two. A stretch has five words or more. Where most of the
# shorter text is shared, it is no box that both print but the text itself.
_PLACES, _ONE, _LONG, _STRETCH, _MOST = 3, 0.8, 250, 3, 0.6

VERBATIM = Found(
    LineageType.VERBATIM_COPY, Certainty.ESTABLISHED, "the same words throughout", is_whole=True
)


_NOTHING: Grams = np.empty(0, dtype=np.uint64)


def compare(text: Text, earlier: Text) -> Found | None:
    """The same words throughout, else what the words in common make of them."""
    one, other = text.grams, earlier.grams
    if len(one) == len(other) == shared(one, other) and text.plain == earlier.plain:
        return VERBATIM
    return judged(text, earlier, _NOTHING)


def judged(text: Text, earlier: Text, common: Grams) -> Found | None:
    """Of both together (Jaccard), and of the smaller in the larger; then as a rewrite."""
    one, other = (less(t.grams, common) for t in (text, earlier))
    smaller, both = min(len(one), len(other)), shared(one, other)
    if smaller < LEAST_TRIGRAMS:
        return None
    whole, part = both / (len(one) + len(other) - both), both / smaller
    if not _is_copy(text, earlier, part, both, _BY_ONE):
        found = rewritten(text, earlier, common)
        is_story = found is not None and found.certainty is not Certainty.POSSIBLE
        is_others = is_story and not _is_of_one_outlet(text, earlier)
        if not (is_others and _is_copy(text, earlier, part, both, _BY_TWO)):
            return found
    basis = f"{whole:.0%} of word trigrams in common, {part:.0%} of the shorter text"
    is_sure = whole >= _SURE_COPY or part >= _SURE_PART
    sure = Certainty.ESTABLISHED if is_sure else Certainty.PROBABLE
    return Found(LineageType.NEAR_DUPLICATE, sure, basis, is_whole=whole >= _SURE_COPY)


def _is_copy(text: Text, earlier: Text, part: float, both: int, hand: _Edited) -> bool:
    """Whether the shorter text tells nothing of its own, however much an editor changed."""
    least = hand.part if both >= _LEAST_OF_BRIEF else _SURE_PART
    if part < least:
        return False
    shorter, longer = sorted((text, earlier), key=lambda t: len(t.grams))
    words, runs = own_passages(shorter, longer)
    longest = max(runs, default=0)
    if part >= _LIKELY_PART:
        return longest < _NEWS_WORDS and len(runs) < _EDITED_PLACES
    is_told = longest > hand.clause or sum(runs) > hand.own * words
    return not is_told and len(runs) <= hand.places


def rewritten(text: Text, earlier: Text, common: Grams) -> Found | None:
    """A third of the shorter text in the other, in its news, and not by quoting the same people."""
    one, other = (less(t.grams, common) for t in (text, earlier))
    both = shared(one, other)
    part = both / max(min(len(one), len(other)), 1)
    least = _LEAST_OF_BRIEF if part >= _BRIEF else _LEAST_SHARED
    if both < least or part < _REWRITTEN:
        return None
    unquoted = part_in(less(text.unquoted, common), less(earlier.unquoted, common))
    halves = ((less(text.first_half, common), other), (less(earlier.first_half, common), one))
    news = max(shared(half, whole) / max(len(half), 1) for half, whole in halves)
    if unquoted < _REWRITTEN_UNQUOTED or news < _NEWS:
        return None
    basis = f"{part:.0%} of the shorter text's word trigrams, {unquoted:.0%} outside quotations"
    if part < _MOST and _is_in_one_place(text, earlier, common):
        basis += "; all in one place, as a box or an excerpt stands"
        return Found(LineageType.PARAPHRASE_REWRITE, Certainty.POSSIBLE, basis)
    return Found(LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, basis)


def _is_in_one_place(text: Text, earlier: Text, common: Grams) -> bool:
    """Whether two texts of one outlet share hardly anything but one stretch.

    A rewrite follows a text throughout; what two outlets print alike is an agency's all the same.
    """
    if not _is_of_one_outlet(text, earlier):
        return False
    shorter, longer = sorted((text, earlier), key=lambda t: len(t.grams))
    sizes = _stretches(shorter.news, less(longer.grams, common))
    return len(sizes) < _PLACES or (max(sizes) < _LONG and max(sizes) >= _ONE * sum(sizes))


def _is_of_one_outlet(text: Text, earlier: Text) -> bool:
    return bool(text.publisher) and text.publisher == earlier.publisher


def _stretches(news: Grams, other: Grams) -> list[int]:
    """How many trigrams in a row, each time that some stand in the other; the shortest left out."""
    at = np.concatenate([[False], has_each(other, news), [False]]).astype(np.int8)
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
