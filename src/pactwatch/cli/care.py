"""Looking after a case: `verify`, `backup`, `restore`, `forget`."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsPerson, CasePath
from pactwatch.errors import CheckFailed


@command("verify")
def verify(case: CasePath) -> None:
    from pactwatch.case import open_case

    with open_case(case, is_syncing=False) as opened:
        report = opened.verify()
    for problem in report.problems:
        typer.echo(problem)
    if report.problems:
        raise CheckFailed(f"{case}: {len(report.problems)} problem(s) found; see the list")
    typer.echo(report.summary)


@command("backup")
def backup(
    case: CasePath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write; must not exist.")],
) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        opened.backup(file)
    talk(f"wrote {file} ({file.stat().st_size} bytes)")


@command("restore")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup file.")],
    case: CasePath,
) -> None:
    from pactwatch.case import restore_case

    restore_case(file, case)
    talk(f"restored {case} from {file}")


@command("forget")
def forget(
    case: CasePath,
    document: Annotated[str, typer.Argument(metavar="ID", help="Id of the document.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the tombstone.")],
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        opened.forget(document, reason)
    talk(f"forgot {document}; its hash, the reason and your name are kept")
