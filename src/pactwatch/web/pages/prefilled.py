"""The form for a person's own statement, filled from a lead: its words, its code, who says it.

Comes in: a document, a lead's id, the statements read there. Goes out: what the form's fields begin
with. Whoever says the words already, by the program's reading, is taken over; who did it and when
is left to the reader. Refuses to record anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.domain.document import Document
from pactwatch.domain.reading import Lead
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.web.pages.pieces import Mark

__all__ = ["Prefilled", "lead_mark", "prefilled"]

Range = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What the form begins with: ranges with their words by part (`content`, `cue`, `source`), the
    code and whether it is so, and of who says it what is known."""

    parts: dict[str, tuple[Range, ...]]
    conduct: str
    polarity: str
    fields: dict[str, str]


def prefilled(document: Document, lead: Lead, statements: Iterable[Statement]) -> Prefilled:
    """What a lead of the document fills the form with."""
    over = [s for s in statements if any(lead.touches(x.start, x.end) for x in s.content)]
    said = over[0] if len(over) == 1 else None
    whole = ((lead.start, lead.end, " ".join(document.text[lead.start : lead.end].split())),)
    parts = {"content": _ranges(said.content) if said else whole}
    parts |= {"cue": _ranges(said.cue), "source": _ranges(said.source)} if said else {}
    return Prefilled(parts, lead.code, "-" if lead.is_contrary else "+", _fields(said))


def lead_mark(lead: Lead) -> Mark:
    """The lead's words in the text, where its address leads to."""
    return Mark(lead.start, lead.end, "lead", "lead")


def _fields(said: Statement | None) -> dict[str, str]:
    if said is None:
        return {}
    speaker = said.speaker
    return {
        "speaker": speaker.name or "",
        "status": speaker.status.value,
        "organisation": speaker.organisation or "",
        "speech_act": said.speech_act.value,
        "factuality": said.factuality.value,
        "basis": said.basis.value,
    }


def _ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    return tuple((span.start, span.end, " ".join(span.text.split())) for span in spans)
