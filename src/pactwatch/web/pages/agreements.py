"""The list of agreements, and the editor's page: text with its provisions, the form, the file.

An agreement is entered from its text: words are marked, become an obligation with its elements,
and stand in the file, which is checked on every step. `web.pages.drafting` acts on the form.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.agreements import UNITS, Draft, check_draft, check_name, skeleton
from pactwatch.case.drafting import Outline, outline
from pactwatch.case.marks import marked_words
from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.agreement import Agreement, DutyKind, DutyPolarity, ElementType
from pactwatch.errors import BadInput
from pactwatch.web.guard import Form
from pactwatch.web.pages.marked import ranges_in
from pactwatch.web.pages.pieces import Mark, Piece, cut_at, paragraphs
from pactwatch.web.site import Site, form_of, go_to

# Elements one form can split an obligation into; more are a second step or the file.
ELEMENTS = 4
ACTOR_KINDS = ("GOVERNMENT", "STATE", "ARMED_GROUP", "MONITORING_BODY", "ORGANISATION", "PERSON")
Word = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """What the list shows: `title`, the `agreements` by file name, `said` what was done last."""

    title: str
    agreements: tuple[tuple[str, Agreement], ...]
    said: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    """What the editor shows.

    `title`; the `draft` with its `outline` and the `problem` to be shown; the agreement's own text
    as `paragraphs` with its provisions marked, the whole `source` to be replaced, `unfound` ids
    whose words do not stand in it; `typed` what the form was left with; `codes` of the codebook;
    `choices` of the form, how many `elements` it splits into; `sum` the arithmetic as a sentence;
    `said` what was done last; `is_new` while the case has no such file, `is_changed` where the
    draft is not saved.
    """

    title: str
    draft: Draft
    problem: str
    outline: Outline
    paragraphs: tuple[tuple[Piece, ...], ...]
    source: str
    unfound: tuple[str, ...]
    typed: Form
    codes: tuple[tuple[str, str], ...]
    choices: Mapping[str, tuple[str, ...]]
    elements: int
    sum: str
    said: str
    is_new: bool
    is_changed: bool


def build(
    site: Site,
    draft: Draft,
    *,
    typed: Form | None = None,
    arithmetic: str = "",
    said: str = "",
    is_refused: bool = False,
) -> EditorPage:
    """The editor around a draft; a new one that is only begun has nothing wrong in it yet."""
    source, saved = text_of(site, f"{draft.name}.txt"), text_of(site, f"{draft.name}.toml")
    found = outline(draft.text)
    marks = list(provisions(source, found.obligations))
    return EditorPage(
        title=found.title or draft.name,
        draft=draft,
        problem=draft.problem if is_refused or saved or found.obligations else "",
        outline=found,
        paragraphs=paragraphs(cut_at(source, marks)),
        source=source,
        unfound=tuple(i for i, _ in found.obligations if i not in {m.statement for m in marks}),
        typed=typed or Form(),
        codes=tuple((code.id, code.label) for code in site.norms().codebook.codes),
        choices={
            "polarity": tuple(DutyPolarity),
            "kind": tuple(DutyKind),
            "unit": UNITS,
            "element": tuple(ElementType),
            "actor_kind": ACTOR_KINDS,
            "role": tuple(MonitorRole),
        },
        elements=ELEMENTS,
        sum=arithmetic,
        said=said,
        is_new=not saved,
        is_changed=draft.text.strip() != saved.strip(),
    )


def provisions(source: str, duties: tuple[tuple[str, str], ...]) -> Iterator[Mark]:
    """Where the words of each obligation stand in the text, whatever the white space between."""
    for duty, text in duties:
        for part in text.split(" … "):
            words = r"\s+".join(re.escape(word) for word in part.split())
            found = re.search(words, source) if words else None
            if found:
                yield Mark(*found.span(), "provision", duty)


def text_of(site: Site, name: str) -> str:
    """A file of the agreements' folder as the register knows it; empty where there is none."""
    record = site.case.view().case_file(f"agreements/{name}")
    return record.value.content if record else ""


def draft_of(site: Site, name: str) -> Draft:
    """The saved file, or the beginning of a new one."""
    text = text_of(site, f"{name}.toml") or skeleton(name, site.case.clock().date())
    return check_draft(name, text)


def _marked(site: Site, document_id: str, words: list[str]) -> Form | None:
    """The form with words marked in a document, as that page sent them."""
    if not document_id:
        return None
    document = site.document(document_id)
    text = marked_words(document, ranges_in(words, "words"))
    return Form({"text": [text], "provision": [(document.title or document.path)[:100]]})


def register(app: FastAPI, site: Site) -> None:
    """Put the list and the editor on the application."""

    @app.get("/agreements", response_class=HTMLResponse)
    def show(request: Request, said: Word = "") -> HTMLResponse:
        page = AgreementsPage("Agreements", tuple(site.agreements()), said)
        return site.page(request, "agreements.html", page)

    @app.post("/agreements")
    def begin(request: Request) -> Response:
        return go_to(f"/agreements/{quote(check_name(form_of(request).get('name')))}?begin=yes")

    @app.get("/agreements/{name}", response_class=HTMLResponse)
    def edit(
        request: Request,
        name: str,
        said: Word = "",
        begin: Word = "",
        document: Word = "",
        words: Annotated[list[str] | None, Query(max_length=40)] = None,
    ) -> HTMLResponse:
        draft = draft_of(site, check_name(name))
        page = build(site, draft, typed=_marked(site, document, words or []), said=said)
        if page.is_new and not (begin or document or page.source):
            raise BadInput(f"agreement {name}: not in this case; see the list of agreements")
        return site.page(request, "editor.html", page)
