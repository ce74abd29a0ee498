"""What finding copies noted, kept beside the record, so that `add` compares only what came.

Comes in: the notes of the last look at the documents (`weigh.lineage.notes`). Goes out: the same
notes for the next, or none: where they are missing, of another program, or changed by another hand,
everything is compared anew. One file, read and written whole: tables in the register would have to
be checked row by row as the record is, and a look needs most of them. They hold words of documents,
so `forget` removes them with all that is kept.
"""

from collections.abc import Callable
from pathlib import Path

from pactwatch.case.sealed import Sealed
from pactwatch.weigh.lineage import Notes

__all__ = ["NoteKeeper"]

NAME = "comparisons.bin"
# Fewer documents are compared anew in less than half a second.
WORTH_KEEPING = 200


class NoteKeeper:
    """The notes of one case folder; see `Sealed` for `secret`."""

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._sealed, self._worth = Sealed(root, secret=secret), worth

    def get(self) -> Notes:
        """The notes of the last look, empty ones where none can be believed."""
        return self._sealed.get(NAME, Notes) or Notes()

    def put(self, notes: Notes) -> None:
        """Keep notes of so many documents that it is worth it."""
        if len(notes.traits) >= self._worth:
            self._sealed.put(NAME, notes)
