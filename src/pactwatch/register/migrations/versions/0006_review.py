"""What people do: decisions, coverage, replies, findings; and what no longer stands."""

from pactwatch.register.migrations.parts import create_entry, text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create `decision`, `coverage`, `reply`, `finding` and `withdrawal`."""
    create_entry(
        "decision",
        text("target_kind"),
        text("target_id"),
        text("action"),
        index=("target_id",),
    )
    create_entry(
        "coverage",
        text("obligation_id"),
        text("source"),
        text("checked_from"),
        text("checked_to"),
        text("result"),
        index=("obligation_id",),
    )
    create_entry(
        "reply", text("obligation_id"), text("party"), text("state"), index=("obligation_id",)
    )
    create_entry(
        "finding",
        text("obligation_id"),
        text("standing"),
        text("decided_on"),
        index=("obligation_id",),
    )
    create_entry("withdrawal", text("kind"))
