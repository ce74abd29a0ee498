"""One actor: what they said, what is said of them and by whom, in what role they spoke.

What is claimed about somebody always stands with who claims it; nothing here is a fact about them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.identities import identities_of
from pactwatch.case.side_by_side import read_both
from pactwatch.domain.actor import Actor
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.web.pages.cited import Cited, cite, cite_pairs
from pactwatch.web.pages.spoken import MOST_SHOWN, Register, spoken
from pactwatch.web.pages.ties import Bearings, standing_of
from pactwatch.web.same_day import Looked
from pactwatch.web.site import Site, go_to
from pactwatch.weigh.relations.comparing import Compared
from pactwatch.weigh.relations.contradictions import find_opposed

# Of more statements than this contradictions are looked for after the page is shown.
INLINE = 200
OPPOSED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what role an actor spoke: the `role` and the body it was `held` for as texts give them,
    the `first` and `last` day they are said to have spoken so, in how many `statements`; `query`
    finds them."""

    role: str
    held: str
    speaker: str
    first: str
    last: str
    statements: int
    query: str


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What an actor's page shows.

    `title`; the `actor` with its `parent` and `members`; `said` and `about` them, newest first,
    `said_total` and `about_total` of each with the `standings` of what is claimed, by statement;
    `contradictions` pairs of their own statements that do not go together, the earlier first, of
    `opposed` that there are (None where they are asked for after the page); `capacities` in which
    they spoke, in time.
    """

    title: str
    actor: Actor
    parent: Actor | None
    members: tuple[Actor, ...]
    said: tuple[Cited, ...]
    about: tuple[Cited, ...]
    said_total: int
    about_total: int
    standings: Mapping[str, str]
    contradictions: tuple[tuple[Cited, Cited, str], ...]
    opposed: int | None
    capacities: tuple[Capacity, ...]


def build_one(
    actor_id: str,
    actors: Iterable[Actor],
    found: Register,
    *,
    opposed: Sequence[Compared] | None = (),
    bearings: Bearings = MappingProxyType({}),
    published: Mapping[str, date | None] = MappingProxyType({}),
) -> ActorPage:
    """One actor. Raises BadInput for an id the case does not know."""
    known = {actor.id: actor for actor in actors}
    if actor_id not in known:
        raise BadInput(f"actor {actor_id}: not in this case; see the list of actors")
    actor = known[actor_id]
    said, about = found.by.get(actor_id, ()), found.about.get(actor_id, ())
    return ActorPage(
        title=actor.name,
        actor=actor,
        parent=known.get(actor.parent or ""),
        members=tuple(a for a in known.values() if a.parent == actor_id),
        said=tuple(cite(s) for s in said[-MOST_SHOWN:][::-1]),
        about=tuple(cite(s) for s in about[-MOST_SHOWN:][::-1]),
        said_total=len(said),
        about_total=len(about),
        standings={s.id: standing_of(s.id, bearings) for s in about[-MOST_SHOWN:]},
        contradictions=cite_pairs((opposed or ())[:OPPOSED_SHOWN]),
        opposed=None if opposed is None else len(opposed),
        capacities=capacities(said, published),
    )


def capacities(
    said: Iterable[Statement], published: Mapping[str, date | None]
) -> tuple[Capacity, ...]:
    """Roles in which an actor's words are told, each with its first and last day."""
    days: dict[tuple[str, str, str], list[date]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for statement in said:
        speaker = statement.speaker
        key = (speaker.role or "", speaker.organisation or "", speaker.name or "")
        if key[0] or key[1]:
            counts[key] += 1
            day = _spoken(statement) or published.get(statement.document_id)
            days.setdefault(key, []).extend([day] if day else [])
    found = [_capacity(key, sorted(some), counts[key]) for key, some in days.items()]
    return tuple(sorted(found, key=lambda c: (c.first or "9999", c.role)))


def _spoken(statement: Statement) -> date | None:
    said_on = statement.said_on or ""
    return bounds(said_on)[0] if said_on and is_valid(said_on) else None


def _capacity(key: tuple[str, str, str], days: list[date], count: int) -> Capacity:
    role, held, speaker = key
    first, last = (str(days[0]), str(days[-1])) if days else ("", "")
    query = urlencode({"q": f'speaker:"{speaker}"'}) if speaker else ""
    return Capacity(role, held, speaker, first, last, count, query)


def register(app: FastAPI, site: Site) -> None:
    """Put the page of an actor on the application."""

    def opposed(actor_id: str, looked: Looked) -> Sequence[Compared]:
        said = spoken(site, looked).by.get(actor_id, ())
        return site.snapshot.get(
            looked.key("contradictions", actor_id),
            lambda: find_opposed(said, published=site.published(), reader=read_both),
        )

    def page_of(actor_id: str, looked: Looked, *, is_waiting: bool) -> ActorPage:
        return build_one(
            actor_id,
            site.actors_at(looked),
            spoken(site, looked),
            opposed=None if is_waiting else opposed(actor_id, looked),
            bearings=site.bearings_at(looked),
            published=site.published(),
        )

    @app.get("/actors/{actor_id}", response_class=HTMLResponse)
    def one(request: Request, actor_id: str) -> Response:
        looked = site.looked(request)
        one_with = identities_of(site.standing()).group(actor_id)
        there = {a.id for a in site.actors_at(looked)}
        kept = next((a.id for a in site.actors_at(looked) if a.id in one_with), actor_id)
        if actor_id not in there and kept != actor_id:  # people said that the two are one
            return go_to(f"/actors/{quote(kept)}")
        is_long = len(spoken(site, looked).by.get(actor_id, ())) > INLINE
        is_waiting = is_long and site.snapshot.peek(looked.key("contradictions", actor_id)) is None
        return site.page(request, "actor.html", page_of(actor_id, looked, is_waiting=is_waiting))

    @app.get("/actors/{actor_id}/opposed", response_class=HTMLResponse)
    def contradictions(request: Request, actor_id: str) -> HTMLResponse:
        shown = page_of(actor_id, site.looked(request), is_waiting=False)
        return site.page(request, "opposed.html", shown)
