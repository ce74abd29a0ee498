"""The store of original bytes: one read-only file per original, named by its hash.

What comes in: bytes. What goes out: `originals/ab/abcd...` and its SHA-256. Stored before
anything is recorded, so that a kill can leave a spare file but never a record without its bytes.
Refuses to overwrite: an original that differs from its name is damage, not an old version.
"""

import os
import re
import secrets
from pathlib import Path

from pactwatch.domain.ids import sha256_bytes
from pactwatch.errors import BadInput, StopRun

_SHA256 = re.compile(r"[0-9a-f]{64}")


def store_original(directory: Path, content: bytes) -> str:
    """Keep the bytes for good and return their SHA-256; when this returns they are on the disk.

    Storing the same bytes again changes nothing. Raises StopRun where the disk refuses, or
    where the file of that name no longer holds these bytes.
    """
    sha256 = sha256_bytes(content)
    path = original_path(directory, sha256)
    try:
        if path.exists():
            _expect(path, sha256)
        else:
            _write_new(path, content)
    except OSError as error:
        raise StopRun(
            f"{path}: cannot store the original: {error.strerror or error}; nothing was recorded, "
            "free space or mend the folder and repeat"
        ) from error
    return sha256


def read_original(directory: Path, sha256: str) -> bytes:
    """The bytes, checked against their name; StopRun where they are missing or changed."""
    path = original_path(directory, sha256)
    if problem := check_original(directory, sha256):
        raise StopRun(f"{problem}; restore it from a backup")
    return path.read_bytes()


def check_original(directory: Path, sha256: str) -> str | None:
    """A sentence where the original is missing or changed, else None."""
    path = original_path(directory, sha256)
    try:
        found = sha256_bytes(path.read_bytes())
    except FileNotFoundError:
        return f"original {path.name} is missing"
    except OSError as error:
        return f"original {path.name} cannot be read: {error.strerror or error}"
    return None if found == sha256 else f"original {path.name} was changed: found sha256 {found}"


def remove_original(directory: Path, sha256: str) -> bool:
    """Remove the bytes of a forgotten document; False where they are gone already."""
    path = original_path(directory, sha256)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StopRun(f"{path}: cannot remove: {error.strerror or error}; repeat it") from error
    _sync_directory(path.parent)
    return True


def original_path(directory: Path, sha256: str) -> Path:
    """Where the original of this hash stands; BadInput for anything that is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise BadInput(f"{sha256!r} is no SHA-256: expected 64 hex digits")
    return directory / sha256[:2] / sha256


def _expect(path: Path, sha256: str) -> None:
    found = sha256_bytes(path.read_bytes())
    if found != sha256:
        raise StopRun(
            f"{path}: the stored original was changed: found sha256 {found}, expected {sha256}; "
            "run verify and restore it from a backup"
        )


def _write_new(path: Path, content: bytes) -> None:
    is_new_folder = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.parent / f".draft-{secrets.token_hex(8)}"
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o444)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_directory(path.parent)
    if is_new_folder:
        _sync_directory(path.parent.parent)
        _sync_directory(path.parent.parent.parent)


def _sync_directory(directory: Path) -> None:
    # A rename is only durable once its folder is; Windows cannot open folders and needs no call.
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
