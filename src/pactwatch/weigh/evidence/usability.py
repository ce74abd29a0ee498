"""The gate every statement passes before it may count (METHOD C1).

In: a testimony, its link and the grades of its chain. Out: whether it counts in full, only as
reported (towards n_max, never towards a threshold), or not at all, each with its sentence.
The checks stand in one table, in the order they are tried; the first refusal decides, and every
limit is told. Refuses nothing silently: what may not count stays visible as "was said".
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Testimony
from pactwatch.domain.statement import (
    EvidenceState,
    Factuality,
    Mode,
    QuoteType,
    SpeakerStatus,
)
from pactwatch.weigh.evidence.hearsay import is_hearsay
from pactwatch.weigh.origins.origins import ANONYMOUS, UNKNOWN_PUBLISHER, is_anonymous
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["CHECKS", "Gate", "Use", "is_nobody_s", "pass_gate"]


class Use(IntEnum):
    """How far a statement counts."""

    NOT = 0
    REPORTED_ONLY = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Gate:
    """The outcome with its reasons, as (rule id, sentence)."""

    use: Use
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A condition under which a statement counts no further than `limit`."""

    id: str
    limit: Use
    applies: Callable[[Testimony, tuple[Reliability, ...], RuleSet], bool]
    sentence: str


_DIRECT = (QuoteType.DIRECT, QuoteType.PARTIAL_DIRECT)
_POSSIBLE = (Factuality.POSSIBLE_POS, Factuality.POSSIBLE_NEG)
_NO_CARRIER = ((), (UNKNOWN_PUBLISHER,))


def pass_gate(testimony: Testimony, grades: tuple[Reliability, ...], rules: RuleSet) -> Gate:
    """How far a testimony counts; `grades` are those of its origin and carriers."""
    hits = [check for check in CHECKS if check.applies(testimony, grades, rules)]
    use = min((check.limit for check in hits), default=Use.FULL)
    return Gate(use, tuple((check.id, check.sentence) for check in hits if check.limit == use))


def _is_garbled(t: Testimony) -> bool:
    return t.has_open_garble and not t.is_primary_record


def is_nobody_s(t: Testimony) -> bool:
    """Unnamed people whom nobody vouches for; a monitor's own people are the monitor (C2)."""
    if t.carriers not in _NO_CARRIER:
        return False
    return is_anonymous(t.statement.speaker) and t.origin.startswith(ANONYMOUS)


CHECKS: tuple[Check, ...] = (
    Check(
        "C1-r0",
        Use.NOT,
        lambda t, g, r: not t.is_anchored,
        "its words do not stand where it says in a text whose hash verifies, so it does not count",
    ),
    Check(
        "C1-r1",
        Use.NOT,
        lambda t, g, r: t.statement.state is not EvidenceState.USABLE or t.statement.is_blocked,
        "quarantined, retracted or excluded, so it does not count",
    ),
    Check(
        "C1-r2",
        Use.NOT,
        lambda t, g, r: t.statement.speaker.status is SpeakerStatus.UNCLEAR,
        "the text does not say who speaks, so it does not count",
    ),
    Check(
        "C1-r3",
        Use.NOT,
        lambda t, g, r: is_nobody_s(t),
        "an anonymous source without a named carrier does not count",
    ),
    Check(
        "C1-r4",
        Use.NOT,
        lambda t, g, r: t.statement.speech_act in r.never_evidence,
        "its speech act is no evidence of conduct",
    ),
    Check(
        "C1-r5",
        Use.NOT,
        lambda t, g, r: t.statement.factuality is Factuality.UNDERSPECIFIED,
        "the speaker commits to neither yes nor no, so it does not count",
    ),
    Check(
        "C1-r6",
        Use.NOT,
        lambda t, g, r: bool({Mode.FUTURE, Mode.HYPOTHETICAL} & set(t.statement.modes)),
        "it speaks of the future or of what might be, so it does not count",
    ),
    Check(
        "C1-r7",
        Use.NOT,
        lambda t, g, r: bool(set(g) & set(r.refused_reliability)),
        "a source on its chain is graded unreliable: shown as said, and no more",
    ),
    Check(
        "C1-r8",
        Use.NOT,
        lambda t, g, r: t.credibility in r.refused_credibility,
        "its content is graded improbable: shown as said, and no more",
    ),
    Check(
        "C1-r9",
        Use.NOT,
        lambda t, g, r: t.statement.quote_type is QuoteType.HEADLINE,
        "a headline is not evidence",
    ),
    Check(
        "C1-r10",
        Use.REPORTED_ONLY,
        lambda t, g, r: t.statement.factuality in _POSSIBLE,
        "said as merely possible: reported, and no more",
    ),
    Check(
        "C1-r11",
        Use.REPORTED_ONLY,
        lambda t, g, r: (
            _is_garbled(t) and t.statement.quote_type not in _DIRECT and not t.is_checked
        ),
        "a paraphrase in a document with an open garble: reported, and no more, until it is "
        "checked against an origin document",
    ),
    Check(
        "C1-r12",
        Use.REPORTED_ONLY,
        lambda t, g, r: (
            _is_garbled(t)
            and t.statement.quote_type in _DIRECT
            and not (t.is_matched or t.is_checked)
        ),
        "a quotation in a document with an open garble: reported, and no more, until it is found "
        "in a document that does not derive from this one",
    ),
    Check(
        "C1-r13",
        Use.NOT,
        lambda t, g, r: is_hearsay(t.statement),
        "the speaker takes note of what others allege, and nobody is said to allege it",
    ),
    Check(
        "C1-r14",
        Use.NOT,
        lambda t, g, r: t.is_swapped and not t.is_checked,
        "a copy has another doer here than the text it is made from, until it is checked",
    ),
    Check(
        "C1-r15",
        Use.NOT,
        lambda t, g, r: t.is_taken_back and not t.is_checked,
        "whoever told it has taken it back in a later paper, so it does not count until a person "
        "has checked it",
    ),
)
