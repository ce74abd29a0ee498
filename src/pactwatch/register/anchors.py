"""Every anchor against the stored text: the words must still stand where a statement says.

What comes in: a connection. What goes out: a sentence per anchor that does not hold. Statements
and documents whose content was forgotten have no anchors left to check.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from pactwatch.domain.document import Document
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import Extraction
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.register import kinds, query, schema


@dataclass(slots=True)
class Checked:
    """How many anchors were looked at."""

    anchors: int = 0


def check(connection: Connection, checked: Checked) -> Iterator[str]:
    """Document by document, so that one text at a time is held."""
    ids = set()
    for record in query.readable(connection, kinds.DOCUMENT):
        ids.add(record.value.id)
        yield from _check_document(connection, record.value, checked)
    columns = (schema.statement.c.ref, schema.statement.c.document_id)
    rows = connection.execute(
        schema.statement.select()
        .with_only_columns(*columns)
        .where(schema.statement.c.payload.is_not(None))
    )
    for ref, document_id in rows:
        if document_id not in ids:
            yield f"statement {ref}: its document {document_id} is not in the register"


def _check_document(connection: Connection, document: Document, checked: Checked) -> Iterator[str]:
    if sha256_text(document.text) != document.text_sha256:
        yield f"document {document.id}: its text is not the one its text_sha256 names"
    is_of = schema.extraction.c.document_id == document.id
    for extraction in query.readable(connection, kinds.EXTRACTION, is_of):
        for span in _mentions(extraction.value.extraction):
            checked.anchors += 1
            if not span.holds_in(document.text):
                yield f"extraction of {document.id} (row {extraction.seq}): {_miss(span)}"
    of_it = schema.statement.c.document_id == document.id
    for statement in query.readable(connection, kinds.STATEMENT, of_it):
        for span in _spans(statement.value.statement):
            checked.anchors += 1
            if not span.holds_in(document.text):
                yield f"statement {statement.ref} of {document.id}: {_miss(span)}"


def _mentions(extraction: Extraction) -> Iterator[Span]:
    for name in extraction.names:
        yield Span(name.start, name.end, name.text)
    for date in extraction.dates:
        yield Span(date.start, date.end, date.text)


def _spans(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    yield from statement.cue
    yield from statement.source
    yield from statement.pledge


def _miss(span: Span) -> str:
    return f"the anchor {span.start}..{span.end} does not hold, expected {span.text!r} there"
