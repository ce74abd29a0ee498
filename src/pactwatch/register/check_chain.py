"""The audit chain by itself: every row in its place, unchanged, following the one before.

What comes in: a connection. What goes out: a sentence per row that does not hold, with what
happened to it: changed, dropped, out of order, or put in.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Connection, select

from pactwatch.register import schema
from pactwatch.register.chain import GENESIS, row_hash

# Finding where a misplaced row belongs tries all misplaced rows against each other.
MAX_MISPLACED = 300

AuditValues = dict[str, Any]


def check_chain(connection: Connection) -> Iterator[str]:
    """Walk the chain once; a broken row is reported and walked past."""
    broken: list[AuditValues] = []
    last, last_hash, is_sound = 0, GENESIS, True
    for row in _rows(connection):
        was_sound, is_sound = is_sound, row["hash"] == row_hash(row)
        if row["seq"] != last + 1:
            yield _gap(last + 1, row["seq"] - 1)
        elif is_sound and was_sound and row["prev_hash"] != last_hash:
            yield (
                f"chain broken at {_name(row)}: it does not follow row {last}, "
                "one of the two was put in"
            )
        if not is_sound:
            broken.append(row)
        last, last_hash = row["seq"], row["hash"]
    yield from _explain(broken)
    yield from _check_booleans(connection)
    yield from _check_head(connection, last, last_hash)


def _check_booleans(connection: Connection) -> Iterator[str]:
    """Yes and no are 1 and 0: any other number reads as yes and hashes as yes."""
    for table in (schema.audit, *schema.entries, *schema.parts):
        place = next(iter(table.primary_key)).name
        for column in (one for one in table.columns if isinstance(one.type, Boolean)):
            odd = f"SELECT {place} FROM {table.name} WHERE {column.name} NOT IN (0, 1)"
            for (row,) in connection.exec_driver_sql(odd):
                yield f"row {row} of {table.name} was changed: {column.name} is neither 0 nor 1"


def _rows(connection: Connection) -> Iterator[AuditValues]:
    rows = select(schema.audit).order_by(schema.audit.c.seq)
    return (dict(row) for row in connection.execute(rows).mappings())


def _gap(first: int, last: int) -> str:
    rows = f"row {first}" if first == last else f"rows {first} to {last}"
    return f"chain broken at row {first}: {rows} of audit dropped"


def _explain(broken: list[AuditValues]) -> Iterator[str]:
    """Say of each row whose hash fails whether it stands elsewhere or was changed."""
    places = [row["seq"] for row in broken][:MAX_MISPLACED]
    for row in broken:
        home = next((p for p in places if row_hash(row | {"seq": p}) == row["hash"]), None)
        if home is None:
            yield f"chain broken at {_name(row)}: the row was changed"
        else:
            yield f"chain broken at {_name(row)}: reordered, it was recorded as row {home}"


def _check_head(connection: Connection, last: int, last_hash: str) -> Iterator[str]:
    columns = (schema.head.c.id, schema.head.c.seq, schema.head.c.hash)
    heads = connection.execute(select(*columns)).all()
    head = heads[0] if heads else None
    if len(heads) > 1:
        yield f"head was changed: it has {len(heads)} rows, not one"
    if head is not None and head.id != 1:
        yield f"head was changed: its id is {head.id}, not 1"
    if head is None:
        yield "the head of the chain is missing: whether rows were dropped at its end is unknown"
    elif head.seq > last:
        yield _gap(last + 1, head.seq)
    elif head.seq < last:
        yield f"chain broken at row {head.seq + 1}: audit rows were put in after the head"
    elif head.hash != last_hash:
        yield f"chain broken at row {last}: its hash is not the one the head of the chain names"


def _name(row: AuditValues) -> str:
    return f"row {row['seq']} ({row['kind']} {row['ref']})"
