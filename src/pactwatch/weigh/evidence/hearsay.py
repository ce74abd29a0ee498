"""A statement in, whether its speaker only takes note of what others allege out (METHOD C1).

"The Office notes allegations that X shelled the town": nobody is named who says so, and the Office
does not. Read from the words that attribute it, else from the words themselves ("The Mission is
aware of reports that ..."). Refuses "its own allegation", what is made or repeated, and whoever
confirms what was reported.
"""

import re
from functools import lru_cache

from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement

__all__ = ["is_hearsay"]

# To take note of what others say; who makes, repeats or confirms it says it.
_TAKES_NOTE = (
    r"not(?:e[sd]?|ing)|t(?:akes?|ook|aken|aking) (?:note of|seriously)|hear(?:s|d|ing)?|aware of"
    r"|informed of|told of|receiv(?:e[sd]?|ing)|regist(?:er(?:s|ed|ing)?)|record(?:s|ed|ing)?"
    r"|collect(?:s|ed|ing)?|logg(?:ed|ing)|document(?:s|ed|ing)?|investigat(?:e[sd]?|ing)"
    r"|examin(?:e[sd]?|ing)|look(?:s|ed|ing) into"
    r"|refer(?:s|red|ring)? to|discuss(?:e[sd]|ing)?|cit(?:e[sd]?|ing)|mention(?:s|ed|ing)?"
    r"|list(?:s|ed|ing)?"
    r"|concern(?:ed)? (?:at|about|by|over)"
)
_OF_OTHERS = r"(?:allegations?|claims?|reports|rumou?rs?|complaints?|accusations?)"
_OWN = r"(?:its|their|his|her|our|my|own|confirmed|credible|verified|corroborated)"
_NOTED = re.compile(
    rf"\b(?:{_TAKES_NOTE})\s+(?:(?!{_OWN}\b)[\w’'-]+\s+){{0,4}}?{_OF_OTHERS}\b", re.IGNORECASE
)
# Before it stands who takes note, and a word or two: no clause of its own.
_OPENS = re.compile(rf"(?:[\w’'-]+\s+){{1,8}}?(?:{_NOTED.pattern})\s+that\b", re.IGNORECASE)
# "Allegations that X did it are baseless": whoever says so does not say that X did it.
_SUBJECT = re.compile(rf"(?:(?:the|these|such)\s+)?{_OF_OTHERS}\s+that\b", re.IGNORECASE)
# "The Group received complaints": between the two stands what it did with them; "X's complaints"
# are X's. So many characters a blank and a possessive take at most.
_BARE = re.compile(r"allegations|complaints|rumou?rs|accusations", re.IGNORECASE)
_BESIDE = 3


def is_hearsay(statement: Statement) -> bool:
    """Whether the speaker only hands on that somebody unnamed alleges it."""
    words = joined(statement.content)
    # Asked of a hundred thousand statements: without one of these, in capitals or not, nothing
    # fits, and to look for each by itself takes a tenth of what a pattern does.
    if (
        "llegation" in words
        or "eports" in words
        or "laim" in words
        or "omplaint" in words
        or "ccusation" in words
        or "umo" in words
    ) and _opens(words, is_bare=not statement.cue):
        return True
    if not statement.cue or not _is_noting(cue := joined(statement.cue)):
        return False
    return _BARE.fullmatch(cue) is None or _is_apart(statement)


def _opens(words: str, *, is_bare: bool) -> bool:
    """Whether the words themselves begin with it; `is_bare`: no others attribute them."""
    return bool(_SUBJECT.match(words) or (is_bare and _OPENS.match(words)))


def _is_apart(statement: Statement) -> bool:
    """Whether words stand between the speaker and the cue behind it."""
    ends = [span.end for span in statement.source]
    return bool(ends) and statement.cue[0].start - max(ends) > _BESIDE


@lru_cache(maxsize=16_384)
def _is_noting(cue: str) -> bool:
    return bool(_NOTED.search(cue) or _BARE.fullmatch(cue))
