"""The words of a statement in their place: the paragraph they stand in and what is around it."""

from dataclasses import dataclass

from pactwatch.domain.document import Document
from pactwatch.domain.statement import Statement
from pactwatch.web.pages.pieces import Piece, cut, paragraphs

# A paragraph shorter than this says little by itself: the one before it is shown, too. Guess.
SHORT = 200
# A page without line breaks is one long paragraph; this much around the words is enough to judge.
MOST_AROUND = 900


@dataclass(frozen=True, slots=True)
class Passage:
    """`lines` are paragraphs of marked pieces; `is_cut` where the text goes on around them."""

    lines: tuple[tuple[Piece, ...], ...]
    is_cut: bool


def passage(document: Document, statement: Statement) -> Passage:
    """The paragraphs around a statement, with its source, cue and content marked."""
    spans = (*statement.content, *statement.cue, *statement.source)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    low, high = _around(document.text, start, end)
    pieces = cut(document.text, [statement], start=low, end=high)
    return Passage(paragraphs(pieces), low > 0 or high < len(document.text))


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    if end - low < SHORT:
        before = text[:low].rstrip("\n")
        low = before.rfind("\n") + 1 if before else low
    return max(low, start - MOST_AROUND), min(high, end + MOST_AROUND)
