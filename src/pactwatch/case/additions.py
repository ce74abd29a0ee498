"""What came into a register since a row of it, where a board can be followed step by step.

Comes in: a row's place, a view. Goes out: the documents, statements, links, edges and decisions
since; None where anything else happened: a file was edited, a document read again, forgotten or
retracted, a name judged, an edge withdrawn, a statement put in other words. Refuses nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.case.copies import has_corrections
from pactwatch.case.evidence import decided
from pactwatch.case.packed import PackedRow
from pactwatch.case.people import Standing, retracted_people, sound_texts, standing_records
from pactwatch.case.retracted import retractions
from pactwatch.case.testimonies import Paper, Said, paper_of, said_in
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import EvidenceLink, LineageEdge
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.register.records import HUMAN, DocumentRecord

__all__ = ["Additions", "additions_since"]

# Kinds of rows that add to a case; what any other kind changes is not followed.
_ADDING = frozenset(
    {"capture", "custody", "document", "extraction", "statement", "link", "lineage"}
)
# Papers of which a later version bears on the same duty; a finding may correct one on another.
_PAPERS = frozenset({"coverage", "reply"})
_FOLLOWED = _ADDING | _PAPERS | {"finding", "decision", "assumption"}
# Decisions that move one duty, or the statements of one document, and nothing else.
_ON_DUTIES = (TargetKind.LINK, TargetKind.ASSUMPTION, TargetKind.OBLIGATION)
_ON_STATEMENTS = (TargetKind.STATEMENT, TargetKind.FLAG)
# That a sentence tells nothing of a code moves no duty.
_ON_NOTHING = (TargetKind.LEAD,)
_REWORDING = (Action.ADD, Action.EDIT)


@dataclass(frozen=True, slots=True)
class Additions:
    """`standing` are all decisions that stand, `taken` those of people that came since; `changed`
    are earlier statements of which one was taken, as they are now."""

    view: View
    upto: int
    standing: Standing
    gone_people: frozenset[str]
    taken: tuple[Decision, ...]
    documents: tuple[DocumentRecord, ...]
    statements: tuple[Statement, ...]
    edges: tuple[LineageEdge, ...]
    links: tuple[EvidenceLink, ...]
    changed: tuple[Statement, ...]

    @property
    def decisions(self) -> list[Decision]:
        """What people decided and did not take back."""
        return [decision for decision, _ in self.standing]

    @property
    def papers(self) -> dict[str, Paper]:
        """What testimonies take of the new documents."""
        sound = sound_texts(self.documents)
        return {r.value.id: paper_of(r, is_sound=r.value.id in sound) for r in self.documents}

    @property
    def read(self) -> list[Statement]:
        """The new statements as people decided on them."""
        on = self.decisions_on(s.id for s in self.statements)
        return list(decided(self.statements, on).values())

    def said(self, actors: Sequence[Actor]) -> Said:
        """What people said of statements and documents."""
        return said_in(self.decisions, actors)

    def decisions_on(self, statement_ids: Iterable[str]) -> list[Decision]:
        """The decisions on these statements."""
        return _on(self.standing, frozenset(statement_ids))

    def unanchored(self, statements: Iterable[Statement]) -> frozenset[str]:
        """Those of the new statements whose words do not stand where they say."""
        texts = {r.value.id: r.value.text for r in self.documents}
        sound = sound_texts(self.documents)
        return frozenset(
            s.id
            for s in statements
            if s.document_id not in sound
            or not all(span.holds_in(texts[s.document_id]) for span in s.content)
        )

    def statements_in(self, document_ids: Iterable[str]) -> list[Statement]:
        """All statements of earlier documents, as they are now, those people entered among them."""
        some = set(document_ids)
        found = [r.value for i in some for r in self.view.statements(i)]
        entered = {d.target_id for d in self.decisions if d.edit.get("document_id") in some}
        return list(decided(found, self.decisions_on({s.id for s in found} | entered)).values())

    def duties(self, rows: Mapping[str, PackedRow]) -> set[str]:
        """The duties that decisions and papers bear on by themselves."""
        on = {
            kind: {d.target_id for d in self.taken if d.target_kind is kind} for kind in _ON_DUTIES
        }
        assumed = on[TargetKind.ASSUMPTION]
        return (
            on[TargetKind.OBLIGATION]
            | {r.value.obligation_id for r in self.view.links_of(on[TargetKind.LINK])}
            | {r.value.obligation_id for r in self.view.coverage() if r.seq > self.upto}
            | {r.value.obligation_id for r in self.view.replies() if r.seq > self.upto}
            | {r.value.obligation_id for r in self.view.findings() if r.seq > self.upto}
            | {
                key
                for key, kept in (rows.items() if assumed else ())
                if any(t.assumption.id in assumed for t in kept.taken)
            }
        )


def additions_since(upto: int, view: View, papers: Mapping[str, Paper]) -> Additions | None:
    """What came in since row `upto`, where the case held these papers; None where that cannot be
    followed."""
    standing = standing_records(view)
    taken = tuple(r.value for r in view.decisions() if r.seq > upto and r.maker == HUMAN)
    if not _is_adding(view, upto) or not _is_local(taken, view):
        return None
    documents = view.documents_since(upto)
    added = {r.value.id for r in documents}
    read = [record for i in added for record in view.statements(i)]
    statements = tuple(r.value for r in sorted(read, key=lambda record: record.seq))
    edges = {r.ref: r.value for r in view.lineage_since(upto)}
    links = tuple(r.value for r in view.links_since(upto))
    if not (
        _are_new(view, upto, added, papers, standing)
        and edges.keys().isdisjoint(d.target_id for d, _ in standing)
        and {x.statement_id for x in links} <= {s.id for s in statements}
        # What a later paper takes back is told from all that was printed of it.
        and not has_corrections(r.value for r in view.lineage())
        # What came through a retracted source is told from all documents together.
        and not any(kind is TargetKind.SOURCE for kind, _ in retractions(standing))
    ):
        return None
    return Additions(
        view, upto, standing, retracted_people(view), taken, documents, statements,
        tuple(edges.values()), links, _changed(view, taken, standing, statements),
    )  # fmt: skip


def _is_adding(view: View, upto: int) -> bool:
    """Whether every row adds something, and none takes another's place but papers on a duty."""
    return all(
        kind in _FOLLOWED and (replaced is None or kind in _PAPERS)
        for kind, _, replaced in view.rows_since(upto)
    )


def _is_local(taken: Iterable[Decision], view: View) -> bool:
    """Whether decisions move single duties, or how statements stand that nobody ever reworded."""
    on_statements = {d.target_id for d in taken if d.target_kind in _ON_STATEMENTS}
    followed = (*_ON_DUTIES, *_ON_STATEMENTS, *_ON_NOTHING)
    return all(d.target_kind in followed for d in taken) and not any(
        r.value.action in _REWORDING and r.value.target_id in on_statements
        for r in view.decisions()
    )


def _are_new(
    view: View, upto: int, added: set[str], papers: Mapping[str, Paper], standing: Standing
) -> bool:
    """Whether the documents were unheard of: nothing read of others since, no earlier edge to them,
    nothing decided on what nobody had seen."""
    named = {d.edit.get(end) for d, _ in standing for end in ("from_node", "to_node")}
    return (
        view.read_since(upto) <= added
        and added.isdisjoint(papers)
        and added.isdisjoint(named)
        and not view.derived(sorted(added), before=upto)
    )


def _changed(
    view: View, taken: Iterable[Decision], standing: Standing, fresh: Iterable[Statement]
) -> tuple[Statement, ...]:
    ids = {d.target_id for d in taken if d.target_kind in _ON_STATEMENTS}
    ids -= {s.id for s in fresh}
    found = (r.value for r in view.statements_of(ids))
    return tuple(decided(found, _on(standing, ids)).values())


def _on(standing: Standing, statement_ids: frozenset[str] | set[str]) -> list[Decision]:
    return [
        d
        for d, _ in standing
        if d.target_kind is TargetKind.STATEMENT and d.target_id in statement_ids
    ]
