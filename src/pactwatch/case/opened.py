"""An open case: ask the board, read statements, decide, look after it.

Register and weighing meet here. No model runs here and no document is parsed.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pactwatch.case.agreements import save_agreement, save_source
from pactwatch.case.board import Board, Explanation
from pactwatch.case.changes import RowChange, board_changes
from pactwatch.case.cited import place
from pactwatch.case.coding import coder_agreement
from pactwatch.case.evidence import (
    build_dossier,
    decided_statements,
    review_states,
    standing_decisions,
    statements_now,
)
from pactwatch.case.find import FoundStatement, StatementFilter, find_statements
from pactwatch.case.folder import CaseFolder
from pactwatch.case.identities import (
    IdentityQuestion,
    check_pair,
    identities_of,
    names_in,
    open_questions,
)
from pactwatch.case.impact import retraction_of
from pactwatch.case.lineage import StandingEdge, known_edges
from pactwatch.case.listed import Taken, take_list
from pactwatch.case.norms import Norms, parse_norms
from pactwatch.case.opposed import opposed_on
from pactwatch.case.people import retracted_people, signed_findings, standing_records
from pactwatch.case.queue import QueueItem, open_items
from pactwatch.case.remembering import Boards
from pactwatch.case.rows import RowFile, evidence_on, row_file
from pactwatch.case.series import series_breaks
from pactwatch.case.signing import check_reply, check_signature
from pactwatch.case.sync import case_texts, relink, relink_all, sync_files
from pactwatch.case.targets import check_target
from pactwatch.case.undo import last_decision, taking_back
from pactwatch.case.verify import VerifyReport, verify_case
from pactwatch.domain.coding import CoderAgreement
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import LineageEdge, ReviewState
from pactwatch.domain.identity import Identities, pair_id
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    Decision,
    Finding,
    Person,
    Reply,
    TargetKind,
)
from pactwatch.errors import BadInput
from pactwatch.register import Register, View, backup, open_register
from pactwatch.register.records import Hit
from pactwatch.settings import Settings, load_settings
from pactwatch.weigh import propose_assumptions
from pactwatch.weigh.confidence import LEVELS
from pactwatch.weigh.summary import summarise

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """The system clock, in UTC."""
    return datetime.now(UTC)


class Case:
    """One case folder with its register, opened by one person. Use as a context manager."""

    def __init__(self, folder: CaseFolder, register: Register, person: Person, clock: Clock):
        self.folder = folder
        self.register = register
        self.person = person
        self.clock = clock
        self._boards = Boards()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the register."""
        self.register.close()

    # Asking

    def view(self, known_at: datetime | None = None) -> View:
        """The register as known at a moment (default: now)."""
        return self.register.view(known_at)

    def norms(self, known_at: datetime | None = None, *, rules: str | None = None) -> Norms:
        """Agreements, actors, codebook and rules as the register knew them."""
        return parse_norms(case_texts(self.view(known_at)), rules=rules)

    def board(
        self,
        *,
        as_of: date | None = None,
        known_at: datetime | None = None,
        rules: str | None = None,
        as_if: Sequence[Decision] = (),
        workers: int = 1,
    ) -> Board:
        """One row per obligation. `as_of` defaults to today, `known_at` to now.

        `as_if` shows what the board would be after decisions that nobody has taken yet. `workers`
        above 1 shares a large board among processes, only where no threads run.
        """
        asked = (known_at or self.clock()).astimezone(UTC)
        view = self.view(known_at)
        # What the board prints must replay to this very board, also where the clock went back.
        moment = asked if known_at else max(asked, view.known_at or asked)
        norms = parse_norms(case_texts(view), rules=rules)
        day = as_of or self.clock().date()
        if known_at or as_if:
            rows = self._boards.alone(view, norms, day, as_if=as_if, workers=workers)
        else:
            rows = self._boards.now(view, norms, day, workers=workers)
        return Board(
            case=norms.name,
            as_of=day.isoformat(),
            known_at=moment.isoformat().replace("+00:00", "Z"),
            rule_set=norms.rules.label,
            codebook=norms.codebook.label,
            rows=rows,
            summary=summarise(rows, norms.themes),
            breaks=tuple(b.sentence for b in series_breaks(view)),
        )

    def differs_from_default(self, board: Board) -> dict[str, str]:
        """Rows whose shown verdict another rule set changes: id to what the default gives."""
        default = self.board(
            as_of=date.fromisoformat(board.as_of),
            known_at=datetime.fromisoformat(board.known_at),
            rules="default",
        )
        shown = {row.obligation_id: row.shown.verdict for row in board.rows}
        return {
            row.obligation_id: row.shown.verdict.value
            for row in default.rows
            if row.shown.verdict is not shown.get(row.obligation_id)
        }

    def explain(
        self,
        obligation_id: str,
        *,
        as_of: date | None = None,
        known_at: datetime | None = None,
        rules: str | None = None,
        board: Board | None = None,
    ) -> Explanation:
        """Why one row stands as it does, on that `board` where it is weighed already.

        Raises BadInput for an unknown id.
        """
        norms = self.norms(known_at)
        obligation = norms.obligation(obligation_id)
        shown = board or self.board(as_of=as_of, known_at=known_at, rules=rules)
        row = shown.row(obligation.id)
        names = {actor.id: actor.name for actor in norms.actors}
        view = self.view(known_at)
        statements = statements_now(view)
        opposed = opposed_on(view, obligation.id, statements, norms.codebook)
        dossier = self._dossier(view, norms, known_at)
        linked = evidence_on(dossier, obligation.id)
        told = Explanation(shown, row, obligation, statements, names, opposed, linked)
        named = (view.document(document_id) for document_id in told.documents())
        places = {record.value.id: place(record.value) for record in named if record}
        return replace(told, places=places)

    def _dossier(self, view: View, norms: Norms, known_at: datetime | None) -> Dossier:
        """What weighing needs; of the present, with what earlier boards worked out."""
        return build_dossier(view, norms) if known_at else self._boards.dossier(view, norms)

    def row_file(self, obligation_id: str, *, known_at: datetime | None = None) -> RowFile:
        """Everything on record about one row. Raises BadInput for an unknown id."""
        norms, view = self.norms(known_at), self.view(known_at)
        dossier = self._dossier(view, norms, known_at)
        return row_file(view, norms, norms.obligation(obligation_id), dossier)

    def statements(self, wanted: StatementFilter | None = None) -> list[FoundStatement]:
        """Who said what, narrowed down."""
        return find_statements(self.view(), wanted or StatementFilter(), self.norms().codebook)

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Full text over documents and statements."""
        return list(self.view().search(query, limit=limit))

    def queue(self, obligation_id: str | None = None) -> list[QueueItem]:
        """What waits for a decision, of the whole case or of one obligation."""
        wanted = self.norms().obligation(obligation_id).id if obligation_id is not None else None
        view = self.view()
        decisions = standing_decisions(view)
        items = open_items(
            statements=statements_now(view),
            decided_statements=decided_statements(decisions),
            links=[r.value for r in view.links()],
            link_states=review_states(decisions, TargetKind.LINK),
            assumptions=[r.value for r in view.assumptions()],
            assumption_states=review_states(decisions, TargetKind.ASSUMPTION),
        )
        return [i for i in items if wanted is None or i.obligation_id == wanted]

    # Deciding

    def decide(self, decision: Decision) -> str:
        """Record one human decision; the id of its row."""
        view, norms = self.view(), self.norms()
        check_target(view, norms, decision)
        changes_statement = decision.target_kind is TargetKind.STATEMENT
        with self.register.write() as writer:
            decision_id = writer.put_decision(decision)
            if changes_statement:
                relink(writer, view, norms, decision.target_id, decision)
        if decision.target_kind is TargetKind.ACTOR:
            with self.register.write() as writer:  # a name more or less moves what bears on what
                relink_all(writer, self.view(), norms)
        if changes_statement or decision.target_kind is TargetKind.ACTOR:
            self.register_assumptions()
        return decision_id

    def check(self, decision: Decision) -> None:
        """Raise BadInput where a decision cannot be recorded."""
        check_target(self.view(), self.norms(), decision)

    def undo(self) -> Decision | None:
        """Take this person's last standing decision back; None where there is none.

        Raises BadInput where somebody else has decided on the same thing since.
        """
        found = last_decision(self.view().decisions(), self.person)
        if found is None:
            return None
        self.decide(taking_back(found.value))
        return found.value

    def retract(
        self, named: str, reason: str, *, is_trial: bool = False, as_of: date | None = None
    ) -> tuple[RowChange, ...]:
        """Take back a document, a statement, a source or a person's coding; what that moves.

        `is_trial` shows the impact and records nothing; it is that on the board of `as_of` (today
        by default). Raises BadInput for an unknown name.
        """
        decision = retraction_of(self, named, reason)
        check_target(self.view(), self.norms(), decision)
        now, then = self.board(as_of=as_of), self.board(as_of=as_of, as_if=[decision])
        impact = board_changes(now, then)
        if not is_trial:
            self.decide(decision)
        return impact

    def judge_identity(self, one: str, other: str, action: Action, reason: str = "") -> str:
        """Say that two actors are one (SAME) or not (DIFFERENT), or take that back (REOPEN).

        Raises BadInput for a name that no file lists and no document speaks of.
        """
        names = names_in(statements_now(self.view()).values(), self.norms().actors)
        check_pair(one, other, action, names, standing_decisions(self.view()))
        return self.decide(Decision(TargetKind.ACTOR, pair_id(one, other), action, reason))

    def lineage(self) -> list[StandingEdge]:
        """Which document derives from which, as found and as people decided."""
        view = self.view()
        return known_edges(view, standing_decisions(view))

    def standing_lineage(self) -> tuple[LineageEdge, ...]:
        """The edges nobody rejected."""
        return tuple(e.edge for e in self.lineage() if e.state is not ReviewState.REJECTED)

    def identities(self) -> tuple[Identities, tuple[IdentityQuestion, ...]]:
        """What people hold about identity, and the pairs still worth asking about."""
        view, norms = self.view(), self.norms()
        held = identities_of(standing_records(view))
        return held, open_questions(names_in(statements_now(view).values(), norms.actors), held)

    def reply_of(self, obligation_id: str, party: str) -> Reply | None:
        """Where a party's right of reply stands on a row, None before it was begun."""
        records = self.view().replies()
        wanted = (obligation_id, party)
        return next((r.value for r in records if (r.value.obligation_id, r.value.party) == wanted),
                    None)  # fmt: skip

    def hands_on(self, obligation_id: str, text: str, standing: str) -> tuple[str, ...]:
        """Who has signed a finding with their own hand."""
        view = self.view()
        signed = signed_findings(view, retracted_people(view))
        wanted = (obligation_id, text, standing)
        return next((f.signers for f in signed
                     if (f.obligation_id, f.text, f.standing) == wanted), ())  # fmt: skip

    def set_confidence(self, obligation_id: str, level: str, reason: str) -> None:
        """A person's confidence beside the suggested one: a step up or down at most, with why."""
        row = self.board().row(self.norms().obligation(obligation_id).id)
        suggested, wanted = row.shown.suggested, level.upper()
        if wanted not in LEVELS or abs(LEVELS.index(wanted) - LEVELS.index(suggested)) > 1:
            raise BadInput(
                f"{row.obligation_id}: found confidence {level}, expected {suggested} (suggested) "
                "or a level one step from it: LOW, MODERATE, HIGH"
            )
        edit = {"confidence": wanted}
        target = row.obligation_id
        self.decide(Decision(TargetKind.OBLIGATION, target, Action.SUGGEST, reason, edit))

    def coder_agreement(self) -> tuple[CoderAgreement, ...]:
        """How far coders agree, the machine among them but never as the second person."""
        return coder_agreement(self.view())

    def save_agreement(self, name: str, text: str) -> None:
        """Save an edited agreement and take it in as a new version. Raises BadInput."""
        save_agreement(self.folder, self.view(), name, text)
        sync_files(self.folder, self.register)
        self.register_assumptions()

    def save_agreement_text(self, name: str, text: str) -> None:
        """Keep the words of an agreement as they were pasted, as a version of the case's files."""
        save_source(self.folder, name, text)
        sync_files(self.folder, self.register)

    def take_actors(self, content: bytes, *, name: str) -> Taken:
        """Take the actors of the UN list or of FollowTheMoney entities in. Raises BadInput."""
        taken = take_list(self.folder, content, name=name)
        sync_files(self.folder, self.register)
        self.register_assumptions()
        return taken

    def record_coverage(self, entry: CoverageEntry) -> None:
        """Record one planned or made check of a source."""
        self.norms().obligation(entry.obligation_id)
        with self.register.write() as writer:
            writer.put_coverage(entry)

    def record_reply(self, reply: Reply) -> None:
        """Record where a party's right of reply stands.

        Raises BadInput where silence is recorded before its day has come.
        """
        norms = self.norms()
        norms.obligation(reply.obligation_id)
        check_reply(reply, self.clock().date(), {actor.id for actor in norms.actors})
        with self.register.write() as writer:
            writer.put_reply(reply)

    def sign_finding(self, finding: Finding) -> None:
        """Record a signed human judgement: one's own name, with one's own hand.

        The second person signs the same words under another name. Raises BadInput where a name
        other than the acting person's is put under it, or nobody said who acts.
        """
        self.norms().obligation(finding.obligation_id)
        check_signature(finding, self.person)
        with self.register.write() as writer:
            writer.put_finding(finding)

    def register_assumptions(self) -> int:
        """Put every assumption the engine makes on the record, so that people can reject it."""
        view, norms = self.view(), self.norms()
        day = self.clock().date()
        found = propose_assumptions(build_dossier(view, norms), norms.rules, as_of=day)
        with self.register.write() as writer:
            return writer.put_assumptions(a for row in found.values() for _, a in row)

    # Looking after

    def verify(self) -> VerifyReport:
        """Re-hash every original, re-check every anchor and the audit chain."""
        return verify_case(self.folder, self.register)

    def backup(self, file: Path) -> None:
        """Write the whole case to one file. Raises BadInput if it exists or lies in the case."""
        if os.path.lexists(file):
            raise BadInput(f"{file}: exists already; give a new name, nothing is overwritten")
        if self.folder.root.resolve() in file.resolve().parents:
            raise BadInput(
                f"{file}: lies inside the case, where the next backup would take it in; "
                "give a place outside"
            )
        backup(self.folder.root, file)

    def forget(self, document_id: str, reason: str) -> None:
        """Remove a document's bytes, text and names; a tombstone stays."""
        if not reason.strip():
            raise BadInput("forget: no reason given; the tombstone must say why")
        view = self.view()
        # A forgotten one may be named again: that finishes a run that was cut short.
        gone = {record.value.document_id for record in view.tombstones()}
        if view.document(document_id) is None and document_id not in gone:
            raise BadInput(f"document {document_id}: not in this case; see: pactwatch search")
        self.register.forget(document_id, reason=reason, originals=self.folder.originals)

    def acting_as(self, person: Person, clock: Clock) -> "Case":
        """The same case for another person and clock (replaying recorded decisions).

        The caller closes it. Its register is another door to the same file.
        """
        register = open_register(self.folder.register, person=person, clock=clock)
        return type(self)(self.folder, register, person, clock)


def open_case(
    path: str | Path,
    *,
    person: str | None = None,
    settings: Settings | None = None,
    clock: Clock = now_utc,
    is_syncing: bool = True,
) -> Case:
    """Open a case folder; changed case files are taken into the register as new versions.

    `is_syncing=False` leaves the register as it lies (verify). Raises BadInput where there is no
    case, StopRun where the register is locked, damaged or newer than this program.
    """
    settings = settings or load_settings({"user": person})
    who = Person(settings.user, settings.is_user_named)
    folder = CaseFolder(Path(path)).check()
    register = open_register(folder.register, person=who, clock=clock, wait_s=settings.lock_wait_s)
    if is_syncing:
        try:
            sync_files(folder, register)
        except BaseException:
            register.close()
            raise
    return Case(folder, register, who, clock)


__all__ = ["Case", "Clock", "now_utc", "open_case"]
