"""Every table of a register that holds one of everything: no row of it can be changed, dropped,
put in or swapped without `verify` naming the table. A new table comes in by itself: it fails here
until it has a row to tamper with and until its tampering is found.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from tests.register import makers
from tests.register.makers import Clock

from pactwatch.errors import StopRun
from pactwatch.register import Register, open_register, schema
from pactwatch.register.verify import GUARDS, inspect

Problems = Callable[..., list[str]]

# Tables that say of which version the file is, seen before anything else when it is opened.
VERSION = "alembic_version"
# What SQLite itself keeps of the full text.
INDEX = ("fulltext_data", "fulltext_idx", "fulltext_content", "fulltext_docsize", "fulltext_config")
TABLES = tuple(table.name for table in schema.metadata.sorted_tables)
# How a problem names what it found, where that is not simply the table.
NAMES = {"audit": "row", "fulltext": "full text", "head": "head|chain broken|is missing"}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Path:
    """A register with a row in every table; its guards are off."""
    folder = tmp_path_factory.mktemp("full")
    with makers.fresh(blank, folder, Clock()) as register:
        makers.record_all(register, folder / "originals")
        forgotten = makers.document("Nobody crossed the ford at Oststadt, Ilse Varn said.")
        register.store_original(folder / "originals", forgotten.text.encode())
        with register.write() as writer:
            writer.put_capture(makers.capture(forgotten))
            writer.put_document(forgotten)
        register.forget(forgotten.id, reason="asked to", originals=folder / "originals")
    path = folder / "register.sqlite"
    with sqlite3.connect(path) as connection:
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {guard}")
    return path


@pytest.fixture(scope="module")
def tampered(full: Path) -> Iterator[Problems]:
    """What `verify` finds after a statement, which is then taken back."""
    engine = create_engine(f"sqlite:///{full}")
    originals = full.parent / "originals"
    with engine.connect() as connection:
        usual = set(inspect(connection, originals).problems)
        assert all(problem.startswith("guard ") for problem in usual)

        def problems(*statements: str) -> list[str]:
            with _taken_back(connection):
                for statement in statements:
                    done = connection.exec_driver_sql(statement)
                    assert done.rowcount, f"nothing was changed by {statement}"
                found = inspect(connection, originals).problems
            return [one for one in found if one not in usual]

        yield problems
    engine.dispose()


@contextmanager
def _taken_back(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("SAVEPOINT attack")
    try:
        yield
    finally:
        connection.exec_driver_sql("ROLLBACK TO attack")


def columns(full: Path, table: str) -> list[tuple[str, str, bool]]:
    """Name, type, and whether it is part of the key."""
    with sqlite3.connect(full) as connection:
        return [(r[1], r[2], bool(r[5])) for r in connection.execute(f"PRAGMA table_info({table})")]


def rows_in(full: Path, table: str) -> int:
    with sqlite3.connect(full) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def differing(full: Path, table: str) -> bool:
    """Whether the first and the last row say something different, so that a swap is one."""
    names = ", ".join(name for name, _, is_key in columns(full, table) if not is_key)
    ends = f"SELECT min(rowid) FROM {table} UNION SELECT max(rowid) FROM {table}"
    with sqlite3.connect(full) as connection:
        query = f"SELECT DISTINCT {names} FROM {table} WHERE rowid IN ({ends})"
        return len(connection.execute(query).fetchall()) > 1


# One row in the middle, so that neither the first nor the last is special.
ONE = "rowid = (SELECT rowid FROM {t} ORDER BY rowid LIMIT 1 OFFSET (SELECT count(*) / 2 FROM {t}))"
FAR = 100_000


def attacks(full: Path, table: str) -> Iterator[tuple[str, ...]]:
    """Statements that change each column, empty it, drop, put in and swap rows."""
    one = ONE.format(t=table)
    found = columns(full, table)
    for name, kind, is_key in found:
        if is_key:
            new = f"{name} + {FAR}"
        else:
            is_number = kind in ("INTEGER", "BOOLEAN", "FLOAT")
            new = f"coalesce({name}, 0) + 1" if is_number else f"coalesce({name}, '') || 'x'"
        yield (f"UPDATE {table} SET {name} = {new} WHERE {one}",)
    for which in (one, f"rowid = (SELECT max(rowid) FROM {table})", "1"):
        yield (f"DELETE FROM {table} WHERE {which}",)
    yield (_put_in(table, found, one),)
    if differing(full, table):
        yield _swapped(table, [name for name, _, is_key in found if not is_key])


def _put_in(table: str, found: list[tuple[str, str, bool]], one: str) -> str:
    """A copy of a row under a key of its own."""
    names = ", ".join(name for name, _, _ in found)
    values = ", ".join(f"{name} + {FAR}" if is_key else name for name, _, is_key in found)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {one}"


def _swapped(table: str, names: list[str]) -> tuple[str, ...]:
    """The first and the last row change places: every value is one that was recorded."""
    ends = f"(SELECT min(rowid) FROM {table}), (SELECT max(rowid) FROM {table})"
    other = ", ".join(
        f"{name} = (SELECT {name} FROM temp.ends WHERE place != {table}.rowid)" for name in names
    )
    return (
        f"CREATE TEMP TABLE ends AS SELECT rowid AS place, * FROM {table} WHERE rowid IN ({ends})",
        f"UPDATE {table} SET {other} WHERE rowid IN (SELECT place FROM temp.ends)",
    )


@pytest.mark.parametrize("table", [*TABLES, "fulltext"])
def test_nothing_in_a_table_changes_unseen(full: Path, tampered: Problems, table: str) -> None:
    assert rows_in(full, table), f"{table} has no row to tamper with: record one in makers"
    named = re.compile(NAMES.get(table, table))
    for statements in attacks(full, table):
        problems = tampered(*statements)
        assert any(named.search(problem) for problem in problems), (statements, problems)


# What somebody could do to the index without touching a text: hide words, or put them elsewhere.
LAST = "(SELECT max({c}) FROM {t})"
INDEX_ATTACKS = (
    "DELETE FROM fulltext_data WHERE id > 10",
    "UPDATE fulltext_data SET block = x'00' WHERE id > 10",
    "UPDATE fulltext_data SET block = x'00' WHERE id = 10",
    "UPDATE fulltext_idx SET pgno = pgno + 2",
    "DELETE FROM fulltext_content WHERE id = " + LAST.format(c="id", t="fulltext_content"),
    "UPDATE fulltext_content SET c1 = 'nothing' WHERE id = 2",
    "UPDATE fulltext_content SET c2 = 'statement' WHERE id = 2",
    "INSERT INTO fulltext_content VALUES (99, 'a', 'b', 'document')",
    "DELETE FROM fulltext_docsize WHERE id = " + LAST.format(c="id", t="fulltext_docsize"),
    "UPDATE fulltext_docsize SET sz = x'0000' WHERE id = 2",
    "UPDATE fulltext_config SET v = v - 1",
    "INSERT INTO fulltext_config VALUES ('rank', 'bm25(0.0)')",
)


@pytest.mark.parametrize("statement", INDEX_ATTACKS)
def test_words_cannot_be_hidden_from_search_unseen(tampered: Problems, statement: str) -> None:
    assert any("full text" in problem for problem in tampered(statement))


def test_every_part_of_the_index_is_attacked() -> None:
    assert {part for part in INDEX for one in INDEX_ATTACKS if part in one} == set(INDEX)


def test_no_table_is_left_out(full: Path) -> None:
    """What stands in the file, not what the code says stands in it."""
    with sqlite3.connect(full) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in found}
    assert tables == {*TABLES, VERSION, "fulltext", *INDEX}


VERSIONS = {
    "UPDATE alembic_version SET version_num = '0008x'": "newer program",
    "UPDATE alembic_version SET version_num = '0001x'": "which no program wrote: it is damaged",
    "DELETE FROM alembic_version": "records no version: it is damaged",
    "INSERT INTO alembic_version VALUES ('0001')": "records 2 versions: it is damaged",
}


@pytest.mark.parametrize("statement", VERSIONS)
def test_a_version_that_was_changed_stops_at_the_door(register: Register, statement: str) -> None:
    register.close()
    makers.tamper(register.path, statement)
    with pytest.raises(StopRun, match=VERSIONS[statement]):
        open_register(register.path, person=makers.ASHA, clock=Clock())
