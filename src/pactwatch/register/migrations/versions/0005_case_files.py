"""The files people edit, and what stands in them: agreements, duties, actors, codes."""

import sqlalchemy as sa

from pactwatch.register.migrations.parts import create_entry, create_part, integer, text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create `case_file`, `agreement`, `actors`, `codebook` and their parts."""
    create_entry("case_file", text("name"), text("sha256"))
    create_entry("agreement", text("title"), text("signed"), text("file_sha256"))
    create_part(
        "obligation",
        "agreement",
        text("obligation_id"),
        text("title"),
        text("promisor"),
        text("polarity"),
        text("kind"),
        text("lifecycle"),
        index=("obligation_id",),
    )
    create_part(
        "element",
        "agreement",
        text("obligation_id"),
        integer("number"),
        text("type"),
        text("text"),
        sa.Column("required", sa.Boolean),
        text("codes"),
        index=("obligation_id",),
    )
    create_entry("actors", text("file_sha256"))
    # Actors stand in agreements and in the case's own file: their entry is of either kind.
    create_part(
        "actor",
        "audit",
        text("actor_id"),
        text("name"),
        text("kind"),
        text("role"),
        text("parent"),
        text("reliability"),
        index=("actor_id",),
    )
    create_part("actor_name", "audit", text("actor_id"), text("name"), index=("name",))
    create_entry("codebook", text("version"), text("file_sha256"))
    create_part(
        "conduct_code", "codebook", text("code"), text("label"), text("parent"), index=("code",)
    )
