"""Entries and parts against the chain: nothing changed, dropped, put in, or emptied unasked.

What comes in: a connection. What goes out: a sentence per row that does not hold, naming table
and id. Columns and parts are made again from the hashed content and compared.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select, union_all

from pactwatch.domain.ids import sha256_text
from pactwatch.register import fulltext, query, schema
from pactwatch.register.append import SHARED, columns_of, parts_of
from pactwatch.register.forget import forgettable, kept_hash
from pactwatch.register.kinds import KINDS, TOMBSTONE, Kind

Values = dict[str, Any]

SHARED_PARTS = (schema.actor, schema.actor_name)


def check_rows(connection: Connection, *, has_words: bool = True) -> Iterator[str]:
    """Compare every kind's table with the audit chain, then every part with its entry.

    `has_words` is False where the full text is damaged and cannot be compared.
    """
    forgotten = _forgotten(connection)
    for kind in KINDS.values():
        yield from _check_kind(connection, kind, forgotten)
        if kind.words and has_words:
            yield from _check_words(connection, kind)
    yield from _check_strays(connection)
    known = tuple(KINDS)
    strange = select(schema.audit.c.seq, schema.audit.c.kind).where(
        schema.audit.c.kind.not_in(known)
    )
    for seq, name in connection.execute(strange):
        yield f"row {seq} of audit is of unknown kind {name!r}"


def _forgotten(connection: Connection) -> dict[int, str]:
    """Every emptied row by its place, with the hash of what was left of it where one is known."""
    found = dict.fromkeys(connection.execute(select(schema.forgotten.c.target)).scalars(), "")
    for record in query.readable(connection, TOMBSTONE):
        found |= dict(zip(record.value.wiped, record.value.kept, strict=False))
    return found


def _check_kind(
    connection: Connection, kind: Kind[Any], forgotten: dict[int, str]
) -> Iterator[str]:
    audited = _by_seq(connection, schema.audit, schema.audit.c.kind == kind.name)
    parts = {table.name: _parts(connection, table, audited) for table, _ in kind.parts}
    for row in connection.execute(select(kind.table).order_by(kind.table.c.seq)).mappings():
        entry = dict(row)
        audit = audited.pop(entry["seq"], None)
        name = f"{kind.name} {entry['ref']} (row {entry['seq']})"
        if audit is None:
            yield f"{name} was put in: the audit chain does not know it"
            continue
        mine = {table: rows.pop(entry["seq"], []) for table, rows in parts.items()}
        yield from _check_entry(kind, name, entry, audit, mine, forgotten.get(entry["seq"]))
    for seq, audit in audited.items():
        yield f"{kind.name} {audit['ref']} (row {seq}) was dropped"
    for table, rows in parts.items():
        for seq in rows:
            yield f"rows of {table} were put in for row {seq}, which has none"


def _check_entry(
    kind: Kind[Any],
    name: str,
    entry: Values,
    audit: Values,
    parts: dict[str, list[Values]],
    kept: str | None,
) -> Iterator[str]:
    changed = [column for column in SHARED if entry[column] != audit[column]]
    if changed:
        yield f"{name} was changed: {', '.join(changed)} differ from the audit chain"
    if entry["payload"] is None:
        if kept is None:
            yield f"{name} was emptied without a tombstone"
        elif any(entry[name] is not None for name in forgettable(kind.table)):
            yield f"{name} was forgotten, but something was put into it"
        elif kept and kept != kept_hash(kind.table, entry):
            yield f"{name} was changed: what forgetting left of it differs from its tombstone"
        return
    if kept is not None:
        yield f"{name} was forgotten, but its content is there"
    if sha256_text(entry["payload"]) != audit["payload_sha256"]:
        yield f"{name} was changed: its content is not what was recorded"
        return
    try:
        yield from _check_copies(kind, name, entry, json.loads(entry["payload"]), parts)
    except (ValueError, TypeError, KeyError):
        yield f"{name} cannot be read: its content does not have the shape of its kind"


def _check_copies(
    kind: Kind[Any], name: str, entry: Values, plain: Any, parts: dict[str, list[Values]]
) -> Iterator[str]:
    """What columns and part tables repeat must be what the content says."""
    columns = columns_of(kind, plain)
    changed = [column for column, value in columns.items() if entry[column] != value]
    if entry["ref"] != kind.ref(plain):
        changed.append("ref")
    if changed:
        yield f"{name} was changed: {', '.join(changed)} differ from its content"
    for table, expected in parts_of(kind, plain):
        if parts[table] != expected:
            yield f"{name} was changed: its rows in {table} differ from its content"


def _check_words(connection: Connection, kind: Kind[Any]) -> Iterator[str]:
    """What search finds must be what was recorded: nothing hidden from it, nothing slipped in."""
    found = fulltext.contents(connection, kind.name)
    rows = connection.execute(select(kind.table.c.seq, kind.table.c.ref, kind.table.c.payload))
    for seq, ref, payload in rows:
        indexed = found.pop(seq, None)
        expected = _words(kind, payload)
        if expected is not None and indexed != expected:
            yield f"{kind.name} {ref} (row {seq}): the full text differs from its content"
        if payload is None and indexed is not None:
            yield f"{kind.name} {ref} (row {seq}) was forgotten, but the full text has its words"
    for seq in found:
        yield f"row {seq} was put into the full text: there is no such {kind.name}"


def _words(kind: Kind[Any], payload: str | None) -> str | None:
    """The fingerprint of what should be searched, None where there is nothing readable."""
    if payload is None or kind.words is None:
        return None
    try:
        return fulltext.fingerprint(*kind.words(json.loads(payload)))
    except (ValueError, TypeError, KeyError):
        return None


def _by_seq(connection: Connection, table: Table, *where: Any) -> dict[int, Values]:
    rows = connection.execute(select(table).where(*where).order_by(table.c.seq)).mappings()
    return {row["seq"]: dict(row) for row in rows}


def _parts(
    connection: Connection, table: Table, audited: dict[int, Values]
) -> dict[int, list[Values]]:
    """The part rows of these entries, by entry; parts of nobody go to whoever asks first."""
    found: dict[int, list[Values]] = {}
    rows = select(table).order_by(table.c.entry, table.c.n)
    for row in connection.execute(rows).mappings():
        values = dict(row)
        entry = values.pop("entry")
        if entry in audited or _is_stray(table, entry):
            found.setdefault(entry, []).append(values)
    return found


def _is_stray(table: Table, entry: int) -> bool:
    # Actors stand in two kinds of entries; each of them looks only at its own.
    return table not in SHARED_PARTS


def _check_strays(connection: Connection) -> Iterator[str]:
    """Rows of a table that several kinds share, for an entry of none of them."""
    for table in SHARED_PARTS:
        parents = [k.table for k in KINDS.values() if any(part is table for part, _ in k.parts)]
        entries = union_all(*(select(parent.c.seq) for parent in parents))
        strays = select(table.c.entry).where(table.c.entry.not_in(entries)).distinct()
        for entry in connection.execute(strays).scalars():
            yield f"rows of {table.name} were put in for row {entry}, which has none"
