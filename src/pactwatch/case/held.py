"""What every open case holds: its folder, its register, who is at the keyboard, the clock.

Refuses to ask or to decide anything: see asking, weighing and deciding beside it.
"""

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from pactwatch.case.bookkeeping import BookKeeper
from pactwatch.case.evidence import build_dossier
from pactwatch.case.folder import CaseFolder
from pactwatch.case.keeping import Keeper, own_secret
from pactwatch.case.norms import Norms
from pactwatch.case.noted import NoteKeeper
from pactwatch.case.parsed import ParsedNorms
from pactwatch.case.remembering import Boards
from pactwatch.case.sync import case_texts
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.review import Person
from pactwatch.register import Register, View
from pactwatch.register.chain import stamp

__all__ = ["Clock", "Held"]

Clock = Callable[[], datetime]


class Held:
    """A case folder with its register, opened by one person. Use as a context manager."""

    def __init__(self, folder: CaseFolder, register: Register, person: Person, clock: Clock):
        self.folder = folder
        self.register = register
        self.person = person
        self.clock = clock
        # Edited files the register has not taken in, where its folder cannot be written.
        self.pending: tuple[str, ...] = ()
        self._keeper = Keeper(folder.root, secret=own_secret)
        self._book_keeper = BookKeeper(folder.root, secret=own_secret)
        self._boards = Boards(self._book_keeper)
        self.noted = NoteKeeper(folder.root, secret=own_secret)
        self._parsed = ParsedNorms(folder.root, secret=own_secret)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the register."""
        self.register.close()

    def moment(self, known_at: datetime | None) -> datetime | None:
        """The moment that is looked at; None is now, and so is one that lies ahead.

        A board stamped with a moment to come could not be replayed: what is recorded until then
        would be on it. Rows of a clock that was set back lie ahead, too, and can be asked for.
        """
        if known_at is None or stamp(known_at) <= stamp(self.clock()):
            return known_at
        last = self.register.view().known_at
        return known_at if last and stamp(known_at) < stamp(last) else None

    def begins(self) -> datetime | None:
        """When the first thing was recorded: a case begins with its settings."""
        first = next(iter(self.register.view().history("case_file", "case.toml")), None)
        return first.record_time if first else None

    def view(self, known_at: datetime | None = None) -> View:
        """The register as known at a moment (default: now)."""
        return self.register.view(known_at)

    def norms(self, known_at: datetime | None = None, *, rules: str | None = None) -> Norms:
        """Agreements, actors, codebook and rules as the register knew them."""
        return self._norms_in(self.view(known_at), rules)

    def _norms_in(self, view: View, rules: str | None) -> Norms:
        """The norms of a view; the very ones of before where the files are the same."""
        return self._parsed.of(case_texts(view), rules)

    def _dossier(self, view: View, norms: Norms, known_at: datetime | None) -> Dossier:
        """What weighing needs; of the present, with what earlier boards worked out."""
        return build_dossier(view, norms) if known_at else self._boards.dossier(view, norms)
