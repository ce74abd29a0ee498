"""A backup is one consistent moment; what comes back is checked; nothing leads outside."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.register import makers
from tests.register.makers import Clock, fresh

from pactwatch.errors import BadInput, CheckFailed
from pactwatch.register import Register, backup, restore
from pactwatch.register.archive import MANIFEST


@pytest.fixture
def archive(register: Register, originals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    makers.record_all(register, originals)
    case = register.path.parent
    (case / "case.toml").write_text("title = 'Quarry'\n")
    (case / "agreements").mkdir()
    (case / "agreements" / "quarry.toml").write_text("id = 'quarry'\n")
    file = tmp_path_factory.mktemp("out") / "case.zip"
    backup(case, file)
    return file


def _rewrite(archive: Path, changes: dict[str, bytes | None]) -> None:
    """The same archive with files replaced, added, or (None) left out."""
    with zipfile.ZipFile(archive) as old:
        files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(archive, "w") as new:
        for name, content in (files | changes).items():
            if content is not None:
                new.writestr(name, content)


def test_a_restored_case_shows_the_same_and_verifies(
    register: Register, archive: Path, blank: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere" / "case"
    manifest = restore(archive, target)
    assert manifest.head == register.head()[1]
    assert (target / "agreements" / "quarry.toml").read_text() == "id = 'quarry'\n"
    with fresh(blank, target, Clock()) as again:
        assert makers.state(again) == makers.state(register)
        assert again.verify(target / "originals") == ()
        with again.write() as writer:
            writer.put_case_file("case.toml", "title = 'Goes on'\n")


def test_a_backup_is_taken_while_somebody_writes(register: Register, tmp_path: Path) -> None:
    with register.write() as writer:
        writer.put_document(makers.document())
        manifest = backup(register.path.parent, tmp_path.parent / f"{tmp_path.name}.zip")
    assert manifest.rows == 0
    assert register.view().upto == 1


def test_running_parts_and_hidden_files_stay_out(register: Register, archive: Path) -> None:
    case = register.path.parent
    (case / ".secret").write_text("no")
    (case / "register.sqlite.v0006.bak").write_text("no")
    second = archive.with_name("second.zip")
    backup(case, second)
    with zipfile.ZipFile(second) as file:
        names = [name for name in file.namelist() if not name.startswith("originals/")]
    assert sorted(names) == [MANIFEST, "agreements/quarry.toml", "case.toml", "register.sqlite"]


def test_a_backup_is_never_overwritten(register: Register, archive: Path) -> None:
    with pytest.raises(BadInput, match="never overwritten"):
        backup(register.path.parent, archive)


def test_a_folder_without_register_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match=r"holds no register\.sqlite"):
        backup(tmp_path / "empty", tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_a_folder_that_holds_something_is_not_restored_into(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(BadInput, match="is not empty"):
        restore(archive, tmp_path)
    assert (tmp_path / "kept.txt").read_text() == "mine"


DAMAGE = {
    "another byte": ({"case.toml": b"title = 'Quarrx'\n"}, CheckFailed, "holds other bytes"),
    "more bytes": ({"case.toml": b"x" * 5_000_000}, CheckFailed, "holds other bytes"),
    "a file missing": ({"case.toml": None}, CheckFailed, "not those its manifest names"),
    "a file too many": ({"extra.toml": b""}, CheckFailed, "not those its manifest names"),
    "no manifest": ({MANIFEST: None}, BadInput, "no readable manifest"),
    "manifest not JSON": ({MANIFEST: b"{"}, BadInput, "no readable manifest"),
    "manifest of another shape": ({MANIFEST: b'{"files": []}'}, BadInput, "no readable manifest"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_refused_and_leaves_nothing(archive: Path, tmp_path: Path, damage: str) -> None:
    changes, error, told = DAMAGE[damage]
    _rewrite(archive, changes)
    parent = tmp_path / "restored"
    with pytest.raises(error, match=told):
        restore(archive, parent / "case")
    assert list(parent.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../out.toml", "/tmp/out.toml", "a/../../out.toml", "c:\\x", "a\\..\\b"]
)
def test_paths_that_lead_outside_are_refused(archive: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(archive) as file:
        manifest = json.loads(file.read(MANIFEST))
    manifest["files"][name] = manifest["files"]["case.toml"]
    _rewrite(archive, {name: b"title = 'Quarry'\n", MANIFEST: json.dumps(manifest).encode()})
    with pytest.raises(CheckFailed, match="leads outside"):
        restore(archive, tmp_path / "restored" / "case")
    assert list((tmp_path / "restored").iterdir()) == []


def test_bytes_flipped_in_the_archive_are_found(archive: Path, tmp_path: Path) -> None:
    content = bytearray(archive.read_bytes())
    for place in range(len(content) // 4, len(content) // 2):
        content[place] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises((CheckFailed, BadInput)):
        restore(archive, tmp_path / "restored" / "case")
    assert list((tmp_path / "restored").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.zip").write_bytes(content)
    with pytest.raises(BadInput, match="is no backup"):
        restore(tmp_path / "file.zip", tmp_path / "case")


def test_a_missing_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        restore(tmp_path / "none.zip", tmp_path / "case")
