"""Which lineage edges stand: what the program found, and what people made of it.

Comes in: a view, and the decisions that stand. Goes out: edges with their ids and states. A person
may reject an edge, accept a merely possible one (it joins from then on), or enter one the program
did not see; REOPEN takes each of these back. Nothing is overwritten.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pactwatch.case.people import stacks_of
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType, ReviewState
from pactwatch.domain.ids import content_id
from pactwatch.domain.plain import from_plain, to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.register import View

__all__ = ["StandingEdge", "edge_decision", "edge_of", "known_edges", "standing_lineage"]

_PERSON = "a person"


@dataclass(frozen=True, slots=True)
class StandingEdge:
    """An edge by its id; `state` is what people decided last, `maker` who put it there."""

    id: str
    edge: LineageEdge
    state: ReviewState
    maker: str


def standing_lineage(view: View, decisions: Iterable[Decision]) -> tuple[LineageEdge, ...]:
    """Edges that join or may join; one a person rejected joins nothing."""
    found = known_edges(view, decisions)
    return tuple(one.edge for one in found if one.state is not ReviewState.REJECTED)


def known_edges(view: View, decisions: Iterable[Decision]) -> list[StandingEdge]:
    """Every edge on record, the rejected ones too, in the order of the register."""
    stacks = stacks_of(decisions, TargetKind.LINEAGE)
    found = {r.ref: (r.value, r.maker) for r in view.lineage()}
    for target, stack in stacks.items():
        if added := [d for d in stack if d.action is Action.ADD]:
            found[target] = (from_plain(LineageEdge, added[-1].edit), _PERSON)
    return [_standing(i, edge, maker, stacks.get(i, [])) for i, (edge, maker) in found.items()]


def edge_decision(edge: LineageEdge) -> Decision:
    """The decision by which a person enters an edge; its basis is the reason."""
    return Decision(TargetKind.LINEAGE, edge_id(edge), Action.ADD, edge.basis, to_plain(edge))


def edge_of(one: str, other: str, kind: str, certainty: str, reason: str) -> LineageEdge:
    """An edge from a person's words. Raises BadInput for a type or certainty there is none of."""
    kinds, sure = [t.value for t in LineageType], [c.value for c in Certainty]
    if kind not in kinds:
        raise BadInput(f"edge {one} to {other}: found type {kind!r}, expected {', '.join(kinds)}")
    if certainty not in sure:
        found = f"edge {one} to {other}: found certainty {certainty!r}"
        raise BadInput(f"{found}, expected {', '.join(sure)}")
    return LineageEdge(one, other, LineageType(kind), Certainty(certainty), reason)


def edge_id(edge: LineageEdge) -> str:
    """The id the register gives an edge: from its nodes and its type."""
    return content_id("lin", edge.from_node, edge.to_node, edge.type.value)


def check_edge(view: View, decision: Decision) -> None:
    """Raise BadInput where an entered edge has no reason or joins what the case does not hold."""
    edge = from_plain(LineageEdge, decision.edit)
    if edge_id(edge) != decision.target_id:
        raise BadInput(f"edge {decision.target_id}: the decision names another edge")
    if edge.from_node == edge.to_node:
        raise BadInput(f"edge {edge.from_node}: a document does not derive from itself")
    for node in (edge.from_node, edge.to_node):
        if not node.startswith("origin:") and view.document(node) is None:
            raise BadInput(
                f"edge {edge.from_node} to {edge.to_node}: found no document {node}, expected one "
                "of this case or origin:NAME; see: pactwatch search"
            )
    if not edge.basis.strip():
        raise BadInput(f"edge {edge.from_node} to {edge.to_node}: found no reason; say why")


def _standing(id_: str, edge: LineageEdge, maker: str, stack: list[Decision]) -> StandingEdge:
    """An accepted edge joins for certain, and says who it rests on."""
    last = stack[-1] if stack else None
    if last is None:
        return StandingEdge(id_, edge, ReviewState.PROPOSED, maker)
    if last.action is Action.REJECT:
        return StandingEdge(id_, edge, ReviewState.REJECTED, maker)
    if last.action is Action.ACCEPT:
        why = f": {last.reason}" if last.reason else ""
        basis = f"{edge.basis}; accepted by a person{why}"
        edge = replace(edge, certainty=Certainty.ESTABLISHED, basis=basis)
    return StandingEdge(id_, edge, ReviewState.ACCEPTED, maker)
