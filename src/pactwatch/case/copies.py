"""Which documents tell one text again, and which quotations were found again elsewhere.

What comes in: documents, lineage edges, statements. What goes out: group ids and statement ids.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from hashlib import blake2b

from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge, LineageType
from pactwatch.domain.span import joined
from pactwatch.domain.statement import QuoteType, Statement
from pactwatch.weigh.joins import Joins

# By digest of the words of a quotation: the statements it stands in, with their documents.
Places = dict[bytes, list[tuple[str, str]]]
# Shorter quotations ("we agree") recur without being the same words of the same person.
MATCH_WORDS = 6
_WORD = re.compile(r"\w+")


def document_groups(documents: Iterable[str], lineage: Iterable[LineageEdge]) -> dict[str, str]:
    """For each document the smallest id among the documents that copy each other."""
    return regrouped({document: document for document in documents}, lineage)


def regrouped(groups: Mapping[str, str], lineage: Iterable[LineageEdge]) -> dict[str, str]:
    """Groups of copies after more edges: the same whether these come at once or one by one."""
    joins = Joins(str)
    for edge in lineage:
        if is_sure_copy(edge) and edge.from_node in groups and edge.to_node in groups:
            joins.join(groups[edge.from_node], groups[edge.to_node])
    return {document: joins.root(group) for document, group in groups.items()}


def is_sure_copy(edge: LineageEdge) -> bool:
    """Whether one end is for certain the text of the other."""
    return edge.certainty is not Certainty.POSSIBLE and edge.type in COPYING


def has_corrections(lineage: Iterable[LineageEdge]) -> bool:
    """Whether a document corrects another of its own body."""
    return any(edge.type is LineageType.CORRECTS for edge in lineage)


def matched_quotes(
    statements: Iterable[Statement],
    groups: Mapping[str, str],
    lineage: Iterable[LineageEdge] = (),
) -> frozenset[str]:
    """Direct quotations whose words stand again in a document that does not derive from theirs.

    Copies of one text match nothing, and a document that credits another bears it not out.
    """
    return matched_places(quotation_places(statements), groups, credits_in(groups, lineage))


def quotation_places(statements: Iterable[Statement]) -> Places:
    """Where each direct quotation stands, by a digest of its words: statement and document."""
    places: Places = {}
    for statement in statements:
        if statement.quote_type is QuoteType.DIRECT:
            words = _WORD.findall(joined(statement.content).casefold())
            if len(words) >= MATCH_WORDS:
                text = " ".join(words).encode("utf-8", "surrogatepass")
                place = statement.id, statement.document_id
                places.setdefault(blake2b(text, digest_size=16).digest(), []).append(place)
    return places


def matched_places(
    places: Places, groups: Mapping[str, str], credited: Iterable[tuple[str, str]]
) -> frozenset[str]:
    """As `matched_quotes`; `credited` are pairs of documents of which one credits the other."""
    credits = _credits(groups, credited)
    matched = set()
    for same in places.values():
        if len(same) > 1:
            texts = {groups.get(document, document) for _, document in same}
            for statement, document in same:
                own = groups.get(document, document)
                if any(other != own and own not in credits[other] for other in texts):
                    matched.add(statement)
    return frozenset(matched)


def credits_in(documents: Container[str], lineage: Iterable[LineageEdge]) -> set[tuple[str, str]]:
    """The pairs of documents of which one credits the other for certain."""
    return {
        (edge.from_node, edge.to_node)
        for edge in lineage
        if edge.certainty is not Certainty.POSSIBLE
        and edge.type not in COPYING
        and edge.from_node in documents
        and edge.to_node in documents
    }


def _credits(
    groups: Mapping[str, str], credited: Iterable[tuple[str, str]]
) -> Mapping[str, set[str]]:
    """By group of copies: every group it credits, also through others."""
    direct: dict[str, set[str]] = defaultdict(set)
    for crediting, origin in credited:
        direct[groups.get(crediting, crediting)].add(groups.get(origin, origin))
    found: dict[str, set[str]] = defaultdict(set)
    for group in direct:
        todo = [group]
        while todo:
            for other in direct.get(todo.pop(), ()):
                if other not in found[group]:
                    found[group].add(other)
                    todo.append(other)
    return found
