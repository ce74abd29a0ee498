"""The computed status of an obligation as of a day: verdict, overlays, and the reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Evidential standing of an element (METHOD C3). Compare with `rank`."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"

    @property
    def rank(self) -> int:
        """0 no usable evidence, 1 reported, 2 corroborated, 3 established."""
        return int(self[1])


# What a person may sign: there is nothing to sign at S0.
SIGNED_STANDINGS = (Standing.S1, Standing.S2, Standing.S3)
# In the order of steps: a person may set a level one step from the suggested one.
CONFIDENCE_LEVELS = ("LOW", "MODERATE", "HIGH")


class Verdict(StrEnum):
    """METHOD C4 (duties to refrain, prevent, ensure, permit) and C5 (duties to do, negotiate)."""

    NOT_ASSESSED = "NOT_ASSESSED"
    INSUFFICIENT_COVERAGE = "INSUFFICIENT_COVERAGE"
    NO_BREACH_FOUND = "NO_BREACH_FOUND"
    CONCERN = "CONCERN"
    BREACH_ALLEGED = "BREACH_ALLEGED"
    BREACH_INDICATED = "BREACH_INDICATED"
    BREACH_ESTABLISHED = "BREACH_ESTABLISHED"
    UNVERIFIABLE = "UNVERIFIABLE"
    CONDITION_PENDING = "CONDITION_PENDING"
    NOT_YET_DUE = "NOT_YET_DUE"
    IN_PROGRESS = "IN_PROGRESS"
    FULFILLED = "FULFILLED"
    FULFILLED_LATE = "FULFILLED_LATE"
    OVERDUE = "OVERDUE"
    PARTLY_FULFILLED = "PARTLY_FULFILLED"
    NOT_FULFILLED = "NOT_FULFILLED"
    DECLARED_ONLY = "DECLARED_ONLY"
    STALLED = "STALLED"
    WAIVED = "WAIVED"
    SUPERSEDED = "SUPERSEDED"


class Overlay(StrEnum):
    """What stands beside a verdict without changing it (METHOD C3, CONTRACT)."""

    UNCONTESTED = "UNCONTESTED"
    DENIED_BY_PARTY = "DENIED_BY_PARTY"
    REBUTTED_IN_PART = "REBUTTED_IN_PART"
    CONTESTED = "CONTESTED"
    DISPUTED_BY_ASSESSOR = "DISPUTED_BY_ASSESSOR"
    INTEGRITY_CAUTION = "INTEGRITY_CAUTION"
    DATE_VARIANCE = "DATE_VARIANCE"


class Continuity(StrEnum):
    """Whether a breach is told of once, again, or as lasting (METHOD C4, attributes)."""

    SINGLE = "SINGLE"
    REPEATED = "REPEATED"
    CONTINUING = "CONTINUING"
    CEASED = "CEASED"
    UNKNOWN = "UNKNOWN"


class HostPart(StrEnum):
    """What part the host has in what its guests do (METHOD 5.3, after Healey's spectrum)."""

    PROHIBITED = "PROHIBITED"
    PROHIBITED_BUT_INADEQUATE = "PROHIBITED_BUT_INADEQUATE"
    IGNORED = "IGNORED"
    ENCOURAGED = "ENCOURAGED"
    SHAPED = "SHAPED"
    COORDINATED = "COORDINATED"
    ORDERED = "ORDERED"
    ROGUE_ELEMENTS = "ROGUE_ELEMENTS"
    EXECUTED = "EXECUTED"
    INTEGRATED = "INTEGRATED"
    UNDETERMINED = "UNDETERMINED"


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """What an element has: its standing, the links that carry it, and the sentence."""

    n: int
    type: str
    text: str
    standing: Standing
    links: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What is told by name of one of several sides that owe a duty: the standing of its act (of its
    performance, on a duty to do) with the origins behind it in words (`by`), the level it declares,
    who says the contrary of it and how firmly, and whether it denies. `evidence` are statement ids.
    """

    side: str
    standing: Standing
    n_min: int = 0
    n_max: int = 0
    by: tuple[str, ...] = ()
    declared: int | None = None
    against_standing: Standing = Standing.S0
    against: tuple[str, ...] = ()
    is_denied: bool = False
    evidence: tuple[str, ...] = ()

    @property
    def stands(self) -> tuple[object, ...]:
        """What two sides are compared by."""
        return (self.standing, self.declared, self.against_standing, self.is_denied)


@dataclass(frozen=True, slots=True)
class Status:
    """One computed verdict with everything needed to defend it (METHOD A5 StatusRecord).

    `n_min`/`n_max` count origin groups behind the ACT element (or the performing act), which
    `origins` names by id; of sides with an interest in it all together count once. `called` gives
    every origin that the status names in words.
    `flip_set` holds removals that change the verdict, each a tuple of `origin:...` and
    `assumption:...`, and `flips_to` the verdict that stands after each; `fragile` says that some
    single removal does. `level` is Kroc 0-3 for
    DO duties, else None. `continuity` and `host_part` are None on DO duties and on rows nobody
    assessed; they move no verdict. `confidence` is what a person set, else the `suggested` one.
    `trace` is in plain sentences. `evidence` are statement ids. `parts` tell the sides apart where
    several owe the duty; `unassigned` are the origins, in words, that tell of its act and name none
    of them.
    """

    obligation_id: str
    verdict: Verdict
    overlays: tuple[Overlay, ...] = ()
    level: int | None = None
    declared_level: int | None = None
    timeliness: str | None = None
    n_min: int = 0
    n_max: int = 0
    elements: tuple[ElementFinding, ...] = ()
    flip_set: tuple[tuple[str, ...], ...] = ()
    flips_to: tuple[Verdict, ...] = ()
    fragile: bool = False
    confidence: str = "LOW"
    confidence_reasons: tuple[str, ...] = ()
    suggested: str = "LOW"
    freshness: str | None = None
    assumptions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    quarantined: tuple[str, ...] = ()
    mitigation: tuple[str, ...] = ()
    continuity: Continuity | None = None
    host_part: HostPart | None = None
    trace: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    unassigned: tuple[str, ...] = ()

    @property
    def parts_differ(self) -> bool:
        """Whether the sides that owe the duty do not stand alike."""
        return len({part.stands for part in self.parts}) > 1


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row of the board: the reviewed verdict beside the provisional one."""

    obligation_id: str
    agreement: str
    promisor: tuple[str, ...]
    title: str
    polarity: str
    reviewed: Status
    provisional: Status

    @property
    def shown(self) -> Status:
        """The provisional status while nothing has been reviewed, else the reviewed one."""
        return self.provisional if self.reviewed.verdict is Verdict.NOT_ASSESSED else self.reviewed
