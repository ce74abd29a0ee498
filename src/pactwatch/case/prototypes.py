"""Passages whose conduct a person has decided on: what coding of later texts leans on.

Comes in: a view of the register. Goes out: prototypes, worked out anew each time, so that a
decision taken back, a person set aside or a document forgotten takes its prototypes along.
Refuses the machine's own codes, and statements that do not stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pactwatch.case.evidence import decided
from pactwatch.case.people import standing_records
from pactwatch.domain.codebook import Prototype
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import joined
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register import View

__all__ = ["prototypes_in"]

Standing = Iterable[tuple[Decision, str]]


def prototypes_in(view: View, *, as_if: Sequence[Decision] = ()) -> tuple[Prototype, ...]:
    """One per statement that was edited, added or accepted as evidence for its conduct."""
    standing = standing_records(view, as_if=as_if)
    if not any(decision.target_kind in _KINDS for decision, _ in standing):
        return ()
    confirmed, coded = list(_confirmed(standing, view)), list(_coded(standing))
    wanted = {i for i, _, _ in confirmed} | {i for i, _ in coded}
    now = {i: s for i, s in _now(view, wanted, standing) if s.state is EvidenceState.USABLE}
    found: dict[str, Prototype] = {}
    for statement_id, code, author in confirmed:
        if statement_id in now:
            held = found.get(statement_id) or _prototype(now[statement_id], (), author)
            found[statement_id] = replace(held, codes=held.codes | {code})
    for statement_id, author in coded:
        if statement_id in now:
            codes = (claim.conduct for claim in now[statement_id].claims)
            whole = _prototype(now[statement_id], codes, author)
            found[statement_id] = replace(whole, is_complete=True)
    return tuple(found.values())


_KINDS = (TargetKind.LINK, TargetKind.STATEMENT)


def _now(view: View, wanted: set[str], standing: Standing) -> Iterable[tuple[str, Statement]]:
    """The statements wanted as they stand now, without reading the others of the case."""
    recorded = (r.value for r in view.statements_of(wanted))
    return decided(recorded, [decision for decision, _ in standing]).items()


def _confirmed(standing: Standing, view: View) -> Iterator[tuple[str, str, str]]:
    """Statement, code and person where a suggested bearing was accepted and not rejected later."""
    last = {d.target_id: (d, a) for d, a in standing if d.target_kind is TargetKind.LINK}
    accepted = [target for target, (d, _) in last.items() if d.action is Action.ACCEPT]
    links = {r.ref: r.value for r in view.links_of(accepted)}
    for target, (decision, author) in last.items():
        if decision.action is Action.ACCEPT and target in links:
            yield links[target].statement_id, links[target].code, author


def _coded(standing: Standing) -> Iterator[tuple[str, str]]:
    """Statements whose claims a person set, and who."""
    for decision, author in standing:
        if decision.target_kind is TargetKind.STATEMENT and _sets_claims(decision):
            yield decision.target_id, author


def _sets_claims(decision: Decision) -> bool:
    if decision.action is Action.ADD:
        return bool(decision.edit.get("claims"))
    return decision.action is Action.EDIT and "claims" in decision.edit


def _prototype(statement: Statement, codes: Iterable[str], author: str) -> Prototype:
    origin = f"statement {statement.id} as {author or 'a person'} coded it"
    text = " ".join(joined(statement.content).split())
    return Prototype(text, frozenset(codes), is_complete=False, origin=origin)
