"""The rules by which two passages are compared: each a reason as a sentence, or None.

The first say why two are not to be compared: furniture of the page, other days, other counters
(numbers compare under one definition only, METHOD d12). Then comes what speaks for itself, a
denial; all others ask first whether the two tell of one matter. Refuses to order them:
weigh.relations does.
"""

from pactwatch.weigh.passages import Count
from pactwatch.weigh.relations_likeness import is_one_matter
from pactwatch.weigh.relations_pair import Pair

# Least share of the shorter passage's words for a denial, and for a denial that comes first. Swept
# on the open part of benchmark/gold/pairs.jsonl.
_TOUCHES, _TOUCHES_BEFORE = 0.12, 0.25
# Least share for numbers to be of one thing.
_ABOUT = 0.4
# A number that falls is more often another day's than a correction.
_FALLEN = 0.8
# More detail: so many times the words.
_MORE = 1.4


def is_furniture(pair: Pair) -> str | None:
    """Thanks, bylines and links say nothing of a matter."""
    if pair.a.is_furniture or pair.b.is_furniture:
        return "One of them belongs to the page and not to the story."
    return None


def other_days(pair: Pair) -> str | None:
    """Named days that do not meet."""
    a, b = pair.a.days, pair.b.days
    if pair.a.is_plan and not pair.b.is_plan:
        return None
    if a and b and not any(_fit(x, y) for x in a for y in b):
        return f"One is about {min(a)}, the other about {min(b)}."
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        day = min(one.days, default="")
        is_old = one.published and len(day) >= 4 and int(day[:4]) < one.published.year - 1
        if is_old and not other.days and "never" not in other.text.casefold():
            return f"One tells of {day}, the other of its own days."
    return None


def other_counters(pair: Pair) -> str | None:
    """Two bodies that count by their own definitions."""
    a, b = pair.a.counters, pair.b.counters
    if pair.a.counts and pair.b.counts and a and b and a.isdisjoint(b):
        return f"Two count by their own definitions: {min(a)} and {min(b)}."
    return None


def unjudged(pair: Pair) -> str | None:
    """What could not be judged is neither a yes nor a no."""
    if pair.a.is_unjudged or pair.b.is_unjudged:
        return "One of them says that it could not be judged."
    return None


def denied(pair: Pair) -> str | None:
    """A denial after what it denies."""
    if pair.b.denies and not pair.a.denies and pair.shared and pair.part >= _TOUCHES:
        return f"The second denies what the first says of: {pair.in_words}."
    return None


def denied_before(pair: Pair) -> str | None:
    """A denial before what it denies."""
    if pair.a.denies and not pair.b.denies and pair.matter and pair.part >= _TOUCHES_BEFORE:
        return f"The first denies what the second says of: {pair.in_words}."
    return None


def other_matter(pair: Pair) -> str | None:
    """Not of one matter, by their words."""
    return None if is_one_matter(pair) else "They share too little to tell of one matter."


def negated(pair: Pair) -> str | None:
    """The second says no."""
    words = pair.b.negated & pair.a.stems - pair.a.negated
    if words and not pair.a.has_no:
        return f"The second says no to what the first says: {', '.join(sorted(words))}."
    return None


def negated_before(pair: Pair) -> str | None:
    """The first says no."""
    words = pair.a.negated & pair.b.stems - pair.b.negated
    if words and not pair.b.has_no:
        return f"The first says no to what the second says: {', '.join(sorted(words))}."
    return None


def incomparable(pair: Pair) -> str | None:
    """Numbers of two places, or of two days."""
    found = _other_number(pair)
    if found and pair.has_other_names:
        return "The numbers are of different places or bodies."
    if found and pair.is_later and found[1].value < found[0].value and pair.part < _FALLEN:
        return "The later number is smaller, as of another day's count."
    return None


def new_number(pair: Pair) -> str | None:
    """A later number of one thing."""
    found = _other_number(pair)
    if found and (pair.is_later or pair.b.changes):
        return f"{found[0].value:g} became {found[1].value:g}, of: {' '.join(found[0].unit[:2])}."
    return None


def two_numbers(pair: Pair) -> str | None:
    """Two numbers of one thing on one day."""
    found = _other_number(pair)
    if found:
        return f"{found[0].value:g} against {found[1].value:g}, of: {' '.join(found[0].unit[:2])}."
    return None


def done(pair: Pair) -> str | None:
    """What was planned has been done."""
    if pair.a.is_plan and not pair.b.is_plan and pair.is_later:
        return f"What was still to come has come: {pair.in_words}."
    return None


def more(pair: Pair) -> str | None:
    """The same with more detail."""
    is_longer = len(pair.b.stems) >= _MORE * len(pair.a.stems)
    if is_longer or (pair.b.days and not pair.a.days):
        return f"The second says the same with more detail: {pair.in_words}."
    return None


def same(pair: Pair) -> str | None:
    """The same."""
    return f"Both say: {pair.in_words}."


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _other_number(pair: Pair) -> tuple[Count, Count] | None:
    """Counts of one unit of which none agree."""
    if not pair.counts or pair.part < _ABOUT or len(pair.matter) < 2:
        return None
    if any(x.value == y.value for x, y in pair.counts):
        return None
    return pair.counts[0]
