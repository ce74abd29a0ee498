"""A row that several sides owe in, what is shown of each of them out (METHOD C3, C5).

A standing belongs to a claim, and "the Front left" is another claim than "the Republic left": two
origins, one on each, corroborate neither. A duty of all is done when each has done it.
Refuses to pin on one side what is told of another.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from pactwatch.domain.status import Part, Standing
from pactwatch.weigh.doers import doers, owing
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.row import NOTHING_REMOVED, Row, Shown, show_heaps
from pactwatch.weigh.row import show as show_all
from pactwatch.weigh.showing import Heap

__all__ = ["each_side", "is_of_several", "of_side", "parts_of", "show"]


def show(row: Row, without: frozenset[str] = NOTHING_REMOVED, *, is_sunk: bool = False) -> Shown:
    """What the row shows; of a duty not to do something, that no side is held to have broken it by
    evidence of which a part is told of another."""
    shown = show_all(row, without, is_sunk=is_sunk)
    if row.is_doing or shown.floor.rank < Standing.S2.rank or not is_of_several(row):
        return shown
    best = max(side.floor for _, side in each_side(row, shown))
    return structs.replace(shown, floor=max(Standing.S1, min(shown.floor, best)))


def is_of_several(row: Row) -> bool:
    """Whether more than one side owes the duty."""
    return len(owing(row.setting)) > 1


def each_side(row: Row, shown: Shown) -> Iterator[tuple[str, Shown]]:
    """By actor id what is shown of each side, with what names no side at all."""
    for side in owing(row.setting):
        yield side, of_side(row, shown, side, with_unnamed=True)


def of_side(row: Row, shown: Shown, side: str, *, with_unnamed: bool) -> Shown:
    """What is shown of one side. `with_unnamed`: what names no side is told of each."""
    found = (*shown.heaps.speaking.exhibits, *shown.heaps.denials.exhibits)
    links = set()
    for exhibit in (*found, *shown.heaps.declared.exhibits):
        key = exhibit.link.id
        if key not in row.doers:
            row.doers[key] = doers(exhibit, row.setting)
        if side in row.doers[key] or (with_unnamed and not row.doers[key]):
            links.add(key)
    return show_heaps(row, shown.heaps.only(links))


def parts_of(row: Row, shown: Shown, declared: dict[str, int | None]) -> tuple[Part, ...]:
    """What is told of each side by name; none where one side alone owes the duty. `declared` is by
    side the level that it says it has reached."""
    if not is_of_several(row):
        return ()
    return tuple(_part(row, shown, side, declared.get(side)) for side in owing(row.setting))


def _part(row: Row, shown: Shown, side: str, declared: int | None) -> Part:
    own, actors = of_side(row, shown, side, with_unnamed=False), row.setting.book.actors
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
