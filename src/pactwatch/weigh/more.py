"""Two dossiers of one case in; out what the later one holds beyond the earlier.

Testimonies may have come between others and stand otherwise than before: as copies of another
document, beside a garble or without, found again, graded, checked, set apart or let back in.
Refuses anything else (`None`): something gone, other norms, another speaker, other words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink, LineageEdge, Testimony

__all__ = ["More", "more_in"]


@dataclass(frozen=True, slots=True)
class More:
    """What came, and the testimonies that are `changed`, as they are now."""

    told: Sequence[Testimony]
    changed: Sequence[Testimony]
    links: Sequence[EvidenceLink]
    edges: Sequence[LineageEdge]


def more_in(new: Dossier, old: Dossier) -> More | None:
    """What a dossier holds beyond another; None where it does not hold all of that."""
    if not _are_of_one_case(new, old) or new.links[: len(old.links)] != old.links:
        return None
    edges, found = _edges(new.lineage, old.lineage), _testimonies(new.testimonies, old.testimonies)
    if edges is None or found is None:
        return None
    told, changed = found
    return More(told, changed, new.links[len(old.links) :], edges)


def _are_of_one_case(new: Dossier, old: Dossier) -> bool:
    return (
        new.agreements == old.agreements
        and new.actors == old.actors
        and new.codebook == old.codebook
        and new.excluded_origins == old.excluded_origins
        and new.distinct == old.distinct
    )


def _edges(
    new: tuple[LineageEdge, ...], old: tuple[LineageEdge, ...]
) -> Sequence[LineageEdge] | None:
    """The edges that came; those of people's judgements stand behind all that were found."""
    if new[: len(old)] == old:
        return new[len(old) :]
    known = set(old)
    fresh = [edge for edge in new if edge not in known]
    return fresh if len(new) == len(old) + len(fresh) else None


def _testimonies(
    new: tuple[Testimony, ...], old: tuple[Testimony, ...]
) -> tuple[Sequence[Testimony], Sequence[Testimony]] | None:
    """Those that came, and those that stand otherwise; None where one is gone or of other words."""
    if new[: len(old)] == old:
        return new[len(old) :], ()
    before = {t.statement.id: t for t in old}
    told: list[Testimony] = []
    changed: list[Testimony] = []
    for one in new:
        was = before.pop(one.statement.id, None)
        if was is None:
            told.append(one)
        elif one is not was and one != was:
            changed.append(one)
            if not _is_told_alike(one, was):
                return None
    return None if before else (told, changed)


def _is_told_alike(one: Testimony, was: Testimony) -> bool:
    """Whether the same is told by the same through the same."""
    now = was.statement
    return was == replace(
        one,
        statement=replace(one.statement, state=now.state, flags=now.flags),
        document_group=was.document_group,
        has_open_garble=was.has_open_garble,
        is_matched=was.is_matched,
        credibility=was.credibility,
        is_checked=was.is_checked,
        is_swapped=was.is_swapped,
        corrected=was.corrected,
    )
