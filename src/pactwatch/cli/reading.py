"""`pactwatch add`: documents into a case."""

from typing import Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsPerson, CasePath, Published, parse_day
from pactwatch.cli.progress import Progress
from pactwatch.text.catalogue import say


@command("add")
def add(
    case: CasePath,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL...", help="Files, folders, or - for stdin.")
    ],
    published: Published = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where it was published.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="MAP",
            help="For CSV: field=column,... with fields text, published, publisher, url, title.",
        ),
    ] = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.pipeline import AddOptions, add_documents, open_case

    options = AddOptions(
        published=parse_day(published, option="--published"),
        publisher=publisher,
        url=url,
        columns=columns,
    )
    with open_case(case, person=person) as opened:
        report = add_documents(opened, paths, options, on_progress=Progress())
    for line in report.lines():
        typer.echo(line)
    for reason in report.skipped:
        talk(f"pactwatch: {say('add.skipped', reason=reason)}")
    if report.skipped:
        raise typer.Exit(1)
