"""Writing a file of the case whole or not at all."""

from pathlib import Path

from pactwatch.errors import StopRun
from pactwatch.text.system import system_line


def write_whole(path: Path, text: str) -> Path:
    """Write beside and move into place: a full disk leaves the old file. Raises StopRun."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise StopRun(f"{path}: cannot be written: {system_line(error)}") from error
    return path
