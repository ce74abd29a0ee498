"""Exhibits in, origin groups and their count out (METHOD C2).

n_max counts every group that is not shown to be one with another; n_min only those whose mutual
independence is positively supported: recorded access paths that differ. All sides with an interest
against the promisor add one at most, self-praise adds none.
Refuses any other number: documents are never counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Access, Interest
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Group", "Tally", "count", "form_groups"]

_ORDER = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Group:
    """One origin and what its exhibits have. `grade` is that of its best chain."""

    origin: str
    is_supported: bool
    is_adverse: bool
    path: str | None
    grade: Reliability
    has_direct: bool
    has_record: bool
    is_against_interest: bool
    is_disinterested: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Least and greatest number of independent origins."""

    n_min: int = 0
    n_max: int = 0


def form_groups(exhibits: Iterable[Exhibit], rules: RuleSet) -> tuple[Group, ...]:
    """The origin groups of the exhibits that count, in the order of their names."""
    by_origin: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        if exhibit.counts:
            by_origin.setdefault(exhibit.origin, []).append(exhibit)
    return tuple(_group(name, by_origin[name], rules) for name in sorted(by_origin))


def count(groups: Iterable[Group]) -> Tally:
    """Count groups; adverse ones together add at most one to either number."""
    found = list(groups)
    others = [g for g in found if not g.is_adverse]
    n_max = len(others) + any(g.is_adverse for g in found)
    n_min = _independent(others)
    if any(g.is_adverse and g.is_supported for g in found):
        n_min = max(n_min, _independent_with_one_adverse(found, others))
    return Tally(n_min, n_max)


def _independent_with_one_adverse(found: list[Group], others: list[Group]) -> int:
    adverse = [g for g in found if g.is_adverse and g.is_supported]
    return max(_independent([*others, one]) for one in adverse)


def _independent(groups: list[Group]) -> int:
    """Distinct recorded paths; sources without one cannot be told apart and are one at most."""
    supported = [g for g in groups if g.is_supported]
    paths = {g.path for g in supported if g.path}
    return len(paths) if paths else int(bool(supported))


def _group(origin: str, exhibits: list[Exhibit], rules: RuleSet) -> Group:
    supported = [e for e in exhibits if e.is_supported]
    records = [e for e in exhibits if e.testimony.is_primary_record and e.gate.reasons == ()]
    direct = [
        e for e in supported if e.access is Access.DIRECT and e.grade in rules.direct_reliability
    ]
    return Group(
        origin=origin,
        is_supported=bool(supported),
        is_adverse=all(e.interest is Interest.ADVERSE_INTERESTED for e in exhibits),
        path=min((e.path for e in supported if e.path), default=None),
        grade=min((e.grade for e in supported), key=_rank, default=Reliability.F),
        has_direct=bool(direct),
        has_record=bool(records),
        is_against_interest=any(e.interest is Interest.AGAINST_INTEREST for e in exhibits),
        is_disinterested=any(e.interest is Interest.DISINTERESTED for e in exhibits),
    )


def _rank(grade: Reliability) -> int:
    return _ORDER.index(grade.value)
