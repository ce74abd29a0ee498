"""Passages whose conduct a person has decided on: what coding of later texts leans on.

Comes in: a view of the register. Goes out: prototypes, worked out anew each time, so that a
decision taken back, a person set aside or a document forgotten takes its prototypes along.
Refuses the machine's own codes, and statements that do not stand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pactwatch.case.evidence import statements_now
from pactwatch.case.people import standing_records
from pactwatch.domain.codebook import Prototype
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import joined
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register import View

__all__ = ["prototypes_in"]

Standing = Iterable[tuple[Decision, str]]


def prototypes_in(view: View) -> tuple[Prototype, ...]:
    """One per statement that was edited, added or accepted as evidence for its conduct."""
    standing = standing_records(view)
    if not any(decision.target_kind in _KINDS for decision, _ in standing):
        return ()
    now = {i: s for i, s in statements_now(view).items() if s.state is EvidenceState.USABLE}
    links = {r.ref: r.value for r in view.links()}
    found: dict[str, Prototype] = {}
    for statement_id, code, author in _confirmed(standing, links):
        if statement_id in now:
            held = found.get(statement_id) or _prototype(now[statement_id], (), author)
            found[statement_id] = replace(held, codes=held.codes | {code})
    for statement_id, author in _coded(standing):
        if statement_id in now:
            codes = (claim.conduct for claim in now[statement_id].claims)
            whole = _prototype(now[statement_id], codes, author)
            found[statement_id] = replace(whole, is_complete=True)
    return tuple(found.values())


_KINDS = (TargetKind.LINK, TargetKind.STATEMENT)


def _confirmed(
    standing: Standing, links: dict[str, EvidenceLink]
) -> Iterator[tuple[str, str, str]]:
    """Statement, code and person where a suggested bearing was accepted and not rejected later."""
    last = {d.target_id: (d, a) for d, a in standing if d.target_kind is TargetKind.LINK}
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
