"""What copies of a text say in, the sentences out in which a copy has another known doer.

A desk that writes "the League shelled the town" where its source has the army made an error, and
told nothing of the League: the sentence is its source's, turned (METHOD d11, C2 CITES and QUOTES).
Sentences count as one where the same speaker, or the copy in its own voice, says the same of the
same conduct, the names of those who do it apart. Refuses what the source tells of that doer too, an
outlet's own later version, and doers whom the case does not know.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.span import joined
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.weigh.names.names import NameBook, slug, words_of

__all__ = ["find_swapped"]

# So many words that tell something, and this part of the shorter sentence's, stand in both.
_LEAST, _SAME = 4, 0.8
_STEM = 5


# What a text tells: by conduct and polarity each sentence with the bodies that do it there.
_Told = Mapping[tuple[str, Polarity], Sequence[tuple[frozenset[str], Statement]]]


def find_swapped(
    copies: Mapping[str, Sequence[Statement]], source: str, book: NameBook
) -> Iterable[str]:
    """Ids of the statements of the copies, by document, that have another doer than `source`."""
    first: dict[tuple[str, Polarity], list[tuple[frozenset[str], Statement]]] = defaultdict(list)
    for statement in copies.get(source, ()):
        for claim in statement.claims:
            if doers := _doers(claim, book):
                first[claim.conduct, claim.polarity].append((doers, statement))
    if not first:
        return
    for document, statements in copies.items():
        if document != source:
            yield from (s.id for s in statements if s.claims and _is_swapped(s, first, book))


def _is_swapped(statement: Statement, first: _Told, book: NameBook) -> bool:
    """Whether all that it tells of somebody known is told in the source of others."""
    is_known = False
    for claim in statement.claims:
        if doers := _doers(claim, book):
            is_known = True
            if not _is_of_another(statement, doers, first.get((claim.conduct, claim.polarity), ())):
                return False
    return is_known


def _is_of_another(
    statement: Statement, doers: frozenset[str], told: Sequence[tuple[frozenset[str], Statement]]
) -> bool:
    """Whether the source tells it of others alone, once in this sentence."""
    if not all(doers.isdisjoint(others) for others, _ in told):
        return False
    # A copy that credits nobody tells in its own voice what its source has somebody say.
    return any(
        _speaker(statement) in ("", _speaker(other)) and _is_same(statement, other)
        for _, other in told
    )


def _doers(claim: Claim, book: NameBook) -> frozenset[str]:
    """The outermost bodies of those who do it, as far as the case knows them."""
    bodies = (book.affiliations(book.resolve(term)) for term in claim.agent)
    return frozenset(of[-1] for of in bodies if of)


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    is_voice = speaker.status is SpeakerStatus.ARTICLE_VOICE
    return "" if is_voice else slug(speaker.name or speaker.mention or "unknown")


def _is_same(one: Statement, other: Statement) -> bool:
    """Whether two sentences have the same words, the doers' names apart."""
    ours, theirs = _stems(one), _stems(other)
    least = min(len(ours), len(theirs))
    return least >= _LEAST and len(ours & theirs) >= _SAME * least


def _stems(statement: Statement) -> frozenset[str]:
    named = {w for c in statement.claims for term in c.agent for w in words_of(term)}
    told = (w for w in words_of(joined(statement.content)) if w not in named and len(w) > 2)
    return frozenset(w[:_STEM].casefold() for w in told)
