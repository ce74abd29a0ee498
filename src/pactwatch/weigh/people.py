"""Named speakers in; which of their origins are one person told with more or less of the name out.

A surname alone, an initial and a full first name are one person where nothing sets them apart.
Refuses to join where two full names under one surname cannot be one person, two known actors, or
origins that people keep apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from pactwatch.weigh.ledger import Named
from pactwatch.weigh.names import TITLES, slug

__all__ = ["People"]

Name = tuple[str, ...]
_NO_NAMES = TITLES | {"unknown"}


class People:
    """Aliases of origins by surname; learning more looks only at the surnames it touches."""

    def __init__(
        self, is_known: Callable[[str], bool], distinct: frozenset[frozenset[str]] = frozenset()
    ) -> None:
        self._is_known, self._distinct = is_known, distinct
        self._by_surname: dict[str, dict[Name, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._aliases: dict[str, Mapping[str, str]] = {}
        self._chosen: dict[str, str] = {}
        self._heard: set[tuple[str | None, str]] = set()

    def take_up(self, told: Named) -> None:
        """Go on where earlier people ended."""
        for surname, names in told.by_surname.items():
            self._by_surname[surname].update(names)
        self._aliases, self._heard = {**told.aliases}, set(told.heard)
        self._chosen = {o: a for aliases in told.aliases.values() for o, a in aliases.items()}

    def told(self) -> Named:
        """All that is known of people."""
        names = {surname: list(found.items()) for surname, found in self._by_surname.items()}
        return Named(names, {s: dict(a) for s, a in self._aliases.items()}, self._heard)

    def alias(self, origin: str) -> str:
        """The origin that stands for this one."""
        return self._chosen.get(origin, origin)

    def told_as(self, origins: set[str]) -> set[str]:
        """The origins that one of these stands for."""
        return {origin for origin, chosen in self._chosen.items() if chosen in origins}

    def learn(self, named: set[tuple[str | None, str]]) -> set[str]:
        """Take in named speakers with their origins; the origins that stand elsewhere since."""
        touched = set()
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
        every = {origin for origins in names.values() for origin in origins}
        is_split = any(pair <= every for pair in self._distinct)
        if is_split or not _all_fit([name for name in names if len(name) > 1]):
            return {o: a for origins in names.values() for o, a in self._settled(origins).items()}
        return self._settled(every)

    def _settled(self, origins: set[str]) -> dict[str, str]:
        known = [origin for origin in origins if self._is_known(origin)]
        if len(known) > 1:
            return {}
        chosen = known[0] if known else max(sorted(origins), key=len)
        return {origin: chosen for origin in origins if origin != chosen}


def _all_fit(names: Iterable[Name]) -> bool:
    """Whether full names with one surname can all be one person ("E.", "Ed", "Edith")."""
    firsts = sorted({name[0] for name in names}, key=len)
    return all(long.startswith(short) for short, long in pairwise(firsts))


def _name_parts(name: str) -> tuple[str, ...]:
    """First names and surname without titles; a double surname is one part."""
    parts = [slug(part) for part in name.split()]
    kept = [part for part in parts if part not in _NO_NAMES]
    return tuple(kept or parts)
