"""The kinds of entries: for each its table, its shape, its id, and the columns beside its content.

What comes in: the plain (JSON) form of a thing. What goes out: the values of its columns and of
its part tables. Writing fills the columns from here and `verify` compares them with here, so a
column never says anything that the hashed content does not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Table

from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Assumption, EvidenceLink, LineageEdge
from pactwatch.domain.ids import content_id
from pactwatch.domain.review import CoverageEntry, Finding, Reply
from pactwatch.register import schema
from pactwatch.register.records import (
    ActorsEntry,
    AgreementEntry,
    Capture,
    CaseFile,
    CodebookEntry,
    Custody,
    DecisionEntry,
    ExtractionEntry,
    StatementEntry,
    Tombstone,
    Withdrawal,
)

T = TypeVar("T")
Plain = Mapping[str, Any]
Values = dict[str, Any]
Rows = list[Values]

JOINED = "; "


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of entry. `ref` gives the id it is known by, `columns` the columns beside the
    payload, `parts` the rows of its part tables, `words` title and body for the full text."""

    shape: type[T]
    table: Table
    ref: Callable[[Plain], str]
    columns: Callable[[Plain], Values]
    parts: tuple[tuple[Table, Callable[[Plain], Rows]], ...] = ()
    words: Callable[[Plain], tuple[str, str]] | None = None

    @property
    def name(self) -> str:
        """The table's name, which the audit chain repeats."""
        return self.table.name


def pick(*names: str) -> Callable[[Plain], Values]:
    """Columns that carry the same names as the fields."""
    return lambda plain: {name: plain.get(name) for name in names}


def within(field: str, *names: str) -> Callable[[Plain], Values]:
    """Columns from the wrapped object, beside the hash of the case file it came from."""
    inner = pick(*names)
    return lambda plain: {"file_sha256": plain["file_sha256"]} | inner(plain[field])


def _document_id(plain: Plain) -> str:
    return f"doc-{plain['sha256'][:16]}"


def _capture_columns(plain: Plain) -> Values:
    fields = pick("sha256", "size", "media_type", "name", "uri", "tool", "captured_at")
    return {"document_id": _document_id(plain)} | fields(plain)


def _document_columns(plain: Plain) -> Values:
    fields = pick(
        "sha256", "text_sha256", "media_type", "title", "publisher", "published", "url", "language"
    )
    return {"document_id": _document_id(plain)} | fields(plain)


def _statement_columns(plain: Plain) -> Values:
    inner = plain["statement"]
    fields = pick("document_id", "quote_type", "speech_act", "factuality", "said_on", "state")
    return fields(inner) | {
        "extraction": plain["extraction"],
        "n": plain["n"],
        "speaker": inner["speaker"]["name"],
        "speaker_status": inner["speaker"]["status"],
        "confidence": inner["confidence"],
    }


def _leads(plain: Plain) -> Rows:
    fields = pick("code", "start", "end", "odds", "is_contrary")
    return [fields(one) for one in plain["extraction"].get("leads", ())]


def _claims(plain: Plain) -> Rows:
    fields = pick("conduct", "place", "polarity", "knowledge")
    return [
        fields(one)
        | {
            "agent": JOINED.join(one["agent"]),
            "counterpart": JOINED.join(one["counterpart"]),
            "when_edtf": one["when"],
        }
        for one in plain["statement"]["claims"]
    ]


def _flags(plain: Plain) -> Rows:
    return [pick("code", "severity", "reason")(one) for one in plain["statement"]["flags"]]


def _statement_words(plain: Plain) -> tuple[str, str]:
    inner = plain["statement"]
    body = " ".join(span["text"] for span in inner["content"])
    return inner["speaker"]["name"] or inner["speaker"]["mention"] or "", body


def _obligations(plain: Plain) -> Rows:
    fields = pick("title", "polarity", "kind", "lifecycle")
    return [
        fields(one) | {"obligation_id": one["id"], "promisor": JOINED.join(one["promisor"])}
        for one in plain["agreement"]["obligations"]
    ]


def _elements(plain: Plain) -> Rows:
    fields = pick("type", "text", "required")
    return [
        fields(one)
        | {"obligation_id": duty["id"], "number": one["n"], "codes": JOINED.join(one["codes"])}
        for duty in plain["agreement"]["obligations"]
        for one in duty["elements"]
    ]


def _actors(people: list[Plain]) -> Rows:
    fields = pick("kind", "role", "parent", "reliability")
    return [fields(one) | {"actor_id": one["id"], "name": one["names"][0]} for one in people]


def _names(people: list[Plain]) -> Rows:
    return [{"actor_id": one["id"], "name": name} for one in people for name in one["names"]]


def _codes(plain: Plain) -> Rows:
    fields = pick("label", "parent")
    return [fields(one) | {"code": one["id"]} for one in plain["codebook"]["codes"]]


def _wiped(plain: Plain) -> Rows:
    return [{"target": seq} for seq in plain["wiped"]]


def _of(prefix: str, *names: str) -> Callable[[Plain], str]:
    return lambda plain: content_id(prefix, *(plain[name] for name in names))


CAPTURE = Kind(Capture, schema.capture, lambda p: str(p["sha256"]), _capture_columns)
DOCUMENT = Kind(
    Document,
    schema.document,
    _document_id,
    _document_columns,
    words=lambda p: (p["title"] or "", p["text"]),
)
CUSTODY = Kind(
    Custody, schema.custody, lambda p: str(p["document_id"]), pick("document_id", "action")
)
EXTRACTION = Kind(
    ExtractionEntry,
    schema.extraction,
    _of("ext", "document_id", "model"),
    pick("document_id", "model"),
    parts=((schema.lead, _leads),),
)
STATEMENT = Kind(
    StatementEntry,
    schema.statement,
    lambda p: str(p["statement"]["id"]),
    _statement_columns,
    parts=((schema.claim, _claims), (schema.flag, _flags)),
    words=_statement_words,
)
LINK = Kind(
    EvidenceLink,
    schema.link,
    lambda p: str(p["id"]),
    pick("statement_id", "claim", "obligation_id", "bearing", "code"),
)
ASSUMPTION = Kind(
    Assumption,
    schema.assumption,
    lambda p: str(p["id"]),
    pick("obligation_id", "element", "link_id"),
)
LINEAGE = Kind(
    LineageEdge,
    schema.lineage,
    _of("lin", "from_node", "to_node", "type"),
    pick("from_node", "to_node", "type", "certainty"),
)
CASE_FILE = Kind(CaseFile, schema.case_file, lambda p: str(p["name"]), pick("name", "sha256"))
AGREEMENT = Kind(
    AgreementEntry,
    schema.agreement,
    lambda p: str(p["agreement"]["id"]),
    within("agreement", "title", "signed"),
    parts=(
        (schema.obligation, _obligations),
        (schema.element, _elements),
        (schema.actor, lambda p: _actors(p["agreement"]["actors"])),
        (schema.actor_name, lambda p: _names(p["agreement"]["actors"])),
    ),
)
ACTORS = Kind(
    ActorsEntry,
    schema.actors,
    lambda _: "actors",
    pick("file_sha256"),
    parts=(
        (schema.actor, lambda p: _actors(p["actors"])),
        (schema.actor_name, lambda p: _names(p["actors"])),
    ),
)
CODEBOOK = Kind(
    CodebookEntry,
    schema.codebook,
    lambda _: "codebook",
    within("codebook", "version"),
    parts=((schema.conduct_code, _codes),),
)
DECISION = Kind(
    DecisionEntry,
    schema.decision,
    lambda p: str(p["id"]),
    lambda p: pick("target_kind", "target_id", "action")(p["decision"]),
)
COVERAGE = Kind(
    CoverageEntry,
    schema.coverage,
    _of("cov", "obligation_id", "source", "checked_from", "checked_to"),
    pick("obligation_id", "source", "checked_from", "checked_to", "result"),
)
REPLY = Kind(
    Reply,
    schema.reply,
    _of("rep", "obligation_id", "party"),
    pick("obligation_id", "party", "state"),
)
FINDING = Kind(
    Finding,
    schema.finding,
    _of("fin", "obligation_id", "text", "standing", "signers", "decided_on"),
    pick("obligation_id", "standing", "decided_on"),
)
WITHDRAWAL = Kind(Withdrawal, schema.withdrawal, lambda p: str(p["ref"]), pick("kind"))
TOMBSTONE = Kind(
    Tombstone,
    schema.tombstone,
    lambda p: str(p["document_id"]),
    pick("document_id", "sha256"),
    parts=((schema.forgotten, _wiped),),
)

KINDS: Mapping[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        CAPTURE,
        DOCUMENT,
        CUSTODY,
        EXTRACTION,
        STATEMENT,
        LINK,
        ASSUMPTION,
        LINEAGE,
        CASE_FILE,
        AGREEMENT,
        ACTORS,
        CODEBOOK,
        DECISION,
        COVERAGE,
        REPLY,
        FINDING,
        WITHDRAWAL,
        TOMBSTONE,
    )
}
