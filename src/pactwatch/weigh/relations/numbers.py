"""The rules by which numbers of two passages are compared: each a reason as a sentence, or None.

Numbers compare under one definition only (METHOD d12): not those of two counters, of two kinds of
people, of two places. A later one replaces an earlier one, two of one day contradict each other.
Refuses to convert units.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pactwatch.weigh.passages.passages import Count, Passage
from pactwatch.weigh.passages.words import lexicon, stem_of
from pactwatch.weigh.relations.coded import CORRECTED, FARTHEST, RETOLD_DAYS
from pactwatch.weigh.relations.pair import Pair, are_apart

if TYPE_CHECKING:
    from pactwatch.weigh.relations.meeting import Meeting

# Least share for numbers to be of one thing.
_ABOUT = 0.4
# A number that falls is more often another day's than a correction.
_FALLEN = 0.8
# Least share for a number that is told to have risen, from the half of it at least. Two open pairs.
_RAISED = 0.25
# So near its number stands what is counted.
_BESIDE = 3
# An event is news for so many days (guess, as in relations/matter).
_EVENT_DAYS = 10
_HURT = frozenset(map(stem_of, ("killed", "wounded")))
_SO_FAR = re.compile(
    r"\b(?:has|have|having|had)(?: \w+)? (?:been |died|lost|fallen|perished)"
    r"|\b(?:toll|total|estimat\w+)\b",
    re.IGNORECASE,
)


def other_counters(pair: Pair) -> str | None:
    """Two bodies that count by their own definitions."""
    a, b = pair.a.counters, pair.b.counters
    if pair.a.counts and pair.b.counts and a and b and a.isdisjoint(b):
        return f"Two count by their own definitions: {min(a)} and {min(b)}."
    return None


def counted_apart(pair: Pair) -> str | None:
    """Counts of two kinds of people, or of the dead and the hurt."""
    if pair.counts or not pair.counts_apart:
        return None
    one, other = pair.counts_apart[0]
    if one.value == other.value:
        return None
    return f"{one.value:g} and {other.value:g} are of two kinds that are counted apart."


def incomparable(pair: Pair) -> str | None:
    """Numbers of two places, or of two days."""
    found = _other_number(pair)
    if found and pair.has_other_places:
        return "The numbers are of different places or bodies."
    is_fallen = found and pair.is_later and found[1].value < found[0].value
    if is_fallen and pair.part < _FALLEN and not CORRECTED.search(pair.b.text):
        return "The later number is smaller, as of another day's count."
    return None


def two_events(pair: Pair) -> str | None:
    """The dead and hurt of two days far apart, unless both count all there were up to then."""
    gap = pair.days_between
    is_told = not (pair.a.has_no or pair.b.has_no or CORRECTED.search(pair.b.text))
    if gap is None or gap <= _EVENT_DAYS or not is_told or _HURT.isdisjoint(pair.shared):
        return None
    found = _other_number(pair)
    is_of_hurt = not found or any(not _HURT.isdisjoint(c.unit[:_BESIDE]) for c in found)
    is_counted = bool(found or raised(pair) or pair.met) and all(map(_has_count, (pair.a, pair.b)))
    if is_counted and is_of_hurt and not all(map(_counts_all, (pair.a, pair.b))):
        return f"Told {gap} days apart: the numbers are of two events."
    return None


def far_apart(pair: Pair) -> str | None:
    """Numbers of one unit so far apart that they count no one thing: four dead, and fifty."""
    found = [(x, y) for x, y in pair.counts if not x.meets(y)]
    if not found or len(found) < len(pair.counts) or any(_is_one_size(x, y) for x, y in found):
        return None
    x, y = found[0]
    return f"{x.value:g} and {y.value:g} are too far apart to count one thing."


def _has_count(passage: Passage) -> bool:
    return any(not c.is_day for c in passage.counts)


def _counts_all(passage: Passage) -> bool:
    """ "Have been killed since", "brings the toll to": up to the day it is told."""
    is_total = any(c.is_raised for c in passage.counts) or "since" in passage.plain
    return is_total or bool(_SO_FAR.search(passage.text) or lexicon().in_all.search(passage.text))


def unless_one(reason: Callable[[Pair], str | None]) -> Callable[[Pair], str | None]:
    """The reason, where the two have numbers that do not agree."""
    return lambda pair: reason(pair) if _other_number(pair) else None


def other_span(pair: Pair) -> str | None:
    """A number of one day and one of all days up to now (METHOD d12)."""
    found = _other_number(pair)
    spans = [bool(lexicon().in_all.search(p.text)) for p in (pair.a, pair.b)]
    of_a_day = (
        p.days and not span and "since" not in p.plain
        for p, span in zip((pair.a, pair.b), spans, strict=True)
    )
    if found and spans[0] is not spans[1] and any(of_a_day):
        return f"{found[0].value:g} and {found[1].value:g} are of one day and of all days so far."
    return None


def raised(pair: Pair) -> str | None:
    """ "rose to 88", and the first has a number from which it can have risen."""
    days = (pair.a.published, pair.b.published)
    is_before = days[0] and days[1] and days[1] < days[0]
    if is_before or not pair.matter or pair.part < _RAISED or pair.has_other_places:
        return None
    for new in (c for c in pair.b.counts if c.is_raised):
        for old in pair.a.counts:
            are_totals = old.is_raised and pair.is_later and _is_one_size(old, new)
            least = old.value if are_totals else new.value / 2
            is_one = not old.is_vague and not are_apart(old, new)
            if is_one and least <= old.value < new.value:
                return f"{old.value:g} rose to {new.value:g}, of: {pair.in_words}."
    return None


def two_of_a_day(pair: Pair) -> str | None:
    """Two numbers of what both claim of one day, or of all up to one day ("by the end of May"),
    whenever they were told: no newer count."""
    is_one_day = any(m.one.claim.when == m.other.claim.when and _is_fixed(m) for m in pair.met)
    is_told_anew = pair.b.changes or CORRECTED.search(pair.b.text)
    return two_numbers(pair) if is_one_day and not is_told_anew else None


def _is_fixed(met: "Meeting") -> bool:
    """Whether the words of both set the time, which then does not move on with the day of print."""
    bases = (met.one.claim.when_basis, met.other.claim.when_basis)
    return met.one.is_of_a_day or bases == ("STATED", "STATED")


def new_number(pair: Pair) -> str | None:
    """A later number of one thing."""
    found = _other_number(pair)
    if found and (pair.is_later or pair.b.changes) and not _are_rival(pair):
        return f"{found[0].value:g} became {found[1].value:g}, of: {pair.spelt(found[0].unit[:2])}."
    return None


def _are_rival(pair: Pair) -> bool:
    """What another side counts within days is another number and no newer one: a party's 72 beside
    a relief body's 64."""
    gap = pair.days_between
    sides = [(m.one.side, m.other.side) for m in pair.met]
    are_two = bool(sides) and all(a and b and a != b for a, b in sides)
    return are_two and gap is not None and gap <= RETOLD_DAYS and not pair.b.changes


def two_numbers(pair: Pair) -> str | None:
    """Two numbers of one thing on one day."""
    found = _other_number(pair)
    if found:
        return (
            f"{found[0].value:g} against {found[1].value:g}, of: {pair.spelt(found[0].unit[:2])}."
        )
    return None


def _other_number(pair: Pair) -> tuple[Count, Count] | None:
    """Counts of one unit of which none agree."""
    is_half_open = pair.met and all(bool(m.one.doers) != bool(m.other.doers) for m in pair.met)
    if not pair.counts or pair.part < _ABOUT or len(pair.matter) < 2 or is_half_open:
        return None
    if any(x.meets(y) for x, y in pair.counts):
        return None
    return next(((x, y) for x, y in pair.counts if _is_one_size(x, y)), None)


def _is_one_size(one: Count, other: Count) -> bool:
    """Four thieves are not set against six million euros; "hundreds" may be 999."""
    low, high = sorted((one.value, other.value))
    low = max(low, *(c.high for c in (one, other) if c.is_vague and c.high < high), 1.0)
    return high <= low * FARTHEST
