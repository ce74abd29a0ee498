"""A statement that a person reads out of a document: words the program missed or took wrongly.

Comes in: the document, ranges in its text, and the labels. Goes out: a Statement anchored at its
exact words, under an id that comes from them and names the document (so that forgetting the
document finds it). Refuses ranges outside the text; what it records is a person's, never scored.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pactwatch.case.evidence import read_statement
from pactwatch.domain.document import Document
from pactwatch.domain.ids import content_id
from pactwatch.domain.plain import to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput

Range = tuple[int, int]


def own_statement(
    document: Document,
    content: Iterable[Range],
    *,
    cue: Iterable[Range] = (),
    source: Iterable[Range] = (),
    labels: Mapping[str, Any],
) -> Statement:
    """The statement; `labels` are fields of a Statement as plain values (`speaker`, `claims` ...).

    Raises BadInput where a range leaves the text or a label is unknown.
    """
    spans = {"content": content, "cue": cue, "source": source}
    anchored = {name: [_span(document, *r) for r in ranges] for name, ranges in spans.items()}
    words = [(span["start"], span["end"]) for span in anchored["content"]]
    own = {**labels, **anchored, "document_id": document.id}
    own["id"] = f"{document.id}.{content_id('own', words, to_plain(labels))}"
    return read_statement(own)


def is_own(statement: Statement) -> bool:
    """Whether a person recorded it: its id says so, as `own_statement` made it."""
    return statement.id.startswith(f"{statement.document_id}.own-")


def add_decision(statement: Statement, reason: str = "") -> Decision:
    """The decision that records a person's own statement."""
    return Decision(TargetKind.STATEMENT, statement.id, Action.ADD, reason, to_plain(statement))


def ranges_of(document: Document, words: Iterable[str]) -> list[Range]:
    """Where each of these words stands, whatever the white space and quotation marks between.

    Raises BadInput where words stand nowhere or more than once: the first of two would be a guess.
    """
    return [_range_of(document, one) for one in words]


def _range_of(document: Document, words: str) -> Range:
    parts = (re.escape(part) for part in _plain(words).split())
    found = [m.span() for m in re.finditer(r"\s+".join(parts), _plain(document.text))]
    if len(found) != 1:
        raise BadInput(
            f"{document.path}: {words!r} stands there {len(found)} times; give words that stand "
            "there once"
        )
    return found[0]


def _plain(text: str) -> str:
    """The same length, with straight quotation marks."""
    return text.translate(str.maketrans("’‘“”", "''\"\""))


def _span(document: Document, start: int, end: int) -> dict[str, Any]:
    if not 0 <= start < end <= len(document.text):
        raise BadInput(
            f"{document.path}: characters {start} to {end} do not lie in its text of "
            f"{len(document.text)}; mark the words again"
        )
    return {"start": start, "end": end, "text": Span.of(document.text, start, end).text}
