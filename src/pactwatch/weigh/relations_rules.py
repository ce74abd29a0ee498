"""The rules by which two passages are compared: each a reason as a sentence, or None.

The first say why two are not to be compared: furniture of the page, other days, other counters
(numbers compare under one definition only, METHOD d12). Then comes what speaks for itself, a
denial; all others ask first whether the two tell of one matter. Refuses to order them:
weigh.relations does.
"""

import re

from pactwatch.weigh.passages_words import lexicon
from pactwatch.weigh.relations_likeness import is_one_matter
from pactwatch.weigh.relations_pair import OWN, Pair

# Least share of the shorter passage's words for a denial, and for a denial that comes first. Swept
# on the open part of benchmark/gold/pairs.jsonl.
_TOUCHES, _TOUCHES_BEFORE = 0.12, 0.25
# More detail: so many times the words, or more numbers that are new than are gone; days are among
# them. With the numbers F1 of telling REFINES from SAME_AS rose from .55 to .72 on the open part.
_MORE = 1.4
# With so much of the shorter one in the other and a "no" to a word of both that is no name, the
# likeness of the two need not be enough: 15 of 15 open pairs were related from .6 on.
_BUT_FOR_NO = 0.6
# Somebody is named who says it; without, a "no" is taken for the word of the one it is about.
_TOLD = re.compile(r"\b(said|says|say|told|tells|according to|reported|reports)\b")


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


def unjudged(pair: Pair) -> str | None:
    """What could not be judged is neither a yes nor a no."""
    if pair.a.is_unjudged or pair.b.is_unjudged:
        return "One of them says that it could not be judged."
    return None


def only_asked(pair: Pair) -> str | None:
    """What is asked for is not put forward as being so."""
    if pair.a.is_wish is pair.b.is_wish or pair.a.denies or pair.b.denies:
        return None
    return "One of them asks for something, the other tells of something."


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


def other_of_its_kind(pair: Pair) -> str | None:
    """The northern one and the southern."""
    for row in lexicon().one_of_two:
        first, second = row.split()
        for one, other in ((first, second), (second, first)):
            if one in pair.a.marks - pair.b.marks and other in pair.b.marks - pair.a.marks:
                return f"One is about the {one}, the other about the {other}."
    return None


def negated_by_own(pair: Pair) -> str | None:
    """The second says no, of what the speaker or the speaker's own side did."""
    text = pair.b.text
    is_own = OWN.search(text) or not _TOLD.search(text) or pair.b.teller & pair.a.first
    return _negated(pair) if is_own else None


def negated(pair: Pair) -> str | None:
    """The second says no, and speaks of another."""
    return _negated(pair)


def _negated(pair: Pair) -> str | None:
    words = pair.b.negated & pair.a.stems - pair.a.negated
    if words and not pair.a.has_no and _is_same_but_for_no(pair, words):
        return f"The second says no to what the first says: {', '.join(sorted(words))}."
    return None


def _is_same_but_for_no(pair: Pair, words: frozenset[str]) -> bool:
    """Of one matter, or so much of one in the other that the no is the difference."""
    return bool(words & pair.matter and pair.part >= _BUT_FOR_NO) or is_one_matter(pair)


def negated_before(pair: Pair) -> str | None:
    """The first says no."""
    words = pair.a.negated & pair.b.stems - pair.b.negated
    if words and not pair.b.has_no and _is_same_but_for_no(pair, words):
        return f"The first says no to what the second says: {', '.join(sorted(words))}."
    return None


def more(pair: Pair) -> str | None:
    """The same with more detail."""
    is_longer = len(pair.b.stems) >= _MORE * len(pair.a.stems)
    one, other = ({c.value for c in p.counts} for p in (pair.a, pair.b))
    if is_longer or len(other - one) > len(one - other):
        return f"The second says the same with more detail: {pair.in_words}."
    return None


def same(pair: Pair) -> str | None:
    """The same."""
    return f"Both say: {pair.in_words}."


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
