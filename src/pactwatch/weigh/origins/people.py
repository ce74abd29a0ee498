"""Named speakers in; which of their origins are one person told with more or less of the name out,
and whose side that person speaks for.

A surname alone, an initial and a full first name are one person where nothing sets them apart. Who
is told once to be a side's minister is its minister where the next report leaves that out.
Refuses to join where two full names under one surname cannot be one person, two known actors,
origins that people keep apart, or whom one report has speak for a party with the voice of another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from pactwatch.weigh.names.names import TITLES, slug
from pactwatch.weigh.origins.ledger import Named

__all__ = ["People"]

Name = tuple[str, ...]
_NO_NAMES = TITLES | {"unknown"}


class People:
    """Aliases of origins by surname; learning more looks only at the surnames it touches."""

    def __init__(
        self,
        is_known: Callable[[str], bool],
        distinct: frozenset[frozenset[str]] = frozenset(),
        parties: frozenset[str] = frozenset(),
    ) -> None:
        """`parties` are the bodies that signed, and all that are of them."""
        self._is_known, self._distinct, self._parties = is_known, distinct, parties
        self._by_surname: dict[str, dict[Name, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._aliases: dict[str, Mapping[str, str]] = {}
        self._chosen: dict[str, str] = {}
        self._heard: set[tuple[str | None, str]] = set()
        # The bodies an origin was told to speak for, and those of all names of who stands for it.
        self._told_of: dict[str, set[str]] = defaultdict(set)
        self._sides: dict[str, set[str]] | None = None

    def take_up(self, told: Named) -> None:
        """Go on where earlier people ended."""
        for surname, names in told.by_surname.items():
            self._by_surname[surname].update(names)
        self._aliases, self._heard = {**told.aliases}, set(told.heard)
        self._chosen = {o: a for aliases in told.aliases.values() for o, a in aliases.items()}
        self._told_of.update({origin: set(sides) for origin, sides in told.sides.items()})
        self._sides = None

    def told(self) -> Named:
        """All that is known of people."""
        names = {surname: list(found.items()) for surname, found in self._by_surname.items()}
        aliases = {s: dict(a) for s, a in self._aliases.items()}
        return Named(names, aliases, self._heard, dict(self._told_of))

    def alias(self, origin: str) -> str:
        """The origin that stands for this one."""
        return self._chosen.get(origin, origin)

    def side(self, origin: str) -> str | None:
        """The one body of the case that this person is told to speak for, in whichever report."""
        if self._sides is None:
            self._sides = defaultdict(set)
            for told, sides in self._told_of.items():
                self._sides[self.alias(told)] |= sides
        sides = self._sides.get(self.alias(origin), set())
        return next(iter(sides)) if len(sides) == 1 else None

    def told_as(self, origins: set[str]) -> set[str]:
        """The origins that one of these stands for."""
        return {origin for origin, chosen in self._chosen.items() if chosen in origins}

    def learn(
        self, named: set[tuple[str | None, str]], speaking_for: Iterable[tuple[str, str]] = ()
    ) -> set[str]:
        """Take in named speakers with their origins, and origins with the body that they were told
        to speak for; the origins that stand elsewhere, or for somebody else, since."""
        turned = set()
        for origin, body in speaking_for:
            if body not in self._told_of[origin]:
                self._told_of[origin].add(body)
                turned.add(origin)
        moved = self._learn_names(named, turned) | turned
        self._sides = None
        return moved | {self.alias(origin) for origin in turned}

    def _learn_names(self, named: set[tuple[str | None, str]], turned: set[str]) -> set[str]:
        """Those told to speak for somebody else since (`turned`) are settled anew."""
        known = self._by_surname.items() if turned else ()
        touched = {s for s, names in known if turned & _origins_of(names)}
        for spelling, origin in named - self._heard:
            if spelling:
                name = _name_parts(spelling)
                self._by_surname[name[-1]][name].add(origin)
                touched.add(name[-1])
        self._heard |= named
        return self._settle(touched)

    def _settle(self, surnames: Iterable[str]) -> set[str]:
        before: dict[str, str] = {}
        for surname in sorted(surnames):
            old = self._aliases.get(surname, {})
            new = self._aliases[surname] = self._one_person(self._by_surname[surname])
            for origin in {*old, *new}:
                before.setdefault(origin, self.alias(origin))
                self._chosen.pop(origin, None)
            self._chosen.update(new)
        return {origin for origin, was in before.items() if self.alias(origin) != was}

    def _one_person(self, names: Mapping[Name, set[str]]) -> dict[str, str]:
        every = _origins_of(names)
        is_split = any(pair <= every for pair in self._distinct)
        if is_split or not _all_fit([name for name in names if len(name) > 1]):
            return {o: a for origins in names.values() for o, a in self._settled(origins).items()}
        return self._settled(every)

    def _settled(self, origins: set[str]) -> dict[str, str]:
        known = [origin for origin in origins if self._is_known(origin)]
        if len(known) > 1:
            return {}
        if known and self._are_of_a_party(origins, known[0]):
            return self._settled(origins - {*known})
        chosen = known[0] if known else max(sorted(origins), key=len)
        return {origin: chosen for origin in origins if origin != chosen}

    def _are_of_a_party(self, origins: set[str], body: str) -> bool:
        """Whether some of these speak for a party, and `body` is the voice of another: one report
        that gives a commander to the mediator makes none of his words the mediator's."""
        others = (self._told_of.get(o, set()) - self._told_of.get(body, set()) for o in origins)
        return any(not self._parties.isdisjoint(sides) for sides in others)


def _origins_of(names: Mapping[Name, set[str]]) -> set[str]:
    return {origin for origins in names.values() for origin in origins}


def _all_fit(names: Iterable[Name]) -> bool:
    """Whether full names with one surname can all be one person ("E.", "Ed", "Edith")."""
    firsts = sorted({name[0] for name in names}, key=len)
    return all(long.startswith(short) for short, long in pairwise(firsts))


def _name_parts(name: str) -> tuple[str, ...]:
    """First names and surname without titles; a double surname is one part."""
    parts = [slug(part) for part in name.split()]
    kept = [part for part in parts if part not in _NO_NAMES]
    return tuple(kept or parts)
