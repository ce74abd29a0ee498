"""What the register hands out and takes in besides the domain's own nouns.

What comes in: nothing. What goes out: frozen dataclasses. A `Record` is a domain object with the
circumstances of its recording; it refuses to be changed, a correction is a later record.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Assumption, EvidenceLink, LineageEdge
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import CoverageEntry, Decision, Finding, Reply
from pactwatch.domain.statement import Statement

T = TypeVar("T")

HUMAN = "HUMAN"


def machine(label: str) -> str:
    """The `maker` of what a program made; `label` names program, version and weights."""
    return f"MACHINE {label}"


# A tuple: a large case reads hundreds of thousands, and a frozen dataclass takes twice as long.
class Record(NamedTuple, Generic[T]):
    """One row: `value` is the thing itself, the rest says who recorded it and when.

    `seq` is its place in the audit chain (from 1, never reused), `ref` the id it is known by,
    `record_time` is aware UTC, `maker` is HUMAN or MACHINE and a label; `supersedes` is the
    `seq` of the row this one replaces. `author` is the person at the keyboard in both cases.
    """

    value: T
    seq: int
    ref: str
    record_time: datetime
    author: str
    is_authenticated: bool
    maker: str
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """How an original came in (METHOD A3): its bytes' hash and size in bytes, and by which tool.

    `name` is the file name as given, `uri` where it came from, `captured_at` aware.
    """

    sha256: str
    size: int
    media_type: str
    name: str
    uri: str | None
    tool: str
    captured_at: datetime

    @property
    def document_id(self) -> str:
        """The id of the document these bytes are the original of."""
        return f"doc-{self.sha256[:16]}"


@dataclass(frozen=True, slots=True)
class Custody:
    """Something that happened to a document; `action` is a METHOD A3 custody action."""

    document_id: str
    action: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One version of a file that people edit, as it stood when it was taken in."""

    name: str
    content: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A suggestion or file that no longer stands, and why; the row itself stays."""

    kind: str
    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a forgotten document. `wiped` are the rows whose content was removed.

    `kept` are hashes of what stands in them still, in the same order; older tombstones have none.
    """

    document_id: str
    sha256: str
    reason: str
    wiped: tuple[int, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One link of the chain: `hash` covers every other field and, through `prev_hash`, the past."""

    seq: int
    kind: str
    ref: str
    payload_sha256: str
    recorded_at: datetime
    author: str
    is_authenticated: bool
    maker: str
    supersedes: int | None
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result. `kind` is "document" or "statement"; `title` the headline or speaker;
    `snippet` plain text with the found words between `[` and `]`."""

    kind: str
    id: str
    document_id: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole register found: `problems` are failures, `tombstoned` are not, nor
    `spare`, files beside the originals that a run left which was cut short."""

    problems: tuple[str, ...]
    tombstoned: tuple[str, ...]
    rows: int
    originals: int
    anchors: int
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractionEntry:
    """An extraction as stored: its statements stand in rows of their own, right after it."""

    document_id: str
    model: str
    statements: tuple[str, ...]
    statements_sha256: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A statement as stored: the `n`-th of the extraction in row `extraction`."""

    extraction: int
    n: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """An agreement as stored, with the hash of the case file it was parsed from."""

    file_sha256: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ActorsEntry:
    """The case's actors as stored, with the hash of the case file."""

    file_sha256: str
    actors: tuple[Actor, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A codebook as stored, with the hash of the case file."""

    file_sha256: str
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A decision as stored, with the id it was given: the same decision twice is two decisions."""

    id: str
    decision: Decision


CaptureRecord = Record[Capture]
DocumentRecord = Record[Document]
CustodyRecord = Record[Custody]
ExtractionRecord = Record[Extraction]
StatementRecord = Record[Statement]
LinkRecord = Record[EvidenceLink]
AssumptionRecord = Record[Assumption]
LineageRecord = Record[LineageEdge]
CaseFileRecord = Record[CaseFile]
AgreementRecord = Record[Agreement]
ActorsRecord = Record[tuple[Actor, ...]]
CodebookRecord = Record[Codebook]
DecisionRecord = Record[Decision]
CoverageRecord = Record[CoverageEntry]
ReplyRecord = Record[Reply]
FindingRecord = Record[Finding]
TombstoneRecord = Record[Tombstone]
