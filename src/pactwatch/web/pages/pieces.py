"""A text cut at every boundary of a mark, so that each piece has one set of marks.

Comes in: the text and its statements. Goes out: pieces that together are exactly the text, each
with its first code point, so that a selection in the browser leads back to offsets.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactwatch.case.own import is_own
from pactwatch.domain.statement import EvidenceState, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `statements` are the ids it belongs to.

    `at` is its first code point in the document, `begins` the statements that start here.
    """

    text: str
    roles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A range under one role; `statement` is the id of what it belongs to."""

    start: int
    end: int
    role: str
    statement: str


def cut(
    text: str,
    statements: Sequence[Statement],
    *,
    start: int = 0,
    end: int | None = None,
    beside: Iterable[Mark] = (),
) -> list[Piece]:
    """Pieces of `text[start:end]` in order, under the marks of their statements and those
    `beside` them."""
    marks = [*beside, *(mark for s in statements for mark in _marks(s))]
    return cut_at(text, marks, start=start, end=end)


def cut_at(
    text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None
) -> list[Piece]:
    """Pieces of `text[start:end]` in order; one pass over the edges, whatever the overlaps."""
    end = len(text) if end is None else end
    marks = [m for m in marks if m.start < end and m.end > start]
    opens, closes = _by_edge(marks, start, end)
    edges = sorted({start, end, *opens, *closes})
    open_now: dict[Mark, int] = {}
    seen: set[str] = set()
    pieces = []
    for left, right in itertools.pairwise(edges):
        for mark in closes.get(left, ()):
            open_now.pop(mark, None)
        open_now.update(dict.fromkeys(opens.get(left, ()), 0))
        pieces.append(_piece(text[left:right], left, open_now, seen))
    return pieces


def paragraphs(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces regrouped by the line breaks inside them."""
    groups: list[list[Piece]] = [[]]
    begins: tuple[str, ...] = ()  # carried over line breaks to the first words that are shown
    for piece in pieces:
        begins += piece.begins
        at = piece.at
        for n, line in enumerate(piece.text.split("\n")):
            if n:
                groups.append([])
                at += 1
            if line:
                groups[-1].append(Piece(line, piece.roles, piece.statements, begins, at))
                begins = ()
            at += len(line)
    return tuple(tuple(group) for group in groups if group)


def _piece(text: str, at: int, marks: Iterable[Mark], seen: set[str]) -> Piece:
    over = sorted(marks, key=lambda m: (m.start, m.statement, m.role))
    ids = tuple(dict.fromkeys(m.statement for m in over))
    begins = tuple(i for i in ids if i not in seen)
    seen.update(begins)
    return Piece(text, tuple(dict.fromkeys(m.role for m in over)), ids, begins, at)


def _by_edge(
    marks: Iterable[Mark], start: int, end: int
) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in marks:
        opens.setdefault(max(mark.start, start), []).append(mark)
        closes.setdefault(min(mark.end, end), []).append(mark)
    return opens, closes


def _marks(statement: Statement) -> list[Mark]:
    content = "quarantined" if statement.state is EvidenceState.QUARANTINED else "content"
    spans = [
        *((content, span) for span in statement.content),
        *(("cue", span) for span in statement.cue),
        *(("source", span) for span in statement.source),
    ]
    own = " own" if is_own(statement) else ""
    return [Mark(span.start, span.end, f"{role}{own}", statement.id) for role, span in spans]
