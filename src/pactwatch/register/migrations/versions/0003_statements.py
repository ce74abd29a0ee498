"""What was read out of documents: extractions, statements, their claims and flags."""

import sqlalchemy as sa

from pactwatch.register.migrations.parts import create_entry, create_part, integer, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create `extraction`, `statement`, `claim` and `flag`."""
    create_entry("extraction", text("document_id"), text("model"), index=("document_id",))
    create_entry(
        "statement",
        text("document_id"),
        sa.Column("extraction", sa.Integer, sa.ForeignKey("extraction.seq")),
        integer("n"),
        text("speaker"),
        text("speaker_status"),
        text("quote_type"),
        text("speech_act"),
        text("factuality"),
        text("said_on"),
        text("state"),
        sa.Column("confidence", sa.Float),
        index=("document_id", "extraction", "speaker", "speech_act"),
        forget="speaker",
    )
    create_part(
        "claim",
        "statement",
        text("conduct"),
        text("agent"),
        text("counterpart"),
        text("place"),
        text("when_edtf"),
        text("polarity"),
        text("knowledge"),
        index=("conduct",),
    )
    create_part(
        "flag", "statement", text("code"), text("severity"), text("reason"), index=("code",)
    )
