"""The status rules: facts of a row in, the first rule that fits out (METHOD C3a, C4, C5).

The table below is in the order of C3a; ids are the rows of the tables in METHOD C4 and C5
(C4-r5 is the fifth row of C4). A rule answers with a sentence holding the values it saw, or None.
Refuses to know parties, sources or texts: it sees standings, days and decisions only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pactwatch.domain.agreement import DutyKind, DutyPolarity, Lifecycle, Obligation
from pactwatch.domain.status import Standing, Verdict
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.coverage import Coverage
from pactwatch.weigh.verdict.standing import SignOff

__all__ = ["RULES", "Facts", "Outcome", "Rule", "decide"]


class Facts(NamedTuple):
    """All a verdict may depend on. `deadline` is the day this verdict is computed on."""

    obligation: Obligation
    rules: RuleSet
    as_of: date
    is_persons_board: bool = False
    is_reviewed: bool = False
    has_context: bool = False
    floor: Standing = Standing.S0
    act: Standing = Standing.S0
    n_max: int = 0
    is_contested: bool = False
    trigger: Standing = Standing.S0
    level: int = 0
    declared: int | None = None
    done_on: date | None = None
    told_on: date | None = None
    newest_act: date | None = None
    over: str | None = None
    coverage: Coverage = Coverage()
    sign_off: SignOff = SignOff()
    deadline: date | None = None
    since: date | None = None

    @property
    def is_doing(self) -> bool:
        """Duties of METHOD C5; all others are of C4."""
        return self.obligation.is_doing

    @property
    def is_past(self) -> bool:
        """Whether the deadline lies before the day asked about."""
        return self.deadline is not None and self.as_of > self.deadline


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, the rule that gave it and the sentence with the values."""

    verdict: Verdict
    rule: str
    detail: str


Applies = Callable[[Facts], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when it applies, the verdict it gives, and what it means in one sentence."""

    id: str
    verdict: Verdict
    applies: Applies
    sentence: str


def decide(facts: Facts) -> Outcome:
    """The outcome of the first rule that applies; the last one always does."""
    for rule in RULES:
        detail = rule.applies(facts)
        if detail is not None:
            return Outcome(rule.verdict, rule.id, detail)
    raise AssertionError("the last rule of the table always applies")


def _awaits_review(f: Facts) -> str | None:
    if f.is_persons_board and not f.is_reviewed:
        return "no person has decided every suggestion on this row or marked it reviewed"
    return None


def _unverifiable(f: Facts) -> str | None:
    reason = f.obligation.unverifiable
    return f"cannot be tested: {reason}" if reason else None


def _lifecycle(*states: Lifecycle) -> Applies:
    def applies(f: Facts) -> str | None:
        if f.obligation.lifecycle not in states:
            return None
        reason = f.obligation.lifecycle_reason or "see the agreement file"
        return f"the duty is {f.obligation.lifecycle.value.lower()}: {reason}"

    return applies


def _not_reviewed(f: Facts) -> str | None:
    return None if f.is_reviewed else "nothing usable bears on this row; silence is no compliance"


def _no_testable_duty(f: Facts) -> str | None:
    o = f.obligation
    if o.polarity is DutyPolarity.STATE:
        return "the row states something and asks nobody to act"
    if o.kind in (DutyKind.ASPIRATIONAL, DutyKind.PROCEDURAL):
        return f"the duty is {o.kind.value.lower()}: no verdict on it is possible"
    return None


def _established(f: Facts) -> str | None:
    gate = f.sign_off.is_reply_closed and f.sign_off.is_signed
    if f.is_doing or f.is_contested or f.floor is not Standing.S3 or not gate:
        return None
    return "every required element is established, the reply is closed, two people have signed"


def _indicated(f: Facts) -> str | None:
    if f.is_doing or f.is_contested or f.floor.rank < Standing.S2.rank:
        return None
    return f"every required element is corroborated (floor {f.floor})"


def _alleged(f: Facts) -> str | None:
    if f.is_doing or f.floor.rank < Standing.S1.rank:
        return None
    if f.is_contested:
        return f"element floor {f.floor}, held at ALLEGED since a contrary claim stands as high"
    return f"element floor {f.floor}: every required element is at least reported"


def _breach_concern(f: Facts) -> str | None:
    if f.is_doing or not (f.act.rank or f.has_context):
        return None
    if f.act.rank:
        return "the act is reported, but a required element has no usable evidence"
    return "only evidence that raises concern: no statement tells of the act itself"


def _no_breach(f: Facts) -> str | None:
    c = f.coverage
    is_covered = c.reaches(f.rules.sufficient_percent) and not c.is_access_denied
    if f.is_doing or not is_covered:
        return None
    return f"no breach found in {f.since}..{f.as_of} with coverage {c.percent:.0f} % ({c.sentence})"


def _uncovered(f: Facts) -> str | None:
    if f.is_doing:
        return None
    need = f.rules.sufficient_percent
    return f"no breach evidence, and {f.coverage.sentence} ({need} % needed)"


def _condition(f: Facts) -> str | None:
    if f.obligation.lifecycle is Lifecycle.NOT_YET_TRIGGERED:
        return f"not yet triggered: {f.obligation.lifecycle_reason or 'see the agreement file'}"
    if f.obligation.trigger is None or f.trigger.rank >= Standing.S2.rank:
        return None
    return f"what must happen first ({f.obligation.trigger}) stands at {f.trigger}, S2 is needed"


def _fulfilled(f: Facts) -> str | None:
    if f.level < 3 or _is_late(f):
        return None
    if f.told_on and f.deadline and f.told_on > f.deadline:
        return (
            f"level 3, told of on {f.told_on}; no source says that it was done after {f.deadline}"
        )
    return f"level 3, done by {f.told_on or f.done_on or 'a day nobody states'}"


def _fulfilled_late(f: Facts) -> str | None:
    if f.level < 3 or not _is_late(f):
        return None
    day = f"after {f.done_on}, when a part was done, and told of on {f.told_on}, so"
    return f"level 3 {day if f.told_on else f'on {f.done_on},'} after {f.deadline}"


def _is_late(f: Facts) -> bool:
    return f.done_on is not None and f.deadline is not None and f.done_on > f.deadline


def _declared_only(f: Facts) -> str | None:
    if f.declared != 3 or f.n_max:
        return None
    return "the promisor says it is done (DECLARED 3); no counting origin says so"


def _partly(f: Facts) -> str | None:
    return f"level {f.level}; {f.over}" if f.over and f.level else None


def _not_fulfilled(f: Facts) -> str | None:
    return f"level 0; {f.over}" if f.over else None


def _overdue(f: Facts) -> str | None:
    if not f.is_past:
        return None
    return f"{f.deadline} has passed at level {f.level}, and it can still be done"


def _stalled(f: Facts) -> str | None:
    if f.level not in (1, 2) or f.newest_act is None:
        return None
    days = (f.as_of - f.newest_act).days
    if days <= f.rules.stalled_days:
        return None
    return f"level {f.level}, and no new act for {days} days (more than {f.rules.stalled_days})"


def _doing_concern(f: Facts) -> str | None:
    if f.level or not f.has_context:
        return None
    return "level 0, and conduct is reported that one would not expect had the duty been done"


def _in_progress(f: Facts) -> str | None:
    return f"level {f.level}, {_before(f)}" if f.level else None


def _not_yet_due(f: Facts) -> str | None:
    return f"level 0, {_before(f)}"


def _before(f: Facts) -> str:
    return f"before {f.deadline}" if f.deadline else "the text sets no day"


RULES: tuple[Rule, ...] = (
    Rule("C3a-r1", Verdict.NOT_ASSESSED, _awaits_review,
         "On a person's board a row waits until a person has reviewed it."),
    Rule("C4-r8", Verdict.UNVERIFIABLE, _unverifiable,
         "A written reason says that a required element cannot be tested."),
    Rule("C5-r8a", Verdict.SUPERSEDED, _lifecycle(Lifecycle.SUPERSEDED),
         "Another instrument has taken the duty's place."),
    Rule("C5-r8b", Verdict.WAIVED, _lifecycle(Lifecycle.WAIVED),
         "An instrument has released the promisor."),
    Rule("C3a-r2", Verdict.NOT_ASSESSED, _lifecycle(Lifecycle.DRAFT, Lifecycle.SUSPENDED),
         "A duty that is not in force is not assessed."),
    Rule("C4-r1", Verdict.NOT_ASSESSED, _not_reviewed,
         "Where nothing was reviewed nothing is said."),
    Rule("C3a-r3", Verdict.NOT_ASSESSED, _no_testable_duty,
         "Statements, hopes and procedures get no verdict."),
    Rule("C4-r7", Verdict.BREACH_ESTABLISHED, _established,
         "Every required element is established, the reply closed, and two people have signed."),
    Rule("C4-r6", Verdict.BREACH_INDICATED, _indicated,
         "Every required element is corroborated."),
    Rule("C4-r5", Verdict.BREACH_ALLEGED, _alleged,
         "Every required element is reported."),
    Rule("C4-r4", Verdict.CONCERN, _breach_concern,
         "There is evidence, but an element is missing or all of it is context."),
    Rule("C4-r3", Verdict.NO_BREACH_FOUND, _no_breach,
         "Enough was checked, and no evidence of the act was found."),
    Rule("C4-r2", Verdict.INSUFFICIENT_COVERAGE, _uncovered,
         "No evidence of breach, but too little was checked to say so."),
    Rule("C5-r1", Verdict.CONDITION_PENDING, _condition,
         "What must happen first is not corroborated."),
    Rule("C5-r3a", Verdict.FULFILLED, _fulfilled,
         "Level 3 was reached by the deadline."),
    Rule("C5-r3b", Verdict.FULFILLED_LATE, _fulfilled_late,
         "Level 3 was reached after the deadline."),
    Rule("C5-r6", Verdict.DECLARED_ONLY, _declared_only,
         "Only the promisor says that it is done."),
    Rule("C5-r5a", Verdict.PARTLY_FULFILLED, _partly,
         "It can no longer be done, and something was done."),
    Rule("C5-r5b", Verdict.NOT_FULFILLED, _not_fulfilled,
         "It can no longer be done, and nothing was shown to be done."),
    Rule("C5-r4", Verdict.OVERDUE, _overdue,
         "The deadline has passed below level 3, and it can still be done."),
    Rule("C5-r7", Verdict.STALLED, _stalled,
         "Something was done, and then nothing for a long time."),
    Rule("C5-r9", Verdict.CONCERN, _doing_concern,
         "Nothing was done, and conduct speaks against the duty."),
    Rule("C5-r2b", Verdict.IN_PROGRESS, _in_progress,
         "Something was done, and no deadline has passed."),
    Rule("C5-r2a", Verdict.NOT_YET_DUE, _not_yet_due,
         "Nothing is due yet."),
)  # fmt: skip
