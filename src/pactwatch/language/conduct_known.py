"""Which words of a sentence name a body that the case knows to be a guest or an armed party.

In: a text, a sentence and the case's actors. Out: places with the word that the codebook knows such
a body by, so that "trains Red Lantern" is read as "trains the group". Names alone tell nothing of
what a body is; the case's own list does (METHOD A2). Refuses states, people and everybody unlisted.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.language.syntax import Sentence

__all__ = ["known_bodies"]

_NO_BODY = frozenset({"STATE", "PERSON", "GOVERNMENT", "MEDIA"})
# A group that duties are about is a guest; a party bound by them is one of two sides.
_CALLED = {
    MonitorRole.TARGET: ("group", "operative", "militia"),
    MonitorRole.MONITORED_PARTY: ("militia",),
}


def known_bodies(
    text: str, sentence: Sentence, actors: Sequence[Actor]
) -> frozenset[tuple[int, str]]:
    """Pairs of a word's place, the last of a listed name, and what the codebook calls the body."""
    armed = tuple(a for a in actors if a.role in _CALLED and a.kind not in _NO_BODY)
    return frozenset(_pairs(text, sentence, armed)) if armed else frozenset()


def _pairs(text: str, sentence: Sentence, actors: Sequence[Actor]) -> Iterator[tuple[int, str]]:
    stands = text[sentence.start : sentence.end]
    ends = {t.end - sentence.start: t.i for t in sentence.tokens}
    for actor in actors:
        for match in _pattern(actor.names).finditer(stands):
            if (place := ends.get(match.end())) is not None and actor.role is not None:
                yield from ((place, word) for word in _CALLED[actor.role])


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    named = [re.escape(n) for n in sorted(names, key=len, reverse=True) if n[:1].isupper()]
    return re.compile(r"\b(?:" + "|".join(named) + r")\b" if named else r"(?!)")
