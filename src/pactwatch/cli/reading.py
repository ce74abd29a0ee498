"""`pactwatch add`: documents into a case."""

import sys
from typing import Annotated

import typer

from pactwatch.cli.app import command, settings_for, talk
from pactwatch.cli.options import AsPerson, CasePath, Published, parse_day
from pactwatch.cli.progress import Progress
from pactwatch.text.catalogue import say


@command("add")
def add(
    case: CasePath,
    paths: Annotated[list[str], typer.Argument(metavar="PATH_OR_URL", help=say("help.paths"))],
    published: Published = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help=say("help.publisher"))
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help=say("help.url"))] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="MAP",
            help=say("help.columns"),
        ),
    ] = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.pipeline import AddOptions, add_documents, open_case

    if "-" in paths and sys.stdin.isatty():
        talk(say("add.waiting"))
    options = AddOptions(
        published=parse_day(published, option="--published"),
        publisher=publisher,
        url=url,
        columns=columns,
        threads=settings_for().threads,
    )
    with open_case(case, person=person) as opened, Progress() as progress:
        report = add_documents(
            opened,
            paths,
            options,
            on_begin=progress.begin,
            on_progress=progress,
            on_line=progress.line,
        )
    typer.echo(report.total())
    for reason in report.skipped:
        talk(f"pactwatch: {say('add.skipped', reason=reason)}")
    if report.skipped:
        raise typer.Exit(1)
