"""The rules by which two passages are compared: each a reason as a sentence, or None.

The first say why two are not to be compared: furniture of the page, other days, other counters
(numbers compare under one definition only, METHOD d12). Then comes what speaks for itself, a
denial; all others ask first whether the two tell of one matter. Refuses to order them:
weigh.relations.relations does.
"""

import re

from pactwatch.weigh.passages.passages import Passage
from pactwatch.weigh.passages.words import lexicon
from pactwatch.weigh.relations.likeness import is_one_matter, likeness
from pactwatch.weigh.relations.pair import OWN, Pair
from pactwatch.weigh.relations.states import is_some_days_later

# Least share of the shorter passage's words for a denial, and for a denial that comes first. Swept
# on the open part of benchmark/gold/pairs.jsonl.
_TOUCHES, _TOUCHES_BEFORE = 0.12, 0.25
# Words of what was denied that one who says so later must have. Seven pairs of news that were read.
_DENIED_BEFORE = 2
# Below this likeness a relation that words alone find was right about half of the time (104 of
# 3,383 pairs that were read, each likeness told by a network that saw none of its subject).
_TWO_MATTERS = 0.4
# More detail: so many times the words, or more numbers that are new than are gone; days are among
# them. With the numbers F1 of telling REFINES from SAME_AS rose from .55 to .72 on the open part.
_MORE = 1.4
# With so much of the shorter one in the other and a "no" to a word of both that is no name, the
# likeness of the two need not be enough: 15 of 15 open pairs were related from .6 on.
_BUT_FOR_NO = 0.6
# Who thinks otherwise is of another mind, and accused of nothing.
_OPINION = re.compile(r"\b(?:do not|don't|don’t|does not|cannot) (?:think|believe|agree)\b", re.I)
# Who owns up to something answers a denial of it.
_ADMITS = re.compile(r"\b(?:acknowledg|admit|conced|confess)\w*", re.I)
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
    if pair.is_told_before:
        return None
    is_of_it = not pair.b.denied or pair.b.denied & (pair.a.stems | lexicon().said)
    if _is_denial(pair.b, pair.a) and is_of_it and pair.shared and pair.part >= _TOUCHES:
        return f"The second denies what the first says of: {pair.in_words}."
    return None


def denied_before(pair: Pair) -> str | None:
    """A denial before what it denies."""
    least = 1 if _ADMITS.search(pair.b.text) else _DENIED_BEFORE
    is_of_it = not pair.a.denied or len(pair.a.denied & pair.shared) >= least
    is_near = pair.matter and pair.part >= _TOUCHES_BEFORE
    if _is_denial(pair.a, pair.b) and is_of_it and is_near:
        return f"The first denies what the second says of: {pair.in_words}."
    return None


def _is_denial(one: Passage, other: Passage) -> bool:
    """Who says no to what another denies or negates too is of one mind with it."""
    is_no_too = other.denies or bool(other.negated & one.stems - one.negated)
    return one.denies and not is_no_too


def other_matter(pair: Pair) -> str | None:
    """Not of one matter, by their words."""
    return None if is_one_matter(pair) else "They share too little to tell of one matter."


def read_as_two(pair: Pair) -> str | None:
    """Of two matters, for a reader of both; claims of the two that meet say more than that."""
    if pair.reader is None or pair.met or likeness(pair) >= _TWO_MATTERS:
        return None
    return "Read side by side, they tell of two matters."


def other_of_its_kind(pair: Pair) -> str | None:
    """The northern one and the southern, unless it is told from which of the two one thing came."""
    if pair.a.origins and pair.b.origins:
        return None
    for row in lexicon().one_of_two:
        first, second = row.split()
        for one, other in ((first, second), (second, first)):
            if one in pair.a.marks - pair.b.marks and other in pair.b.marks - pair.a.marks:
                return f"One is about the {one}, the other about the {other}."
    return None


def from_other_side(pair: Pair) -> str | None:
    """One thing came from the north by one, from the south by the other."""
    one, other = pair.a.origins, pair.b.origins
    if not one or not other or one & other or not pair.matter or pair.part < _BUT_FOR_NO:
        return None
    return f"One has it come from the {min(one)}, the other from the {min(other)}."


def negated_by_own(pair: Pair) -> str | None:
    """The second says no, of what the speaker or the speaker's own side did."""
    if _OPINION.search(pair.b.text):
        return None
    is_own = pair.b.is_own
    return _negated(pair) if (_is_of_own(pair) if is_own is None else is_own) else None


def _is_of_own(pair: Pair) -> bool:
    text = pair.b.text
    is_told = bool(_TOLD.search(text))
    return bool(OWN.search(text) or not is_told or pair.b.teller & pair.a.first)


def negated(pair: Pair) -> str | None:
    """The second says no, and speaks of another."""
    return _negated(pair)


def _negated(pair: Pair) -> str | None:
    words = pair.b.negated & pair.a.stems - pair.a.negated
    if pair.a.states & pair.b.states or pair.is_told_before:
        return None  # "did not let them in" and "refused entry" are one
    if words and not pair.a.has_no and _is_same_but_for_no(pair, words):
        return f"The second says no to what the first says: {pair.spelt(sorted(words))}."
    return None


def _is_same_but_for_no(pair: Pair, words: frozenset[str]) -> bool:
    """Of one matter, or so much of one in the other that the no is the difference."""
    return bool(words & pair.matter and pair.part >= _BUT_FOR_NO) or is_one_matter(pair)


def negated_before(pair: Pair) -> str | None:
    """The first says no."""
    words = pair.a.negated & pair.b.stems - pair.b.negated
    if pair.a.states & pair.b.states:
        return None
    if words and not pair.b.has_no and _is_same_but_for_no(pair, words):
        return f"The first says no to what the second says: {pair.spelt(sorted(words))}."
    return None


def no_of_later(pair: Pair) -> str | None:
    """The second says no of a day after the first was told."""
    words = pair.b.negated & pair.a.stems - pair.a.negated
    if words and pair.is_told_before:
        return f"The second says no of a later day: {pair.spelt(sorted(words))}."
    return None


def so_since(pair: Pair) -> str | None:
    """The first says no, and some days later the second tells it as so."""
    words = pair.a.negated & pair.b.stems - pair.b.negated
    is_since = is_some_days_later(pair) and not pair.a.denies and not OWN.search(pair.a.text)
    if is_since and negated_before(pair):
        return f"What was not so is told as so since: {pair.spelt(sorted(words))}."
    return None


def one_state(pair: Pair) -> str | None:
    """ "Did not let them in" and "refused entry": one state, told with a no and without."""
    is_one = pair.a.states & pair.b.states and pair.a.has_no is not pair.b.has_no
    if is_one and pair.matter and pair.part >= _BUT_FOR_NO and not pair.has_other_names:
        return f"Both tell of one state, one with a no: {pair.in_words}."
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
