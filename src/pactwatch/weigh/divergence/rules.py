"""What can differ between two tellings of one sentence, a rule a row.

In: a pair of nearly equal sentences. Out, from each rule: the words that differ, or None. Rules
look at small differences only: what was cut, moved or written anew is the editor's business.
Refuses to know any name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pactwatch.domain.flag import FlagCode
from pactwatch.weigh.divergence.doers import other_doer, teller_as_doer
from pactwatch.weigh.divergence.exchange import exchanged_parties, other_post, other_side
from pactwatch.weigh.divergence.names import against, name, table
from pactwatch.weigh.divergence.numbers import other_number, other_unit
from pactwatch.weigh.passages.sentence_pairs import Difference, Pair, Side
from pactwatch.weigh.passages.sentence_words import Written

__all__ = ["DIVERGENCE_RULES", "DivergenceRule"]


@dataclass(frozen=True, slots=True)
class DivergenceRule:
    """`find` gives the words that differ in a sentence's part, None where nothing does."""

    code: FlagCode
    sentence: str
    find: Callable[[Pair], str | None]


# More words than this on either side is a passage written anew, no slip.
_SHORT = 4


# Negation.

_NEGATORS = table("not never no none nobody nothing neither nor without")
# Words that deny by themselves: with one of these the negation was said in another way.
_DENYING = (
    "fail", "refus", "den", "reject", "unable", "lack", "without", "unlikely", "hardly", "barely",
    "declin", "avoid", "prevent", "stop", "cease", "absent", "impossible", "halt", "ban", "bar",
    "little", "few", "rather", "instead", "only", "short", "away", "un", "in", "im", "dis", "ir",
)  # fmt: skip


def _negation(pair: Pair) -> str | None:
    if _small(pair) is None:
        return None
    for diff in pair.differences:
        ours = _denials(pair.first, diff.at, diff.ours)
        theirs = _denials(pair.second, diff.other_at, diff.theirs)
        if len(ours) == len(theirs) or max(len(diff.ours), len(diff.theirs)) > _SHORT:
            continue
        lone, side, other = (
            (ours, diff.ours, diff.theirs) if ours else (theirs, diff.theirs, diff.ours)
        )
        if _is_said_otherwise(pair, diff) or len(lone) != 1 or len(other) > len(side):
            continue
        if _ends(pair.first, diff.at, diff.ours) or _ends(pair.second, diff.other_at, diff.theirs):
            continue  # a clause at the end was cut, with its negation
        return against(
            _with_next(pair.first, diff.at, diff.ours),
            _with_next(pair.second, diff.other_at, diff.theirs),
        )
    return None


def _ends(side: Side, at: int, found: Sequence[Written]) -> bool:
    return at + len(found) >= len(side.words)


def _small(pair: Pair) -> Pair | None:
    """Only where negators are not just moved: their number in the two sentences differs."""
    one = sum(w in _NEGATORS for w in pair.first.plain)
    other = sum(w in _NEGATORS for w in pair.second.plain)
    return pair if (one - other) % 2 else None


# Behind these a negator denies nothing ("nothing but praise", "not surprisingly", "No 2").
_NO_DENIAL = table("surprisingly but only least unlike doubt")


def _denials(side: Side, at: int, found: Sequence[Written]) -> list[Written]:
    behind = (*side.plain[at + 1 :], "")
    return [
        w
        for n, w in enumerate(found)
        if w.plain in _NEGATORS and behind[n] not in _NO_DENIAL and not behind[n].isdigit()
    ]


def _is_said_otherwise(pair: Pair, diff: Difference) -> bool:
    changed = [w.plain for d in pair.differences for w in (*d.ours, *d.theirs)]
    return any(w.startswith(_DENYING) for w in changed if w not in _NEGATORS)


def _with_next(side: Side, at: int, found: Sequence[Written]) -> tuple[Written, ...]:
    """The words with a neighbour to either side, so that nothing is shown as empty."""
    return side.words[max(0, at - 1) : at + len(found) + 1]


DIVERGENCE_RULES: tuple[DivergenceRule, ...] = (
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story has another doer of the same act:",
        other_doer,
    ),
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story has who only tells it do it:",
        teller_as_doer,
    ),
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story has the two parties in each other's place:",
        exchanged_parties,
    ),
    DivergenceRule(
        FlagCode.AGENT_SWAP,
        "A copy of the story tells it of the other side's people:",
        other_side,
    ),
    DivergenceRule(
        FlagCode.DIVERGES_FROM_CLUSTER,
        "A copy of the story names somebody else in this place:",
        name,
    ),
    DivergenceRule(
        FlagCode.DIVERGES_FROM_CLUSTER,
        "A copy of the story names another office in this place:",
        other_post,
    ),
    DivergenceRule(
        FlagCode.NEGATION_FLIP,
        "A copy of the story says the opposite:",
        _negation,
    ),
    DivergenceRule(
        FlagCode.NUMBER_UNIT_DRIFT,
        "A copy of the story gives another number:",
        other_number,
    ),
    DivergenceRule(
        FlagCode.NUMBER_UNIT_DRIFT,
        "A copy of the story gives another unit:",
        other_unit,
    ),
)
