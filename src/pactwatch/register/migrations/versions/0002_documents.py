"""Originals as captured, documents with their working text, and what happened to them."""

from pactwatch.register.migrations.parts import create_entry, integer, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create `capture`, `document` and `custody`."""
    create_entry(
        "capture",
        text("document_id"),
        text("sha256"),
        integer("size"),
        text("media_type"),
        text("name"),
        text("uri"),
        text("tool"),
        text("captured_at"),
        index=("document_id",),
        forget="name uri",
    )
    create_entry(
        "document",
        text("document_id"),
        text("sha256"),
        text("text_sha256"),
        text("media_type"),
        text("title"),
        text("publisher"),
        text("published"),
        text("url"),
        text("language"),
        index=("document_id",),
        forget="title publisher url",
    )
    create_entry("custody", text("document_id"), text("action"), index=("document_id",))
