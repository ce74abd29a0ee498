"""Two passages in, how the second stands to the first out, with the reason as a sentence.

A table of rules tried in order; each looks at words in common, who counts, days, negation and
numbers, and at nothing else. Whether two tell of one matter at all is one row of it, weighed from
a dozen figures (relations_likeness). Refuses to decide which of two is right, and to see what only
knowledge of the world would tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.weigh import relations_rules as rules
from pactwatch.weigh.passages import Passage
from pactwatch.weigh.relations_pair import Pair

__all__ = ["RELATIONS", "Related", "Relation", "RelationRule", "relate"]


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


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A row: the relation it finds, and the reason or None."""

    name: str
    relation: Relation
    reason: Callable[[Pair], str | None]


def relate(a: Passage, b: Passage) -> Related:
    """The first rule of the table that fits; the last always does."""
    pair = Pair(a, b)
    for rule in RELATIONS:
        if reason := rule.reason(pair):
            return Related(rule.relation, reason, rule.name)
    raise AssertionError("the last rule of RELATIONS fits every pair")


_R = Relation
RELATIONS = (
    RelationRule("furniture", _R.NONE, rules.is_furniture),
    RelationRule("other days", _R.NONE, rules.other_days),
    RelationRule("other counters", _R.NONE, rules.other_counters),
    RelationRule("not judged", _R.NONE, rules.unjudged),
    RelationRule("denied", _R.DENIES, rules.denied),
    RelationRule("denied before", _R.CONTRADICTS, rules.denied_before),
    RelationRule("other places", _R.NONE, rules.incomparable),
    RelationRule("new number", _R.UPDATES, rules.new_number),
    RelationRule("two numbers", _R.CONTRADICTS, rules.two_numbers),
    RelationRule("other matter", _R.NONE, rules.other_matter),
    RelationRule("negated", _R.DENIES, rules.negated),
    RelationRule("negated before", _R.CONTRADICTS, rules.negated_before),
    RelationRule("plan done", _R.UPDATES, rules.done),
    RelationRule("more detail", _R.REFINES, rules.more),
    RelationRule("the same", _R.SAME_AS, rules.same),
)
