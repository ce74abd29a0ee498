"""What was retracted, as lists show it: set aside, with who did it and why.

Comes in: a view of the register. Goes out: statements as they stand, those that rest on something
retracted in the state RETRACTED, and why. Weighing asks none of this: it leaves them out itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pactwatch.case.evidence import statements_now
from pactwatch.case.identities import identities_of, merge
from pactwatch.case.lineage import StandingEdge, known_edges, standing_lineage
from pactwatch.case.people import Standing, standing_records
from pactwatch.case.retracted import Aside, asides_of, retractions
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.review import TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register import View
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import book_of, carriers_in, origin_in

__all__ = [
    "open_edges",
    "set_aside",
    "set_aside_documents",
    "set_aside_statements",
    "statements_shown",
]


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with whose word it is and who passed it on."""

    statement: Statement
    origin: str
    carriers: tuple[str, ...]


def statements_shown(view: View) -> dict[str, Statement]:
    """Every statement by id as lists show it."""
    now = statements_now(view)
    return set_aside(now, set_aside_statements(view, now.values()))


def set_aside(
    statements: Mapping[str, Statement], asides: Mapping[str, Aside]
) -> dict[str, Statement]:
    """The statements, those of `asides` as retracted; what a person excluded stays excluded."""
    return {
        i: replace(s, state=EvidenceState.RETRACTED)
        if i in asides and s.state is not EvidenceState.EXCLUDED
        else s
        for i, s in statements.items()
    }


def set_aside_statements(view: View, statements: Iterable[Statement]) -> dict[str, Aside]:
    """By statement id why it counts for nothing: it, its document or a source was retracted."""
    standing = standing_records(view)
    if not retractions(standing):
        return {}
    actors = _actors(view, standing)
    documents = {record.value.id: record for record in view.documents()}
    told = list(_told(statements, documents, book_of(actors)))
    lineage = standing_lineage(view, [decision for decision, _ in standing])
    return asides_of(standing, told, actors, lineage, documents)


def set_aside_documents(standing: Standing) -> dict[str, Aside]:
    """By document id who retracted it and why."""
    return {
        named: Aside(kind.value.lower(), author, decision.reason)
        for (kind, named), (decision, author) in retractions(standing).items()
        if kind is TargetKind.DOCUMENT
    }


def open_edges(view: View) -> list[StandingEdge]:
    """Edges on record, less those to or from a retracted document that nobody has decided on."""
    standing = standing_records(view)
    gone = set_aside_documents(standing).keys()
    edges = known_edges(view, [decision for decision, _ in standing])
    return [
        one
        for one in edges
        if one.state is not ReviewState.PROPOSED
        or gone.isdisjoint((one.edge.from_node, one.edge.to_node))
    ]


def _actors(view: View, standing: Standing) -> tuple[Actor, ...]:
    record = view.actors()
    return tuple(merge((), record.value if record else (), identities_of(standing)).actors)


def _told(
    statements: Iterable[Statement], documents: Mapping[str, DocumentRecord], book: NameBook
) -> Iterator[_Told]:
    for statement in statements:
        if record := documents.get(statement.document_id):
            publisher = record.value.publisher
            origin = origin_in(statement, book, publisher=publisher)
            yield _Told(statement, origin, carriers_in(statement, publisher, book, origin=origin))
