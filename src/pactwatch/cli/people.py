"""What people put on record: `retract`, `actors`, `coders`, `coverage`, `reply`, `sign`."""

from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, settings_for, show, talk
from pactwatch.cli.noticed import Noticed, noticing
from pactwatch.cli.options import AsOf, AsPerson, CasePath, expect_one, listed, parse_day
from pactwatch.cli.tables import headings, print_table
from pactwatch.domain.review import (
    REPLY_STATES,
    Action,
    CoverageEntry,
    CoverageResult,
    Finding,
    Reply,
)
from pactwatch.domain.status import SIGNED_STANDINGS
from pactwatch.errors import BadInput, SkipItem
from pactwatch.text.catalogue import say

if TYPE_CHECKING:
    from pactwatch.case import Case

CODERS = ("variable", "coders", "who", "units", "equal", "alpha", "bounds", "commonest", "reading")
Reason = Annotated[str, typer.Option("--reason", help=say("help.reason"))]
Row = Annotated[str, typer.Argument(metavar="OBLIGATION", help=say("help.obligation"))]


@command("retract")
def retract(
    case: CasePath,
    named: Annotated[str, typer.Argument(metavar="ID", help=say("help.retracted"))],
    reason: Reason = "",
    trial: Annotated[bool, typer.Option("--trial", help=say("help.trial"))] = False,
    undo: Annotated[bool, typer.Option("--undo", help=say("help.undo"))] = False,
    as_of: AsOf = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.case.impact import impact_lines
    from pactwatch.pipeline import open_case

    with open_case(case, settings=settings_for(user=person)) as opened:
        day = parse_day(as_of, option="--as-of")
        act = opened.take_back_in if undo else opened.retract
        with nullcontext(Noticed(is_new=True)) if trial else noticing(opened) as noticed:
            impact = act(named, reason, is_trial=trial, as_of=day)
    if not noticed.is_new:
        return
    for line in impact_lines(impact):
        show(line)
    told = {"named": named, "rows": len(impact)}
    if trial:
        talk(say("done.retract_trial", **told))
    else:
        talk(say("done.retract_undone", **told) if undo else say("done.retract", **told))


@command("actors")
def actors(
    case: CasePath,
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", metavar="A B", help=say("help.same"))
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", metavar="A B", help=say("help.different")),
    ] = None,
    undo: Annotated[
        tuple[str, str] | None, typer.Option("--undo", metavar="A B", help=say("help.undo"))
    ] = None,
    taken_from: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help=say("help.actor_list"))
    ] = None,
    reason: Reason = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    asked = {Action.SAME: same, Action.DIFFERENT: different, Action.REOPEN: undo}
    expect_one(
        "actors", {"--same": same, "--different": different, "--undo": undo, "--import": taken_from}
    )
    with open_case(case, person=person) as opened:
        if taken_from is not None:
            content = _list_of(taken_from)
            taken = opened.take_actors(content, name=taken_from.name)
            counts = {"new": len(taken.new), "known": len(taken.known)}
            show(say("done.imported", file=taken_from.name, **counts))
            return
        for action, pair in asked.items():
            if pair:
                with noticing(opened):
                    opened.judge_identity(*pair, action, reason)
        _show_identities(opened)


def _list_of(path: Path) -> bytes:
    from pactwatch.pipeline.inputs import read_bytes

    try:
        return read_bytes(path)
    except SkipItem as error:  # the one thing asked for, not one of many
        raise BadInput(str(error)) from error


def _show_identities(opened: "Case") -> None:
    held, questions = opened.identities()
    for group in held.groups:
        show(say("done.same", names=", ".join(sorted(group))))
    for pair in sorted(map(sorted, held.distinct)):
        show(say("done.different", names=", ".join(pair)))
    rows = [(q.one, q.other, f"{q.score:.2f}", q.why) for q in questions]
    print_table(headings("ask", "other", "score", "because"), rows)


@command("coders")
def coders(case: CasePath) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        found = opened.coder_agreement()
    rows = [
        (
            one.variable,
            " & ".join(one.coders),
            say("done.machine") if one.has_machine else say("done.people"),
            str(one.units),
            f"{one.equal:.0%}",
            _number(one.alpha),
            f"{_number(one.low)} to {_number(one.high)}",
            f"{one.most} ({one.most_share:.0%})",
            one.reading,
        )
        for one in found
    ]
    print_table(headings(*CODERS), rows)
    if not found:
        talk(say("done.no_coders"))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


@command("coverage")
def coverage(
    case: CasePath,
    obligation: Row,
    source: Annotated[str, typer.Option("--source", help=say("help.checked_source"))],
    since: Annotated[str, typer.Option("--from", metavar="DATE", help=say("help.checked_from"))],
    result: Annotated[
        str, typer.Option("--result", help=listed("coverage_result", CoverageResult))
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=say("help.checked_to"))
    ] = None,
    note: Annotated[str, typer.Option("--note", help=say("help.checked_note"))] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        row = opened.norms().obligation(obligation)
        days = _span(since, until)
        made = CoverageEntry(row.id, source, *days, _result(result), note)
        with noticing(opened) as noticed:
            opened.record_coverage(made)
    if noticed.is_new:
        show(say("done.coverage", row=row.id, source=source, result=made.result.value))


def _span(since: str, until: str | None) -> tuple[date, date]:
    first = parse_day(since, option="--from")
    last = parse_day(until, option="--until") or first
    if first is None or last is None or last < first:
        raise BadInput(f"--until {until}: found a day before --from {since}; give a later one")
    return first, last


def _result(text: str) -> CoverageResult:
    known = {one.value: one for one in CoverageResult}
    if text.upper() not in known:
        raise BadInput(f"--result {text!r}: expected one of {', '.join(known)}")
    return known[text.upper()]


@command("reply")
def reply(
    case: CasePath,
    obligation: Row,
    party: Annotated[str, typer.Argument(metavar="PARTY", help=say("help.party"))],
    state: Annotated[str, typer.Option("--state", help=listed("reply_state", REPLY_STATES))],
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help=say("help.sent"))
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help=say("help.due"))] = None,
    answered: Annotated[
        str | None, typer.Option("--answered", metavar="DATE", help=say("help.answered_on"))
    ] = None,
    text: Annotated[str, typer.Option("--text", help=say("help.reply_text"))] = "",
    response: Annotated[str, typer.Option("--response", help=say("help.response"))] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        row = opened.norms().obligation(obligation)
        known = opened.reply_of(row.id, party)
        sent_on = parse_day(sent, option="--sent") or (known.sent_on if known else None)
        # Sent anew, its clock begins anew; a day that was set for the first sending is over.
        is_as_sent = known is not None and known.sent_on == sent_on
        due_on = parse_day(due, option="--due") or (known.due_on if known and is_as_sent else None)
        if sent_on and not due_on:
            due_on = _after(sent_on, opened.norms().rules.reply_days)
        made = Reply(
            row.id, party, state.upper(), sent_on, due_on, parse_day(answered, option="--answered"),
            text, response,
        )  # fmt: skip
        with noticing(opened) as noticed:
            opened.record_reply(made)
    if not noticed.is_new:
        return
    until = say("done.reply_due", due=due_on) if due_on else ""
    show(say("done.reply", row=row.id, party=party, state=made.state) + until)


def _after(day: date, days: int) -> date:
    """So many days later; the calendar's last day where it ends before."""
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)


@command("sign")
def sign(
    case: CasePath,
    obligation: Row,
    text: Annotated[str, typer.Option("--text", help=say("help.finding"))],
    standing: Annotated[
        str, typer.Option("--standing", help=listed("standing", SIGNED_STANDINGS))
    ] = "S3",
    answered: Annotated[bool, typer.Option("--answered", help=say("help.contradictions"))] = False,
    dissent: Annotated[str, typer.Option("--dissent", help=say("help.dissent"))] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    standing = standing.upper()
    if standing not in SIGNED_STANDINGS:
        known = ", ".join(SIGNED_STANDINGS)
        raise BadInput(f"--standing {standing}: found no standing, expected one of {known}")
    with open_case(case, person=person) as opened:
        row, day = opened.norms().obligation(obligation), opened.clock().date()
        signers = (opened.person.name,)
        finding = Finding(row.id, text, standing, signers, answered, day, dissent)
        with noticing(opened) as noticed:
            opened.sign_finding(finding)
        hands = opened.hands_on(row.id, text, standing)
        others = opened.signed_otherwise(row.id, text, standing) if len(hands) == 1 else ()
    if noticed.is_new:
        show(say("done.signed", row=row.id, signers=", ".join(hands)))
    for other in others:
        named = {"signers": ", ".join(other.signers), "standing": other.standing}
        talk(say("done.signed_otherwise", row=row.id, text=other.text, **named))
