"""What happened, was said and published, as a timeline draws it: one event for a linked claim.

Comes in: links, statements, documents. Goes out: events with the days of their three clocks, and
the sign that says how each bears on its duty. Refuses to guess a day that is not known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pactwatch.domain.document import Document
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.text.edtf import bounds, is_approximate, is_valid

# The sign on a bar that says how it bears, so that its colour is not needed: a path of 8 by 8.
SIGNS: dict[str, str] = {
    "SUPPORTS_BREACH": "M1 1h6L4 7z",
    "SUPPORTS_PERFORMANCE": "M1 7h6L4 1z",
    "MITIGATES": "M1 4h6M4 1v6",
    "UNDERCUTS": "M1 6.5 7 1.5",
    "REBUTS": "M1 1l6 6M7 1 1 7",
    "DENIES": "M1 2.5h6M1 5.5h6",
    "CONTEXT": "M4 2a2 2 0 1 0 .01 0",
    "NEUTRAL": "M3 4h2",
}


@dataclass(frozen=True)
class Event:
    """One claim on a lane: its words, who says it, EDTF time, the days of the three clocks (None
    unknown). `first` and `last` bound when it happened; `is_vague` where the text gives no exact
    day."""

    obligation: str
    statement: str
    document: str
    bearing: str
    words: str
    when: str
    first: date | None
    last: date | None
    is_vague: bool
    said: date | None
    published: date | None
    speaker: str = ""

    # Cached: a hundred thousand of them are looked through for every picture.
    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day of it that is known, the first one first."""
        return tuple(sorted(d for d in (self.first, self.last, self.said, self.published) if d))

    @property
    def sign(self) -> str:
        """The sign of its bearing."""
        return SIGNS[self.bearing]

    @cached_property
    def order(self) -> str:
        """What it is sorted by: when it happened, else when it came to be known."""
        return str(self.first or self.last or self.said or self.published or "")

    def is_within(self, first: date, last: date) -> bool:
        """Whether any of its clocks meets these days."""
        days = self.days
        return bool(days) and days[0] <= last and days[-1] >= first


def events_of(
    links: Iterable[EvidenceLink],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
) -> list[Event]:
    """Every linked claim with the days of its three clocks; of what was retracted none."""
    found = []
    for link in links:
        statement = statements.get(link.statement_id)
        if statement is None or statement.state is EvidenceState.RETRACTED:
            continue
        if statement.document_id in documents and link.claim < len(statement.claims):
            found.append(_event(link, statement, documents[statement.document_id]))
    return found


def _event(link: EvidenceLink, statement: Statement, document: Document) -> Event:
    when = statement.claims[link.claim].when or ""
    first, last = bounds(when) if when and is_valid(when) else (None, None)
    said = statement.said_on if statement.said_on and is_valid(statement.said_on) else None
    return Event(
        obligation=link.obligation_id,
        statement=statement.id,
        document=statement.document_id,
        bearing=link.bearing.value,
        words=as_quoted(statement.content),
        when=when,
        first=first,
        last=last,
        is_vague=first != last or (bool(when) and is_approximate(when)),
        said=bounds(said)[0] if said else None,
        published=document.published,
        speaker=statement.speaker.name or statement.speaker.mention or "",
    )
