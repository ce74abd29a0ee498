"""One obligation: its text, element matrix, evidence by origin, flip set, trace."""

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Explanation
from pactwatch.domain.status import Status
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.site import Site


@dataclass(frozen=True, slots=True)
class ObligationPage:
    """What the obligation's template shows."""

    title: str
    explanation: Explanation
    asked: Asked
    shown: Status
    is_provisional: bool
    evidence: tuple[Cited, ...]
    mitigation: tuple[Cited, ...]
    quarantined: tuple[Cited, ...]


def build(explanation: Explanation, asked: Asked) -> ObligationPage:
    """Gather the statements behind one row."""
    shown = explanation.row.shown
    return ObligationPage(
        title=explanation.obligation.id,
        explanation=explanation,
        asked=asked,
        shown=shown,
        is_provisional=shown is explanation.row.provisional,
        evidence=_cited(explanation, shown.evidence),
        mitigation=_cited(explanation, shown.mitigation),
        quarantined=_cited(explanation, shown.quarantined),
    )


def _cited(explanation: Explanation, ids: tuple[str, ...]) -> tuple[Cited, ...]:
    found = (explanation.statements.get(i) for i in ids)
    return tuple(cite(statement) for statement in found if statement is not None)


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/obligations/{obligation_id}", response_class=HTMLResponse)
    def show(
        request: Request, obligation_id: str, as_of: str = "", known_at: str = "", rules: str = ""
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        explanation = site.case.explain(
            obligation_id, as_of=asked.as_of, known_at=asked.known_at, rules=asked.rules
        )
        return site.page(request, "obligation.html", build(explanation, asked))
