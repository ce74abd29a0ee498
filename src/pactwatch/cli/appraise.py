"""`appraise`: how far a paper or a statement can be relied on, as a person says."""

from contextlib import nullcontext
from typing import Annotated

import typer

from pactwatch.cli.app import command, show, talk
from pactwatch.cli.noticed import Noticed, noticing
from pactwatch.cli.options import AsOf, AsPerson, CasePath, expect_one, parse_day, parse_number
from pactwatch.text.catalogue import say


@command("appraise")
def appraise(
    case: CasePath,
    named: Annotated[str, typer.Argument(metavar="ID", help=say("help.appraised"))],
    record: Annotated[bool, typer.Option("--record", help=say("help.own_record"))] = False,
    against: Annotated[
        str | None, typer.Option("--against", metavar="DOCUMENT", help=say("help.checked_against"))
    ] = None,
    credibility: Annotated[
        str | None, typer.Option("--credibility", metavar="N", help=say("help.credibility"))
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help=say("help.undo"))] = False,
    reason: Annotated[str, typer.Option("--reason", help=say("help.reason"))] = "",
    trial: Annotated[bool, typer.Option("--trial", help=say("help.trial"))] = False,
    as_of: AsOf = None,
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case
    from pactwatch.case.appraising import appraisal, appraisal_back
    from pactwatch.case.impact import impact_lines

    said = {"--record": record or None, "--against": against, "--credibility": credibility}
    expect_one("appraise", {**said, "--undo": undo or None})
    grade = parse_number(credibility, option="--credibility", low=2, high=6)
    with open_case(case, person=person) as opened:
        day = parse_day(as_of, option="--as-of")
        if undo:
            decision = appraisal_back(opened.view(), named, reason)
        else:
            decision = appraisal(
                named, is_record=record, against=against, credibility=grade, reason=reason
            )
        with nullcontext(Noticed(is_new=True)) if trial else noticing(opened) as noticed:
            impact = opened.appraise(decision, is_trial=trial, as_of=day)
    if not noticed.is_new:
        return
    for line in impact_lines(impact):
        show(line)
    told = {"named": named, "rows": len(impact)}
    talk(say("done.appraise_trial", **told) if trial else say("done.appraise", **told))
