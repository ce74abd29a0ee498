"""A case in a folder that cannot be written is read like any other, and says so when it cannot.

The rights are those of the folder; the superuser's right to pass over them is laid down meanwhile.
"""

import ctypes
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import put
from tests.case.test_people import report
from tests.cli.running import run

from pactwatch.case import StatementFilter
from pactwatch.errors import StopRun
from pactwatch.pipeline import WorkingCase, open_case

DAY = date(2031, 5, 1)
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="rights are laid down the way Linux does"
)

# To pass over rights of files, to read them all, to change them, as capabilities(7) numbers them.
_PASSING_OVER = 0b1110
_VERSION_3 = 0x20080522


@contextmanager
def sealed(folder: Path) -> Iterator[Path]:
    """The folder and all in it without the right to write, for the superuser too."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with _without_privilege():
            yield folder
    finally:
        for path in paths:
            if path.exists():
                path.chmod(0o755 if path.is_dir() else 0o644)


@contextmanager
def _without_privilege() -> Iterator[None]:
    if os.geteuid():
        yield
        return
    header, held = (ctypes.c_uint32 * 2)(_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    libc.capget(header, held)
    less = (ctypes.c_uint32 * 6)(*held)
    less[0] &= ~_PASSING_OVER
    if libc.capset(header, less):
        pytest.skip("this system does not let a test lay rights down")
    try:
        yield
    finally:
        libc.capset(header, held)


def as_written(folder: Path) -> None:
    """As another command left it: everything in the one file, nothing beside it."""


def in_one_file(folder: Path) -> None:
    """As a restored backup lies: without write-ahead log from the start."""
    _run(folder, "PRAGMA journal_mode=DELETE")


def _run(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / "register.sqlite")
    connection.execute(sql).fetchall()
    connection.close()


LEFT: dict[str, Callable[[Path], None]] = {"as written": as_written, "in one file": in_one_file}


@pytest.mark.parametrize("how", LEFT)
def test_what_cannot_be_written_is_read(root: Path, how: str) -> None:
    with open_case(root) as case:
        before = case.board(as_of=DAY).rows
    LEFT[how](root)
    names = sorted(path.name for path in root.iterdir())
    with sealed(root), open_case(root) as case:
        assert not case.register.is_writable
        assert case.board(as_of=DAY).rows == before
        assert case.explain("C-1", as_of=DAY).as_text()
        assert case.statements(StatementFilter())
        assert case.search("shelter") or case.search("front")
        assert not case.verify().problems
    assert sorted(path.name for path in root.iterdir()) == names


@pytest.mark.parametrize("beside", [("-wal", "-shm"), ("-wal",)])
def test_what_lies_in_the_log_alone_is_read(
    case: WorkingCase, tmp_path: Path, beside: tuple[str, ...]
) -> None:
    put(case, tmp_path, "brand.txt", report("Ruth Brand"), date(2031, 4, 25))
    wanted = len(case.view().documents())
    copy = tmp_path / "copy"
    register = case.folder.register
    left = [f"{register.name}{end}" for end in ("-wal", "-shm") if end not in beside]
    shutil.copytree(case.folder.root, copy, ignore=shutil.ignore_patterns(*left))
    assert (copy / f"{register.name}-wal").stat().st_size
    with sealed(copy), open_case(copy) as opened:
        assert len(opened.view().documents()) == wanted
        assert opened.board(as_of=DAY).rows == case.board(as_of=DAY).rows


def test_nothing_can_be_recorded_and_one_line_says_so(
    root: Path, tmp_path: Path, reader: None
) -> None:
    (tmp_path / "brand.txt").write_text(report("Ruth Brand"))
    with sealed(root), open_case(root) as case, pytest.raises(StopRun) as raised:
        case.add(tmp_path / "brand.txt", published=date(2031, 4, 25))
    assert "cannot be written, so nothing was recorded" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 3


def test_an_edited_file_the_register_cannot_take_in_is_named(root: Path) -> None:
    (root / "actors.toml").write_text("# mine\n" + (root / "actors.toml").read_text())
    with sealed(root):
        ran = run("board", str(root), "--as-of", str(DAY))
    assert ran.code == 0
    assert "not taken in the changed actors.toml" in ran.err


def test_every_command_that_records_says_that_the_disk_is_full(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(root) as case:
        document = case.view().documents()[0].value.id
        head = case.register.head()
    usage = shutil.disk_usage(root)
    # What is cleared on the way makes room: the second look must not change what is told.
    rooms = iter(range(4096, 10**9, 10**6))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=next(rooms)))
    for words in (
        ("forget", document, "--reason", "asked to"),
        ("retract", document, "--reason", "asked to"),
        ("sign", "C-1", "--text", "It is so."),
        ("reply", "C-1", "corran", "--state", "SENT"),
        ("review", "--done", "C-1"),
    ):
        rooms = iter(range(4096, 10**9, 10**6))
        ran = run(words[0], str(root), *words[1:], "--as", "Asha Venn")
        told = "the disk is full; nothing of this step was recorded, free space and repeat"
        assert (ran.code, told in ran.err, ran.err.count("\n")) == (3, True, 1), ran.err
    monkeypatch.undo()
    with open_case(root) as case:
        assert case.register.head() == head


def test_a_case_on_a_full_disk_is_read_and_backed_up(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=4096))
    assert "C-1" in run("board", str(root)).out
    assert run("verify", str(root)).code == 0
    assert run("backup", str(root), str(tmp_path / "kept.zip")).code == 0
    ran = run("review", str(root), "--done", "C-1", "--as", "Asha Venn")
    assert (ran.code, "the disk is full; nothing of this step was recorded" in ran.err) == (3, True)
