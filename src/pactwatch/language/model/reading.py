"""What the encoder says about a run of words, before anything is decided.

Holds score tables (numpy, one row per word) and the labels their columns stand for, and the plain
records that decoding makes of them. Refuses to decode and to run the model.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Flags",
    "Labels",
    "NameSpan",
    "Parse",
    "Reading",
    "Role",
    "Segment",
    "Table",
]

Table = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Role(StrEnum):
    """What a segment does in an attribution."""

    SOURCE = "SOURCE"
    CUE = "CUE"
    CONTENT = "CONTENT"


@dataclass(frozen=True, slots=True)
class Labels:
    """The columns of each table, in order, and what else was learned: the scores of one span tag
    after another.
    """

    spans: tuple[str, ...]
    names: tuple[str, ...]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    hedges: tuple[str, ...]
    transitions: Table

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Labels":
        """The labels as model.json states them."""
        labels = record["labels"]
        return cls(
            tuple(labels["spans"]),
            tuple(labels["names"]),
            tuple(labels["pos"]),
            tuple(labels["relations"]),
            tuple(labels["hedges"]),
            np.asarray(record["span_transitions"], dtype=np.float32),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Scores (logits) of ``n`` words: a column per label, or a vector to multiply.

    ``stops`` is true for words that end a sentence by their looks, ``opens`` as in `Word`.
    """

    labels: Labels
    stops: Flags
    opens: Flags
    spans: Table
    names: Table
    pos: Table
    rel: Table
    arc_dep: Table
    arc_head: Table
    link_q: Table
    link_k: Table
    hedges: Table
    certainty: Table  # one column: -3 surely not so .. 3 surely so, for a word that is an event
    ref_q: Table  # ref_q of a mention's word times ref_k of another's: same entity, meant before
    ref_k: Table
    # What the layers together say of a word, for the network that reads acts.
    mixed: Table | None = None

    @property
    def n(self) -> int:
        """Number of words."""
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words first <= i < last that play one role.

    ``score`` is the mean posterior of the role over its words, ``share`` the posterior of the
    segment with exactly these bounds, both 0..1.
    """

    role: Role
    first: int
    last: int
    score: float
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words first <= i < last that are one name: PER, ORG, LOC or MISC; score 0..1."""

    kind: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Parse:
    """One UD label set per word; ``heads`` are word indices, a root's head is itself."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
