"""Words behind "denied" or "refused" in, whether they name what one keeps from others out.

"Denied the convoy passage" keeps, "denied passage had been blocked" says: a clause is no thing that
is kept. Refuses to tell who is kept from it.
"""

import re

__all__ = ["KEEPING", "is_access", "keeps_from"]

# Verbs that say no to a claim, or keep a thing from somebody.
KEEPING = frozenset({"deny", "refuse"})
_KEPT = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing))\s+", re.IGNORECASE)

_ACCESS = re.compile(
    r"(?:(?:the|its|his|her|their|any)\s+)?(?:[\w'’-]+\s+){0,4}?"
    r"(?<!\bto )(?:access|entry|passage|permission|visas?|bail|leave|treatment|visits?|aid|shelter"
    r"|asylum)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|could|can)\b)"
)


def is_access(said: str) -> bool:
    """Whether words begin with what one gives or keeps from others ("the Mission entry")."""
    return bool(_ACCESS.match(said))


def keeps_from(said: str) -> bool:
    """Whether words tell of what was kept from somebody ("they denied the convoy passage")."""
    return any(is_access(said[found.end() :]) for found in _KEPT.finditer(said))
