"""Evidence as proposed: links from claims to duties, assumptions, and who derives from whom."""

from pactwatch.register.migrations.parts import create_entry, integer, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create `link`, `assumption` and `lineage`."""
    create_entry(
        "link",
        text("statement_id"),
        integer("claim"),
        text("obligation_id"),
        text("bearing"),
        text("code"),
        index=("statement_id", "obligation_id"),
    )
    create_entry(
        "assumption",
        text("obligation_id"),
        integer("element"),
        text("link_id"),
        index=("link_id",),
    )
    create_entry(
        "lineage",
        text("from_node"),
        text("to_node"),
        text("type"),
        text("certainty"),
        index=("from_node", "to_node"),
        forget="from_node to_node",
    )
