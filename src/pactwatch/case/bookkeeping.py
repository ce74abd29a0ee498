"""Boards of a large case kept beside its record with who stands behind what of them, so that after
one more document or decision only what it bears on is read and weighed.

Comes in: a board as `case.ledger` writes it down. Goes out: the last one of that day and those
rules, to be brought up to date. Of another program, or changed by another hand, none is taken; see
`Sealed`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from pactwatch.case.keeping import MOST_KEPT, WORTH_KEEPING
from pactwatch.case.ledger import Booked
from pactwatch.case.sealed import Sealed
from pactwatch.domain.ids import sha256_text

__all__ = ["BookKeeper"]

ENDING = ".ledger"


class BookKeeper:
    """The kept boards of one case folder; see `Sealed` for `secret`."""

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._sealed, self._worth = Sealed(root, secret=secret), worth

    def get(self, as_of: date, rules: str) -> Booked | None:
        """The last board kept of a day and a rule set; None where none can be believed."""
        return self._sealed.get(_name(as_of, rules), Booked)

    def put(self, booked: Booked) -> None:
        """Keep a board that is worth it."""
        size = sum(len(kept.row.provisional.evidence) for kept in booked.rows.values())
        if size >= self._worth:
            self._sealed.put(_name(booked.as_of, booked.rules.label), booked)
            self._sealed.thin(ENDING, MOST_KEPT)

    def kept(self) -> Iterator[Booked]:
        """Every board this program kept, whatever state of the record it is of."""
        for name in self._sealed.names(ENDING):
            if found := self._sealed.get(name, Booked):
                yield found


def _name(as_of: date, rules: str) -> str:
    return f"{sha256_text(f'{as_of} {rules}')[:16]}{ENDING}"
