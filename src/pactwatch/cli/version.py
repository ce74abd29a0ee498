"""What stands before any command: `--version`, and `--set NAME=VALUE` for the settings.

`--version` names program, model, rules and codebook, the four that decide a verdict.
"""

import os
from typing import Annotated

import typer

from pactwatch.cli.app import app
from pactwatch.errors import BadInput
from pactwatch.settings import SETTINGS
from pactwatch.text.catalogue import say


def _show(is_wanted: bool) -> None:
    if is_wanted:
        from pactwatch.pipeline.versions import version_lines

        typer.echo("\n".join(version_lines()))
        raise typer.Exit


def _set(pairs: list[str] | None) -> list[str] | None:
    """Each setting into the environment of this run, where every reader of settings finds it."""
    known = {setting.name: setting for setting in SETTINGS}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if name not in known or not equals:
            raise BadInput(f"--set {pair}: expected NAME=VALUE with one of {', '.join(known)}")
        os.environ[known[name].env] = value
    return pairs


@app.callback()
def front(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show,
            is_eager=True,
            help=say("help.version"),
        ),
    ] = False,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", callback=_set, help=say("help.set")),
    ] = None,
) -> None:
    """Reports in, explained verdicts on every promise out. Offline."""
