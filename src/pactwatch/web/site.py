"""What every page handler is given: the case, the templates, the guard, what was worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pactwatch.case import Board, Case, Explanation, FoundStatement, RowFile
from pactwatch.case.alike import Alike
from pactwatch.case.copies import document_groups
from pactwatch.case.evidence import review_states, statements_now
from pactwatch.case.find import all_found
from pactwatch.case.identities import names_in, with_identities
from pactwatch.case.norms import Norms
from pactwatch.case.people import Standing, standing_records
from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form, Guard, Upload
from pactwatch.web.pages.asked import Asked
from pactwatch.web.snapshot import Snapshot
from pactwatch.web.waiting import Waiting, waiting_of

# Decisions that change no statement, and what stays true after one of them.
UNMOVING = (TargetKind.LINK, TargetKind.ASSUMPTION, TargetKind.OBLIGATION)
STAYING = (
    "norms", "merged", "statements", "documents", "listed", "paths", "published", "found", "shelf",
    "own", "places", "narrowed", "came", "groups", "actors", "names", "questions", "contradictions",
    "events", "timeline",
)  # fmt: skip
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Site:
    """One served case; `at` is where its addresses begin, `beside` all cases served together.

    `held` are suggestions a person put off in this sitting, in that order; `past` what kept
    searches found when they were last looked at.
    """

    case: Case
    guard: Guard
    default_as_of: str | None = None
    at: str = ""
    beside: "Sequence[Site]" = ()
    templates: Environment = field(default_factory=lambda: make_templates())
    held: list[str] = field(default_factory=list)
    snapshot: Snapshot = field(init=False)
    past: dict[tuple[str, datetime], frozenset[str]] = field(default_factory=dict)
    alike: Alike = field(default_factory=Alike)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.snapshot = Snapshot(self.case)
        self.templates.globals["at"] = self.at

    def page(
        self, request: Request, template: str, context: object, status: int = 200
    ) -> HTMLResponse:
        """Render one page (or piece of one)."""
        session = getattr(request.state, "session", None)
        html = self.templates.get_template(template).render(
            page=context,
            person=self.case.person,
            case_name=self.case.folder.root.name,
            csrf=session.token if session else "",
            has_password=self.guard.has_password,
            path=request.url.path.removeprefix(self.at),
        )
        return HTMLResponse(html, status_code=status)

    def board(self, asked: Asked) -> Board:
        """The board asked for, kept while the register stands as it does."""
        day = asked.as_of or self.case.clock().date()
        key = ("board", day, asked.known_at, asked.rules)
        return self.snapshot.get(key, lambda: self._board(day, asked.known_at, asked.rules))

    def explain(self, obligation_id: str, asked: Asked) -> Explanation:
        """One row of the board asked for, with its statements."""
        key = ("explain", obligation_id, asked, self.case.clock().date())
        return self.snapshot.get(
            key,
            lambda: self.case.explain(
                obligation_id,
                as_of=asked.as_of,
                known_at=asked.known_at,
                rules=asked.rules,
                board=self.board(asked),
            ),
        )

    def row_file(self, obligation_id: str, asked: Asked) -> RowFile:
        """Everything on record about one row at that moment."""
        key = ("row", obligation_id, asked.known_at)
        return self.snapshot.get(
            key, lambda: self.case.row_file(obligation_id, known_at=asked.known_at)
        )

    def decide(self, decision: Decision) -> None:
        """Record a decision. One on evidence moves no word of a document, so that what was worked
        out about those stays, and the queue is the one before without it."""
        before, queue = self.snapshot.head(), self.snapshot.peek("waiting")
        self.case.decide(decision)
        if decision.target_kind in UNMOVING:
            self.snapshot.carry(before, STAYING)
            if queue is not None and decision.action in (Action.ACCEPT, Action.REJECT):
                self.snapshot.get("waiting", lambda: queue.without(decision.target_id))

    def undo(self) -> Decision | None:
        """Take the acting person's last decision back; what it did not move stays."""
        before = self.snapshot.head()
        taken = self.case.undo()
        if taken is not None and taken.target_kind in UNMOVING:
            self.snapshot.carry(before, STAYING)
        return taken

    def groups(self) -> dict[str, str]:
        """For each document the group of those that tell the same story."""
        return self.snapshot.get(
            "groups", lambda: document_groups(self.documents(), self.case.standing_lineage())
        )

    def waiting(self) -> Waiting:
        """What waits for a decision, in the order of the case."""
        return self.snapshot.get("waiting", self._waiting)

    def queue(self, row: str | None = None) -> Waiting:
        """What waits for a decision, of the case or one row; what was put off comes last."""
        waiting = self.waiting()
        if row is None and not self.held:
            return waiting
        items = waiting.items
        if row is not None:
            items = waiting.rows.get(self.norms().obligation(row).id, ())
        later = {target: n for n, target in enumerate(self.held, start=1)}
        return waiting_of(sorted(items, key=lambda item: later.get(item.target_id, 0)))

    def norms(self) -> Norms:
        """Agreements, actors, codebook and rules as the register knows them."""
        return self.snapshot.get("norms", self.case.norms)

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the case, those that people said are one put together."""
        return self.snapshot.get("merged", self._merged).actors

    def standing(self) -> Standing:
        """People's decisions that stand, in order, with their authors."""
        return self.snapshot.get("standing", lambda: standing_records(self.case.view()))

    def names(self) -> dict[str, str]:
        """What every actor, and every speaker by name no file lists, is called."""
        return self.snapshot.get(
            "names", lambda: names_in(self.statements().values(), self.norms().actors)
        )

    def statements(self) -> dict[str, Statement]:
        """Every statement as it stands, by id."""
        return self.snapshot.get("statements", lambda: statements_now(self.case.view()))

    def statements_in(self, document_id: str) -> list[Statement]:
        """Those of one document, in no order."""
        return self.snapshot.get("places", self._places).get(document_id, [])

    def bearings(self) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
        """Which rows each statement bears on, with what people said of it there."""
        return self.snapshot.get("bearings", self._bearings)

    def found(self) -> list[FoundStatement]:
        """Every statement with its document, in the order lists show them."""
        return self.snapshot.get("found", lambda: all_found(self.case.view()))

    def came(self) -> dict[str, datetime]:
        """When each statement came into the case."""
        return self.snapshot.get("came", self._came)

    def now(self) -> datetime:
        """This moment, never before what was recorded last."""
        return max(self.case.clock().astimezone(UTC), *(self.moments()[-1:] or (EPOCH,)))

    def documents(self) -> dict[str, Document]:
        """Every document, by id."""
        return self.snapshot.get(
            "documents", lambda: {r.value.id: r.value for r in self.case.view().documents()}
        )

    def published(self) -> dict[str, date | None]:
        """When each document was published."""
        return self.snapshot.get(
            "published", lambda: {d.id: d.published for d in self.documents().values()}
        )

    def document(self, document_id: str) -> Document:
        """One document. Raises BadInput for an id the case does not know."""
        record = self.case.view().document(document_id)
        if record is None:
            raise BadInput(f"document {document_id}: not in this case; see the list of documents")
        return record.value

    def agreements(self) -> list[tuple[str, Agreement]]:
        """The agreements of the case by the name of their file."""
        files = [r.value.name for r in self.case.view().case_files() if r.value.content]
        names = sorted(n for n in files if n.startswith("agreements/") and n.endswith(".toml"))
        stems = [name.removeprefix("agreements/").removesuffix(".toml") for name in names]
        return list(zip(stems, self.norms().agreements, strict=True))

    def moments(self) -> tuple[datetime, ...]:
        """When something came in or was decided."""
        return self.snapshot.get("moments", self._moments)

    def days(self) -> tuple[date, ...]:
        """The days on which something came in or was decided."""
        return self.snapshot.get(
            "days", lambda: tuple(dict.fromkeys(moment.date() for moment in self.moments()))
        )

    def _merged(self) -> Norms:
        return with_identities(self.norms(), self.standing())

    def _waiting(self) -> Waiting:
        return waiting_of(self.case.queue(statements=self.statements()))

    def _places(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.statements().values():
            found.setdefault(statement.document_id, []).append(statement)
        return found

    def _bearings(self) -> dict[str, tuple[tuple[str, ReviewState], ...]]:
        view = self.case.view()
        states = review_states((d for d, _ in self.standing()), TargetKind.LINK)
        found: dict[str, tuple[tuple[str, ReviewState], ...]] = {}
        for link in (record.value for record in view.links()):
            state = states.get(link.id, ReviewState.PROPOSED)
            before = found.get(link.statement_id, ())
            found[link.statement_id] = (*before, (link.obligation_id, state))
        return found

    def _came(self) -> dict[str, datetime]:
        view = self.case.view()
        added = (r for r in view.decisions() if r.value.action is Action.ADD)
        own = {r.value.target_id: r.record_time for r in added}
        return own | {r.value.id: r.record_time for r in view.statements()}

    def _moments(self) -> tuple[datetime, ...]:
        view = self.case.view()
        came = [record.record_time for record in view.documents()]
        return tuple(sorted([*came, *(record.record_time for record in view.decisions())]))

    def _board(self, day: date, known_at: datetime | None, rules: str | None) -> Board:
        return self.case.board(as_of=day, known_at=known_at, rules=rules)


def form_of(request: Request) -> Form:
    """The form of a request that the guard let through."""
    form: Form = request.state.form
    return form


def go_to(address: str) -> RedirectResponse:
    """After a change the browser asks for a page anew, so that loading it again changes nothing."""
    return RedirectResponse(address, status_code=303)


def make_templates() -> Environment:
    """Templates that escape everything and refuse a name that is not there."""
    environment = Environment(
        loader=PackageLoader("pactwatch.web", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    return environment
