"""What is claimed to pass between two actors: claims gathered by pair and conduct, each with its
polarity and with what people said of it.

Comes in: statements, actors, the state of each statement's evidence. Goes out: ties. Refuses
quarantined words and claims that name nobody the case knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import book_of, origin_in

# Which rows a statement bears on, with what people said of it there.
Bearings = Mapping[str, tuple[tuple[str, ReviewState], ...]]
# The standing of a tie is that of its best claim: one that was accepted makes it more than a guess.
STANDINGS = ("accepted", "suggested", "rejected", "unlinked")
_STATES = {
    ReviewState.ACCEPTED: "accepted",
    ReviewState.PROPOSED: "suggested",
    ReviewState.REJECTED: "rejected",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One statement that claims or denies a tie: from which origin, and its standing."""

    statement: Statement
    is_denied: bool
    origin: str
    standing: str


@dataclass(frozen=True)
class Tie:
    """What is told of one conduct between two actors, given by their ids. What is counted about it
    is counted once: a tie of a large case holds ten thousand statements."""

    ends: tuple[str, str]
    conduct: str
    told: tuple[Told, ...]

    @cached_property
    def says(self) -> int:
        """How many statements claim it."""
        return sum(not one.is_denied for one in self.told)

    @cached_property
    def denies(self) -> int:
        """How many statements deny it."""
        return len(self.told) - self.says

    @cached_property
    def polarity(self) -> str:
        """ "claimed", "denied" or "disputed", where it is both."""
        if self.says and self.denies:
            return "disputed"
        return "claimed" if self.says else "denied"

    @cached_property
    def origins(self) -> int:
        """How many origins claim it; copies and people of one body are one."""
        return len({one.origin for one in self.told if not one.is_denied})

    @cached_property
    def standing(self) -> str:
        """The best standing among its claims."""
        return min((one.standing for one in self.told), key=STANDINGS.index)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Who says or denies it, each once."""
        names = (one.statement.speaker.name or one.statement.speaker.mention for one in self.told)
        return tuple(dict.fromkeys(name or "the page's own voice" for name in names))


def ties_of(
    statements: Iterable[Statement], actors: Sequence[Actor], bearings: Bearings
) -> list[Tie]:
    """Every tie between two known actors; quarantined words make none."""
    book = book_of(tuple(actors))
    found: dict[tuple[tuple[str, str], str], dict[tuple[str, bool], Told]] = {}
    for statement in statements:
        if statement.state is not EvidenceState.USABLE:
            continue
        for claim in statement.claims:
            told = _told(statement, claim, book, bearings)
            for ends in _pairs(claim, book):
                key = (statement.id, told.is_denied)
                found.setdefault((ends, claim.conduct), {})[key] = told
    return [Tie(ends, conduct, tuple(told.values())) for (ends, conduct), told in found.items()]


def together(ties: Iterable[Tie]) -> list[Tie]:
    """Ties between the same two actors as one, whatever the conduct: a line of the picture."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.ends, []).append(tie)
    return [
        Tie(ends, ", ".join(t.conduct for t in some), tuple(told for t in some for told in t.told))
        for ends, some in found.items()
    ]


def standing_of(statement_id: str, bearings: Bearings) -> str:
    """The best that people said of a statement as evidence, on any row."""
    states = [_STATES[state] for _, state in bearings.get(statement_id, ())]
    return min(states, key=STANDINGS.index, default="unlinked")


def _told(statement: Statement, claim: Claim, book: NameBook, bearings: Bearings) -> Told:
    is_denied = claim.polarity is Polarity.NEGATIVE
    origin = origin_in(statement, book)
    return Told(statement, is_denied, origin, standing_of(statement.id, bearings))


def _pairs(claim: Claim, book: NameBook) -> list[tuple[str, str]]:
    left = {a for name in claim.agent if (a := book.resolve(name))}
    right = {a for name in claim.counterpart if (a := book.resolve(name))}
    return [(a, b) for a in sorted(left) for b in sorted(right) if a != b]
