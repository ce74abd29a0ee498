"""All edges among documents: copies, rewrites, retellings, translations, credits, corrections.

Each step looks only at pairs that no earlier one has joined, from the surest to the least sure.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge
from pactwatch.weigh.lineage.copies import find_copies
from pactwatch.weigh.lineage.corrections import find_corrected, find_corrections
from pactwatch.weigh.lineage.credits import Credits
from pactwatch.weigh.lineage.notes import Notes
from pactwatch.weigh.lineage.quotations import find_quoted
from pactwatch.weigh.lineage.retellings import (
    find_rendering_pairs,
    find_retold,
    find_translations,
)
from pactwatch.weigh.lineage.texts import Text
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import book_of

__all__ = ["find_edges"]

Given = (
    tuple[str, str, str | None, date | None] | tuple[str, str, str | None, date | None, str | None]
)


def find_edges(
    documents: Iterable[Given], *, actors: Sequence[Actor] = (), notes: Notes | None = None
) -> list[LineageEdge]:
    """Edges among documents, and from documents to outlets they credit that are not held.

    `documents` are (id, text, publisher, published) and, where known, the language's code. `actors`
    help to know outlets by their spellings. Each edge runs from the document that derives to the
    one it derives from; the order of `documents` does not matter. `notes` are those of an earlier
    look at documents of the case: they move nothing but time, and are brought up to date.
    """
    texts = sorted((Text(*document) for document in documents), key=lambda t: t.id)
    if notes is not None:
        texts = [text.noted_in(notes.traits) for text in texts]
    edges = _edges(texts, Credits(texts, actors), notes or Notes(), book_of(tuple(actors)))
    if notes is not None:
        notes.traits = {text.digest: notes.traits[text.digest] for text in texts}
    return sorted(edges, key=lambda e: (e.from_node, e.to_node, e.type))


def _edges(
    texts: Sequence[Text], credits: Credits, notes: Notes, book: NameBook
) -> list[LineageEdge]:
    edges = [credits.turned(e) for e in find_copies(texts, notes)]
    edges += [credits.turned(e) for e in find_quoted(texts, _pairs(edges), credits)]
    sure = [e for e in edges if e.certainty is not Certainty.POSSIBLE]
    derived = frozenset(e.from_node for e in sure)
    retold = [credits.turned(e) for e in find_retold(credits, _pairs(sure), derived)]
    told = _pairs(retold)
    edges = [e for e in edges if frozenset((e.from_node, e.to_node)) not in told] + retold
    joined = _pairs(edges)
    derived |= {e.from_node for e in edges}
    own = [t for t in texts if t.id not in derived]
    rendered = (*find_translations(texts), *find_rendering_pairs(own))
    edges += [e for e in rendered if frozenset((e.from_node, e.to_node)) not in joined]
    edges += credits.edges(_pairs(e for e in edges if e.certainty is not Certainty.POSSIBLE))
    joined = _pairs(edges)
    corrected = find_corrections(texts)
    edges += [e for e in corrected if frozenset((e.from_node, e.to_node)) not in joined]
    copied = _pairs(e for e in edges if e.type in COPYING and e.certainty is not Certainty.POSSIBLE)
    taken_back = find_corrected(texts, book)
    return edges + [e for e in taken_back if frozenset((e.from_node, e.to_node)) not in copied]


def _pairs(edges: Iterable[LineageEdge]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((e.from_node, e.to_node)) for e in edges)
