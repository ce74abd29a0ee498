"""What waits for a person: quarantined statements first, then evidence, then assumptions."""

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.domain.evidence import Assumption, EvidenceLink, ReviewState
from pactwatch.domain.review import TargetKind
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.text.catalogue import say


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One open suggestion: what it is about, what the machine suggests, and why.

    `link` is the suggested evidence where the suggestion is one.
    """

    kind: TargetKind
    target_id: str
    obligation_id: str | None
    statement: Statement | None
    suggestion: str
    why: str
    link: EvidenceLink | None = None

    def as_text(self) -> str:
        """The suggestion as the terminal shows it: words, speaker, suggestion, reason."""
        lines = [f"{self.kind.value} {self.obligation_id or ''}".rstrip()]
        if self.statement is not None:
            words = as_quoted(self.statement.content)
            speaker = self.statement.speaker.name or self.statement.speaker.status.value
            lines += [f"  {speaker}, {self.statement.speech_act.value}: {words}"]
            lines += [f"  flag {flag.code.value}: {flag.reason}" for flag in self.statement.flags]
        return "\n".join([*lines, say("queue.shown", suggestion=self.suggestion, why=self.why)])


def open_items(
    *,
    statements: dict[str, Statement],
    decided_statements: frozenset[str],
    links: Iterable[EvidenceLink],
    link_states: dict[str, ReviewState],
    assumptions: Iterable[Assumption],
    assumption_states: dict[str, ReviewState],
) -> list[QueueItem]:
    """Every open suggestion of a case, in the order a reviewer takes them."""
    items = [
        _quarantined(s)
        for s in statements.values()
        if s.state is EvidenceState.QUARANTINED and s.id not in decided_statements
    ]
    items += [
        _link(link, statements.get(link.statement_id))
        for link in links
        if link.id not in link_states and _is_open(statements.get(link.statement_id))
    ]
    items += [_assumption(a) for a in assumptions if a.id not in assumption_states]
    return items


def _is_open(statement: Statement | None) -> bool:
    return statement is not None and statement.state is EvidenceState.USABLE


def _quarantined(statement: Statement) -> QueueItem:
    readings = "; ".join(claim.conduct for claim in statement.proposed) or "none"
    return QueueItem(
        TargetKind.STATEMENT,
        statement.id,
        None,
        statement,
        say("queue.quarantined", readings=readings),
        "; ".join(flag.reason for flag in statement.flags),
    )


def _link(link: EvidenceLink, statement: Statement | None) -> QueueItem:
    return QueueItem(
        TargetKind.LINK,
        link.id,
        link.obligation_id,
        statement,
        say("queue.link", bearing=link.bearing.value, row=link.obligation_id, code=link.code),
        link.rationale,
        link,
    )


def _assumption(assumption: Assumption) -> QueueItem:
    return QueueItem(
        TargetKind.ASSUMPTION,
        assumption.id,
        assumption.obligation_id,
        None,
        assumption.text,
        assumption.basis,
    )
