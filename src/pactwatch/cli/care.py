"""Looking after a case: `verify`, `backup`, `restore`, `forget`."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command, show, talk
from pactwatch.cli.options import AsPerson, CasePath
from pactwatch.errors import CheckFailed
from pactwatch.text.catalogue import say


@command("verify")
def verify(
    case: CasePath,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help=say("help.head"))
    ] = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, is_syncing=False) as opened:
        report = opened.verify(head=head)
    for problem in report.problems:
        show(problem)
    if report.problems:
        raise CheckFailed(f"{case}: {len(report.problems)} problem(s) found; see the list")
    show(report.summary)


@command("backup")
def backup(
    case: CasePath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("help.backup_file"))],
) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        opened.backup(file)
    talk(say("done.backup", file=file, size=file.stat().st_size))


@command("restore")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("help.restore_file"))],
    case: CasePath,
) -> None:
    from pactwatch.case import restore_case

    restore_case(file, case)
    talk(say("done.restore", case=case, file=file))


@command("forget")
def forget(
    case: CasePath,
    document: Annotated[str, typer.Argument(metavar="ID", help=say("help.document"))],
    reason: Annotated[str, typer.Option("--reason", help=say("help.forget_reason"))],
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        before = opened.forget(document, reason)
    if before is None:
        talk(say("done.forget", document=document))
        return
    day = f"{before.record_time:%Y-%m-%d}"
    talk(say("done.forgotten", document=document, day=day, person=before.author))
