"""One obligation: the text, what must be shown, evidence by origin, what would change the verdict.

A person accepts, rejects and marks as reviewed here, through the functions of the queue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case import Explanation, LinkedEvidence, RowFile
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import Assumption, Bearing, ReviewState
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.domain.status import Status
from pactwatch.errors import BadInput
from pactwatch.web.guard import local_path
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.site import Site, form_of, go_to

Word = Annotated[str, Query(max_length=100)]

# Which side of the page a bearing stands on, in reading order.
SIDES: tuple[tuple[str, tuple[Bearing, ...]], ...] = (
    ("carrying", (Bearing.SUPPORTS_BREACH, Bearing.SUPPORTS_PERFORMANCE)),
    ("against", (Bearing.REBUTS, Bearing.DENIES, Bearing.UNDERCUTS)),
    ("beside", (Bearing.MITIGATES,)),
    ("context", (Bearing.CONTEXT, Bearing.NEUTRAL)),
)
ACTIONS = {
    "accept": Action.ACCEPT,
    "reject": Action.REJECT,
    "reopen": Action.REOPEN,
    "done": Action.DONE,
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence as the page shows it, with the words of its statement."""

    evidence: LinkedEvidence
    cited: Cited


@dataclass(frozen=True, slots=True)
class Origin:
    """Evidence that goes back to one source: its name, grade and way of knowing, if recorded.

    `exhibits` holds one telling of each story, `copies` the further ones, which add nothing.
    """

    name: str
    reliability: str
    access_path: str
    exhibits: tuple[Exhibit, ...]
    copies: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence that bears one way; `name` is a key of the catalogue."""

    name: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class ObligationPage:
    """What the page shows.

    `title`; the `explanation` (obligation, board row, statements); `asked` the dates; `shown` the
    status whose reasons follow, `is_provisional` if it counts open suggestions; `sides` the
    evidence by bearing and origin; `contradictions` pairs that do not go together, with the
    reason; `flips` the
    removals that change the verdict, in words; `assumptions` with their state; `file` everything
    else on record; `characterisations` retellings of the promise; `quarantined` what is not
    counted; `waiting` how many suggestions are open; `query` the tail of the address.
    """

    title: str
    explanation: Explanation
    asked: Asked
    shown: Status
    is_provisional: bool
    sides: tuple[Side, ...]
    contradictions: tuple[tuple[Cited, Cited, str], ...]
    flips: tuple[tuple[str, ...], ...]
    assumptions: tuple[tuple[Assumption, ReviewState], ...]
    file: RowFile
    characterisations: tuple[Cited, ...]
    quarantined: tuple[Cited, ...]
    waiting: int
    query: str

    def carriers(self, exhibit: Exhibit) -> str:
        """Through whom it came, by the names people know."""
        names = self.explanation.names
        return ", ".join(names.get(c, c.replace("-", " ")) for c in exhibit.evidence.carriers)


def build(
    explanation: Explanation, file: RowFile, actors: Iterable[Actor], asked: Asked
) -> ObligationPage:
    """Arrange what is on record about one row."""
    shown = explanation.row.shown
    known = {actor.id: actor for actor in actors}
    exhibits = [Exhibit(one, cite(one.statement)) for one in file.evidence]
    called = {e.evidence.origin: _plain(e.evidence.origin, [e]) for e in exhibits}
    called |= {actor.id: actor.name for actor in known.values()}
    open_links = sum(one.state is ReviewState.PROPOSED for one in file.evidence)
    open_assumptions = sum(state is ReviewState.PROPOSED for _, state in file.assumptions)
    return ObligationPage(
        title=explanation.obligation.id,
        explanation=explanation,
        asked=asked,
        shown=shown,
        is_provisional=shown is explanation.row.provisional,
        sides=_sides(exhibits, known),
        contradictions=tuple((cite(o.one), cite(o.other), o.reason) for o in explanation.opposed),
        flips=tuple(_in_words(removal, called) for removal in shown.flip_set),
        assumptions=file.assumptions,
        file=file,
        characterisations=tuple(cite(s) for s in file.characterisations),
        quarantined=_cited(explanation.statements, shown.quarantined),
        waiting=open_links + open_assumptions,
        query=asked.query,
    )


def _sides(exhibits: Iterable[Exhibit], actors: Mapping[str, Actor]) -> tuple[Side, ...]:
    exhibits = list(exhibits)
    sides = []
    for name, bearings in SIDES:
        mine = [e for e in exhibits if e.evidence.link.bearing in bearings]
        if mine:
            sides.append(Side(name, _origins(mine, actors)))
    return tuple(sides)


def _origins(exhibits: Iterable[Exhibit], actors: Mapping[str, Actor]) -> tuple[Origin, ...]:
    grouped: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        grouped.setdefault(exhibit.evidence.origin, []).append(exhibit)
    return tuple(_origin(name, found, actors.get(name)) for name, found in grouped.items())


def _origin(slug: str, exhibits: list[Exhibit], actor: Actor | None) -> Origin:
    firsts, copies = _firsts(exhibits)
    if actor is None:
        return Origin(_plain(slug, exhibits), "", "", firsts, copies)
    reliability = actor.reliability.value if actor.reliability.value != "F" else ""
    return Origin(actor.name, reliability, actor.access_path or "", firsts, copies)


def _firsts(exhibits: list[Exhibit]) -> tuple[tuple[Exhibit, ...], tuple[Exhibit, ...]]:
    """One telling of each story by what it is about; what people accepted comes first."""
    order = {ReviewState.ACCEPTED: 0, ReviewState.PROPOSED: 1, ReviewState.REJECTED: 2}
    firsts: dict[tuple[str, str], Exhibit] = {}
    copies = []
    for exhibit in sorted(exhibits, key=lambda e: order[e.evidence.state]):
        story = (exhibit.evidence.group, exhibit.evidence.link.code)
        if firsts.setdefault(story, exhibit) is not exhibit:
            copies.append(exhibit)
    return tuple(firsts.values()), tuple(copies)


def _plain(slug: str, exhibits: list[Exhibit]) -> str:
    """A source nobody has entered as an actor: as the text calls it."""
    speaker = exhibits[0].evidence.statement.speaker
    return speaker.name or speaker.mention or exhibits[0].cited.through or slug


def _in_words(removal: tuple[str, ...], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_removed(one, called) for one in removal)


def _removed(one: str, called: Mapping[str, str]) -> str:
    """An origin by the name people know, an assumption by its text."""
    kind, _, name = one.partition(":")
    return called.get(name, name.replace("-", " ")) if kind == "origin" else name


def _cited(statements: Mapping[str, Statement], ids: Iterable[str]) -> tuple[Cited, ...]:
    return tuple(cite(statements[i]) for i in ids if i in statements)


def _decide(site: Site, kind: str, target: str, action: str, reason: str) -> None:
    if kind not in ("LINK", "ASSUMPTION", "OBLIGATION") or action not in ACTIONS:
        raise BadInput(f"{action!r} on {kind!r}: not decided on this page")
    site.decide(Decision(TargetKind(kind), target, ACTIONS[action], reason))


def register(app: FastAPI, site: Site) -> None:
    """Put the page and its actions on the application."""

    @app.get("/obligations/{obligation_id}", response_class=HTMLResponse)
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

    @app.post("/obligations/{obligation_id}/decide")
    def decide(request: Request, obligation_id: str) -> Response:
        form = form_of(request)
        action, reason = form.get("action"), form.get("reason")
        _decide(site, form.get("kind"), form.get("target"), action, reason)
        return go_to(local_path(f"/obligations/{obligation_id}{form.get('query')}"))
