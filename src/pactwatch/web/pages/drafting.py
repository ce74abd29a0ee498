"""What the editor's form does to a draft: text, head, actor, obligation, arithmetic, save.

Every action gives the page anew with what was typed; only *save* and the agreement's own text are
kept in the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.agreements import Draft, check_draft, check_name, deadline
from pactwatch.case.drafting import with_actor, with_head, with_obligation
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form
from pactwatch.web.pages.agreements import ELEMENTS, build
from pactwatch.web.site import Site, form_of, go_to

# Duties whose codes name what is forbidden or prevented stand in an ACT element.
ACT_POLARITIES = {"REFRAIN", "PREVENT", "ENSURE", "PERMIT"}
# What stays in the form after an obligation was taken in: the next one is split off the same words.
KEPT = ("text", "provision", "theme", "promisor", "target", "since")
Word = Annotated[str, Query(max_length=40)]


@dataclass(frozen=True, slots=True)
class Step:
    """What one action gives: the text, what the form keeps, the sentence that says it."""

    text: str
    typed: Form
    said: str = ""
    sum: str = ""


def new_obligation(form: Form) -> dict[str, Any]:
    """The fields of an obligation out of the form; dates with their arithmetic."""
    codes, polarity = form.all("codes"), form.get("polarity", "DO")
    fields: dict[str, Any] = {
        "id": form.get("id"),
        "title": form.get("title"),
        "provision": form.get("provision"),
        "text": " ".join(form.get("text").split()),
        "theme": form.get("theme"),
        "promisor": form.all("promisor"),
        "target": form.all("target"),
        "polarity": polarity,
        "kind": form.get("kind", "RESULT"),
        "since": form.get("since"),
    }
    fields["performs" if polarity not in ACT_POLARITIES else "codes"] = codes
    if found := _deadline(form):
        fields["deadline"] = found
    return fields


def _deadline(form: Form) -> dict[str, str]:
    found: dict[str, str] = {}
    if form.get("from"):
        day, basis = arithmetic_of(form)
        found = {"computed": day.isoformat(), "basis": basis}
    return found | ({"practised": form.get("practised")} if form.get("practised") else {})


def new_elements(form: Form) -> list[dict[str, Any]]:
    """The elements a person split the words into; rows without words are left out."""
    found = []
    for n in range(1, ELEMENTS + 1):
        text = " ".join(form.get(f"element_text_{n}").split())
        settled = form.get(f"element_settled_{n}")
        if text:
            found.append({
                "type": form.get(f"element_type_{n}", "QUALIFIER"), "text": text,
                "satisfied_by_text": settled,
                "required": None if form.get(f"element_required_{n}", "yes") == "yes" else False,
            })  # fmt: skip
    return found


def arithmetic_of(form: Form) -> tuple[date, str]:
    """The deadline the form asks for. Raises BadInput for what is no day."""
    return deadline(_day(form, "from"), form.number("count"), form.get("unit", "days"))


def _day(form: Form, field: str) -> date:
    try:
        return date.fromisoformat(form.get(field))
    except ValueError as error:
        raise BadInput(f"{field} {form.get(field)!r}: not a day; write YYYY-MM-DD") from error


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _head(text: str, form: Form) -> Step:
    title, signed = form.get("head_title"), _day(form, "signed")
    if not title:
        raise BadInput("title: none given; give the name of the agreement")
    territory = _parts(form.get("territory"))
    return Step(with_head(text, title=title, signed=signed, territory=territory),
                form.only(name for name in KEPT if name != "since"),
                say("agreements.head_taken"))  # fmt: skip


def _actor(text: str, form: Form) -> Step:
    fields = {
        "names": _parts(form.get("actor_names")),
        "kind": form.get("actor_kind"),
        "role": form.get("actor_role"),
        "areas": _parts(form.get("actor_areas")),
    }
    text = with_actor(text, fields, is_party=bool(form.get("is_party")))
    return Step(text, form.only(KEPT), say("agreements.actor_taken", name=fields["names"][0]))


def _add(text: str, form: Form) -> Step:
    text = with_obligation(text, new_obligation(form), new_elements(form))
    return Step(text, form.only(KEPT), say("agreements.taken", id=form.get("id")))


def _sum(text: str, form: Form) -> Step:
    return Step(text, form, sum=arithmetic_of(form)[1])


def _check(text: str, form: Form) -> Step:
    return Step(text, form)


STEPS: dict[str, Callable[[str, Form], Step]] = {
    "head": _head,
    "actor": _actor,
    "add": _add,
    "sum": _sum,
    "check": _check,
}


def register(app: FastAPI, site: Site) -> None:
    """Put the editor's actions on the application."""

    @app.get("/arithmetic", response_class=HTMLResponse)
    def arithmetic(
        request: Request,
        begin: Annotated[str, Query(max_length=20, alias="from")] = "",
        count: Word = "",
        unit: Word = "days",
    ) -> HTMLResponse:
        form = Form({"from": [begin], "count": [count], "unit": [unit]})
        try:
            said = arithmetic_of(form)[1] if begin else ""
        except BadInput as error:
            said = str(error)
        return site.page(request, "sum.html", said)

    @app.post("/agreements/{name}")
    def work(request: Request, name: str) -> Response:
        return _work(request, site, check_name(name))


def _work(request: Request, site: Site, name: str) -> Response:
    form = form_of(request)
    text, action = form.get("toml").replace("\r\n", "\n") + "\n", form.get("action")
    try:
        if action == "save":
            site.case.save_agreement(name, text)
            return go_to(f"/agreements/{quote(name)}?said={quote(say('agreements.saved'))}")
        if action == "source":
            site.case.save_agreement_text(name, form.get("source").replace("\r\n", "\n") + "\n")
            step = Step(text, form, say("agreements.source_taken"))
        elif action in STEPS:
            step = STEPS[action](text, form)
        else:
            raise BadInput(f"action {action!r}: choose one of save, source, {', '.join(STEPS)}")
    except BadInput as error:  # what was typed must not be lost over a wrong day
        page = build(site, Draft(name, text, None, str(error)), typed=form, is_refused=True)
        return site.page(request, "editor.html", page, 422)
    draft = check_draft(name, step.text)
    page = build(site, draft, typed=step.typed, arithmetic=step.sum, said=step.said)
    return site.page(request, "editor.html", page)
