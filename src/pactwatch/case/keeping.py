"""Boards of a large case kept beside its record, so that the next command need not weigh it anew.

Comes in: everything a board depends on. Goes out: the very board worked out from it, or nothing.
The audit chain's head stands for all that is recorded, the seal for every rule the program ships
(see `Sealed`); another day or rule set is another board. Kept boards are no part of the record: a
backup leaves them out, `forget` removes them, `verify` works them out anew and compares.
Refuses what another hand wrote: a kept board carries a seal made with a secret of this account.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from pactwatch.case.sealed import FOLDER, Sealed, own_secret
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.pause import uncollected
from pactwatch.domain.status import BoardRow

__all__ = ["FOLDER", "Grounds", "Keeper", "Worked", "own_secret"]

# Below so many statements behind its rows a board is worked out in less than half a second.
WORTH_KEEPING = 2000
# Days and rule sets a person goes to and fro between (guess); each takes some megabytes.
MOST_KEPT = 4
ENDING = ".board"


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a board depends on besides the program. `head` is the hash of the register's last
    row, `rules` the rule set as it was asked."""

    head: str
    as_of: str
    rules: str

    @property
    def name(self) -> str:
        """The kept board's file: one for each day and rule set."""
        return f"{sha256_text(f'{self.as_of} {self.rules}')[:16]}{ENDING}"


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


@dataclass(frozen=True, slots=True)
class _Kept:
    grounds: Grounds
    worked: Worked


@dataclass(frozen=True, slots=True)
class _Unopened:
    """The same as it is read: most boards that are found are of an earlier state of the record, and
    nobody needs their rows."""

    grounds: Grounds
    worked: msgspec.Raw

    def opened(self) -> Worked | None:
        try:
            with uncollected():
                return msgspec.msgpack.decode(self.worked, type=Worked)
        except msgspec.DecodeError:
            return None


class Keeper:
    """The kept boards of one case folder.

    `secret` gives what seals them, asked for where there is something to seal; None keeps and
    believes nothing.
    """

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._sealed, self._worth = Sealed(root, secret=secret), worth

    def get(self, grounds: Grounds) -> Worked | None:
        """The board kept for these grounds; None where there is none that can be believed."""
        found = self._sealed.get(grounds.name, _Unopened)
        return found.opened() if found and found.grounds == grounds else None

    def put(self, grounds: Grounds, worked: Worked) -> None:
        """Keep a board that is worth it. Where the folder cannot be written, nothing is kept."""
        if _size(worked.rows) >= self._worth:
            self._sealed.put(grounds.name, _Kept(grounds, worked))
            self._sealed.thin(ENDING, MOST_KEPT)

    def kept(self) -> Iterator[tuple[Grounds, Worked]]:
        """Every board this account sealed, whatever state of the record it is of."""
        for name in self._sealed.names(ENDING):
            found = self._sealed.get(name, _Unopened)
            if found and (worked := found.opened()):
                yield found.grounds, worked

    def clear(self) -> None:
        """Remove every kept board: what is forgotten must not live on in one."""
        self._sealed.clear()


def _size(rows: Iterable[BoardRow]) -> int:
    return sum(len(row.provisional.evidence) for row in rows)
