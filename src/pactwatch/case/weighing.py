"""The board of an open case, and what stands behind one row.

Comes in: a day, a moment, a rule set. Goes out: a Board, an Explanation, a RowFile. Writes nothing
to the record.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from pactwatch.case.board import Board, Explanation
from pactwatch.case.evidence import statements_now
from pactwatch.case.held import Held
from pactwatch.case.keeping import Grounds, Worked
from pactwatch.case.leads import leads_on
from pactwatch.case.norms import SHIPPED_RULES
from pactwatch.case.rechecking import FALSE_BOARD, false_rows
from pactwatch.case.rows import RowFile, evidence_of, row_file, untied_on
from pactwatch.case.series import forgotten_since, series_breaks
from pactwatch.case.side_by_side import side_by_side
from pactwatch.domain.review import Decision
from pactwatch.register import View
from pactwatch.weigh.as_of import dossier_of
from pactwatch.weigh.descriptors import describe_evidence
from pactwatch.weigh.verdict.summary import summarise

__all__ = ["Weighing"]


class Weighing(Held):
    """Asking what the evidence comes to."""

    def board(
        self,
        *,
        as_of: date | None = None,
        known_at: datetime | None = None,
        rules: str | None = None,
        as_if: Sequence[Decision] = (),
        workers: int = 1,
    ) -> Board:
        """One row per obligation. `as_of` defaults to today, `known_at` to now; a moment that lies
        ahead is now, since what will be recorded until then is not known yet.

        `as_if` shows what the board would be after decisions that nobody has taken yet. `workers`
        above 1 shares a large board among processes, only where no threads run.
        """
        known_at = self.moment(known_at)
        asked = (known_at or self.clock()).astimezone(UTC)
        view = self.view(known_at)
        # What the board prints must replay to this very board, also where the clock went back.
        moment = asked if known_at else max(asked, view.known_at or asked)
        day = as_of or self.clock().date()
        worked = self._worked(view, day, rules, as_if=as_if, workers=workers)
        return Board(
            case=worked.case,
            as_of=day.isoformat(),
            known_at=moment.isoformat().replace("+00:00", "Z"),
            rule_set=worked.rule_set,
            codebook=worked.codebook,
            rows=worked.rows,
            summary=summarise(worked.rows, worked.themes),
            breaks=(*worked.breaks, *forgotten_since(view, day)),
            gaps=worked.gaps,
        )

    def keep_up(self) -> None:
        """Bring the kept board of today up to the record, so that the next command finds it as if
        nothing had come in. Where none is kept, or it cannot be followed, none is made."""
        view, day = self.view(), self.clock().date()
        if self._boards.is_kept(view, self._norms_in(view, None), day):
            self.board(as_of=day)

    def _worked(
        self,
        view: View,
        day: date,
        rules: str | None,
        *,
        as_if: Sequence[Decision] = (),
        workers: int = 1,
    ) -> Worked:
        """The board of the register as it stands from what was kept of it, any other one made."""
        seq, head = self.register.head()
        is_now = view.upto == seq
        if not is_now or as_if:
            return self._made(view, day, rules, is_now=is_now, as_if=as_if, workers=workers)
        grounds = Grounds(head, day.isoformat(), rules or "")
        kept = self._keeper.get(grounds)
        if kept is None:
            kept = self._made(view, day, rules, is_now=True, workers=workers)
            self._keeper.put(grounds, kept)
        return kept

    def _made(
        self,
        view: View,
        day: date,
        rules: str | None,
        *,
        is_now: bool,
        as_if: Sequence[Decision] = (),
        workers: int = 1,
    ) -> Worked:
        norms = self._norms_in(view, rules)
        if is_now and as_if:
            rows = self._boards.as_if(view, norms, day, as_if)
        elif is_now:
            rows = self._boards.now(view, norms, day, workers=workers)
        else:
            rows = self._boards.alone(view, norms, day, as_if=as_if, workers=workers)
        return Worked(
            case=norms.name,
            rule_set=norms.rules.label,
            codebook=norms.codebook.label,
            themes=norms.themes,
            breaks=tuple(b.sentence for b in series_breaks(view)),
            gaps=norms.gaps(),
            rows=rows,
        )

    def false_boards(self) -> list[str]:
        """Kept boards and rows that the record does not bear out, a sentence each (verify).

        Only those of the register as it stands: the next board throws the others away.
        """
        view, (seq, head) = self.view(), self.register.head()
        problems = []
        for grounds, worked in self._keeper.kept():
            if view.upto == seq and grounds.head == head:
                day = date.fromisoformat(grounds.as_of)
                rules = grounds.rules or None
                if self._made(view, day, rules, is_now=False) != worked:
                    told = rules or "the case's"
                    problems.append(FALSE_BOARD.format(day=day, rules=told))
        norms = [self._norms_in(view, rules) for rules in (None, *SHIPPED_RULES)]
        return [*problems, *false_rows(view, norms, self._book_keeper)]

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
        day = date.fromisoformat(shown.as_of)
        dossier = dossier_of(self._dossier(view, norms, known_at), day)
        linked = evidence_of(view, norms, obligation.id, dossier, as_of=day)
        aside = {one.statement.id for one in linked if one.aside}
        counted = {key: s for key, s in statements.items() if key not in aside}
        beside = side_by_side(view, obligation.id, dossier, counted)
        untied = untied_on(dossier, obligation)
        leads = leads_on(view, norms, obligation, statements.values(), as_of=day)
        told = Explanation(shown, row, obligation, statements, names, beside, linked, untied, leads)
        named = told.documents()
        held = (r.value for r in view.documents() if r.value.id in named)
        places = {document.id: document.place for document in held}
        sources = describe_evidence(
            dossier,
            self._norms_in(view, rules).rules,
            day,
            obligation.id,
            is_persons_board=row.shown is not row.provisional,
        )
        is_done = obligation.id in dossier.done
        return replace(told, places=places, sources=sources, is_done=is_done)

    def row_file(
        self,
        obligation_id: str,
        *,
        known_at: datetime | None = None,
        as_of: date | None = None,
    ) -> RowFile:
        """Everything on record about one row, of what was out by a day where one is given.

        Raises BadInput for an unknown id.
        """
        norms, view = self.norms(known_at), self.view(known_at)
        dossier = self._dossier(view, norms, known_at)
        return row_file(view, norms, norms.obligation(obligation_id), dossier, as_of=as_of)
