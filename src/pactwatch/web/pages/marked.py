"""What a person makes of marked words: a statement, a mention, a flag, the text of an obligation.

Comes in: the form of the document page with `start-end` ranges in code points. Goes out: a decision
anchored at exactly those words, or the agreements editor with the words in it.
"""

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response

from pactwatch.case import add_decision, own_statement
from pactwatch.case.agreements import check_name
from pactwatch.case.amounts import amount_of
from pactwatch.case.marks import flag_decision, marked_words, mention_decision, statement_at
from pactwatch.case.own import ranges_of
from pactwatch.domain.document import Document
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form
from pactwatch.web.site import Site, form_of, go_to

Range = tuple[int, int]


def ranges(form: Form, part: str) -> list[Range]:
    """The marked ranges of a part as `start-end` code points. Raises BadInput for anything else."""
    return ranges_in(form.all(part), part)


def ranges_in(texts: list[str], part: str) -> list[Range]:
    """`start-end` texts as ranges in reading order. Raises BadInput naming the part."""
    found = []
    for text in texts:
        start, dash, end = text.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal()):
            raise BadInput(f"{part} {text!r}: expected start-end in characters; mark the words")
        found.append((int(start), int(end)))
    return sorted(found)


def words_of(document: Document, form: Form, part: str) -> list[Range]:
    """The marked ranges, with the words typed instead of marked. Raises BadInput for none."""
    typed = [form.get("words")] if form.get("words") else []
    found = sorted([*ranges(form, part), *ranges_of(document, typed)])
    if not found:
        raise BadInput(f"{document.path}: no words are marked; select them in the text")
    return found


def own_of(document: Document, form: Form) -> Statement:
    """A person's own statement out of the form."""
    return own_statement(
        document,
        words_of(document, form, "content"),
        cue=ranges(form, "cue"),
        source=ranges(form, "source"),
        labels=own_labels(form),
    )


def own_labels(form: Form) -> dict[str, Any]:
    """The fields of a person's own statement out of the form."""
    name = form.get("speaker")
    speaker = {
        "name": name or None,
        "status": form.get("status") or ("NAMED" if name else "ARTICLE_VOICE"),
        "mention": name or None,
        "organisation": form.get("organisation") or None,
    }
    labels: dict[str, Any] = {"speaker": speaker}
    labels |= {f: form.get(f) for f in ("speech_act", "factuality", "basis") if form.get(f)}
    claim = _claim(form)
    return labels | ({"claims": [claim]} if claim else {})


def _claim(form: Form) -> dict[str, Any] | None:
    if not form.get("conduct"):
        return None
    when = form.get("when")
    return {
        "conduct": form.get("conduct"),
        "agent": _names(form.get("agent")),
        "counterpart": _names(form.get("counterpart")),
        "place": form.get("place") or None,
        "when": when or None,
        "when_basis": "STATED" if when else None,
        "polarity": form.get("polarity") or "+",
        "quantity": amount_of(form.get("quantity")) if form.get("quantity") else None,
        "knowledge": form.get("knowledge") or None,
    }


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]


def register(app: FastAPI, site: Site) -> None:
    """Put what marked words become on the application."""

    @app.post("/documents/{document_id}/own")
    def own(request: Request, document_id: str) -> Response:
        form = form_of(request)
        statement = own_of(site.document(document_id), form)
        site.decide(add_decision(statement, form.get("reason")))
        return _back(document_id, statement.id, say("marked.own"))

    @app.post("/documents/{document_id}/mention")
    def mention(request: Request, document_id: str) -> Response:
        return _mention(site, site.document(document_id), form_of(request))

    @app.post("/documents/{document_id}/flag")
    def flag(request: Request, document_id: str) -> Response:
        return _flag(site, site.document(document_id), form_of(request))

    @app.post("/documents/{document_id}/provision")
    def provision(request: Request, document_id: str) -> Response:
        return _provision(site.document(document_id), form_of(request))


def _mention(site: Site, document: Document, form: Form) -> Response:
    words = words_of(document, form, "mention")[0]
    name = marked_words(document, [words])
    reason = form.get("reason") or say("marked.mention_reason", name=name, path=document.path)
    decision = mention_decision(document, words, form.get("actor"), site.actors(), reason)
    site.decide(decision)
    actor = next(a.name for a in site.actors() if a.id == form.get("actor"))
    return _back(document.id, "", say("marked.mention", name=name, actor=actor))


def _flag(site: Site, document: Document, form: Form) -> Response:
    here = (s for s in site.statements().values() if s.document_id == document.id)
    statement = statement_at(document, words_of(document, form, "flag"), here)
    try:
        code, severity = FlagCode(form.get("code")), Severity(form.get("severity") or "WARN")
    except ValueError as error:
        raise BadInput(f"flag: {error}; choose one of the list") from error
    site.decide(flag_decision(statement, code, severity, form.get("reason")))
    return _back(document.id, statement.id, say("marked.flag"))


def _provision(document: Document, form: Form) -> Response:
    """To the editor, with the words as ranges: the address stays short and the words exact."""
    words = words_of(document, form, "provision")
    marked_words(document, words)
    name = check_name(form.get("new") or form.get("agreement"))
    asked = [("document", document.id), *(("words", f"{start}-{end}") for start, end in words)]
    return go_to(f"/agreements/{quote(name)}?{urlencode(asked)}#marked")


def _back(document_id: str, statement_id: str, said: str) -> Response:
    asked = urlencode([(k, v) for k, v in (("s", statement_id), ("said", said)) if v])
    return go_to(f"/documents/{quote(document_id)}?{asked}#{statement_id or 'said'}")
