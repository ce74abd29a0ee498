"""Which names mean one actor, as people have said it, with reason and history.

A ≠ B and B = C settle A and C: nobody need be asked. What people said is a decision each, and
taking it back undoes it. Refuses a judgement that contradicts what stands, and says what stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch.errors import BadInput

__all__ = ["Identities", "IdentityJudgement", "pair_id"]

_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class IdentityJudgement:
    """One person's word on two actors (ids, or slugs of speakers no file lists)."""

    one: str
    other: str
    is_same: bool
    reason: str
    person: str = ""

    @property
    def sentence(self) -> str:
        """The judgement as history prints it."""
        sign = "=" if self.is_same else "≠"
        by = f" ({self.person}: {self.reason})" if self.person else f" ({self.reason})"
        return f"{self.one} {sign} {self.other}{by}"


def pair_id(one: str, other: str) -> str:
    """The id decisions on a pair are kept under, whichever is named first."""
    return _BETWEEN.join(sorted((one, other)))


def pair_of(target: str) -> tuple[str, str]:
    """The two sides of a pair id. Raises BadInput where it is none."""
    one, found, other = target.partition(_BETWEEN)
    if not (one and found and other) or one == other:
        raise BadInput(f"pair {target!r}: expected two different names as {'A' + _BETWEEN + 'B'!r}")
    return one, other


class Identities:
    """Judgements put together: who is one with whom, who is not, and why."""

    def __init__(self, judgements: Iterable[IdentityJudgement] = ()) -> None:
        self._judgements: list[IdentityJudgement] = []
        self._group: dict[str, frozenset[str]] = {}
        for judgement in judgements:
            self._accept(judgement)

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """Names that are one, two and more."""
        return tuple(sorted({g for g in self._group.values() if len(g) > 1}, key=sorted))

    @property
    def distinct(self) -> frozenset[frozenset[str]]:
        """Every pair that is not one, also those that follow."""
        return frozenset(
            frozenset((a, b))
            for j in self._judgements
            if not j.is_same
            for a in self.group(j.one)
            for b in self.group(j.other)
        )

    def group(self, name: str) -> frozenset[str]:
        """The name with all that are one with it."""
        return self._group.get(name, frozenset((name,)))

    def is_settled(self, one: str, other: str) -> bool:
        """Whether it is known if these are one: then nobody need be asked."""
        return other in self.group(one) or frozenset((one, other)) in self.distinct

    def check(self, judgement: IdentityJudgement) -> None:
        """Raise BadInput where a judgement contradicts what stands."""
        one, other = judgement.one, judgement.other
        if judgement.is_same and frozenset((one, other)) in self.distinct:
            self._refuse(judgement, "are not one")
        if not judgement.is_same and other in self.group(one):
            self._refuse(judgement, "are one")

    def history(self, *names: str) -> tuple[str, ...]:
        """Every judgement that bears on these names or on those that are one with them."""
        near = {one for name in names for one in self.group(name)}
        return tuple(j.sentence for j in self._judgements if {j.one, j.other} & near)

    def _accept(self, judgement: IdentityJudgement) -> None:
        self.check(judgement)
        self._judgements.append(judgement)
        if judgement.is_same:
            joined = self.group(judgement.one) | self.group(judgement.other)
            self._group |= dict.fromkeys(joined, joined)

    def _refuse(self, judgement: IdentityJudgement, what: str) -> None:
        stands = "; ".join(self.history(judgement.one, judgement.other))
        raise BadInput(
            f"{judgement.one} and {judgement.other}: found that they {what} ({stands}), expected "
            "nothing to the contrary; take that back first"
        )


def shown_name(group: Iterable[str], known: Mapping[str, object]) -> str:
    """Which of the names of one actor is kept: one that a file lists, else the first."""
    return min(group, key=lambda name: (name not in known, name))
