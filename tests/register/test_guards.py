"""The file itself refuses to be changed, also by other programs and their shortcuts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.register import makers

from pactwatch.register import Register, schema

APPEND_ONLY = sorted(table.name for table in (*schema.entries, *schema.parts, schema.audit))


@pytest.fixture(scope="module")
def filled(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    with makers.fresh(blank, folder, makers.Clock()) as register:
        gone = makers.document("A second text about the quarry bridge.")
        with register.write() as writer:
            writer.put_document(gone)
        makers.record_all(register)
        with register.write() as writer:
            writer.forget(gone.id, "asked by the author")
    return folder / "register.sqlite"


@pytest.fixture
def foreign(filled: Path) -> Iterator[sqlite3.Connection]:
    """A connection of another program: none of our settings, and nothing is kept."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_every_table_has_rows_to_guard(foreign: sqlite3.Connection, table: str) -> None:
    assert foreign.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ],
)
def test_rows_cannot_be_changed_or_removed(
    foreign: sqlite3.Connection, table: str, attack: str
) -> None:
    column = schema.metadata.tables[table].columns.keys()[-1]
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|at the end only"):
        foreign.execute(attack.format(table=table, column=column))


@pytest.mark.parametrize(
    "seq", ["1", "(SELECT max(seq) + 2 FROM audit)", "(SELECT max(seq) + 1 FROM audit)"]
)
def test_audit_rows_are_added_at_the_end_and_in_line(foreign: sqlite3.Connection, seq: str) -> None:
    columns = ", ".join(schema.audit.columns.keys()[1:])
    with pytest.raises(sqlite3.IntegrityError, match="at the end only"):
        foreign.execute(
            f"INSERT INTO audit (seq, {columns}) SELECT {seq}, {columns} FROM audit WHERE seq = 2"
        )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET payload = '{}' WHERE payload IS NULL",
        "UPDATE document SET payload = NULL, title = 'x' WHERE payload IS NULL",
        "UPDATE document SET payload = NULL, author = 'x' WHERE payload IS NULL",
        "UPDATE document SET payload_sha256 = 'x' WHERE payload IS NULL",
        "UPDATE document SET payload = NULL, title = NULL, publisher = NULL, url = NULL",
        "DELETE FROM document WHERE payload IS NULL",
        "UPDATE head SET seq = seq - 1",
        "DELETE FROM head",
    ],
)
def test_forgetting_opens_no_other_door(foreign: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        foreign.execute(change)


def test_our_own_connections_have_the_settings_that_matter(register: Register) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
    }
    with register._database.reading() as connection:
        for name, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
