"""What a person does to an open case: decide, take back, sign, edit its files.

Every method is one transaction or none; nothing is overwritten.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Self

from pactwatch.case.agreements import save_agreement, save_source
from pactwatch.case.asking import Asking
from pactwatch.case.changes import RowChange, board_changes
from pactwatch.case.correcting import Correction, corrected, corrected_by, taken_back
from pactwatch.case.evidence import (
    standing_decisions,
    statements_now,
)
from pactwatch.case.folder import CaseFolder
from pactwatch.case.identities import (
    check_pair,
    names_in,
)
from pactwatch.case.impact import retraction_of, taking_in_of
from pactwatch.case.listed import Listed, Taken, look_into, take_list
from pactwatch.case.people import check_hand
from pactwatch.case.repeated import repeated
from pactwatch.case.signing import check_coverage, check_person, check_reply, check_signature
from pactwatch.case.sync import WITHDRAWN, relink, sync_files
from pactwatch.case.targets import check_target
from pactwatch.case.undo import last_decision, taking_back
from pactwatch.domain.document import Document
from pactwatch.domain.identity import pair_id
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    Decision,
    Finding,
    Reply,
    TargetKind,
)
from pactwatch.domain.status import CONFIDENCE_LEVELS as LEVELS
from pactwatch.errors import BadInput
from pactwatch.register import Writer

__all__ = ["Deciding"]

# The reason on what is recorded in a copy alone.
ON_TRIAL = "on trial"
# What reads documents afresh, where a case was opened without it.
_BY_COMMAND = {
    TargetKind.RECORD: "correct it by: pactwatch review CASE --document {} --reason WHY",
    TargetKind.PERSON: "somebody corrected it whose decisions no longer count or count again; do "
    "this by: pactwatch retract CASE NAME --reason WHY",
}


class Deciding(Asking):
    """Decisions, signatures, and edited files."""

    def decide(self, decision: Decision) -> str:
        """Record one human decision; the id of its row, an old one where it repeats itself."""
        self.check(decision)
        view, norms = self.view(), self.norms()
        if (known := repeated(view, self.person, decision)) is not None:
            return known.ref
        if documents := corrected_by(view, decision):
            return self._read_again(documents, decision)
        is_relinking = decision.target_kind in WITHDRAWN
        with self.register.write() as writer:
            decision_id = writer.put_decision(decision)
            if is_relinking:
                relink(writer, view, norms, decision)
        if is_relinking:
            self.register_assumptions()
        return decision_id

    def check(self, decision: Decision) -> None:
        """Raise BadInput where a decision cannot be recorded."""
        check_person(self.person)
        # Setting somebody aside is no coding: two who did it to each other could never end it.
        if decision.target_kind is not TargetKind.PERSON:
            check_hand(self.view(), self.person)
        check_target(self.view(), self.norms(), decision)

    def undo(self) -> Decision | None:
        """Take this person's last standing decision back; None where there is none.

        Raises BadInput where somebody else has decided on the same thing since.
        """
        found = last_decision(self.view().decisions(), self.person)
        if found is None:
            return None
        taking = taking_back(found.value)
        if taking.target_kind is TargetKind.RECORD:
            self.take_correction_back(taking.target_id, taking.reason)
        else:
            self.decide(taking)
        return found.value

    def correct(self, document_id: str, correction: Correction, reason: str) -> Document:
        """Correct what is recorded of a document and read it afresh; the document as it stands now.

        Raises BadInput for an unknown document, a correction that changes nothing or has no
        reason, and where the case was opened without the stages that read.
        """
        return self._corrected(corrected(self.view(), document_id, correction, reason))

    def take_correction_back(self, document_id: str, reason: str) -> Document:
        """Put a document's record back to what it was before its last correction that stands.

        Raises BadInput as `correct`, and where nobody corrected it.
        """
        return self._corrected(taken_back(self.view(), document_id, reason))

    def _corrected(self, decision: Decision) -> Document:
        self.decide(decision)
        record = self.view().document(decision.target_id)
        assert record is not None
        return record.value

    def _read_again(self, documents: Sequence[Document], decision: Decision) -> str:
        """Record all and read the documents afresh: what comes with reading and language."""
        named = documents[0].id
        raise BadInput(
            f"document {named}: this case was opened without what reads documents; "
            f"{_BY_COMMAND[decision.target_kind].format(named)}"
        )

    def retract(
        self, named: str, reason: str, *, is_trial: bool = False, as_of: date | None = None
    ) -> tuple[RowChange, ...]:
        """Take back a document, a statement, a source or a person's coding; what that moves.

        `is_trial` shows the impact and records nothing; it is that on the board of `as_of` (today
        by default). Raises BadInput for an unknown name, and without a reason but on trial.
        """
        decision = retraction_of(self, named, reason or (ON_TRIAL if is_trial else ""))
        return self._impact([decision], is_trial=is_trial, as_of=as_of)

    def take_back_in(
        self, named: str, reason: str, *, is_trial: bool = False, as_of: date | None = None
    ) -> tuple[RowChange, ...]:
        """Take back what stands of retractions of a document, a statement, a source or a person's
        coding, whoever made them; what that moves. As `retract`."""
        decisions = taking_in_of(self, named, reason or (ON_TRIAL if is_trial else ""))
        return self._impact(decisions, is_trial=is_trial, as_of=as_of)

    def appraise(
        self, decision: Decision, *, is_trial: bool = False, as_of: date | None = None
    ) -> tuple[RowChange, ...]:
        """Record how far a paper or a statement can be relied on (`case.appraising`), or take that
        back; what that moves. `is_trial` and `as_of` as of `retract`."""
        return self._impact([decision], is_trial=is_trial, as_of=as_of)

    def _impact(
        self, decisions: Iterable[Decision], *, is_trial: bool, as_of: date | None
    ) -> tuple[RowChange, ...]:
        with self._on_trial() if is_trial else nullcontext(self) as acting:
            before = acting.board(as_of=as_of)
            for decision in decisions:
                acting.decide(decision)
            return board_changes(before, acting.board(as_of=as_of), is_whole=True)

    @contextmanager
    def _on_trial(self) -> Iterator[Self]:
        """The same case on a copy of its register, which is gone afterwards: what a trial shows is
        what the act itself brings, whatever that moves."""
        with tempfile.TemporaryDirectory(prefix="pactwatch-") as scratch:
            folder = CaseFolder(Path(scratch))
            with (
                self.register.copied(folder.register) as register,
                type(self)(folder, register, self.person, self.clock) as acting,
            ):
                yield acting

    def judge_identity(self, one: str, other: str, action: Action, reason: str = "") -> str:
        """Say that two actors are one (SAME) or not (DIFFERENT), or take that back (REOPEN).

        Raises BadInput for a name that no file lists and no document speaks of.
        """
        names = names_in(statements_now(self.view()).values(), self.norms().actors)
        check_pair(one, other, action, names, standing_decisions(self.view()))
        return self.decide(Decision(TargetKind.ACTOR, pair_id(one, other), action, reason))

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

    def save_agreement(self, name: str, text: str) -> None:
        """Save an edited agreement and take it in as a new version. Raises BadInput."""
        save_agreement(self.folder, self.view(), name, text)
        sync_files(self.folder, self.register, parse=self._parsed.of)
        self.register_assumptions()

    def save_agreement_text(self, name: str, text: str) -> None:
        """Keep the words of an agreement as they were pasted, as a version of the case's files."""
        save_source(self.folder, name, text)
        sync_files(self.folder, self.register, parse=self._parsed.of)

    def look_into_list(self, content: bytes, *, name: str) -> Listed:
        """What `take_actors` would bring; records nothing. Raises BadInput."""
        return look_into(self.folder, content, name=name)

    def take_actors(self, content: bytes, *, name: str) -> Taken:
        """Take the actors of the UN list or of FollowTheMoney entities in. Raises BadInput."""
        taken = take_list(self.folder, content, name=name)
        sync_files(self.folder, self.register, parse=self._parsed.of)
        self.register_assumptions()
        return taken

    def record_coverage(self, entry: CoverageEntry) -> None:
        """Record one planned or made check of a source. Raises BadInput for a day ahead."""
        check_person(self.person)
        self.norms().obligation(entry.obligation_id)
        check_coverage(entry, self.clock().date())
        with self._recording() as writer:
            writer.put_coverage(entry)

    def record_reply(self, reply: Reply) -> None:
        """Record where a party's right of reply stands.

        Raises BadInput where silence is recorded before its day has come, and for a day ahead.
        """
        check_person(self.person)
        norms = self.norms()
        norms.obligation(reply.obligation_id)
        check_reply(reply, self.clock().date(), {actor.id for actor in norms.actors})
        with self._recording() as writer:
            writer.put_reply(reply)

    def sign_finding(self, finding: Finding) -> None:
        """Record a signed human judgement: one's own name, with one's own hand.

        The second person signs the same words under another name. Raises BadInput where a name
        other than the acting person's is put under it, or nobody said who acts.
        """
        self.norms().obligation(finding.obligation_id)
        check_signature(finding, self.person)
        with self._recording() as writer:
            writer.put_finding(finding)

    @contextmanager
    def _recording(self) -> Iterator[Writer]:
        """One transaction for what a person does besides deciding. Raises BadInput as `check`."""
        check_hand(self.view(), self.person)
        with self.register.write() as writer:
            yield writer

    def register_assumptions(self) -> int:
        """Put every assumption the engine makes on the record, so that people can reject it."""
        view, norms = self.view(), self.norms()
        day = self.clock().date()
        found = self._boards.assumptions(view, norms, day)
        with self.register.write() as writer:
            new = writer.put_assumptions(a for row in found.values() for _, a in row)
        self._boards.registered(view, norms, day)
        return new
