"""Files beside the record that hold what can be worked out from it again, sealed by this account.

Comes in: a name and a thing made of dataclasses. Goes out: the thing this account and this very
program put there, or nothing. They are no part of the record: backups leave the folder out,
`forget` removes it, nothing of the audit chain rests on it. Refuses what another hand wrote: a case
that came from elsewhere brings nothing to be believed.
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

__all__ = ["FOLDER", "Sealed", "own_secret", "program_digest"]

T = TypeVar("T")

# Hidden, so that backups leave it out.
FOLDER = ".boards"
_SECRET_BYTES = 32
# A seal is the hex of a SHA-256, and a line of its own.
_SEAL_LENGTH = 64


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

    def get(self, name: str, kind: type[T]) -> T | None:
        """The thing of that kind that was put under a name; None where there is none that can be
        believed."""
        try:
            with uncollected():
                body = self._body(name)
                return msgspec.msgpack.decode(body, type=kind) if body else None
        except msgspec.DecodeError:
            return None

    def put(self, name: str, thing: object) -> None:
        """Keep something; what holds half of a surrogate pair, as a text may, is not kept."""
        if self.can_seal:
            with suppress(ValueError), uncollected():
                self._write(name, msgspec.msgpack.encode(thing))

    def _body(self, name: str) -> memoryview | None:
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        # A view: a copy of what a large case keeps takes as long as the seal.
        seal, body = content[:_SEAL_LENGTH], memoryview(content)[_SEAL_LENGTH + 1 :]
        is_own = self.can_seal and hmac.compare_digest(seal, self._seal(name, body).encode())
        return body if is_own else None

    def _write(self, name: str, body: bytes) -> None:
        """Where the folder cannot be written, nothing is kept."""
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

    def _seal(self, name: str, body: bytes | memoryview) -> str:
        """Over the name too: one kept thing must not pass for another. And over the program, which
        another one works out otherwise."""
        head = f"{program_digest()}\n{name}\n".encode()
        sealing = hmac.new(self._secret() or b"", head, hashlib.sha256)
        sealing.update(body)
        return sealing.hexdigest()


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
