"""What the system said of a file or a disk, with the next step."""

import errno
import os

__all__ = ["is_full", "is_of_the_place", "system_line"]

FULL = (errno.ENOSPC, errno.EDQUOT)
# What is wrong with the place a person named; anything else is wrong with the disk.
OF_THE_PLACE = (
    errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.EROFS,
    errno.ENAMETOOLONG, errno.ELOOP,
)  # fmt: skip


def is_full(error: OSError) -> bool:
    """Whether the disk, or a person's share of it, is full."""
    return error.errno in FULL


def is_of_the_place(error: OSError) -> bool:
    """Whether another place would do, so that who gave the call can mend it."""
    return error.errno in OF_THE_PLACE


def system_line(error: OSError, step: str = "check the path and its rights") -> str:
    """The system's own words and what to do: a full disk is freed, all else takes `step`."""
    said = os.strerror(error.errno) if error.errno else str(error)
    return f"{said}; {'free some space and repeat the command' if is_full(error) else step}"
