"""Statements in, edges between documents that give the same words of the same person out.

The innermost speaker is one origin however often it is quoted, so nothing is counted twice without
these edges. They tell people that two papers drew on one saying, and the pessimistic reading takes
them for one story: all of them are POSSIBLE, since two reporters may have stood in one room.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from hashlib import blake2b

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.span import joined
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.weigh.lineage.notes import Notes, Said
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import origin_in
from pactwatch.weigh.passages.passages import bag_of

__all__ = ["find_said_again"]

# So many content words, and this part of the shorter saying's: below it one person says much the
# same at another time (guess; a sentence of news has ten content words).
_LEAST_WORDS, _SAME = 5, 0.8
_UNNAMED = (SpeakerStatus.ARTICLE_VOICE, SpeakerStatus.UNCLEAR)
# Of one person so many sayings are compared, the earliest first.
_COMPARED = 200
# A statement with its content words.
_Saying = tuple[Statement, Set[str]]


def find_said_again(
    statements: Iterable[Statement],
    book: NameBook,
    published: Mapping[str, date | None],
    known: Iterable[LineageEdge],
    *,
    notes: Notes | None = None,
) -> list[LineageEdge]:
    """One edge per pair of documents that nothing joins yet, the later from the earlier.

    `notes` are those of an earlier look: they move nothing but time, and are brought up to date.
    """
    joined_already = {frozenset((e.from_node, e.to_node)) for e in known}
    before = notes.said if notes else {}
    said = sorted(_by_origin(statements, book, published).items())
    found = {origin: _said_in(said[:_COMPARED], before.get(origin)) for origin, said in said}
    if notes:
        notes.said = {origin: one for origin, one in found.items() if one.digest}
    edges: list[LineageEdge] = []
    for origin, one in found.items():
        for later, earlier, words in one.pairs:
            pair = frozenset((later, earlier))
            if pair not in joined_already:
                joined_already.add(pair)
                edges.append(_edge(later, earlier, origin, words))
    return edges


def _said_in(said: Sequence[Statement], before: Said | None) -> Said:
    """Each pair of documents that has a saying of one origin twice, with its first one."""
    if len({s.document_id for s in said}) < 2:
        return Said("")
    digest = _digest(said)
    if before is not None and before.digest == digest:
        return before
    words = [bag_of(joined(s.content))[0] for s in said]
    found: dict[frozenset[str], tuple[str, str, str]] = {}
    for (earlier, one), (later, other) in _each_with_later(zip(said, words, strict=True)):
        pair = frozenset((later.document_id, earlier.document_id))
        if len(pair) == 2 and pair not in found and _is_same(one, other):
            found[pair] = later.document_id, earlier.document_id, _beginning(earlier)
    return Said(digest, tuple(found.values()))


def _digest(said: Iterable[Statement]) -> str:
    """Of all that the pairs are made of: whose documents, in which order, with which words."""
    held = blake2b(digest_size=16)
    for statement in said:
        line = f"{statement.document_id}\n{joined(statement.content)}\0"
        held.update(line.encode("utf-8", "surrogatepass"))
    return held.hexdigest()


def _each_with_later(said: Iterable[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    """Every saying with each before it, the earliest first."""
    before: list[_Saying] = []
    for later in said:
        yield from ((earlier, later) for earlier in before)
        before.append(later)


def _by_origin(
    statements: Iterable[Statement], book: NameBook, published: Mapping[str, date | None]
) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        is_held = statement.document_id in published
        if is_held and statement.speaker.status not in _UNNAMED and statement.content:
            found[origin_in(statement, book)].append(statement)
    for said in found.values():
        said.sort(key=lambda s: (published[s.document_id] or date.max, s.document_id, s.id))
    return found


def _is_same(one: Set[str], other: Set[str]) -> bool:
    least = min(len(one), len(other))
    return least >= _LEAST_WORDS and len(one & other) >= _SAME * least


def _beginning(statement: Statement) -> str:
    return " ".join(joined(statement.content).split())[:80]


def _edge(later: str, earlier: str, origin: str, words: str) -> LineageEdge:
    who = origin.removeprefix("origin:")
    basis = f"both give the same words of {who}: “{words}”"
    return LineageEdge(later, earlier, LineageType.QUOTES, Certainty.POSSIBLE, basis)
