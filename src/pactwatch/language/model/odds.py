"""How likely each run of words is to be one whole span, and the best set of such runs.

In: the sums over a text's tag sequences. Out: spans with the share of all sequences that hold
exactly them, and the set without overlap whose shares above a threshold add up to most (weighted
interval scheduling). Where F1 is what counts, a span is worth taking from a share of half that F1
on (Lipton et al. 2014), and two half-likely readings are worth less than one likely one. Refuses to
find a span that no sequence of legal tags holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pactwatch.language.model.chain_sums import Chain, Floats

__all__ = ["Likely", "best_set", "likely_spans"]


@dataclass(frozen=True, slots=True)
class Likely:
    """Words first <= i < last as one span of a label, and the share of sequences with it, 0..1."""

    label: str
    first: int
    last: int
    share: float


def likely_spans(chain: Chain, tags: Sequence[str], least: Mapping[str, float]) -> list[Likely]:
    """All spans with a share above their label's ``least`` (0 < least < 1), label by label."""
    found: list[Likely] = []
    for begin, tag in enumerate(tags):
        if tag.startswith("B-"):
            inside = begin + 1
            first_on = chain.going_on(begin, inside)
            then_on = chain.going_on(inside, inside)
            label = tag[2:]
            found += _of_label(label, chain.shares[:, begin], first_on, then_on, least[label])
    return found


def _of_label(
    label: str, begins: Floats, first_on: Floats, then_on: Floats, least: float
) -> list[Likely]:
    """Spans by where they begin: what does not go on from a word ends with it."""
    found = []
    for first in np.flatnonzero(begins > least).tolist():
        share, onward, last = float(begins[first]), first_on, first + 1
        while share > least:
            goes_on = float(onward[last - 1])
            if share * (1 - goes_on) > least:
                found.append(Likely(label, first, last, share * (1 - goes_on)))
            share, onward, last = share * goes_on, then_on, last + 1
    return found


def best_set(spans: Sequence[Likely], least: Mapping[str, float]) -> list[Likely]:
    """Spans without overlap whose shares above ``least`` add up to most, in text order."""
    best: list[tuple[int, float, Likely | None, int]] = [(0, 0.0, None, 0)]  # end, sum, last, back
    for span in sorted(spans, key=lambda s: (s.last, s.first)):
        before = next(k for k in range(len(best) - 1, -1, -1) if best[k][0] <= span.first)
        total = best[before][1] + span.share - least[span.label]
        if total > best[-1][1]:
            best.append((span.last, total, span, before))
    chosen, k = [], len(best) - 1
    while (span_at := best[k][2]) is not None:
        chosen.append(span_at)
        k = best[k][3]
    return chosen[::-1]
