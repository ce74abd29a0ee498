"""Exhibits in, origin groups and their count out (METHOD C2).

n_max counts every group that is not shown to be one with another; n_min only those whose mutual
independence is positively supported: recorded access paths that differ. All sides with an interest
against the promisor add one at most, self-praise adds none.
Refuses any other number: documents are never counted.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Access, Interest
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Group", "Tally", "count", "form_groups", "origins"]


class Group(NamedTuple):
    """One origin and what its exhibits have. `grade` is that of its best chain.

    Grades are compared as letters: A is the best, F cannot be judged and sorts last.
    """

    origin: str
    is_supported: bool
    is_adverse: bool
    path: str | None
    grade: Reliability
    has_direct: bool
    has_record: bool
    is_against_interest: bool
    is_disinterested: bool


class Tally(NamedTuple):
    """Least and greatest number of independent origins."""

    n_min: int = 0
    n_max: int = 0


def form_groups(
    exhibits: Iterable[Exhibit], rules: RuleSet, *, is_sunk: bool = False
) -> tuple[Group, ...]:
    """The origin groups of the exhibits that count, in the order of their names.

    `is_sunk` takes every grade one step lower (METHOD C6).
    """
    by_origin: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        if exhibit.counts:
            by_origin.setdefault(exhibit.origin, []).append(exhibit)
    return tuple([_group(name, by_origin[name], rules, is_sunk) for name in sorted(by_origin)])


def count(groups: Sequence[Group]) -> Tally:
    """Count groups; adverse ones together add at most one to either number."""
    adverse = [g for g in groups if g.is_adverse]
    n_max = len(groups) - len(adverse) + bool(adverse)
    paths = {g.path for g in groups if g.is_supported and not g.is_adverse}
    n_min = _independent(paths)
    if supported := [g for g in adverse if g.is_supported]:
        n_min = max(n_min, *(_independent(paths | {g.path}) for g in supported))
    return Tally(n_min, n_max)


def origins(n: int) -> str:
    """A number of origins in words."""
    return {0: "no origin", 1: "one origin"}.get(n, f"{n} origins")


def _independent(paths: set[str | None]) -> int:
    """Distinct recorded paths; sources without one cannot be told apart and are one at most."""
    return max(len(paths - {None}), int(bool(paths)))


def _group(origin: str, exhibits: list[Exhibit], rules: RuleSet, is_sunk: bool) -> Group:
    """One pass over the exhibits: a case has hundreds of thousands of them."""
    path, grade = None, Reliability.F
    is_supported = has_direct = has_record = is_against = is_disinterested = False
    is_adverse = True
    for e in exhibits:
        interest = e.interest
        is_adverse = is_adverse and interest is Interest.ADVERSE_INTERESTED
        is_against = is_against or interest is Interest.AGAINST_INTEREST
        is_disinterested = is_disinterested or interest is Interest.DISINTERESTED
        if e.account.testimony.is_primary_record and not e.account.gate.reasons:
            has_record = True
        if e.is_sunk_supported if is_sunk else e.is_supported:
            own = e.sunk_grade if is_sunk else e.grade
            is_supported, grade = True, min(grade, own)
            path = min(path, e.path) if path and e.path else path or e.path
            if e.access is Access.DIRECT and own in rules.direct_reliability:
                has_direct = True
    return Group(
        origin=origin,
        is_supported=is_supported,
        is_adverse=is_adverse,
        path=path,
        grade=grade,
        has_direct=has_direct,
        has_record=has_record,
        is_against_interest=is_against,
        is_disinterested=is_disinterested,
    )
