"""One writer at a time, also between processes: a lock file that names its holder.

What comes in: the register's path and who wants to write. What goes out: the lock, held for a
with-block. The operating system drops a dead holder's lock, so nothing has to be cleaned up;
the file itself stays, because removing it would let two writers hold two different files.
"""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import FileIO
from pathlib import Path

from pactwatch.domain.review import Person
from pactwatch.errors import StopRun

# Often enough that a person notices no wait, rarely enough to cost nothing.
POLL_S = 0.05

# Windows locks ranges of bytes and hides them from readers: far behind the holder's name.
_LOCKED_BYTE = 1 << 20


@contextmanager
def writer_lock(
    register: Path, *, person: Person, since: datetime, wait_s: float, doing: str = ""
) -> Iterator[None]:
    """Hold the register's writer lock; StopRun naming the holder after `wait_s` seconds.

    `doing` names a lock of its own for one long kind of work ("add"), taken beside the writer's.
    """
    path = lock_path(register, doing)
    try:
        file = path.open("a+b", buffering=0)
    except OSError as error:
        raise StopRun(f"{path}: cannot lock the register: {error.strerror or error}") from error
    with file:
        _acquire(file, register, wait_s)
        try:
            _sign(file, person, since)
            yield
        finally:
            _erase(file)
            _release(file)


def lock_path(register: Path, doing: str = "") -> Path:
    """The lock file beside the register."""
    return register.with_name(f"{register.name}.{doing}lock")


def _acquire(file: FileIO, register: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while not _try_lock(file):
        if time.monotonic() >= deadline:
            raise StopRun(
                f"{register.name} is being written by {_holder(file)}; waited {wait_s:g} s, "
                "try again when that run has ended"
            )
        time.sleep(POLL_S)


def _sign(file: FileIO, person: Person, since: datetime) -> None:
    _erase(file)
    holder = {
        "pid": os.getpid(),
        "person": person.name,
        "host": socket.gethostname(),
        "since": since.isoformat(timespec="seconds"),
    }
    # The name is a courtesy to whoever waits: a full disk must not be reported from here.
    with suppress(OSError):
        file.write(json.dumps(holder).encode())


def _erase(file: FileIO) -> None:
    with suppress(OSError):
        file.truncate(0)


def _holder(file: FileIO) -> str:
    file.seek(0)
    try:
        holder = json.loads(file.read())
        return "{person} (process {pid} on {host}, since {since})".format(**holder)
    except (ValueError, KeyError, TypeError):
        return "another program that has not given its name"


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _try_lock(file: FileIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _release(file: FileIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _try_lock(file: FileIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
