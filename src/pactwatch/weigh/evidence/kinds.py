"""A testimony with the grades of its chain in, its kind out: alike is judged alike, and only once.

Of a hundred thousand testimonies a few thousand differ in anything that a rule of the gate, of
vouching or of access looks at; everything that follows from that is worked out once for each kind.
Refuses to know the duty and the people: who gains by what is asked per link (exhibits).
"""

from dataclasses import dataclass
from typing import Any

from pactwatch.domain.actor import Reliability
from pactwatch.domain.evidence import Testimony
from pactwatch.weigh.evidence.hearsay import is_hearsay
from pactwatch.weigh.evidence.usability import Gate, is_nobody_s, pass_gate
from pactwatch.weigh.origins.backing import lowest
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Gatekeeper", "Kind"]

_LOWER = {grade: grade for grade in Reliability} | {
    Reliability.A: Reliability.B,
    Reliability.B: Reliability.C,
    Reliability.C: Reliability.D,
    Reliability.D: Reliability.E,
}


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """`grade` is the lowest of a chain's `grades`; `sunk` are the grades one step lower (METHOD
    C6), `is_sunk_refused` says that so low it no longer counts.

    A gatekeeper makes one for each kind, so that a kind is known by being itself.
    """

    gate: Gate
    grades: tuple[Reliability, ...]
    grade: Reliability
    sunk: tuple[Reliability, ...]
    sunk_grade: Reliability
    is_sunk_refused: bool


class Gatekeeper:
    """The gate for many testimonies under one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._known: dict[tuple[Any, ...], Kind] = {}

    def kind(self, testimony: Testimony, grades: tuple[Reliability, ...]) -> Kind:
        """What passes the gate as this does, and may be vouched for and have seen as much."""
        key = _profile(testimony, grades)
        kind = self._known.get(key)
        if kind is None:
            kind = self._known[key] = self._kind(testimony, grades)
        return kind

    def _kind(self, testimony: Testimony, grades: tuple[Reliability, ...]) -> Kind:
        # One step down each, F excepted: it cannot be judged.
        sunk = tuple(_LOWER[grade] for grade in grades)
        is_refused = not set(self.rules.refused_reliability).isdisjoint(sunk)
        gate = pass_gate(testimony, grades, self.rules)
        return Kind(gate, grades, lowest(grades), sunk, lowest(sunk), is_refused)


def _profile(t: Testimony, grades: tuple[Reliability, ...]) -> tuple[Any, ...]:
    """All that the checks of the gate, `weigh.evidence.interest.access_of` and vouching look at."""
    s = t.statement
    speaker, is_blocked = s.speaker, bool(s.flags) and s.is_blocked
    # fmt: off
    return (
        s.state, is_blocked, speaker.status, speaker.voice_level, s.speech_act, s.factuality,
        s.modes, s.quote_type, s.basis, is_nobody_s(t), grades, len(t.carriers), t.credibility,
        t.has_open_garble, t.is_primary_record, t.is_matched, t.is_checked, t.is_anchored,
        is_hearsay(s), t.is_swapped, t.is_taken_back,
    )
    # fmt: on
