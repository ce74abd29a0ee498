"""What stands beside a verdict without changing it (METHOD C3, C1 item integrity, C5 dates).

Rows of a table: overlay, when it is shown, and what it means. Refuses to turn a denial into a
rebuttal, or a rebuttal into a lower standing: the table of rules alone decides verdicts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.status import Overlay, Standing, Verdict
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.verdict.contest import answered_by, contrary, is_each_contested
from pactwatch.weigh.verdict.judging import Judgement
from pactwatch.weigh.verdict.row import Row, Shown

__all__ = ["OVERLAYS", "overlays_of"]

_ASSESSORS = {MonitorRole.MONITOR, MonitorRole.MEDIATOR, MonitorRole.THIRD_PARTY}
_CONTESTS = (
    Overlay.DENIED_BY_PARTY,
    Overlay.REBUTTED_IN_PART,
    Overlay.CONTESTED,
    Overlay.DISPUTED_BY_ASSESSOR,
)


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """An overlay, its condition, and its sentence."""

    overlay: Overlay
    applies: Callable[[Row, Judgement], bool]
    sentence: str


def overlays_of(row: Row, judgement: Judgement) -> tuple[Overlay, ...]:
    """The overlays of a judged row, in the order of the table; none where nothing is assessed."""
    if judgement.outcome.verdict is Verdict.NOT_ASSESSED:
        return ()
    found = [r.overlay for r in OVERLAYS if r.applies(row, judgement)]
    # A denial of other conduct of the duty denies nothing that is told, and is no silence either.
    is_silent = bool(_evidence(judgement.shown)) and not any(o in _CONTESTS for o in found)
    if is_silent and not answered_by(judgement.shown.heaps, row.setting):
        found.insert(0, Overlay.UNCONTESTED)
    return tuple(found)


def _evidence(shown: Shown) -> tuple[Exhibit, ...]:
    return (*shown.acts, *shown.context)


def _is_denied(row: Row, judgement: Judgement) -> bool:
    """The promisor denies conduct that some evidence of the row asserts or entails; of several
    sides one that it is told of."""
    told = {e.link.code for e in _evidence(judgement.shown)}
    entailed = {c for code in told for c in row.setting.codebook.entailed(code)}
    denials = answered_by(judgement.shown.heaps, row.setting)
    return any(e.link.code in entailed for e in denials)


def _is_rebutted_in_part(row: Row, judgement: Judgement) -> bool:
    shown = judgement.shown
    has_both = contrary(shown).stand().standing is not Standing.S0 and bool(_evidence(shown))
    return has_both and not is_each_contested(shown)


def _is_contested(row: Row, judgement: Judgement) -> bool:
    shown = judgement.shown
    return bool(shown.acts) and is_each_contested(shown)


def _is_disputed(row: Row, judgement: Judgement) -> bool:
    """Another monitor, mediator or state outside the quarrel says otherwise.

    Another than those who say it: where one page has a monitor deny what the others have it say,
    the pages differ and not the monitors.
    """
    told = {e.origin for e in _evidence(judgement.shown)}
    rebuts = contrary(judgement.shown).exhibits
    return bool(told) and any(_is_assessor(e, row) and e.origin not in told for e in rebuts)


def _is_assessor(exhibit: Exhibit, row: Row) -> bool:
    book = row.setting.book
    bodies: Iterable[str] = book.affiliations(exhibit.origin.removeprefix("origin:"))
    return any(book.actors[body].role in _ASSESSORS for body in bodies)


def _needs_caution(row: Row, judgement: Judgement) -> bool:
    """Evidence from a document with an open garble that no other document has borne out."""
    return any(
        e.testimony.has_open_garble and not e.testimony.is_matched
        for e in _evidence(judgement.shown)
    )


OVERLAYS: tuple[OverlayRow, ...] = (
    OverlayRow(Overlay.DENIED_BY_PARTY, _is_denied, "The promisor's side denies it."),
    OverlayRow(
        Overlay.REBUTTED_IN_PART,
        _is_rebutted_in_part,
        "A contrary claim stands lower than it, or answers a part of it.",
    ),
    OverlayRow(Overlay.CONTESTED, _is_contested, "A contrary claim stands as high."),
    OverlayRow(
        Overlay.DISPUTED_BY_ASSESSOR, _is_disputed, "Another monitor or state says otherwise."
    ),
    OverlayRow(
        Overlay.INTEGRITY_CAUTION,
        _needs_caution,
        "Some of the evidence comes from a document with an open garble.",
    ),
    OverlayRow(
        Overlay.DATE_VARIANCE,
        lambda row, judgement: judgement.varies_by_date,
        "The computed and the practised deadline give different verdicts.",
    ),
)
