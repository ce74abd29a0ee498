"""A dossier in, what people put beside the evidence sorted by duty out: checks, replies, findings,
assumptions they wrote. Refuses to weigh any of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption
from pactwatch.domain.review import CoverageEntry, Finding, Reply

__all__ = ["Papers", "differing", "papers_of"]

_T = TypeVar("_T", CoverageEntry, Reply, Finding, Assumption)


class Papers(NamedTuple):
    """By obligation id; a duty without any is not in it."""

    coverage: Mapping[str, tuple[CoverageEntry, ...]]
    replies: Mapping[str, tuple[Reply, ...]]
    findings: Mapping[str, tuple[Finding, ...]]
    registered: Mapping[str, tuple[Assumption, ...]]

    def moved(self, before: "Papers") -> set[str]:
        """Duties of which other papers lie there than before."""
        return {
            key for one, other in zip(before, self, strict=True) for key in differing(one, other)
        }

    def on(self, obligation_id: str) -> tuple[object, ...]:
        """All that lies there about one duty."""
        return tuple(held.get(obligation_id, ()) for held in self)


def papers_of(dossier: Dossier) -> Papers:
    """The papers of a dossier."""
    return Papers(
        _by_obligation(dossier.coverage),
        _by_obligation(dossier.replies),
        _by_obligation(dossier.findings),
        _by_obligation(dossier.assumptions),
    )


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    """The keys at which two mappings differ."""
    if one == other:
        return set()
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}


def _by_obligation(things: Iterable[_T]) -> Mapping[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = defaultdict(list)
    for thing in things:
        found[thing.obligation_id].append(thing)
    return {key: tuple(value) for key, value in found.items()}
