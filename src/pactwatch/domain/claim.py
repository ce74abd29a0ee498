"""A normalised proposition: which conduct, by whom, with whom, where, when, yes or no."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the statement says it is so or is not so."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Knowledge(StrEnum):
    """What the text says of the host's part in another's act (METHOD 4.4 KNOWLEDGE)."""

    PERMITS = "PERMITS"
    ASSISTS = "ASSISTS"
    KNOWS = "KNOWS"
    ORDERS = "ORDERS"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its definition: `unit` is the head noun, `definition` the words around it.

    Two quantities compare only where their definitions are the same (METHOD d12).
    """

    low: float
    high: float
    unit: str
    definition: str

    @property
    def as_said(self) -> str:
        """ "12", "200 to 500", "at most 40": a bound from above leaves the lower end at 0."""
        low, high = f"{self.low:.10g}", f"{self.high:.10g}"
        if low == high:
            return low
        return f"{low} to {high}" if self.low else f"at most {high}"

    def lies_above(self, other: "Quantity") -> bool:
        """Whether all of it is more of the same unit than all of the other."""
        return self.unit == other.unit and self.low > other.high


@dataclass(frozen=True, slots=True)
class Claim:
    """One conduct code with its roles, in the document's own words.

    `agent` does it, `counterpart` is with or to whom. For conduct of a host towards a guest
    (families HOST, ENABLE) the agent is the host and the counterpart the guest; `knowledge`
    says how the host takes part where the text says so ("permitting" = PERMITS).
    `when` is EDTF (level 1): the time the claim is about, open where the text leaves it open.
    `when_basis` is STATED (a date stands in the text), PRESUPPOSED ("still", "again"), TENSE
    (only the verb's tense says so) or None. `presuppositions` are the trigger words themselves.
    """

    conduct: str
    agent: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    object: str | None = None
    place: str | None = None
    when: str | None = None
    when_basis: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    knowledge: Knowledge | None = None
    presuppositions: tuple[str, ...] = ()
    quantity: Quantity | None = None
    reason: str = ""
