"""Evidence: a claim of a statement linked to an element of an obligation, and how it is judged."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pactwatch.domain.statement import Statement


class Bearing(StrEnum):
    """Which way a claim bears on a duty (METHOD A4)."""

    SUPPORTS_BREACH = "SUPPORTS_BREACH"
    SUPPORTS_PERFORMANCE = "SUPPORTS_PERFORMANCE"
    MITIGATES = "MITIGATES"
    UNDERCUTS = "UNDERCUTS"
    REBUTS = "REBUTS"
    DENIES = "DENIES"
    CONTEXT = "CONTEXT"
    NEUTRAL = "NEUTRAL"


class Interest(StrEnum):
    """What the speaker has to gain from it being believed (METHOD A4)."""

    SELF_SERVING = "SELF_SERVING"
    AGAINST_INTEREST = "AGAINST_INTEREST"
    ADVERSE_INTERESTED = "ADVERSE_INTERESTED"
    DISINTERESTED = "DISINTERESTED"
    UNKNOWN = "UNKNOWN"


class Access(StrEnum):
    """Whether the origin saw it itself."""

    DIRECT = "DIRECT"
    INDIRECT = "INDIRECT"
    UNKNOWN = "UNKNOWN"


class ReviewState(StrEnum):
    """What people have decided about a suggestion."""

    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """One claim bearing on one obligation.

    `claim` is the index in the statement's claims. `elements` are the element numbers the claim
    satisfies; `code` its conduct code; `rationale` the sentence that says why.
    """

    id: str
    statement_id: str
    claim: int
    obligation_id: str
    bearing: Bearing
    elements: tuple[int, ...] = ()
    code: str = ""
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something taken as so in order to meet an element, open to rejection (METHOD C4).

    `id` is stable (from content); `label` is what a board prints (A-1, A-2 ... per obligation).
    """

    id: str
    obligation_id: str
    element: int
    text: str
    basis: str
    link_id: str
    state: ReviewState = ReviewState.PROPOSED


class LineageType(StrEnum):
    """How one item derives from another (METHOD A3)."""

    VERBATIM_COPY = "VERBATIM_COPY"
    NEAR_DUPLICATE = "NEAR_DUPLICATE"
    TRANSLATION = "TRANSLATION"
    PARAPHRASE_REWRITE = "PARAPHRASE_REWRITE"
    SUMMARY = "SUMMARY"
    CITES = "CITES"
    QUOTES = "QUOTES"
    SAME_AUTHOR = "SAME_AUTHOR"
    SAME_OWNER = "SAME_OWNER"
    FED_BY = "FED_BY"
    PRESUMED_SHARED = "PRESUMED_SHARED"
    CORRECTS = "CORRECTS"


# Documents so joined are one text told again; CITES, QUOTES and the rest join single sentences.
COPYING = frozenset(
    {
        LineageType.VERBATIM_COPY,
        LineageType.NEAR_DUPLICATE,
        LineageType.TRANSLATION,
        LineageType.PARAPHRASE_REWRITE,
        LineageType.SUMMARY,
    }
)


class Certainty(StrEnum):
    """How sure a lineage edge is; only ESTABLISHED and PROBABLE join groups."""

    ESTABLISHED = "ESTABLISHED"
    PROBABLE = "PROBABLE"
    POSSIBLE = "POSSIBLE"


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """`from_node` derives from `to_node`; nodes are document ids (`doc-...`) or origins
    (`origin:...`, the innermost speaker's actor id or slug)."""

    from_node: str
    to_node: str
    type: LineageType
    certainty: Certainty
    basis: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What the body itself has made of its statement in document `by`, out on `on`: taken back, or
    with another `number` in the place of `was`."""

    on: date
    by: str
    number: float | None = None
    was: float | None = None


@dataclass(frozen=True, slots=True)
class Testimony:
    """A statement with everything weighing needs to know about where it comes from.

    `document_group` joins documents that are copies of each other (the lineage component's
    smallest document id); `carriers` are actor ids or slugs of outlets it came through, the
    publishing outlet first. `has_open_garble` marks a document with an open BLOCK flag;
    `is_matched` a direct quotation found again in a document that does not derive from this one;
    `is_checked` that a person compared the statement with the origin document (METHOD C1);
    `is_swapped` that a copy of a text has another doer here than the text (METHOD d11);
    `corrected` what its own body has taken back of it since, in a later paper.
    `is_anchored` says that its words stand at its offsets in a text whose hash verifies.
    `is_primary_record` marks a document a person authenticated as the act's own record.
    `credibility` is the Admiralty 1-6 a person gave, None where nobody did.
    """

    statement: Statement
    published: date | None
    recorded_at: datetime
    origin: str
    carriers: tuple[str, ...] = ()
    document_group: str = ""
    has_open_garble: bool = False
    is_matched: bool = False
    is_primary_record: bool = False
    credibility: int | None = None
    is_checked: bool = False
    is_anchored: bool = True
    is_swapped: bool = False
    corrected: Correction | None = None

    @property
    def is_taken_back(self) -> bool:
        """Whether its own body tells it no longer."""
        return self.corrected is not None and self.corrected.number is None
