"""Rows of a kept board whose open assumptions stay packed until somebody asks for them.

Of what is kept of a large board the assumptions are a third, and a board prints few of them: read
as one run of bytes they take no time, and are written again as they were read. Goes in: rows as
weighed. Comes out: the same rows, packed or whole.
Refuses what cannot be packed (half of a surrogate pair, as a text may hold): such a board is not
kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from pactwatch.domain.status import BoardRow
from pactwatch.weigh.board import KeptRow
from pactwatch.weigh.evidence.assumptions import Taken

__all__ = ["PackedRow", "pack_rows"]

_TAKEN = msgspec.msgpack.Decoder(tuple[Taken, ...])


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A row with the assumptions open to it, `packed`."""

    packed: msgspec.Raw
    row: BoardRow

    @property
    def taken(self) -> tuple[Taken, ...]:
        """The assumptions, made out anew each time they are asked for."""
        return _TAKEN.decode(self.packed)

    def unpacked(self) -> KeptRow:
        """The row as it was weighed."""
        return KeptRow(self.taken, self.row)


def pack_rows(rows: Mapping[str, KeptRow]) -> dict[str, PackedRow] | None:
    """The rows packed; None where one of them cannot be."""
    try:
        return {key: _packed(one) for key, one in rows.items()}
    except UnicodeEncodeError:
        return None


def _packed(one: KeptRow) -> PackedRow:
    return PackedRow(msgspec.Raw(msgspec.msgpack.encode(one.taken)), one.row)
