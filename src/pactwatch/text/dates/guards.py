"""Is a lone word a time at all? May, March, 1988, summer, second: names, verbs and counts besides.

Takes the plain text and the range of a match, says yes or no. Refuses to look further than the
words beside it.
"""

import re

__all__ = ["is_month", "is_quarter", "is_season", "is_title", "is_year"]

_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|before|after|from|during|through|throughout|to|and|or|between"
    r"|early|late|mid|last|next|this|for|back|around|about|a|an|the|every|each|on|as|per|than|post"
    r"|late-|early-|mid-|previous|following|with)|[(,;–—:-]|mid-)\s?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|of|since|by|until|till|before|after|from|during|through|throughout|between|circa"
    r"|around|as early as|as late as|back to|early|late|mid|fiscal|year|post|pre|c\.)[ -]$",
    re.IGNORECASE,
)
# "March toward peace", "May he rest": what follows a verb that only looks like a month.
_VERB_AFTER = re.compile(
    r" (?:toward|towards|on|against|through|into|for|for justice|he|she|they|it|I|we|you|god|God|be"
    r"|have|not|of|for the|madness|Madness)\b"
)
_NAME_AFTER = re.compile(r"(?: [A-Z][a-z]+(?:son|man)?(?= (?:said|says|told)))")
_CAPITAL_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Theresa|Lady|Lord|Sir|Prime Minister)\.? $")
_COUNT_BEFORE = re.compile(
    r"(?:\b(?:some|nearly|almost|over|than|least|about|roughly|approximately|total|resolution"
    r"|resolutions|no|nos|number|article|paragraph|room|page|flight|route|highway|section|chapter"
    r"|least|most|another|top|exactly|under|only|all|these|those|unscr|scr"
    r"|committee|file|document|unit|building|model)\.? $)|[#$€£/]\s?$|\b[0-9]+[ -]$",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(
    r" (?!(?:onwards|afterwards|was|is|as|his|its|this|has|us|does|alas|unless|across)\b)[a-z]+s\b"
)
_SEASON_BEFORE = re.compile(
    r"\b(?:in|in the|last|this|next|since|by|until|during the|of the|over the|early|late|mid"
    r"|through the|for the|every|each|before|after|the)[ -]$",
    re.IGNORECASE,
)
_SEASON_NOT_AFTER = re.compile(
    r" (?:of\b(?! (?:the year|last|this|next|[12]))|in|from|for|to|back|back to|water"
    r"|break|into|short)\b"
)


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name without a year stands there as a month."""
    word, before, after = (
        text[start:end].rstrip("."),
        text[max(0, start - 24) : start],
        text[end : end + 24],
    )
    if _CAPITAL_BEFORE.search(before):
        return False
    if len(word) == 3 and word != "May" and not text[start:end].endswith("."):
        return bool(_PREPOSITION.search(before))
    if word.lower() not in ("may", "march", "mar", "sun", "dec", "jan", "august", "april", "june"):
        return True
    if word.lower() in ("april", "june", "jan", "august"):
        # First names too: "June Ward said". A preposition settles it.
        return bool(_TIME_BEFORE.search(before)) or not re.match(r" [A-Z][a-z]+", after[:20])
    if _PREPOSITION.search(before):
        return True
    return bool(_TIME_BEFORE.search(before)) and not _VERB_AFTER.match(after[:24])


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four bare digits stand there as a year and not as a count or a number."""
    year, before, after = (
        int(text[start:end]),
        text[max(0, start - 24) : start],
        text[end : end + 24],
    )
    if _PREPOSITION.search(before):
        return not (year < 1500 and _PLURAL_AFTER.match(after[:24]))
    if before.endswith("(") and re.match(r"(?:[-/] ?[0-9]{4})?[);,]", after[:8]):
        return True
    if not 1900 <= year <= 2060 or _COUNT_BEFORE.search(before):
        return False
    return not (_PLURAL_AFTER.match(after[:24]) and not before.lower().endswith("the "))


def is_season(text: str, start: int, end: int) -> bool:
    """Whether spring, summer, autumn, fall or winter stands there as a time of year."""
    before, after = text[max(0, start - 16) : start], text[end : end + 12]
    word = text[start:end].lower()
    if word in ("spring", "fall") and _SEASON_NOT_AFTER.match(after):
        return False
    if word in ("spring", "fall") and re.search(r"\b(?:the|to|by) $", before, re.IGNORECASE):
        return bool(re.search(r"\b(?:in|over|during|by|until|since|of) the $", before, re.I))
    return bool(_SEASON_BEFORE.search(before))


_QUARTER_BEFORE = re.compile(
    r"\b(?:in|for|of|since|by|from|to|until|during|the|this|last|next|our|its|their|and)[ -]$",
    re.IGNORECASE,
)


def is_quarter(text: str, start: int, end: int) -> bool:
    """Whether Q1 or H2 without a year stands there as a stretch of one, not as a quartile."""
    return bool(_QUARTER_BEFORE.search(text[max(0, start - 12) : start]))


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the words are a name in quotation marks: a programme called "This Week"."""
    words = text[start:end].split()
    is_named = len(words) > 1 and all(w[:1].isupper() for w in words)
    return is_named and text[max(0, start - 1) : start] in ('"', "'", "`", "“")
