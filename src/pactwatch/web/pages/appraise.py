"""How far a paper or a statement can be relied on, said on the page of its document.

The same as `pactwatch appraise`: that the paper is the act's own record, that a statement was
compared with what it comes from, how credible it is by itself. Goes out: the same page, with a
sentence on the rows that moved.
"""

from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response

from pactwatch.case.appraising import appraisal, appraisal_back
from pactwatch.domain.review import Decision
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form
from pactwatch.web.site import Site, form_of, go_to

RECORD, AGAINST, CREDIBILITY, BACK = "record", "against", "credibility", "back"


def register(app: FastAPI, site: Site) -> None:
    """Put the action on the application."""

    @app.post("/documents/{document_id}/appraise")
    def appraise(request: Request, document_id: str) -> Response:
        form = form_of(request)
        statement = form.get("statement")
        site.decide(_decision(site, statement or document_id, form))
        asked = {"said": say("doc.appraised")} | ({"s": statement} if statement else {})
        place = f"#{quote(statement)}" if statement else "#said"
        return go_to(f"/documents/{quote(document_id)}?{urlencode(asked)}{place}")


def _decision(site: Site, target: str, form: Form) -> Decision:
    """What the pressed button says. Raises BadInput for a button that is none."""
    said, reason = form.get("what"), form.get("reason")
    if said == BACK:
        return appraisal_back(site.case.view(), target, reason)
    if said == RECORD:
        return appraisal(target, is_record=True, reason=reason)
    if said == AGAINST:
        return appraisal(target, against=form.get("against"), reason=reason)
    if said == CREDIBILITY:
        return appraisal(target, credibility=_grade(form.get("credibility")), reason=reason)
    known = ", ".join((RECORD, AGAINST, CREDIBILITY, BACK))
    raise BadInput(f"what {said!r}: expected one of {known}")


def _grade(text: str) -> int:
    if text not in {"2", "3", "4", "5", "6"}:
        raise BadInput(f"credibility {text!r}: expected a number from 2 to 6; choose one")
    return int(text)
