"""Which statements are by and about whom, worked out once for all actors of a case."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from pactwatch.domain.actor import Actor
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.text.name_parts import fold
from pactwatch.web.same_day import AT_START, Looked
from pactwatch.web.site import Site
from pactwatch.weigh.names.names import NameBook

# A page of statements; the rest is a search away.
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Register:
    """Statements `by` and `about` each actor by its id; `strangers` are speakers that no actor of
    the case stands for, with how often they speak; `speakers` how many of those there are."""

    by: Mapping[str, tuple[Statement, ...]]
    about: Mapping[str, tuple[Statement, ...]]
    strangers: tuple[tuple[str, int], ...]
    speakers: int


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
        len(strangers),
    )


def _people(statement: Statement, book: NameBook) -> set[str]:
    names = (n for c in statement.claims for n in (*c.agent, *c.counterpart))
    return {actor for name in names if (actor := book.resolve(name))}


def spoken(site: Site, looked: Looked = AT_START) -> Register:
    """That of a served case, of the day that is looked at."""
    return site.snapshot.get(
        looked.key("actors"),
        lambda: sort_out(site.statements_at(looked).values(), site.actors_at(looked)),
    )


def spelt(name: str) -> str:
    """A name as lists are searched for it: whatever the script, the case and the spelling."""
    return fold(anyascii(name).casefold())
