"""Two passages in, how the second stands to the first out, with the reason as a sentence.

A table of rules tried in order. Most look at words in common, who counts, days, negation, states
and numbers; some at the coded claims of the two, where reading found any that may be of one thing
(relations/meeting): they see what shares few words, and what words alone would misjudge they leave
alone. Whether two tell of one matter at all is one row, weighed from a dozen figures
(relations/likeness). Boards, pages and `evaluate pairs` all ask here. Refuses to decide which of
two is right, and to see what only knowledge of the world would tell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.weigh.passages.commonness import ALONE, Commonness
from pactwatch.weigh.passages.passages import Passage
from pactwatch.weigh.relations import coded as claims
from pactwatch.weigh.relations import numbers, rules, states
from pactwatch.weigh.relations.matter import is_no_over_it
from pactwatch.weigh.relations.meeting import (
    Meeting,
    coded,
    more_than_own,
    other_matters,
    other_span,
    other_times,
    part_and_rest,
    unless_stated,
)
from pactwatch.weigh.relations.pair import Pair, Reader
from pactwatch.weigh.relations.twisted import twisted

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
    """A row: the relation it finds, and the reason or None.

    `is_of_sign`: it finds a no or an end in the words; left out where claims of the two that meet
    say yes both times, or no, or where the no is over nothing that both have.
    """

    name: str
    relation: Relation
    reason: Callable[[Pair], str | None]
    is_of_sign: bool = False


def relate(
    a: Passage,
    b: Passage,
    met: Iterable[Meeting] = (),
    pool: Commonness = ALONE,
    reader: Reader | None = None,
) -> Related:
    """The first rule of the table that fits; the last always does.

    `met` are claims of the two that may be of one thing; `pool` tells how common words are where
    the two are from; `reader` tells how sure it is that both are of one matter.
    """
    pair = Pair(a, b, tuple(met), pool, reader)
    for rule in RELATIONS:
        if rule.is_of_sign and _is_no_elsewhere(pair):
            continue
        if reason := rule.reason(pair):
            return Related(rule.relation, reason, rule.name)
    raise AssertionError("the last rule of RELATIONS fits every pair")


def _is_no_elsewhere(pair: Pair) -> bool:
    """Claims that meet say yes both times, or no, or the no is over nothing that both have."""
    return bool(pair.met) and not any(
        met.one.is_no != met.other.is_no and is_no_over_it(pair, met) for met in pair.met
    )


_R = Relation
RELATIONS = (
    RelationRule("furniture", _R.NONE, rules.is_furniture),
    RelationRule("told twice", _R.CONTRADICTS, twisted),
    RelationRule("claims of other matters", _R.NONE, other_matters),
    RelationRule("read as two matters", _R.NONE, rules.read_as_two),
    RelationRule("day moved", _R.UPDATES, states.moved),
    RelationRule("other days", _R.NONE, unless_stated(rules.other_days)),
    RelationRule("other counters", _R.NONE, numbers.other_counters),
    RelationRule("not judged", _R.NONE, rules.unjudged),
    RelationRule("counted apart", _R.NONE, numbers.counted_apart),
    RelationRule("only asked", _R.NONE, rules.only_asked),
    RelationRule("other of its kind", _R.NONE, rules.other_of_its_kind),
    RelationRule("other side", _R.CONTRADICTS, rules.from_other_side),
    RelationRule("claim ended", _R.UPDATES, coded(claims.ended, is_across_time=True)),
    RelationRule("other times", _R.NONE, other_times),
    RelationRule("own part in it", _R.NONE, coded(claims.own_part)),
    RelationRule("claim come since", _R.UPDATES, coded(claims.come_since)),
    RelationRule("claim of one speaker", _R.CONTRADICTS, coded(claims.one_speaker)),
    RelationRule("claim of one side", _R.CONTRADICTS, coded(claims.one_side)),
    RelationRule("claim denied", _R.DENIES, coded(claims.denied, is_turned=False)),
    RelationRule(
        "claim denied before", _R.CONTRADICTS, coded(claims.denied_before, is_turned=True)
    ),
    RelationRule("claim opposed", _R.CONTRADICTS, coded(claims.opposite)),
    RelationRule("no to more than its own", _R.NONE, more_than_own),
    RelationRule("two events", _R.NONE, numbers.two_events),
    RelationRule("number taken back", _R.UPDATES, coded(claims.corrected)),
    RelationRule("newer number", _R.UPDATES, coded(claims.later_number)),
    RelationRule("number of claims", _R.CONTRADICTS, coded(claims.other_number)),
    RelationRule("changed since", _R.UPDATES, states.opposed_later, is_of_sign=True),
    RelationRule("opposed", _R.CONTRADICTS, states.opposed, is_of_sign=True),
    RelationRule("all but", _R.CONTRADICTS, states.all_but, is_of_sign=True),
    RelationRule("all against a part", _R.CONTRADICTS, states.all_against_part),
    RelationRule("denied", _R.DENIES, rules.denied, is_of_sign=True),
    RelationRule("denied before", _R.CONTRADICTS, rules.denied_before, is_of_sign=True),
    RelationRule("come since", _R.UPDATES, states.come_since, is_of_sign=True),
    RelationRule("part and rest", _R.NONE, part_and_rest),
    RelationRule("raised", _R.UPDATES, numbers.raised),
    RelationRule("allowed since", _R.UPDATES, states.allowed_since, is_of_sign=True),
    RelationRule("other span", _R.NONE, numbers.other_span),
    RelationRule("claims of other spans", _R.NONE, numbers.unless_one(other_span)),
    RelationRule("other places", _R.NONE, numbers.incomparable),
    RelationRule("two numbers of a day", _R.CONTRADICTS, numbers.two_of_a_day),
    RelationRule("new number", _R.UPDATES, numbers.new_number),
    RelationRule("two numbers", _R.CONTRADICTS, numbers.two_numbers),
    RelationRule("each of the other", _R.CONTRADICTS, states.each_names_the_other),
    RelationRule("two holders", _R.CONTRADICTS, states.two_holders),
    RelationRule("denied as own", _R.DENIES, rules.negated_by_own, is_of_sign=True),
    RelationRule("negated", _R.CONTRADICTS, rules.negated, is_of_sign=True),
    RelationRule("so since", _R.UPDATES, rules.so_since, is_of_sign=True),
    RelationRule("negated before", _R.CONTRADICTS, rules.negated_before, is_of_sign=True),
    RelationRule("one state", _R.SAME_AS, rules.one_state),
    RelationRule("numbers far apart", _R.NONE, numbers.far_apart),
    RelationRule("no of a later day", _R.NONE, rules.no_of_later),
    RelationRule("other matter", _R.NONE, rules.other_matter),
    RelationRule("plan done", _R.UPDATES, states.done),
    RelationRule("ended since", _R.UPDATES, states.ended_since, is_of_sign=True),
    RelationRule("more detail", _R.REFINES, rules.more),
    RelationRule("the same", _R.SAME_AS, rules.same),
)
