"""Backup and restore: a whole case in one file, checked byte by byte on the way back.

What comes in: a case folder, or an archive. What goes out: the other one. The register in it is
one consistent moment, taken before the files, so every original it names is there. Refuses to
overwrite, to restore into a folder that holds anything, and every path that leads outside.
"""

import hashlib
import json
import os
import secrets
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from pactwatch.errors import BadInput, CheckFailed, StopRun
from pactwatch.register import migrate, schema
from pactwatch.register.database import Database
from pactwatch.register.head import read_head
from pactwatch.register.program import PROGRAM
from pactwatch.text.system import is_of_the_place, system_line

REGISTER_NAME = "register.sqlite"
# Hidden, so that it never meets a file of the case: those are left out.
MANIFEST = ".pactwatch-backup.json"
FORMAT = 1

# Read and hashed in pieces, so that a large original does not have to fit into memory.
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds: sizes in bytes and SHA-256 by path, and where the chain ended."""

    format: int
    program: str
    register: str
    revision: str
    rows: int
    head: str
    files: dict[str, dict[str, Any]]


def backup(case_dir: Path, file: Path, *, register_name: str = REGISTER_NAME) -> Manifest:
    """Write the whole case into a new `.zip`; safe while others read or write the case.

    All files of the folder but hidden ones, links, and copies left by migrations.
    BadInput where the file exists or the folder holds no register, StopRun where the disk fails.
    """
    if os.path.lexists(file):
        raise BadInput(f"{file} exists; choose another name, a backup is never overwritten")
    if not (case_dir / register_name).is_file():
        raise BadInput(f"{case_dir} holds no {register_name}; expected a case folder")
    draft = file.with_name(f".{secrets.token_hex(4)}.draft")
    try:
        with tempfile.TemporaryDirectory(prefix="pactwatch-") as scratch:
            manifest = _write(case_dir, draft, register_name, Path(scratch))
        _sync(draft)
        draft.replace(file)
    except OSError as error:
        said = f"{file}: cannot write the backup: {system_line(error, 'give another place')}"
        if is_of_the_place(error):
            raise BadInput(said) from error
        raise StopRun(said) from error
    finally:
        with suppress(OSError):  # why it failed is told, not why there is nothing to remove
            draft.unlink(missing_ok=True)
    return manifest


def restore(file: Path, case_dir: Path) -> Manifest:
    """Unpack a backup into a new or empty folder; nothing is left there where a check fails.

    BadInput where the target holds something or the file is no backup, CheckFailed where a file
    in it is not what the manifest says.
    """
    if case_dir.exists() and (not case_dir.is_dir() or any(case_dir.iterdir())):
        raise BadInput(f"{case_dir} is not empty; restore into a new folder")
    if not file.is_file():
        what = "not a file" if file.exists() else "no such file"
        raise BadInput(f"{file}: {what}; give what pactwatch backup wrote")
    case_dir = case_dir.absolute()
    draft = case_dir.with_name(f".{secrets.token_hex(4)}.draft")
    try:
        case_dir.parent.mkdir(parents=True, exist_ok=True)
        manifest = _unpack(file, draft)
        if case_dir.exists():
            case_dir.rmdir()
        draft.replace(case_dir)
    except zipfile.BadZipFile as error:
        raise BadInput(f"{file} is no backup: {error}") from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CheckFailed(f"{file} is damaged: {error}; use another backup") from error
    except OSError as error:
        said = f"{case_dir}: cannot restore {file}: {system_line(error, 'give another place')}"
        if is_of_the_place(error):
            raise BadInput(said) from error
        raise StopRun(said) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def _write(case_dir: Path, target: Path, register_name: str, scratch: Path) -> Manifest:
    copy, (rows, head) = _copy_register(case_dir / register_name, scratch / register_name)
    files: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        files[register_name] = _pack(archive, copy, register_name)
        for path in _case_files(case_dir, register_name):
            name = path.relative_to(case_dir).as_posix()
            files[name] = _pack(archive, path, name)
        manifest = Manifest(FORMAT, PROGRAM, register_name, schema.REVISION, rows, head, files)
        plain = {name: getattr(manifest, name) for name in Manifest.__slots__}
        archive.writestr(MANIFEST, json.dumps(plain, indent=1, sort_keys=True))
    return manifest


def _copy_register(source: Path, target: Path) -> tuple[Path, tuple[int, str]]:
    live = Database(source)
    try:
        migrate.copy_database(live, target)
    finally:
        live.close()
    copy = Database(target)
    try:
        with copy.bare() as connection:
            rows, head = read_head(connection)
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    return target, (rows, head)


def _case_files(case_dir: Path, register_name: str) -> Iterator[Path]:
    for path in sorted(case_dir.rglob("*")):
        inside = path.relative_to(case_dir)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        # The register itself, its log, its lock and the copies migrations left.
        is_transient = inside.parts[0].startswith(register_name)
        if path.is_file() and not path.is_symlink() and not is_hidden and not is_transient:
            yield path


def _pack(archive: zipfile.ZipFile, path: Path, name: str) -> dict[str, Any]:
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        return _copy_hashed(source, target)


def _unpack(file: Path, target: Path) -> Manifest:
    with zipfile.ZipFile(file) as archive:
        manifest = _read_manifest(archive, file)
        names = archive.namelist()
        if sorted(names) != sorted([MANIFEST, *manifest.files]):
            raise CheckFailed(f"{file}: its files are not those its manifest names")
        for name, expected in manifest.files.items():
            _unpack_one(archive, name, expected, target)
    return manifest


def _read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        plain = json.loads(archive.read(MANIFEST))
        manifest = Manifest(**plain)
        for name, file_ in manifest.files.items():
            _ = str(name), int(file_["size"]), str(file_["sha256"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"{file} is no pactwatch backup: it has no readable manifest") from error
    if manifest.format != FORMAT:
        raise BadInput(
            f"{file} is a backup of format {manifest.format}, this program reads {FORMAT}: "
            f"it was made by {manifest.program}"
        )
    return manifest


def _unpack_one(
    archive: zipfile.ZipFile, name: str, expected: dict[str, Any], target: Path
) -> None:
    path = _inside(target, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, path.open("xb") as copy:
        found = _copy_hashed(source, copy, limit=int(expected["size"]))
        copy.flush()
        os.fsync(copy.fileno())
    if found != expected:
        raise CheckFailed(
            f"{name}: the backup holds other bytes than its manifest says "
            f"(sha256 {found['sha256']}, expected {expected['sha256']}); use another backup"
        )
    if PurePosixPath(name).parts[0] == "originals":
        path.chmod(0o444)


def _inside(target: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    is_safe = bool(parts) and not any(
        part in ("..", "/", ".") or "\\" in part or ":" in part or "\0" in part for part in parts
    )
    if not is_safe:
        raise CheckFailed(f"{name!r} in the backup leads outside the case folder; do not use it")
    return target.joinpath(*parts)


def _copy_hashed(source: IO[bytes], target: IO[bytes], limit: int | None = None) -> dict[str, Any]:
    """Copy, and say what was copied; stops one piece after `limit` bytes."""
    digest, size = hashlib.sha256(), 0
    while piece := source.read(PIECE):
        digest.update(piece)
        size += len(piece)
        target.write(piece)
        if limit is not None and size > limit:
            break
    return {"size": size, "sha256": digest.hexdigest()}


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
