"""The review queue: one suggestion at a time, in its place in the text, with what deciding moves.

Decisions go through the same functions as `pactwatch review`; a decision takes one key or click.
"""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case import QueueItem
from pactwatch.case.editing import EDITABLE, NEEDED, OF_CLAIM, edit_of, value_of
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.claim import Knowledge, Polarity
from pactwatch.domain.document import Document
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    QuoteType,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form, local_path
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.effect import effect_of
from pactwatch.web.pages.passage import Passage, passage
from pactwatch.web.site import Site, form_of, go_to
from pactwatch.web.waiting import Waiting

# What a field may be set to; a field that is not here takes any words.
CHOICES: dict[str, tuple[str, ...]] = {
    "speech_act": tuple(SpeechAct),
    "factuality": tuple(Factuality),
    "quote_type": tuple(QuoteType),
    "basis": tuple(EpistemicBasis),
    "speaker.status": tuple(SpeakerStatus),
    "polarity": tuple(Polarity),
    "knowledge": tuple(Knowledge),
}
LINK_ACTIONS = {"accept": Action.ACCEPT, "reject": Action.REJECT}
STATEMENT_ACTIONS = {**LINK_ACTIONS, "release": Action.RELEASE}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a statement that can be changed: `name`, its `value`, the `choices` if any."""

    name: str
    value: str
    choices: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        """Whether it always has a value, so that none is no choice."""
        return self.name in NEEDED


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What the queue shows.

    `title`; `item` the suggestion at hand (None where nothing waits), its `position` of `total`;
    `row` the obligation the queue is narrowed to; `obligation` the duty it bears on; `document`
    and `passage` the words in their place; `cited` the statement; `fields` what can be changed;
    `previous` and `following` the neighbours' ids; `is_quarantined` for a garble; `said` what the
    last action did; `held` how many were put off in this sitting; `code_label` the conduct in
    words.
    """

    title: str
    item: QueueItem | None
    position: int
    total: int
    row: str
    obligation: Obligation | None
    document: Document | None
    passage: Passage | None
    cited: Cited | None
    fields: tuple[Field, ...]
    previous: str
    following: str
    is_quarantined: bool
    said: str
    held: int
    code_label: str = ""


def build(
    waiting: Waiting,
    at: str,
    *,
    row: str = "",
    said: str = "",
    held: int = 0,
    obligation: Obligation | None = None,
    document: Document | None = None,
    code_label: str = "",
) -> ReviewPage:
    """The page for the suggestion `at`, or the first one."""
    items, n = waiting.items, waiting.place.get(at, 0)
    item = items[n] if items else None
    statement = item.statement if item else None
    is_quarantined = item is not None and item.kind is TargetKind.STATEMENT
    return ReviewPage(
        title="Review",
        item=item,
        position=n + 1 if items else 0,
        total=len(items),
        row=row,
        obligation=obligation,
        document=document,
        passage=passage(document, statement) if document and statement else None,
        cited=cite(statement) if statement else None,
        fields=_fields(item) if statement else (),
        previous=items[n - 1].target_id if n > 0 else "",
        following=items[n + 1].target_id if n + 1 < len(items) else "",
        is_quarantined=is_quarantined,
        said=said,
        held=held,
        code_label=code_label,
    )


def _fields(item: QueueItem | None) -> tuple[Field, ...]:
    statement = item.statement if item else None
    if statement is None:
        return ()
    return fields_of(statement)


def fields_of(statement: Statement) -> tuple[Field, ...]:
    """What can be corrected of a statement; fields of a claim where it makes one claim."""
    has_one = len(statement.claims) == 1
    names = (n for n in EDITABLE if has_one or n not in OF_CLAIM)
    return tuple(Field(n, value_of(statement, n), CHOICES.get(n, ())) for n in names)


def register(app: FastAPI, site: Site) -> None:
    """Put the queue and its actions on the application."""

    @app.get("/review", response_class=HTMLResponse)
    def show(
        request: Request,
        at: Annotated[str, Query(max_length=200)] = "",
        row: Annotated[str, Query(max_length=100)] = "",
        said: Annotated[str, Query(max_length=300)] = "",
    ) -> HTMLResponse:
        waiting = site.queue(row or None)
        item = waiting.items[waiting.place.get(at, 0)] if waiting.items else None
        page = build(
            waiting,
            at,
            row=row,
            said=said,
            held=sum(target in waiting.place for target in site.held),
            obligation=_obligation(site, item),
            document=_document(site, item),
            code_label=_code_label(site, item),
        )
        return site.page(request, "review.html", page)

    @app.get("/review/effect", response_class=HTMLResponse)
    def effect(
        request: Request,
        kind: Annotated[str, Query(max_length=40)],
        target: Annotated[str, Query(max_length=200)],
    ) -> HTMLResponse:
        return site.page(request, "effect.html", effect_of(site, _kind(kind), target))

    @app.post("/review/decide")
    def decide(request: Request) -> Response:
        return _decide(site, form_of(request))

    @app.post("/review/edit")
    def edit(request: Request) -> Response:
        return _edit(site, form_of(request))

    @app.post("/review/hold")
    def hold(request: Request) -> Response:
        form = form_of(request)
        target = form.get("target")
        after = _following(site, form.get("row"), target)
        site.held[:] = [*(t for t in site.held if t != target), target]
        return go_to(_address(after, form.get("row"), say("review.held")))

    @app.post("/undo")
    def undo(request: Request) -> Response:
        form = form_of(request)
        taken = site.undo()
        said = _undone(taken) if taken else say("review.nothing_to_undo")
        if form.get("from").startswith("/review") or not form.get("from"):
            return go_to(_address(taken.target_id if taken else "", form.get("row"), said))
        return go_to(local_path(form.get("from")))


def _decide(site: Site, form: Form) -> Response:
    kind, target, row = _kind(form.get("kind")), form.get("target"), form.get("row")
    action = _action(kind, form.get("action"))
    after = _following(site, row, target)
    site.decide(Decision(kind, target, action, form.get("reason")))
    return go_to(_address(after, row, say(f"said.{action.value.lower()}")))


def _edit(site: Site, form: Form) -> Response:
    said = edited(site, form)
    return go_to(_address(form.get("target"), form.get("row"), said))


def edited(site: Site, form: Form) -> str:
    """Record what a form changes of a statement; a sentence on what changed."""
    target = form.get("statement")
    statement = site.statements().get(target)
    if statement is None:
        raise BadInput(f"statement {target}: not in this case")
    edit = edit_of(
        statement, {name: form.get(name, value_of(statement, name)) for name in EDITABLE}
    )
    if edit:
        decision = Decision(TargetKind.STATEMENT, target, Action.EDIT, form.get("reason"), edit)
        site.decide(decision)
    return say("review.changed", fields=", ".join(edit)) if edit else say("review.unchanged")


def _following(site: Site, row: str, target: str) -> str:
    waiting = site.queue(row or None)
    n = waiting.place.get(target, 0)
    return waiting.items[n + 1].target_id if n + 1 < len(waiting.items) else ""


def _obligation(site: Site, item: QueueItem | None) -> Obligation | None:
    wanted = item.obligation_id if item else None
    return site.norms().obligation(wanted) if wanted else None


def _code_label(site: Site, item: QueueItem | None) -> str:
    code = site.norms().codebook.get(item.link.code) if item and item.link else None
    return code.label if code else ""


def _document(site: Site, item: QueueItem | None) -> Document | None:
    statement = item.statement if item else None
    record = site.case.view().document(statement.document_id) if statement else None
    return record.value if record else None


def _kind(text: str) -> TargetKind:
    try:
        return TargetKind(text)
    except ValueError as error:
        raise BadInput(f"kind {text!r}: nothing of that kind is decided here") from error


def _action(kind: TargetKind, text: str) -> Action:
    known = STATEMENT_ACTIONS if kind is TargetKind.STATEMENT else LINK_ACTIONS
    if text not in known:
        raise BadInput(f"action {text!r}: choose one of {', '.join(known)}")
    return known[text]


def _address(at: str, row: str, said: str) -> str:
    parts = [f"{name}={quote(value)}" for name, value in
             (("at", at), ("row", row), ("said", said)) if value]  # fmt: skip
    return "/review" + ("?" + "&".join(parts) if parts else "")


def _undone(decision: Decision) -> str:
    kind = decision.target_kind.value.lower()
    return say("review.undone", action=decision.action.value.lower(), kind=kind)
