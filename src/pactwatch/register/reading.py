"""How a view reads: which rows count at its moment, and lists kept while nothing moves them.

What comes in: a database, the last row of the chain that counts. What goes out: Records, by kind.
Refuses to know which questions are asked: see `view`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from pactwatch.domain.pause import uncollected
from pactwatch.register import kinds, query, schema
from pactwatch.register import records as r
from pactwatch.register.database import Database
from pactwatch.register.kept import Grows, Read

__all__ = ["Reading", "about", "statement_of", "unwrap"]

T = TypeVar("T")
U = TypeVar("U")


class Reading:
    """What stood in the register when its row `upto` was the last one, kind by kind."""

    def __init__(self, database: Database, *, upto: int, known_at: datetime | None) -> None:
        self._database = database
        self.upto = upto
        self.known_at = known_at

    def _all(
        self, kind: kinds.Kind[T], *where: ColumnElement[bool], past: bool = False
    ) -> tuple[r.Record[T], ...]:
        """Entries that stand, or with `past` all that were recorded by then."""
        with self._database.reading() as connection, uncollected():
            return tuple(self._rows(connection, kind, *where, past=past))

    def _rows(
        self,
        connection: Connection,
        kind: kinds.Kind[T],
        *where: ColumnElement[bool],
        past: bool = False,
    ) -> Iterator[r.Record[T]]:
        scope = kind.table.c.seq <= self.upto if past else self._stands(kind.table)
        return query.records(connection, kind, scope, *where)

    def _statements(
        self,
        connection: Connection,
        document_id: str | None = None,
        model: str | None = None,
        *,
        after: int = 0,
    ) -> tuple[r.StatementRecord, ...]:
        table = schema.statement.c
        is_latest = table.extraction.in_(self._latest_extractions(document_id, model))
        with uncollected():
            where = is_latest, table.seq > after
            found = self._rows(connection, kinds.STATEMENT, *where, past=True)
            return tuple([unwrap(one, statement_of) for one in found])

    def _decisions(
        self, connection: Connection, where: ColumnElement[bool]
    ) -> tuple[r.DecisionRecord, ...]:
        found = self._rows(connection, kinds.DECISION, where, past=True)
        return tuple(unwrap(one, lambda entry: entry.decision) for one in found)

    def _kept(self, kind: kinds.Kind[T]) -> tuple[r.Record[T], ...]:
        """Everything of a kind that stands, as it was read last where nothing moved it since."""
        moved_by = (kind.name, kinds.WITHDRAWAL.name)

        def read(connection: Connection, after: int) -> tuple[r.Record[T], ...]:
            return tuple(self._rows(connection, kind, kind.table.c.seq > after))

        def grows(connection: Connection, after: int, upto: int) -> bool:
            return not query.has_replaced(connection, moved_by, after=after, upto=upto)

        return self._list(kind.name, read, moved_by=moved_by, grows=grows)

    def _list(
        self, name: str, read: Read[U], *, moved_by: Iterable[str], grows: Grows
    ) -> tuple[U, ...]:
        lists = self._database.lists
        with lists.lock(name), self._database.reading() as connection, uncollected():
            return lists.get(connection, name, self.upto, read, moved_by=moved_by, grows=grows)

    def _last(self, kind: kinds.Kind[T], *where: ColumnElement[bool]) -> r.Record[T] | None:
        return next(reversed(self._all(kind, *where)), None)

    def _stands(self, table: Table) -> ColumnElement[bool]:
        return query.stands(table, self.upto)

    def _latest_extractions(self, document_id: str | None, model: str | None) -> Select[int]:
        table = schema.extraction
        where = [table.c.seq <= self.upto, *about(table, document_id)]
        if model is not None:
            where.append(table.c.model == model)
        return select(func.max(table.c.seq)).where(*where).group_by(table.c.document_id)

    def _whole(self, entry: r.Record[r.ExtractionEntry]) -> r.ExtractionRecord:
        found = self._all(kinds.STATEMENT, schema.statement.c.extraction == entry.seq, past=True)
        statements = tuple(one.value.statement for one in found)
        return unwrap(entry, lambda value: replace(value.extraction, statements=statements))


statement_of = attrgetter("statement")


def about(table: Table, document_id: str | None) -> list[ColumnElement[bool]]:
    """The condition that a row is about a document, none where no document is asked for."""
    return [] if document_id is None else [table.c.document_id == document_id]


def unwrap(record: r.Record[T], inner: Callable[[T], U]) -> r.Record[U]:
    """The same record of something inside its value."""
    return r.Record(
        inner(record.value),
        record.seq,
        record.ref,
        record.record_time,
        record.author,
        record.is_authenticated,
        record.maker,
        record.supersedes,
    )
