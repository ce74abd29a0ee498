"""Words around a name that make it somebody else: "X-backed militia", "the X Herald", "former X".

In: the words of a term and where the name stands in it. Out: whether the name is another's.
What a state's proxies do is no deed of the state, a paper with a country in its name is not that
country, and who has left a side speaks for it no more (METHOD d6). Refuses to say who it is.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

__all__ = ["OF_OTHERS", "are_tied", "goes_on", "has_gone", "is_of_others"]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Whom X backs, hosts or leads.
OF_OTHERS = _table(
    """backed based led sponsored supported funded financed trained equipped aligned allied
    installed appointed run"""
)
# Lists call the members of a group "X-linked" and "X-affiliated"; of a state, whose own are its
# forces and offices, they are others whose ties the words leave open.
_TIED = _table("linked affiliated associated tied connected friendly loyal leaning")
_GONE = _table(
    """former ex onetime erstwhile defected ousted exiled deposed dismissed retired defector
    defectors deserter deserters breakaway splinter dissident dissidents renegade renegades"""
)
_ARTICLES = frozenset(("the", "a", "an"))


def has_gone(words: Sequence[str]) -> bool:
    """Whether the words are of somebody who was of a side."""
    return not _GONE.isdisjoint(w.casefold() for w in words)


def are_tied(words: Sequence[str]) -> bool:
    """Whether the words tell of ties alone, which make nobody a state's own."""
    return not _TIED.isdisjoint(w.casefold() for w in words)


def is_of_others(found: Sequence[str], end: int, people: Collection[str]) -> bool:
    """Whether what follows a name that ends here makes it somebody else: "X-backed militia", "X
    government-backed militia". `people` are words for people and bodies."""
    rest = [w.casefold() for w in found[end:]]
    if not rest:
        return False
    backed = any(w in OF_OTHERS and of in people for w, of in pairwise(rest))
    return rest[0] in OF_OTHERS or backed


def goes_on(found: Sequence[str], start: int, end: int, membership: Collection[str]) -> bool:
    """Whether a name that stands first is but the beginning of another: "the X Herald"."""
    is_first = all(w.casefold() in _ARTICLES for w in found[:start])
    if not is_first or end == len(found):
        return False
    return found[end][0].isupper() and found[end].casefold() not in membership
