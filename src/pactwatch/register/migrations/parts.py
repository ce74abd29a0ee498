"""Building blocks the revisions share: entry tables, part tables, and their guards.

What comes in: a name and its columns. What goes out: DDL through Alembic. Released revisions run
this file as it stands, so it refuses change: a new way of building gets a new function.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

Columns = tuple[sa.Column[Any], ...]


def text(name: str) -> sa.Column[Any]:
    """A column of text that may be empty."""
    return sa.Column(name, sa.String)


def integer(name: str) -> sa.Column[Any]:
    """A column of whole numbers that may be empty."""
    return sa.Column(name, sa.Integer)


def create_entry(name: str, *columns: Any, index: tuple[str, ...] = (), forget: str = "") -> None:
    """An append-only table of facts; `forget` names (by spaces) what `forget` may empty."""
    table = op.create_table(
        name,
        sa.Column(
            "seq", sa.Integer, sa.ForeignKey("audit.seq"), primary_key=True, autoincrement=False
        ),
        sa.Column("ref", sa.String, nullable=False),
        *columns,
        text("payload"),
        sa.Column("payload_sha256", sa.String, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("is_authenticated", sa.Boolean, nullable=False),
        sa.Column("maker", sa.String, nullable=False),
        integer("supersedes"),
    )
    for column in ("ref", *index):
        op.create_index(f"{name}_by_{column}", name, [column])
    emptied = {"payload", *forget.split()}
    guard_entry(name, [c.name for c in table.columns], emptied)


def create_part(name: str, parent: str, *columns: Any, index: tuple[str, ...] = ()) -> None:
    """A table of the lists inside an entry of `parent`, to be removed only with its content."""
    op.create_table(
        name,
        sa.Column(
            "entry",
            sa.Integer,
            sa.ForeignKey(f"{parent}.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
    )
    for column in index:
        op.create_index(f"{name}_by_{column}", name, [column])
    guard_part(name)


def guard_entry(name: str, columns: list[str], emptied: set[str]) -> None:
    """No row changes or goes. The one exception: a tombstone names the row, and all that happens
    is that its content becomes NULL."""
    same = [f"NEW.{c} IS OLD.{c}" for c in columns if c not in emptied]
    empty = [f"NEW.{c} IS NULL" for c in columns if c in emptied]
    named = "EXISTS (SELECT 1 FROM forgotten WHERE target = OLD.seq)"
    allowed = " AND ".join([named, *same, *empty])
    _guard(name, "update", f"NOT ({allowed})", f"{name} is append-only")
    _guard(name, "delete", "1", f"{name} is append-only")
    taken = f"EXISTS (SELECT 1 FROM {name} WHERE seq = NEW.seq)"
    _guard(name, "insert", taken, f"{name} is append-only")


def guard_part(name: str) -> None:
    """No part changes; parts go only when a tombstone names the entry they belong to."""
    named = "EXISTS (SELECT 1 FROM forgotten WHERE target = OLD.entry)"
    taken = f"EXISTS (SELECT 1 FROM {name} WHERE entry = NEW.entry AND n = NEW.n)"
    _guard(name, "update", "1", f"{name} is append-only")
    _guard(name, "delete", f"NOT {named}", f"{name} is append-only")
    _guard(name, "insert", taken, f"{name} is append-only")


def guard_audit() -> None:
    """Rows are added at the end, one after the other, and stay; the head only moves on."""
    gap = "NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit)"
    last = "(SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)"
    torn = f"NEW.prev_hash IS NOT COALESCE({last}, '{'0' * 64}')"
    _guard("audit", "insert", f"{gap} OR {torn}", "audit rows are added at the end only")
    _guard("audit", "update", "1", "audit is append-only")
    _guard("audit", "delete", "1", "audit is append-only")
    _guard("head", "insert", "EXISTS (SELECT 1 FROM head)", "there is one head")
    _guard("head", "update", "NEW.seq < OLD.seq OR NEW.id IS NOT 1", "the head only moves on")
    _guard("head", "delete", "1", "the head stays")


def _guard(table: str, event: str, when: str, message: str) -> None:
    # Guards are SQLite's dialect; a register on another database brings its own revision of them.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
