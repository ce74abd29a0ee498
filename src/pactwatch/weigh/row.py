"""One obligation with its exhibits in; what they show, element by element, out (METHOD C4, C5).

A `Row` is gathered once; `show` can be asked again without some origins or assumptions, which is
how sensitivity is computed. Scope is read only from statements that also carry the act.
Refuses to name a verdict: see weigh.rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pactwatch.domain.agreement import DutyPolarity, Element, ElementType
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.evidence import Bearing, Interest, ReviewState
from pactwatch.domain.status import ElementFinding, Standing
from pactwatch.weigh.assumptions import Taken
from pactwatch.weigh.coverage import Coverage
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.groups import Group, Tally, form_groups
from pactwatch.weigh.mapping import performing_codes
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.scope import Setting
from pactwatch.weigh.standing import Measure, SignOff, measure

__all__ = ["NOTHING_REMOVED", "Row", "Shown", "show"]

NOTHING_REMOVED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """Everything a row is weighed by. `is_reviewed`: a person decided all of it or marked it."""

    setting: Setting
    exhibits: tuple[Exhibit, ...]
    assumptions: tuple[Taken, ...]
    rules: RuleSet
    as_of: date
    coverage: Coverage
    sign_off: SignOff
    is_reviewed: bool = False
    is_persons_board: bool = False
    quarantined: tuple[str, ...] = ()

    @property
    def is_doing(self) -> bool:
        """Whether the duty is to do something rather than to keep something from happening."""
        return self.setting.obligation.polarity in (DutyPolarity.DO, DutyPolarity.NEGOTIATE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the exhibits show: standings, counts, and the exhibits by what they do on the row."""

    elements: tuple[ElementFinding, ...]
    floor: Standing
    act: Measure
    rebuttal: Measure
    trigger: Measure
    acts: tuple[Exhibit, ...]
    context: tuple[Exhibit, ...]
    rebuts: tuple[Exhibit, ...]
    denials: tuple[Exhibit, ...]
    mitigation: tuple[Exhibit, ...]
    declared: tuple[Exhibit, ...]
    triggers: tuple[Exhibit, ...]
    groups: tuple[Group, ...]

    @property
    def tally(self) -> Tally:
        """Origin groups behind the act."""
        return self.act.tally

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Labels of the assumptions the elements rest on."""
        return tuple(dict.fromkeys(a for e in self.elements for a in e.assumptions))


def show(row: Row, without: frozenset[str] = NOTHING_REMOVED) -> Shown:
    """Weigh the row, leaving out the origins and assumption labels named in `without`."""
    kept = tuple(e for e in row.exhibits if e.origin not in without)
    acts = tuple(e for e in kept if _is_act(e, row))
    rebuts = tuple(e for e in kept if e.link.bearing is Bearing.REBUTS and e.counts)
    triggers = tuple(e for e in kept if e.counts and _is_trigger(e, row))
    against = form_groups(rebuts, row.rules)
    groups = form_groups(acts, row.rules)
    act = measure(groups, row.rules, rebuttals=against, sign_off=row.sign_off, is_act=True)
    elements = _find_elements(row, acts, against, without)
    required = [f.standing for f, e in zip(elements, _elements(row), strict=True) if e.required]
    return Shown(
        elements=elements,
        floor=min(required, key=lambda s: s.rank, default=act.standing),
        act=act,
        rebuttal=measure(against, row.rules),
        trigger=measure(form_groups(triggers, row.rules), row.rules),
        acts=acts,
        context=tuple(e for e in kept if _is_context(e, row)),
        rebuts=rebuts,
        denials=tuple(e for e in kept if e.link.bearing is Bearing.DENIES and e.gate.use),
        mitigation=tuple(e for e in kept if e.link.bearing is Bearing.MITIGATES and e.gate.use),
        declared=tuple(e for e in kept if _is_declared(e)),
        triggers=triggers,
        groups=groups,
    )


def _elements(row: Row) -> tuple[Element, ...]:
    return row.setting.obligation.elements


def _is_act(exhibit: Exhibit, row: Row) -> bool:
    """Evidence that the act happened: for a duty to do, that it was performed."""
    if not exhibit.counts:
        return False
    if row.is_doing:
        return exhibit.link.bearing is Bearing.SUPPORTS_PERFORMANCE
    acts = {e.n for e in _elements(row) if e.type is ElementType.ACT}
    is_breach = exhibit.link.bearing is Bearing.SUPPORTS_BREACH
    return is_breach and not acts.isdisjoint(exhibit.link.elements)


def _is_context(exhibit: Exhibit, row: Row) -> bool:
    """Evidence that raises concern and satisfies no act."""
    if not exhibit.counts or _is_act(exhibit, row) or _is_trigger(exhibit, row):
        return False
    wanted = (Bearing.UNDERCUTS,) if row.is_doing else (Bearing.CONTEXT, Bearing.SUPPORTS_BREACH)
    return exhibit.link.bearing in wanted


def _is_trigger(exhibit: Exhibit, row: Row) -> bool:
    obligation = row.setting.obligation
    code = exhibit.link.code
    is_trigger = any(matches_code(p, code) for p in obligation.trigger_codes)
    performs = any(matches_code(p, code) for p in performing_codes(obligation))
    return is_trigger and not performs


def _is_declared(exhibit: Exhibit) -> bool:
    """The promisor's own word that it performed (METHOD C5, DECLARED)."""
    return (
        exhibit.link.bearing is Bearing.SUPPORTS_PERFORMANCE
        and exhibit.interest is Interest.SELF_SERVING
        and not exhibit.testimony.is_primary_record
        and bool(exhibit.gate.use)
    )


def _find_elements(
    row: Row, acts: tuple[Exhibit, ...], against: tuple[Group, ...], without: frozenset[str]
) -> tuple[ElementFinding, ...]:
    return tuple(_find_element(element, row, acts, against, without) for element in _elements(row))


def _find_element(
    element: Element,
    row: Row,
    acts: tuple[Exhibit, ...],
    against: tuple[Group, ...],
    without: frozenset[str],
) -> ElementFinding:
    """Text first, then what is told outright, then a registered assumption (S1 at most)."""
    if element.satisfied_by_text is not None:
        detail = f"met by the text itself: {element.satisfied_by_text}"
        return _finding(element, Standing.S3, detail=detail)
    told = [e for e in acts if element.n in e.link.elements]
    outright = measure(
        form_groups(told, row.rules),
        row.rules,
        rebuttals=against,
        sign_off=row.sign_off,
        is_act=element.type is ElementType.ACT or row.is_doing,
    )
    if outright.standing is not Standing.S0:
        links = tuple(e.link.id for e in told)
        detail = f"{outright.detail} ({outright.rule}; {_names(told)})"
        return _finding(element, outright.standing, links=links, detail=detail)
    return _by_assumption(element, row, acts, without) or _finding(
        element, Standing.S0, detail="no usable statement that carries the act shows it"
    )


def _by_assumption(
    element: Element, row: Row, acts: tuple[Exhibit, ...], without: frozenset[str]
) -> ElementFinding | None:
    told = {e.link.id for e in acts}
    usable = [
        taken
        for taken in row.assumptions
        if taken.assumption.element == element.n
        and taken.name not in without
        and _may_stand(taken, row)
        and not told.isdisjoint(taken.links)
    ]
    if not usable:
        return None
    links = tuple(sorted({link for taken in usable for link in taken.links & told}))
    sentences = "; ".join(f"{taken.label}: {taken.assumption.text}" for taken in usable)
    return _finding(
        element,
        Standing.S1,
        links=links,
        assumptions=tuple(taken.label for taken in usable),
        detail=f"reported, by registered assumption only ({sentences})",
    )


def _may_stand(taken: Taken, row: Row) -> bool:
    """On a person's board only what a person accepted; else all that nobody rejected."""
    state = taken.assumption.state
    return (
        state is ReviewState.ACCEPTED
        if row.is_persons_board
        else state is not (ReviewState.REJECTED)
    )


def _finding(
    element: Element,
    standing: Standing,
    *,
    links: tuple[str, ...] = (),
    assumptions: tuple[str, ...] = (),
    detail: str = "",
) -> ElementFinding:
    return ElementFinding(
        n=element.n,
        type=element.type.value,
        text=element.text,
        standing=standing,
        links=links,
        assumptions=assumptions,
        detail=detail,
    )


def _names(exhibits: Iterable[Exhibit]) -> str:
    return ", ".join(sorted({e.origin.removeprefix("origin:") for e in exhibits}))
