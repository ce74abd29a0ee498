"""Whether a statement about a gradual duty says that the whole was done (METHOD C5).

In: what a statement tells of a conduct, and the element that asks for the whole. Out: yes or no.
Words say so ("all", "the last", "completed"), or the number that the element names is reached. A
smaller number of the same conduct is a part, whatever words stand beside it: "all 12 guns at the
farm" are not the thirty that were promised. Refuses to add up what several statements tell.
"""

import re
from functools import lru_cache

from pactwatch.domain.agreement import Element
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.weigh.passages_counts import SCALES
from pactwatch.weigh.passages_words import lexicon, plain_of

__all__ = ["is_no_to_all", "leaves_a_part", "number_asked", "tells_beginning", "tells_whole"]

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
# Words that say that it goes on: of a duty that names no whole these too tell of less than it.
_UNDER_WAY = re.compile(rf"\b(?:{_BEGUN}|under ?way|proceed\w*|in progress)\b", re.I)
# What was done by a day, unless it was all.
_BY_NOW = re.compile(r"\b(?:so far|to date|as of)\b", re.I)
# To begin is the very act of these.
_BEGINNINGS = "NEG."
# What is left over completes what went before, however few they are.
_LEFT_OVER = re.compile(r"\b(?:remaining|last|final|rest)\b", re.I)
# "All 240", "the 35", "all three outposts": the number that is the whole.
_ASKED = re.compile(
    r"\b(?:all|each|every one)(?: of)?(?: the| its| his| her| their)? (\w[\w,]*)"
    r"(?: (hundred|thousand|million|billion)\b)?",
    re.I,
)


def tells_whole(claim: Claim, statement: Statement, element: Element | None) -> bool:
    """Whether the claim is of the whole, or of what was left of it."""
    words = _own_clause(claim, statement)
    if _PART.search(words):
        return False
    counted = claim.quantity
    asked = number_asked(element) if counted else None
    if counted and asked and not _LEFT_OVER.search(counted.definition or ""):
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
    return is_some_told or is_no_to_all(words)


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


def number_asked(element: Element | None) -> float | None:
    """The number an element names as the whole: "all 240 are released"."""
    found = _ASKED.search(element.text) if element else None
    number = _number(plain_of(found[1])) if found else None
    scale = SCALES.get((found[2] or "").lower(), 1.0) if found else 1.0
    return number * scale if number else None


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() else lexicon().numbers.get(word)
