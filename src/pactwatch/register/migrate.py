"""Bringing a register file to the newest revision, or refusing it.

What comes in: an open database. What goes out: the same at schema.REVISION. An older file is
copied beside itself first; all revisions run in one transaction with their record, so a kill
leaves the file as it was. Refuses a newer file and one that is no register, in one line.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from pactwatch.errors import StopRun
from pactwatch.register import schema
from pactwatch.register.database import Database, spoken
from pactwatch.register.program import PROGRAM

REVISIONS = tuple(f"{n:04}" for n in range(1, int(schema.REVISION) + 1))
REVISION_TABLE = "alembic_version"


def needs_migration(database: Database) -> bool:
    """Whether the file is new or older; StopRun where it is newer or no register."""
    with database.reading() as connection:
        found = revision_of(connection, database.path)
    if found is not None and found > schema.REVISION:
        raise StopRun(
            f"{database.path.name} has register version {found}, written by a newer program; "
            f"{PROGRAM} knows up to {schema.REVISION}: "
            "use the newer program, or restore a backup made with this one"
        )
    if found is not None and found not in REVISIONS:
        raise StopRun(
            f"{database.path.name} has register version {found}, which no program wrote: it is "
            "damaged, restore it from a backup"
        )
    return found != schema.REVISION


def revision_of(connection: Connection, path: Path) -> str | None:
    """The revision recorded in the file, None in an empty file."""
    tables = _tables(connection)
    if not tables:
        return None
    if REVISION_TABLE not in tables:
        raise StopRun(
            f"{path.name} is a database of another program (tables {', '.join(sorted(tables)[:3])})"
            "; expected a pactwatch register, check the path"
        )
    query = f"SELECT version_num FROM {REVISION_TABLE}"
    found = connection.exec_driver_sql(query).scalars().all()
    if len(found) != 1:
        what = f"{len(found)} versions" if found else "no version"
        raise StopRun(f"{path.name} records {what}: it is damaged, restore it from a backup")
    return str(found[0])


def migrate(database: Database, *, to: str = schema.REVISION) -> Path | None:
    """Apply what is pending; the path of the copy made first, None for a new file."""
    with database.reading() as connection:
        found = revision_of(connection, database.path)
    copy = None if found is None else _copy_beside(database, found)
    with database.writing() as connection:
        upgrade(connection, to)
    return copy


def upgrade(connection: Connection, to: str) -> None:
    """Run the pending revisions in the connection's transaction."""
    # Imported here: it takes longer than opening a register that is up to date.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "pactwatch.register:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def copy_database(database: Database, target: Path) -> None:
    """A consistent copy of the register at one moment, also while somebody writes."""
    with database.bare() as connection, spoken(target):
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
            # A copy is one file: without this it would ask for a write-ahead file beside it.
            copy.execute("PRAGMA journal_mode=DELETE").close()
        finally:
            copy.close()


def migration_copies(path: Path) -> list[Path]:
    """The copies that migrations left beside a register, oldest version first."""
    return sorted(path.parent.glob(f"{path.name}.v*.bak"))


def _copy_beside(database: Database, revision: str) -> Path:
    target = database.path.with_name(f"{database.path.name}.v{revision}.bak")
    draft = target.with_name(f"{target.name}.draft")
    draft.unlink(missing_ok=True)
    copy_database(database, draft)
    draft.replace(target)
    return target


def _tables(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows}
