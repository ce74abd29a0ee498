"""Reading entries back: which rows stand at a moment, and a row as a Record.

What comes in: a connection, a kind, the last row of the chain that counts. What goes out:
Records in the order of recording. Rows whose content was forgotten are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, exists, select

from pactwatch.domain.plain import from_json
from pactwatch.errors import StopRun
from pactwatch.register.chain import moment_of
from pactwatch.register.kinds import Kind
from pactwatch.register.records import Record
from pactwatch.register.schema import audit, extraction

T = TypeVar("T")
X = TypeVar("X")

# Small things there are many of, and that nobody can change: what was read of a row is kept beside
# the connection and given out again as long as the row's content is the same.
_KEPT = frozenset({"statement", "link", "lineage", "assumption"})
# (Database gives all connections of a file the same.)
READ, _MOST_KEPT = "pactwatch rows read", 500_000
Known = dict[tuple[str, int], tuple[int, Any]]

# Below every database's limit on bound values (SQLite's oldest is 999).
BATCH = 500
_FETCHED = 1000


def stands(table: Table, upto: int) -> ColumnElement[bool]:
    """Recorded by then, and neither replaced nor withdrawn by then."""
    later = exists().where(audit.c.supersedes == table.c.seq, audit.c.seq <= upto)
    return (table.c.seq <= upto) & ~later


def has_replaced(connection: Connection, kinds: Iterable[str], *, after: int, upto: int) -> bool:
    """Whether a row of these kinds took an earlier one's place between two rows of the chain."""
    found = select(audit.c.seq).where(
        audit.c.seq > after,
        audit.c.seq <= upto,
        audit.c.kind.in_(list(kinds)),
        audit.c.supersedes.is_not(None),
    )
    return connection.execute(found.limit(1)).first() is not None


def has_reread(connection: Connection, *, after: int, upto: int) -> bool:
    """Whether a document was read between two rows of the chain that had been read before."""
    earlier = extraction.alias()
    found = select(extraction.c.seq).where(
        extraction.c.seq > after,
        extraction.c.seq <= upto,
        exists().where(
            earlier.c.document_id == extraction.c.document_id,
            earlier.c.seq <= after,
        ),
    )
    return connection.execute(found.limit(1)).first() is not None


def records(
    connection: Connection, kind: Kind[T], *where: ColumnElement[bool]
) -> Iterator[Record[T]]:
    """The entries that meet every condition, in the order of recording.

    StopRun where a row cannot be read back: it was changed from outside.
    """
    for (seq, ref), record in attempts(connection, kind, *where):
        if record is None:
            name = f"{kind.name} {ref} (row {seq})"
            raise StopRun(f"{name} is damaged; run verify and restore a backup")
        yield record


def readable(
    connection: Connection, kind: Kind[T], *where: ColumnElement[bool]
) -> Iterator[Record[T]]:
    """Like `records`, but what cannot be read back is left out: for checks that go on."""
    return (record for _, record in attempts(connection, kind, *where) if record)


def attempts(
    connection: Connection, kind: Kind[T], *where: ColumnElement[bool]
) -> Iterator[tuple[tuple[int, str], Record[T] | None]]:
    """Each entry's place and id, and the entry where it can be read back."""
    table = kind.table
    chosen = (
        table.c.payload,
        table.c.seq,
        table.c.ref,
        table.c.recorded_at,
        table.c.author,
        table.c.is_authenticated,
        table.c.maker,
        table.c.supersedes,
    )
    query = select(*chosen).where(table.c.payload.is_not(None), *where).order_by(table.c.seq)
    known = connection.info.setdefault(READ, {}) if kind.name in _KEPT else None
    # Fetched by the thousand: one by one takes as long as reading them back.
    for some in connection.execute(query).partitions(_FETCHED):
        for payload, seq, ref, recorded_at, author, is_authenticated, maker, supersedes in some:
            try:
                value = _value(kind, seq, payload, known)
                by = (author, bool(is_authenticated), maker, supersedes)
                record = Record(value, seq, ref, moment_of(recorded_at), *by)
            except (ValueError, TypeError, KeyError, AttributeError):
                record = None
            yield (seq, ref), record


def standing(
    connection: Connection, table: Table, refs: Iterable[str], *, upto: int
) -> dict[str, tuple[int, str]]:
    """For each id that stands: its row and the hash of its content."""
    columns = (table.c.ref, table.c.seq, table.c.payload_sha256)
    found: dict[str, tuple[int, str]] = {}
    for some in batches(refs):
        query = select(*columns).where(table.c.ref.in_(some), stands(table, upto))
        for ref, seq, payload_sha256 in connection.execute(query.order_by(table.c.seq)):
            found[ref] = (seq, payload_sha256)
    return found


def chosen(
    connection: Connection,
    column: ColumnElement[Any],
    by: ColumnElement[Any],
    values: Iterable[Any],
    *where: ColumnElement[bool],
) -> list[Any]:
    """The column of all rows whose `by` is among the values."""
    found: list[Any] = []
    for some in batches(values):
        found.extend(connection.execute(select(column).where(by.in_(some), *where)).scalars())
    return found


def batches(things: Iterable[X]) -> Iterator[Sequence[X]]:
    """The things in lists short enough to be bound in one query."""
    iterator = iter(things)
    while some := list(islice(iterator, BATCH)):
        yield some


def _value(kind: Kind[T], seq: int, payload: str, known: Known | None) -> T:
    """The content, read anew where it is not the one that was read before."""
    key, content = (kind.name, seq), hash(payload)
    if known is not None and (kept := known.get(key)) and kept[0] == content:
        value: T = kept[1]
        return value
    value = from_json(kind.shape, payload)
    if known is not None:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = (content, value)
    return value
