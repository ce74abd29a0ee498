"""Adding rows at the end of the chain: the audit row, the entry, its parts, its words.

What comes in: domain objects of one kind. What goes out: their places in the chain. Refuses to
go on where the chain is shorter than its head says.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, update

from pactwatch.domain.ids import sha256_text
from pactwatch.domain.plain import to_plain
from pactwatch.domain.review import Person
from pactwatch.errors import StopRun
from pactwatch.register import fulltext, schema
from pactwatch.register.chain import (
    GENESIS,
    canonical,
    moment_of,
    row_hash,
    stamp,
    storable,
)
from pactwatch.register.head import read_head
from pactwatch.register.kinds import Kind
from pactwatch.register.query import standing

T = TypeVar("T")


class Chain:
    """The growing end of the audit chain within one transaction.

    `now` never lies before the last record: a clock that was set back must not put a new row
    before rows that a replay has already shown.
    """

    def __init__(self, connection: Connection, *, person: Person, now: datetime) -> None:
        self.connection = connection
        self._person = person
        self.seq, self._hash, last = _end(connection)
        self.recorded_at = max(stamp(now), last)

    @property
    def now(self) -> datetime:
        """The record time of everything in this transaction, aware UTC."""
        return moment_of(self.recorded_at)

    def append(
        self, kind: Kind[T], things: Sequence[T], *, maker: str, supersedes: Sequence[int | None]
    ) -> list[int]:
        """Record the things as they are; returns their places."""
        if not things:
            return []
        return self._append(kind, [to_plain(thing) for thing in things], maker, supersedes)

    def _append(
        self, kind: Kind[Any], plains: Sequence[Any], maker: str, supersedes: Sequence[int | None]
    ) -> list[int]:
        batch = _Batch(kind)
        for plain, replaced in zip(plains, supersedes, strict=True):
            self._add(batch, kind, plain, maker, replaced)
        batch.write(self.connection)
        return [row["seq"] for row in batch.audit]

    def put(self, kind: Kind[T], things: Iterable[T], *, maker: str) -> dict[str, tuple[int, bool]]:
        """Record what is not recorded already; per id its place and whether it is new.

        The same content again changes nothing; other content under an id replaces what stood.
        """
        by_ref = {kind.ref(plain := to_plain(thing)): plain for thing in things}
        known = standing(self.connection, kind.table, by_ref, upto=self.seq)
        new = {
            ref: plain
            for ref, plain in by_ref.items()
            if ref not in known or known[ref][1] != sha256_text(canonical(plain))
        }
        replaced = [known[ref][0] if ref in known else None for ref in new]
        seqs = self._append(kind, list(new.values()), maker, replaced) if new else []
        places = dict(zip(new, seqs, strict=True))
        return {ref: (places.get(ref) or known[ref][0], ref in places) for ref in by_ref}

    def standing(self, kind: Kind[Any], refs: Iterable[str]) -> dict[str, int]:
        """The places of those ids that stand now."""
        found = standing(self.connection, kind.table, refs, upto=self.seq)
        return {ref: seq for ref, (seq, _) in found.items()}

    def close(self) -> None:
        """Write down where the chain ends; a shorter chain is found by it."""
        end = {"seq": self.seq, "hash": self._hash}
        self.connection.execute(update(schema.head).values(end))

    def _add(
        self, batch: "_Batch", kind: Kind[Any], plain: Any, maker: str, replaced: int | None
    ) -> None:
        payload = canonical(plain)
        self.seq += 1
        row: dict[str, Any] = {
            "seq": self.seq,
            "kind": kind.name,
            "ref": storable(kind.ref(plain)),
            "payload_sha256": sha256_text(payload),
            "recorded_at": self.recorded_at,
            "author": storable(self._person.name),
            "is_authenticated": self._person.is_authenticated,
            "maker": storable(maker),
            "supersedes": replaced,
            "prev_hash": self._hash,
        }
        self._hash = row["hash"] = row_hash(row)
        batch.add(row, plain, payload)


class _Batch:
    """Rows of one kind gathered per table, so that each table is written in one go."""

    def __init__(self, kind: Kind[Any]) -> None:
        self._kind = kind
        self.audit: list[dict[str, Any]] = []
        self._entries: list[dict[str, Any]] = []
        self._parts: list[list[dict[str, Any]]] = [[] for _ in kind.parts]
        self._words: list[fulltext.Words] = []

    def add(self, row: dict[str, Any], plain: Any, payload: str) -> None:
        kind, seq = self._kind, row["seq"]
        shared = {name: row[name] for name in SHARED}
        self.audit.append(row)
        self._entries.append(shared | columns_of(kind, plain) | {"payload": payload})
        for rows, (_, part) in zip(self._parts, parts_of(kind, plain), strict=True):
            rows.extend({"entry": seq} | values for values in part)
        if kind.words:
            self._words.append(fulltext.Words(seq, kind.name, *kind.words(plain)))

    def write(self, connection: Connection) -> None:
        connection.execute(insert(schema.audit), self.audit)
        connection.execute(insert(self._kind.table), self._entries)
        for (table, _), rows in zip(self._kind.parts, self._parts, strict=True):
            if rows:
                connection.execute(insert(table), rows)
        fulltext.add(connection, self._words)


# What an entry repeats of its audit row.
SHARED = (
    "seq",
    "ref",
    "payload_sha256",
    "recorded_at",
    "author",
    "is_authenticated",
    "maker",
    "supersedes",
)


def columns_of(kind: Kind[Any], plain: Any) -> dict[str, Any]:
    """The columns beside an entry's payload, as the database holds them."""
    return {name: storable(value) for name, value in kind.columns(plain).items()}


def parts_of(kind: Kind[Any], plain: Any) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows of an entry's part tables, numbered from 0."""
    return [
        (
            table.name,
            [
                {"n": n} | {name: storable(value) for name, value in row.items()}
                for n, row in enumerate(rows(plain))
            ],
        )
        for table, rows in kind.parts
    ]


def _end(connection: Connection) -> tuple[int, str, str]:
    columns = (schema.audit.c.seq, schema.audit.c.hash, schema.audit.c.recorded_at)
    last = connection.execute(select(*columns).order_by(columns[0].desc()).limit(1)).first()
    seq, last_hash, recorded_at = last or (0, GENESIS, "")
    head, _ = read_head(connection)
    if head != seq:
        raise StopRun(
            f"the audit chain ends at row {seq}, its head says {head}: rows were dropped; "
            "run verify and restore a backup"
        )
    return seq, last_hash, recorded_at
