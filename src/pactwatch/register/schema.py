"""The register's tables, as SQLAlchemy sees them after the newest migration.

What comes in: nothing. What goes out: `Table` objects. Every fact is an entry: a row with its
content as JSON (`payload`), its hash, and who recorded it when; columns beside it repeat parts of
the content for SQL users. `seq` is the row's place in the audit chain. Part tables hold lists out
of an entry's content. Columns marked FORGETTABLE are emptied with the payload by `forget`.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table

# The newest migration; a register that names another one is older (migrated) or newer (refused).
REVISION = "0008"

FORGETTABLE = {"is_forgettable": True}

metadata = MetaData()


def _text(name: str, *, forgettable: bool = False) -> Column[Any]:
    return Column(name, String, info=FORGETTABLE if forgettable else {})


def _entry(name: str, *columns: Column[Any], index: tuple[str, ...] = ()) -> Table:
    table = Table(
        name,
        metadata,
        Column("seq", Integer, ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
        Column("ref", String, nullable=False),
        *columns,
        Column("payload", String, info=FORGETTABLE),
        Column("payload_sha256", String, nullable=False),
        Column("recorded_at", String, nullable=False),
        Column("author", String, nullable=False),
        Column("is_authenticated", Boolean, nullable=False),
        Column("maker", String, nullable=False),
        Column("supersedes", Integer),
        info={"is_entry": True},
    )
    for column in ("ref", *index):
        Index(f"{name}_by_{column}", table.c[column])
    return table


def _part(name: str, parent: str, *columns: Column[Any], index: tuple[str, ...] = ()) -> Table:
    table = Table(
        name,
        metadata,
        Column("entry", Integer, ForeignKey(f"{parent}.seq"), primary_key=True, autoincrement=False)
        if parent
        else Column("entry", Integer, ForeignKey("audit.seq"), primary_key=True),
        Column("n", Integer, primary_key=True, autoincrement=False),
        *columns,
        info={"is_part": True},
    )
    for column in index:
        Index(f"{name}_by_{column}", table.c[column])
    return table


audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("payload_sha256", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("author", String, nullable=False),
    Column("is_authenticated", Boolean, nullable=False),
    Column("maker", String, nullable=False),
    Column("supersedes", Integer),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)
Index("audit_by_supersedes", audit.c.supersedes)
Index("audit_by_recorded_at", audit.c.recorded_at)

head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String, nullable=False),
)

capture = _entry(
    "capture",
    _text("document_id"),
    _text("sha256"),
    Column("size", Integer),
    _text("media_type"),
    _text("name", forgettable=True),
    _text("uri", forgettable=True),
    _text("tool"),
    _text("captured_at"),
    index=("document_id",),
)
document = _entry(
    "document",
    _text("document_id"),
    _text("sha256"),
    _text("text_sha256"),
    _text("media_type"),
    _text("title", forgettable=True),
    _text("publisher", forgettable=True),
    _text("published"),
    _text("url", forgettable=True),
    _text("language"),
    index=("document_id",),
)
custody = _entry("custody", _text("document_id"), _text("action"), index=("document_id",))
extraction = _entry("extraction", _text("document_id"), _text("model"), index=("document_id",))
lead = _part(
    "lead",
    "extraction",
    _text("code"),
    Column("start", Integer),
    Column("end", Integer),
    Column("odds", Float),
    Column("is_contrary", Boolean),
    index=("code",),
)
statement = _entry(
    "statement",
    _text("document_id"),
    Column("extraction", Integer, ForeignKey("extraction.seq")),
    Column("n", Integer),
    _text("speaker", forgettable=True),
    _text("speaker_status"),
    _text("quote_type"),
    _text("speech_act"),
    _text("factuality"),
    _text("said_on"),
    _text("state"),
    Column("confidence", Float),
    index=("document_id", "extraction", "speaker", "speech_act"),
)
claim = _part(
    "claim",
    "statement",
    _text("conduct"),
    _text("agent"),
    _text("counterpart"),
    _text("place"),
    _text("when_edtf"),
    _text("polarity"),
    _text("knowledge"),
    index=("conduct",),
)
flag = _part(
    "flag", "statement", _text("code"), _text("severity"), _text("reason"), index=("code",)
)

link = _entry(
    "link",
    _text("statement_id"),
    Column("claim", Integer),
    _text("obligation_id"),
    _text("bearing"),
    _text("code"),
    index=("statement_id", "obligation_id"),
)
assumption = _entry(
    "assumption",
    _text("obligation_id"),
    Column("element", Integer),
    _text("link_id"),
    index=("link_id",),
)
lineage = _entry(
    "lineage",
    _text("from_node", forgettable=True),
    _text("to_node", forgettable=True),
    _text("type"),
    _text("certainty"),
    index=("from_node", "to_node"),
)

case_file = _entry("case_file", _text("name"), _text("sha256"))
agreement = _entry("agreement", _text("title"), _text("signed"), _text("file_sha256"))
obligation = _part(
    "obligation",
    "agreement",
    _text("obligation_id"),
    _text("title"),
    _text("promisor"),
    _text("polarity"),
    _text("kind"),
    _text("lifecycle"),
    index=("obligation_id",),
)
element = _part(
    "element",
    "agreement",
    _text("obligation_id"),
    Column("number", Integer),
    _text("type"),
    _text("text"),
    Column("required", Boolean),
    _text("codes"),
    index=("obligation_id",),
)
actors = _entry("actors", _text("file_sha256"))
actor = _part(
    "actor",
    "",
    _text("actor_id"),
    _text("name"),
    _text("kind"),
    _text("role"),
    _text("parent"),
    _text("reliability"),
    index=("actor_id",),
)
actor_name = _part("actor_name", "", _text("actor_id"), _text("name"), index=("name",))
codebook = _entry("codebook", _text("version"), _text("file_sha256"))
conduct_code = _part(
    "conduct_code", "codebook", _text("code"), _text("label"), _text("parent"), index=("code",)
)

decision = _entry(
    "decision", _text("target_kind"), _text("target_id"), _text("action"), index=("target_id",)
)
coverage = _entry(
    "coverage",
    _text("obligation_id"),
    _text("source"),
    _text("checked_from"),
    _text("checked_to"),
    _text("result"),
    index=("obligation_id",),
)
reply = _entry(
    "reply", _text("obligation_id"), _text("party"), _text("state"), index=("obligation_id",)
)
finding = _entry(
    "finding",
    _text("obligation_id"),
    _text("standing"),
    _text("decided_on"),
    index=("obligation_id",),
)
withdrawal = _entry("withdrawal", _text("kind"))

tombstone = _entry("tombstone", _text("document_id"), _text("sha256"), index=("document_id",))
forgotten = _part("forgotten", "tombstone", Column("target", Integer), index=("target",))

entries = tuple(t for t in metadata.sorted_tables if t.info.get("is_entry"))
parts = tuple(t for t in metadata.sorted_tables if t.info.get("is_part"))
