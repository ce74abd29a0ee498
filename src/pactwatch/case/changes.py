"""What differs between two boards: before and after a decision, or between two days.

Comes in: two boards of one case. Goes out: one RowChange per row that moved. Pure.
"""

from dataclasses import dataclass

from pactwatch.case.board import Board
from pactwatch.domain.status import BoardRow, Status


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row: `kind` is "reviewed" or "provisional", the values as text."""

    kind: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that moved; `is_new` and `is_gone` where only one of the boards has it."""

    obligation_id: str
    title: str
    changes: tuple[FieldChange, ...] = ()
    is_new: bool = False
    is_gone: bool = False


FIELDS = ("verdict", "level", "timeliness", "n_min", "n_max", "overlays", "fragile", "confidence",
          "freshness")  # fmt: skip


# What a row rests on can change and no count with it, as when one of two tellings goes.
RESTS_ON = ("declared_level", "evidence")
# Ids that a line names before it counts the rest.
MOST_NAMED = 3


def board_changes(before: Board, after: Board, *, is_whole: bool = False) -> tuple[RowChange, ...]:
    """Every row of which anything a reader sees moved, in the order of the later board; `is_whole`
    tells of evidence that came and went too."""
    old = {row.obligation_id: row for row in before.rows}
    new = {row.obligation_id: row for row in after.rows}
    fields = (*FIELDS, *RESTS_ON) if is_whole else FIELDS
    moved = [_change(old.get(row.obligation_id), row, fields) for row in after.rows]
    gone = [RowChange(i, old[i].title, is_gone=True) for i in old if i not in new]
    return tuple(change for change in (*moved, *gone) if change is not None)


def _change(before: BoardRow | None, after: BoardRow, fields: tuple[str, ...]) -> RowChange | None:
    if before is None:
        return RowChange(after.obligation_id, after.title, is_new=True)
    changes = (
        *_fields("reviewed", before.reviewed, after.reviewed, fields),
        *_fields("provisional", before.provisional, after.provisional, fields),
    )
    return RowChange(after.obligation_id, after.title, changes) if changes else None


def _fields(kind: str, before: Status, after: Status, fields: tuple[str, ...]) -> list[FieldChange]:
    texts = ((name, *_texts(name, before, after)) for name in fields)
    return [FieldChange(kind, name, old, new) for name, old, new in texts if old != new]


def _texts(name: str, before: Status, after: Status) -> tuple[str, str]:
    """Of evidence what went and what came, else the values."""
    old, new = getattr(before, name), getattr(after, name)
    if name != "evidence":
        return _text(old), _text(new)
    return _named(set(old) - set(new)), _named(set(new) - set(old))


def _named(ids: set[str]) -> str:
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return ", ".join(sorted(ids)[:MOST_NAMED]) + more if ids else "–"


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else str(value)
