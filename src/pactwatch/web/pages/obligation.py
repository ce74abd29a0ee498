"""One obligation: its text, element matrix, evidence by origin, flip set, trace."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from pactwatch.case import Explanation
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import Status
from pactwatch.web.pages.asked import Asked, read_asked

if TYPE_CHECKING:
    from pactwatch.web.app import Site


@dataclass(frozen=True, slots=True)
class Cited:
    """One statement as a list shows it."""

    statement: Statement
    words: str
    through: str


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


def cite(statement: Statement) -> Cited:
    """A statement with its words on one line and the way they came."""
    words = " ".join(joined(statement.content).split())
    through = " › ".join(node.name for node in statement.chain)
    return Cited(statement, words, through or "the article's own voice")


def register(app: FastAPI, site: "Site") -> None:
    """Put the page on the application."""

    @app.get("/obligations/{obligation_id}", response_class=HTMLResponse)
    def show(
        obligation_id: str, as_of: str = "", known_at: str = "", rules: str = ""
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        explanation = site.case.explain(
            obligation_id, as_of=asked.as_of, known_at=asked.known_at, rules=asked.rules
        )
        return site.page("obligation.html", build(explanation, asked))
