"""Whether a statement about a gradual duty says that the whole was done (METHOD C5).

In: what a statement tells of a conduct, and the element that asks for the whole. Out: yes or no.
Words say so ("all", "the last", "completed"), or the number that the element names is reached. A
smaller number of the same conduct is a part, whatever words stand beside it: "all 12 guns at the
farm" are not the thirty that were promised. Refuses to add up what several statements tell.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from pactwatch.domain.agreement import Element, ElementType, Obligation
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.weigh.bearing.totals import is_left_over, total_told, ungrouped
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.passages.counts import SCALES
from pactwatch.weigh.passages.number_words import number_at
from pactwatch.weigh.passages.words import lexicon, plain_of

__all__ = [
    "asks_beginning",
    "falls_below",
    "is_no_to_all",
    "leaves_a_part",
    "number_asked",
    "singular_of",
    "tells_beginning",
    "tells_whole",
]

_WHOLE = re.compile(
    r"\b(?:complet\w+|full|fully|all|entire(?:ly)?|last|final|finished|every|whole"
    r"|the (?:remaining|rest))\b",
    re.I,
)
# To have begun; "the start of June" is a day.
_BEGUN = r"(?<!the )(?:beg[aiu]n\w*|start\w*)|partial\w*|partly|in part|half"
_PART = re.compile(
    rf"\b(?:{_BEGUN}|part|some|first|continu\w+|initial|nearly"
    r"|almost|not (?:all|every|yet)|except(?:ion)?|apart from|barring|but for|save for"
    r"|(?:some|many|most|few|one|any|\d+) of the (?:remaining|last))\b",
    re.I,
)
# "All 30 of the first list" are the thirty that a duty of the first stage asks for.
_STAGE = re.compile(
    r"\bfirst (?:list|stage|phase|step|round|group|batch|tranche|instal?lment)\b", re.I
)
# Words that say that it goes on: of a duty that names no whole these too tell of less than it.
_UNDER_WAY = re.compile(rf"\b(?:{_BEGUN}|under ?way|proceed\w*|in progress)\b", re.I)
# What was done by a day, unless it was all.
_BY_NOW = re.compile(r"\b(?:so far|to date|as of)\b", re.I)
# To begin is the very act of these.
_BEGINNINGS = "NEG."
# "All 240", "the 35", "all three outposts": the number that is the whole.
_ASKED = re.compile(
    r"\b(?:all|each|every one)(?: of)?(?: the| its| his| her| their)? (\w[\w,]*)"
    r"(?: (hundred|thousand|million|billion)\b)?",
    re.I,
)


def tells_whole(claim: Claim, statement: Statement, element: Element | None) -> bool:
    """Whether the claim is of the whole, or of what was left of it."""
    words, counted = _own_clause(claim, statement), claim.quantity
    asked = number_asked(element) if counted else None
    if counted and asked and counted.low >= asked:
        words = _STAGE.sub("", words)
    if _PART.search(words):
        return False
    if counted and asked and (total := total_told(words)) is not None:
        return total >= asked
    if counted and asked and not is_left_over(counted, words):
        return counted.low >= asked
    return bool(_WHOLE.search(words))


# Where a sentence goes on to another deed.
_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas) ")


def _own_clause(claim: Claim, statement: Statement) -> str:
    """ "All 60 guns are gone, and the post at Mill was closed": "all" is of the guns alone. The
    words of one clause where the statement tells of several conducts, else all of them."""
    words = joined(statement.content)
    if len({c.conduct for c in statement.claims}) < 2 or not claim.object:
        return words
    own = [clause for clause in _CLAUSE.split(words) if claim.object in clause]
    return own[0] if len(own) == 1 else words


# A no to the whole, which leaves open that a part was done; a no to any of it leaves nothing open.
_NOT_ALL = re.compile(
    r"\b(?:not|n't|yet to|fail\w*|never)\b[^,;]{0,40}\b(?:all|every\w*|each|full\w*|entire\w*"
    r"|whole|complet\w+|finish\w*)\b",
    re.I,
)
_NONE_AT_ALL = re.compile(r"\b(?:none|any|nobody|no one|not one|not a single|nothing)\b", re.I)


def leaves_a_part(claim: Claim, statement: Statement, element: Element | None) -> bool:
    """Whether a no is of a part, or of the whole alone: "15 remain", "not all have left".

    It says nothing against who tells that some have left; "the 40 have not left" does, where forty
    are all there are.
    """
    words = _own_clause(claim, statement)
    if _NONE_AT_ALL.search(words):
        return False
    counted, asked = claim.quantity, number_asked(element)
    if counted and counted.high > 0 and (asked is None or counted.high < asked):
        return True
    is_some_told = any(
        c.conduct == claim.conduct and c.polarity is Polarity.POSITIVE for c in statement.claims
    )
    return is_some_told or is_no_to_all(words) or bool(_SOME_LEFT.search(words))


# "Some are still there", "many of the guns have not been moved".
_SOME_LEFT = re.compile(
    r"^(?:but )?(?:some|a few|a handful|several|many|most|others)\b[^,;]{0,60}"
    r"\b(?:still|remain\w*|stay\w*|not|n't|yet)\b",
    re.I,
)


def is_no_to_all(words: str) -> bool:
    """ "Not all have left", "the release is not complete"."""
    return bool(_NOT_ALL.search(words))


def tells_beginning(claim: Claim, statement: Statement) -> bool:
    """Whether the words say that it has begun or is going on, and not that it is done."""
    return not claim.conduct.startswith(_BEGINNINGS) and _says_begun(joined(statement.content))


@lru_cache(maxsize=65536)
def _says_begun(words: str) -> bool:
    """Asked again for every reading of a row."""
    is_partly = bool(_BY_NOW.search(words)) and not _WHOLE.search(words)
    return is_partly or bool(_UNDER_WAY.search(words))


# "Will begin a review", "a review is begun": the first step is all that is asked.
_TO_BEGIN = re.compile(r"\b(?:will|shall|must|to) (?:at once )?(?:begin|start|open)\b", re.I)
_IS_BEGUN = re.compile(r"\b(?:is|are) (?:begun|started|opened)\b|\b(?:begins|starts)\b", re.I)


def asks_beginning(obligation: Obligation) -> bool:
    """Whether to begin is the act that a duty asks for."""
    acts = (e.text for e in obligation.elements if e.type is ElementType.ACT)
    return bool(_TO_BEGIN.search(obligation.text)) or any(map(_IS_BEGUN.search, acts))


# Brought down "to 800 soldiers", "up to 300 prisoners", "within 30 days": what may not pass a
# number is not done by reaching it from below.
_LIMITS = frozenset({"to", "below", "under", "than", "most", "within", "over", "after"})


def falls_below(claim: Claim, statement: Statement, text: str) -> bool:
    """Whether fewer are counted than the duty's text names a number of; what was left over
    completes it. Where the claim counts nothing, the words beside it may."""
    counted = claim.quantity
    if counted is None:
        told = _numbers(_own_clause(claim, statement))
    elif is_left_over(counted, words := _own_clause(claim, statement)):
        return False
    else:
        nouns = words_of(f"{counted.unit} {counted.definition}".casefold())
        reached = total_told(words) or counted.high
        told = ((reached, frozenset(map(singular_of, nouns))),)
    for asked, what in _numbers(text):
        numbers = [number for number, of in told if of & what]
        if numbers and max(numbers) < asked:
            return True
    return False


@lru_cache(maxsize=65536)
def _numbers(text: str) -> tuple[tuple[float, frozenset[str]], ...]:
    """The numbers in a text, less those that are not to be passed, with the words behind each."""
    words = [plain_of(word) for word in words_of(ungrouped(text))]
    return tuple(_each_number(words))


def _each_number(words: list[str]) -> Iterator[tuple[float, frozenset[str]]]:
    at = 0
    while at < len(words):
        value, length = number_at(words[at:]) or (None, 1)
        if value is not None and not _is_limited(words[max(0, at - 3) : at]):
            yield value, _counted(words[at + length :])
        at += length


def _is_limited(before: list[str]) -> bool:
    return bool(before) and (before[-1] in _LIMITS or _is_part_of(before))


def _is_part_of(before: list[str]) -> bool:
    """ "One of its 5 posts" asks for one."""
    return len(before) > 2 and before[-2] == "of" and _number(before[-3]) is not None


def _counted(words: list[str]) -> frozenset[str]:
    """What a number counts: the words behind it, up to three and to the first that tells none."""
    found = takewhile(lambda w: w not in lexicon().stop and _number(w) is None, words[:3])
    return frozenset(map(singular_of, found))


def singular_of(word: str) -> str:
    """ "Posts" as "post", "men" as "man", so that a number of one and of many meet."""
    return f"{word[:-2]}an" if word.endswith("men") else word.removesuffix("s")


def number_asked(element: Element | None) -> float | None:
    """The number an element names as the whole: "all 240 are released"."""
    found = _ASKED.search(element.text) if element else None
    number = _number(plain_of(found[1])) if found else None
    scale = SCALES.get((found[2] or "").lower(), 1.0) if found else 1.0
    return number * scale if number else None


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() else lexicon().numbers.get(word)
