"""What every page handler is given: the case, the templates, the guard, what was worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pactwatch.case import Board, Explanation, RowFile
from pactwatch.case.alike import Alike
from pactwatch.case.evidence import STATES
from pactwatch.domain.review import Decision, TargetKind
from pactwatch.text.catalogue import keys, say
from pactwatch.text.one_line import whole
from pactwatch.web.guard import Form, Guard, Upload, local_path
from pactwatch.web.jobs import Jobs
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.preparing import Preparing
from pactwatch.web.same_day import DATED, NAMES, RECORDED, Looked, stays
from pactwatch.web.snapshot import Snapshot
from pactwatch.web.waiting import Waiting, waiting_of
from pactwatch.web.worked import Worked

# What stays true after a decision: one on evidence changes no statement, one on a statement no
# document and nothing that is said of documents.
_OF_DOCUMENTS = ("norms", "documents", "listed", "paths", "published", "groups", "divergences")
_OF_STATEMENTS = (
    "machine", "merged", "statements", "asides", "found", "shelf", "own", "places", "narrowed",
    "came", "actors", "names", "questions", "contradictions", "events", "timeline",
)  # fmt: skip
_EVIDENCE = (*_OF_DOCUMENTS, *_OF_STATEMENTS)
STAYING = {
    TargetKind.LINK: _EVIDENCE,
    TargetKind.ASSUMPTION: _EVIDENCE,
    TargetKind.OBLIGATION: _EVIDENCE,
    TargetKind.STATEMENT: _OF_DOCUMENTS,
    TargetKind.FLAG: _OF_DOCUMENTS,
    TargetKind.ACTOR: _OF_DOCUMENTS,
    TargetKind.LEAD: _EVIDENCE,
}
# What a decision and its consequences record.
_OF_DECISIONS = {"decision", "link", "withdrawal", "assumption"}


@dataclass(slots=True)
class Site(Worked):
    """One served case; `at` is where its addresses begin, `beside` all cases served together.

    `held` are suggestions a person put off in this sitting, in that order; `past` what kept
    searches found when they were last looked at; `preparing` works large cases out beside the
    pages, `jobs` does what takes long.
    """

    guard: Guard
    default_as_of: str | None = None
    at: str = ""
    beside: "Sequence[Site]" = ()
    templates: Environment = field(default_factory=lambda: make_templates())
    held: list[str] = field(default_factory=list)
    past: dict[tuple[str, datetime], frozenset[str]] = field(default_factory=dict)
    alike: Alike = field(default_factory=Alike)
    uploads: dict[str, Upload] = field(default_factory=dict)
    preparing: Preparing = field(default_factory=Preparing)
    jobs: Jobs = field(default_factory=Jobs)

    def __post_init__(self) -> None:
        self.snapshot = Snapshot(self.case)
        self.templates.globals["at"] = self.at

    def page(
        self, request: Request, template: str, context: object, status: int = 200
    ) -> HTMLResponse:
        """Render one page (or piece of one)."""
        session = getattr(request.state, "session", None)
        looked = getattr(request.state, "looked", None) or self.looked(request, is_start=True)
        html = self.templates.get_template(template).render(
            page=context,
            person=self.case.person,
            case_name=self.case.folder.root.name,
            csrf=session.token if session else "",
            has_password=self.guard.has_password,
            path=request.url.path.removeprefix(self.at),
            looked=looked,
            is_dated=template in DATED,
            is_recorded=template in RECORDED,
            has_default_day=self.default_as_of is not None,
        )
        is_markup = template.endswith(".html")
        return HTMLResponse(whole(stays(html, looked) if is_markup else html), status_code=status)

    def looked(self, request: Request, *, is_start: bool = False) -> Looked:
        """Which day the address of a page asks for; `is_start` for the one boards start on.

        Raises BadInput for a day or moment that is none.
        """
        start = read_asked("", "", "", self.default_as_of).as_of or self.case.clock().date()
        asked = {} if is_start else request.query_params
        as_of, known_at, rules = (asked.get(name, "") for name in NAMES)
        rest = [(n, v) for n, v in request.query_params.multi_items() if n not in NAMES]
        path = local_path(request.url.path) if request.method == "GET" else f"{self.at}/"
        here = "?".join(filter(None, (path, urlencode(rest))))
        wanted = read_asked(as_of, known_at, rules, self.default_as_of)
        return Looked(wanted, start, self.at, here)

    def board_key(self, asked: Asked) -> tuple[object, ...]:
        """Under which the board asked for is kept."""
        return ("board", asked.as_of or self.case.clock().date(), asked.known_at, asked.rules)

    def board(self, asked: Asked) -> Board:
        """The board asked for, kept while the register stands as it does."""
        day = asked.as_of or self.case.clock().date()
        return self.snapshot.get(
            self.board_key(asked),
            lambda: self.case.board(as_of=day, known_at=asked.known_at, rules=asked.rules),
        )

    def explain_key(self, obligation_id: str, asked: Asked) -> tuple[object, ...]:
        """Under which the explanation of a row is kept."""
        return ("explain", obligation_id, asked, self.case.clock().date())

    def explain(self, obligation_id: str, asked: Asked) -> Explanation:
        """One row of the board asked for, with its statements."""
        return self.snapshot.get(
            self.explain_key(obligation_id, asked),
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
        key = ("row", obligation_id, asked.known_at, asked.as_of)
        return self.snapshot.get(
            key,
            lambda: self.case.row_file(obligation_id, known_at=asked.known_at, as_of=asked.as_of),
        )

    def decide(self, decision: Decision) -> None:
        """Record a decision. What it does not move stays worked out, and the queue after one on
        evidence is the one before without it."""
        before, queue = self.snapshot.head(), self.snapshot.peek("waiting")
        self.case.decide(decision)
        is_alone = self._carry(before, decision)
        is_on_evidence = STAYING.get(decision.target_kind) is _EVIDENCE
        if is_alone and queue and is_on_evidence and decision.action in STATES:
            self.snapshot.get("waiting", lambda: queue.without(decision.target_id))

    def undo(self) -> Decision | None:
        """Take the acting person's last decision back; what it did not move stays."""
        before = self.snapshot.head()
        taken = self.case.undo()
        if taken is not None:
            self._carry(before, taken)
        return taken

    def _carry(self, before: tuple[int, str], decision: Decision) -> bool:
        """False where something else came in meanwhile, so that nothing can be said to stay."""
        is_alone = self.case.register.kinds_since(before[0]) <= _OF_DECISIONS
        if is_alone:
            self.snapshot.carry(before, STAYING.get(decision.target_kind, ()))
        return is_alone

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


def form_of(request: Request) -> Form:
    """The form of a request that the guard let through."""
    form: Form = request.state.form
    return form


def go_to(address: str) -> RedirectResponse:
    """After a change the browser asks for a page anew, so that loading it again changes nothing."""
    return RedirectResponse(address, status_code=303)


def word(section: str, code: str) -> str:
    """A code in words; the code itself where the catalogue has none, as for numbers."""
    return say(f"{section}.{code}") if code in keys(section) else code


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
    environment.globals["word"] = word
    return environment
