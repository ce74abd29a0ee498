"""What lies in the folder of originals besides the originals is named, and so is a link."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register import makers

from pactwatch.register import Register
from pactwatch.register.originals import original_path

DOCUMENT = makers.document()
OTHER = makers.document("The ferry at Nordhafen sailed again.", path="ferry.txt")


def _linked(path: Path) -> None:
    path.rename(path.parent.parent.parent / "elsewhere")
    path.symlink_to("../../elsewhere")


def _folder_linked(path: Path) -> None:
    path.parent.rename(path.parent.parent.parent / "elsewhere")
    path.parent.symlink_to("../elsewhere")


def _named_by_its_bytes(path: Path) -> None:
    """At the place of another original."""
    (path.parent / OTHER.sha256).write_bytes(OTHER.text.encode())


# What is put beside an original or in its place, its bytes being right, and what is said.
BESIDE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (lambda p: (p.parent / "note.txt").touch(), r"/note\.txt: found a file that is no"),
    "a hidden file": (lambda p: (p.parent / ".note").touch(), r"/\.note: found a file that is no"),
    "a file above": (
        lambda p: (p.parent.parent / "note").touch(),
        r"^originals/note: found a file",
    ),
    "a file in a folder": (
        lambda p: ((p.parent / "more").mkdir(), (p.parent / "more" / "x").touch()),
        r"/more/x: found a file that is no",
    ),
    "a file with the name of other bytes": (
        lambda p: (p.parent / (p.name[:-1] + "g")).touch(),
        r"g: found a file that is no",
    ),
    "an original where none belongs": (_named_by_its_bytes, rf"{OTHER.sha256}: found a file"),
    "a link to the same bytes": (
        _linked,
        rf"^original {DOCUMENT.sha256} is a link to \.\./\.\./elsewhere, .*as quarry\.txt",
    ),
    "its folder a link": (_folder_linked, rf"^originals/{DOCUMENT.sha256[:2]}: found a link"),
}


@pytest.mark.parametrize("attack", BESIDE)
def test_what_is_no_original_is_found_and_named(
    register: Register, originals: Path, attack: str
) -> None:
    makers.record_all(register, originals)
    happens, says = BESIDE[attack]
    happens(original_path(originals, DOCUMENT.sha256))
    (problem,) = register.verify(originals)
    assert re.search(says, problem), problem


def test_what_a_killed_run_left_is_named_and_no_failure(
    register: Register, originals: Path
) -> None:
    makers.record_all(register, originals)
    register.store_original(originals, OTHER.text.encode())
    draft = original_path(originals, OTHER.sha256).parent / ".draft-0123456789abcdef"
    draft.write_bytes(b"half of it")
    found = register.inspect(originals)
    assert found.problems == ()
    folder = f"originals/{OTHER.sha256[:2]}"
    assert sorted(found.spare) == [f"{folder}/{draft.name}", f"{folder}/{OTHER.sha256}"]
