"""Pairs of texts of one outlet in, what stands whole in larger pages of it out.

An outlet publishes a brief or a fact box as a page of its own, and prints it whole in reports that
have twice as much of their own. It is a copy of its place in each, and makes none of them one with
another: two reports that share a box are two. So it is joined to one page, and shared with the
others; what is shared joins nothing (METHOD C2). Between outlets no such thing is done: a brief of
one that several others print whole is one origin, wherever it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.lineage.alike import Pair
from pactwatch.weigh.lineage.texts import Grams, Text, shared

__all__ = ["Boxes", "joined_once"]

# A page that holds another has at least twice as much beside it.
_PART = 1 / 3
# A box stands below the news: less than half of it in the first half of the page.
_ABOVE = 0.5
_SEVERAL = "; it stands in several pages of its outlet, and makes them no copies of each other"
_COPYING = (LineageType.NEAR_DUPLICATE, LineageType.PARAPHRASE_REWRITE)


class Boxes:
    """What each page holds that its outlet also published by itself, below the news."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._held: dict[str, dict[str, Text]] = defaultdict(dict)
        for pair in pairs:
            held, page = _by_size(pair.text, pair.earlier)
            is_copy = pair.found.kind is LineageType.NEAR_DUPLICATE and not pair.found.is_whole
            if is_copy and _is_part(held, page) and _is_below(held, page):
                self._held[page.id][held.id] = held

    def in_both(self, one: Text, other: Text) -> Grams:
        """The trigrams of every box that both pages hold, sorted."""
        first, second = self._held.get(one.id, {}), self._held.get(other.id, {})
        both = [first[key].grams for key in sorted(first.keys() & second.keys())]
        return np.unique(np.concatenate(both)) if both else np.empty(0, dtype=np.uint64)


class _Held(NamedTuple):
    """An edge between a text and a page that holds it; `size` trigrams are in both."""

    edge: LineageEdge
    page: Text
    size: int


def joined_once(edges: Sequence[LineageEdge], texts: Mapping[str, Text]) -> list[LineageEdge]:
    """The same edges, but what stands in several pages of its outlet joins one of them alone: the
    page that has most of it, the earliest of these."""
    within: dict[str, list[_Held]] = defaultdict(list)
    for edge in edges:
        if edge.type in _COPYING and edge.certainty is not Certainty.POSSIBLE:
            held, page = _by_size(texts[edge.from_node], texts[edge.to_node])
            if _is_part(held, page):
                within[held.id].append(_Held(edge, page, shared(held.grams, page.grams)))
    parted = {one.edge: _as_shared(one.edge) for held in within.values() for one in _others(held)}
    return [parted.get(edge, edge) for edge in edges]


def _others(held: Sequence[_Held]) -> Sequence[_Held]:
    return sorted(held, key=lambda one: (-one.size, one.page.age))[1:]


def _as_shared(edge: LineageEdge) -> LineageEdge:
    return replace(edge, type=LineageType.PRESUMED_SHARED, basis=f"{edge.basis}{_SEVERAL}")


def _by_size(one: Text, other: Text) -> tuple[Text, Text]:
    shorter, longer = sorted((one, other), key=lambda text: (len(text.grams), text.id))
    return shorter, longer


def _is_part(held: Text, page: Text) -> bool:
    """Whether both are of one outlet, and what they share is a small part of the page."""
    is_own = bool(held.publisher) and held.publisher == page.publisher
    return is_own and shared(held.grams, page.grams) < _PART * len(page.grams)


def _is_below(held: Text, page: Text) -> bool:
    return shared(held.grams, page.first_half) < _ABOVE * len(held.grams)
