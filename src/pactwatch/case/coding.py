"""What each coder said, read out of the decisions of a case (METHOD 7).

A person who edits or accepts has coded; the machine's first reading is a coder beside, never the
second person. What comes in: a view of the register. What goes out: agreement by variable and pair.
Refuses to guess: a statement a person said nothing about is not coded by that person.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pactwatch.case.evidence import edit_statement
from pactwatch.case.people import standing_records, under_one_name
from pactwatch.domain.coding import CoderAgreement, Coding, Scale
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Factuality, Statement
from pactwatch.register import View

FACTUALITIES = ("CERTAIN-", "PROBABLE-", "POSSIBLE-", "UNDERSPECIFIED", "POSSIBLE+", "PROBABLE+",
                "CERTAIN+")  # fmt: skip
AGREEING = (Action.ACCEPT, Action.EDIT, Action.RELEASE)


@dataclass(frozen=True, slots=True)
class Variable:
    """A field of a statement that coders can differ on."""

    name: str
    scale: Scale
    of: Callable[[Statement], str | frozenset[str]]
    order: tuple[str, ...] = ()


VARIABLES = (
    Variable("speech act", Scale.NOMINAL, lambda s: s.speech_act.value),
    Variable("speaker", Scale.NOMINAL, lambda s: s.speaker.name or s.speaker.status.value),
    Variable("factuality", Scale.ORDINAL, lambda s: s.factuality.value, FACTUALITIES),
    Variable("conduct", Scale.SET, lambda s: frozenset(c.conduct for c in s.claims)),
)
assert set(FACTUALITIES) == set(Factuality)


def coder_agreement(view: View) -> tuple[CoderAgreement, ...]:
    """Every variable, every pair of coders with a unit in common; evidence decisions first."""
    from pactwatch.weigh.coders import agree_in_pairs  # arrays of numbers: a board does without

    standing = under_one_name(standing_records(view))
    found = agree_in_pairs(_verdicts(standing), "evidence", Scale.NOMINAL)
    codings = list(_readings(view, standing))
    for variable in VARIABLES:
        values = [Coding(s.id, coder, variable.of(s)) for s, coder in codings]
        found += agree_in_pairs(values, variable.name, variable.scale, order=variable.order)
    return tuple(found)


def _verdicts(standing: Iterable[tuple[Decision, str]]) -> Iterable[Coding]:
    """Whether a suggested link holds; the machine suggests all of them and so says nothing."""
    for decision, author in standing:
        if decision.target_kind is TargetKind.LINK:
            yield Coding(decision.target_id, author, decision.action.value)


def _readings(
    view: View, standing: Iterable[tuple[Decision, str]]
) -> Iterable[tuple[Statement, str]]:
    """Each statement as the machine read it and as every person who took a stand on it did."""
    from pactwatch.weigh.coders import MACHINE

    machine = {record.value.id: record for record in view.statements()}
    by_link = {record.value.id: record.value.statement_id for record in view.links()}
    edits: dict[tuple[str, str], list[Decision]] = {}
    for decision, author in standing:
        if statement := _about(decision, by_link):
            edits.setdefault((statement, author), []).append(decision)
    for (statement_id, author), decisions in edits.items():
        if statement_id in machine:
            record = machine[statement_id]
            yield record.value, f"{MACHINE} {record.maker.removeprefix('MACHINE ')}"
            yield _as_read_by(record.value, decisions), author


def _about(decision: Decision, by_link: Mapping[str, str]) -> str | None:
    """The statement whose reading a decision takes a stand on."""
    if decision.action not in AGREEING:
        return None
    if decision.target_kind is TargetKind.LINK:
        return by_link.get(decision.target_id)
    return decision.target_id if decision.target_kind is TargetKind.STATEMENT else None


def _as_read_by(statement: Statement, decisions: Iterable[Decision]) -> Statement:
    for decision in decisions:
        if decision.action is Action.EDIT:
            statement = edit_statement(statement, decision.edit)
    return statement
