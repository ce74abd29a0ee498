"""The register of one case: open it, write to it, look at it as known at a moment, check it.

What comes in: the path of its one file and who is at the keyboard. What goes out: a `Register`.
Refuses a second writer at the same time, a newer file, and a file that is no register.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import select

from pactwatch.domain.ids import sha256_bytes
from pactwatch.domain.review import Person
from pactwatch.errors import StopRun
from pactwatch.register import forget, migrate, schema, verify
from pactwatch.register import originals as originals_store
from pactwatch.register.append import Chain
from pactwatch.register.chain import moment_of, stamp
from pactwatch.register.database import Database
from pactwatch.register.head import read_head, row_of
from pactwatch.register.kept import kinds_between
from pactwatch.register.lock import writer_lock
from pactwatch.register.records import Tombstone, Verification
from pactwatch.register.view import View
from pactwatch.register.writer import Writer

# How long a second writer waits for the first, in seconds.
WAIT_S = 10.0


def utcnow() -> datetime:
    """The computer's clock, aware UTC."""
    return datetime.now(UTC)


def open_register(
    path: Path, *, person: Person, clock: Callable[[], datetime] = utcnow, wait_s: float = WAIT_S
) -> "Register":
    """The register in this file, made where there is none, migrated where it is older.

    An older file is copied to `NAME.vREVISION.bak` beside it first. `person` is written on every
    row, `clock` gives aware moments. Raises StopRun for a newer or damaged file, for one that is
    no register, and where another writer holds it for longer than `wait_s` seconds.
    """
    register = Register(path, person=person, clock=clock, wait_s=wait_s)
    try:
        register.bring_up_to_date()
    except BaseException:
        register.close()
        raise
    return register


class Register:
    """An open register; usable as a context manager, `close` lets go of the file."""

    def __init__(
        self, path: Path, *, person: Person, clock: Callable[[], datetime], wait_s: float
    ) -> None:
        self.path = path
        self.person = person
        self._clock = clock
        self._wait_s = wait_s
        self._database = Database(path, wait_s=wait_s)

    @property
    def is_writable(self) -> bool:
        """Whether anything can be recorded here; what cannot be written can still be read."""
        return self._database.is_writable

    def bring_up_to_date(self) -> Path | None:
        """Make or migrate the file where needed; the copy made of an older one, if any."""
        if not self.path.parent.is_dir():
            raise StopRun(f"{self.path.parent}: no such folder; make the case first (init)")
        if not migrate.needs_migration(self._database):
            return None
        with self._locked():
            is_pending = migrate.needs_migration(self._database)
            return migrate.migrate(self._database) if is_pending else None

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """One transaction: all of the with-block is recorded when it ends, or nothing.

        Waits for another writer, then raises StopRun naming it. A full disk is StopRun too.
        """
        with self._locked(), self._database.writing() as connection:
            chain = Chain(connection, person=self.person, now=self._clock())
            yield Writer(chain)
            chain.close()

    @contextmanager
    def adding(self) -> Iterator[None]:
        """Be the one run that adds documents; people may record decisions meanwhile.

        Waits for another such run, then raises StopRun naming it.
        """
        with self._locked("adding."):
            yield

    @contextmanager
    def copied(self, path: Path) -> Iterator["Register"]:
        """A copy of the register as it stands in a new file, open for the same person."""
        migrate.copy_database(self._database, path)
        copy = Register(path, person=self.person, clock=self._clock, wait_s=self._wait_s)
        with copy:
            yield copy

    def view(self, known_at: datetime | None = None) -> View:
        """The register as known at a moment (aware), by default now: rows recorded by then.

        BadInput for a moment without a time zone.
        """
        audit = schema.audit
        by_then = [] if known_at is None else [audit.c.recorded_at <= stamp(known_at)]
        last = select(audit.c.seq, audit.c.recorded_at).where(*by_then)
        with self._database.reading() as connection:
            found = connection.execute(last.order_by(audit.c.seq.desc()).limit(1)).first()
        upto, recorded_at = found or (0, None)
        shown = known_at or (moment_of(recorded_at) if recorded_at else None)
        return View(self._database, upto=upto, known_at=shown)

    def store_original(self, originals: Path, content: bytes) -> str:
        """Keep an original's bytes and return their SHA-256; call it before recording anything.

        SkipItem where these bytes were forgotten: they must not come back by being sent again.
        """
        document_id = f"doc-{sha256_bytes(content)[:16]}"
        with self._database.reading() as connection:
            forget.refuse_forgotten(connection, document_id)
        return originals_store.store_original(originals, content)

    def head(self) -> tuple[int, str]:
        """Number of rows and hash of the last one: print it elsewhere, and nobody can rewrite
        the register unseen. StopRun where it was removed."""
        with self._database.reading() as connection:
            return read_head(connection)

    def row_of(self, head_hash: str) -> int | None:
        """How many rows the chain had when this hash was its head; None where it never was."""
        with self._database.reading() as connection:
            return row_of(connection, head_hash)

    def kinds_since(self, seq: int) -> frozenset[str]:
        """The kinds of rows that were recorded after row `seq`."""
        with self._database.reading() as connection:
            return kinds_between(connection, seq, None)

    def verify(self, originals: Path) -> tuple[str, ...]:
        """Everything that is wrong, a sentence each; empty where all holds."""
        return self.inspect(originals).problems

    def inspect(self, originals: Path) -> Verification:
        """Check chain, contents, anchors and originals; also lists what was forgotten."""
        with self._database.reading() as connection:
            return verify.inspect(connection, originals)

    def forget(self, document_id: str, *, reason: str, originals: Path) -> Tombstone:
        """Remove a document's bytes, text and names for good; a tombstone stays.

        Also removes the copies that migrations left, which hold the same text; backups made
        elsewhere are out of reach. Repeating it after an interruption finishes the work.
        """
        with self.write() as writer:
            tombstone = writer.forget(document_id, reason)
        try:
            self._clear(originals, tombstone)
        except (OSError, StopRun) as error:
            raise StopRun(
                f"{document_id}: it is recorded as forgotten, but not all of its bytes are gone "
                f"from the disk: {str(error).split(';')[0]}; mend that and run forget again"
            ) from error
        return tombstone

    def expect_writable(self) -> None:
        """StopRun where the register cannot be written, before anything is changed."""
        self._database.expect_writable()

    def _clear(self, originals: Path, tombstone: Tombstone) -> None:
        """Remove what stands beside the rows: the original, old copies, old pages in the log."""
        originals_store.remove_original(originals, tombstone.sha256)
        for copy in migrate.migration_copies(self.path):
            copy.unlink(missing_ok=True)
        self._fold_log()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _locked(self, doing: str = "") -> Iterator[None]:
        self._database.expect_writable()
        who, since = self.person, self._clock()
        with writer_lock(self.path, person=who, since=since, wait_s=self._wait_s, doing=doing):
            yield

    def _fold_log(self) -> None:
        """Move the write-ahead log into the file and cut it: old pages in it hold old text."""
        with self._database.bare() as connection:
            busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if busy:
            raise StopRun(
                f"{self.path.name}: another program is reading and keeps old pages on the disk"
            )
