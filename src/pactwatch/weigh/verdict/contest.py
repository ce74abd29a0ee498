"""What is shown in, whether somebody says the contrary of it as firmly out (METHOD C3, C4).

Element by element: that a part is left contradicts who says that the whole was done, and nobody who
tells of the other part. Refuses to say who is right, and to lower what stands.
"""

from pactwatch.domain.agreement import ElementType
from pactwatch.domain.status import Standing
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.doers import answering
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.verdict.row import Shown
from pactwatch.weigh.verdict.showing import Heap, Heaps
from pactwatch.weigh.verdict.standing import Stand

__all__ = [
    "answered_by",
    "contrary",
    "is_contested",
    "is_each_contested",
    "is_whole_contested",
]


def contrary(shown: Shown) -> Heap:
    """Who says the contrary of what is told on the row, be it only by the promisor."""
    wholes = {w.element.n for w in shown.weighed if w.element.type is ElementType.QUALIFIER}
    if not wholes:
        return shown.heaps.rebuts
    told = (*shown.acts, *shown.heaps.declared.exhibits)
    is_whole = any(not wholes.isdisjoint(e.link.elements) for e in told)
    return shown.heaps.falls_short if is_whole else shown.heaps.rebuts


def answered_by(heaps: Heaps, setting: Setting) -> tuple[Exhibit, ...]:
    """The denials of what is told on the row."""
    told = (*heaps.acts.exhibits, *heaps.context.exhibits)
    return answering(heaps.denials.exhibits, told, setting)


def is_contested(shown: Shown) -> bool:
    """Whether a contrary claim stands at least as high as the act."""
    return _stands_as_high(shown.rebuttal, shown.act.standing)


def is_whole_contested(shown: Shown) -> bool:
    """Whether it is told that the whole was done, and the contrary stands as high."""
    against = shown.short.stand()
    return any(
        _stands_as_high(against, w.standing)
        for w in shown.weighed
        if w.element.type is ElementType.QUALIFIER and w.standing is not Standing.S0
    )


def is_each_contested(shown: Shown) -> bool:
    """Whether all that is told is contested: of several sides, what is told of every one."""
    if is_contested(shown) or is_whole_contested(shown):
        return True
    told = [own for _, own in shown.sides if own.acts]
    return bool(told) and all(is_contested(own) or is_whole_contested(own) for own in told)


def _stands_as_high(against: Stand, standing: Standing) -> bool:
    return against.standing is not Standing.S0 and against.standing.rank >= standing.rank
