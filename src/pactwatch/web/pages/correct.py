"""What is recorded of a document, put right: its day, its publisher, its address.

The same functions as `pactwatch review CASE --document`. The correction is a decision with its
reason; the document is read afresh, which takes a while in a large case and is done beside the
page. The page shows what was recorded before, by whom and why, and takes the last correction back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.correcting import UNKNOWN, Correction, corrections
from pactwatch.domain.document import Document
from pactwatch.errors import BadInput
from pactwatch.register.records import DecisionRecord, Record
from pactwatch.text.catalogue import say
from pactwatch.text.days import day_of
from pactwatch.web.guard import Form
from pactwatch.web.jobs import Job
from pactwatch.web.site import Site, form_of, go_to

FIELDS = ("published", "publisher", "url")
# Reading a short document afresh takes a second; whoever waits longer is told so.
PATIENCE_S = 4.0


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of the record, before and after; empty where it was not known."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Version:
    """What was said of the document at one moment (`at`), by whom and why; `is_first` where it
    came in."""

    at: str
    person: str
    changes: tuple[Changed, ...]
    reason: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """What the template shows.

    `title`; the `document`; `typed` what stands in each field of the form; the `reason` typed;
    `versions` of the record, newest first; whether there is a correction to take back
    (`can_take_back`); `problem` why nothing was recorded; `is_busy` while it is being read afresh.
    """

    title: str
    document: Document
    typed: dict[str, str]
    reason: str
    versions: tuple[Version, ...]
    can_take_back: bool
    problem: str = ""
    is_busy: bool = False


def build(
    document: Document,
    history: Sequence[Record[object]],
    decisions: Iterable[DecisionRecord],
    *,
    can_take_back: bool,
    form: Form | None = None,
    problem: str = "",
    is_busy: bool = False,
) -> CorrectPage:
    """The form with what is recorded, or with what was typed where that was refused."""
    stands = {name: _shown(document, name) for name in FIELDS}
    return CorrectPage(
        title=document.title or document.path,
        document=document,
        typed={name: form.get(name, stands[name]) for name in FIELDS} if form else stands,
        reason=form.get("reason") if form else "",
        versions=tuple(reversed(_versions(history, list(decisions)))),
        can_take_back=can_take_back,
        problem=problem,
        is_busy=is_busy,
    )


def correction_of(document: Document, form: Form) -> Correction:
    """Of the form only what differs from the record; an empty field says that nobody knows.

    Raises BadInput for a day that is none.
    """
    said = {name: form.get(name) for name in FIELDS if form.get(name) != _shown(document, name)}
    typed = {name: value or UNKNOWN for name, value in said.items()}
    day = typed.get("published")
    published = day if day in (None, UNKNOWN) else _day(str(day))
    return Correction(published, typed.get("publisher"), typed.get("url"))


def _day(text: str) -> date:
    if (day := day_of(text)) is None:
        raise BadInput(f"published {text}: not a day; write it as YYYY-MM-DD, as in 2021-02-17")
    return day


def _shown(document: Document, name: str) -> str:
    return str(getattr(document, name) or "")


def _versions(
    history: Sequence[Record[object]], decisions: Sequence[DecisionRecord]
) -> list[Version]:
    found = []
    for before, record in zip((None, *history), history, strict=False):
        since = before.seq if before else 0
        why = [d.value.reason for d in decisions if since < d.seq < record.seq]
        found.append(
            Version(
                f"{record.record_time:%Y-%m-%d %H:%M}",
                record.author,
                _changes(before.value if before else None, record.value),
                why[-1] if why else "",
                is_first=before is None,
            )
        )
    return found


def _changes(before: object, now: object) -> tuple[Changed, ...]:
    pairs = ((n, _told(before, n), _told(now, n)) for n in FIELDS)
    return tuple(Changed(name, was, is_now) for name, was, is_now in pairs if was != is_now)


def _told(value: object, name: str) -> str:
    return _shown(value, name) if isinstance(value, Document) else ""


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its actions on the application."""

    @app.get("/documents/{document_id}/correct", response_class=HTMLResponse)
    def show(request: Request, document_id: str) -> Response:
        job = site.jobs.get(document_id)
        return _answer(site, request, document_id, job)

    @app.post("/documents/{document_id}/correct")
    def correct(request: Request, document_id: str) -> Response:
        form = form_of(request)

        def record() -> str:
            document = site.document(document_id)
            right = correction_of(document, form)
            return _said(site, site.case.correct(document_id, right, form.get("reason")))

        return _do(site, request, document_id, site.jobs.begin(document_id, form, record))

    @app.post("/documents/{document_id}/correct/back")
    def take_back(request: Request, document_id: str) -> Response:
        reason = form_of(request).get("reason")

        def record() -> str:
            return _said(site, site.case.take_correction_back(document_id, reason))

        form = Form({"reason": [reason]})
        return _do(site, request, document_id, site.jobs.begin(document_id, form, record))


def _do(site: Site, request: Request, document_id: str, job: Job) -> Response:
    """Wait a little; who comes back to the page is told the rest."""
    if not job.is_done(PATIENCE_S):
        return go_to(f"/documents/{quote(document_id)}/correct")
    return _answer(site, request, document_id, site.jobs.get(document_id) or job)


def _answer(site: Site, request: Request, document_id: str, job: Job | None) -> Response:
    is_done = job is None or job.is_done()
    if job and is_done and job.said:
        asked = urlencode({"said": job.said})
        return go_to(f"/documents/{quote(document_id)}?{asked}#said")
    view, document = site.case.view(), site.document(document_id)
    page = build(
        document,
        view.history("document", document_id),
        view.decisions(document_id),
        can_take_back=bool(corrections(view, document_id)),
        form=job.form if job else None,
        problem=job.problem if job and is_done else "",
        is_busy=not is_done,
    )
    return site.page(request, "correct.html", page, 422 if page.problem else 200)


def _said(site: Site, document: Document) -> str:
    stands = {name: _shown(document, name) or say("doc.unknown") for name in FIELDS[:2]}
    said = say("correct.said", **stands)
    today = site.case.clock().date()
    is_ahead = document.published is not None and document.published > today
    return said + (say("add.ahead", day=document.published) if is_ahead else "")
