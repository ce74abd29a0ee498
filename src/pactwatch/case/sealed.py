"""Files beside the record that hold what can be worked out from it again, sealed by this account.

Comes in: a name and bytes. Goes out: the bytes this account put there, or nothing. They are no part
of the record: backups leave the folder out, `forget` removes it, nothing of the audit chain rests
on it. Refuses what another hand wrote: a case that came from elsewhere brings nothing to be
believed.
"""

import hashlib
import hmac
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from pactwatch.domain.pause import uncollected

__all__ = ["FOLDER", "Sealed", "own_secret", "packed", "program_digest", "unpacked"]

T = TypeVar("T")

# Hidden, so that backups leave it out.
FOLDER = ".boards"
_SECRET_BYTES = 32


class Sealed:
    """The sealed files of one case folder.

    `secret` gives what seals them, asked for where there is something to seal; None keeps and
    believes nothing.
    """

    def __init__(self, root: Path, *, secret: Callable[[], bytes | None]) -> None:
        self._folder, self._secret = root / FOLDER, secret

    @property
    def can_seal(self) -> bool:
        """Whether anything can be kept here."""
        return self._secret() is not None

    def get(self, name: str) -> bytes | None:
        """What this account put under a name; None where there is nothing that can be believed."""
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, _, body = content.partition(b"\n")
        is_own = self.can_seal and hmac.compare_digest(seal, self._seal(name, body).encode())
        return body if is_own else None

    def put(self, name: str, body: bytes) -> None:
        """Keep something. Where the folder cannot be written, nothing is kept."""
        if not self.can_seal:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            draft = self._folder / f"{secrets.token_hex(4)}.draft"
            with draft.open("wb") as file:
                file.write(self._seal(name, body).encode() + b"\n")
                file.write(body)
            draft.replace(self._folder / name)

    def names(self, ending: str) -> list[str]:
        """The files with that ending in the order of their names, whoever put them there."""
        return sorted(path.name for path in self._folder.glob(f"*{ending}"))

    def thin(self, ending: str, most: int) -> None:
        """Keep no more than so many with that ending, the newest."""
        with suppress(OSError):  # another command may thin them at the same moment
            paths = self._folder.glob(f"*{ending}")
            for path in sorted(paths, key=lambda p: p.stat().st_mtime_ns)[:-most]:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything: what is forgotten must not live on here."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _seal(self, name: str, body: bytes) -> str:
        """Over the name too: one kept thing must not pass for another."""
        sealing = hmac.new(self._secret() or b"", f"{name}\n".encode(), hashlib.sha256)
        sealing.update(body)
        return sealing.hexdigest()


def packed(thing: object) -> bytes:
    """The bytes of a thing made of dataclasses. Raises ValueError for half of a surrogate pair,
    which a text may hold: what holds one is worked out anew each time."""
    return msgspec.msgpack.encode(thing)


def unpacked(kind: type[T], body: bytes | None) -> T | None:
    """The thing again; None where another version of the program wrote it in another shape."""
    try:
        with uncollected():
            return msgspec.msgpack.decode(body, type=kind) if body else None
    except msgspec.DecodeError:
        return None


@cache
def program_digest() -> str:
    """Over every file of the package that can move a verdict: all its code and tables."""
    found = hashlib.sha256()
    for name, file in sorted(_files(resources.files("pactwatch"), "")):
        found.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif entry.name.endswith((".py", ".toml")):
            yield name, entry


@cache
def own_secret() -> bytes | None:
    """This account's secret, made once; None where no place for it can be written.

    It lies outside every case: a case that came from elsewhere brings no board to be believed.
    """
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(base) if base else Path.home() / ".local" / "state"
        path = folder / "pactwatch" / "boards.key"
        if not path.exists():
            _make_secret(path)
        found = path.read_bytes()
    except (OSError, RuntimeError):  # no home, or one that cannot be written
        return None
    return found if len(found) == _SECRET_BYTES else None


def _make_secret(path: Path) -> None:
    """Written whole or not at all, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{secrets.token_hex(4)}.draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_SECRET_BYTES))
    with suppress(FileExistsError):
        os.link(draft, path)  # the first of two programs wins
    draft.unlink(missing_ok=True)
