"""Rows of a large case's boards kept one by one beside its record, so that after one more document
or decision only the rows are weighed that it bears on.

Comes in: a day, a rule set, the rows of the board of that day with the grounds each rests on
(`weigh.grounds`). Goes out: the same rows, of which weighing takes those whose grounds are still
the same. Of another program, or changed by another hand, none are taken. See `Sealed`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pactwatch.case.keeping import MOST_KEPT, WORTH_KEEPING
from pactwatch.case.sealed import Sealed, packed, program_digest, unpacked
from pactwatch.domain.ids import sha256_text
from pactwatch.weigh.grounds import KeptRow

__all__ = ["RowKeeper"]

ENDING = ".rows"
# Fewer rows than one in so many are weighed again next time; to write all takes longer (guess).
WORTH_WRITING = 20

Rows = Mapping[str, KeptRow]


@dataclass(frozen=True, slots=True)
class _Kept:
    """`as_of` and `rules` say of which board; `rows` are by obligation id."""

    program: str
    as_of: date
    rules: str
    rows: dict[str, KeptRow]


class RowKeeper:
    """The kept rows of one case folder; see `Sealed` for `secret`."""

    def __init__(
        self, root: Path, *, secret: Callable[[], bytes | None], worth: int = WORTH_KEEPING
    ) -> None:
        self._sealed, self._worth = Sealed(root, secret=secret), worth

    def get(self, as_of: date, rules: str, *, links: int) -> Rows | None:
        """The rows kept of a board, none where there are none to be believed; None where nothing
        can be kept, or is worth it for so many links, so that nobody need work grounds out."""
        if links < self._worth or not self._sealed.can_seal:
            return None
        kept = self._read(_name(as_of, rules))
        return kept.rows if kept else {}

    def put(self, as_of: date, rules: str, rows: Rows, *, weighed: int) -> None:
        """Keep the rows of a large board, of which so many were weighed anew."""
        size = sum(len(kept.row.provisional.evidence) for kept in rows.values())
        if size < self._worth or weighed * WORTH_WRITING < len(rows):
            return
        kept = _Kept(program_digest(), as_of, rules, dict(rows))
        with suppress(ValueError):
            self._sealed.put(_name(as_of, rules), packed(kept))
        self._sealed.thin(ENDING, MOST_KEPT)

    def boards(self) -> Iterator[tuple[date, str]]:
        """Of which days and rule sets rows are kept, by this program."""
        for name in self._sealed.names(ENDING):
            if kept := self._read(name):
                yield kept.as_of, kept.rules

    def _read(self, name: str) -> _Kept | None:
        kept = unpacked(_Kept, self._sealed.get(name))
        return kept if kept and kept.program == program_digest() else None


def _name(as_of: date, rules: str) -> str:
    return f"{sha256_text(f'{as_of} {rules}')[:16]}{ENDING}"
