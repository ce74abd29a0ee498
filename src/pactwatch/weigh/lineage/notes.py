"""What one look at the documents of a case notes for the next, so that only what came is compared.

Traits of each text (its trigrams, quotations, credits) by a digest of its words; for each document
what it was found to be alike to; for each origin the sayings it was found to repeat. All of it is
worked out from the documents: without notes the same edges are found, only more slowly.
Refuses to know whether it is still right: a trait stands under the words it was made from, a
finding under all that it rests on, and whoever keeps notes answers for the program being the same.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pactwatch.domain.evidence import Certainty, LineageType

__all__ = ["Alike", "Found", "Notes", "Said", "Traits"]

# By name: bytes for trigrams, lists of words or of lists for the rest.
Traits = dict[str, Any]


class Found(NamedTuple):
    """What two texts are to each other, and the figures that say so.

    `is_whole`: they are alike as wholes, so no box or form can be what they share.
    """

    kind: LineageType
    certainty: Certainty
    basis: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A document as it was compared: the digest of its words, its day, and the earlier documents
    it was found to be alike to. `is_seen`: later ones were compared with it."""

    digest: str
    published: date | None
    is_seen: bool
    found: tuple[tuple[str, Found], ...] = ()

    @property
    def held(self) -> frozenset[str]:
        """The earlier documents that it holds whole, or that hold it."""
        return frozenset(i for i, one in self.found if one.certainty is Certainty.ESTABLISHED)


@dataclass(frozen=True, slots=True)
class Said:
    """The sayings of one origin by their digest, and each pair of documents that has one of them:
    the later document, the earlier one, and the first words of what both give. The digest is empty
    where one document has them all, and there is nothing to compare."""

    digest: str
    pairs: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class Notes:
    """Taken along from one look to the next, which brings them up to date."""

    traits: dict[str, Traits] = field(default_factory=dict)
    alike: dict[str, Alike] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
