"""A document that comes in again with more said about it than before.

In: the document as recorded and what the caller says now. Out: the document completed, and what
stays although something else was said. A person's word fills what was unknown and wins over what
the page says of itself; it never replaces what a person said before, so that repeating two
differing calls cannot turn a record to and fro; what is wrong is corrected (case/correcting.py).
"""

import dataclasses
from datetime import date

from pactwatch.case.correcting import DECISION
from pactwatch.domain.document import Document
from pactwatch.pipeline.options import AddOptions

OPTION = "OPTION"


def completed(known: Document, options: AddOptions) -> Document:
    """The document with what the caller adds to it; equal to `known` where that is nothing."""
    published, basis = known.published, known.published_basis
    if options.published and basis not in (OPTION, DECISION) and options.published != published:
        published, basis = options.published, OPTION
    return dataclasses.replace(
        known,
        published=published,
        published_basis=basis,
        publisher=known.publisher or options.publisher,
        url=known.url or options.url,
    )


def contradicted(document: Document, options: AddOptions) -> tuple[tuple[str, str], ...]:
    """What stays and what was said instead: of the publication day and the publisher."""
    said: tuple[tuple[date | str | None, date | str | None], ...] = (
        (document.published, options.published),
        (document.publisher, options.publisher),
    )
    return tuple(
        (str(kept), str(given))
        for kept, given in said
        if kept and given and str(kept).casefold() != str(given).casefold()
    )
