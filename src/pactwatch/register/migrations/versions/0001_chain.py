"""The audit chain, its head, and tombstones with the rows they empty.

Everything recorded later hangs on a row of `audit`. Tombstones come first because the guards of
all other tables ask them whether a row may be emptied.
"""

import sqlalchemy as sa
from alembic import op

from pactwatch.register.migrations import parts

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create `audit`, `head`, `tombstone` and `forgotten`."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("ref", sa.String, nullable=False),
        sa.Column("payload_sha256", sa.String, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("is_authenticated", sa.Boolean, nullable=False),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("supersedes", sa.Integer),
        sa.Column("prev_hash", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("audit_by_supersedes", "audit", ["supersedes"])
    op.create_index("audit_by_recorded_at", "audit", ["recorded_at"])
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": "0" * 64}])
    parts.guard_audit()
    parts.create_entry(
        "tombstone", parts.text("document_id"), parts.text("sha256"), index=("document_id",)
    )
    parts.create_part("forgotten", "tombstone", parts.integer("target"), index=("target",))
