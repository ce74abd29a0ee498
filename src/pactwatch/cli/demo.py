"""`pactwatch demo` and `pactwatch serve`."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command, settings_for, talk
from pactwatch.cli.options import AsPerson, CasePaths, Port, parse_number
from pactwatch.cli.weighing import print_board
from pactwatch.text.catalogue import say

HIGHEST_PORT = 65535


@command("demo")
def demo(
    case: Annotated[
        Path | None, typer.Option("--case", metavar="FOLDER", help=say("help.demo_case"))
    ] = None,
    is_serving: Annotated[bool, typer.Option("--serve/--no-serve", help=say("help.serve"))] = True,
    port: Port = None,
) -> None:
    from pactwatch.cli.progress import Progress
    from pactwatch.pipeline.demo import DEMO_FOLDER, build_demo

    wanted = parse_number(port, option="--port", low=0, high=HIGHEST_PORT)
    folder = case or Path(DEMO_FOLDER)
    shown = build_demo(folder, on_progress=Progress())
    print_board(shown.rows)
    talk(say("done.demo", folder=folder, as_of=shown.as_of))
    if is_serving:
        _serve(folder, wanted, None, as_of=str(shown.as_of))


@command("serve")
def serve(cases: CasePaths, port: Port = None, person: AsPerson = None) -> None:
    number = parse_number(port, option="--port", low=0, high=HIGHEST_PORT)
    if len(cases) == 1:
        return _serve(cases[0], number, person)
    from pactwatch.pipeline import open_case
    from pactwatch.web import serve_cases

    serve_cases(cases, settings_for(port=number, user=person), on_ready=talk, opening=open_case)


def _serve(case: Path, port: int | None, person: str | None, as_of: str | None = None) -> None:
    from pactwatch.pipeline import open_case
    from pactwatch.web import serve_case

    settings = settings_for(port=port, user=person)
    serve_case(case, settings, on_ready=talk, as_of=as_of, opening=open_case)
