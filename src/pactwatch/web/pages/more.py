"""The long lists of one obligation, a page at a time: all its evidence, all that does not go
together, what is quarantined, retellings, the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.case import Explanation, RowFile
from pactwatch.domain.actor import Actor
from pactwatch.errors import BadInput
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.cited import cite, cite_again, cite_leads, cite_pairs, cite_untied
from pactwatch.web.pages.exhibits import IDLE, SIDES, Side, cut, sides_of, size_of
from pactwatch.web.site import Site

Word = Annotated[str, Query(max_length=100)]
PER_PAGE = 30
LISTS = (
    "contradictions",
    "again",
    "characterisations",
    "quarantined",
    "untied",
    "leads",
    "history",
)
KINDS = (*(name for name, _ in SIDES), IDLE, *LISTS)


@dataclass(frozen=True, slots=True)
class MorePage:
    """What the page shows.

    `title`; the `obligation`'s id; `what` is listed; the evidence of this page (`side`), narrowed
    to one `origin` where one is asked for, or else its `entries`; `total` of them, this `page` of
    `pages`; `names` of actors by id; `counted` by link what evidence is judged by; `query` the
    dates in the address, `more` the part of the address that leads here, `tail` of it without the
    page.
    """

    title: str
    obligation: str
    what: str
    side: Side | None
    entries: Sequence[Any]
    origin: str
    total: int
    page: int
    pages: int
    names: Mapping[str, str]
    counted: Mapping[str, str]
    query: str
    more: str
    tail: str


def build(
    explanation: Explanation,
    file: RowFile,
    actors: Iterable[Actor],
    asked: Asked,
    what: str,
    *,
    origin: str = "",
    page: int = 1,
) -> MorePage:
    """One page of one list. Raises BadInput for a list that there is none of."""
    if what not in KINDS:
        raise BadInput(f"list {what!r}: choose one of {', '.join(KINDS)}")
    side = _side(explanation, file, actors, what, origin)
    entries = _entries(explanation, file, what)
    total = size_of(side) if side else len(entries)
    pages = max(1, -(-total // PER_PAGE))
    page = min(page, pages)
    start, end = (page - 1) * PER_PAGE, page * PER_PAGE
    named = {"what": what} | ({"origin": origin} if origin else {})
    tail = "&".join(filter(None, (asked.query.removeprefix("?"), urlencode(named))))
    return MorePage(
        title=explanation.obligation.id,
        obligation=explanation.obligation.id,
        what=what,
        side=cut(side, start, end) if side else None,
        entries=entries[start:end],
        origin=side.origins[0].name if side and origin and side.origins else "",
        total=total,
        page=page,
        pages=pages,
        names=explanation.names,
        counted=explanation.counted(),
        query=f"?{tail}&page={page}",
        more="/more",
        tail=tail,
    )


def _side(
    explanation: Explanation, file: RowFile, actors: Iterable[Actor], what: str, origin: str
) -> Side | None:
    if what in LISTS:
        return None
    known = {actor.id: actor for actor in actors}
    verdict = explanation.row.shown.verdict
    sides = sides_of(file.evidence, known, explanation.sources, verdict=verdict)
    side = next((s for s in sides if s.name == what), Side(what, ()))
    kept = tuple(o for o in side.origins if origin in ("", o.id))
    return replace(side, origins=kept, total=len(kept))


def _entries(explanation: Explanation, file: RowFile, what: str) -> Sequence[Any]:
    """The list as its part of the template takes it."""
    if what == "contradictions":
        return cite_pairs(explanation.beside.opposed)
    if what == "again":
        return cite_again(explanation.beside.again)
    if what == "characterisations":
        return [cite(s) for s in file.characterisations]
    if what == "untied":
        return cite_untied(explanation.untied)
    if what == "leads":
        return cite_leads(explanation.leads, explanation.places)
    if what == "quarantined":
        found, ids = explanation.statements, explanation.row.shown.quarantined
        return [cite(found[i]) for i in ids if i in found]
    return file.history[::-1] if what == "history" else ()


def register(app: FastAPI, site: Site) -> None:
    """Put the lists on the application."""

    @app.get("/obligations/{obligation_id:path}/more", response_class=HTMLResponse)
    def show(
        request: Request,
        obligation_id: str,
        what: Word = "",
        origin: Annotated[str, Query(max_length=300)] = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        as_of: Word = "",
        known_at: Word = "",
        rules: Word = "",
    ) -> HTMLResponse:
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
        explanation = site.explain(obligation_id, asked)
        file = site.row_file(obligation_id, asked)
        norms = site.norms() if asked.known_at is None else site.case.norms(asked.known_at)
        shown = build(explanation, file, norms.actors, asked, what, origin=origin, page=page)
        return site.page(request, "more.html", shown)
