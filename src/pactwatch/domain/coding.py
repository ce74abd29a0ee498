"""What coders said about units, and how far they agree (METHOD 7, Krippendorff)."""

from dataclasses import dataclass
from enum import StrEnum


class Scale(StrEnum):
    """What may be compared: names, an order of values, or sets of names."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's value for one unit; a set of values where the scale is SET."""

    unit: str
    coder: str
    value: str | frozenset[str]


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """Agreement on units that at least two of the coders coded.

    `alpha` is Krippendorff's, 1 for full agreement, 0 for chance, None where every value is the
    same and chance cannot be told from agreement. `low` and `high` bound it in 95 of 100 draws of
    units with replacement. `equal` is the share of pairs of values that are the same, which alone
    is overly liberal; `most` the commonest value and `most_share` its share.
    """

    variable: str
    coders: tuple[str, ...]
    has_machine: bool
    scale: Scale
    units: int
    equal: float
    alpha: float | None
    low: float | None
    high: float | None
    most: str
    most_share: float

    @property
    def reading(self) -> str:
        """What METHOD 7 lets one do with the figure."""
        if self.alpha is None:
            return "cannot be told: every value is the same"
        if self.alpha >= 0.8:
            return "usable"
        return "tentative conclusions only" if self.alpha >= 2 / 3 else "do not use"
