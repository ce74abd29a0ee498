"""Two tellings of one story in, the places where they tell it differently out.

Sentences that are nearly the same are laid beside each other and compared word by word; a rule a
row of the table looks at what differs: who did it, a name, a number or its unit, a negation. Both
sides are named, as nothing says which is right. Refuses to compare texts that are no copies (that
is for lineage.py to find), to correct either, and to read rewritten sentences: what shares too few
words is no divergence but another telling.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge, LineageType
from pactwatch.domain.flag import FlagCode
from pactwatch.weigh.divergence.names import known_names
from pactwatch.weigh.divergence.rules import DIVERGENCE_RULES
from pactwatch.weigh.passages.sentence_pairs import Pair, pairs

__all__ = ["Divergence", "compare", "find_divergences"]

# Told again in one language, and not cut to its gist; who credits another may have its sentences.
_TELLING = COPYING - {LineageType.TRANSLATION, LineageType.SUMMARY}
_TELLING |= {LineageType.CITES, LineageType.QUOTES}


@dataclass(frozen=True, slots=True)
class Divergence:
    """A sentence of one document that a copy tells otherwise; ranges are half-open characters."""

    document_id: str
    start: int
    end: int
    other_id: str
    other_start: int
    other_end: int
    code: FlagCode
    reason: str


def find_divergences(
    texts: Mapping[str, str], edges: Iterable[LineageEdge], actors: Iterable[Actor] = ()
) -> tuple[Divergence, ...]:
    """Divergences of every pair of held documents that a sure or probable edge calls copies.

    Each is given twice, once for either document, in the order of documents and places. Two names
    of one of the actors are no divergence.
    """
    found: list[Divergence] = []
    known = known_names(actors)
    for one, other in sorted(_copies(texts, edges)):
        for pair, code, reason in compare(texts[one], texts[other], known):
            found.append(_divergence(one, other, pair, code, reason))
            found.append(_divergence(other, one, pair.turned(), code, reason))
    return tuple(sorted(found, key=lambda d: (d.document_id, d.start, d.other_id, d.code)))


def _copies(texts: Mapping[str, str], edges: Iterable[LineageEdge]) -> set[tuple[str, str]]:
    sure = (e for e in edges if e.type in _TELLING and e.certainty is not Certainty.POSSIBLE)
    ends = ((e.from_node, e.to_node) for e in sure)
    return {(min(a, b), max(a, b)) for a, b in ends if a in texts and b in texts}


def compare(
    one: str, other: str, known: Mapping[str, str] | None = None
) -> Iterator[tuple[Pair, FlagCode, str]]:
    """What each rule of the table finds in the sentences that the two texts nearly share.

    `known` says whose names the case knows (known_names).
    """
    for pair in pairs(one, other, known):
        for rule in DIVERGENCE_RULES:
            if detail := rule.find(pair):
                yield pair, rule.code, f"{rule.sentence} {detail}"
                break  # one reason a sentence is enough to look at it


def _divergence(one: str, other: str, pair: Pair, code: FlagCode, reason: str) -> Divergence:
    first, second = pair.first, pair.second
    return Divergence(one, first.start, first.end, other, second.start, second.end, code, reason)
