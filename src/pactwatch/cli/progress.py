"""Progress of long work on a terminal; silence everywhere else."""

import sys
from threading import Event, Lock, Thread
from types import TracebackType

import typer

from pactwatch.text.catalogue import say
from pactwatch.text.one_line import one_line

# An article is read in less; only what takes longer makes anybody wonder. A guess.
_PATIENCE_S = 4


class Progress:
    """Called with (done, total, name) as documents are finished; writes one moving line.

    Used in a `with`, it also tells from second to second of the document that `begin` named: a
    book of a thousand pages takes minutes.
    """

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._lock, self._stopped = Lock(), Event()
        self._now: tuple[str, int] | None = None
        self._since_s = 0

    def __enter__(self) -> "Progress":
        if self._is_shown:
            self._teller = Thread(target=self._tell, daemon=True)
            self._teller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        if self._is_shown:
            self._teller.join()
            self.end()

    def begin(self, name: str, size: int) -> None:
        """A document of so many bytes is read from now on."""
        with self._lock:
            self._now, self._since_s = (name, size), 0

    def end(self) -> None:
        """It has been read: its line goes away."""
        with self._lock:
            if self._now and self._since_s >= _PATIENCE_S:
                self._write("")
            self._now = None

    def tick(self) -> None:
        """One second more has gone by."""
        with self._lock:
            self._since_s += 1
            if self._now and self._since_s >= _PATIENCE_S:
                self._write(still_reading(*self._now, seconds=self._since_s))

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show where the work stands."""
        self.end()
        with self._lock:
            self._write(f"{done}/{total} {one_line(name[:60])}" + ("\n" if done >= total else ""))

    def line(self, text: str) -> None:
        """A line of the report on stdout, the moving line out of its way."""
        with self._lock:
            self._write("")
            typer.echo(one_line(text))
            sys.stdout.flush()

    def _tell(self) -> None:
        while not self._stopped.wait(1):
            self.tick()

    def _write(self, words: str) -> None:
        if self._is_shown:
            sys.stderr.write(f"\r\x1b[2K{words}")
            sys.stderr.flush()


def still_reading(name: str, size: int, *, seconds: int) -> str:
    """What a person is told while a long document of so many bytes is read, on one line."""
    minutes, rest = divmod(seconds, 60)
    shown = f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} kB"
    short = one_line(name[-40:])
    return say("add.reading", name=short, size=shown, minutes=minutes, seconds=rest)
