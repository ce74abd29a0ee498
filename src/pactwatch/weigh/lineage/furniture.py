"""Texts in, trigrams that one outlet prints week after week out: its forms, boxes and background.

A story and its copies appear within days. What stands in texts of one outlet in several weeks is
no story: a form, a list of links, a fact box, the paragraph on how it all began. Words of several
outlets are never furniture: an allegation recycled from paper to paper is circular reporting, and
stays joined. Refuses to judge texts without an outlet or a day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pactwatch.weigh.lineage.texts import Grams, Text

__all__ = ["furniture"]

# Texts of one outlet at least so many days apart, and so many of them. Swept on the open part of
# benchmark/gold/copies.jsonl and on 34 rewrites found in open texts of t17 (3 to 14 days, 2 to 4
# times): from 3 times on, of 17 wrongly joined pairs at most one stays joined; more times keep more
# of the right ones.
_DAYS_APART, _TIMES = 7, 4


def furniture(texts: Iterable[Text], wanted: Grams) -> Grams:
    """Those of the trigrams `wanted` that are furniture of any outlet, sorted."""
    found = [_recurring(own, wanted) for own in _by_outlet(texts)]
    return np.unique(np.concatenate(found)) if found else wanted[:0]


def _by_outlet(texts: Iterable[Text]) -> Iterable[Sequence[Text]]:
    """Texts of each outlet, the earliest first; fewer than it takes prove nothing."""
    held: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.publisher and text.published:
            held[text.publisher].append(text)
    return (sorted(own, key=lambda t: t.age) for own in held.values() if len(own) >= _TIMES)


def _recurring(texts: Sequence[Text], wanted: Grams) -> Grams:
    last = np.full(len(wanted), -_DAYS_APART)
    times = np.zeros(len(wanted), dtype=np.int64)
    for text in texts:
        at = _places(text.grams, wanted)
        day = text.published.toordinal() if text.published else 0
        again = at[day - last[at] >= _DAYS_APART]
        times[again] += 1
        last[again] = day
    return wanted[times >= _TIMES]


def _places(grams: Grams, wanted: Grams) -> NDArray[np.intp]:
    """Where in `wanted` the text's trigrams stand."""
    if not len(wanted):
        return np.empty(0, dtype=np.intp)
    at = np.searchsorted(wanted, grams)
    at[at == len(wanted)] = 0
    found: NDArray[np.intp] = at[wanted[at] == grams]
    return found
