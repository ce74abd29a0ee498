"""Which documents tell one text again, and which quotations were found again elsewhere.

What comes in: documents, lineage edges, statements. What goes out: group ids and statement ids.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.span import joined
from pactwatch.domain.statement import QuoteType, Statement

COPYING = {
    LineageType.VERBATIM_COPY,
    LineageType.NEAR_DUPLICATE,
    LineageType.TRANSLATION,
    LineageType.PARAPHRASE_REWRITE,
    LineageType.SUMMARY,
}
# Shorter quotations ("we agree") recur without being the same words of the same person.
MATCH_WORDS = 6


def document_groups(documents: Iterable[str], lineage: Iterable[LineageEdge]) -> dict[str, str]:
    """For each document the smallest id among the documents that copy each other."""
    root = {document: document for document in documents}

    def find(node: str) -> str:
        while root[node] != node:
            node = root[node]
        return node

    for edge in lineage:
        is_sure = edge.certainty is not Certainty.POSSIBLE and edge.type in COPYING
        if is_sure and edge.from_node in root and edge.to_node in root:
            a, b = sorted((find(edge.from_node), find(edge.to_node)))
            root[b] = a
    return {document: find(document) for document in root}


def matched_quotes(
    statements: Iterable[Statement],
    groups: Mapping[str, str],
    lineage: Iterable[LineageEdge] = (),
) -> frozenset[str]:
    """Direct quotations whose words stand again in a document that does not derive from theirs.

    Copies of one text match nothing, and a document that credits another bears it not out.
    """
    credits = _credits(groups, lineage)
    places: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.quote_type is QuoteType.DIRECT:
            words = re.findall(r"\w+", joined(statement.content).casefold())
            if len(words) >= MATCH_WORDS:
                places[" ".join(words)].append(statement)
    matched = set()
    for same in places.values():
        texts = {groups.get(s.document_id, s.document_id) for s in same}
        for statement in same:
            own = groups.get(statement.document_id, statement.document_id)
            if any(other != own and own not in credits[other] for other in texts):
                matched.add(statement.id)
    return frozenset(matched)


def _credits(groups: Mapping[str, str], lineage: Iterable[LineageEdge]) -> Mapping[str, set[str]]:
    """By group of copies: every group it credits, also through others."""
    direct: dict[str, set[str]] = defaultdict(set)
    for edge in lineage:
        is_sure = edge.certainty is not Certainty.POSSIBLE and edge.type not in COPYING
        if is_sure and edge.from_node in groups and edge.to_node in groups:
            direct[groups[edge.from_node]].add(groups[edge.to_node])
    found: dict[str, set[str]] = defaultdict(set)
    for group in direct:
        todo = [group]
        while todo:
            for credited in direct.get(todo.pop(), ()):
                if credited not in found[group]:
                    found[group].add(credited)
                    todo.append(credited)
    return found
