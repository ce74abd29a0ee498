"""The head of the audit chain: how many rows it has, and the hash of the last one.

What comes in: a connection. What goes out: the head, or where in the chain a hash stands that was
the head once. Refuses a register whose head was removed or doubled: nobody could tell then whether
rows are missing at its end.
"""

from sqlalchemy import Connection, select

from pactwatch.errors import StopRun
from pactwatch.register.chain import GENESIS
from pactwatch.register.schema import audit, head


def read_head(connection: Connection) -> tuple[int, str]:
    """Number of rows and hash of the last one. StopRun where there is not exactly one head."""
    found = connection.execute(select(head.c.seq, head.c.hash)).all()
    if len(found) != 1:
        what = "is missing" if not found else f"was changed: it has {len(found)} rows, not one"
        raise StopRun(
            f"the head of the audit chain {what}; whether rows were dropped at its end is unknown, "
            "run verify and restore a backup"
        )
    seq, last_hash = found[0]
    return seq, last_hash


def row_of(connection: Connection, head_hash: str) -> int | None:
    """The row whose hash was the head once (0: before the first row), None where there is none."""
    if head_hash == GENESIS:
        return 0
    found = select(audit.c.seq).where(audit.c.hash == head_hash)
    return connection.execute(found.limit(1)).scalar()
