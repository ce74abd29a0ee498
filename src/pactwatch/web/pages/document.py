"""One document in three panes: its statements, its text with them marked, the form for one's own.

A selection in the text fills the form; what a person records is anchored at those very words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.appraising import Appraised
from pactwatch.case.aside import set_aside_documents
from pactwatch.case.leads import lead_of
from pactwatch.case.retracted import Aside
from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Knowledge
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import Document
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.errors import BadInput
from pactwatch.register.records import DecisionRecord
from pactwatch.web.pages.entries import Entry, entry_of
from pactwatch.web.pages.pieces import Mark, Piece, cut, paragraphs
from pactwatch.web.pages.prefilled import Prefilled, lead_mark, prefilled
from pactwatch.web.pages.review import Field, edited, fields_of
from pactwatch.web.pages.window import Part, part_of
from pactwatch.web.site import Site, form_of, go_to

ACTIONS = {
    "quarantine": Action.QUARANTINE,
    "release": Action.RELEASE,
    "exclude": Action.REJECT,
    "reopen": Action.REOPEN,
}
# What a person may say about words of their own; the values are those of the contract's JSON.
CHOICES: dict[str, tuple[str, ...]] = {
    "status": tuple(SpeakerStatus),
    "speech_act": tuple(SpeechAct),
    "factuality": tuple(Factuality),
    "basis": tuple(EpistemicBasis),
    "flag": tuple(FlagCode),
    "severity": tuple(Severity),
    "knowledge": tuple(Knowledge),
}


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the document's template shows.

    `title`; the `document`; the `part` of its text that is shown; `paragraphs` of marked pieces;
    `entries` of the statements that stand in it, of `total`; `copies` of the same story;
    `picture` the PDF page shown beside (0 for none), `has_frame` where the original is a web page;
    `is_beside` where the original is asked for; `codes` of the codebook and the `choices` of the
    form; `actors` that words may name and `agreements` that they may be a provision of; `said`
    what the last action did; `begun` what the form for one's own begins with, from a lead; `aside`
    who retracted the document and why; `appraised` what people say of how far it can be relied on;
    `editing` the id of the statement that is being corrected, with its `fields`.
    """

    title: str
    document: Document
    part: Part
    paragraphs: tuple[tuple[Piece, ...], ...]
    entries: tuple[Entry, ...]
    total: int
    copies: tuple[Document, ...]
    picture: int
    has_frame: bool
    is_beside: bool
    codes: tuple[tuple[str, str], ...]
    choices: Mapping[str, tuple[str, ...]]
    actors: tuple[tuple[str, str], ...]
    agreements: tuple[tuple[str, str], ...]
    said: str
    begun: Prefilled | None = None
    aside: Aside | None = None
    appraised: tuple[Appraised, ...] = ()
    editing: str = ""
    fields: tuple[Field, ...] = ()


def build(
    document: Document,
    statements: Sequence[Statement],
    *,
    machine: Mapping[str, Statement],
    last: Mapping[str, DecisionRecord],
    copies: Iterable[Document] = (),
    codebook: Codebook,
    actors: Iterable[Actor] = (),
    agreements: Iterable[tuple[str, str]] = (),
    part: Part,
    is_beside: bool = False,
    picture: int = 0,
    said: str = "",
    marks: Iterable[Mark] = (),
    begun: Prefilled | None = None,
    editing: Statement | None = None,
    asides: Mapping[str, Aside] = MappingProxyType({}),
    aside: Aside | None = None,
    appraised: Mapping[str, tuple[Appraised, ...]] = MappingProxyType({}),
) -> DocumentPage:
    """Cut the shown part of the text at every boundary of a mark and list what stands in it."""
    inside = [s for s in statements if any(_is_in(part, x.start) for x in s.content)]
    is_pdf = document.media_type == "application/pdf"
    return DocumentPage(
        title=document.title or document.path,
        document=document,
        part=part,
        paragraphs=paragraphs(
            cut(document.text, inside, start=part.start, end=part.end, beside=marks)
        ),
        entries=tuple(
            entry_of(
                s, machine.get(s.id), last.get(s.id), asides.get(s.id), appraised.get(s.id, ())
            )
            for s in sorted(inside, key=lambda s: min(x.start for x in s.content))
        ),
        total=len(statements),
        copies=tuple(copies),
        picture=(picture or _page_at(document, part.start)) if is_pdf and is_beside else 0,
        has_frame=document.media_type == "text/html",
        is_beside=is_beside and document.media_type in ("text/html", "application/pdf"),
        codes=tuple((code.id, code.label) for code in codebook.codes),
        choices=CHOICES,
        actors=tuple(sorted(((a.id, a.name) for a in actors), key=lambda pair: pair[1])),
        agreements=tuple(agreements),
        said=said,
        begun=begun,
        editing=editing.id if editing else "",
        fields=fields_of(editing) if editing else (),
        aside=aside,
        appraised=appraised.get(document.id, ()),
    )


def _is_in(part: Part, place: int) -> bool:
    return part.start <= place < part.end


def _page_at(document: Document, place: int) -> int:
    return next((p.number for p in document.pages if p.start <= place < p.end), 1)


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its actions on the application."""

    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def show(
        request: Request,
        document_id: str,
        part: Annotated[int, Query(ge=1, le=100_000)] = 1,
        s: Annotated[str, Query(max_length=200)] = "",
        beside: Annotated[str, Query(max_length=10)] = "",
        page: Annotated[int, Query(ge=0, le=100_000)] = 0,
        said: Annotated[str, Query(max_length=300)] = "",
        lead: Annotated[str, Query(max_length=300)] = "",
        edit: Annotated[str, Query(max_length=200)] = "",
    ) -> HTMLResponse:
        document = site.document(document_id)
        statements = site.statements_in(document_id)
        wanted = next((x for x in statements if x.id == (edit or s)), None)
        holding = min(span.start for span in wanted.content) if wanted else _start(document, page)
        asked = lead_of(site.case.view(), lead) if lead else None
        if asked and asked.document_id != document_id:
            asked = None
        holding = asked.lead.start if asked else holding
        shown = part_of(document, number=part, holding=holding)
        context = build(
            document,
            statements,
            machine=site.machine(),
            last=site.said_last(),
            copies=_copies(site, document_id),
            codebook=site.norms().codebook,
            actors=site.actors(),
            agreements=[(name, a.title) for name, a in site.agreements()],
            part=shown,
            is_beside=bool(beside),
            picture=page,
            said=said,
            marks=[lead_mark(asked.lead)] if asked else [],
            begun=prefilled(document, asked.lead, statements) if asked else None,
            editing=wanted if edit else None,
            asides=site.asides(),
            aside=set_aside_documents(site.standing()).get(document_id),
            appraised=site.appraised(),
        )
        return site.page(request, "document.html", context)

    @app.post("/documents/{document_id}/edit")
    def edit_one(request: Request, document_id: str) -> Response:
        form = form_of(request)
        said, target = edited(site, form), form.get("statement")
        asked = urlencode({"s": target, "said": said})
        return go_to(f"/documents/{quote(document_id)}?{asked}#{quote(target)}")

    @app.post("/documents/{document_id}/statement")
    def decide(request: Request, document_id: str) -> Response:
        form = form_of(request)
        target, action = form.get("statement"), form.get("action")
        if action not in ACTIONS:
            raise BadInput(f"action {action!r}: choose one of {', '.join(ACTIONS)}")
        decision = Decision(TargetKind.STATEMENT, target, ACTIONS[action], form.get("reason"))
        site.decide(decision)
        return go_to(f"/documents/{quote(document_id)}?s={quote(target)}#{target}")


def _start(document: Document, page: int) -> int | None:
    return next((p.start for p in document.pages if p.number == page), None)


def _copies(site: Site, document_id: str) -> list[Document]:
    """Other documents that tell the same story, as lineage has it."""
    documents = site.documents()
    groups = site.groups()
    mine = groups.get(document_id)
    return [documents[d] for d, group in groups.items() if group == mine and d != document_id]
