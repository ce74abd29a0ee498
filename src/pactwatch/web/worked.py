"""What was worked out of one served case, each once for one state of its register.

Comes in: an open case. Goes out: its statements, documents, actors, queue as they stand, looked up
by what pages ask for. Refuses to record anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from pactwatch.case import Case, FoundStatement
from pactwatch.case.appraising import Appraised, appraised
from pactwatch.case.aside import (
    set_aside,
    set_aside_documents,
    set_aside_statements,
    statements_shown,
)
from pactwatch.case.copies import document_groups
from pactwatch.case.divergences import Divergences, divergences_in
from pactwatch.case.evidence import review_states, statements_now
from pactwatch.case.find import in_order
from pactwatch.case.identities import names_in, with_identities
from pactwatch.case.norms import Norms
from pactwatch.case.people import Standing, standing_records
from pactwatch.case.retracted import Aside
from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.review import Action, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import DecisionRecord
from pactwatch.web.same_day import Looked
from pactwatch.web.snapshot import Snapshot
from pactwatch.web.waiting import Waiting, waiting_of
from pactwatch.weigh.as_of import claimed_by, is_out

__all__ = ["Worked"]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Worked:
    """Everything a page reads of a `case` besides its boards, kept in `snapshot`."""

    case: Case
    snapshot: Snapshot = field(init=False)

    def norms(self) -> Norms:
        """Agreements, actors, codebook and rules as the register knows them."""
        return self.snapshot.get("norms", self.case.norms)

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the case, those that people said are one put together."""
        return self.snapshot.get("merged", self._merged).actors

    def standing(self) -> Standing:
        """People's decisions that stand, in order, with their authors."""
        return self.snapshot.get("standing", lambda: standing_records(self.case.view()))

    def names(self) -> dict[str, str]:
        """What every actor, and every speaker by name no file lists, is called."""
        return self.snapshot.get(
            "names", lambda: names_in(self.statements().values(), self.norms().actors)
        )

    def statements(self) -> dict[str, Statement]:
        """Every statement as it stands, by id."""
        return self.snapshot.get("statements", self._statements)

    def asides(self) -> dict[str, Aside]:
        """By statement id why it counts for nothing: what it rests on was retracted."""
        return self.snapshot.get("asides", lambda: self._asides_of(self.case.view()))

    def asides_at(self, looked: Looked) -> dict[str, Aside]:
        """By document id who retracted it and why, as known at the moment that is looked at."""
        known_at = looked.asked.known_at
        standing = standing_records(self.case.view(known_at)) if known_at else self.standing()
        return set_aside_documents(standing)

    def statements_in(self, document_id: str) -> list[Statement]:
        """Those of one document, in no order."""
        return self.snapshot.get("places", self._places).get(document_id, [])

    def machine(self) -> dict[str, Statement]:
        """Every statement as the program made it, by id."""
        return self.snapshot.get(
            "machine", lambda: {r.value.id: r.value for r in self.case.view().statements()}
        )

    def said_last(self) -> dict[str, DecisionRecord]:
        """What people said last of each statement, by its id."""
        return self.snapshot.get("said last", self._said_last)

    def appraised(self) -> Mapping[str, tuple[Appraised, ...]]:
        """What people say of how far each document and statement can be relied on, by its id."""
        return self.snapshot.get("appraised", lambda: appraised(self.standing()))

    def bearings(self) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
        """Which rows each statement bears on, with what people said of it there."""
        return self.snapshot.get("bearings", self._bearings)

    def found(self) -> list[FoundStatement]:
        """Every statement with its document, in the order lists show them."""
        return self.snapshot.get("found", self._found)

    def divergences(self) -> Divergences:
        """What copies of a story tell otherwise, by the document it stands in."""
        return self.snapshot.get(
            "divergences",
            lambda: divergences_in(
                self.documents(),
                self.case.standing_lineage(),
                self.statements().values(),
                self.norms().actors,
            ),
        )

    def came(self) -> dict[str, datetime]:
        """When each statement came into the case."""
        return self.snapshot.get("came", self._came)

    def now(self) -> datetime:
        """This moment, never before what was recorded last."""
        return max(self.case.clock().astimezone(UTC), *(self.moments()[-1:] or (EPOCH,)))

    def documents(self) -> dict[str, Document]:
        """Every document, by id."""
        return self.snapshot.get(
            "documents", lambda: {r.value.id: r.value for r in self.case.view().documents()}
        )

    def documents_at(self, looked: Looked) -> dict[str, Document]:
        """Those a reader had on the day that is looked at; all where that is the start."""
        if not looked.is_other:
            return self.documents()
        day, known_at = looked.asked.as_of or looked.start, looked.asked.known_at
        documents = self.case.view(known_at).documents()
        return {
            r.value.id: r.value for r in documents if is_out(r.value.published, r.record_time, day)
        }

    def statements_at(self, looked: Looked) -> dict[str, Statement]:
        """Those of documents out by the day, as they stood by the moment, each without the claims
        that lie wholly after the day."""
        if not looked.is_other:
            return self.statements()
        day, known_at = looked.asked.as_of or looked.start, looked.asked.known_at
        stood = statements_shown(self.case.view(known_at)) if known_at else self.statements()
        out = self.documents_at(looked)
        return {i: claimed_by(s, day) for i, s in stood.items() if s.document_id in out}

    def actors_at(self, looked: Looked) -> tuple[Actor, ...]:
        """The actors as they were known at the moment that is looked at."""
        if not (known_at := looked.asked.known_at):
            return self.actors()
        standing = standing_records(self.case.view(known_at))
        return with_identities(self.case.norms(known_at), standing).actors

    def bearings_at(self, looked: Looked) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
        """Which rows each statement bore on then, with what people had said of it there."""
        if not (known_at := looked.asked.known_at):
            return self.bearings()
        view = self.case.view(known_at)
        return _bearings_in(view, standing_records(view))

    def published(self) -> dict[str, date | None]:
        """When each document was published."""
        return self.snapshot.get(
            "published", lambda: {d.id: d.published for d in self.documents().values()}
        )

    def document(self, document_id: str) -> Document:
        """One document. Raises BadInput for an id the case does not know."""
        record = self.case.view().document(document_id)
        if record is None:
            raise BadInput(f"document {document_id}: not in this case; see the list of documents")
        return record.value

    def agreements(self) -> list[tuple[str, Agreement]]:
        """The agreements of the case by the name of their file."""
        files = [r.value.name for r in self.case.view().case_files() if r.value.content]
        names = sorted(n for n in files if n.startswith("agreements/") and n.endswith(".toml"))
        stems = [name.removeprefix("agreements/").removesuffix(".toml") for name in names]
        return list(zip(stems, self.norms().agreements, strict=True))

    def moments(self) -> tuple[datetime, ...]:
        """When something came in or was decided."""
        return self.snapshot.get("moments", self._moments)

    def days(self) -> tuple[date, ...]:
        """The days on which something came in or was decided."""
        return self.snapshot.get(
            "days", lambda: tuple(dict.fromkeys(moment.date() for moment in self.moments()))
        )

    def groups(self) -> dict[str, str]:
        """For each document the group of those that tell the same story."""
        return self.snapshot.get(
            "groups", lambda: document_groups(self.documents(), self.case.standing_lineage())
        )

    def waiting(self) -> Waiting:
        """What waits for a decision, in the order of the case."""
        return self.snapshot.get("waiting", self._waiting)

    def _statements(self) -> dict[str, Statement]:
        return set_aside(statements_now(self.case.view()), self.asides())

    def _asides_of(self, view: View) -> dict[str, Aside]:
        return set_aside_statements(view, statements_now(view).values())

    def _found(self) -> list[FoundStatement]:
        return in_order(self.statements(), self.documents(), self.divergences())

    def _merged(self) -> Norms:
        return with_identities(self.norms(), self.standing())

    def _waiting(self) -> Waiting:
        return waiting_of(self.case.queue(statements=self.statements()))

    def _said_last(self) -> dict[str, DecisionRecord]:
        on_statements = (
            r for r in self.case.view().decisions() if r.value.target_kind is TargetKind.STATEMENT
        )
        return {record.value.target_id: record for record in on_statements}

    def _places(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.statements().values():
            found.setdefault(statement.document_id, []).append(statement)
        return found

    def _bearings(self) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
        return _bearings_in(self.case.view(), self.standing())

    def _came(self) -> dict[str, datetime]:
        view = self.case.view()
        added = (r for r in view.decisions() if r.value.action is Action.ADD)
        own = {r.value.target_id: r.record_time for r in added}
        return own | {r.value.id: r.record_time for r in view.statements()}

    def _moments(self) -> tuple[datetime, ...]:
        view = self.case.view()
        came = [record.record_time for record in view.documents()]
        return tuple(sorted([*came, *(record.record_time for record in view.decisions())]))


def _bearings_in(view: View, standing: Standing) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
    states = review_states((d for d, _ in standing), TargetKind.LINK)
    found: dict[str, tuple[tuple[str, ReviewState], ...]] = {}
    for link in (record.value for record in view.links()):
        state = states.get(link.id, ReviewState.PROPOSED)
        before = found.get(link.statement_id, ())
        found[link.statement_id] = (*before, (link.obligation_id, state))
    return found
