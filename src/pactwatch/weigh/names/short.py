"""Actors in, what each is called for short out: by the last word of its name or by its realm.

"The Association", "the Front", "the region" are whoever of the case alone is called so; a "Black
Viper" is of the Black Vipers. Refuses a word that two of them bear, or that names a kind of body.
"""

import re
from collections.abc import Iterable, Iterator

from pactwatch.domain.actor import Actor
from pactwatch.weigh.names.words import BODIES, PEOPLE, RANKS, STATES

__all__ = ["REALMS", "members_of", "short_forms"]

# What a state or a part of one is in its full name ("Region of X"), and is then called without a
# capital too. "State", "country", "city" and "district" are said of any, and so are not here.
REALMS = frozenset(
    ("region", "province", "republic", "kingdom", "emirate", "sultanate", "principality", "duchy",
     "canton", "county", "municipality", "prefecture", "commonwealth", "governorate")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def short_forms(actors: Iterable[Actor]) -> dict[str, str]:
    """The actor by such a word, for words that one alone bears."""
    bearers: dict[str, set[str]] = {}
    for actor in actors:
        for name in actor.names if actor.kind != "PERSON" else ():
            for word in _words(name):
                bearers.setdefault(word, set()).add(actor.id)
    return {word: next(iter(ids)) for word, ids in bearers.items() if len(ids) == 1}


# What many are that are no group's own name ("the Forces", "the Guards of the Coast").
_ANYBODY = BODIES | PEOPLE | RANKS | {"states", "nations", "services", "authorities", "guards"}
_MANY = re.compile(r"[A-Z][^\W\d_]{2,}[^\W\d_suiS]s")


def members_of(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    """ "Black Viper" with the id of the Black Vipers, for each name that ends as several do."""
    for actor in actors:
        for name in () if actor.kind in ("PERSON", *STATES) else actor.names:
            *before, last = name.split() or [""]
            if _MANY.fullmatch(last) and _ANYBODY.isdisjoint(
                (last.casefold(), last[:-1].casefold())
            ):
                yield " ".join((*before, last[:-1])), actor.id


def _words(name: str) -> Iterator[str]:
    found = [w.casefold() for w in _WORD.findall(name) if w.casefold() != "the"]
    if len(found) > 1 and found[-1] in BODIES:
        yield found[-1]
    if len(found) > 2 and found[0] in REALMS and found[1] == "of":
        yield found[0]
