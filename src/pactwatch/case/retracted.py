"""What rests on something that was retracted, and so counts for nothing (METHOD A5, d19).

Comes in: decisions that stand, testimonies, documents, lineage. Goes out: which testimonies rest on
what was retracted, with who did it and why. A retracted source takes along what it said, what it
published, what came through it by the words of whoever printed it, and in documents that derive
from one of its own the sentences that stand there too; never what it had itself from others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pactwatch.case.people import Standing
from pactwatch.domain.actor import Actor
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.register.records import DocumentRecord
from pactwatch.text.catalogue import say
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import book_of, known_as

__all__ = [
    "RETRACTABLE",
    "Aside",
    "Printed",
    "Target",
    "Telling",
    "asides_in",
    "asides_of",
    "is_retraction",
    "printed_from",
    "retractions",
    "targets_of",
]

Target = tuple[TargetKind, str]
# What people retract of the evidence; setting a person aside takes back decisions instead.
RETRACTABLE = (TargetKind.STATEMENT, TargetKind.DOCUMENT, TargetKind.SOURCE)
ORIGIN = "origin:"


class Telling(Protocol):
    """A statement with whose word it is and who passed it on, as a testimony has them."""

    @property
    def statement(self) -> Statement: ...

    @property
    def origin(self) -> str: ...

    @property
    def carriers(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """By document of another the texts of retracted outlets it derives from, by outlet."""

    texts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def outlets_of(self, statement: Statement) -> list[str]:
        """The retracted outlets whose sentence this is."""
        words = _plain(joined(statement.content))
        return [o for o, text in self.texts.get(statement.document_id, ()) if words in text]


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a statement counts for nothing: `what` was retracted, by whom and why."""

    what: str
    person: str
    reason: str

    def sentence(self) -> str:
        """In words, for people."""
        return say("retracted.aside", what=self.what, person=self.person, reason=self.reason)


def asides_in(
    standing: Standing, dossier: Dossier, documents: Mapping[str, DocumentRecord]
) -> dict[str, Aside]:
    """By statement id what was retracted of a dossier that holds it all the same."""
    actors, lineage = tuple(dossier.actors), dossier.lineage
    return asides_of(standing, dossier.testimonies, actors, lineage, documents)


def asides_of(
    standing: Standing,
    tellings: Sequence[Telling],
    actors: tuple[Actor, ...],
    lineage: Iterable[LineageEdge],
    documents: Mapping[str, DocumentRecord],
) -> dict[str, Aside]:
    """As `asides_in`, of statements with their origins and carriers."""
    retracted = retractions(standing)
    if not retracted:
        return {}
    book = book_of(actors)
    sources = [target for kind, target in retracted if kind is TargetKind.SOURCE]
    printed = printed_from(sources, documents, lineage, book)
    names = _names(tellings, actors, documents, book)
    found: dict[str, Aside] = {}
    for told in tellings:
        if target := next((t for t in targets_of(told, printed) if t in retracted), None):
            decision, author = retracted[target]
            kind, named = target
            what = names.get(named, named) if kind is TargetKind.SOURCE else kind.value.lower()
            found[told.statement.id] = Aside(what, author, decision.reason)
    return found


def _names(
    tellings: Iterable[Telling],
    actors: Iterable[Actor],
    documents: Mapping[str, DocumentRecord],
    book: NameBook,
) -> dict[str, str]:
    """How sources are called, by origin."""
    outlets = {r.value.publisher for r in documents.values() if r.value.publisher}
    speakers = {t.origin: t.statement.speaker.name or t.origin for t in tellings}
    return {
        **speakers,
        **{f"{ORIGIN}{known_as(name, book)}": name for name in outlets},
        **{f"{ORIGIN}{actor.id}": actor.name for actor in actors},
    }


def retractions(standing: Standing) -> dict[Target, tuple[Decision, str]]:
    """What was retracted of the evidence, with the last decision that says so and whose it is."""
    return {
        (decision.target_kind, decision.target_id): (decision, author)
        for decision, author in standing
        if is_retraction(decision)
    }


def is_retraction(decision: Decision) -> bool:
    """Whether it takes evidence back."""
    return decision.action is Action.RETRACT and decision.target_kind in RETRACTABLE


def printed_from(
    sources: Iterable[str],
    documents: Mapping[str, DocumentRecord],
    lineage: Iterable[LineageEdge],
    book: NameBook,
) -> Printed:
    """What others printed from the documents of retracted `sources` (`origin:` and a name)."""
    outlets = {source.removeprefix(ORIGIN) for source in sources}
    if not outlets:
        return Printed()
    held = {key: r.value for key, r in documents.items()}
    own = {key: known_as(d.publisher, book) for key, d in held.items() if d.publisher}
    own = {key: name for key, name in own.items() if name in outlets}
    above = _derived_from(lineage)
    return Printed(
        {
            key: tuple((own[at], _plain(held[at].text)) for at in sorted(_reached(key, above, own)))
            for key in above.keys() & held.keys() - own.keys()
        }
    )


def targets_of(testimony: Telling, printed: Printed) -> Iterable[Target]:
    """All whose retraction would take this testimony along."""
    statement = testimony.statement
    yield TargetKind.STATEMENT, statement.id
    yield TargetKind.DOCUMENT, statement.document_id
    yield TargetKind.SOURCE, testimony.origin
    for outlet in (*testimony.carriers, *printed.outlets_of(statement)):
        yield TargetKind.SOURCE, f"{ORIGIN}{outlet}"


def _derived_from(lineage: Iterable[LineageEdge]) -> dict[str, set[str]]:
    """The documents that each derives from; what is merely possible joins nothing."""
    above: dict[str, set[str]] = {}
    for edge in lineage:
        if edge.type in COPYING and edge.certainty is not Certainty.POSSIBLE:
            above.setdefault(edge.from_node, set()).add(edge.to_node)
    return above


def _reached(start: str, above: Mapping[str, set[str]], own: Mapping[str, str]) -> set[str]:
    seen, ahead = {start}, [start]
    while ahead:
        fresh = above.get(ahead.pop(), set()) - seen
        seen |= fresh
        ahead += fresh
    return seen & own.keys()


def _plain(text: str) -> str:
    return " ".join(text.split())
