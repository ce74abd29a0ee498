"""A board and an explanation: what boards and pages show, ready to print or to send."""

from dataclasses import dataclass, field
from typing import Any

from pactwatch.case.cited import evidence_lines, lead_lines, untied_lines, why_untied
from pactwatch.case.leads import FoundLead
from pactwatch.case.prose import paragraph
from pactwatch.case.prose_sources import counted_as
from pactwatch.case.rows import LinkedEvidence
from pactwatch.case.side_by_side import SideBySide
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import BoardRow
from pactwatch.publish import again_json, board_json, compared_json, statement_json
from pactwatch.publish.board_json import row_json, source_json
from pactwatch.text.catalogue import say
from pactwatch.weigh.bearing.untied import Untied
from pactwatch.weigh.descriptors import Descriptor
from pactwatch.weigh.relations.comparing import Compared
from pactwatch.weigh.verdict.parts import sides_told
from pactwatch.weigh.verdict.summary import Summary


@dataclass(frozen=True, slots=True)
class Board:
    """Every obligation of a case as of a day, as known at a moment, under a rule set.

    `summary` holds the distributions, `breaks` where the series of verdicts is broken or something
    was forgotten since, `gaps` which duties ask for conduct that the codebook lacks. The fields of
    `as_json` are fixed: it leaves out all but the breaks, which each row bears.
    """

    case: str
    as_of: str
    known_at: str
    rule_set: str
    codebook: str
    rows: tuple[BoardRow, ...]
    summary: Summary | None = None
    breaks: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The form of docs/contract.md."""
        return board_json(
            self.rows,
            case=self.case,
            as_of=self.as_of,
            known_at=self.known_at,
            rule_set=self.rule_set,
            codebook=self.codebook,
            breaks=self.breaks,
        )

    def apart(self) -> list[str]:
        """A line for each duty of several sides of which different things are told."""
        return [f"{row.obligation_id}: {told}" for row in self.rows if (told := sides_apart(row))]

    def row(self, obligation_id: str) -> BoardRow:
        """One row by obligation id."""
        return next(row for row in self.rows if row.obligation_id == obligation_id)


def sides_apart(row: BoardRow) -> str:
    """What is told of each side that owes a duty, in one line; empty where they do not differ."""
    if not row.shown.parts_differ:
        return ""
    is_doing = row.shown.level is not None
    return " ".join(sides_told(row.shown.parts, row.shown.unassigned, is_doing=is_doing))


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row with the words of its evidence, so that the trace can be read against them.

    `names` are the shown names of actors, by id; `beside` the row's statements side by side, what
    does not go together and what is said again; `linked` is all evidence on record of the row,
    `untied` tells of its conduct and is no evidence; `leads` are sentences that may tell of it and
    were not read so; `places` says by document id where a statement stands; `sources` describe what
    the shown verdict was weighed by. `is_done` where a person marked the row reviewed.
    """

    board: Board
    row: BoardRow
    obligation: Obligation
    statements: dict[str, Statement]
    names: dict[str, str] = field(default_factory=dict)
    beside: SideBySide = field(default_factory=SideBySide)
    linked: tuple[LinkedEvidence, ...] = ()
    untied: tuple[Untied, ...] = ()
    leads: tuple[FoundLead, ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    sources: tuple[Descriptor, ...] = ()
    is_done: bool = False

    def as_json(self) -> dict[str, Any]:
        """The row, the duty's own words and every statement it rests on or leaves out."""
        return {
            **row_json(self.row, breaks=self.board.breaks),
            "as_of": self.board.as_of,
            "known_at": self.board.known_at,
            "rule_set": self.board.rule_set,
            "codebook": self.board.codebook,
            "text": self.obligation.text,
            "reviewed_trace": list(self.row.reviewed.trace),
            "continuity": self.row.shown.continuity,
            "host_responsibility": self.row.shown.host_part,
            "flips_to": [verdict.value for verdict in self.row.shown.flips_to],
            "sources": [source_json(one) for one in self.sources],
            "untied": [
                {"statement": u.statement.id, "claim": u.claim, "why": why_untied(u)}
                for u in self.untied
            ],
            "leads": [one.as_json() for one in self.leads],
            "opposed": [compared_json(pair) for pair in self.beside.opposed],
            "said_again": [again_json(one) for one in self.beside.again],
            "statements": [{"document": s.document_id, **statement_json(s)} for s in self._cited()],
        }

    def as_text(self) -> str:
        """A text a person can read from top to bottom."""
        shown = self.row.shown
        is_provisional = shown is self.row.provisional
        lines = [
            f"{self.obligation.id}  {self.obligation.title}",
            f"{self.obligation.text}",
            "",
            f"Verdict: {self.row.reviewed.verdict.value}"
            f" (provisional: {self.row.provisional.verdict.value})",
            f"As of {self.board.as_of}, known at {self.board.known_at}; rules"
            f" {self.board.rule_set}, codebook {self.board.codebook}.",
            *self.board.breaks,
            *self._open_lines(),
            "",
            paragraph(
                shown,
                self.obligation,
                self.row.promisor,
                self.names,
                is_provisional=is_provisional,
                as_of=self.board.as_of,
                sources=self.sources,
            ),
            "",
            "Rule by rule:",
            *(f"- {line}" for line in shown.trace),
        ]
        lines += (*self._opposed_lines(), *self._again_lines())
        lines += (*self._evidence_lines(), *self._untied_lines())
        lines += lead_lines(self.leads, self.places)
        return "\n".join(lines)

    def counted(self) -> dict[str, str]:
        """By link what a piece of evidence is judged by and counts for."""
        return {one.link: counted_as(one) for one in self.sources}

    def documents(self) -> set[str]:
        """The ids of the documents that anything told here stands in."""
        linked = (one.statement for one in self.linked)
        told = (*self._cited(), *linked, *(one.statement for one in self.untied))
        named = {statement.document_id for statement in told}
        return named | {one.document_id for one in self.leads}

    def _open_lines(self) -> list[str]:
        """That a row marked reviewed has suggestions nobody has decided on."""
        waiting = len({one.link.id for one in self.linked if one.is_open}) if self.is_done else 0
        return [say("row.done_open", n=waiting)] if waiting else []

    def _opposed_lines(self) -> list[str]:
        pairs = [_in_words(pair) for pair in self.beside.opposed]
        return ["", "What does not go together:", *pairs] if pairs else []

    def _again_lines(self) -> list[str]:
        told = [_in_words(pair) for one in self.beside.again for pair in one.again]
        return ["", "What is said more than once, the first telling first:", *told] if told else []

    def _evidence_lines(self) -> list[str]:
        weighed = {one.link: one.bearing for one in self.sources}
        linked = [one.bearing_so(weighed.get(one.link.id, one.link.bearing)) for one in self.linked]
        return evidence_lines(linked, self._cited(), self.places, self.counted())

    def _untied_lines(self) -> list[str]:
        return untied_lines(self.untied, self.places)

    def _cited(self) -> list[Statement]:
        shown = self.row.shown
        pairs = [*self.beside.opposed, *(p for one in self.beside.again for p in one.again)]
        paired = [s.id for pair in pairs for s in (pair.one, pair.other)]
        ids = dict.fromkeys([*shown.evidence, *shown.mitigation, *shown.quarantined, *paired])
        return [self.statements[i] for i in ids if i in self.statements]


def _in_words(pair: Compared) -> str:
    return f"- {pair.relation} on {pair.conduct}: {pair.reason} ({pair.one.id}, {pair.other.id})"
