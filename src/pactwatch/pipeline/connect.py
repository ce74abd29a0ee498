"""Who tells whose text again, worked out over all documents of a case and put on the record.

Comes in: a case to which documents were added, or in which one was corrected. Goes out: the
lineage edges that the documents now held give, the engine's assumptions, and the kept board of
today brought up to both. What is recorded depends on the documents alone and not on the order in
which they came: an edge that they no longer give is withdrawn, unless a person decided on it. A run
cut short is made good by the next. What an earlier run noted of them (`case.noted`) saves time and
moves nothing.
"""

from collections.abc import Iterable

from pactwatch.case import Case
from pactwatch.case.evidence import standing_decisions, statements_now
from pactwatch.case.lineage import edge_id
from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.pause import uncollected
from pactwatch.domain.review import TargetKind
from pactwatch.register import View
from pactwatch.register.kept import FORGETTING
from pactwatch.register.records import HUMAN, LineageRecord
from pactwatch.weigh.lineage import Notes, find_edges, find_said_again
from pactwatch.weigh.origins.origins import book_of

__all__ = ["connect"]


def connect(case: Case) -> None:
    """Copies, credits and shared sayings among all documents, and the engine's assumptions."""
    with uncollected():
        view, notes = case.view(), case.noted.get()
        found = {edge_id(edge): edge for edge in _edges(case, view, notes)}
        known = {record.ref: record for record in view.lineage()}
        stale = _stale(view, known, found)
        new = [e for ref, e in found.items() if ref not in known or known[ref].value != e]
    with case.register.write() as writer:
        writer.put_lineage(new)
        writer.withdraw("lineage", stale, reason="the documents now held do not give it")
        _keep(case, view, notes)
    case.register_assumptions()
    case.keep_up()


def _keep(case: Case, view: View, notes: Notes) -> None:
    """Keep the notes while nobody else can record: what is forgotten must not come back."""
    if FORGETTING not in case.register.kinds_since(view.upto):
        case.noted.put(notes)


def _edges(case: Case, view: View, notes: Notes) -> Iterable[LineageEdge]:
    held = [record.value for record in view.documents()]
    texts = [(d.id, d.text, d.publisher, d.published, d.language) for d in held]
    actors = case.norms().actors
    edges = find_edges(texts, actors=actors, notes=notes)
    days, now = {d.id: d.published for d in held}, statements_now(view).values()
    said = find_said_again(now, book_of(tuple(actors)), days, edges, notes=notes)
    return (*edges, *said)


def _stale(view: View, known: dict[str, LineageRecord], found: dict[str, LineageEdge]) -> list[str]:
    """Edges of the machine's that are found no longer, and that nobody decided on."""
    decided = {
        decision.target_id
        for decision in standing_decisions(view)
        if decision.target_kind is TargetKind.LINEAGE
    }
    return [
        ref
        for ref, record in known.items()
        if ref not in found and ref not in decided and record.maker != HUMAN
    ]
