"""Boards of a large case kept beside its record, so that the next command need not weigh it anew.

Comes in: everything a board depends on. Goes out: the very board worked out from it, or nothing.
The audit chain's head stands for all that is recorded, the program's digest for every rule it
ships; another day or rule set is another board. Kept boards are no part of the record: a backup
leaves them out, `forget` removes them, `verify` works them out anew and compares.
Refuses what another hand wrote: a kept board carries a seal made with a secret of this account.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pactwatch.case.sealed import FOLDER, Sealed, own_secret, program_digest
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.plain import from_plain, to_plain
from pactwatch.domain.status import BoardRow

__all__ = ["FOLDER", "Grounds", "Keeper", "Worked", "own_secret", "program_digest"]

# Below so many statements behind its rows a board is worked out in less than half a second.
WORTH_KEEPING = 2000
# Days and rule sets a person goes to and fro between (guess); each takes some megabytes.
MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a board depends on. `head` is the hash of the register's last row, `program` the
    digest of the code and of the files that ship with it, `rules` the rule set as it was asked."""

    head: str
    program: str
    as_of: str
    rules: str

    @property
    def name(self) -> str:
        """The kept board's file: one for each day and rule set."""
        return f"{sha256_text(f'{self.as_of} {self.rules}')[:16]}.json"


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
        content = self._sealed.get(grounds.name)
        found = _read(content) if content is not None else None
        return found[1] if found and found[0] == grounds else None

    def put(self, grounds: Grounds, worked: Worked) -> None:
        """Keep a board that is worth it. Where the folder cannot be written, nothing is kept."""
        if _size(worked.rows) < self._worth or not self._sealed.can_seal:
            return
        body = "\n".join(_lines(grounds, worked)).encode("utf-8", "surrogatepass")
        self._sealed.put(grounds.name, body)
        self._sealed.thin(".json", MOST_KEPT)

    def kept(self) -> Iterator[tuple[Grounds, Worked]]:
        """Every board this account sealed, whatever state of the record it is of."""
        for name in self._sealed.names(".json"):
            if (content := self._sealed.get(name)) and (found := _read(content)):
                yield found

    def clear(self) -> None:
        """Remove every kept board: what is forgotten must not live on in one."""
        self._sealed.clear()


def _size(rows: Iterable[BoardRow]) -> int:
    return sum(len(row.provisional.evidence) for row in rows)


def _lines(grounds: Grounds, worked: Worked) -> Iterator[str]:
    """The grounds, the labels, then a line for each row."""
    yield json.dumps(asdict(grounds))
    labels = {name: getattr(worked, name) for name in Worked.__slots__ if name != "rows"}
    yield json.dumps(to_plain(labels))
    for row in worked.rows:
        yield json.dumps(to_plain(row))


def _read(content: bytes) -> tuple[Grounds, Worked] | None:
    """None where another version of the program wrote it in another shape."""
    try:
        grounds, labels, *rows = content.split(b"\n")
        known = from_plain(Grounds, json.loads(grounds))
        told = tuple([from_plain(BoardRow, json.loads(row)) for row in rows])
        return known, _with_rows(json.loads(labels), told)
    except (ValueError, TypeError, KeyError):
        return None


def _with_rows(labels: dict[str, object], rows: tuple[BoardRow, ...]) -> Worked:
    return replace(from_plain(Worked, labels), rows=rows)
