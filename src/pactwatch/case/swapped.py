"""Statements of copies that have another doer than the text they are made from.

What comes in: statements, who published which document and when, which are copies. What goes out:
statement ids. Weighing knows such a sentence by `Testimony.is_swapped`.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Protocol

from pactwatch.case.copies import is_sure_copy
from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.statement import Statement
from pactwatch.weigh.divergence.swapped import find_swapped
from pactwatch.weigh.names.names import NameBook

__all__ = ["copying", "members_of", "swapped_in"]


class Published(Protocol):
    """Who published a document, and when."""

    @property
    def publisher(self) -> str | None:
        """The outlet or body, if it is known."""

    @property
    def published(self) -> date | None:
        """The day, if it is known."""


def copying(lineage: Iterable[LineageEdge]) -> frozenset[str]:
    """Documents that are for certain made from another text."""
    return frozenset(e.from_node for e in lineage if is_sure_copy(e))


def members_of(groups: Mapping[str, str], wanted: Container[str]) -> dict[str, list[str]]:
    """The documents of each of these groups that has two or more."""
    found: dict[str, list[str]] = defaultdict(list)
    for document, group in groups.items():
        if group in wanted:
            found[group].append(document)
    return {group: documents for group, documents in found.items() if len(documents) > 1}


def swapped_in(
    statements: Iterable[Statement],
    members: Mapping[str, list[str]],
    papers: Mapping[str, Published],
    derived: Container[str],
    book: NameBook,
) -> frozenset[str]:
    """Those of the groups' statements that have another doer than the text that came first.

    What an outlet prints again itself is a version of its own.
    """
    told: dict[str, list[Statement]] = {d: [] for some in members.values() for d in some}
    for statement in statements:
        if statement.document_id in told:
            told[statement.document_id].append(statement)
    found: set[str] = set()
    for documents in members.values():
        source = _first(documents, papers, derived)
        own = papers[source].publisher
        others = (d for d in documents if d == source or papers[d].publisher != own)
        found.update(find_swapped({d: told[d] for d in others}, source, book))
    return frozenset(found)


def _first(
    documents: Iterable[str], papers: Mapping[str, Published], derived: Container[str]
) -> str:
    """The text that is made from none of the others, the first published of several."""
    return min(documents, key=lambda d: (d in derived, papers[d].published or date.max, d))
