"""How far a duty to do has been performed, and what its days are (METHOD C5, Kroc 0-3).

In: a row and what it shows. Out: the counted level, the level the promisor declares, the day the
whole was done, and the days to judge by.
Refuses to let self-praise move the level, and to read one party's breach as another's excuse.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.agreement import Deadline, ElementType, Lifecycle, Obligation
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.evidence import Interest
from pactwatch.domain.status import Standing
from pactwatch.text.edtf import bounds
from pactwatch.weigh.bearing.scope import Told
from pactwatch.weigh.bearing.wholeness import asks_beginning, falls_below, tells_beginning
from pactwatch.weigh.evidence.exhibits import Exhibit, newest_event
from pactwatch.weigh.verdict.contest import is_contested, is_whole_contested
from pactwatch.weigh.verdict.row import Row, Shown

__all__ = ["Performance", "deadlines_of", "declared_by", "lag_points", "perform"]

_VERIFYING = (MonitorRole.MONITOR, MonitorRole.MEDIATOR)
_FULL = 3


class Performance(NamedTuple):
    """Counted and declared level (0-3), the day the whole was done, the newest act.

    `told_on` is the day the whole is first told of, where nobody says on which day it was done;
    `held` says why the level is no higher though the evidence for it would do.
    """

    level: int = 0
    declared: int | None = None
    done_on: date | None = None
    newest_act: date | None = None
    told_on: date | None = None
    held: str | None = None


def perform(row: Row, shown: Shown) -> Performance:
    """The level of a duty to do, from what counts and from what the promisor only says."""
    if not row.is_doing:
        return Performance()
    level, held = _level(row, shown)
    done_on, told_on = _all_done_on(row, shown) if level == _FULL else (None, None)
    each = declared_by(row, shown)
    return Performance(
        level=level,
        declared=_declared(row, shown) if each is None else _by_all(each),
        done_on=done_on,
        newest_act=newest_event(shown.acts),
        told_on=told_on,
        held=held,
    )


def declared_by(row: Row, shown: Shown) -> dict[str, int | None] | None:
    """By actor id the level each side declares for itself; None where one side alone owes it."""
    return {side: _declared(row, own) for side, own in shown.sides} or None


def _by_all(each: dict[str, int | None]) -> int | None:
    """The whole is declared where each side declares it; one side's word is of a part."""
    told = [level for level in each.values() if level is not None]
    return min(told) if len(told) == len(each) else min(1, *told) if told else None


def _all_done_on(row: Row, shown: Shown) -> tuple[date | None, date | None]:
    """Where several sides owe the duty, the day on which the last of them had done it."""
    if not shown.sides:
        return _done_on(row, shown)
    days = [_done_on(row, own) for _, own in shown.sides]
    done, told = ([day for day in some if day] for some in zip(*days, strict=True))
    return max(done, default=None), max(told, default=None)


def _done_on(row: Row, shown: Shown) -> tuple[date | None, date | None]:
    """The first day on which an origin that counts in full says that the whole was done.

    A report's day is not the day of what it reports (METHOD d8): "has withdrawn all" says when it
    was told, the second of the two; it came no sooner than the last part that a firm origin dates.
    """
    whole = _wholes(shown.acts, row)
    firm = [e for e in whole if e.is_firm] or whole
    days = [e.day for e in firm if e.told.times[0] and e.day]
    if days:
        return min(days), None
    known = {e.link.id for e in whole}
    parts = (e for e in shown.acts if e.is_firm and e.link.id not in known)
    not_before = [day for e in parts if (day := e.told.times[0])]
    told = min((e.day for e in firm if e.day), default=None)
    return max(not_before, default=None), told


def deadlines_of(obligation: Obligation) -> tuple[tuple[str, date], ...]:
    """The days to judge by: computed (else stated) and practised, each with its name."""
    return _named_days(obligation.deadline) if obligation.deadline is not None else ()


@lru_cache(maxsize=4096)
def _named_days(deadline: Deadline) -> tuple[tuple[str, date], ...]:
    """Asked again for every reading of a row."""
    found = [(name, bounds(edtf)[1]) for name, edtf in deadline.named]
    return tuple((name, day) for name, day in found if day is not None)


def lag_points(level: int, since: date, deadline: date, as_of: date) -> float:
    """Elapsed minus achieved share, in percentage points.

    Without an indicator a level counts for a third each (guess): 1 begun, 2 on its way, 3 done.
    """
    span = max(1, (deadline - since).days)
    elapsed = min(1.0, max(0.0, (as_of - since).days / span))
    return 100 * (elapsed - level / _FULL)


def is_over(obligation: Obligation, as_of: date) -> str | None:
    """Why the duty can no longer be performed as of a day, if it cannot."""
    if obligation.terminal is not None:
        day = bounds(obligation.terminal.on)[0]
        if day is not None and as_of >= day:
            return f"since {day} it can no longer be performed: {obligation.terminal.reason}"
    if obligation.lifecycle in (Lifecycle.TERMINATED, Lifecycle.EXPIRED):
        reason = obligation.lifecycle_reason or "by the agreement file"
        return f"the duty is {obligation.lifecycle.value.lower()}: {reason}"
    return None


def _level(row: Row, shown: Shown) -> tuple[int, str | None]:
    """1 a first act is reported, 2 corroborated and on pace, 3 corroborated, whole, official.

    Where the contrary stands as high the act is no more than reported, and the whole is open: as
    with a breach, the verdict is held there and both are shown (METHOD C3, CONTESTED).
    """
    rank = _rank(shown)
    if rank < Standing.S2.rank:
        is_split = rank and shown.act.standing.rank >= Standing.S2.rank
        return rank, "it is corroborated of no one side by itself" if is_split else None
    if is_contested(shown) or all(is_contested(own) for own in _firm(shown)):
        return 1, "a contrary claim stands as high as the act"
    is_whole = shown.floor.rank >= Standing.S2.rank
    is_full = is_whole and any(is_official(e, row) for e in shown.acts)
    held = None if _tells_done(row, shown) else "what is corroborated is a beginning or a part"
    if is_whole_contested(shown):
        held = "a contrary claim stands as high as the whole"
    if is_full and not held and not (held := _lacking(row, shown)):
        return _FULL, None
    return (2 if _is_on_pace(row) else 1), held if is_full else None


def _rank(shown: Shown) -> int:
    """How firmly the act stands; of several sides, that of the best shown one."""
    best = [own.act.standing.rank for _, own in shown.sides]
    return max(best, default=shown.act.standing.rank)


def _firm(shown: Shown) -> list[Shown]:
    """What is shown of those of several sides whose doing is corroborated."""
    sides = [own for _, own in shown.sides] or [shown]
    return [own for own in sides if own.act.standing.rank >= Standing.S2.rank]


def _lacking(row: Row, shown: Shown) -> str | None:
    """Which of several sides is not shown to have done its part (METHOD C5: each of them)."""
    actors = row.setting.book.actors
    for side, own in shown.sides:
        is_firm = own.act.standing.rank >= Standing.S2.rank and _tells_done(row, own)
        is_shown = is_firm and not is_contested(own)
        if not is_shown or not any(is_official(e, row) for e in own.acts):
            name = actors[side].name if side in actors else side
            return f"it is not shown that {name} has done its part"
    return None


def _tells_done(row: Row, shown: Shown) -> bool:
    """Whether those who say that it is done corroborate it, without who tells of a beginning or of
    a part. What the elements ask for is weighed by itself."""
    if _qualifiers(row.setting.obligation):
        return True
    acts, whole = shown.heaps.acts, {e.link.id for e in _wholes(shown.acts, row)}
    heap = acts if len(whole) == len(acts) else acts.only(whole)
    return heap.stand(shown.against, row.sign_off, is_act=True).standing.rank >= Standing.S2.rank


def _is_on_pace(row: Row) -> bool:
    """Whether level 2 would not lag the calendar of the text; without a day it cannot lag."""
    days = deadlines_of(row.setting.obligation)
    if not days:
        return True
    lag = lag_points(2, row.setting.since, days[0][1], row.as_of)
    return lag <= row.rules.at_risk_points


def is_official(exhibit: Exhibit, row: Row) -> bool:
    """The act's own authenticated record, or a verifying body's word."""
    if exhibit.testimony.is_primary_record:
        return True
    book = row.setting.book
    bodies = book.affiliations(exhibit.origin.removeprefix("origin:"))
    return any(book.actors[body].role in _VERIFYING for body in bodies)


def _declared(row: Row, shown: Shown) -> int | None:
    """The level the promisor's side says it has reached; what it says too that is not done, of the
    same day or since, leaves a part."""
    declared = shown.heaps.declared.exhibits
    if not declared:
        return None
    undone = [e for e in shown.heaps.context.exhibits if _is_own_no(e, row)]
    whole = (e for e in _wholes(declared, row) if not any(_is_since(no, e) for no in undone))
    return _FULL if any(True for _ in whole) else 1


def _is_own_no(exhibit: Exhibit, row: Row) -> bool:
    """Whether the promisor's side says that what would be performance is not done."""
    performs = row.setting.obligation.performing_codes
    is_no = exhibit.interest is Interest.AGAINST_INTEREST
    # An unnamed man of the side who says so is a witness, and not its voice.
    is_voice = is_no and not exhibit.account.is_unnamed
    return is_voice and any(matches_code(code, exhibit.link.code) for code in performs)


def _is_since(no: Exhibit, told: Exhibit) -> bool:
    return no.day is None or told.day is None or no.day >= told.day


def _wholes(exhibits: Iterable[Exhibit], row: Row) -> list[Exhibit]:
    """Those that tell of the whole, which each is asked once a row."""
    known, needed = row.whole, _qualifiers(row.setting.obligation)
    exhibits = tuple(exhibits)
    for e in exhibits:
        if e.link.id not in known:
            is_all = needed.issubset(e.link.elements)
            known[e.link.id] = is_all and _is_done(e.told, row.setting.obligation)
    return [e for e in exhibits if known[e.link.id]]


def _is_done(told: Told, obligation: Obligation) -> bool:
    """A duty without a QUALIFIER is done in one act, but not by beginning with it, unless to begin
    is what it asks for, and not by fewer than its text names."""
    if _qualifiers(obligation):
        return not tells_beginning(told.claim, told.statement)
    if falls_below(told.claim, told.statement, obligation.text):
        return False
    return asks_beginning(obligation) or not tells_beginning(told.claim, told.statement)


def _qualifiers(obligation: Obligation) -> set[int]:
    wanted: Iterable[int] = (
        e.n for e in obligation.elements if e.required and e.type is ElementType.QUALIFIER
    )
    return set(wanted)
