"""Originals are kept by their hash, once, read-only, and never overwritten."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput, StopRun
from pactwatch.register import read_original, remove_original, store_original
from pactwatch.register.originals import check_original, original_path


@settings(max_examples=20)
@given(content=st.binary(max_size=64))
def test_what_is_stored_comes_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("originals")
    sha256 = store_original(folder, content)
    assert (sha256, read_original(folder, sha256)) == (sha256_bytes(content), content)


def test_stored_twice_is_one_read_only_file(tmp_path: Path) -> None:
    sha256 = store_original(tmp_path, b"a page")
    assert store_original(tmp_path, b"a page") == sha256
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path == tmp_path / sha256[:2] / sha256
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_changed_original_is_told_and_not_mended(tmp_path: Path) -> None:
    sha256 = store_original(tmp_path, b"a page")
    path = original_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"another page")
    with pytest.raises(StopRun, match="was changed: found sha256"):
        store_original(tmp_path, b"a page")
    with pytest.raises(StopRun, match="restore it from a backup"):
        read_original(tmp_path, sha256)
    assert path.read_bytes() == b"another page"


def test_a_missing_original_is_told(tmp_path: Path) -> None:
    sha256 = sha256_bytes(b"never stored")
    assert check_original(tmp_path, sha256) == f"original {sha256} is missing"
    assert remove_original(tmp_path, sha256) is False


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ab", "A" * 64, "a" * 63 + "/"])
def test_only_hashes_name_originals(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="is no SHA-256"):
        original_path(tmp_path, name)


def test_a_folder_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(StopRun, match="cannot store the original"):
        store_original(tmp_path / "originals", b"a page")
