"""`pactwatch evaluate`: this build against gold data."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command
from pactwatch.cli.options import AsJson
from pactwatch.cli.tables import headings, print_json, print_table
from pactwatch.text.catalogue import say


@command("evaluate")
def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help=say("help.task"))],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("help.gold"))],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help=say("help.predictions")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.pipeline.evaluate import run_task

    result = run_task(task, folder, predictions=predictions)
    if as_json:
        print_json(result.as_json())
        return
    rows = [(f.metric, f"{f.value:.3f}", f.interval_text(), str(f.items)) for f in result.figures]
    print_table(headings("metric", "value", "interval", "items"), rows)
