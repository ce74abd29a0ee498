"""`pactwatch review`: one suggestion after the other, in the terminal."""

from typing import Annotated

import typer

from pactwatch.case import Case, QueueItem, open_case
from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsPerson, CasePath
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.text.catalogue import say

ANSWERS = {"y": Action.ACCEPT, "n": Action.REJECT}


@command("review")
def review(
    case: CasePath,
    done: Annotated[
        list[str] | None, typer.Option("--done", metavar="ROW", help="Mark an obligation reviewed.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, kept with the decision.")] = "",
    row: Annotated[
        str | None, typer.Option("--row", metavar="ROW", help="Only this obligation's suggestions.")
    ] = None,
    person: AsPerson = None,
) -> None:
    with open_case(case, person=person) as opened:
        if done:
            _mark_done(opened, done, reason)
        else:
            _walk(opened, row)


def _mark_done(opened: Case, rows: list[str], reason: str) -> None:
    for named in rows:
        obligation = opened.norms().obligation(named)
        opened.decide(Decision(TargetKind.OBLIGATION, obligation.id, Action.DONE, reason))
        typer.echo(f"{obligation.id}: marked reviewed by {opened.person.name}")


def _walk(opened: Case, row: str | None) -> None:
    items = opened.queue(row)
    if not items:
        talk(say("queue.empty"))
        return
    talk(say("queue.person", person=opened.person.name))
    for n, item in enumerate(items, start=1):
        typer.echo(f"\n[{n}/{len(items)}] {item.as_text()}")
        answer = _ask()
        if answer == "q":
            return
        if answer in ANSWERS:
            opened.decide(_decision(item, ANSWERS[answer]))


def _ask() -> str:
    while True:
        try:
            answer = input(f"{say('queue.prompt')}: ").strip().casefold()[:1]
        except EOFError:
            return "q"
        if answer in {"y", "n", "h", "q"}:
            return answer


def _decision(item: QueueItem, action: Action) -> Decision:
    return Decision(item.kind, item.target_id, action)
