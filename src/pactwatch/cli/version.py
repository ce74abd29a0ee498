"""`pactwatch --version`: program, model, rules and codebook, the four that decide a verdict."""

from typing import Annotated

import typer

from pactwatch.cli.app import app


def _show(is_wanted: bool) -> None:
    if is_wanted:
        from pactwatch.pipeline.versions import version_lines

        typer.echo("\n".join(version_lines()))
        raise typer.Exit


@app.callback()
def front(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show,
            is_eager=True,
            help="Name program, model, rules and codebook, and end.",
        ),
    ] = False,
) -> None:
    """Reports in, explained verdicts on every promise out. Offline."""
