"""One statement as lists show it: its words on one line, the way they came, who changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch.case.cited import why_lead, why_untied
from pactwatch.case.leads import FoundLead
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import Statement
from pactwatch.weigh.bearing.untied import Untied
from pactwatch.weigh.relations.comparing import Compared
from pactwatch.weigh.relations.relations import Relation
from pactwatch.weigh.relations.said_again import Again


@dataclass(frozen=True, slots=True)
class Cited:
    """`through` is the chain as it reads from the outermost carrier to the innermost speaker."""

    statement: Statement
    words: str
    through: str


def cite(statement: Statement) -> Cited:
    """A statement with its words on one line and the way they came."""
    words = as_quoted(statement.content)
    through = " › ".join(node.name for node in statement.chain)
    speaker = statement.speaker.name or ""
    if speaker and speaker not in through:
        through = f"{through} › {speaker}" if through else speaker
    return Cited(statement, words, through or "the page's own voice")


def cite_untied(found: Iterable[Untied]) -> tuple[tuple[Cited, str, str], ...]:
    """What nothing ties to a duty: its words, its conduct, and why."""
    return tuple((cite(one.statement), one.code, why_untied(one)) for one in found)


@dataclass(frozen=True, slots=True)
class CitedLead:
    """A sentence that may tell of a duty: `why`, and where its document stands (`place`)."""

    lead: FoundLead
    why: str
    place: str


def cite_leads(found: Iterable[FoundLead], places: Mapping[str, str]) -> tuple[CitedLead, ...]:
    """Leads with what they may tell; `places` says by document id where it stands."""
    return tuple(CitedLead(one, why_lead(one), places[one.document_id]) for one in found)


@dataclass(frozen=True, slots=True)
class CitedAgain:
    """What is told more than once: the first telling, then each later one with its relation."""

    first: Cited
    again: tuple[tuple[Cited, Relation, str], ...]


def cite_again(told: Iterable[Again]) -> tuple[CitedAgain, ...]:
    """What is told more than once, each later telling with how it stands to the first, and why."""
    return tuple(
        CitedAgain(cite(a.first), tuple((cite(p.other), p.relation, p.reason) for p in a.again))
        for a in told
    )


def cite_pairs(opposed: Iterable[Compared]) -> tuple[tuple[Cited, Cited, str], ...]:
    """Pairs that do not go together, each with its reason."""
    return tuple((cite(o.one), cite(o.other), o.reason) for o in opposed)
