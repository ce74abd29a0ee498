"""Running a command in this process, as `pactwatch` itself does, and what came of it."""

import contextlib
import io
from dataclasses import dataclass
from unittest.mock import patch

from pactwatch.cli import app


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code, stdout and stderr of one command."""

    code: int
    out: str
    err: str


def run(*words: str, stdin: str = "") -> Ran:
    """Run `pactwatch WORDS`; stdout is no terminal. Nothing may escape but an exit code."""
    from pactwatch.cli import commands  # noqa: F401  (registers every command)
    from pactwatch.cli.app import _run

    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.argv", ["pactwatch", *words]),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = _run()
    return Ran(code, out.getvalue(), err.getvalue())


__all__ = ["Ran", "app", "run"]
