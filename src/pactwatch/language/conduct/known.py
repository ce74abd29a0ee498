"""Which words of a sentence name a body that the case knows to be a guest or an armed party.

In: a text, a sentence and the case's actors. Out: places with the word that the codebook knows such
a body by, so that "trains Red Lantern" is read as "trains the group". Names alone tell nothing of
what a body is; the case's own list does (METHOD A2). Refuses states, people and everybody unlisted.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.words.kept import kept_by_object

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
    pattern, called = _listed(tuple(actors))
    found = list(pattern.finditer(text, sentence.start, sentence.end)) if called else []
    ends = {t.end: t.i for t in sentence.tokens} if found else {}
    return frozenset(
        (ends[match.end()], word)
        for match in found
        if match.end() in ends
        for word in called[match.group()]
    )


@kept_by_object
@lru_cache(maxsize=16)
def _listed(actors: tuple[Actor, ...]) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """One pattern for all names of such bodies, and what each is called: a case may list a
    thousand of them, and is asked for every sentence."""
    called: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        if actor.role in _CALLED and actor.kind not in _NO_BODY:
            called |= {name: _CALLED[actor.role] for name in actor.names if name[:1].isupper()}
    longest = sorted(called, key=len, reverse=True)
    words = "|".join(map(re.escape, longest))
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)"), called
