"""Two passages in, how the second stands to the first out, with the reason as a sentence.

A table of rules tried in order; each looks at words in common, who counts and who speaks, days,
negation, states and numbers, and at nothing else. Whether two tell of one matter at all is one row
of it, weighed from a dozen figures (relations_likeness). Refuses to decide which of two is right,
and to see what only knowledge of the world would tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.weigh import relations_numbers as numbers
from pactwatch.weigh import relations_rules as rules
from pactwatch.weigh import relations_states as states
from pactwatch.weigh.passages import Passage
from pactwatch.weigh.relations_pair import Pair
from pactwatch.weigh.relations_twisted import twisted

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
    RelationRule("told twice", _R.CONTRADICTS, twisted),
    RelationRule("day moved", _R.UPDATES, states.moved),
    RelationRule("other days", _R.NONE, rules.other_days),
    RelationRule("other counters", _R.NONE, numbers.other_counters),
    RelationRule("not judged", _R.NONE, rules.unjudged),
    RelationRule("counted apart", _R.NONE, numbers.counted_apart),
    RelationRule("only asked", _R.NONE, rules.only_asked),
    RelationRule("other of its kind", _R.NONE, rules.other_of_its_kind),
    RelationRule("other side", _R.CONTRADICTS, rules.from_other_side),
    RelationRule("changed since", _R.UPDATES, states.opposed_later),
    RelationRule("opposed", _R.CONTRADICTS, states.opposed),
    RelationRule("all but", _R.CONTRADICTS, states.all_but),
    RelationRule("denied", _R.DENIES, rules.denied),
    RelationRule("denied before", _R.CONTRADICTS, rules.denied_before),
    RelationRule("come since", _R.UPDATES, states.come_since),
    RelationRule("raised", _R.UPDATES, numbers.raised),
    RelationRule("allowed since", _R.UPDATES, states.allowed_since),
    RelationRule("other span", _R.NONE, numbers.other_span),
    RelationRule("other places", _R.NONE, numbers.incomparable),
    RelationRule("new number", _R.UPDATES, numbers.new_number),
    RelationRule("two numbers", _R.CONTRADICTS, numbers.two_numbers),
    RelationRule("each of the other", _R.CONTRADICTS, states.each_names_the_other),
    RelationRule("two holders", _R.CONTRADICTS, states.two_holders),
    RelationRule("denied as own", _R.DENIES, rules.negated_by_own),
    RelationRule("negated", _R.CONTRADICTS, rules.negated),
    RelationRule("negated before", _R.CONTRADICTS, rules.negated_before),
    RelationRule("one state", _R.SAME_AS, rules.one_state),
    RelationRule("other matter", _R.NONE, rules.other_matter),
    RelationRule("plan done", _R.UPDATES, states.done),
    RelationRule("ended since", _R.UPDATES, states.ended_since),
    RelationRule("more detail", _R.REFINES, rules.more),
    RelationRule("the same", _R.SAME_AS, rules.same),
)
