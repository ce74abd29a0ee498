"""A row in, its computed status out: verdict, overlays, counts, what would change it, and why.

Refuses to decide anything new: verdicts come from weigh.verdict.rules, here they are put together.
"""

from collections.abc import Callable, Iterable

from pactwatch.domain.evidence import Bearing
from pactwatch.domain.status import Status, Verdict
from pactwatch.weigh.verdict.attributes import attributes_of
from pactwatch.weigh.verdict.confidence import freshness_of, settle_confidence, suggest_confidence
from pactwatch.weigh.verdict.judging import Judgement, OtherDays, judge, wait
from pactwatch.weigh.verdict.overlays import overlays_of
from pactwatch.weigh.verdict.performance import declared_by, lag_points
from pactwatch.weigh.verdict.row import Row, find_elements
from pactwatch.weigh.verdict.rules import Outcome
from pactwatch.weigh.verdict.sensitivity import find_flips
from pactwatch.weigh.verdict.sides import parts_of, unassigned
from pactwatch.weigh.verdict.trace import trace_of, trace_unassessed

__all__ = ["make_status"]

_LATE = (Verdict.FULFILLED_LATE, Verdict.OVERDUE, Verdict.NOT_FULFILLED)


Readings = Callable[[Row, Callable[[Row, frozenset[str]], bool]], Iterable[tuple[str, Row, bool]]]


def make_status(row: Row, readings: Readings) -> Status:
    """The status of a row. `readings` gives the row under other readings, by their name."""
    if row.awaits_review:
        return _unassessed(row, wait(row), ())
    judgement = judge(row)
    if judgement.outcome.verdict is Verdict.NOT_ASSESSED:
        return _unassessed(row, judgement.outcome, judgement.other_days)
    overlays = overlays_of(row, judgement)
    behind = (*judgement.shown.acts, *judgement.shown.context)
    freshness = freshness_of(behind, row.as_of, row.rules)
    suggested, reasons = suggest_confidence(row, judgement, overlays, freshness)
    confidence, set_by = settle_confidence(suggested, row.override)
    flips = find_flips(row, judgement)
    elements = find_elements(row, judgement.shown)
    attributes = attributes_of(row, judgement.shown)
    removals = tuple(flip.removed for flip in flips)
    parts = parts_of(row, judgement.shown, declared_by(row, judgement.shown) or {})
    nobody_s = unassigned(row, judgement.shown)
    trace = trace_of(
        row,
        judgement,
        elements=elements,
        overlays=overlays,
        attributes=attributes.sentences,
        parts=parts,
        nobody_s=nobody_s,
        flips=flips,
        confidence=suggested,
        reasons=(*reasons, set_by) if set_by else reasons,
        freshness=freshness,
    )
    used = set(judgement.shown.assumptions)
    return Status(
        obligation_id=row.setting.obligation.id,
        verdict=judgement.outcome.verdict,
        quarantined=row.quarantined,
        mitigation=_mitigation(row),
        overlays=overlays,
        level=judgement.performance.level if row.is_doing else None,
        declared_level=judgement.performance.declared,
        timeliness=_timeliness(row, judgement),
        n_min=judgement.shown.tally.n_min,
        n_max=judgement.shown.tally.n_max,
        elements=elements,
        flip_set=removals,
        flips_to=tuple(flip.to for flip in flips),
        fragile=any(len(removed) == 1 for removed in removals),
        confidence=confidence,
        confidence_reasons=(*reasons, set_by) if set_by else reasons,
        suggested=suggested,
        freshness=freshness,
        continuity=attributes.continuity,
        host_part=attributes.host,
        assumptions=tuple(
            f"{t.label}: {t.assumption.text}"
            for t in (row.assumptions if used else ())
            if t.label in used
        ),
        evidence=tuple(dict.fromkeys(sorted([e.statement_id for e in behind]))),
        trace=(*trace, *_under_other_readings(row, judgement, readings)),
        origins=tuple(
            sorted(g.origin.removeprefix("origin:") for g in judgement.shown.heaps.acts.groups)
        ),
        called=_called(row, judgement, removals),
        parts=parts,
        unassigned=nobody_s,
    )


def _called(
    row: Row, judgement: Judgement, flips: Iterable[tuple[str, ...]]
) -> tuple[tuple[str, str], ...]:
    """Every origin that the status names by id, in words."""
    acts = {g.origin for g in judgement.shown.heaps.acts.groups}
    named = acts | {one for flip in flips for one in flip if one.startswith("origin:")}
    return tuple((o.removeprefix("origin:"), row.called(o)) for o in sorted(named))


def _unassessed(row: Row, outcome: Outcome, other_days: OtherDays) -> Status:
    return Status(
        obligation_id=row.setting.obligation.id,
        verdict=outcome.verdict,
        quarantined=row.quarantined,
        mitigation=_mitigation(row),
        trace=trace_unassessed(row, outcome, other_days),
    )


def _mitigation(row: Row) -> tuple[str, ...]:
    if row.awaits_review and all(e.link.bearing is not Bearing.MITIGATES for e in row.exhibits):
        # Such a row is sorted for nothing else.
        return ()
    return tuple(sorted({e.statement_id for e in row.heaps.mitigation.exhibits}))


def _timeliness(row: Row, judgement: Judgement) -> str | None:
    """LATE after the day; before it ON_TRACK or AT_RISK by the share of time gone (METHOD C5)."""
    verdict, deadline = judgement.outcome.verdict, judgement.facts.deadline
    if verdict in _LATE:
        return "LATE"
    if verdict is not Verdict.IN_PROGRESS or deadline is None:
        return None
    lag = lag_points(judgement.performance.level, row.setting.since, deadline, row.as_of)
    return "AT_RISK" if lag > row.rules.at_risk_points else "ON_TRACK"


def _under_other_readings(row: Row, judgement: Judgement, readings: Readings) -> tuple[str, ...]:
    """Verdicts under pessimistic lineage and lower grades, where they differ (METHOD C6)."""
    verdict = judgement.outcome.verdict

    def is_safe(row: Row, origins: frozenset[str]) -> bool:
        return _is_one_way(row) and judge(row, origins).outcome.verdict is verdict

    found = []
    for name, other, is_sunk in readings(row, is_safe):
        changed = judge(other, is_sunk=is_sunk).outcome.verdict
        if changed is not verdict:
            found.append(f"The verdict would be {changed} {name}.")
    return tuple(found)


def _is_one_way(row: Row) -> bool:
    """Whether all the evidence tells in one direction, so that less of it never helps."""
    return not row.heaps.falls_short and not (row.is_doing and row.heaps.context)
