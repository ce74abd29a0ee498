"""`lineage`: which document derives from which, and what people say to it."""

from typing import Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.noticed import noticing
from pactwatch.cli.options import AsPerson, CasePath, expect_one, listed
from pactwatch.cli.tables import headings, print_table
from pactwatch.domain.evidence import Certainty, LineageType
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.text.catalogue import say

COLUMNS = ("id", "from", "to", "type", "certainty", "state", "because")


@command("lineage")
def lineage(
    case: CasePath,
    join: Annotated[
        tuple[str, str] | None, typer.Option("--join", metavar="A B", help=say("help.join"))
    ] = None,
    kind: Annotated[str, typer.Option("--type", help=listed("edge_type", LineageType))] = "SUMMARY",
    certainty: Annotated[
        str, typer.Option("--certainty", help=listed("certainty", Certainty))
    ] = "ESTABLISHED",
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="ID", help=say("help.accept_edge"))
    ] = None,
    reject: Annotated[
        str | None, typer.Option("--reject", metavar="ID", help=say("help.reject_edge"))
    ] = None,
    undo: Annotated[str | None, typer.Option("--undo", metavar="ID", help=say("help.undo"))] = None,
    reason: Annotated[str, typer.Option("--reason", help=say("help.reason"))] = "",
    person: AsPerson = None,
) -> None:
    from pactwatch.case import open_case
    from pactwatch.case.lineage import edge_decision, edge_of

    expect_one("lineage", {"--join": join, "--accept": accept, "--reject": reject, "--undo": undo})
    asked = {Action.ACCEPT: accept, Action.REJECT: reject, Action.REOPEN: undo}
    with open_case(case, person=person) as opened:
        acts = [
            Decision(TargetKind.LINEAGE, i, act, reason)
            for act, i in asked.items()
            if i is not None
        ]
        if join:
            edge = edge_of(*join, kind.upper(), certainty.upper(), reason)
            acts.append(edge_decision(edge))
        for act in acts:
            with noticing(opened):
                opened.decide(act)
        rows = [
            (one.id, e.from_node, e.to_node, e.type.value, e.certainty.value, one.state.value,
             e.basis)
            for one in opened.open_lineage()
            for e in [one.edge]
        ]  # fmt: skip
        left_out = len(opened.lineage()) - len(rows)
    print_table(headings(*COLUMNS), rows)
    if left_out:
        talk(say("lineage.set_aside", n=left_out))
