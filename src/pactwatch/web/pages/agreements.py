"""The agreements editor: paste or open a text, split it into obligations, check, save.

Checking saves nothing. Saving writes the TOML of the case and takes it in as a new version.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.agreements import (
    UNITS,
    Draft,
    check_draft,
    check_name,
    deadline,
    obligation_block,
    skeleton,
)
from pactwatch.domain.agreement import Agreement, DutyKind, DutyPolarity
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form
from pactwatch.web.site import Site, form_of, go_to

# Duties whose codes name what is forbidden or prevented stand in an ACT element.
ACT_POLARITIES = {"REFRAIN", "PREVENT", "ENSURE", "PERMIT"}


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """What the list shows: `title`, the `agreements` by file name, `said` what was done last."""

    title: str
    agreements: tuple[tuple[str, Agreement], ...]
    said: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    """What the editor shows.

    `title`; the `draft` with what is wrong in it; `codes` of the codebook; `polarities` and
    `kinds` of duties; `units` for arithmetic and its `sum` as a sentence; `said` what was done.
    """

    title: str
    draft: Draft
    codes: tuple[tuple[str, str], ...]
    polarities: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    sum: str
    said: str


def build(site: Site, draft: Draft, *, arithmetic: str = "", said: str = "") -> EditorPage:
    """The editor around a draft."""
    codes = tuple((code.id, code.label) for code in site.norms().codebook.codes)
    return EditorPage(
        title=draft.name,
        draft=draft,
        codes=codes,
        polarities=tuple(DutyPolarity),
        kinds=tuple(DutyKind),
        units=UNITS,
        sum=arithmetic,
        said=said,
    )


def new_obligation(form: Form) -> dict[str, Any]:
    """The fields of an obligation out of the form; dates with their arithmetic."""
    codes, polarity = form.all("codes"), form.get("polarity", "DO")
    fields: dict[str, Any] = {
        "id": form.get("id"),
        "title": form.get("title"),
        "provision": form.get("provision"),
        "text": " ".join(form.get("text").split()),
        "theme": form.get("theme"),
        "promisor": _words(form.get("promisor")),
        "target": _words(form.get("target")),
        "polarity": polarity,
        "kind": form.get("kind", "RESULT"),
        "since": form.get("since"),
    }
    fields["performs" if polarity not in ACT_POLARITIES else "codes"] = codes
    if form.get("from"):
        day, basis = arithmetic_of(form)
        fields["deadline"] = {"computed": day.isoformat(), "basis": basis}
    return fields


def arithmetic_of(form: Form) -> tuple[date, str]:
    """The deadline the form asks for. Raises BadInput for what is no day."""
    try:
        start = date.fromisoformat(form.get("from"))
    except ValueError as error:
        raise BadInput(f"from {form.get('from')!r}: not a day; write YYYY-MM-DD") from error
    return deadline(start, form.number("count"), form.get("unit", "days"))


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _text_of(site: Site, name: str) -> str:
    record = site.case.view().case_file(f"agreements/{name}.toml")
    if record is None:
        raise BadInput(f"agreement {name}: not in this case; see the list of agreements")
    return record.value.content


def register(app: FastAPI, site: Site) -> None:
    """Put the list and the editor on the application."""

    @app.get("/agreements", response_class=HTMLResponse)
    def show(request: Request, said: Annotated[str, Query(max_length=300)] = "") -> HTMLResponse:
        files = [r.value.name for r in site.case.view().case_files() if r.value.content]
        names = [n for n in files if n.startswith("agreements/")]
        found = [(n.split("/")[1].removesuffix(".toml"), a) for n, a in
                 zip(sorted(names), site.norms().agreements, strict=True)]  # fmt: skip
        page = AgreementsPage("Agreements", tuple(found), said)
        return site.page(request, "agreements.html", page)

    @app.post("/agreements")
    def begin(request: Request) -> Response:
        name = check_name(form_of(request).get("name"))
        draft = check_draft(name, skeleton(name, site.case.clock().date()))
        return site.page(request, "editor.html", build(site, draft))

    @app.get("/agreements/{name}", response_class=HTMLResponse)
    def edit(
        request: Request, name: str, said: Annotated[str, Query(max_length=300)] = ""
    ) -> HTMLResponse:
        draft = check_draft(name, _text_of(site, check_name(name)))
        return site.page(request, "editor.html", build(site, draft, said=said))

    @app.post("/agreements/{name}")
    def work(request: Request, name: str) -> Response:
        return _work(request, site, check_name(name))


def _work(request: Request, site: Site, name: str) -> Response:
    form = form_of(request)
    text, arithmetic = form.get("toml").replace("\r\n", "\n") + "\n", ""
    action = form.get("action")
    if action == "save":
        site.case.save_agreement(name, text)
        return go_to(f"/agreements/{quote(name)}?said={quote(say('agreements.saved'))}")
    try:
        if action == "add":
            text += obligation_block(new_obligation(form))
        elif action == "sum":
            arithmetic = arithmetic_of(form)[1]
        elif action != "check":
            raise BadInput(f"action {action!r}: choose one of save, check, add, sum")
    except BadInput as error:  # what was typed must not be lost over a wrong day
        draft = Draft(name, text, None, str(error))
        return site.page(request, "editor.html", build(site, draft), 422)
    return site.page(
        request, "editor.html", build(site, check_draft(name, text), arithmetic=arithmetic)
    )
