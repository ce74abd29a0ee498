"""Checking a register: the file, the chain, every row against it, every anchor, every original.

What comes in: a connection that sees one moment, and the folder of originals. What goes out: a
Verification whose `problems` are sentences that name the row or file. Refuses to mend anything.
The chain cannot see a rewrite of everything from row 1 by someone who can write the file: print
`Register.head()` elsewhere, and ask `Register.row_of` for it, to find that too. Nor can it see that
rows were cut off at its end and the head set back with them.
"""

from collections.abc import Iterator
from itertools import chain as joined
from pathlib import Path

from sqlalchemy import Connection, select

from pactwatch.register import anchors, fulltext, kinds, query, schema
from pactwatch.register.check_chain import check_chain
from pactwatch.register.check_originals import Spare, check_originals
from pactwatch.register.check_rows import check_rows
from pactwatch.register.records import Tombstone, Verification

# A damaged file can have thousands of complaints; the first ones tell all a person can use.
MOST_DAMAGE = 20

# Every guard the migrations set: entries and parts three each, `audit` and `head` likewise.
GUARDS = frozenset(
    f"{table.name}_no_{event}"
    for table in (*schema.entries, *schema.parts, schema.audit, schema.head)
    for event in ("insert", "update", "delete")
)


def inspect(connection: Connection, originals: Path) -> Verification:
    """Check everything; nothing stops at the first problem."""
    tombstones = [one.value for one in query.readable(connection, kinds.TOMBSTONE)]
    captures = [one.value for one in query.readable(connection, kinds.CAPTURE)]
    checked, spare = anchors.Checked(), Spare()
    damage = fulltext.index_damage(connection)
    problems = joined(
        _file(connection),
        _guards(connection),
        check_chain(connection),
        [damage] if damage else (),
        check_rows(connection, has_words=damage is None),
        anchors.check(connection, checked),
        check_originals(originals, captures, tombstones, spare),
    )
    return Verification(
        problems=tuple(problems),
        tombstoned=tuple(_epitaph(one) for one in tombstones),
        rows=connection.execute(select(schema.head.c.seq)).scalars().first() or 0,
        originals=len({one.sha256 for one in captures}),
        anchors=checked.anchors,
        spare=tuple(spare.names),
    )


def _file(connection: Connection) -> Iterator[str]:
    """SQLite's own look at every page: damage in an index hides rows that are all still there."""
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_DAMAGE})"):
        if said != "ok":
            yield f"the register file is damaged ({said.strip()}); restore it from a backup"


def _guards(connection: Connection) -> Iterator[str]:
    query_ = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    found = {name for (name,) in connection.exec_driver_sql(query_)}
    for name in sorted(GUARDS - found):
        yield f"guard {name} is missing: rows of its table could be changed unhindered"


def _epitaph(one: Tombstone) -> str:
    return f"{one.document_id} is tombstoned (sha256 {one.sha256}): {one.reason}"
