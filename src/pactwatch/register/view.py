"""The register as known at one moment: every question a case, a page or an export asks.

What comes in: the last row of the chain that counts. What goes out: Records and Hits. A View is
a snapshot: rows recorded after it was made never show in it, only forgetting reaches into it.
Refuses to write.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import chain

from sqlalchemy import func, select

from pactwatch.domain.pause import uncollected
from pactwatch.domain.reading import Lead
from pactwatch.errors import BadInput
from pactwatch.register import forget, fulltext, kinds, query, schema
from pactwatch.register import records as r
from pactwatch.register.chain import moment_of
from pactwatch.register.kept import kinds_between
from pactwatch.register.reading import Reading, about, statement_of, unwrap

# A page of search results; more than this is an export.
MAX_HITS = 1000
_LEAD = tuple(one.name for one in fields(Lead))


class View(Reading):
    """What stood in the register when its row `upto` was the last one."""

    def at(self, seq: int) -> "View":
        """What stood when row `seq` was the last one."""
        return View(self._database, upto=min(seq, self.upto), known_at=None)

    # documents and what is read out of them

    def documents(self) -> tuple[r.DocumentRecord, ...]:
        """Every document, in the order of recording."""
        return self._kept(kinds.DOCUMENT)

    def documents_since(self, seq: int) -> tuple[r.DocumentRecord, ...]:
        """Those of `documents` that were recorded after row `seq`."""
        return self._all(kinds.DOCUMENT, schema.document.c.seq > seq)

    def read_since(self, seq: int) -> frozenset[str]:
        """The documents that were read after row `seq`."""
        table = schema.extraction
        rows = select(table.c.document_id).where(table.c.seq > seq, table.c.seq <= self.upto)
        with self._database.reading() as connection:
            return frozenset(connection.execute(rows).scalars())

    def document(self, document_id: str) -> r.DocumentRecord | None:
        """The document of that id, None where it is unknown or forgotten."""
        return self._last(kinds.DOCUMENT, schema.document.c.ref == document_id)

    def captures(self) -> tuple[r.CaptureRecord, ...]:
        """How every original came in."""
        return self._all(kinds.CAPTURE)

    def custody(self, document_id: str | None = None) -> tuple[r.CustodyRecord, ...]:
        """What happened to a document, or to all of them."""
        return self._all(kinds.CUSTODY, *about(schema.custody, document_id))

    def extraction(
        self, document_id: str, *, model: str | None = None
    ) -> r.ExtractionRecord | None:
        """The latest extraction of a document (by that model), with its statements."""
        latest = self._latest_extractions(document_id, model)
        entry = self._last(kinds.EXTRACTION, schema.extraction.c.seq.in_(latest))
        return self._whole(entry) if entry else None

    def extractions(self, document_id: str) -> tuple[r.ExtractionRecord, ...]:
        """Every extraction of a document by every model, also replaced ones, oldest first."""
        is_of = schema.extraction.c.document_id == document_id
        return tuple(self._whole(entry) for entry in self._all(kinds.EXTRACTION, is_of, past=True))

    def statements(
        self, document_id: str | None = None, *, model: str | None = None
    ) -> tuple[r.StatementRecord, ...]:
        """Statements as the machine made them, from each document's latest extraction.

        Two models' readings of one document are never mixed: that would count a sentence twice.
        """
        if document_id is not None or model is not None:
            with self._database.reading() as connection:
                return self._statements(connection, document_id, model)
        return self._list(
            "statement",
            lambda c, after: self._statements(c, after=after),
            moved_by=("statement", "extraction"),
            grows=lambda c, after, upto: not query.has_reread(c, after=after, upto=upto),
        )

    def statements_of(self, ids: Iterable[str]) -> tuple[r.StatementRecord, ...]:
        """Those of `statements` that have one of the ids."""
        wanted = sorted(set(ids))
        if not wanted:
            return ()
        with self._database.reading() as connection, uncollected():
            # Asked once: with every batch it would take longer than the statements themselves.
            latest = frozenset(connection.execute(self._latest_extractions(None, None)).scalars())
            found = chain.from_iterable(
                self._rows(connection, kinds.STATEMENT, schema.statement.c.ref.in_(some), past=True)
                for some in query.batches(wanted)
            )
            return tuple(unwrap(x, statement_of) for x in found if x.value.extraction in latest)

    def statement(self, statement_id: str) -> r.StatementRecord | None:
        """The newest version of a statement, also one that no later extraction repeated."""
        found = self._last(kinds.STATEMENT, schema.statement.c.ref == statement_id)
        return unwrap(found, lambda entry: entry.statement) if found else None

    def leads(self, codes: Iterable[str]) -> tuple[tuple[str, Lead], ...]:
        """Sentences that may tell of one of the codes, of each document's latest reading, with the
        document's id."""
        table, read = schema.lead, schema.extraction
        columns = (read.c.document_id, *(table.c[name] for name in _LEAD))
        rows = select(*columns).join(read, read.c.seq == table.c.entry).order_by(read.c.seq)
        with self._database.reading() as connection:
            latest = self._latest_extractions(None, None)
            some = query.batches(sorted(set(codes)))
            wanted = (rows.where(table.c.code.in_(c), read.c.seq.in_(latest)) for c in some)
            found = chain.from_iterable(connection.execute(one).all() for one in wanted)
            return tuple((document_id, Lead(*lead)) for document_id, *lead in found)

    # evidence, case files, what people do

    def links(self) -> tuple[r.LinkRecord, ...]:
        """Links that stand, as proposed."""
        return self._kept(kinds.LINK)

    def links_of(self, ids: Iterable[str]) -> tuple[r.LinkRecord, ...]:
        """Those of `links` that have one of the ids."""
        batches = query.batches(sorted(set(ids)))
        found = (self._all(kinds.LINK, schema.link.c.ref.in_(some)) for some in batches)
        return tuple(chain.from_iterable(found))

    def links_on(self, obligation_ids: Iterable[str]) -> tuple[r.LinkRecord, ...]:
        """Those of `links` that bear on one of the duties, in the order of recording."""
        batches = query.batches(sorted(set(obligation_ids)))
        found = (self._all(kinds.LINK, schema.link.c.obligation_id.in_(some)) for some in batches)
        return tuple(sorted(chain.from_iterable(found), key=lambda record: record.seq))

    def links_since(self, seq: int) -> tuple[r.LinkRecord, ...]:
        """Those of `links` that were recorded after row `seq`."""
        return self._all(kinds.LINK, schema.link.c.seq > seq)

    def link(self, link_id: str) -> r.LinkRecord | None:
        """The link of that id, None where it is unknown or stands no longer."""
        return self._last(kinds.LINK, schema.link.c.ref == link_id)

    def assumptions(self) -> tuple[r.AssumptionRecord, ...]:
        """Assumptions that stand, as proposed."""
        return self._kept(kinds.ASSUMPTION)

    def lineage(self) -> tuple[r.LineageRecord, ...]:
        """Lineage edges that stand."""
        return self._kept(kinds.LINEAGE)

    def lineage_since(self, seq: int) -> tuple[r.LineageRecord, ...]:
        """Those of `lineage` that were recorded after row `seq`."""
        return self._all(kinds.LINEAGE, schema.lineage.c.seq > seq)

    def derived(self, ids: Iterable[str], *, before: int) -> bool:
        """Whether row `before` or an earlier one is an edge from or to one of these documents."""
        table = schema.lineage
        with self._database.reading() as connection:
            for some in query.batches(ids):
                ends = table.c.from_node.in_(some) | table.c.to_node.in_(some)
                found = select(table.c.seq).where(ends, table.c.seq <= before).limit(1)
                if connection.execute(found).first():
                    return True
        return False

    def decisions(self, target_id: str | None = None) -> tuple[r.DecisionRecord, ...]:
        """Every decision in order (about one target); `ref` is the decision's id."""
        if target_id is not None:
            with self._database.reading() as connection:
                return self._decisions(connection, schema.decision.c.target_id == target_id)
        return self._list(
            "decision",
            lambda c, after: self._decisions(c, schema.decision.c.seq > after),
            moved_by=("decision",),
            grows=lambda *_: True,
        )

    def coverage(self) -> tuple[r.CoverageRecord, ...]:
        """Checks of sources that stand."""
        return self._all(kinds.COVERAGE)

    def replies(self) -> tuple[r.ReplyRecord, ...]:
        """Where each party's right of reply stands."""
        return self._all(kinds.REPLY)

    def findings(self) -> tuple[r.FindingRecord, ...]:
        """Signed findings that stand."""
        return self._all(kinds.FINDING)

    def case_file(self, name: str) -> r.CaseFileRecord | None:
        """The version of a case file that stands."""
        return self._last(kinds.CASE_FILE, schema.case_file.c.ref == name)

    def case_files(self) -> tuple[r.CaseFileRecord, ...]:
        """The versions of all case files that stand."""
        return self._kept(kinds.CASE_FILE)

    def agreements(self) -> tuple[r.AgreementRecord, ...]:
        """The agreements that stand."""
        found = self._all(kinds.AGREEMENT)
        return tuple(unwrap(one, lambda entry: entry.agreement) for one in found)

    def actors(self) -> r.ActorsRecord | None:
        """The case's own actors, None before any were recorded."""
        found = self._last(kinds.ACTORS)
        return unwrap(found, lambda entry: entry.actors) if found else None

    def codebook(self) -> r.CodebookRecord | None:
        """The case's codebook, None before one was recorded."""
        found = self._last(kinds.CODEBOOK)
        return unwrap(found, lambda entry: entry.codebook) if found else None

    def tombstones(self) -> tuple[r.TombstoneRecord, ...]:
        """What was forgotten, by whom and why."""
        return self._all(kinds.TOMBSTONE)

    def forgotten_since(self, day: date) -> tuple[r.TombstoneRecord, ...]:
        """What bore on duties by this moment, of documents out by the day, and is gone since."""
        with self._database.reading() as connection:
            return tuple(forget.forgotten_since(connection, self.upto, day))

    def history(self, kind: str, ref: str) -> tuple[r.Record[object], ...]:
        """Every version of one thing, oldest first; `kind` is a table's name."""
        if kind not in kinds.KINDS:
            raise BadInput(f"{kind!r} is no kind of record; expected {', '.join(kinds.KINDS)}")
        table = kinds.KINDS[kind].table
        return self._all(kinds.KINDS[kind], table.c.ref == ref, past=True)

    def counts(self) -> Mapping[str, int]:
        """How many of each kind stand; statements are those of the latest extractions."""
        with self._database.reading() as connection:
            counts = {
                name: connection.execute(
                    select(func.count())
                    .select_from(kind.table)
                    .where(kind.table.c.payload.is_not(None), self._stands(kind.table))
                ).scalar_one()
                for name, kind in kinds.KINDS.items()
            }
            latest = schema.statement.c.extraction.in_(self._latest_extractions(None, None))
            is_there = schema.statement.c.payload.is_not(None)
            counts["statement"] = connection.execute(
                select(func.count()).select_from(schema.statement).where(latest, is_there)
            ).scalar_one()
        return counts | {"audit": self.upto}

    def rows_since(self, seq: int) -> tuple[tuple[str, str, int | None], ...]:
        """Kind, id and what it replaces of each row recorded after row `seq`."""
        table = schema.audit
        rows = select(table.c.kind, table.c.ref, table.c.supersedes)
        rows = rows.where(table.c.seq > seq, table.c.seq <= self.upto).order_by(table.c.seq)
        with self._database.reading() as connection:
            return tuple((k, ref, old) for k, ref, old in connection.execute(rows))

    def hash_at(self, seq: int) -> str | None:
        """The hash of one row of the audit chain, which stands for all before it."""
        with self._database.reading() as connection:
            found = select(schema.audit.c.hash).where(schema.audit.c.seq == seq)
            return connection.execute(found).scalar()

    def kinds_since(self, seq: int) -> frozenset[str]:
        """The kinds of rows recorded after row `seq`, up to this moment."""
        with self._database.reading() as connection:
            return kinds_between(connection, seq, self.upto)

    def search(self, text: str, *, limit: int = 20, offset: int = 0) -> tuple[r.Hit, ...]:
        """Documents and statements that hold all words, "phrases" and prefix*, best first."""
        limit, offset = max(0, min(limit, MAX_HITS)), max(0, offset)
        with self._database.reading() as connection:
            found = fulltext.search(connection, text, upto=self.upto, limit=limit, offset=offset)
            ids: dict[int, tuple[str, str]] = {}
            for table in (schema.document, schema.statement):
                columns = (table.c.seq, table.c.ref, table.c.document_id)
                for some in query.batches(one.seq for one in found if one.kind == table.name):
                    rows = connection.execute(select(*columns).where(table.c.seq.in_(some)))
                    ids |= {seq: (ref, document_id) for seq, ref, document_id in rows}
        return tuple(r.Hit(one.kind, *ids[one.seq], one.title, one.snippet) for one in found)

    def audit_rows(self) -> tuple[r.AuditRow, ...]:
        """The audit chain up to this moment."""
        rows = select(schema.audit).where(schema.audit.c.seq <= self.upto)
        with self._database.reading() as connection:
            found = connection.execute(rows.order_by(schema.audit.c.seq)).mappings().all()
        return tuple(
            r.AuditRow(**{**row, "recorded_at": moment_of(row["recorded_at"])}) for row in found
        )
