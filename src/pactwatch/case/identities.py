"""Actors that people have merged or kept apart, applied to the norms and to origins.

What comes in: identity decisions, agreements and actors. What goes out: the same with one actor
in place of several, edges that join speakers no file lists, and pairs worth asking about.
Overwrites nothing: the files stay as they are, and a judgement taken back undoes it all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.case.norms import Norms
from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.identity import (
    Identities,
    IdentityJudgement,
    pair_id,
    pair_of,
    shown_name,
)
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.errors import BadInput
from pactwatch.weigh.origins.origins import book_of, origin_in

if TYPE_CHECKING:
    from pactwatch.case.alike import Alike

ORIGIN = "origin:"
BY_NAME = (SpeakerStatus.NAMED, SpeakerStatus.ORGANISATION)
JUDGING = {Action.SAME: True, Action.DIFFERENT: False}


@dataclass(frozen=True, slots=True)
class IdentityQuestion:
    """Two names that may be one actor: nobody has said, and nothing said settles it."""

    one: str
    other: str
    score: float
    why: str


def judgement_of(decision: Decision, person: str = "") -> IdentityJudgement:
    """A decision on a pair as a judgement. Raises BadInput for a target that is no pair."""
    one, other = pair_of(decision.target_id)
    return IdentityJudgement(one, other, JUDGING[decision.action], decision.reason, person)


def identities_of(standing: Iterable[tuple[Decision, str]]) -> Identities:
    """What people hold about identity now; each decision with who took it, none taken back."""
    return Identities(
        judgement_of(decision, person)
        for decision, person in standing
        if decision.target_kind is TargetKind.ACTOR and decision.action in JUDGING
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """Norms and edges after merging."""

    agreements: tuple[Agreement, ...]
    actors: tuple[Actor, ...]
    edges: tuple[LineageEdge, ...]


def merge(
    agreements: Sequence[Agreement], actors: Sequence[Actor], identities: Identities
) -> Merged:
    """One actor for every group of names; speakers no file lists are joined by edges."""
    known = {a.id: a for a in (*(x for g in agreements for x in g.actors), *actors)}
    kept = {n: shown_name(g, known) for g in identities.groups for n in g}
    whole = {kept[n]: _whole(known, g) for g in identities.groups for n in g if kept[n] in known}
    return Merged(
        agreements=tuple(_renamed(a, kept, whole) for a in agreements) if kept else (*agreements,),
        actors=_replaced(actors, kept, whole),
        edges=tuple(_edges(kept, known)),
    )


def check_pair(
    one: str,
    other: str,
    action: Action,
    names: Mapping[str, str],
    decisions: Iterable[Decision],
) -> None:
    """Raise BadInput for a name nobody bears, or a judgement taken back that nobody has made."""
    target = pair_id(one, other)
    pair_of(target)
    if action is Action.REOPEN:
        if not any(d.target_kind is TargetKind.ACTOR and d.target_id == target for d in decisions):
            raise BadInput(
                f"{one} and {other}: found no judgement to take back; see: pactwatch actors"
            )
    elif unknown := sorted({one, other} - names.keys()):
        raise BadInput(
            f"{' and '.join(unknown)}: found no actor or speaker of this case by that id, "
            f"expected one of {_some(sorted(names))}"
        )


def _some(names: Sequence[str], most: int = 20) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(names[:most]) or "none") + more


def with_identities(norms: Norms, standing: Iterable[tuple[Decision, str]]) -> Norms:
    """The norms with one actor wherever people said that several names are one."""
    merged = merge(norms.agreements, norms.actors, identities_of(standing))
    return replace(norms, agreements=merged.agreements, actors=merged.actors)


def open_questions(
    names: Mapping[str, str], identities: Identities, alike: "Alike | None" = None
) -> tuple[IdentityQuestion, ...]:
    """Pairs worth asking about, most alike first. `names` are shown names by id or slug; `alike`
    remembers what was compared before."""
    from pactwatch.case.alike import Alike  # arrays of numbers, which a board does without

    found = [
        IdentityQuestion(one, other, match.score, match.detail)
        for (one, other), match in (alike or Alike()).among(names).items()
        if not identities.is_settled(one, other)
    ]
    return tuple(sorted(found, key=lambda q: (-q.score, q.one, q.other)))


def names_in(statements: Iterable[Statement], actors: Iterable[Actor]) -> dict[str, str]:
    """The shown name of every actor of a case, and of every speaker by name no file lists."""
    actors = tuple(actors)
    book = book_of(actors)
    names = {actor.id: actor.name for actor in actors}
    for statement in statements:
        speaker = statement.speaker
        if speaker.status in BY_NAME and speaker.name:
            origin = origin_in(statement, book).removeprefix(ORIGIN)
            names.setdefault(origin, speaker.name)
    return names


def _whole(known: Mapping[str, Actor], group: frozenset[str]) -> Actor:
    """The kept actor with every name, and what it lacks taken from the others."""
    first = known[shown_name(group, known)]
    rest = [known[n] for n in sorted(group) if n in known and n != first.id]
    slugs = tuple(n.replace("-", " ") for n in sorted(group) if n not in known)
    graded = [a.reliability for a in (first, *rest) if a.reliability is not Reliability.F]
    role: MonitorRole | None = next((a.role for a in (first, *rest) if a.role), None)
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *(n for a in rest for n in a.names), *slugs))),
        role=role,
        parent=next((a.parent for a in (first, *rest) if a.parent), None),
        # Two grades for one source: the lower one is safe until somebody grades anew.
        reliability=max(graded, default=Reliability.F),
        access_path=next((a.access_path for a in (first, *rest) if a.access_path), None),
    )


def _replaced(
    actors: Iterable[Actor], kept: Mapping[str, str], whole: Mapping[str, Actor]
) -> tuple[Actor, ...]:
    found = []
    for actor in actors:
        if kept.get(actor.id, actor.id) == actor.id:
            actor = whole.get(actor.id, actor)
            parent = kept.get(actor.parent or "", actor.parent)
            found.append(replace(actor, parent=parent if parent != actor.id else None))
    return tuple(found)


def _renamed(
    agreement: Agreement, kept: Mapping[str, str], whole: Mapping[str, Actor]
) -> Agreement:
    return replace(
        agreement,
        parties=_ids(agreement.parties, kept),
        actors=_replaced(agreement.actors, kept, whole),
        obligations=tuple(_owed(o, kept) for o in agreement.obligations),
    )


def _owed(obligation: Obligation, kept: Mapping[str, str]) -> Obligation:
    return replace(
        obligation,
        promisor=_ids(obligation.promisor, kept),
        performer=_ids(obligation.performer, kept),
        beneficiary=_ids(obligation.beneficiary, kept),
        target=_ids(obligation.target, kept),
    )


def _ids(ids: Iterable[str], kept: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kept.get(one, one) for one in ids))


def _edges(kept: Mapping[str, str], known: Mapping[str, Actor]) -> Iterable[LineageEdge]:
    for name, shown in sorted(kept.items()):
        if name != shown and name not in known:
            yield LineageEdge(
                f"{ORIGIN}{name}",
                f"{ORIGIN}{shown}",
                LineageType.SAME_AUTHOR,
                Certainty.ESTABLISHED,
                "a person said that these are one",
            )
