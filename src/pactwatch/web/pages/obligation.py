"""One obligation: the text, what must be shown, evidence by origin, what would change the verdict.

A person accepts, rejects and marks as reviewed here, through the functions of the queue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case import Explanation, RowFile
from pactwatch.case.cited import MOST_LEADS
from pactwatch.case.rows import Deed
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import Assumption, ReviewState
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import Status, Verdict
from pactwatch.errors import BadInput
from pactwatch.web.guard import local_path
from pactwatch.web.pages import more
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.cited import (
    Cited,
    CitedAgain,
    CitedLead,
    cite,
    cite_again,
    cite_leads,
    cite_pairs,
    cite_untied,
)
from pactwatch.web.pages.exhibits import Side, first_of, sides_of
from pactwatch.web.site import Site, form_of, go_to
from pactwatch.weigh.verdict.parts import sides_told

Word = Annotated[str, Query(max_length=100)]

# What the page shows of long lists; the pages behind it hold all.
MOST_PAIRS, MOST_CITED, MOST_DEEDS = 10, 10, 50
ACTIONS = {
    "accept": Action.ACCEPT,
    "reject": Action.REJECT,
    "reopen": Action.REOPEN,
    "done": Action.DONE,
    "dismiss": Action.DISMISS,
}


@dataclass(frozen=True, slots=True)
class ObligationPage:
    """What the page shows.

    `title`; the `explanation` (obligation, board row, statements); `asked` the dates; `shown` the
    status whose reasons follow, `is_provisional` if it counts open suggestions; `sides` the first
    evidence by bearing and origin; `contradictions` the first pairs that do not go together, with
    the reason; `again` the first matters that are told more than once; `flips` the removals that
    change the verdict, in words, each with what it would be; `assumptions` with their state; `file`
    everything else on record; `characterisations` the first retellings of the promise;
    `quarantined` the first of what is not counted; `untied` the first claims of the duty's
    conduct that nothing ties to it, each with its code and why; `leads` the likeliest sentences
    that may tell of it and were not read so; `history` the newest decisions;
    `totals` how many there are of what is cut; `waiting` how many suggestions are open;
    `counted` by link what a piece of evidence is judged by; `parts` what is told of each of several
    sides that owe the duty, a sentence each; `query` the tail of the address.
    """

    title: str
    explanation: Explanation
    asked: Asked
    shown: Status
    is_provisional: bool
    sides: tuple[Side, ...]
    contradictions: tuple[tuple[Cited, Cited, str], ...]
    again: tuple[CitedAgain, ...]
    flips: tuple[tuple[tuple[str, ...], Verdict], ...]
    assumptions: tuple[tuple[Assumption, ReviewState], ...]
    file: RowFile
    characterisations: tuple[Cited, ...]
    quarantined: tuple[Cited, ...]
    untied: tuple[tuple[Cited, str, str], ...]
    leads: tuple[CitedLead, ...]
    history: tuple[Deed, ...]
    totals: Mapping[str, int]
    waiting: int
    counted: Mapping[str, str]
    parts: tuple[str, ...]
    query: str

    @property
    def names(self) -> Mapping[str, str]:
        """What actors are called, by id."""
        return self.explanation.names


def build(
    explanation: Explanation, file: RowFile, actors: Iterable[Actor], asked: Asked
) -> ObligationPage:
    """Arrange what is on record about one row."""
    shown = explanation.row.shown
    known = {actor.id: actor for actor in actors}
    open_links = sum(one.state is ReviewState.PROPOSED and not one.aside for one in file.evidence)
    open_assumptions = sum(state is ReviewState.PROPOSED for _, state in file.assumptions)
    sides = sides_of(file.evidence, known, explanation.sources, verdict=shown.verdict)
    called = {o.id: o.name for side in sides for o in side.origins} | dict(shown.called)
    called |= {actor.id: actor.name for actor in known.values()}
    return ObligationPage(
        title=explanation.obligation.id,
        explanation=explanation,
        asked=asked,
        shown=shown,
        is_provisional=shown is explanation.row.provisional,
        sides=tuple(first_of(side) for side in sides),
        again=cite_again(explanation.beside.again[:MOST_PAIRS]),
        contradictions=cite_pairs(explanation.beside.opposed[:MOST_PAIRS]),
        flips=tuple(
            (_in_words(removal, called), to)
            for removal, to in zip(shown.flip_set, shown.flips_to, strict=True)
        ),
        assumptions=file.assumptions,
        file=file,
        characterisations=tuple(cite(s) for s in file.characterisations[:MOST_CITED]),
        quarantined=_quarantined(explanation)[:MOST_CITED],
        untied=cite_untied(explanation.untied[:MOST_CITED]),
        leads=cite_leads(explanation.leads[:MOST_LEADS], explanation.places),
        history=file.history[: -MOST_DEEDS - 1 : -1],
        counted=explanation.counted(),
        parts=sides_told(shown.parts, shown.unassigned, is_doing=explanation.obligation.is_doing),
        totals={
            "contradictions": len(explanation.beside.opposed),
            "again": len(explanation.beside.again),
            "characterisations": len(file.characterisations),
            "quarantined": len(shown.quarantined),
            "untied": len(explanation.untied),
            "leads": len(explanation.leads),
            "history": len(file.history),
        },
        waiting=open_links + open_assumptions,
        query=asked.query,
    )


def _quarantined(explanation: Explanation) -> tuple[Cited, ...]:
    found, ids = explanation.statements, explanation.row.shown.quarantined
    return tuple(cite(found[i]) for i in ids if i in found)


def _in_words(removal: tuple[str, ...], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_removed(one, called) for one in removal)


def _removed(one: str, called: Mapping[str, str]) -> str:
    """An origin by the name people know, an assumption by its text."""
    kind, _, name = one.partition(":")
    return called.get(name, name.replace("-", " ")) if kind == "origin" else name


def _decide(site: Site, kind: str, target: str, action: str, reason: str) -> None:
    if kind not in ("LINK", "ASSUMPTION", "OBLIGATION", "LEAD") or action not in ACTIONS:
        raise BadInput(f"{action!r} on {kind!r}: not decided on this page")
    site.decide(Decision(TargetKind(kind), target, ACTIONS[action], reason))


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its actions on the application."""
    # Before the page: an id may hold a slash ("II/3"), so that its address would take in "/more".
    more.register(app, site)

    @app.get("/obligations/{obligation_id:path}", response_class=HTMLResponse)
    def show(
        request: Request,
        obligation_id: str,
        as_of: Word = "",
        known_at: Word = "",
        rules: Word = "",
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        explanation = site.explain(obligation_id, asked)
        file = site.row_file(obligation_id, asked)
        norms = site.norms() if asked.known_at is None else site.case.norms(asked.known_at)
        return site.page(request, "obligation.html", build(explanation, file, norms.actors, asked))

    @app.post("/obligations/{obligation_id:path}/decide")
    def decide(request: Request, obligation_id: str) -> Response:
        form = form_of(request)
        action, reason = form.get("action"), form.get("reason")
        _decide(site, form.get("kind"), form.get("target"), action, reason)
        here = f"/obligations/{quote(obligation_id)}{form.get('more')}{form.get('query')}"
        return go_to(local_path(here))
