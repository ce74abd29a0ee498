"""Groups in, evidential standing out: none, reported, corroborated, established (METHOD C3).

Thresholds use n_min only. A party's denial is no rebuttal and never comes here.
Refuses S3 without what people must do: answer contradictions in writing, close the reply, and sign
with two hands.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pactwatch.domain.actor import Reliability
from pactwatch.domain.status import Standing
from pactwatch.weigh.evidence.groups import Group, Tally, count, origins
from pactwatch.weigh.record import Record
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["NOBODY", "Measure", "SignOff", "Stand", "describe", "measure", "stand"]


@dataclass(frozen=True, slots=True)
class SignOff:
    """What people have done about a row: contradictions answered, reply closed, two signed."""

    is_answered: bool = False
    is_reply_closed: bool = False
    is_signed: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether nothing of it stands between the evidence and S3."""
        return self.is_answered and self.is_reply_closed and self.is_signed

    @property
    def missing(self) -> tuple[str, ...]:
        """What still stands between the evidence and S3."""
        lacking = {
            "contradictions are not answered in writing": self.is_answered,
            "the right of reply is open": self.is_reply_closed,
            "two people have not signed": self.is_signed,
        }
        return tuple(text for text, is_done in lacking.items() if not is_done)


NOBODY = SignOff()


class Stand(Record, frozen=True):
    """A standing, the rule that gave it and its count. `is_ready`: only people stand before S3."""

    standing: Standing
    rule: str
    tally: Tally
    is_ready: bool = False


class Measure(Record, frozen=True):
    """A stand with its sentence."""

    standing: Standing
    rule: str
    tally: Tally
    detail: str


def measure(
    groups: Sequence[Group],
    rules: RuleSet,
    *,
    rebuttals: Sequence[Group] = (),
    sign_off: SignOff = NOBODY,
    is_act: bool = False,
) -> Measure:
    """The standing of what these groups say. `is_act`: a record among them is itself the act."""
    found = stand(groups, rules, rebuttals=rebuttals, sign_off=sign_off, is_act=is_act)
    detail = describe(found, groups, rules, rebuttals=rebuttals, sign_off=sign_off)
    return Measure(found.standing, found.rule, found.tally, detail)


def stand(
    groups: Sequence[Group],
    rules: RuleSet,
    *,
    rebuttals: Sequence[Group] = (),
    sign_off: SignOff = NOBODY,
    is_act: bool = False,
) -> Stand:
    """As `measure`, without the sentence."""
    tally = count(groups)
    if tally.n_max == 0:
        return Stand(Standing.S0, "C3-S0", tally)
    reached = _corroborated(groups, tally, rules, rebuttals, sign_off, is_act)
    if reached is None:
        return Stand(Standing.S1, "C3-S1", tally)
    if not _carries_s3(groups, tally, rules, rebuttals, sign_off, is_act):
        return Stand(Standing.S2, reached, tally)
    if not sign_off.is_complete:
        return Stand(Standing.S2, reached, tally, is_ready=True)
    return Stand(Standing.S3, "C3-S3", tally, is_ready=True)


_SENTENCES = {
    "C3-S0": "no usable evidence",
    "C3-S2": "corroborated by independent origins, one of them with access of its own",
    "C3-S2-doc": "an authenticated record that is itself the act",
    "C3-S3": "established, answered and signed",
}


def describe(
    found: Stand,
    groups: Sequence[Group],
    rules: RuleSet,
    *,
    rebuttals: Sequence[Group] = (),
    sign_off: SignOff = NOBODY,
    called: Callable[[str], str] = str,
) -> str:
    """The sentence with the values a standing rests on, and what it lacks for the next.

    `called` gives an origin in words.
    """
    if found.rule == "C3-S1":
        lacks = _lacking(groups, found.tally, rules, rebuttals, sign_off, called)
        return f"reported; {'; '.join(lacks)}"
    if found.is_ready and found.standing is Standing.S2:
        return f"corroborated; for S3 {', '.join(sign_off.missing)}"
    return _SENTENCES[found.rule]


def _corroborated(
    groups: Sequence[Group],
    tally: Tally,
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff,
    is_act: bool,
) -> str | None:
    """The rule by which S2 is reached, if it is."""
    if is_act and _has_record(groups):
        return "C3-S2-doc"
    if tally.n_min < rules.corroborated_origins:
        return None
    if not _has_seen(groups):
        return None
    return None if _is_rebutted(groups, rebuttals, sign_off) else "C3-S2"


# Asked for every removal that sensitivity tries: no frame a group.
_DIRECT, _RECORD = attrgetter("has_direct"), attrgetter("has_record")


def _has_record(groups: Sequence[Group]) -> bool:
    return any(map(_RECORD, groups))


def _has_seen(groups: Sequence[Group]) -> bool:
    """Whether one of them saw it itself, or is the act's own record."""
    return any(map(_DIRECT, groups)) or any(map(_RECORD, groups))


def _is_rebutted(groups: Sequence[Group], rebuttals: Sequence[Group], sign_off: SignOff) -> bool:
    """An unanswered rebuttal of equal or better grade from somebody with no side."""
    if not rebuttals or sign_off.is_answered:
        return False
    best = min(g.grade for g in groups)
    return any(
        r.is_disinterested and r.grade is not Reliability.F and r.grade <= best for r in rebuttals
    )


def _carries_s3(
    groups: Sequence[Group],
    tally: Tally,
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff,
    is_act: bool,
) -> bool:
    """Whether the evidence by itself carries S3 and survives the loss of any one group."""
    by_record = (
        tally.n_min >= rules.established_with_record_origins
        and _has_record(groups)
        and any(g.is_against_interest for g in groups)
    )
    if not (by_record or tally.n_min >= rules.established_origins):
        return False
    for one in _whose_loss_matters(groups, tally, rules, rebuttals):
        rest = [g for g in groups if g is not one]
        if not _corroborated(rest, count(rest), rules, rebuttals, sign_off, is_act):
            return False
    return True


def _whose_loss_matters(
    groups: Sequence[Group], tally: Tally, rules: RuleSet, rebuttals: Sequence[Group]
) -> Iterable[Group]:
    """With origins to spare only the loss of the last one who saw it can matter."""
    if tally.n_min <= rules.corroborated_origins or rebuttals:
        return groups
    seeing = [g for g in groups if g.has_direct or g.has_record]
    return seeing if len(seeing) == 1 else ()


def _lacking(
    groups: Sequence[Group],
    tally: Tally,
    rules: RuleSet,
    rebuttals: Sequence[Group],
    sign_off: SignOff,
    called: Callable[[str], str],
) -> list[str]:
    """What keeps the claim from S2, as sentences a person can act on."""
    lacking = []
    if tally.n_min < rules.corroborated_origins:
        lacking.append(
            f"{origins(tally.n_min)} shown to be independent, {rules.corroborated_origins} needed"
        )
        lacking += _why_not_counted(groups, tally, rules, called)
    if not _has_seen(groups):
        lacking.append("no graded origin saw it itself")
    if _is_rebutted(groups, rebuttals, sign_off):
        lacking.append("a rebuttal of equal or better grade stands unanswered")
    return lacking


def _why_not_counted(
    groups: Sequence[Group], tally: Tally, rules: RuleSet, called: Callable[[str], str]
) -> list[str]:
    ungraded = [called(g.origin) for g in groups if not g.is_supported]
    found = [f"not counted in n_min: {', '.join(ungraded)} (ungraded, unnamed or reported only)"]
    supported = [called(g.origin) for g in groups if g.is_supported]
    why = found if ungraded else []
    if len(supported) >= rules.corroborated_origins:
        why.append(f"would reach S2 if {' and '.join(supported)} were shown to be independent")
    elif tally.n_max >= rules.corroborated_origins:
        why.append("would reach S2 if the origins were graded and shown to be independent")
    return why
