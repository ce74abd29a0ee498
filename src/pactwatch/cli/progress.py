"""Progress of long work on a terminal; silence everywhere else."""

import sys

import typer

from pactwatch.text.one_line import one_line


class Progress:
    """Called with (done, total, name) as documents are finished; writes one moving line."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show where the work stands."""
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r\x1b[2K{done}/{total} {one_line(name[:60])}{end}")
            sys.stderr.flush()

    def line(self, text: str) -> None:
        """A line of the report on stdout, the moving line out of its way."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
        typer.echo(one_line(text))
        sys.stdout.flush()
