"""An agreement and the duties in it, down to the elements that must each be shown (METHOD 4.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pactwatch.domain.actor import Actor


class DutyPolarity(StrEnum):
    """What the promisor must do about the conduct."""

    DO = "DO"
    REFRAIN = "REFRAIN"
    PREVENT = "PREVENT"
    ENSURE = "ENSURE"
    PERMIT = "PERMIT"
    NEGOTIATE = "NEGOTIATE"
    STATE = "STATE"


# Of these something has to be done, and not left alone.
_DOING = frozenset({DutyPolarity.DO, DutyPolarity.NEGOTIATE})


class DutyKind(StrEnum):
    """What the duty asks for: an outcome, an effort, an abstention, a procedure, a hope."""

    RESULT = "RESULT"
    CONDUCT_DUE_DILIGENCE = "CONDUCT_DUE_DILIGENCE"
    ABSTENTION = "ABSTENTION"
    PROCEDURAL = "PROCEDURAL"
    ASPIRATIONAL = "ASPIRATIONAL"


class Lifecycle(StrEnum):
    """Whether the duty binds on the day asked about."""

    DRAFT = "DRAFT"
    IN_FORCE = "IN_FORCE"
    NOT_YET_TRIGGERED = "NOT_YET_TRIGGERED"
    SUSPENDED = "SUSPENDED"
    SUPERSEDED = "SUPERSEDED"
    WAIVED = "WAIVED"
    TERMINATED = "TERMINATED"
    EXPIRED = "EXPIRED"


class ElementType(StrEnum):
    """The kind of fact an element asks for."""

    ACTOR = "ACTOR"
    ACT = "ACT"
    OBJECT = "OBJECT"
    QUALIFIER = "QUALIFIER"
    PLACE_SCOPE = "PLACE_SCOPE"
    TIME_SCOPE = "TIME_SCOPE"
    KNOWLEDGE = "KNOWLEDGE"
    CAUSATION = "CAUSATION"


class Fidelity(StrEnum):
    """How a retelling relates to the text of the provision."""

    FAITHFUL = "FAITHFUL"
    NARROWER = "NARROWER"
    BROADER = "BROADER"
    DIFFERENT = "DIFFERENT"
    INVENTED = "INVENTED"


@dataclass(frozen=True, slots=True)
class Element:
    """A fact that must be shown. `codes` are conduct codes (a trailing `.*` takes a family);
    `satisfied_by_text` holds the reason where the provision itself settles it."""

    n: int
    type: ElementType
    text: str
    required: bool = True
    codes: tuple[str, ...] = ()
    satisfied_by_text: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """EDTF days. `computed` follows from the text's arithmetic (shown in `basis`), `practised`
    is the day the parties and the press went by; a verdict is computed on both (METHOD C5)."""

    computed: str | None = None
    stated: str | None = None
    practised: str | None = None
    basis: str = ""

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The days to judge by, each with its name: computed (else stated), and practised."""
        text = ("computed", self.computed) if self.computed else ("stated", self.stated)
        both = (text, ("practised", self.practised))
        return tuple((name, day) for name, day in both if day)

    @property
    def shown(self) -> str:
        """The one to show where there is room for one; empty where none is known."""
        return next((day for _, day in self.named), "")


@dataclass(frozen=True, slots=True)
class Dependency:
    """A link between duties; `legal_effect` STATED, CONTESTED or NONE_STATED. Never a release."""

    to: str
    type: str
    legal_effect: str = "NONE_STATED"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Terminal:
    """An event after which the duty can no longer be performed."""

    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """One atomic duty. `promisor`, `performer`, `beneficiary`, `target` are actor ids.

    `against` (DO duties) and `context` are codes that raise concern and no more; `mitigates` are
    shown beside and lower nothing; `performs` are codes that show performance of a DO duty.
    `trigger` names what must happen first (`trigger_codes` the conduct that shows it).
    `unverifiable` is the written reason of METHOD C4. `since` is the first day of TIME_SCOPE.
    """

    id: str
    agreement: str
    title: str
    text: str
    promisor: tuple[str, ...]
    polarity: DutyPolarity
    kind: DutyKind
    provision: str = ""
    theme: str = ""
    performer: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    strength: str = "WILL"
    lifecycle: Lifecycle = Lifecycle.IN_FORCE
    testability: str = "TESTABLE"
    elements: tuple[Element, ...] = ()
    performs: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    mitigates: tuple[str, ...] = ()
    since: str | None = None
    deadline: Deadline | None = None
    trigger: str | None = None
    trigger_codes: tuple[str, ...] = ()
    terminal: Terminal | None = None
    dependencies: tuple[Dependency, ...] = ()
    disclosure: str = "PUBLIC"
    unverifiable: str | None = None
    lifecycle_reason: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_doing(self) -> bool:
        """Whether something has to be done, and not left alone."""
        return self.polarity in _DOING

    @property
    def act_codes(self) -> tuple[str, ...]:
        """The codes of the ACT elements."""
        acts = (e.codes for e in self.elements if e.type is ElementType.ACT)
        return tuple(code for codes in acts for code in codes)

    @property
    def performing_codes(self) -> tuple[str, ...]:
        """The codes that show performance: of a duty to do its acts too, listed twice or not."""
        return tuple(dict.fromkeys((*self.performs, *self.act_codes))) if self.is_doing else ()


@dataclass(frozen=True, slots=True)
class Misreading:
    """A wording in circulation that the text does not bear, with the duties it is mistaken for."""

    phrases: tuple[str, ...]
    fidelity: Fidelity
    obligations: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument with its actors, duties and known misreadings."""

    id: str
    title: str
    signed: date
    parties: tuple[str, ...]
    actors: tuple[Actor, ...]
    obligations: tuple[Obligation, ...]
    names: tuple[str, ...] = ()
    territory: tuple[str, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    type: str = "POLITICAL_AGREEMENT"
    disclosure: str = "PUBLIC"
    source_note: str = ""
    version: str = "1"
