"""Actors: who they are to the mandate, what they said, what is said of them and by whom.

What is claimed about somebody always stands with who claims it; nothing here is a fact about them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Polarity
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.site import Site
from pactwatch.weigh.names import NameBook

# A page of statements; the rest is a search away.
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """An actor in the list, with how many statements are theirs and how many are about them."""

    actor: Actor
    said: int
    about: int


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list shows: `title`; known actors by `role`; `strangers` are speakers no actor of
    the case stands for, with how often they speak."""

    title: str
    role: tuple[tuple[str, tuple[Spoken, ...]], ...]
    strangers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What an actor's page shows.

    `title`; the `actor` with its `parent` and `members`; `said` and `about` them, newest first,
    `said_total` and `about_total` of each; `contradictions` pairs of their own statements that
    say the opposite of the same conduct.
    """

    title: str
    actor: Actor
    parent: Actor | None
    members: tuple[Actor, ...]
    said: tuple[Cited, ...]
    about: tuple[Cited, ...]
    said_total: int
    about_total: int
    contradictions: tuple[tuple[Cited, Cited], ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Which statements are by and about whom, worked out once."""

    by: Mapping[str, tuple[Statement, ...]]
    about: Mapping[str, tuple[Statement, ...]]
    strangers: tuple[tuple[str, int], ...]


def sort_out(statements: Iterable[Statement], actors: Iterable[Actor]) -> Register:
    """Resolve speakers and the people in claims; quarantined words are about nobody."""
    book = NameBook(tuple(actors))
    by: dict[str, list[Statement]] = {}
    about: dict[str, list[Statement]] = {}
    strangers: Counter[str] = Counter()
    for statement in statements:
        if statement.state is not EvidenceState.USABLE:
            continue
        speaker = book.speaker(statement.speaker)
        if speaker:
            by.setdefault(speaker, []).append(statement)
        elif statement.speaker.name:
            strangers[statement.speaker.name] += 1
        for actor in _people(statement, book):
            about.setdefault(actor, []).append(statement)
    return Register(
        {a: tuple(found) for a, found in by.items()},
        {a: tuple(found) for a, found in about.items()},
        tuple(strangers.most_common(MOST_SHOWN)),
    )


def _people(statement: Statement, book: NameBook) -> set[str]:
    names = (n for c in statement.claims for n in (*c.agent, *c.counterpart))
    return {actor for name in names if (actor := book.resolve(name))}


def build_list(actors: Iterable[Actor], found: Register) -> ActorsPage:
    """The actors by their role, those without one last."""
    roles: dict[str, list[Spoken]] = {}
    for actor in actors:
        spoken = Spoken(actor, len(found.by.get(actor.id, ())), len(found.about.get(actor.id, ())))
        roles.setdefault(actor.role.value if actor.role else "", []).append(spoken)
    ordered = sorted(roles.items(), key=lambda item: (item[0] == "", item[0]))
    return ActorsPage(
        "Actors", tuple((role, tuple(people)) for role, people in ordered), found.strangers
    )


def build_one(actor_id: str, actors: Iterable[Actor], found: Register) -> ActorPage:
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
        contradictions=contradictions(said),
    )


def contradictions(statements: Iterable[Statement]) -> tuple[tuple[Cited, Cited], ...]:
    """Pairs in which the same conduct is once said and once denied, each conduct once."""
    says: dict[str, Statement] = {}
    denies: dict[str, Statement] = {}
    for statement in statements:
        for claim in statement.claims:
            side = denies if claim.polarity is Polarity.NEGATIVE else says
            side.setdefault(claim.conduct, statement)
    both = [code for code in says if code in denies and says[code].id != denies[code].id]
    return tuple((cite(says[code]), cite(denies[code])) for code in both)


def register(app: FastAPI, site: Site) -> None:
    """Put the list and the page of an actor on the application."""

    def found() -> Register:
        return site.snapshot.get(
            "actors", lambda: sort_out(site.statements().values(), site.norms().actors)
        )

    @app.get("/actors", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        return site.page(request, "actors.html", build_list(site.norms().actors, found()))

    @app.get("/actors/{actor_id}", response_class=HTMLResponse)
    def one(
        request: Request, actor_id: str, said: Annotated[str, Query(max_length=300)] = ""
    ) -> HTMLResponse:
        return site.page(request, "actor.html", build_one(actor_id, site.norms().actors, found()))
