"""Which "no" answers what is told, and which is of another time and rebuts nothing.

In: who says no, who tells of the act, the duty. Out: those whose "no" stands. Refuses to let a
grade decide where the days alone do.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.doers import newest_of_each, sides_told_of
from pactwatch.weigh.evidence.exhibits import Exhibit

__all__ = ["unless_of_other_days", "unless_overtaken"]

_Newest = Mapping[str, date | None]


def unless_overtaken(
    noes: Iterable[Exhibit], acts: Sequence[Exhibit], wholes: Container[int], setting: Setting
) -> list[Exhibit]:
    """What was not done by one day may be done on a later: that rebuts nothing.

    A deed that its teller dates after the "no" is another than what is denied, whoever tells of it.
    Of word without such a day only what counts in full overtakes; a page nobody can grade leaves
    the "no" standing. That a part is left is overtaken by word of the whole, and not of another
    part; `wholes` are the elements that ask for it.
    """
    of_all = [e for e in acts if any(n in wholes for n in e.link.elements)]
    newest, whole = (newest_of_each([e for e in of if e.is_firm], setting) for of in (acts, of_all))
    return [
        e
        for e in noes
        if not _is_overtaken(e, whole if e.link.elements else newest, setting)
        and not _is_before_each(e, of_all if e.link.elements else acts, setting)
    ]


def unless_of_other_days(
    noes: Iterable[Exhibit], acts: Sequence[Exhibit], setting: Setting
) -> list[Exhibit]:
    """That nobody was shelled in April answers no shelling in March: a "no" with its days rebuts an
    act of those days alone. One that names no days rebuts any."""
    return [e for e in noes if not _is_of_other_days(e, acts, setting)]


def _is_overtaken(no: Exhibit, newest: _Newest, setting: Setting) -> bool:
    """Word of what one side did since is no answer to word of another side."""
    return all(_is_before(no, newest[side]) for side in sides_told_of(no, setting))


def _is_before(exhibit: Exhibit, day: date | None) -> bool:
    return exhibit.day is not None and day is not None and exhibit.day < day


def _is_before_each(no: Exhibit, acts: Iterable[Exhibit], setting: Setting) -> bool:
    """Whether all that is told of the deed is dated after the "no"."""
    answered = _answered(no, acts, setting)
    return bool(answered) and all(_is_before(no, _begins(e)) for e in answered)


def _begins(act: Exhibit) -> date | None:
    """The first day that the words give a deed; of "by May" nobody can say."""
    return act.told.times[0] if act.told.claim.when_basis == "STATED" else None


def _answered(no: Exhibit, acts: Iterable[Exhibit], setting: Setting) -> list[Exhibit]:
    sides = {*sides_told_of(no, setting)}
    return [e for e in acts if not sides.isdisjoint(sides_told_of(e, setting))]


def _is_of_other_days(no: Exhibit, acts: Iterable[Exhibit], setting: Setting) -> bool:
    first, last = no.told.times
    if no.told.claim.when_basis != "STATED" or first is None or last is None:
        return False
    answered = _answered(no, acts, setting)
    return bool(answered) and all(_is_outside(e, first, last) for e in answered)


def _is_outside(exhibit: Exhibit, first: date, last: date) -> bool:
    """Whether all that the claim can be about lies before the first or after the last day."""
    earliest, told = exhibit.told.times[0], exhibit.day
    return (told is not None and told < first) or (earliest is not None and earliest > last)
