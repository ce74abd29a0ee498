"""A register that cannot be written (a disc, a share, the folder of somebody else), opened to read.

Comes in: the path. Goes out: an address for the driver. SQLite wants files beside a register even
to read it; where none can be made, the file is read as one that nobody changes. What a crash or a
copy left in the write-ahead log counts too: without its index both are read from a copy.
Refuses to take a register for read-only where folder and file can be written.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

__all__ = ["Lent", "has_room", "is_writable", "lend"]

# SQLite lays an index of 32 KiB beside a register that it opens to write, and a log; on a full
# disk even reading failed for want of them.
NEEDED_BYTES = 64 * 1024


@dataclass(slots=True)
class Lent:
    """Where to read from; `close` removes the copy, where one had to be made."""

    uri: str
    scratch: "tempfile.TemporaryDirectory[str] | None" = None

    def close(self) -> None:
        """Remove what was copied."""
        if self.scratch is not None:
            self.scratch.cleanup()


def is_writable(path: Path) -> bool:
    """Whether file and folder may be written; what is not there yet counts by its folder."""
    return _can_write(path.parent) and (not path.exists() or _can_write(path))


def has_room(folder: Path) -> bool:
    """Whether the disk has room for what lies beside an open register."""
    try:
        return shutil.disk_usage(folder).free >= NEEDED_BYTES
    except OSError:
        return True


def lend(path: Path) -> Lent:
    """How to read a register that cannot be written. Raises OSError where it cannot be copied."""
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if not log.exists() or not log.stat().st_size:
        return Lent(_uri(path, "mode=ro&immutable=1"))
    if index.exists():
        return Lent(_uri(path, "mode=ro"))
    scratch = tempfile.TemporaryDirectory(prefix="pactwatch-")
    copy = Path(scratch.name) / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(log, copy.with_name(log.name))
    return Lent(_uri(copy, "mode=rw"), scratch)


def _uri(path: Path, options: str) -> str:
    return f"file:{quote(path.absolute().as_posix())}?{options}"


def _can_write(path: Path) -> bool:
    # By the rights in force, not those of whoever started the program, where the system tells.
    is_told = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=is_told)
