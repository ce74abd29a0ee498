"""What the system said of a file or a disk, with the next step."""

import errno
import os

__all__ = ["is_full", "system_line"]

FULL = (errno.ENOSPC, errno.EDQUOT)


def is_full(error: OSError) -> bool:
    """Whether the disk, or a person's share of it, is full."""
    return error.errno in FULL


def system_line(error: OSError, step: str = "check the path and its rights") -> str:
    """The system's own words and what to do: a full disk is freed, all else takes `step`."""
    said = os.strerror(error.errno) if error.errno else str(error)
    return f"{said}; {'free some space and repeat the command' if is_full(error) else step}"
