"""A case out of a backup file."""

from pathlib import Path

from pactwatch.register import restore


def restore_case(file: Path, case: Path) -> None:
    """Unpack and check a backup. Raises BadInput if the target is not empty or a hash differs."""
    restore(file, case)
