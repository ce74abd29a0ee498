"""How fresh the evidence is and how much confidence to suggest, with reasons (METHOD C6).

Confidence is a suggestion in three steps, never a number and never mixed with likelihood or
reliability. Refuses HIGH or MODERATE without a coverage plan.
"""

from collections.abc import Sequence
from datetime import date

from pactwatch.domain.evidence import Access, ReviewState
from pactwatch.domain.status import CONFIDENCE_LEVELS as LEVELS
from pactwatch.domain.status import Overlay
from pactwatch.weigh.evidence.exhibits import Exhibit, newest_event
from pactwatch.weigh.evidence.groups import origins
from pactwatch.weigh.ruleset import ConfidenceBar, RuleSet
from pactwatch.weigh.verdict.judging import Judgement
from pactwatch.weigh.verdict.row import Row

__all__ = ["freshness_of", "settle_confidence", "suggest_confidence"]


def freshness_of(exhibits: Sequence[Exhibit], as_of: date, rules: RuleSet) -> str | None:
    """CURRENT, AGEING or STALE by the newest event; None where no day is known."""
    newest = newest_event(exhibits)
    if newest is None:
        return None
    days = (as_of - newest).days
    if days <= rules.current_days:
        return "CURRENT"
    return "AGEING" if days <= rules.ageing_days else "STALE"


def suggest_confidence(
    row: Row, judgement: Judgement, overlays: Sequence[Overlay], freshness: str | None
) -> tuple[str, tuple[str, ...]]:
    """HIGH, MODERATE or LOW, and for the level above it what is lacking."""
    high = _lacking(row, judgement, row.rules.high)
    if not any(e.access is Access.DIRECT for e in judgement.shown.acts) and not any(
        g.has_record for g in judgement.shown.heaps.acts.groups
    ):
        high.append("no origin saw it itself")
    if Overlay.CONTESTED in overlays:
        high.append("it is contested")
    if freshness != "CURRENT":
        high.append("the evidence is not current")
    if not high:
        return "HIGH", ("every condition for HIGH is met",)
    moderate = _lacking(row, judgement, row.rules.moderate)
    if not (judgement.shown.acts or judgement.shown.context):
        moderate.append("there is no evidence")
    elif freshness in (None, "STALE"):
        moderate.append("the evidence is stale or undated")
    if not moderate:
        return "MODERATE", tuple(high)
    return "LOW", tuple(moderate)


def settle_confidence(suggested: str, override: tuple[str, str] | None) -> tuple[str, str]:
    """The level that is shown, and a person's sentence beside the suggestion; one step at most."""
    if override is None:
        return suggested, ""
    level, why = override
    if level not in LEVELS or abs(LEVELS.index(level) - LEVELS.index(suggested)) > 1:
        return suggested, f"set to {level} ({why}), which is more than one step and not followed"
    return level, f"set to {level} by a person ({why})"


def _lacking(row: Row, judgement: Judgement, bar: ConfidenceBar) -> list[str]:
    shown = judgement.shown
    lacking = []
    if shown.tally.n_min < bar.origins and not (
        bar is row.rules.moderate and shown.act.rule == "C3-S2-doc"
    ):
        lacking.append(
            f"{origins(shown.tally.n_min)} shown to be independent, {bar.origins} needed"
        )
    unsupported = _unsupported(row, shown.assumptions)
    if unsupported > bar.unsupported_assumptions:
        lacking.append(
            f"{unsupported} assumptions nobody has accepted, {bar.unsupported_assumptions} at most"
        )
    if not row.coverage.reaches(bar.coverage_percent):
        lacking.append(f"{row.coverage.sentence}, {bar.coverage_percent} % needed")
    return lacking


def _unsupported(row: Row, labels: Sequence[str]) -> int:
    if not labels:
        return 0
    open_ones = {t.label for t in row.assumptions if t.assumption.state is not ReviewState.ACCEPTED}
    return len(open_ones & set(labels))
