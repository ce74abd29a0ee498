"""What copies of a text say in, the sentences out in which a copy has another known doer.

A desk that writes "the League shelled the town" where its source has the army made an error, and
told nothing of the League: the sentence is its source's, turned (METHOD d11, C2 CITES and QUOTES).
Sentences count as one where the same speaker says the same of the same conduct, the names of those
who do it apart. Refuses what the source tells of that doer too, an outlet's own later version, and
doers whom the case does not know.
"""

from collections.abc import Iterable, Mapping, Sequence

from pactwatch.domain.claim import Claim
from pactwatch.domain.span import joined
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.weigh.names.names import NameBook, slug, words_of

__all__ = ["find_swapped"]

# So many words that tell something, and this part of the shorter sentence's, stand in both.
_LEAST, _SAME = 4, 0.8
_STEM = 5


def find_swapped(
    copies: Mapping[str, Sequence[Statement]], source: str, book: NameBook
) -> Iterable[str]:
    """Ids of the statements of the copies, by document, that have another doer than `source`."""
    first = copies.get(source, ())
    for document, statements in copies.items():
        if document != source:
            yield from (s.id for s in statements if _is_swapped(s, first, book))


def _is_swapped(statement: Statement, first: Sequence[Statement], book: NameBook) -> bool:
    """Whether all that it tells of somebody known is told in the source of others."""
    known = [(claim, doers) for claim in statement.claims if (doers := _doers(claim, book))]
    return bool(known) and all(
        any(_is_of_another(statement, claim, doers, other, book) for other in first)
        and not any(_tells_of(other, claim, doers, book) for other in first)
        for claim, doers in known
    )


def _is_of_another(
    statement: Statement, claim: Claim, doers: frozenset[str], other: Statement, book: NameBook
) -> bool:
    """Whether the source's sentence is this one with another doer."""
    if _speaker(statement) != _speaker(other):
        return False
    told = (c for c in other.claims if _is_one(c, claim))
    return any(
        (others := _doers(c, book)) and doers.isdisjoint(others) and _is_same(statement, other)
        for c in told
    )


def _tells_of(other: Statement, claim: Claim, doers: frozenset[str], book: NameBook) -> bool:
    return any(_is_one(c, claim) and doers & _doers(c, book) for c in other.claims)


def _is_one(one: Claim, other: Claim) -> bool:
    return (one.conduct, one.polarity) == (other.conduct, other.polarity)


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
