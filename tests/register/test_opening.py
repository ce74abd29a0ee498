"""New, older, newer, damaged, full: each register opens or says in one line why not."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.register import makers
from tests.register.makers import ASHA, Clock

from pactwatch.errors import StopRun
from pactwatch.register import Register, Writer, migrate, open_register, schema
from pactwatch.register.append import Chain
from pactwatch.register.database import Database
from pactwatch.register.program import PROGRAM


def _revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", "pactwatch.register:migrations")
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]


def _older(path: Path, revision: str) -> None:
    """A register as an older program left it: only the tables up to a revision."""
    database = Database(path)
    migrate.migrate(database, to=revision)
    database.close()


def test_the_newest_revision_is_the_one_the_program_names() -> None:
    assert _revisions()[0] == schema.REVISION
    assert sorted(_revisions()) == [f"{n:04}" for n in range(1, len(_revisions()) + 1)]


def test_migrations_make_what_the_schema_says(register: Register) -> None:
    with register._database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, *_: not (name or "").startswith("fulltext")},
        )
        assert compare_metadata(context, schema.metadata) == []


def test_what_may_be_forgotten_is_the_same_in_schema_and_guards(register: Register) -> None:
    with register._database.reading() as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        guards = dict(tuple(row) for row in connection.exec_driver_sql(query))
    for table in schema.entries:
        for column in table.c:
            may_go = f"NEW.{column.name} IS NULL" in guards[f"{table.name}_no_update"]
            assert may_go == bool(column.info.get("is_forgettable")), column


def test_every_table_can_be_made_on_postgresql() -> None:
    for table in schema.metadata.sorted_tables:
        assert table.name in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_a_new_register_opens_fast_and_empty(tmp_path: Path) -> None:
    began = time.process_time()
    with open_register(tmp_path / "register.sqlite", person=ASHA) as register:
        assert register.view().counts()["audit"] == 0
    assert time.process_time() - began < 1
    assert list(tmp_path.glob("*.bak")) == []


@pytest.mark.parametrize("revision", ["0003", "0006"])
def test_an_older_register_is_copied_then_migrated(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "register.sqlite"
    _older(path, revision)
    with open_register(path, person=ASHA, clock=Clock()) as register:
        makers.record_all(register)
        assert register.verify(tmp_path / "originals")[0].startswith("original ")
    with closing(sqlite3.connect(tmp_path / f"register.sqlite.v{revision}.bak")) as copy:
        query = "SELECT version_num FROM alembic_version"
        assert copy.execute(query).fetchone() == (revision,)
    with open_register(path, person=ASHA):
        assert len(list(tmp_path.glob("*.bak"))) == 1


def test_migration_keeps_the_rows_and_makes_them_findable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.sqlite"
    _older(path, "0006")
    database = Database(path)
    # The older program had no full text to write to, and no leads.
    monkeypatch.setattr("pactwatch.register.fulltext.add", lambda *_: None)
    with database.writing() as connection:
        chain = Chain(connection, person=ASHA, now=makers.START)
        writer = Writer(chain)
        writer.put_document(makers.document())
        writer.put_extraction(replace(makers.extraction(makers.document()), leads=()))
        chain.close()
    database.close()
    monkeypatch.undo()
    with open_register(path, person=ASHA) as register:
        assert len(register.view().search("quarry")) == 2
        assert register.verify(tmp_path / "originals") == ()


def test_a_failed_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.sqlite"
    _older(path, "0003")

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("pactwatch.register.fulltext.create", fail)
    with pytest.raises(StopRun, match="the disk is full"):
        open_register(path, person=ASHA)
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
    assert "decision" not in tables


def test_a_newer_register_is_refused_naming_both_versions(register: Register) -> None:
    register.close()
    makers.tamper(register.path, "UPDATE alembic_version SET version_num = '9001'")
    with pytest.raises(StopRun) as refused:
        open_register(register.path, person=ASHA)
    told = str(refused.value)
    assert "version 9001" in told
    assert f"{PROGRAM} knows up to {schema.REVISION}" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"this is a letter, not a database" * 50, "not a register or it is damaged"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "damaged"),
    ],
)
def test_a_file_that_is_no_database_is_refused_in_one_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(content)
    with pytest.raises(StopRun, match=told) as refused:
        open_register(path, person=ASHA)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


def test_a_register_with_torn_pages_stops_in_one_line(register: Register) -> None:
    makers.record_all(register)
    register.close()
    with closing(sqlite3.connect(register.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(register.path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    register.path.write_bytes(content)
    with pytest.raises(StopRun, match="damaged") as refused:
        open_register(register.path, person=ASHA)
    assert "\n" not in str(refused.value)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StopRun, match=r"another program \(tables recipes\)"):
        open_register(path, person=ASHA)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no such folder"):
        open_register(tmp_path / "none" / "register.sqlite", person=ASHA)


def test_a_full_disk_stops_the_run_and_records_nothing(register: Register) -> None:
    with pytest.raises(StopRun, match="the disk is full; nothing of this step was recorded"):
        _fill(register)
    assert register.view().documents() == ()
    with register.write() as writer:
        writer.put_document(makers.document())


def _fill(register: Register) -> None:
    with register.write() as writer:
        connection = writer._chain.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        try:
            writer.put_document(makers.document("word " * 100_000))
        finally:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_no_path_of_this_machine_stands_in_the_file(register: Register) -> None:
    makers.record_all(register)
    content = b"".join(path.read_bytes() for path in register.path.parent.glob("register.sqlite*"))
    assert str(register.path.parent).encode() not in content


def test_a_case_may_move(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    makers.record_all(register, register.path.parent / "originals")
    register.close()
    elsewhere = tmp_path_factory.mktemp("moved") / "case"
    register.path.parent.rename(elsewhere)
    with open_register(elsewhere / "register.sqlite", person=ASHA) as moved:
        assert moved.verify(elsewhere / "originals") == ()
        assert len(moved.view().documents()) == 1
