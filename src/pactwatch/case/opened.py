"""An open case: ask the board, read statements, decide, look after it.

Register and weighing meet here. No model runs here and no document is parsed.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pactwatch.case.deciding import Deciding
from pactwatch.case.folder import CaseFolder
from pactwatch.case.held import Clock
from pactwatch.case.sync import pending_files, sync_files
from pactwatch.case.verify import VerifyReport, verify_case
from pactwatch.domain.review import Person
from pactwatch.errors import BadInput, StopRun
from pactwatch.register import backup, open_register
from pactwatch.register.records import TombstoneRecord
from pactwatch.settings import Settings, load_settings
from pactwatch.text.unseen import is_blank


def now_utc() -> datetime:
    """The system clock, in UTC."""
    return datetime.now(UTC)


class Case(Deciding):
    """One case folder with its register, opened by one person. Use as a context manager."""

    def verify(self, *, head: str | None = None) -> VerifyReport:
        """Re-hash every original, re-check every anchor and the audit chain. `head` is the hash of
        an earlier head, kept elsewhere, which the chain must still contain.

        BadInput where `head` is no hash.
        """
        found = verify_case(self.folder, self.register, head=head)
        try:
            boards = self.false_boards()
        except StopRun:  # of a record that cannot be read no board is made; its problems are told
            if not found.problems:
                raise
            boards = []
        return replace(found, problems=(*found.problems, *boards))

    def backup(self, file: Path) -> None:
        """Write the whole case to one file. Raises BadInput if it exists or lies in the case."""
        if os.path.lexists(file):
            raise BadInput(f"{file}: exists already; give a new name, nothing is overwritten")
        if self.folder.root.resolve() in file.resolve().parents:
            raise BadInput(
                f"{file}: lies inside the case, where the next backup would take it in; "
                "give a place outside"
            )
        backup(self.folder.root, file)

    def forget(self, document_id: str, reason: str) -> TombstoneRecord | None:
        """Remove a document's bytes, text and names; a tombstone stays. The earlier one, with who
        forgot it and when, where it had been forgotten before."""
        if is_blank(reason):
            raise BadInput("forget: no reason given; the tombstone must say why")
        view = self.view()
        # A forgotten one may be named again: that finishes a run that was cut short.
        gone = {record.value.document_id: record for record in view.tombstones()}
        if view.document(document_id) is None and document_id not in gone:
            raise BadInput(f"document {document_id}: not in this case; see: pactwatch search")
        self.register.expect_writable()
        self._keeper.clear()
        self.register.forget(document_id, reason=reason, originals=self.folder.originals)
        self._keeper.clear()
        return gone.get(document_id)

    def acting_as(self, person: Person, clock: Clock) -> "Case":
        """The same case for another person and clock (replaying recorded decisions).

        The caller closes it. Its register is another door to the same file.
        """
        register = open_register(self.folder.register, person=person, clock=clock)
        return type(self)(self.folder, register, person, clock)


def open_case(
    path: str | Path,
    *,
    person: str | None = None,
    settings: Settings | None = None,
    clock: Clock = now_utc,
    is_syncing: bool = True,
) -> Case:
    """Open a case folder; changed case files are taken into the register as new versions.

    `is_syncing=False` leaves the register as it lies (verify), as does a folder that cannot be
    written: there what the register has taken in counts. Raises BadInput where there is no
    case, StopRun where the register is locked, damaged or newer than this program.
    """
    settings = settings or load_settings({"user": person})
    who = Person(settings.user, settings.is_user_named)
    folder = CaseFolder(Path(path)).check()
    register = open_register(folder.register, person=who, clock=clock, wait_s=settings.lock_wait_s)
    case = Case(folder, register, who, clock)
    if is_syncing:
        try:
            _sync(case)
        except BaseException:
            register.close()
            raise
    return case


def _sync(case: Case) -> None:
    """Take changed files in, or note them where nothing can be recorded."""
    if case.register.is_writable:
        sync_files(case.folder, case.register, parse=case._parsed.of)
    else:
        case.pending = pending_files(case.folder, case.register)


__all__ = ["Case", "Clock", "now_utc", "open_case"]
