"""The connection to the one SQLite file: settings, transactions, errors in one line.

What comes in: a path. What goes out: connections inside a transaction. Refuses to let a driver's
error through: all become StopRun with the file, what was found, and the next step.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from pactwatch.errors import StopRun
from pactwatch.register.kept import KeptLists
from pactwatch.register.query import READ
from pactwatch.register.readonly import Lent, has_room, is_writable, lend

# recursive_triggers: INSERT OR REPLACE would otherwise delete past the guards without a word.
# secure_delete: what forget removes must not survive in free pages of the file.
# trusted_schema: a register that came from elsewhere cannot smuggle in functions.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)
# No query_only: verify checks a twin of the index, which it makes in memory.
READING_PRAGMAS = ("PRAGMA trusted_schema=OFF",)

# What the driver says -> what a person should know and do.
_SENTENCES = (
    ("disk is full", "the disk is full; nothing of this step was recorded, free space and repeat"),
    ("not a database", "this is not a register or it is damaged; restore it from a backup"),
    ("malformed", "the register is damaged; restore it from a backup"),
    ("locked", "another program keeps the register busy; try again when it has ended"),
    ("readonly", "the register cannot be written; check the folder's permissions"),
    ("unable to open", "the register cannot be opened; check the folder and its permissions"),
    ("disk i/o", "the disk reports an error; nothing of this step was recorded, check the disk"),
)


class Database:
    """One register file; `wait_s` is how long a busy file is waited for."""

    def __init__(self, path: Path, *, wait_s: float = 10.0) -> None:
        self.path = path
        # Asked once: what is removed meanwhile makes room, and is no reason to speak of rights.
        self._is_full = not has_room(path.parent)
        self.is_writable = is_writable(path) and not self._is_full
        self._lent = None if self.is_writable else _lend(path)
        self._engine = _engine(path, self._lent, wait_s)
        event.listen(self._engine, "begin", _begin)
        # What was read of rows is shared by all connections: each would read a large case anew.
        rows_read: dict[object, object] = {}
        event.listen(
            self._engine, "connect", lambda _, record: record.info.update({READ: rows_read})
        )
        self.lists = KeptLists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the register throughout."""
        with spoken(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the file's write lock; all of it is kept or nothing."""
        self.expect_writable()
        engine = self._engine.execution_options(is_writing=True)
        with spoken(self.path), engine.begin() as connection:
            yield connection

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """A connection outside any transaction, for checkpoints and copies."""
        engine = self._engine.execution_options(is_bare=True)
        with spoken(self.path), engine.connect() as connection:
            yield connection

    def expect_writable(self) -> None:
        """StopRun where the file or its folder cannot be written."""
        if not self.is_writable and self._is_full:
            raise StopRun(f"{self.path.name}: {_sentence(OSError('disk is full'))}")
        if not self.is_writable:
            raise StopRun(
                f"{self.path.parent}: this folder cannot be written, so nothing was recorded; "
                "copy the case to a place that can, or ask for the right to write"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if self._lent is not None:
            self._lent.close()


def _lend(path: Path) -> Lent:
    try:
        return lend(path)
    except OSError as error:
        raise StopRun(f"{path.name}: cannot be read: {error.strerror or error}") from error


def _engine(path: Path, lent: Lent | None, wait_s: float) -> Engine:
    if lent is None:
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, connect_args={"timeout": wait_s})
        event.listen(engine, "connect", _prepare)
        return engine
    uri = lent.uri
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=wait_s, check_same_thread=False),
        poolclass=QueuePool,
    )
    event.listen(engine, "connect", _prepare_reading)
    return engine


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn what the driver raises into StopRun with one plain line."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        raise StopRun(f"{path.name}: {_sentence(error)}") from error


def _sentence(error: Exception) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    plain = next((text for sign, text in _SENTENCES if sign in said.lower()), None)
    return plain or f"the register refused: {' '.join(said.split())}"


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling would commit before DDL; ours begins explicitly.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma).close()


def _prepare_reading(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in READING_PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("is_bare"):
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("is_writing") else "BEGIN")
