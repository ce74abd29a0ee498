"""`pactwatch evaluate`: this build against gold data."""

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command
from pactwatch.cli.options import AsJson
from pactwatch.cli.tables import print_json, print_table


@command("evaluate")
def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help="One of the tasks of the contract.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder or file of gold data.")],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Gets one JSON line an item."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.pipeline.evaluate import run_task

    result = run_task(task, folder, predictions=predictions)
    if as_json:
        print_json(result.as_json())
        return
    rows = [(f.metric, f"{f.value:.3f}", f.interval_text(), str(f.items)) for f in result.figures]
    print_table(("metric", "value", "95 % interval", "items"), rows)
