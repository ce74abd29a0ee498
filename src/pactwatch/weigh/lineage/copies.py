"""Texts in, copies and rewrites by the text they share out, each with the figures that say so.

Candidates come from hashes and are always verified by exact overlap of trigrams, so that a hash
decides nothing. What only background shares (a fact box, "key events" at the end) is no rewrite:
something of the first half of a text must stand in the other, and what an outlet prints week after
week counts for nothing (`furniture`). Pairs that only this keeps apart are POSSIBLE, for people.
"""

from collections.abc import Sequence

import numpy as np

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.alike import Pair, find_alike
from pactwatch.weigh.lineage.furniture import furniture
from pactwatch.weigh.lineage.held import Boxes, joined_once
from pactwatch.weigh.lineage.notes import Found, Notes
from pactwatch.weigh.lineage.overlap import judged
from pactwatch.weigh.lineage.texts import Grams, Text

__all__ = ["find_copies"]

# A story is rewritten within days: of such pairs of one outlet in t17 119 lie within ten days and
# 16 to 18 more than thirty apart. The one of these that may be looked at is a comment form.
_REWRITTEN_DAYS = 30
# So many shared trigrams are held before those seen twice are dropped.
_HELD = 4_000_000


def find_copies(texts: Sequence[Text], notes: Notes) -> list[LineageEdge]:
    """Edges from the later to the earlier text; brings `notes` up to date."""
    pairs, seen = find_alike(texts, notes)
    common = furniture(seen, _shared_by([p for p in pairs if not p.found.is_whole]))
    boxes = Boxes(pairs)
    edges = []
    for text, earlier, found in pairs:
        nothing_new = np.union1d(common, boxes.in_both(text, earlier))
        told = found if found.is_whole else _without(text, earlier, found, nothing_new)
        told = _in_time(text, earlier, told)
        edges.append(LineageEdge(text.id, earlier.id, told.kind, told.certainty, told.basis))
    return joined_once(edges, {text.id: text for text in texts})


def _in_time(text: Text, earlier: Text, found: Found) -> Found:
    """What an outlet prints again in part after weeks is a box or a form, and no rewrite."""
    if found.kind is not LineageType.PARAPHRASE_REWRITE or text.publisher != earlier.publisher:
        return found
    if not text.publisher or not text.published or not earlier.published:
        return found
    days = (text.published - earlier.published).days
    if days <= _REWRITTEN_DAYS:
        return found
    basis = f"{found.basis}; printed by one outlet {days} days apart"
    return Found(found.kind, Certainty.POSSIBLE, basis)


def _shared_by(pairs: Sequence[Pair]) -> Grams:
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


def _without(text: Text, earlier: Text, found: Found, common: Grams) -> Found:
    """What is found where the outlet's furniture is left out; POSSIBLE where nothing is."""
    if told := judged(text, earlier, common):
        return found if told.kind is found.kind is LineageType.NEAR_DUPLICATE else told
    basis = f"{found.basis}; without what the outlet prints week after week too little is left"
    return Found(found.kind, Certainty.POSSIBLE, basis)
