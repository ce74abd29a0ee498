"""The words of a statement in their place: the paragraph they stand in and what is around it."""

from dataclasses import dataclass

from pactwatch.case.paragraph import around
from pactwatch.domain.document import Document
from pactwatch.domain.statement import Statement
from pactwatch.web.pages.pieces import Piece, cut, paragraphs


@dataclass(frozen=True, slots=True)
class Passage:
    """`lines` are paragraphs of marked pieces; `is_cut` where the text goes on around them."""

    lines: tuple[tuple[Piece, ...], ...]
    is_cut: bool


def passage(document: Document, statement: Statement) -> Passage:
    """The paragraphs around a statement, with its source, cue and content marked."""
    low, high = around(document.text, statement)
    pieces = cut(document.text, [statement], start=low, end=high)
    return Passage(paragraphs(pieces), low > 0 or high < len(document.text))
