"""What a hedge cue is: words that leave a proposition open, and in what way.

Kinds after Szarvas et al. 2012 (Computational Linguistics 38:2). What a hedge does to a statement
is factuality.py's matter.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Hedge", "HedgeKind"]


class HedgeKind(StrEnum):
    """In what way words leave a proposition open."""

    EPISTEMIC = "EPISTEMIC"  # "may", "likely"
    DOXASTIC = "DOXASTIC"  # "believe", "allegedly"
    INVESTIGATION = "INVESTIGATION"  # "examine", "whether"
    CONDITION = "CONDITION"  # "if", "would"


@dataclass(frozen=True, slots=True)
class Hedge:
    """One cue: a half-open range of characters and its kind."""

    start: int
    end: int
    kind: HedgeKind
