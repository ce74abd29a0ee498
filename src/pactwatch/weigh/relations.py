"""Two passages in, how the second stands to the first out, with the reason as a sentence.

A table of rules tried in order; each looks at words in common, who counts, days, negation and
numbers, and at nothing else. The first rules say why two passages are not to be compared: other
days, other counters, other places (numbers compare under one definition only, METHOD d12).
Refuses to decide which of two is right, and to see what only knowledge of the world would tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pactwatch.weigh.passages import Count, Passage

__all__ = ["RELATIONS", "Related", "Relation", "relate"]


class Relation(StrEnum):
    """How b stands to a."""

    CONTRADICTS = "CONTRADICTS"
    DENIES = "DENIES"
    UPDATES = "UPDATES"
    REFINES = "REFINES"
    SAME_AS = "SAME_AS"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Related:
    """A relation with its reason; `rule` names the row of the table."""

    relation: Relation
    reason: str
    rule: str


# Swept on the open part of benchmark/gold/pairs.jsonl. Share of the shorter passage's words that
# the other has too: two tellings of one thing, and the least for a denial or a changed number.
_ALIKE, _ABOUT, _OPPOSED, _TOUCHES = 0.6, 0.4, 0.3, 0.12
# With so many words that are no names in common, or one day named by both, less will do.
_MUCH, _ALIKE_IN_MUCH = 4, 0.55
# Smaller numbers agree by chance.
_TELLING = 20
# A number that falls is more often another day's than a correction.
_FALLEN = 0.8


@dataclass(frozen=True)
class Pair:
    """Two passages with what they have in common."""

    a: Passage
    b: Passage

    @cached_property
    def shared(self) -> frozenset[str]:
        """Words of both."""
        return self.a.stems & self.b.stems

    @cached_property
    def matter(self) -> frozenset[str]:
        """Words of both that are no names."""
        return self.shared - self.a.names - self.b.names

    @cached_property
    def part(self) -> float:
        """Share of the shorter passage's words that stand in the other."""
        least = min(len(self.a.stems), len(self.b.stems))
        return len(self.shared) / least if least else 0.0

    @property
    def in_words(self) -> str:
        """Words of both, for a sentence."""
        return ", ".join(sorted(self.matter or self.shared)[:4])

    @cached_property
    def is_later(self) -> bool:
        """Whether b appeared on a later day."""
        a, b = self.a.published, self.b.published
        return a is not None and b is not None and b > a

    @cached_property
    def counts(self) -> tuple[tuple[Count, Count], ...]:
        """Counts of one unit, side by side."""
        return tuple(
            (x, y) for x in self.a.counts for y in self.b.counts if _is_one_unit(x.unit, y.unit)
        )

    @cached_property
    def has_other_names(self) -> bool:
        """Each side has names of its own: another place or body."""
        return bool(self.a.names - self.b.stems) and bool(self.b.names - self.a.stems)


def relate(a: Passage, b: Passage) -> Related:
    """The first rule of the table that fits; NONE where none does."""
    pair = Pair(a, b)
    for rule in RELATIONS:
        reason = rule.reason(pair)
        if reason:
            return Related(rule.relation, reason, rule.name)
    return Related(Relation.NONE, "They share too little to be compared.", "nothing fits")


def _is_one_unit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not set(one[:3]).isdisjoint(other[:3])


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _other_days(pair: Pair) -> str | None:
    a, b = pair.a.days, pair.b.days
    if pair.a.is_plan and not pair.b.is_plan:
        return None
    if a and b and not any(_fit(x, y) for x in a for y in b):
        return f"One is about {min(a)}, the other about {min(b)}."
    for one, day in ((pair.a, min(a, default="")), (pair.b, min(b, default=""))):
        other = pair.b if one is pair.a else pair.a
        is_old = one.published and len(day) >= 4 and int(day[:4]) < one.published.year - 1
        if is_old and not other.days and "never" not in other.text.casefold():
            return f"One tells of {day}, the other of its own days."
    return None


def _other_counters(pair: Pair) -> str | None:
    a, b = pair.a.counters, pair.b.counters
    if pair.a.counts and pair.b.counts and a and b and a.isdisjoint(b):
        return f"Two count by their own definitions: {min(a)} and {min(b)}."
    return None


def _unjudged(pair: Pair) -> str | None:
    if pair.a.is_unjudged or pair.b.is_unjudged:
        return "One of them says that it could not be judged."
    return None


def _only_names(pair: Pair) -> str | None:
    is_name_only = not pair.matter or (len(pair.matter) == 1 and len(pair.shared) > 3)
    if is_name_only and pair.part < 0.8 and not (pair.a.denies or pair.b.denies):
        return "They have names in common and nothing that is said of them."
    return None


def _denied(pair: Pair) -> str | None:
    if pair.b.denies and not pair.a.denies and pair.shared and pair.part >= _TOUCHES:
        return f"The second denies what the first says of: {pair.in_words}."
    return None


def _denied_before(pair: Pair) -> str | None:
    if pair.a.denies and not pair.b.denies and pair.matter and pair.part >= 0.25:
        return f"The first denies what the second says of: {pair.in_words}."
    return None


def _negated(pair: Pair) -> str | None:
    words = pair.b.negated & pair.a.stems - pair.a.negated
    if words and not pair.a.has_no and pair.part >= _OPPOSED:
        return f"The second says no to what the first says: {', '.join(sorted(words))}."
    return None


def _negated_before(pair: Pair) -> str | None:
    words = pair.a.negated & pair.b.stems - pair.b.negated
    if words and not pair.b.has_no and pair.part >= _OPPOSED:
        return f"The first says no to what the second says: {', '.join(sorted(words))}."
    return None


def _other_number(pair: Pair) -> tuple[Count, Count] | None:
    """Counts of one unit of which none agree."""
    if not pair.counts or pair.part < _ABOUT or len(pair.matter) < 2:
        return None
    if any(x.value == y.value for x, y in pair.counts):
        return None
    return pair.counts[0]


def _incomparable(pair: Pair) -> str | None:
    found = _other_number(pair)
    if found and pair.has_other_names:
        return "The numbers are of different places or bodies."
    if found and pair.is_later and found[1].value < found[0].value and pair.part < _FALLEN:
        return "The later number is smaller, as of another day's count."
    return None


def _new_number(pair: Pair) -> str | None:
    found = _other_number(pair)
    if found and (pair.is_later or pair.b.changes):
        return f"{found[0].value:g} became {found[1].value:g}, of: {' '.join(found[0].unit[:2])}."
    return None


def _two_numbers(pair: Pair) -> str | None:
    found = _other_number(pair)
    if found:
        return f"{found[0].value:g} against {found[1].value:g}, of: {' '.join(found[0].unit[:2])}."
    return None


def _done(pair: Pair) -> str | None:
    if pair.a.is_plan and not pair.b.is_plan and pair.is_later and pair.part >= _ALIKE:
        return f"What was still to come has come: {pair.in_words}."
    return None


def _planned(pair: Pair) -> str | None:
    if pair.a.is_plan != pair.b.is_plan and pair.part < 0.8:
        return "One tells of a plan, the other of a deed."
    return None


def _same_number(pair: Pair) -> str | None:
    for x, y in pair.counts:
        if x.value == y.value >= _TELLING and pair.part >= _OPPOSED:
            return f"Both count {x.value:g}, of: {' '.join(x.unit[:2])}."
    return None


def _is_alike(pair: Pair) -> bool:
    days = {d for d in pair.a.days & pair.b.days if len(d) == len("2021-02-17")}
    if days and pair.matter:
        return pair.part >= _ABOUT
    if len(pair.matter) >= _MUCH:
        return pair.part >= _ALIKE_IN_MUCH
    return bool(pair.matter) and pair.part >= _ALIKE


def _more(pair: Pair) -> str | None:
    adds = len(pair.b.stems) >= 1.4 * len(pair.a.stems) or (pair.b.days and not pair.a.days)
    if _is_alike(pair) and adds:
        return f"The second says the same with more detail: {pair.in_words}."
    return None


def _same(pair: Pair) -> str | None:
    return f"Both say: {pair.in_words}." if _is_alike(pair) else None


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A row: the relation it finds, and the reason or None."""

    name: str
    relation: Relation
    reason: Callable[[Pair], str | None]


_R = Relation
RELATIONS = (
    RelationRule("other days", _R.NONE, _other_days),
    RelationRule("other counters", _R.NONE, _other_counters),
    RelationRule("not judged", _R.NONE, _unjudged),
    RelationRule("names only", _R.NONE, _only_names),
    RelationRule("denied", _R.DENIES, _denied),
    RelationRule("denied before", _R.CONTRADICTS, _denied_before),
    RelationRule("negated", _R.DENIES, _negated),
    RelationRule("negated before", _R.CONTRADICTS, _negated_before),
    RelationRule("other places", _R.NONE, _incomparable),
    RelationRule("new number", _R.UPDATES, _new_number),
    RelationRule("two numbers", _R.CONTRADICTS, _two_numbers),
    RelationRule("plan done", _R.UPDATES, _done),
    RelationRule("plan and deed", _R.NONE, _planned),
    RelationRule("more detail", _R.REFINES, _more),
    RelationRule("same number", _R.SAME_AS, _same_number),
    RelationRule("the same", _R.SAME_AS, _same),
)
