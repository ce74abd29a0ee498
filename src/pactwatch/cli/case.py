"""`pactwatch init`: make a case."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsPerson
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say


@command("init")
def init(
    case: Annotated[Path | None, typer.Argument(metavar="CASE", help=say("help.new_case"))] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option("--agreement", metavar="NAME_OR_FILE", help=say("help.agreement")),
    ] = None,
    list_shipped: Annotated[bool, typer.Option("--list", help=say("help.list"))] = False,
    person: AsPerson = None,
) -> None:
    from pactwatch.case.folder import shipped_agreements
    from pactwatch.pipeline import make_case

    if list_shipped and (case or agreement):
        raise BadInput("init: found --list and a case to make, expected one of them")
    if list_shipped:
        typer.echo("\n".join(shipped_agreements()))
        return
    if case is None:
        raise BadInput("init: no folder given; write: pactwatch init CASE [--agreement NAME]")
    with make_case(case, tuple(agreement or ()), person=person) as opened:
        norms = opened.norms()
    duties = sum(len(a.obligations) for a in norms.agreements)
    talk(say("done.init", case=case, agreements=len(agreement or ()), duties=duties))
    for gap in norms.gaps():
        talk(gap)
