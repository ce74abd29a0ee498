"""Writing a file of the case whole or not at all."""

import os
from pathlib import Path

from pactwatch.errors import StopRun


def write_whole(path: Path, text: str) -> Path:
    """Write beside and move into place: a full disk leaves the old file. Raises StopRun."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise StopRun(f"{path}: cannot be written: {os.strerror(error.errno or 0)}") from error
    return path
