"""The program's front door: one Typer app, one place where errors become exit codes."""

import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer

from pactwatch.cli.usage import OneLineCommand, OneLineGroup, UsageError, usage_line
from pactwatch.errors import BadInput, PactwatchError, StopRun
from pactwatch.settings import Settings, load_settings
from pactwatch.text.catalogue import say
from pactwatch.text.one_line import as_shown, one_line
from pactwatch.text.system import system_line

Function = TypeVar("Function", bound=Callable[..., Any])

# What shells expect of a program that Ctrl-C stopped.
STOPPED = 130

app = typer.Typer(
    name="pactwatch",
    cls=OneLineGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("help.program"),
)


def command(name: str) -> Callable[[Function], Function]:
    """Put a function on the app as a command; its help stands in the catalogue."""
    return app.command(name=name, cls=OneLineCommand, help=say(f"command.{name}"))


def settings_for(**options: object) -> Settings:
    """The settings in force for one command."""
    return load_settings(options)


def talk(line: str) -> None:
    """One line to the person, on stderr."""
    typer.echo(one_line(line), err=True)


def show(text: str) -> None:
    """What was asked for, on stdout; words of documents act on no terminal."""
    typer.echo(as_shown(text))


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
        # Typer's own way would print its four lines and leave by itself.
        return _code(app(prog_name=str(app.info.name), standalone_mode=False))
    except UsageError as error:
        return _wrong_call(error)
    except PactwatchError as error:
        talk(f"pactwatch: {error}")
        return error.exit_code
    except OSError as error:
        return _broken_system(error)
    except SystemExit as end:
        return 0 if isinstance(end.__context__, BrokenPipeError) else _code(end.code)
    except Exception as error:
        if os.environ.get("PACTWATCH_DEBUG"):
            raise
        talk(
            f"pactwatch: internal error {type(error).__name__}: {error}; "
            "nothing reported as done is lost; set PACTWATCH_DEBUG=1 to see where it arose"
        )
        return StopRun.exit_code


def _code(result: object) -> int:
    """What a command leaves: nothing, or its exit code; Typer makes 130 of Ctrl-C."""
    if result == STOPPED:
        talk(f"pactwatch: {say('done.stopped')}")
    return result if isinstance(result, int) else 0


def _wrong_call(error: Any) -> int:
    if error.message.startswith("Usage:"):  # no words at all: the help itself is the answer
        typer.echo(error.message, err=True)
    else:
        talk(f"pactwatch: {usage_line(error)}")
    return BadInput.exit_code


def _broken_system(error: OSError) -> int:
    talk(f"pactwatch: {error.filename or 'system'}: {system_line(error)}")
    return StopRun.exit_code
