"""Which removals change a verdict (METHOD C6): without each origin, without each assumption.

Singles first; pairs only where no single does it. Refuses to search what cannot matter: an element
with many origins does not fall with one of them, so only elements few stand behind are tried.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from pactwatch.domain.status import Verdict
from pactwatch.text.days import moved
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.groups import Group
from pactwatch.weigh.verdict.judging import Judgement, judge
from pactwatch.weigh.verdict.performance import deadlines_of, is_official
from pactwatch.weigh.verdict.row import Row, Shown
from pactwatch.weigh.verdict.showing import Heap
from pactwatch.weigh.verdict.sides import show

__all__ = ["Flip", "find_flips"]

# Two removals can empty an element with two origins, not one with three.
_FEW = 2


class Flip(NamedTuple):
    """What is taken away together, and the verdict that stands without it."""

    removed: tuple[str, ...]
    to: Verdict


def find_flips(row: Row, judgement: Judgement) -> tuple[Flip, ...]:
    """The smallest removals that change the verdict, origins before assumptions."""
    if judgement.outcome.verdict is Verdict.NOT_ASSESSED:
        return ()
    candidates = sorted(_candidates(row, judgement), key=_origins_first)
    verdict = judgement.outcome.verdict
    bearing = None if row.is_doing else _bears(judgement.shown)
    if _only_weakens(row) and not _changes(row, candidates, verdict, bearing):
        return ()
    singles = [(c,) for c in candidates]
    for tried in (singles, combinations(candidates, 2)):
        found = [(some, _changes(row, some, verdict, bearing)) for some in tried]
        if flips := tuple([Flip(some, to) for some, to in found if to]):
            return flips
    return ()


def _only_weakens(row: Row) -> bool:
    """Whether less evidence never raises a verdict: one that stands without all that is tried then
    stands without any of it. Not so of a duty to do, which was done in time or late by its days."""
    return not row.is_doing and not row.heaps.falls_short


def _origins_first(candidate: str) -> tuple[bool, str]:
    return (candidate.startswith("assumption:"), candidate)


def _changes(
    row: Row, removed: Sequence[str], verdict: Verdict, bearing: tuple[object, ...] | None
) -> Verdict | None:
    """The other verdict, if it is one; where all that it may depend on is the same, it is not."""
    without = frozenset(removed)
    if bearing is not None and _bears(show(row, without)) == bearing:
        return None
    found = judge(row, without).outcome.verdict
    return found if found is not verdict else None


def _bears(shown: Shown) -> tuple[object, ...]:
    """What of a duty that is not one to do goes into its verdict (weigh.verdict.judging)."""
    heaps = shown.heaps
    return (
        *(shown.floor, shown.act.standing, shown.act.tally.n_max > 0, shown.rebuttal.standing),
        *(shown.trigger.standing, bool(heaps.context), bool(heaps.speaking)),
    )


def _candidates(row: Row, judgement: Judgement) -> set[str]:
    heaps = judgement.shown.heaps
    found = set() | _few(heaps.context) | _few(heaps.declared) | _few(heaps.speaking)
    # Who contradicts holds a verdict down, and the best grade on either side decides.
    for against in {heaps.rebuts, heaps.falls_short}:
        found |= _few(against) | _counted(against.groups, row)
        found |= _best([g for g in against.groups if g.is_disinterested])
    if row.setting.obligation.trigger is not None:
        found |= _few(heaps.triggers) | _counted(heaps.triggers.groups, row)
    for heap in (heaps.acts, *heaps.elements):
        found |= _few(heap) | _counted(heap.groups, row)
        if heaps.falls_short:
            found |= _best(heap.groups)
    for weighed in judgement.shown.weighed:
        if len(weighed.taken) <= _FEW:
            found |= {taken.name for taken in weighed.taken}
    return found | _dated(heaps.acts.exhibits, row) if row.is_doing else found


def _few(heap: Heap) -> frozenset[str]:
    """The origins of a heap, where so few stand that losing some can matter; and whose own words
    count under another's: a page that alone tells of the last day may be retracted alone."""
    return heap.lent | (heap.origins if len(heap.origins) <= _FEW else frozenset())


def _dated(exhibits: Sequence[Exhibit], row: Row) -> set[str]:
    """On a duty to do: who makes it official, who tells of a new act, who of one in time."""
    days = [(e.origin, e.day) for e in exhibits]
    stalled = moved(row.as_of, -timedelta(days=row.rules.stalled_days))
    limits = [day for _, day in deadlines_of(row.setting.obligation)]
    heaps = [{e.origin for e in exhibits if is_official(e, row)}]
    heaps.append({origin for origin, day in days if day and day >= stalled})
    heaps += [{origin for origin, day in days if day and day <= limit} for limit in limits]
    return {origin for heap in heaps if len(heap) <= _FEW for origin in heap}


def _counted(groups: Sequence[Group], row: Row) -> set[str]:
    """Origins that the thresholds for S2 and S3 can hang on."""
    supported = [g for g in groups if g.is_supported]
    paths = Counter(g.path for g in supported)
    found = set()
    if len(paths) <= row.rules.established_origins + 1:
        found = {g.origin for g in supported if paths[g.path] <= _FEW}
    for marked in (
        [g.origin for g in groups if g.has_direct or g.has_record],
        [g.origin for g in groups if g.has_record],
        [g.origin for g in groups if g.is_against_interest],
    ):
        found |= set(marked) if len(marked) <= _FEW else set()
    return found


def _best(groups: Sequence[Group]) -> set[str]:
    best = min((g.grade for g in groups), default=None)
    found = {g.origin for g in groups if g.grade == best}
    return found if len(found) <= _FEW else set()
