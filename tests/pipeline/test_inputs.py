"""Folders as they lie on disks: what in them cannot be taken is named, nothing hangs."""

import os
from pathlib import Path

import pytest

from pactwatch.errors import SkipItem
from pactwatch.pipeline.inputs import expand, read_bytes


def test_the_case_itself_is_left_out_of_the_folder_it_lies_in(tmp_path: Path) -> None:
    case = tmp_path / "mycase"
    (case / "originals").mkdir(parents=True)
    (case / "case.toml").write_text("")
    (tmp_path / "report.txt").write_text("x")
    found = expand([str(tmp_path)], case=case)
    assert [one.name for one in found if not one.error] == [str(tmp_path / "report.txt")]
    assert [one.error for one in found if one.error] == [
        f"{case}: this case's own folder is left out"
    ]


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (found,) = expand([str(tmp_path / "in")])
    assert found.error is not None
    assert "a link to a folder is not followed" in found.error


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may list every folder")
def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    (found,) = expand([str(tmp_path)])
    closed.chmod(0o700)
    assert found.error is not None
    assert "its files are not added" in found.error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_with_a_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SkipItem, match="not a file"):
        read_bytes(tmp_path / "pipe")


def test_links_that_lead_in_circles_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (found,) = expand([str(tmp_path / "a")])
    assert found.error is None
    with pytest.raises(SkipItem, match="it leads to itself"):
        read_bytes(tmp_path / "a")
