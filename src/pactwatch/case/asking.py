"""What an open case answers besides its board: statements, search, the queue, who is who.

Refuses to change anything.
"""

from pactwatch.case.aside import open_edges, set_aside, set_aside_statements
from pactwatch.case.coding import coder_agreement
from pactwatch.case.evidence import (
    decided,
    decided_statements,
    review_states,
    standing_decisions,
    statements_now,
)
from pactwatch.case.find import FoundStatement, StatementFilter, find_statements
from pactwatch.case.identities import (
    IdentityQuestion,
    identities_of,
    names_in,
    open_questions,
)
from pactwatch.case.lineage import StandingEdge, known_edges
from pactwatch.case.people import (
    as_coded_by,
    retracted_people,
    signed_findings,
    standing_records,
)
from pactwatch.case.queue import QueueItem, open_items
from pactwatch.case.weighing import Weighing
from pactwatch.domain.coding import CoderAgreement
from pactwatch.domain.evidence import LineageEdge, ReviewState
from pactwatch.domain.identity import Identities
from pactwatch.domain.review import (
    Decision,
    Finding,
    Reply,
    TargetKind,
)
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.register.records import Hit

__all__ = ["Asking"]


class Asking(Weighing):
    """Asking what is on record."""

    def statements(self, wanted: StatementFilter | None = None) -> list[FoundStatement]:
        """Who said what, narrowed down."""
        return find_statements(self.view(), wanted or StatementFilter(), self.norms().codebook)

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Full text over documents and statements."""
        return list(self.view().search(query, limit=limit))

    def queue(
        self,
        obligation_id: str | None = None,
        *,
        is_again: bool = False,
        statements: dict[str, Statement] | None = None,
    ) -> list[QueueItem]:
        """What waits for a decision, of the whole case or of one obligation.

        `is_again` gives instead what others decided and the acting person did not, each statement
        as it was before, so that a second coder decides without knowing how they did (links that
        fell with another's edit are gone). What was retracted waits for nobody. `statements` are
        those of the case as lists show them, where they are at hand.
        """
        wanted = self.norms().obligation(obligation_id).id if obligation_id is not None else None
        view = self.view()
        standing = standing_records(view)
        items = _open(view, [decision for decision, _ in standing], statements)
        if is_again:
            waiting = {item.target_id for item in items}
            blind = _open(view, as_coded_by(self.person.name, standing))
            items = [item for item in blind if item.target_id not in waiting]
        return [i for i in items if wanted is None or i.obligation_id == wanted]

    def lineage(self) -> list[StandingEdge]:
        """Which document derives from which, as found and as people decided."""
        view = self.view()
        return known_edges(view, standing_decisions(view))

    def open_lineage(self) -> list[StandingEdge]:
        """The same, less what is merely proposed of a document that was retracted."""
        return open_edges(self.view())

    def standing_lineage(self) -> tuple[LineageEdge, ...]:
        """The edges nobody rejected."""
        return tuple(e.edge for e in self.lineage() if e.state is not ReviewState.REJECTED)

    def identities(self) -> tuple[Identities, tuple[IdentityQuestion, ...]]:
        """What people hold about identity, and the pairs still worth asking about."""
        view, norms = self.view(), self.norms()
        held = identities_of(standing_records(view))
        return held, open_questions(names_in(statements_now(view).values(), norms.actors), held)

    def reply_of(self, obligation_id: str, party: str) -> Reply | None:
        """Where a party's right of reply stands on a row, None before it was begun."""
        records = self.view().replies()
        wanted = (obligation_id, party)
        return next((r.value for r in records if (r.value.obligation_id, r.value.party) == wanted),
                    None)  # fmt: skip

    def hands_on(self, obligation_id: str, text: str, standing: str) -> tuple[str, ...]:
        """Who has signed a finding with their own hand."""
        view = self.view()
        signed = signed_findings(view, retracted_people(view))
        wanted = (obligation_id, text, standing)
        return next((f.signers for f in signed
                     if (f.obligation_id, f.text, f.standing) == wanted), ())  # fmt: skip

    def signed_otherwise(self, obligation_id: str, text: str, standing: str) -> tuple[Finding, ...]:
        """Findings of others on the row in other words or of another standing: two hands under
        two wordings sign nothing together."""
        view, me = self.view(), self.person.name
        signed = signed_findings(view, retracted_people(view))
        here = (f for f in signed if f.obligation_id == obligation_id and me not in f.signers)
        return tuple(f for f in here if (f.text, f.standing) != (text, standing))

    def coder_agreement(self) -> tuple[CoderAgreement, ...]:
        """How far coders agree, the machine among them but never as the second person."""
        return coder_agreement(self.view())


def _open(
    view: View, decisions: list[Decision], statements: dict[str, Statement] | None = None
) -> list[QueueItem]:
    """What these decisions leave open."""
    if statements is None:
        statements = decided((record.value for record in view.statements()), decisions)
        statements = set_aside(statements, set_aside_statements(view, statements.values()))
    return open_items(
        statements=statements,
        decided_statements=decided_statements(decisions),
        links=[r.value for r in view.links()],
        link_states=review_states(decisions, TargetKind.LINK),
        assumptions=[r.value for r in view.assumptions()],
        assumption_states=review_states(decisions, TargetKind.ASSUMPTION),
    )
