"""Adjectives of states, from the names that the case gives them ("Kessian army", "Kessian troops").

In: the actors of a case, or the words of a term. Out: which state "Kessian soldiers" are of. A
state's own forces and offices are so called; "Kessian rebels", "a Kessian" and "the Kessian bank"
are not, and two states with one adjective have none. Refuses adjectives that any state has.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from pactwatch.domain.actor import Actor

__all__ = ["OWN", "of_people", "peoples_of"]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a state has and no band: its forces and those who govern.
OWN = _table(
    """forces force troops troop soldiers soldier army military navy airforce police government
    authorities marines paratroopers peacekeepers sailors infantry artillery armour armor tanks
    aircraft jets warplanes warships gunboats helicopters gunners snipers patrol patrols
    battalion battalions brigade brigades regiment regiments garrison garrisons convoy convoys
    official officials minister ministers ministry diplomat diplomats ambassador envoy president
    premier cabinet parliament embassy intelligence commando commandos guards negotiators
    delegation delegates side"""
)
# Branches of a state's forces, as they stand before these: "the Kessian air force".
_BRANCHES = _table("air special ground land coast riot border state")
_ANY = _table(
    """national armed royal central federal interim transitional state security revolutionary
    supreme free new former united popular peoples defence defense coalition allied provisional
    regional provincial imperial democratic islamic socialist special civil public local foreign"""
)


def peoples_of(actors: Iterable[Actor]) -> dict[str, str]:
    """By adjective the one state that lists a name of it and one of its own forces or offices, or
    one of whose bodies has a name with it ("Kessian Court of Audit", of the state Kess)."""
    known = {actor.id: actor for actor in actors}
    bearers: dict[str, set[str]] = {}
    for actor in known.values():
        above = known.get(actor.parent or "")
        for name in actor.names:
            first, *rest = name.split()
            is_forces = len(rest) == 1 and rest[0].casefold() in OWN and _is_of_one(first)
            if actor.kind == "STATE" and is_forces:
                bearers.setdefault(first.casefold(), set()).add(actor.id)
            elif above and above.kind == "STATE" and rest and _is_called_after(first, above):
                bearers.setdefault(first.casefold(), set()).add(above.id)
    return {word: next(iter(ids)) for word, ids in bearers.items() if len(ids) == 1}


def _is_called_after(word: str, state: Actor) -> bool:
    """ "Kessian" of "Kess", "Orvanese" of "Orvana": an ending behind the state's own name."""
    names = (name.casefold() for name in state.names if len(name.split()) == 1)
    own = word.casefold()
    return word[0].isupper() and any(
        own != name and own.startswith(name.rstrip("aeiouy")) and own.endswith(_ENDINGS)
        for name in names
        if len(name.rstrip("aeiouy")) >= _STEM
    )


_ENDINGS = ("i", "n", "ese", "ish", "ic")
_STEM = 4  # letters: of a shorter name by chance other words begin so


def _is_of_one(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and word.casefold() not in _ANY


def of_people(
    found: Sequence[str], peoples: Mapping[str, str], beside: Collection[str]
) -> str | None:
    """The state whose "two Kessian soldiers" are; `beside` are numbers and ranks."""
    own = [word.casefold() for word in found]
    adjectives = [n for n, word in enumerate(own) if word in peoples and found[n][0].isupper()]
    if len(adjectives) != 1:
        return None
    state = peoples[own.pop(adjectives[0])]
    is_force = any(word in OWN for word in own)
    around = {*OWN, *_BRANCHES, *beside}
    return state if is_force and all(w in around or w.isdigit() for w in own) else None
