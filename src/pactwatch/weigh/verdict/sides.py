"""A row that several sides owe in, what is shown of each of them out (METHOD C3, C5).

A standing belongs to a claim, and "the Front left" is another claim than "the Republic left": two
origins, one on each, corroborate neither. A duty of all is done when each has done it.
Refuses to pin on one side what is told of another.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from pactwatch.domain.status import Part, Standing
from pactwatch.weigh.bearing.owing import owing
from pactwatch.weigh.evidence.doers import doers
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.verdict.contest import is_contested
from pactwatch.weigh.verdict.row import NOTHING_REMOVED, Row, Shown, show_heaps
from pactwatch.weigh.verdict.row import show as show_all
from pactwatch.weigh.verdict.showing import Heap

__all__ = ["is_of_several", "parts_of", "show", "unassigned"]


def show(row: Row, without: frozenset[str] = NOTHING_REMOVED, *, is_sunk: bool = False) -> Shown:
    """What the row shows, of several sides by each of them, which is worked out once.

    No side is held to have broken a duty by evidence of which a part is told of another, or that
    is contested of that side; nobody is contradicted by what is told of another.
    """
    shown = show_all(row, without, is_sunk=is_sunk)
    if not is_of_several(row):
        return shown
    shown = _answered(row, shown, without)
    owed_by = owing(row.setting.obligation)
    sides = tuple((s, _of_side(row, shown, s, without, with_unnamed=True)) for s in owed_by)
    floor = shown.floor
    if not row.is_doing and floor.rank >= Standing.S2.rank:
        floor = max(Standing.S1, min(floor, max(_reached(own) for _, own in sides)))
    return structs.replace(shown, floor=floor, sides=sides)


def is_of_several(row: Row) -> bool:
    """Whether more than one side owes the duty."""
    return len(owing(row.setting.obligation)) > 1


def _reached(own: Shown) -> Standing:
    return min(own.floor, Standing.S1) if is_contested(own) else own.floor


def _answered(row: Row, shown: Shown, without: frozenset[str]) -> Shown:
    """The same where only what is about every side that the acts tell of says no to them."""
    heaps, every = shown.heaps, frozenset(owing(row.setting.obligation))
    named = [_doers(row, e) for e in heaps.acts.exhibits]
    told_of = every if not all(named) else frozenset[str]().union(*named)
    against, short = (_about(h, told_of, row) for h in (heaps.rebuts, heaps.falls_short))
    if against is heaps.rebuts and short is heaps.falls_short:
        return shown
    return show_heaps(row, heaps, without, contrary=(against, short))


def _about(heap: Heap, sides: frozenset[str], row: Row) -> Heap:
    """What of a heap is told of all these sides, or names none."""
    links = {e.link.id for e in heap.exhibits if not (d := _doers(row, e)) or sides <= d}
    return heap if len(links) == len(heap) else heap.only(links)


def _doers(row: Row, exhibit: Exhibit) -> frozenset[str]:
    key = exhibit.link.id
    if key not in row.doers:
        row.doers[key] = doers(exhibit, row.setting)
    return row.doers[key]


def _of_side(
    row: Row,
    shown: Shown,
    side: str,
    without: frozenset[str] = NOTHING_REMOVED,
    *,
    with_unnamed: bool,
) -> Shown:
    """What is shown of one side. `with_unnamed`: what names no side is told of each."""
    found = (*shown.heaps.speaking.exhibits, *shown.heaps.denials.exhibits)
    links = set()
    for exhibit in (*found, *shown.heaps.declared.exhibits):
        named = _doers(row, exhibit)
        if side in named or (with_unnamed and not named):
            links.add(exhibit.link.id)
    return show_heaps(row, shown.heaps.only(links), without)


def parts_of(row: Row, shown: Shown, declared: dict[str, int | None]) -> tuple[Part, ...]:
    """What is told of each side by name; none where one side alone owes the duty. `declared` is by
    side the level that it says it has reached."""
    if not is_of_several(row):
        return ()
    return tuple(
        _part(row, shown, side, declared.get(side)) for side in owing(row.setting.obligation)
    )


def unassigned(row: Row, shown: Shown) -> tuple[str, ...]:
    """Who tells of the act and names none of the sides that owe the duty, in words."""
    acts = shown.acts if shown.sides else ()
    return tuple(sorted({row.called(e.origin) for e in acts if not _doers(row, e)}))


def _part(row: Row, shown: Shown, side: str, declared: int | None) -> Part:
    own, actors = _of_side(row, shown, side, with_unnamed=False), row.setting.book.actors
    against, denials = own.heaps.falls_short, own.heaps.denials
    told = (own.heaps.acts, own.heaps.declared, own.heaps.context, against, denials)
    return Part(
        side=actors[side].name if side in actors else side,
        standing=own.act.standing,
        n_min=own.tally.n_min,
        n_max=own.tally.n_max,
        by=_called(row, own.heaps.acts),
        declared=declared,
        against_standing=against.stand().standing,
        against=_called(row, against),
        is_denied=bool(denials),
        evidence=tuple(sorted({e.statement_id for e in _exhibits(told)})),
    )


def _exhibits(heaps: Iterable[Heap]) -> Iterator[Exhibit]:
    return (e for heap in heaps for e in heap.exhibits)


def _called(row: Row, heap: Heap) -> tuple[str, ...]:
    return tuple(sorted({row.called(group.origin) for group in heap.groups}))
