"""Forgetting a document: its text and names go, a tombstone with hash, reason and person stays.

What comes in: a document id and a reason. What goes out: the Tombstone, which lists the rows it
emptied. The chain holds hashes only, so it still verifies. Refuses an unknown document and an
empty reason. Findings, replies and coverage are about duties, not documents: they stay.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from pactwatch.domain.ids import sha256_text
from pactwatch.errors import BadInput, SkipItem
from pactwatch.register import fulltext, kinds, query, schema
from pactwatch.register.append import Chain
from pactwatch.register.query import batches, chosen
from pactwatch.register.records import HUMAN, Record, Tombstone
from pactwatch.text.unseen import is_blank

# Kinds of rows through which a document moves verdicts; one without any moved none.
_BEARING = ("link", "lineage", "decision")

# Tables that name the document themselves.
_OWN = (schema.capture, schema.document, schema.custody, schema.extraction, schema.statement)


def wipe(chain: Chain, document_id: str, reason: str) -> Tombstone:
    """Record the tombstone, then empty the rows it names; again for one forgotten before."""
    connection = chain.connection
    if earlier := find_tombstone(connection, document_id):
        return earlier.value
    if is_blank(reason):
        raise BadInput(f"forgetting {document_id} needs a reason; none was given")
    rows = {table: list(seqs) for table, seqs in _rows_of(connection, document_id)}
    kept = dict(sorted(_kept(connection, rows)))
    sha256 = _sha256(connection, document_id)
    tombstone = Tombstone(document_id, sha256, reason, tuple(kept), tuple(kept.values()))
    chain.append(kinds.TOMBSTONE, [tombstone], maker=HUMAN, supersedes=[None])
    for table, seqs in rows.items():
        _empty(connection, table, seqs)
    fulltext.remove(connection, [*rows[schema.document], *rows[schema.statement]])
    return tombstone


def find_tombstone(connection: Connection, document_id: str) -> Record[Tombstone] | None:
    """The tombstone of a document, if it was forgotten."""
    is_it = schema.tombstone.c.document_id == document_id
    return next(query.records(connection, kinds.TOMBSTONE, is_it), None)


def forgotten_since(connection: Connection, upto: int, day: date) -> Iterator[Record[Tombstone]]:
    """The tombstones after row `upto` of documents that were out by a day and had bearing rows."""
    for one in query.records(connection, kinds.TOMBSTONE, schema.tombstone.c.seq > upto):
        if _was_out(connection, one.ref, upto, day) and _was_bearing(connection, one.seq, upto):
            yield one


def _was_out(connection: Connection, document_id: str, upto: int, day: date) -> bool:
    """Published by the day; what bears no date counts from the day it was recorded."""
    table = schema.document
    out = func.coalesce(table.c.published, func.substr(table.c.recorded_at, 1, len("2031-05-01")))
    found = select(table.c.seq).where(table.c.ref == document_id, table.c.seq <= upto)
    return connection.execute(found.where(out <= day.isoformat()).limit(1)).first() is not None


def _was_bearing(connection: Connection, tombstone: int, upto: int) -> bool:
    """Whether it emptied a row by then that can move a verdict."""
    gone, audit = schema.forgotten, schema.audit
    rows = select(audit.c.seq).join(gone, gone.c.target == audit.c.seq)
    rows = rows.where(gone.c.entry == tombstone, audit.c.seq <= upto)
    return connection.execute(rows.where(audit.c.kind.in_(_BEARING)).limit(1)).first() is not None


def refuse_forgotten(connection: Connection, document_id: str) -> None:
    """SkipItem, with who forgot it when and why, where the document was forgotten."""
    if tombstone := find_tombstone(connection, document_id):
        raise SkipItem(
            f"{document_id} was forgotten on {tombstone.record_time:%Y-%m-%d} by "
            f"{tombstone.author}: {tombstone.value.reason}; it is not taken in again"
        )


def _sha256(connection: Connection, document_id: str) -> str:
    """The full hash of the original, from the capture or, without one, the document."""
    for table in (schema.document, schema.capture):
        found = select(table.c.sha256).where(table.c.document_id == document_id).limit(1)
        if sha256 := connection.execute(found).scalar():
            return str(sha256)
    raise BadInput(f"{document_id} is not in the register; look its id up with search")


def _rows_of(connection: Connection, document_id: str) -> Iterator[tuple[Table, Iterable[int]]]:
    """Every row that holds words of the document or about it, by table."""
    for table in _OWN:
        yield table, chosen(connection, table.c.seq, table.c.document_id, [document_id])
    statements = _refs(connection, schema.statement, "document_id", [document_id])
    statements |= _own_statements(connection, document_id)
    links = _refs(connection, schema.link, "statement_id", statements)
    assumptions = _refs(connection, schema.assumption, "link_id", links)
    yield schema.link, _seqs(connection, schema.link, "statement_id", statements)
    yield schema.assumption, _seqs(connection, schema.assumption, "link_id", links)
    edge = schema.lineage
    is_end = or_(edge.c.from_node == document_id, edge.c.to_node == document_id)
    yield edge, connection.execute(select(edge.c.seq).where(is_end)).scalars().all()
    yield schema.decision, _decisions(connection, {document_id, *statements, *links, *assumptions})


def _own_statements(connection: Connection, document_id: str) -> set[str]:
    """Statements that people read out of the document: decisions whose target begins with it."""
    table = schema.decision
    found = connection.execute(select(table.c.target_id).distinct()).scalars()
    return {target for target in found if target.startswith(f"{document_id}.")}


def _decisions(connection: Connection, targets: set[str]) -> list[int]:
    """Decisions about any of these: their reasons and edits repeat words and names.

    A flag is named by its statement's id and more, so an id also counts as the beginning.
    """
    table = schema.decision
    rows = connection.execute(select(table.c.seq, table.c.target_id))
    heads = tuple(targets)
    return [seq for seq, target in rows if target in targets or target.startswith(heads)]


def _refs(connection: Connection, table: Table, by: str, values: Iterable[str]) -> set[str]:
    return set(chosen(connection, table.c.ref, table.c[by], values))


def _seqs(connection: Connection, table: Table, by: str, values: Iterable[str]) -> list[int]:
    return chosen(connection, table.c.seq, table.c[by], values)


def kept_hash(table: Table, row: Mapping[str, Any]) -> str:
    """A hash of what forgetting leaves of a row, so that it cannot be changed unseen either."""
    gone = forgettable(table)
    left = {c.name: row[c.name] for c in table.c if c.name not in gone}
    return sha256_text(json.dumps(left, sort_keys=True))


def forgettable(table: Table) -> tuple[str, ...]:
    """The columns of an entry that hold words or names of its document."""
    return tuple(c.name for c in table.c if c.info.get("is_forgettable"))


def _kept(connection: Connection, rows: dict[Table, list[int]]) -> Iterator[tuple[int, str]]:
    for table, seqs in rows.items():
        for some in batches(seqs):
            for row in connection.execute(select(table).where(table.c.seq.in_(some))).mappings():
                yield row["seq"], kept_hash(table, dict(row))


def _empty(connection: Connection, table: Table, seqs: list[int]) -> None:
    nothing = dict.fromkeys(forgettable(table))
    parts = [part for kind in kinds.KINDS.values() if kind.table is table for part, _ in kind.parts]
    for some in batches(seqs):
        connection.execute(update(table).where(table.c.seq.in_(some)).values(nothing))
        for part in parts:
            connection.execute(delete(part).where(part.c.entry.in_(some)))
