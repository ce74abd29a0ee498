"""`pactwatch evaluate`: this build against gold data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command
from pactwatch.cli.options import AsJson, listed
from pactwatch.cli.tables import headings, print_json, print_table
from pactwatch.text.catalogue import keys, say

if TYPE_CHECKING:
    from pactwatch.pipeline.evaluation.against import Changes
    from pactwatch.pipeline.evaluation.figures import Scored


@command("evaluate")
def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help=listed("task", keys("task")))],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("help.gold"))],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help=say("help.predictions")),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="FILE", help=say("help.against")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.pipeline.evaluate import run_task
    from pactwatch.pipeline.evaluation.against import changes, read_predictions

    # Read first: the same file may be written anew.
    earlier = read_predictions(against) if against else None
    result = run_task(task, folder, predictions=predictions)
    turned = changes(earlier, result.predictions) if earlier is not None else None
    if as_json:
        print_json({**result.as_json(), **(turned.as_json() if turned else {})})
        return
    _print_figures(result)
    if turned:
        _print_changes(turned)


def _print_figures(result: "Scored") -> None:
    rows = [(f.metric, f"{f.value:.3f}", f.interval_text(), str(f.items)) for f in result.figures]
    print_table(headings("metric", "value", "interval", "items"), rows)


def _print_changes(turned: "Changes") -> None:
    rows = [(c.word, c.measure, c.item, c.document, c.before, c.now) for c in turned.turned]
    gained = sum(c.is_gain for c in turned.turned)
    counts = {"gained": gained, "lost": len(rows) - gained}
    alone = {"only_before": turned.only_before, "only_now": turned.only_now}
    typer.echo()
    print_table(headings("change", "metric", "id", "document", "was", "now"), rows)
    typer.echo(say("done.turned", **counts, **alone))
