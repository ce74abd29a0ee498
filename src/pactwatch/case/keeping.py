"""Boards of a large case kept beside its record, so that the next command need not weigh it anew.

Comes in: everything a board depends on. Goes out: the very board worked out from it, or nothing.
The audit chain's head stands for all that is recorded, the program's digest for every rule it
ships; another day or rule set is another board. Kept boards are no part of the record: a backup
leaves them out, `forget` removes them, `verify` works them out anew and compares.
Refuses what another hand wrote: a kept board carries a seal made with a secret of this account.
"""

import hashlib
import hmac
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pactwatch.domain.ids import sha256_text
from pactwatch.domain.plain import from_plain, to_plain
from pactwatch.domain.status import BoardRow

__all__ = ["Grounds", "Keeper", "Worked"]

# Hidden, so that backups leave it out.
FOLDER = ".boards"
# Below so many statements behind its rows a board is worked out in less than half a second.
WORTH_KEEPING = 2000
# Days and rule sets a person goes to and fro between (guess); each takes some megabytes.
MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a board depends on. `head` is the hash of the register's last row, `program` the
    digest of the code and of the files that ship with it, `rules` the rule set as it was asked."""

    head: str
    program: str
    as_of: str
    rules: str

    @property
    def name(self) -> str:
        """The kept board's file: one for each day and rule set."""
        return f"{sha256_text(f'{self.as_of} {self.rules}')[:16]}.json"


@dataclass(frozen=True, slots=True)
class Worked:
    """A board less the moment it was asked at: labels, families of duties, breaks, gaps, rows."""

    case: str
    rule_set: str
    codebook: str
    themes: dict[str, str] = field(default_factory=dict)
    breaks: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    rows: tuple[BoardRow, ...] = ()


class Keeper:
    """The kept boards of one case folder.

    `secret` gives what seals them, asked for where there is something to seal; None keeps and
    believes nothing.
    """

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._folder, self._secret, self._worth = root / FOLDER, secret, worth

    def get(self, grounds: Grounds) -> Worked | None:
        """The board kept for these grounds; None where there is none that can be believed."""
        try:
            content = (self._folder / grounds.name).read_bytes()
        except OSError:
            return None
        return self._opened(content, grounds)

    def put(self, grounds: Grounds, worked: Worked) -> None:
        """Keep a board that is worth it. Where the folder cannot be written, nothing is kept."""
        if _size(worked.rows) < self._worth or self._secret() is None:
            return
        body = "\n".join(_lines(grounds, worked)).encode("utf-8", "surrogatepass")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            draft = self._folder / f"{secrets.token_hex(4)}.draft"
            draft.write_bytes(self._seal(body).encode() + b"\n" + body)
            draft.replace(self._folder / grounds.name)
            self._drop_old()

    def kept(self) -> Iterator[tuple[Grounds, Worked]]:
        """Every board this account sealed, whatever state of the record it is of."""
        for path in sorted(self._folder.glob("*.json")):
            with suppress(OSError):
                content = path.read_bytes()
                if self._is_sealed(content) and (found := _read(content)):
                    yield found

    def clear(self) -> None:
        """Remove every kept board: what is forgotten must not live on in one."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _opened(self, content: bytes, grounds: Grounds) -> Worked | None:
        found = _read(content) if self._is_sealed(content) else None
        return found[1] if found and found[0] == grounds else None

    def _is_sealed(self, content: bytes) -> bool:
        seal, _, body = content.partition(b"\n")
        return self._secret() is not None and hmac.compare_digest(seal, self._seal(body).encode())

    def _seal(self, body: bytes) -> str:
        return hmac.new(self._secret() or b"", body, hashlib.sha256).hexdigest()

    def _drop_old(self) -> None:
        by_age = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for path in by_age[:-MOST_KEPT]:
            path.unlink(missing_ok=True)


def _size(rows: Iterable[BoardRow]) -> int:
    return sum(len(row.provisional.evidence) for row in rows)


def _lines(grounds: Grounds, worked: Worked) -> Iterator[str]:
    """The grounds, the labels, then a line for each row."""
    yield json.dumps(asdict(grounds))
    labels = {name: getattr(worked, name) for name in Worked.__slots__ if name != "rows"}
    yield json.dumps(to_plain(labels))
    for row in worked.rows:
        yield json.dumps(to_plain(row))


def _read(content: bytes) -> tuple[Grounds, Worked] | None:
    """None where another version of the program wrote it in another shape."""
    try:
        _, grounds, labels, *rows = content.split(b"\n")
        known = from_plain(Grounds, json.loads(grounds))
        told = tuple([from_plain(BoardRow, json.loads(row)) for row in rows])
        return known, _with_rows(json.loads(labels), told)
    except (ValueError, TypeError, KeyError):
        return None


def _with_rows(labels: dict[str, object], rows: tuple[BoardRow, ...]) -> Worked:
    return replace(from_plain(Worked, labels), rows=rows)


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


_SECRET_BYTES = 32


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
