"""The program's front door: one Typer app, one place where errors become exit codes."""

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer

from pactwatch.errors import PactwatchError, StopRun
from pactwatch.settings import Settings, load_settings
from pactwatch.text.catalogue import say

Function = TypeVar("Function", bound=Callable[..., Any])

app = typer.Typer(
    name="pactwatch",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("help.program"),
)


def command(name: str) -> Callable[[Function], Function]:
    """Put a function on the app as a command; its help stands in the catalogue."""
    return app.command(name=name, help=say(f"command.{name}"))


def settings_for(**options: object) -> Settings:
    """The settings in force for one command."""
    return load_settings(options)


def talk(line: str) -> None:
    """One line to the person, on stderr."""
    typer.echo(line, err=True)


def main() -> NoReturn:
    """Run the program and end with the exit code CONTRACT promises; never a traceback."""
    from pactwatch.cli import commands  # noqa: F401  (registers every command on the app)

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name or a text may hold what the terminal cannot show: shown escaped, never fatal.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        app()
    except PactwatchError as error:
        talk(f"pactwatch: {error}")
        return error.exit_code
    except OSError as error:
        return _broken_system(error)
    except SystemExit as end:
        return _ended(end)
    except Exception as error:
        if os.environ.get("PACTWATCH_DEBUG"):
            raise
        talk(
            f"pactwatch: internal error {type(error).__name__}: {error}; "
            "nothing reported as done is lost; set PACTWATCH_DEBUG=1 to see where it arose"
        )
        return StopRun.exit_code
    return 0


def _ended(end: SystemExit) -> int:
    """Typer turns Ctrl-C and a reader that stopped reading into exit 1; their errors tell them."""
    error: BaseException | None = end
    while error is not None:
        if isinstance(error, BrokenPipeError):
            return 0
        if isinstance(error, KeyboardInterrupt):
            talk(f"pactwatch: {say('done.stopped')}")
            return 130
        error = error.__cause__ or error.__context__
    return end.code if isinstance(end.code, int) else 1


def _broken_system(error: OSError) -> int:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    step = "free some space and repeat the command" if full else "check the path and its rights"
    talk(f"pactwatch: {error.filename or 'system'}: {error.strerror or error}; {step}")
    return StopRun.exit_code
