"""Statements as they stand to testimonies: with origin, carriers, copies, and what people said.

Comes in: statements, documents, decisions, lineage. Goes out: what weighing looks at, one for one.
A `Recall` gives the testimonies of the last dossier out again where nothing they rest on changed.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.copies import document_groups, matched_quotes
from pactwatch.case.people import credibilities, sound_texts, stacks_of
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import LineageEdge, Testimony
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.names import NameBook
from pactwatch.weigh.origins import book_of, carriers_in, origin_in

__all__ = ["Recall", "make_testimonies", "marked"]


class Recall:
    """Testimonies of the last dossier, given out again where nothing they rest on has changed."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Testimony]] = {}

    def testimony(self, statement: Statement, record: DocumentRecord, about: "_About") -> Testimony:
        """The very one made before, or a new one."""
        grounds = _grounds(statement, record, about)
        made = self._made.get(statement.id)
        if made is None or made[0] != grounds:
            made = self._made[statement.id] = (grounds, _testimony(statement, record, about))
        return made[1]


def make_testimonies(
    statements: Iterable[Statement],
    documents: Mapping[str, DocumentRecord],
    decisions: Sequence[Decision],
    lineage: tuple[LineageEdge, ...],
    actors: Sequence[Actor],
    *,
    recall: Recall,
) -> tuple[Testimony, ...]:
    """A testimony for each statement of a document the case holds and nobody retracted."""
    live = [s for s in statements if s.document_id in documents]
    groups = document_groups(documents, lineage)
    about = _About(
        book=book_of(tuple(actors)),
        groups=groups,
        garbled=_garbled_documents(live, decisions),
        matched=matched_quotes(live, groups, lineage),
        checked=marked(decisions, TargetKind.STATEMENT, Action.CHECK),
        records=marked(decisions, TargetKind.DOCUMENT, Action.AUTHENTICATE),
        credibility=credibilities(decisions),
        sound=sound_texts(documents.values()),
    )
    gone = marked(decisions, TargetKind.DOCUMENT, Action.RETRACT)
    return tuple(
        recall.testimony(s, documents[s.document_id], about)
        for s in live
        if s.document_id not in gone
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _About:
    """What is known about statements and documents besides what they say."""

    book: NameBook
    groups: Mapping[str, str]
    garbled: frozenset[str]
    matched: frozenset[str]
    checked: frozenset[str]
    records: frozenset[str]
    credibility: Mapping[str, int]
    sound: frozenset[str]


def _grounds(statement: Statement, record: DocumentRecord, about: _About) -> tuple[object, ...]:
    """All that a testimony is made of."""
    document, key = record.value, statement.id
    return (
        *(statement, about.book, record.record_time, document.publisher),
        *(document.published, document.text_sha256, about.groups.get(document.id)),
        *(document.id in about.garbled, document.id in about.records, document.id in about.sound),
        *(key in about.matched, key in about.checked, about.credibility.get(key)),
    )


def _testimony(statement: Statement, record: DocumentRecord, about: _About) -> Testimony:
    document = record.value
    origin = origin_in(statement, about.book)
    return Testimony(
        statement=statement,
        published=document.published,
        recorded_at=record.record_time,
        origin=origin,
        carriers=carriers_in(statement, document.publisher, about.book, origin=origin),
        document_group=about.groups.get(document.id, document.id),
        has_open_garble=document.id in about.garbled,
        is_matched=statement.id in about.matched,
        is_primary_record=document.id in about.records,
        credibility=about.credibility.get(statement.id),
        is_checked=statement.id in about.checked,
        is_anchored=document.id in about.sound
        and all(span.holds_in(document.text) for span in statement.content),
    )


def _garbled_documents(
    statements: Iterable[Statement], decisions: Iterable[Decision]
) -> frozenset[str]:
    """Documents with a garble that is open or confirmed; a dismissed flag clears its statement.

    Who excludes or retracts a blocked statement has confirmed that it is one.
    """
    dismissed = marked(decisions, TargetKind.FLAG, Action.DISMISS)
    return frozenset(
        s.document_id
        for s in statements
        if s.is_blocked and s.state is not EvidenceState.USABLE and s.id not in dismissed
    )


def marked(decisions: Iterable[Decision], kind: TargetKind, action: Action) -> frozenset[str]:
    """Targets on which a decision of this kind stands."""
    return frozenset(
        target
        for target, stack in stacks_of(decisions, kind).items()
        if any(decision.action is action for decision in stack)
    )
