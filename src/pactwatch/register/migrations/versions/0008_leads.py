"""Sentences that may tell of more than was read, beside the reading that left them out."""

import sqlalchemy as sa

from pactwatch.register.migrations.parts import create_part, integer, text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create `lead`; readings of before have none."""
    create_part(
        "lead",
        "extraction",
        text("code"),
        integer("start"),
        integer("end"),
        sa.Column("odds", sa.Float),
        sa.Column("is_contrary", sa.Boolean),
        index=("code",),
    )
