"""Small whole things to record: invented documents, statements, links, agreements."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.agreement import (
    Agreement,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Obligation,
)
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import (
    Assumption,
    Bearing,
    Certainty,
    EvidenceLink,
    LineageEdge,
    LineageType,
)
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.ids import content_id, sha256_bytes, sha256_text
from pactwatch.domain.reading import DateMention, Extraction, Lead, Name
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Finding,
    Person,
    Reply,
    TargetKind,
)
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker, SpeakerStatus, Statement
from pactwatch.register import Capture, Register, open_register

START = datetime(2031, 5, 1, 12, tzinfo=UTC)
ASHA = Person("Asha Venn", is_authenticated=True)
BORIN = Person("Borin Hale")

TEXT = "Mira Dunst said the quarry bridge stayed closed on Monday. Nobody in Oststadt crossed it."


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> datetime:
        self.now += timedelta(seconds=seconds)
        return self.now


def fresh(blank: Path, case_dir: Path, clock: Clock, wait_s: float = 0.3) -> Register:
    """A register that is empty already, opened in this folder."""
    path = case_dir / "register.sqlite"
    if not path.exists():
        shutil.copy(blank, path)
    return open_register(path, person=ASHA, clock=clock, wait_s=wait_s)


def document(text: str = TEXT, **fields: object) -> Document:
    sha256 = sha256_bytes(text.encode())
    shown = {"media_type": "text/plain", "path": "quarry.txt", "title": "Quarry bridge"} | fields
    return Document(sha256=sha256, text=text, text_sha256=sha256_text(text), **shown)  # type: ignore[arg-type]


def capture(of: Document) -> Capture:
    size = len(of.text.encode())
    return Capture(
        of.sha256, size, of.media_type, of.path, "https://oststadt.example/1", "t", START
    )


def statement(of: Document, start: int = 0, end: int = 58, name: str = "Mira Dunst") -> Statement:
    return Statement(
        id=content_id("stm", of.id, start, end),
        document_id=of.id,
        content=(Span.of(of.text, start, end),),
        speaker=Speaker(name, SpeakerStatus.NAMED, mention=name),
        cue=(Span.of(of.text, 11, 15),),
        claims=(Claim("ROAD.CLOSE", agent=("Oststadt", "Nord"), when="2031-04-28"),),
        flags=(Flag(FlagCode.SCOPE_GAP, Severity.INFO, "No place is named."),),
        confidence=0.5,
    )


def extraction(of: Document, *statements: Statement, model: str = "reader 1") -> Extraction:
    return Extraction(
        document_id=of.id,
        model=model,
        names=(Name(0, 10, of.text[:10], "PERSON"),),
        dates=(DateMention(48, 57, of.text[48:57], "2031-04-28", "DATE"),),
        statements=statements or (statement(of),),
        leads=(Lead("ROAD.OPEN", 0, 58, -0.75),),
    )


def link(
    of: Statement, obligation: str = "O-1", rationale: str = "Mira Dunst says so."
) -> EvidenceLink:
    return EvidenceLink(
        content_id("lnk", of.id, obligation),
        of.id,
        0,
        obligation,
        Bearing.SUPPORTS_BREACH,
        (1,),
        "ROAD.CLOSE",
        rationale,
    )


def assumption(of: EvidenceLink) -> Assumption:
    text = "Mira Dunst speaks for Oststadt"
    return Assumption(content_id("asm", of.id), of.obligation_id, 1, text, "role", of.id)


def edge(of: Document) -> LineageEdge:
    return LineageEdge(
        of.id, "origin:mira-dunst", LineageType.QUOTES, Certainty.PROBABLE, "quotes Mira Dunst"
    )


def agreement(title: str = "Quarry accord") -> Agreement:
    element = Element(1, ElementType.ACT, "the bridge is closed", codes=("ROAD.CLOSE",))
    duty = Obligation(
        "O-1",
        "quarry",
        "Keep the bridge open",
        "Oststadt will keep the bridge open.",
        ("oststadt",),
        DutyPolarity.ENSURE,
        DutyKind.RESULT,
        elements=(element,),
    )
    people = (Actor("oststadt", ("Oststadt", "East Town"), role=MonitorRole.MONITORED_PARTY),)
    return Agreement("quarry", title, date(2030, 1, 2), ("oststadt",), people, (duty,))


CODEBOOK = Codebook("quarry", "1.0.0", (ConductCode("ROAD.CLOSE", "closes a road", "…"),))
ACTORS = (Actor("nord", ("Nord", "North Town")),)
COVERAGE = CoverageEntry(
    "O-1", "Oststadt Gazette", date(2031, 4, 1), date(2031, 4, 30), CoverageResult.PLANNED
)
REPLY = Reply("O-1", "oststadt", "SENT", sent_on=date(2031, 5, 1))
FINDING = Finding("O-1", "The bridge was closed.", "S2", ("Asha Venn",), True, date(2031, 5, 2))


def accept(target_id: str, reason: str = "") -> Decision:
    return Decision(TargetKind.STATEMENT, target_id, Action.ACCEPT, reason, {"said_on": "2031-04"})


def record_all(register: Register, originals: Path | None = None) -> Document:
    """One of everything."""
    one = document()
    if originals:
        register.store_original(originals, one.text.encode())
    said = statement(one)
    with register.write() as writer:
        writer.put_capture(capture(one))
        writer.put_document(one)
        writer.put_document(one)
        writer.put_extraction(extraction(one, said, statement(one, 59, 69)))
        writer.put_links([link(said)])
        writer.put_assumptions([assumption(link(said))])
        writer.put_lineage([edge(one)])
        writer.put_case_file("case.toml", "title = 'Quarry'\n")
        writer.put_agreement(agreement())
        writer.put_actors(ACTORS)
        writer.put_codebook(CODEBOOK)
        writer.put_coverage(COVERAGE)
        writer.put_reply(REPLY)
        writer.put_finding(FINDING)
        writer.put_decision(accept(said.id, "Mira Dunst was there"))
        writer.put_case_file("notes.toml", "gone = true\n")
        writer.withdraw("case_file", ["notes.toml"], reason="removed")
    return one


def tamper(path: Path, *statements: str, keep_guards: bool = True) -> None:
    """Change the file from outside: guards off, statements, guards on again."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
    guards = triggers.fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement_ in statements:
        connection.execute(statement_)
    for _, sql in guards if keep_guards else []:
        connection.execute(sql)
    connection.close()


def state(register: Register, known_at: datetime | None = None) -> tuple[object, ...]:
    """Everything a view shows, for comparing two views."""
    view = register.view(known_at)
    return (
        view.documents(),
        view.custody(),
        view.statements(),
        view.links(),
        view.assumptions(),
        view.lineage(),
        view.decisions(),
        view.coverage(),
        view.replies(),
        view.case_files(),
        view.search("bridge"),
        dict(view.counts()),
        view.audit_rows(),
    )


def replace_span(of: Statement, shift: int) -> Statement:
    """The same statement with its content said to stand elsewhere."""
    moved = tuple(Span(s.start + shift, s.end + shift, s.text) for s in of.content)
    return replace(of, content=moved)
