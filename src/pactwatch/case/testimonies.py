"""Statements as they stand to testimonies: with origin, carriers, copies, and what people said.

Comes in: statements, documents, decisions, lineage. Goes out: what weighing looks at, one for one.
A `Recall` gives the testimonies of the last dossier out again where nothing they rest on changed.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from pactwatch.case.copies import (
    Places,
    credits_in,
    document_groups,
    has_corrections,
    matched_places,
    quotation_places,
)
from pactwatch.case.people import credibilities, sound_texts, stacks_of
from pactwatch.case.retracted import Printed, printed_from, targets_of
from pactwatch.case.swapped import copying, members_of, swapped_in
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import LineageEdge, Testimony
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import book_of, carriers_in, origin_in

__all__ = [
    "Circumstances",
    "Paper",
    "Recall",
    "Said",
    "garbled_documents",
    "make_testimonies",
    "marked",
    "paper_of",
    "said_in",
    "testify",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """What a testimony takes of its document, besides where the words stand in the text."""

    publisher: str | None
    published: date | None
    recorded_at: datetime
    text_sha256: str
    is_sound: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about the documents of a case besides what they say.

    `groups` name the smallest id among documents that copy each other, `garbled` documents with an
    open garble, `places` where each quotation stands, `credited` which document credits which,
    `matched` the quotations found again elsewhere, `derived` the documents made from another text,
    `swapped` the statements in which a copy has another doer.
    """

    papers: Mapping[str, Paper]
    groups: Mapping[str, str]
    garbled: frozenset[str]
    places: Places
    credited: set[tuple[str, str]]
    matched: frozenset[str]
    derived: frozenset[str] = frozenset()
    swapped: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What people said of statements, documents and sources, and how the case's names are read.
    `gone` and `sources` are retracted."""

    book: NameBook
    checked: frozenset[str]
    records: frozenset[str]
    gone: frozenset[str]
    sources: frozenset[str]
    credibility: Mapping[str, int]


class Recall:
    """Testimonies of the last dossier, given out again where nothing they rest on has changed;
    and the circumstances they were made in."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Testimony]] = {}
        self.circumstances: Circumstances | None = None

    def testimony(
        self, statement: Statement, about: Circumstances, said: Said, is_anchored: "IsAnchored"
    ) -> Testimony:
        """The very one made before, or a new one."""
        grounds = _grounds(statement, about, said)
        made = self._made.get(statement.id)
        if made is None or made[0] != grounds:
            one = _testimony(statement, about, said, is_anchored)
            made = self._made[statement.id] = (grounds, one)
        return made[1]


IsAnchored = Callable[[Statement], bool]


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
    about = recall.circumstances = _circumstances(
        live, documents, decisions, lineage, book_of(tuple(actors))
    )
    said = said_in(decisions, actors)

    def is_anchored(statement: Statement) -> bool:
        text = documents[statement.document_id].value.text
        return all(span.holds_in(text) for span in statement.content)

    printed = printed_from(said.sources, documents, lineage, said.book)
    made = tuple(
        told
        for s in live
        if s.document_id not in said.gone
        and (told := recall.testimony(s, about, said, is_anchored))
        and not (said.sources and _came_through(told, said, printed))
    )
    if not has_corrections(lineage):
        return made
    from pactwatch.case.corrected import with_corrections  # no command waits for its grammar

    return with_corrections(made, documents, lineage, said.book)


def _came_through(told: Testimony, said: Said, printed: Printed) -> bool:
    """Whether it came through a retracted source. What one said itself is left to weighing: it is
    excluded there once repetitions are settled."""
    sources = (t for kind, t in targets_of(told, printed) if kind is TargetKind.SOURCE)
    return any(t in said.sources and t != told.origin for t in sources)


def testify(
    statement: Statement, about: Circumstances, said: Said, is_anchored: IsAnchored
) -> Testimony | None:
    """The testimony of one statement, none where its document is not in the case or retracted."""
    if statement.document_id not in about.papers or statement.document_id in said.gone:
        return None
    return _testimony(statement, about, said, is_anchored)


def said_in(decisions: Sequence[Decision], actors: Sequence[Actor]) -> Said:
    """What people said, so far as it makes testimonies."""
    return Said(
        book=book_of(tuple(actors)),
        checked=marked(decisions, TargetKind.STATEMENT, Action.CHECK),
        records=marked(decisions, TargetKind.DOCUMENT, Action.AUTHENTICATE),
        gone=marked(decisions, TargetKind.DOCUMENT, Action.RETRACT),
        sources=marked(decisions, TargetKind.SOURCE, Action.RETRACT),
        credibility=credibilities(decisions),
    )


def paper_of(record: DocumentRecord, *, is_sound: bool) -> Paper:
    """What testimonies take of a document."""
    document = record.value
    digest = document.text_sha256
    return Paper(document.publisher, document.published, record.record_time, digest, is_sound)


def _circumstances(
    live: Sequence[Statement],
    documents: Mapping[str, DocumentRecord],
    decisions: Sequence[Decision],
    lineage: tuple[LineageEdge, ...],
    book: NameBook,
) -> Circumstances:
    sound = sound_texts(documents.values())
    groups, places = document_groups(documents, lineage), quotation_places(live)
    credited, derived = credits_in(documents, lineage), copying(lineage)
    papers = {key: paper_of(r, is_sound=key in sound) for key, r in documents.items()}
    members = members_of(groups, {*groups.values()})
    return Circumstances(
        papers=papers,
        groups=groups,
        garbled=garbled_documents(live, decisions),
        places=places,
        credited=credited,
        matched=matched_places(places, groups, credited),
        derived=derived,
        swapped=swapped_in(live, members, papers, derived, book),
    )


def _grounds(statement: Statement, about: Circumstances, said: Said) -> tuple[object, ...]:
    """All that a testimony is made of."""
    document, key = statement.document_id, statement.id
    # fmt: off
    return (
        statement, said.book, about.papers[document], about.groups.get(document),
        document in about.garbled, document in said.records,
        key in about.matched, key in said.checked, said.credibility.get(key), key in about.swapped,
    )
    # fmt: on


def _testimony(
    statement: Statement, about: Circumstances, said: Said, is_anchored: IsAnchored
) -> Testimony:
    document, paper = statement.document_id, about.papers[statement.document_id]
    origin = origin_in(statement, said.book, publisher=paper.publisher)
    return Testimony(
        statement=statement,
        published=paper.published,
        recorded_at=paper.recorded_at,
        origin=origin,
        carriers=carriers_in(statement, paper.publisher, said.book, origin=origin),
        document_group=about.groups.get(document, document),
        has_open_garble=document in about.garbled,
        is_matched=statement.id in about.matched,
        is_primary_record=document in said.records,
        credibility=said.credibility.get(statement.id),
        is_checked=statement.id in said.checked,
        is_anchored=paper.is_sound and is_anchored(statement),
        is_swapped=statement.id in about.swapped,
    )


def garbled_documents(
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
