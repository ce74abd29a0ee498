"""What people put on record: `retract`, `actors`, `coders`, `reply`, `sign`."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsOf, AsPerson, CasePath, parse_day
from pactwatch.cli.tables import print_table
from pactwatch.domain.review import Action, Finding, Reply
from pactwatch.errors import BadInput

if TYPE_CHECKING:
    from pactwatch.case import Case

Reason = Annotated[str, typer.Option("--reason", help="Why, kept with the decision.")]
Row = Annotated[str, typer.Argument(metavar="OBLIGATION", help="Its id.")]


@command("retract")
def retract(
    case: CasePath,
    named: Annotated[
        str, typer.Argument(metavar="ID", help="A document, statement, source or person.")
    ],
    reason: Reason = "",
    trial: Annotated[
        bool, typer.Option("--trial", help="Show the impact, record nothing.")
    ] = False,
    as_of: AsOf = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case
    from pactwatch.case.impact import impact_lines

    with open_case(case, person=person) as opened:
        day = parse_day(as_of, option="--as-of")
        impact = opened.retract(named, reason, is_trial=trial, as_of=day)
    for line in impact_lines(impact):
        typer.echo(line)
    done = "would change" if trial else "changed"
    talk(f"{named}: {len(impact)} row(s) {done}")


@command("actors")
def actors(
    case: CasePath,
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", metavar="A B", help="These two are one.")
    ] = None,
    different: Annotated[
        tuple[str, str] | None, typer.Option("--different", metavar="A B", help="They are not.")
    ] = None,
    undo: Annotated[
        tuple[str, str] | None, typer.Option("--undo", metavar="A B", help="Take it back.")
    ] = None,
    reason: Reason = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    asked = {Action.SAME: same, Action.DIFFERENT: different, Action.REOPEN: undo}
    with open_case(case, person=person) as opened:
        for action, pair in asked.items():
            if pair:
                opened.judge_identity(*pair, action, reason)
        _show_identities(opened)


def _show_identities(opened: "Case") -> None:
    held, questions = opened.identities()
    for group in held.groups:
        typer.echo(f"one: {', '.join(sorted(group))}")
    for pair in sorted(map(sorted, held.distinct)):
        typer.echo(f"not one: {', '.join(pair)}")
    rows = [(q.one, q.other, f"{q.score:.2f}", q.why) for q in questions]
    print_table(("ask about", "and", "score", "because"), rows)


@command("coders")
def coders(case: CasePath) -> None:
    from pactwatch.case import open_case

    with open_case(case) as opened:
        found = opened.coder_agreement()
    rows = [
        (
            one.variable,
            " & ".join(one.coders),
            "with the machine" if one.has_machine else "people",
            str(one.units),
            f"{one.equal:.0%}",
            _number(one.alpha),
            f"{_number(one.low)} to {_number(one.high)}",
            f"{one.most} ({one.most_share:.0%})",
            one.reading,
        )
        for one in found
    ]
    headings = ("variable", "coders", "", "units", "equal", "alpha", "95 %", "commonest", "reading")
    print_table(headings, rows)
    if not found:
        talk("no unit was coded by two coders yet")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


@command("reply")
def reply(
    case: CasePath,
    obligation: Row,
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Id of the party heard.")],
    state: Annotated[str, typer.Option("--state", help="TO_SEND, SENT, REPLIED, NO_ANSWER ...")],
    sent: Annotated[str | None, typer.Option("--sent", metavar="DATE", help="When sent.")] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help="Answer by (default: rule set).")
    ] = None,
    answered: Annotated[
        str | None, typer.Option("--answered", metavar="DATE", help="When answered.")
    ] = None,
    text: Annotated[str, typer.Option("--text", help="The answer, in short.")] = "",
    response: Annotated[str, typer.Option("--response", help="What the panel says to it.")] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    with open_case(case, person=person) as opened:
        row = opened.norms().obligation(obligation)
        known = opened.reply_of(row.id, party)
        sent_on = parse_day(sent, option="--sent") or (known.sent_on if known else None)
        due_on = parse_day(due, option="--due") or (known.due_on if known else None)
        if sent_on and not due_on:
            due_on = sent_on + timedelta(days=opened.norms().rules.reply_days)
        made = Reply(
            row.id, party, state.upper(), sent_on, due_on, parse_day(answered, option="--answered"),
            text, response,
        )  # fmt: skip
        opened.record_reply(made)
    typer.echo(f"{row.id}: {party} {made.state}" + (f", answer by {due_on}" if due_on else ""))


@command("sign")
def sign(
    case: CasePath,
    obligation: Row,
    text: Annotated[str, typer.Option("--text", help="The finding; the second signer repeats it.")],
    standing: Annotated[str, typer.Option("--standing", help="S1, S2 or S3.")] = "S3",
    answered: Annotated[
        bool, typer.Option("--answered", help="Contradictions are answered in writing.")
    ] = False,
    dissent: Annotated[str, typer.Option("--dissent", help="What speaks against it.")] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case

    if standing not in ("S1", "S2", "S3"):
        raise BadInput(f"--standing {standing}: found no standing, expected S1, S2 or S3")
    with open_case(case, person=person) as opened:
        row, day = opened.norms().obligation(obligation), opened.clock().date()
        signers = (opened.person.name,)
        finding = Finding(row.id, text, standing, signers, answered, day, dissent)
        opened.sign_finding(finding)
        hands = opened.hands_on(row.id, text, standing)
    typer.echo(f"{row.id}: signed by {', '.join(hands)}")
