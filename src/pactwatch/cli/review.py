"""`pactwatch review`: one suggestion after the other, in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsPerson, CasePath, expect_one
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say

if TYPE_CHECKING:
    from pactwatch.case import Case, QueueItem

ANSWERS = {"y": Action.ACCEPT, "n": Action.REJECT}


@command("review")
def review(
    case: CasePath,
    done: Annotated[
        list[str] | None, typer.Option("--done", metavar="ROW", help=say("help.done"))
    ] = None,
    confidence: Annotated[
        str | None,
        typer.Option("--confidence", metavar="ROW=LEVEL", help=say("help.confidence")),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help=say("help.reason"))] = "",
    row: Annotated[str | None, typer.Option("--row", metavar="ROW", help=say("help.row"))] = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    expect_one("review", {"--done": done, "--confidence": confidence, "--row": row})
    with open_case(case, person=person) as opened:
        if confidence:
            _set_confidence(opened, confidence, reason)
        elif done:
            _mark_done(opened, done, reason)
        else:
            _walk(opened, row, reason)


def _mark_done(opened: "Case", rows: list[str], reason: str) -> None:
    norms = opened.norms()
    # All or none: every row is looked up before the first is marked.
    for row in dict.fromkeys([norms.obligation(named).id for named in rows]):
        opened.decide(Decision(TargetKind.OBLIGATION, row, Action.DONE, reason))
        typer.echo(say("done.reviewed", row=row, person=_named(opened)))


def _set_confidence(opened: "Case", asked: str, reason: str) -> None:
    row, equals, level = asked.partition("=")
    if not equals:
        raise BadInput(f"--confidence {asked}: expected ROW=LEVEL, as in HF-1=MODERATE")
    opened.set_confidence(row, level, reason)
    typer.echo(say("done.confidence", row=row, level=level.upper(), person=_named(opened)))


def _walk(opened: "Case", row: str | None, reason: str) -> None:
    items = opened.queue(row)
    if not items:
        talk(say("queue.empty"))
        return
    talk(say("queue.person", person=_named(opened)))
    for n, item in enumerate(items, start=1):
        typer.echo(f"\n[{n}/{len(items)}] {item.as_text()}")
        if not _decide_one(opened, item, reason):
            return


def _named(opened: "Case") -> str:
    """Who acts, with a word where nobody vouches for the name."""
    person = opened.person
    doubt = "" if person.is_authenticated else f" {say('queue.unauthenticated')}"
    return f"{person.name}{doubt}"


def _decide_one(opened: "Case", item: "QueueItem", reason: str) -> bool:
    """Ask until the item is decided or held; False where the reviewer stops."""
    while True:
        answer = _ask()
        if answer in "qh":
            return answer == "h"
        if answer in ANSWERS:
            opened.decide(Decision(item.kind, item.target_id, ANSWERS[answer], reason))
            return True
        _edit(opened, item, reason)


def _edit(opened: "Case", item: "QueueItem", reason: str) -> None:
    """Change one field of the statement; the item itself stays to be decided."""
    if item.statement is None:
        talk(say("queue.no_edit"))
        return
    from pactwatch.case.editing import EDITABLE, parse_edit

    try:
        line = input(f"{say('queue.edit', fields=', '.join(EDITABLE))}: ")
        edit = parse_edit(line, item.statement)
        decision = Decision(TargetKind.STATEMENT, item.statement.id, Action.EDIT, reason, edit)
        opened.decide(decision)
    except BadInput as error:
        talk(f"pactwatch: {error}")
    except EOFError:
        return


def _ask() -> str:
    while True:
        try:
            answer = input(f"{say('queue.prompt')}: ").strip().casefold()[:1]
        except EOFError:
            return "q"
        if answer and answer in "ynehq":
            return answer
