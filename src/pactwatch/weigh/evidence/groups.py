"""Exhibits in, origin groups and their count out (METHOD C2).

n_max counts every group that is not shown to be one with another; n_min only those whose mutual
independence is positively supported: recorded access paths that differ. All sides with an interest
against the promisor add one at most, self-praise adds none.
Refuses any other number: documents are never counted.
"""

from collections.abc import Iterable, Sequence

import msgspec

from pactwatch.domain.actor import Reliability
from pactwatch.weigh.evidence.exhibits import Exhibit, Marks
from pactwatch.weigh.record import Record

__all__ = ["Group", "Tally", "count", "form_groups", "origins"]


class Group(Record, frozen=True):
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


class Tally(Record, frozen=True):
    """Least and greatest number of independent origins."""

    n_min: int = 0
    n_max: int = 0


def form_groups(exhibits: Iterable[Exhibit], *, is_sunk: bool = False) -> tuple[Group, ...]:
    """The origin groups of the exhibits that count, in the order of their names.

    `is_sunk` takes every grade one step lower (METHOD C6).
    """
    found: dict[str, _Sum] = {}
    supported = Marks.SUNK_SUPPORTED if is_sunk else Marks.SUPPORTED
    for e in exhibits:
        if not e.counts:
            continue
        marks = e.marks
        total = found.get(e.origin)
        if total is None:
            total = found[e.origin] = _Sum(marks, marks)
        total.any |= marks
        total.all &= marks
        if marks & supported:
            own = e.sunk_grade if is_sunk else e.grade
            if own < total.grade:
                total.grade = own
            if e.path and (total.path is None or e.path < total.path):
                total.path = e.path
    direct = Marks.SUNK_DIRECT if is_sunk else Marks.DIRECT
    return tuple([_group(name, found[name], supported, direct) for name in sorted(found)])


class _Sum(msgspec.Struct, gc=False):
    """What the exhibits of one origin have: some of them, and all of them."""

    any: int
    all: int
    grade: Reliability = Reliability.F
    path: str | None = None


def _group(origin: str, total: _Sum, supported: int, direct: int) -> Group:
    some = total.any
    return Group(
        origin,
        some & supported != 0,
        total.all & Marks.ADVERSE != 0,
        total.path,
        total.grade,
        some & direct != 0,
        some & Marks.RECORD != 0,
        some & Marks.AGAINST_INTEREST != 0,
        some & Marks.DISINTERESTED != 0,
    )


def count(groups: Sequence[Group]) -> Tally:
    """Count groups; adverse ones together add at most one to either number."""
    n_adverse, adverse, paths = 0, set(), set()
    for g in groups:
        if g.is_adverse:
            n_adverse += 1
            if g.is_supported:
                adverse.add(g.path)
        elif g.is_supported:
            paths.add(g.path)
    n_min = _independent(paths)
    for path in adverse:
        n_min = max(n_min, _independent(paths | {path}))
    return Tally(n_min, len(groups) - n_adverse + bool(n_adverse))


def origins(n: int) -> str:
    """A number of origins in words."""
    return {0: "no origin", 1: "one origin"}.get(n, f"{n} origins")


def _independent(paths: set[str | None]) -> int:
    """Distinct recorded paths; sources without one cannot be told apart and are one at most."""
    return max(len(paths) - (None in paths), int(bool(paths)))
