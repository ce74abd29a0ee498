"""A judged row in, its reasons in plain sentences out (METHOD C8).

Each sentence holds the values it rests on, so that the party concerned can attack exactly those.
Refuses words above the standing: what is reported is reported, never "confirmed" (METHOD 8.5).
"""

from collections.abc import Iterable, Sequence

from pactwatch.domain.agreement import ElementType
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.status import ElementFinding, Overlay, Part, Standing
from pactwatch.text.counts import counted
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.usability import Use
from pactwatch.weigh.verdict.contest import answered_by, contrary
from pactwatch.weigh.verdict.judging import Judgement, OtherDays
from pactwatch.weigh.verdict.parts import sides_told
from pactwatch.weigh.verdict.performance import deadlines_of
from pactwatch.weigh.verdict.row import Row
from pactwatch.weigh.verdict.rules import RULES, Outcome
from pactwatch.weigh.verdict.sensitivity import Flip
from pactwatch.weigh.verdict.standing import describe

__all__ = ["trace_of", "trace_unassessed"]

# A detail so long (in characters) is told once and referred to.
_LONG = 80
_NAMED = {
    Standing.S0: "no usable evidence",
    Standing.S1: "reported",
    Standing.S2: "corroborated",
    Standing.S3: "established",
}


def trace_of(
    row: Row,
    judgement: Judgement,
    *,
    elements: Sequence[ElementFinding],
    overlays: Sequence[Overlay],
    attributes: Sequence[str],
    parts: Sequence[Part],
    nobody_s: Sequence[str],
    flips: Sequence[Flip],
    confidence: str,
    reasons: Sequence[str],
    freshness: str | None,
) -> tuple[str, ...]:
    """The sentences in the order a reader asks: what, why, on what, how firm, what would change."""
    outcome = judgement.outcome
    return (
        *_verdict(row, outcome),
        *_elements(elements, judgement),
        *_counts(row, judgement),
        *_performance(row, judgement, parts),
        *sides_told(parts, nobody_s, is_doing=row.is_doing),
        *_dates(row, outcome, judgement.other_days),
        *_contest(row, judgement, overlays),
        *attributes,
        *_others(row, judgement),
        *_assumptions(row, judgement),
        *_unused(row),
        *_firmness(row, flips, confidence, reasons, freshness),
    )


def trace_unassessed(row: Row, outcome: Outcome, other_days: OtherDays) -> tuple[str, ...]:
    """The sentences on a row of which nothing is said yet."""
    return (
        *_verdict(row, outcome),
        *_dates(row, outcome, other_days),
        *_looked_for(row),
        *_unused(row),
    )


def _looked_for(row: Row) -> Iterable[str]:
    """What statements would have borne on a duty that none bears on."""
    if row.exhibits or row.is_persons_board:
        return
    o, who = row.setting.obligation, row.setting.promisors
    codes = tuple(dict.fromkeys((*o.performing_codes, *o.act_codes, *o.against)))
    if not codes:
        yield "No code of the codebook stands for it, so that no statement is tied to it by itself."
        return
    looked = "; ".join(_described(code, row) for code in codes)
    yield f"No statement bears on it. Looked for was what tells of {who} and of this: {looked}."


def _described(code: str, row: Row) -> str:
    known = row.setting.code(code)
    if known is not None:
        return f"“{known.label}” ({code})"
    is_family = code.endswith("*")
    return f"any of {code}" if is_family else f"{code}, which the codebook does not have"


def _verdict(row: Row, outcome: Outcome) -> Iterable[str]:
    o = row.setting.obligation
    rule = next(r for r in RULES if r.id == outcome.rule)
    yield (
        f"{o.id}, {row.setting.since} to {row.as_of}: {outcome.verdict} by rule {outcome.rule} "
        f"(“{rule.sentence}”): {outcome.detail}."
    )


def _elements(elements: Sequence[ElementFinding], judgement: Judgement) -> Iterable[str]:
    told: dict[str, int] = {}
    for e in elements:
        # The same origins, listed once.
        first = told.setdefault(e.detail, e.n)
        detail = e.detail if first == e.n or len(e.detail) < _LONG else f"as element {first}"
        yield f"Element {e.n}, {e.type}, {e.text}: {e.standing}, {detail}."
    if elements:
        floor = judgement.shown.floor
        yield f"The weakest required element stands at {floor} ({_NAMED[floor]})."
        if floor < min(e.standing for e in judgement.shown.weighed if e.element.required):
            yield "Of no one side is all of it corroborated, so that it counts as reported."


def _counts(row: Row, judgement: Judgement) -> Iterable[str]:
    shown = judgement.shown
    if not shown.acts:
        return
    act = shown.heaps.acts
    groups, rebuttals = act.groups, shown.heaps.rebuts.groups
    names = ", ".join(row.called(g.origin) for g in groups)
    same = [w.element.n for w in shown.weighed if w.stand and w.heap.origins == act.origins]
    if same and len(names) >= _LONG:
        names = f"the origins of element {same[0]}"
    told = f"The act: n_min {shown.tally.n_min}, n_max {shown.tally.n_max} ({names})"
    if any(w.element.type is ElementType.ACT for w in shown.weighed):
        yield f"{told}."
        return
    detail = describe(
        shown.act,
        groups,
        row.rules,
        rebuttals=rebuttals,
        sign_off=row.sign_off,
        called=row.called,
    )
    yield f"{told}; {detail} ({shown.act.rule})."


def _performance(row: Row, judgement: Judgement, parts: Sequence[Part]) -> Iterable[str]:
    p = judgement.performance
    if row.is_doing:
        each = [f"DECLARED {o.declared} by {o.side}" for o in parts if o.declared is not None]
        told = [f"DECLARED {p.declared} by the promisor"] if p.declared is not None else []
        declared = "".join(f", {one}" for one in (each or told))
        held = f", held there since {p.held}" if p.held else ""
        yield f"Counted level {p.level} of 3{held}{declared}."
    for dependency in row.setting.obligation.dependencies:
        yield (
            f"{dependency.type} {dependency.to}, legal effect {dependency.legal_effect}: "
            "nothing that happens there releases anybody here."
        )


def _dates(row: Row, outcome: Outcome, other_days: OtherDays) -> Iterable[str]:
    obligation = row.setting.obligation
    days = deadlines_of(obligation)
    if not days:
        return
    named = ", ".join(f"{name} {day}" for name, day in days)
    basis = obligation.deadline.basis if obligation.deadline else ""
    yield f"Days to judge by: {named}" + (f" ({basis})." if basis else ".")
    for name, other in other_days:
        if other.verdict is not outcome.verdict:
            yield f"On the {name} day the verdict is {other.verdict}: {other.detail}."


def _contest(row: Row, judgement: Judgement, overlays: Sequence[Overlay]) -> Iterable[str]:
    shown = judgement.shown
    if Overlay.DENIED_BY_PARTY in overlays:
        denials = answered_by(shown.heaps, row.setting)
        yield (
            f"The promisor's side denies it ({_said(row, denials)}); a denial "
            "is recorded and changes no standing."
        )
    against, short = contrary(shown), shown.heaps.falls_short
    if rebuts := against.exhibits:
        yield f"Rebutted ({_said(row, rebuts)}): the contrary stands at {against.stand().standing}."
    elif short:
        yield f"Told to be left undone in part ({_said(row, short.exhibits)})."
    if Overlay.INTEGRITY_CAUTION in overlays:
        yield "Some of the evidence comes from a document with an open garble (INTEGRITY_CAUTION)."


def _others(row: Row, judgement: Judgement) -> Iterable[str]:
    shown = judgement.shown
    if shown.context:
        codes = ", ".join(sorted({e.link.code for e in shown.context}))
        yield f"Raises concern and satisfies no act: {codes} ({_said(row, shown.context)})."
    if mitigation := shown.heaps.mitigation.exhibits:
        yield f"Shown beside, lowers nothing: {_coded(row, mitigation)}."
    if row.quarantined:
        yield f"Quarantined and not counted: {', '.join(row.quarantined)}."


def _assumptions(row: Row, judgement: Judgement) -> Iterable[str]:
    used = set(judgement.shown.assumptions)
    for taken in row.assumptions if used or row.open.may_tell else ():
        a = taken.assumption
        if taken.label in used:
            state = (
                "accepted by a person" if a.state is ReviewState.ACCEPTED else "open to decision"
            )
            yield f"{taken.label} ({state}; {a.basis}): {a.text}."
        elif a.state is ReviewState.REJECTED:
            yield f"{taken.label} was rejected; element {a.element} does not rest on it: {a.text}."


def _unused(row: Row) -> Iterable[str]:
    """What bears on the row and does not count in full, and why, each reason once."""
    reasons: dict[str, list[str]] = {}
    for exhibit in row.exhibits:
        if exhibit.repeats is None and exhibit.gate.use is not Use.FULL:
            for rule, sentence in exhibit.gate.reasons:
                reasons.setdefault(f"{sentence} ({rule})", []).append(exhibit.statement_id)
    for sentence in sorted(reasons):
        yield f"{', '.join(sorted(set(reasons[sentence])))}: {sentence}."
    told = [exhibit for exhibit in row.exhibits if exhibit.repeats is not None]
    turned = sorted({e.statement_id for e in told if e.is_turned})
    if turned:
        yield f"{', '.join(turned)}: a copy or rewrite turns round what its source tells; not used."
    if repeats := len([e for e in told if not e.is_turned]):
        add = "add" if repeats > 1 else "adds"
        yield f"{counted(repeats, 'further telling')} within the same stories {add} nothing."


def _firmness(
    row: Row,
    flips: Sequence[Flip],
    confidence: str,
    reasons: Sequence[str],
    freshness: str | None,
) -> Iterable[str]:
    if flips:
        shown = "; ".join(
            f"{' and '.join(_removed(row, one) for one in flip.removed)} ({flip.to})"
            for flip in flips
        )
        fragile = "FRAGILE, a" if len(flips[0].removed) == 1 else "A"
        yield f"{fragile}nother verdict without: {shown}."
    elif confidence:
        yield "No single removal and no pair of removals changes the verdict."
    if freshness:
        yield f"The newest event behind it is {freshness}."
    yield f"Confidence suggested: {confidence} ({'; '.join(reasons)})."


def _removed(row: Row, removal: str) -> str:
    kind, _, name = removal.partition(":")
    return row.called(removal) if kind == "origin" else f"{kind} {name}"


def _said(row: Row, exhibits: Iterable[Exhibit]) -> str:
    found = {row.called(e.origin): e.interest for e in exhibits}
    return "; ".join(f"{origin}, {interest}" for origin, interest in sorted(found.items()))


def _coded(row: Row, exhibits: Iterable[Exhibit]) -> str:
    found = {(e.link.code, row.called(e.origin), e.interest.value) for e in exhibits}
    return "; ".join(f"{code} by {origin} ({interest})" for code, origin, interest in sorted(found))
