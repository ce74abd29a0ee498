"""Actors: who they are to the mandate, what they said, what is said of them and by whom.

What is claimed about somebody always stands with who claims it; nothing here is a fact about them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.identities import IdentityQuestion, identities_of
from pactwatch.case.people import standing_records
from pactwatch.domain.actor import Actor
from pactwatch.domain.identity import pair_id, pair_of
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.ties import Bearings, standing_of
from pactwatch.web.site import Site, form_of, go_to
from pactwatch.weigh.contradictions import find_opposed
from pactwatch.weigh.names import NameBook, slug

JUDGEMENTS = {"same": Action.SAME, "different": Action.DIFFERENT}
PAIRS_SHOWN = 20
# More names than this are compared after the page is shown.
INLINE = 300
# A page of statements; the rest is a search away.
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """An actor in the list, with how many statements are theirs and how many are about them."""

    actor: Actor
    said: int
    about: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What was last said of a pair: by whom, why, whether they are one."""

    one: str
    other: str
    is_same: bool
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list shows: `title`; known actors by `role`; `strangers` are speakers no actor of
    the case stands for, with how often they speak; `pairs` that may be one actor, `asked` how
    many there are; `judged` pairs people have spoken on; `is_waiting` where the
    pairs of a long list are asked for after the page; `names` of actors and speakers by id."""

    title: str
    role: tuple[tuple[str, tuple[Spoken, ...]], ...]
    strangers: tuple[tuple[str, int], ...]
    pairs: tuple[IdentityQuestion, ...]
    asked: int
    judged: tuple[Judged, ...]
    is_waiting: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, one: str) -> str:
        """What an actor, or a speaker no file lists, is called."""
        return self.names.get(one, one.replace("-", " "))


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
    `contradictions` pairs of their own statements that do not go together, the earlier first;
    `capacities` in which they spoke, in time.
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
    capacities: tuple[Capacity, ...]


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


def build_list(
    actors: Iterable[Actor],
    found: Register,
    *,
    questions: Sequence[IdentityQuestion] = (),
    later: Collection[str] = (),
    decided: Iterable[tuple[Decision, str]] = (),
    is_waiting: bool = False,
) -> ActorsPage:
    """The actors by their role, those without one last; pairs put off (`later`) come last."""
    actors = tuple(actors)
    roles: dict[str, list[Spoken]] = {}
    for actor in actors:
        spoken = Spoken(actor, len(found.by.get(actor.id, ())), len(found.about.get(actor.id, ())))
        roles.setdefault(actor.role.value if actor.role else "", []).append(spoken)
    ordered = sorted(roles.items(), key=lambda item: (item[0] == "", item[0]))
    known = {slug(name): name for name, _ in found.strangers} | {a.id: a.name for a in actors}
    pairs = sorted(questions, key=lambda q: pair_id(q.one, q.other) in later)
    return ActorsPage(
        title="Actors",
        role=tuple((role, tuple(people)) for role, people in ordered),
        strangers=found.strangers,
        pairs=tuple(pairs[:PAIRS_SHOWN]),
        asked=len(pairs),
        judged=tuple(_judged(decided)),
        is_waiting=is_waiting,
        names=known,
    )


def _judged(decided: Iterable[tuple[Decision, str]]) -> Iterator[Judged]:
    """Judgements that stand, newest first."""
    for decision, person in reversed(list(decided)):
        if decision.target_kind is TargetKind.ACTOR and decision.action in JUDGEMENTS.values():
            one, other = pair_of(decision.target_id)
            yield Judged(one, other, decision.action is Action.SAME, person, decision.reason)


def build_one(
    actor_id: str,
    actors: Iterable[Actor],
    found: Register,
    *,
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
        contradictions=contradictions(said),
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


def contradictions(statements: Iterable[Statement]) -> tuple[tuple[Cited, Cited, str], ...]:
    """Pairs whose coded claims do not go together, with the reason (weigh.contradictions)."""
    return tuple((cite(o.one), cite(o.other), o.reason) for o in find_opposed(statements))


def register(app: FastAPI, site: Site) -> None:
    """Put the list and the page of an actor on the application."""

    def found() -> Register:
        return site.snapshot.get(
            "actors", lambda: sort_out(site.statements().values(), site.actors())
        )

    def listed(is_waiting: bool) -> ActorsPage:
        questions: Sequence[IdentityQuestion] = ()
        if not is_waiting:
            _, questions = site.snapshot.get("identities", site.case.identities)
        return build_list(
            site.actors(),
            found(),
            questions=questions,
            later=site.held,
            decided=standing_records(site.case.view()),
            is_waiting=is_waiting,
        )

    @app.get("/actors", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        is_long = len(found().by) + len(found().strangers) > INLINE
        is_waiting = is_long and site.snapshot.peek("identities") is None
        return site.page(request, "actors.html", listed(is_waiting))

    @app.get("/actors/pairs", response_class=HTMLResponse)
    def pairs(request: Request) -> HTMLResponse:
        return site.page(request, "pairs.html", listed(False))

    @app.post("/actors/judge")
    def judge(request: Request) -> Response:
        form = form_of(request)
        one, other, action = form.get("one"), form.get("other"), form.get("action")
        if action == "unsure":
            site.held.append(pair_id(one, other))
        elif action in JUDGEMENTS:
            site.case.judge_identity(one, other, JUDGEMENTS[action], form.get("reason"))
        elif action == "reopen":
            site.case.judge_identity(one, other, Action.REOPEN, form.get("reason"))
        else:
            raise BadInput(f"action {action!r}: choose one of same, different, unsure, reopen")
        return go_to("/actors#pairs")

    @app.get("/actors/{actor_id}", response_class=HTMLResponse)
    def one(
        request: Request, actor_id: str, said: Annotated[str, Query(max_length=300)] = ""
    ) -> Response:
        one_with = identities_of(standing_records(site.case.view())).group(actor_id)
        kept = next((a.id for a in site.actors() if a.id in one_with), actor_id)
        if kept != actor_id:  # people said that the two are one
            return go_to(f"/actors/{quote(kept)}")
        page = build_one(
            actor_id,
            site.actors(),
            found(),
            bearings=site.bearings(),
            published={d.id: d.published for d in site.documents().values()},
        )
        return site.page(request, "actor.html", page)
