"""Which removals change a verdict (METHOD C6): without each origin, without each assumption.

Singles first; pairs only where no single does it. Refuses to search what cannot matter: an element
with many origins does not fall with one of them, so only elements few stand behind are tried.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from pactwatch.domain.status import Verdict
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.groups import Group
from pactwatch.weigh.judging import Judgement, judge
from pactwatch.weigh.row import Row

__all__ = ["find_flips"]

# Two removals can empty an element with two origins, not one with three.
_FEW = 2
# Pairs grow with the square: beyond this many candidates only singles are tried.
_PAIRS_AMONG = 12


def find_flips(row: Row, judgement: Judgement) -> tuple[tuple[str, ...], ...]:
    """The smallest removals that change the verdict, origins before assumptions."""
    verdict = judgement.outcome.verdict
    if verdict is Verdict.NOT_ASSESSED:
        return ()
    candidates = sorted(_candidates(row, judgement), key=_origins_first)
    singles = [(c,) for c in candidates if _changes(row, (c,), verdict)]
    if singles or len(candidates) > _PAIRS_AMONG:
        return tuple(singles)
    return tuple(p for p in combinations(candidates, 2) if _changes(row, p, verdict))


def _origins_first(candidate: str) -> tuple[bool, str]:
    return (candidate.startswith("assumption:"), candidate)


def _changes(row: Row, removed: Sequence[str], verdict: Verdict) -> bool:
    return judge(row, frozenset(removed)).outcome.verdict is not verdict


def _candidates(row: Row, judgement: Judgement) -> set[str]:
    shown = judgement.shown
    found = _counted(shown.groups, row)
    for exhibits in (shown.context, shown.rebuts, shown.declared, _triggers(row, judgement)):
        found |= _few(exhibits)
    links = {e.link.id: e for e in shown.acts}
    for element in shown.elements:
        if len(element.assumptions) <= _FEW:
            found |= {f"assumption:{label}" for label in element.assumptions}
        found |= _few([links[link] for link in element.links if link in links])
    return found


def _few(exhibits: Iterable[Exhibit]) -> set[str]:
    """The origins behind exhibits, where so few stand that losing some can matter."""
    origins = {e.origin for e in exhibits}
    return origins if len(origins) <= _FEW else set()


def _counted(groups: Sequence[Group], row: Row) -> set[str]:
    """Origins that the thresholds for S2 and S3 can hang on."""
    supported = [g for g in groups if g.is_supported]
    limit = row.rules.established_origins + 1
    paths = Counter(g.path for g in supported)
    if len(paths) > limit:
        return set()
    alone = {g.origin for g in supported if paths[g.path] <= _FEW}
    direct = {g.origin for g in supported if g.has_direct or g.has_record}
    return alone | (direct if len(direct) <= _FEW else set())


def _triggers(row: Row, judgement: Judgement) -> tuple[Exhibit, ...]:
    if row.setting.obligation.trigger is None or not judgement.shown.trigger.standing.rank:
        return ()
    return judgement.shown.triggers
