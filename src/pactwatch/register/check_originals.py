"""The folder of originals against the register: every original there, whole, and nothing else.

What comes in: the folder, the captures, the tombstones. What goes out: a sentence for each file
that is missing, changed, a link, forgotten, or nobody's; beside it the spare files that runs leave
which were cut short. Refuses to remove anything.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pactwatch.register.originals import check_original, original_path
from pactwatch.register.records import Capture, Tombstone

# As `store_original` names them: bytes that are on the disk before anything is recorded of them.
_DRAFT = re.compile(r"\.draft-[0-9a-f]{16}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(slots=True)
class Spare:
    """Files that no row names and a run that was cut short may have left; they harm nothing."""

    names: list[str] = field(default_factory=list)


def check_originals(
    originals: Path, captures: Iterable[Capture], tombstones: Iterable[Tombstone], spare: Spare
) -> Iterator[str]:
    """Every original once, then what lies in the folder besides; adds to `spare`."""
    names: dict[str, str] = {}
    for capture in captures:
        names.setdefault(capture.sha256, capture.name)
    forgotten = {one.sha256: one for one in tombstones}
    for sha256, name in names.items():
        if problem := check_original(originals, sha256) or _link(originals, sha256):
            yield f"{problem} (captured as {name})"
    for sha256, one in forgotten.items():
        if original_path(originals, sha256).exists():
            yield f"original {sha256} of forgotten {one.document_id} is still there"
    known = {original_path(originals, sha256) for sha256 in (*names, *forgotten)}
    for path in _files(originals):
        if path in known:
            continue
        if _is_spare(originals, path):
            spare.names.append(path.relative_to(originals.parent).as_posix())
        else:
            yield _stray(originals, path)


def _link(originals: Path, sha256: str) -> str | None:
    """Right bytes, but elsewhere: whoever owns that place can change them, backups miss them."""
    path = original_path(originals, sha256)
    if not path.is_symlink():
        return None
    return (
        f"original {sha256} is a link to {path.readlink()}, expected the file itself; "
        "put the file in its place"
    )


def _files(originals: Path) -> Iterator[Path]:
    """Every file and link below the folder, in order; links to folders are not followed."""
    for folder, inner, files in os.walk(originals):
        inner.sort()
        links = [name for name in inner if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in sorted([*files, *links]))


def _is_spare(originals: Path, path: Path) -> bool:
    if path.is_symlink():
        return False
    if _DRAFT.fullmatch(path.name):
        return path.parent.parent == originals
    is_in_place = _SHA256.fullmatch(path.name) and path == original_path(originals, path.name)
    return bool(is_in_place) and check_original(originals, path.name) is None


def _stray(originals: Path, path: Path) -> str:
    what = "a link" if path.is_symlink() else "a file that is no original of this case"
    name = path.relative_to(originals.parent).as_posix()
    return f"{name}: found {what}, expected only files of originals; take it out of the folder"
