"""`pactwatch review`: one suggestion after the other, in the terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, settings_for, show, talk
from pactwatch.cli.noticed import noticing
from pactwatch.cli.options import AsPerson, CasePath, expect_one, listed, parse_day
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import CONFIDENCE_LEVELS
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.text.one_line import one_line

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
        typer.Option(
            "--confidence", metavar="ROW=LEVEL", help=listed("confidence", CONFIDENCE_LEVELS)
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help=say("help.reason"))] = "",
    row: Annotated[str | None, typer.Option("--row", metavar="ROW", help=say("help.row"))] = None,
    again: Annotated[bool, typer.Option("--again", help=say("help.again"))] = False,
    undo: Annotated[bool, typer.Option("--undo", help=say("help.undo_last"))] = False,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help=say("help.record"))
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help=say("help.right_day"))
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help=say("help.right_publisher"))
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help=say("help.right_url"))
    ] = None,
    person: AsPerson = None,
) -> None:
    right = {"--published": published, "--publisher": publisher, "--url": url}
    modes = {"--done": done, "--confidence": confidence, "--row": row, "--document": document}
    expect_one("review", modes)
    expect_one("review", {"--again": again or None, **modes, "--row": None})
    expect_one("review", {"--undo": undo or None, "--again": again or None, **modes})
    if document is None and (given := [option for option, value in right.items() if value]):
        raise BadInput(f"review: found {given[0]} and no document, expected --document ID with it")
    if document is not None:
        return _correct(case, person, document, right, reason)
    if undo:
        return _undo(case, person)
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        if confidence is not None:
            _set_confidence(opened, confidence, reason)
        elif done:
            _mark_done(opened, done, reason)
        else:
            _walk(opened, row, reason, is_again=again)


def _mark_done(opened: "Case", rows: list[str], reason: str) -> None:
    norms = opened.norms()
    # All or none: every row is looked up before the first is marked.
    for row in dict.fromkeys([norms.obligation(named).id for named in rows]):
        with noticing(opened) as noticed:
            opened.decide(Decision(TargetKind.OBLIGATION, row, Action.DONE, reason))
        if noticed.is_new:
            show(say("done.reviewed", row=row, person=_named(opened)))
        if waiting := len(opened.queue(row)):
            talk(say("done.still_open", row=row, n=waiting))


def _set_confidence(opened: "Case", asked: str, reason: str) -> None:
    row, equals, level = asked.partition("=")
    if not equals:
        raise BadInput(f"--confidence {asked}: expected ROW=LEVEL, as in HF-1=MODERATE")
    with noticing(opened) as noticed:
        opened.set_confidence(row, level, reason)
    if noticed.is_new:
        show(say("done.confidence", row=row, level=level.upper(), person=_named(opened)))


def _correct(
    case: Path, person: str | None, document: str, right: dict[str, str | None], reason: str
) -> None:
    """What is recorded of a document, put right; its statements are read afresh."""
    from pactwatch.case.correcting import UNKNOWN, Correction
    from pactwatch.pipeline import open_case

    day = right["--published"]
    published = day if day == UNKNOWN else parse_day(day, option="--published")
    correction = Correction(published, right["--publisher"], right["--url"])
    with open_case(case, settings=settings_for(user=person)) as opened:
        now = opened.correct(document, correction, reason)
        told = {"published": now.published or UNKNOWN, "publisher": now.publisher or UNKNOWN}
        show(say("done.corrected", document=now.id, person=_named(opened), **told))


def _undo(case: Path, person: str | None) -> None:
    """The last decision taken back; of a correction the document is read afresh."""
    from pactwatch.pipeline import open_case

    with open_case(case, settings=settings_for(user=person)) as opened:
        _take_back(opened)


def _walk(opened: "Case", row: str | None, reason: str, *, is_again: bool) -> None:
    items = opened.queue(row, is_again=is_again)
    if not items:
        talk(say("queue.empty_again" if is_again else "queue.empty"))
        return
    talk(say("queue.person", person=_named(opened)))
    at = 0
    while at < len(items):
        item = items[at]
        show(f"\n[{at + 1}/{len(items)}] {item.as_text()}")
        if place := _place(opened, item):
            show(place)
        answer = _decide_one(opened, item, reason)
        if answer == "q":
            return
        at = _back(opened, items, at) if answer == "u" else at + 1


def _back(opened: "Case", items: "Sequence[QueueItem]", at: int) -> int:
    """Take the last decision back; the place of what is open again, else where the walk was."""
    taken = _take_back(opened)
    ids = [item.target_id for item in items]
    return ids.index(taken.target_id) if taken and taken.target_id in ids else at


def _take_back(opened: "Case") -> Decision | None:
    """Take this person's last decision back and say so; why not is one line, too."""
    try:
        taken = opened.undo()
    except BadInput as error:
        talk(f"pactwatch: {error}")
        return None
    if taken is None:
        talk(say("review.nothing_to_undo"))
        return None
    show(say("queue.taken_back", action=taken.action.value, target=taken.target_id))
    return taken


def _place(opened: "Case", item: "QueueItem") -> str:
    """The document of a suggestion and the paragraph around its words; empty where it has none."""
    from pactwatch.case.paragraph import around

    record = opened.view().document(item.statement.document_id) if item.statement else None
    if item.statement is None or record is None:
        return ""
    start, end = around(record.value.text, item.statement)
    words = one_line(" ".join(record.value.text[start:end].split()))
    return say("queue.place", document=record.value.place, words=words)


def _named(opened: "Case") -> str:
    """Who acts, with a word where nobody vouches for the name."""
    person = opened.person
    doubt = "" if person.is_authenticated else f" {say('queue.unauthenticated')}"
    return f"{person.name}{doubt}"


def _decide_one(opened: "Case", item: "QueueItem", reason: str) -> str:
    """Ask until the item is decided, held, or the reviewer stops or goes back; the last answer."""
    while True:
        answer = _ask()
        if answer in "qhu":
            return answer
        if answer in ANSWERS:
            opened.decide(Decision(item.kind, item.target_id, ANSWERS[answer], reason))
            return answer
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
        if answer and answer in "ynehuq":
            return answer
        if answer:
            talk(say("queue.unknown_key", answer=answer))
