"""Groups in, evidential standing out: none, reported, corroborated, established (METHOD C3).

Thresholds use n_min only. A party's denial is no rebuttal and never comes here.
Refuses S3 without what people must do: answer contradictions in writing, close the reply, and sign
with two hands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.domain.actor import Reliability
from pactwatch.domain.status import Standing
from pactwatch.weigh.groups import Group, Tally, count
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["Measure", "SignOff", "measure"]

_ORDER = "ABCDEF"


@dataclass(frozen=True, slots=True)
class SignOff:
    """What people have done about a row: contradictions answered, reply closed, two signed."""

    is_answered: bool = False
    is_reply_closed: bool = False
    is_signed: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What still stands between the evidence and S3."""
        lacking = {
            "contradictions are not answered in writing": self.is_answered,
            "the right of reply is open": self.is_reply_closed,
            "two people have not signed": self.is_signed,
        }
        return tuple(text for text, is_done in lacking.items() if not is_done)


@dataclass(frozen=True, slots=True)
class Measure:
    """A standing with the rule that gave it, its count and the sentence."""

    standing: Standing
    rule: str
    tally: Tally
    detail: str


def measure(
    groups: Sequence[Group],
    rules: RuleSet,
    *,
    rebuttals: Sequence[Group] = (),
    sign_off: SignOff | None = None,
    is_act: bool = False,
) -> Measure:
    """The standing of what these groups say. `is_act`: a record among them is itself the act."""
    tally = count(groups)
    if tally.n_max == 0:
        return Measure(Standing.S0, "C3-S0", tally, "no usable evidence")
    reached = _corroborated(groups, rules, rebuttals, sign_off, is_act)
    if reached is None:
        lacks = "; ".join(_lacking(groups, tally, rules, rebuttals, sign_off))
        return Measure(Standing.S1, "C3-S1", tally, f"reported; {lacks}")
    if _could_stand(groups, tally, rules, rebuttals, sign_off, is_act):
        missing = sign_off.missing if sign_off else SignOff().missing
        if not missing:
            return Measure(Standing.S3, "C3-S3", tally, "established, answered and signed")
        return Measure(Standing.S2, reached, tally, f"corroborated; for S3 {', '.join(missing)}")
    return Measure(Standing.S2, reached, tally, _SENTENCES[reached])


_SENTENCES = {
    "C3-S2": "corroborated by independent origins, one of them with access of its own",
    "C3-S2-doc": "an authenticated record that is itself the act",
}


def _corroborated(
    groups: Sequence[Group],
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff | None,
    is_act: bool,
) -> str | None:
    """The rule by which S2 is reached, if it is."""
    if is_act and any(g.has_record for g in groups):
        return "C3-S2-doc"
    if count(groups).n_min < rules.corroborated_origins:
        return None
    if not any(g.has_direct or g.has_record for g in groups):
        return None
    return None if _is_rebutted(groups, rebuttals, sign_off) else "C3-S2"


def _is_rebutted(
    groups: Sequence[Group], rebuttals: Sequence[Group], sign_off: SignOff | None
) -> bool:
    """An unanswered rebuttal of equal or better grade from somebody with no side."""
    if sign_off is not None and sign_off.is_answered:
        return False
    best = min(_rank(g.grade) for g in groups)
    return any(
        r.is_disinterested and r.grade is not Reliability.F and _rank(r.grade) <= best
        for r in rebuttals
    )


def _could_stand(
    groups: Sequence[Group],
    tally: Tally,
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff | None,
    is_act: bool,
) -> bool:
    """Whether the evidence by itself carries S3 and survives the loss of any one group."""
    has_record = any(g.has_record for g in groups)
    by_number = tally.n_min >= rules.established_origins
    by_record = (
        tally.n_min >= rules.established_with_record_origins
        and has_record
        and any(g.is_against_interest for g in groups)
    )
    if not (by_number or by_record):
        return False
    without = ([g for g in groups if g is not one] for one in groups)
    return all(_corroborated(rest, rules, rebuttals, sign_off, is_act) for rest in without)


def _lacking(
    groups: Sequence[Group],
    tally: Tally,
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff | None,
) -> list[str]:
    """What keeps the claim from S2, as sentences a person can act on."""
    lacking = []
    if tally.n_min < rules.corroborated_origins:
        lacking.append(
            f"{tally.n_min} independent origin(s) shown, {rules.corroborated_origins} needed"
        )
        lacking += _why_not_counted(groups, tally, rules)
    if not any(g.has_direct or g.has_record for g in groups):
        lacking.append("no graded origin saw it itself")
    if _is_rebutted(groups, rebuttals, sign_off):
        lacking.append("a rebuttal of equal or better grade stands unanswered")
    return lacking


def _why_not_counted(groups: Sequence[Group], tally: Tally, rules: RuleSet) -> list[str]:
    ungraded = [g.origin for g in groups if not g.is_supported]
    found = [f"not counted in n_min: {', '.join(ungraded)} (ungraded, unnamed or reported only)"]
    supported = [g.origin for g in groups if g.is_supported]
    why = found if ungraded else []
    if len(supported) >= rules.corroborated_origins:
        why.append(f"would reach S2 if {' and '.join(supported)} were shown to be independent")
    elif tally.n_max >= rules.corroborated_origins:
        why.append("would reach S2 if the origins were graded and shown to be independent")
    return why


def _rank(grade: Reliability) -> int:
    return _ORDER.index(grade.value)
