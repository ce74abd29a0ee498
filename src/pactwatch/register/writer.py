"""Everything that can be recorded, each as one append; the same thing twice changes nothing.

What comes in: domain objects. What goes out: their place in the register, or whether they were
new. Refuses to take back in what was forgotten, and anything about documents it does not hold.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, select

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Assumption, EvidenceLink, LineageEdge
from pactwatch.domain.ids import content_id, sha256_text
from pactwatch.domain.plain import to_plain
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import CoverageEntry, Decision, Finding, Reply
from pactwatch.errors import BadInput
from pactwatch.register import forget, kinds, program, schema
from pactwatch.register.append import Chain
from pactwatch.register.chain import payload_of
from pactwatch.register.query import chosen
from pactwatch.register.records import (
    HUMAN,
    ActorsEntry,
    AgreementEntry,
    Capture,
    CaseFile,
    CodebookEntry,
    Custody,
    DecisionEntry,
    ExtractionEntry,
    StatementEntry,
    Tombstone,
    Withdrawal,
    machine,
)

T = TypeVar("T")

PROGRAM = machine(program.PROGRAM)

# Kinds whose rows may be withdrawn: suggestions, and files that left the case folder.
WITHDRAWABLE = ("link", "assumption", "lineage", "case_file", "agreement", "actors", "coverage")


class Writer:
    """One transaction's worth of records; made by `Register.write()`, gone with its with-block."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    # documents and what is read out of them

    def put_capture(self, capture: Capture, *, maker: str = PROGRAM) -> bool:
        """Record how an original came in; False where these bytes are captured already.

        Store the bytes first (`store_original`). SkipItem where they were forgotten.
        """
        forget.refuse_forgotten(self._connection, capture.document_id)
        return self._put(kinds.CAPTURE, capture, maker, once=True)

    def put_document(self, document: Document, *, maker: str = PROGRAM) -> bool:
        """Record a document; False where it is known: then only its coming in again is noted."""
        forget.refuse_forgotten(self._connection, document.id)
        if self._put(kinds.DOCUMENT, document, maker, once=True):
            return True
        self.put_custody(Custody(document.id, "RECEIVED", f"again, as {document.path}"))
        return False

    def complete_document(self, document: Document, *, maker: str = HUMAN) -> bool:
        """Record what a person now says about a known document; the earlier row stays readable.

        False where nothing differs. BadInput where the document is not known.
        """
        forget.refuse_forgotten(self._connection, document.id)
        self._expect_document(document.id)
        return self._put(kinds.DOCUMENT, document, maker)

    def put_custody(self, custody: Custody, *, maker: str = PROGRAM) -> int:
        """Note something that happened to a document; every note is kept."""
        return self._append(kinds.CUSTODY, custody, maker)

    def put_extraction(self, extraction: Extraction, *, maker: str | None = None) -> int:
        """Record what a model read out of a document; returns the extraction's place.

        Another extraction by the same model replaces the earlier one, which stays readable.
        """
        forget.refuse_forgotten(self._connection, extraction.document_id)
        self._expect_document(extraction.document_id)
        maker = maker or machine(extraction.model)
        entry = _extraction_entry(extraction)
        latest = self._latest_extraction(extraction.document_id)
        if latest and latest[1] == sha256_text(payload_of(entry)):
            return latest[0]
        ref = kinds.EXTRACTION.ref(to_plain(entry))
        replaced = self._chain.standing(kinds.EXTRACTION, [ref]).get(ref)
        seq = self._append(kinds.EXTRACTION, entry, maker, replaced)
        rows = [StatementEntry(seq, n, one) for n, one in enumerate(extraction.statements)]
        self._chain.append(kinds.STATEMENT, rows, maker=maker, supersedes=[None] * len(rows))
        return seq

    # evidence as proposed

    def put_links(self, links: Iterable[EvidenceLink], *, maker: str = PROGRAM) -> int:
        """Record links by their id; returns how many were new or changed."""
        links = list(links)
        gone = self._forgotten_statements({link.statement_id for link in links})
        kept = [link for link in links if link.statement_id not in gone]
        return _count(self._chain.put(kinds.LINK, kept, maker=maker))

    def put_assumptions(self, assumptions: Iterable[Assumption], *, maker: str = PROGRAM) -> int:
        """Record assumptions by their id; returns how many were new or changed.

        A person's view of one is a decision; the `state` in here stays as proposed.
        """
        assumptions = list(assumptions)
        by, of = schema.link.c.ref, {assumption.link_id for assumption in assumptions}
        gone = chosen(self._connection, by, by, of, schema.link.c.payload.is_(None))
        kept = [one for one in assumptions if one.link_id not in set(gone)]
        return _count(self._chain.put(kinds.ASSUMPTION, kept, maker=maker))

    def put_lineage(self, edges: Iterable[LineageEdge], *, maker: str = PROGRAM) -> int:
        """Record lineage edges by nodes and type; returns how many were new or changed."""
        edges = list(edges)
        column = schema.tombstone.c.document_id
        nodes = {node for edge in edges for node in (edge.from_node, edge.to_node)}
        gone = set(chosen(self._connection, column, column, nodes))
        kept = [edge for edge in edges if not {edge.from_node, edge.to_node} & gone]
        return _count(self._chain.put(kinds.LINEAGE, kept, maker=maker))

    def withdraw(self, kind: str, refs: Iterable[str], *, reason: str, maker: str = PROGRAM) -> int:
        """Let suggestions or files stand no longer, from now on; returns how many stood.

        `kind` is one of WITHDRAWABLE, `refs` the ids of the rows (`Record.ref`).
        """
        if kind not in WITHDRAWABLE:
            raise BadInput(f"{kind!r} cannot be withdrawn; expected {', '.join(WITHDRAWABLE)}")
        places = self._chain.standing(kinds.KINDS[kind], refs)
        rows = [Withdrawal(kind, ref, reason) for ref in places]
        targets = list(places.values())
        self._chain.append(kinds.WITHDRAWAL, rows, maker=maker, supersedes=targets)
        return len(rows)

    # case files

    def put_case_file(self, name: str, content: str, *, maker: str = HUMAN) -> bool:
        """Take in a version of a file people edit; False where it has not changed."""
        return self._put(kinds.CASE_FILE, CaseFile(name, content, sha256_text(content)), maker)

    def put_agreement(
        self, agreement: Agreement, *, file_sha256: str = "", maker: str = HUMAN
    ) -> bool:
        """Record an agreement as parsed from the case file of that hash; False if unchanged."""
        return self._put(kinds.AGREEMENT, AgreementEntry(file_sha256, agreement), maker)

    def put_actors(
        self, actors: Iterable[Actor], *, file_sha256: str = "", maker: str = HUMAN
    ) -> bool:
        """Record the case's actors, all of them; False if unchanged."""
        return self._put(kinds.ACTORS, ActorsEntry(file_sha256, tuple(actors)), maker)

    def put_codebook(
        self, codebook: Codebook, *, file_sha256: str = "", maker: str = HUMAN
    ) -> bool:
        """Record the case's codebook; False if unchanged."""
        return self._put(kinds.CODEBOOK, CodebookEntry(file_sha256, codebook), maker)

    # what people do

    def put_decision(
        self, decision: Decision, *, supersedes: int | None = None, maker: str = HUMAN
    ) -> str:
        """Record a decision and return its id; the same decision twice is two decisions."""
        decision_id = content_id("dec", self._chain.seq + 1, payload_of(decision))
        self._append(kinds.DECISION, DecisionEntry(decision_id, decision), maker, supersedes)
        return decision_id

    def put_coverage(self, entry: CoverageEntry, *, maker: str = HUMAN) -> int:
        """Record a check of a source; one with the same question, source and days replaces it."""
        return self._place(kinds.COVERAGE, entry, maker)

    def put_reply(self, reply: Reply, *, maker: str = HUMAN) -> int:
        """Record where a party's right of reply stands; replaces what stood for row and party."""
        return self._place(kinds.REPLY, reply, maker)

    def put_finding(
        self, finding: Finding, *, supersedes: int | None = None, maker: str = HUMAN
    ) -> int:
        """Record a signed finding; give `supersedes` where it corrects an earlier one."""
        if supersedes is not None:
            return self._append(kinds.FINDING, finding, maker, supersedes)
        return self._place(kinds.FINDING, finding, maker)

    def forget(self, document_id: str, reason: str) -> Tombstone:
        """Empty every row that holds the document's text or names; a tombstone stays.

        The bytes are the caller's to remove: `Register.forget` does all of it in order.
        """
        return forget.wipe(self._chain, document_id, reason)

    @property
    def _connection(self) -> Connection:
        return self._chain.connection

    def _append(
        self, kind: kinds.Kind[T], thing: T, maker: str, supersedes: int | None = None
    ) -> int:
        (seq,) = self._chain.append(kind, [thing], maker=maker, supersedes=[supersedes])
        return seq

    def _place(self, kind: kinds.Kind[T], thing: T, maker: str) -> int:
        ((seq, _),) = self._chain.put(kind, [thing], maker=maker).values()
        return seq

    def _put(self, kind: kinds.Kind[T], thing: T, maker: str, *, once: bool = False) -> bool:
        if once and self._chain.standing(kind, [kind.ref(to_plain(thing))]):
            return False
        ((_, is_new),) = self._chain.put(kind, [thing], maker=maker).values()
        return is_new

    def _expect_document(self, document_id: str) -> None:
        if not self._chain.standing(kinds.DOCUMENT, [document_id]):
            raise BadInput(
                f"{document_id} is not in the register; record the document before what is read "
                "out of it"
            )

    def _latest_extraction(self, document_id: str) -> tuple[int, str] | None:
        table = schema.extraction
        latest = select(table.c.seq, table.c.payload_sha256).order_by(table.c.seq.desc()).limit(1)
        row = self._connection.execute(latest.where(table.c.document_id == document_id)).first()
        return (row.seq, row.payload_sha256) if row else None

    def _forgotten_statements(self, statement_ids: set[str]) -> set[str]:
        ref = schema.statement.c.ref
        is_wiped = schema.statement.c.payload.is_(None)
        return set(chosen(self._connection, ref, ref, statement_ids, is_wiped))


def _extraction_entry(extraction: Extraction) -> ExtractionEntry:
    return ExtractionEntry(
        document_id=extraction.document_id,
        model=extraction.model,
        statements=tuple(statement.id for statement in extraction.statements),
        statements_sha256=sha256_text(payload_of(extraction.statements)),
        extraction=replace(extraction, statements=()),
    )


def _count(places: dict[str, tuple[int, bool]]) -> int:
    return sum(is_new for _, is_new in places.values())
