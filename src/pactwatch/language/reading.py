"""What the encoder says about a run of words, before anything is decided.

Holds score tables (numpy, one row per word) and the labels their columns stand for, and the plain
records that decoding makes of them. Refuses to decode and to run the model.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Attribution",
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


_LINKING = (Role.CONTENT, Role.CUE)  # who chooses whom it goes with


@dataclass(frozen=True, slots=True)
class Labels:
    """The columns of each table, in order, and what else was learned: the scores of one span tag
    after another, and the weights of a link's features for contents and for cues.
    """

    spans: tuple[str, ...]
    names: tuple[str, ...]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    hedges: tuple[str, ...]
    transitions: Table
    links: Mapping[Role, Table]

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
            {role: np.asarray(record["link_weights"][role], dtype=np.float32) for role in _LINKING},
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

    @property
    def n(self) -> int:
        """Number of words."""
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words first <= i < last that play one role; ``score`` is their mean posterior, 0..1."""

    role: Role
    first: int
    last: int
    score: float


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source and contents, any of which may be missing but not all.

    ``score`` is 0..1: the mean of its segments' scores times the mean share of its links.
    """

    cue: Segment | None
    sources: tuple[Segment, ...]
    contents: tuple[Segment, ...]
    score: float
