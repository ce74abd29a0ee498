"""Whether words tell that a limit is passed ("more than the quota"), or not reached ("below it").

A code whose every example passes a limit ("landed forty tonnes more than their quota", "fished
beyond the limit") is about passing it: who lands fish at all has not done so. In: words. Out: the
side of the limit, or None. Refuses to compare numbers: "97 of 90 tonnes" tells nothing here.
"""

import re
from collections.abc import Iterable
from functools import cache

from pactwatch.language.words.lexicon import phrases

__all__ = ["common_side", "side_of_limit"]


def side_of_limit(text: str) -> str | None:
    """ "above" or "below" where the words say so, the first of both; else None."""
    found = [(m.start(), side) for side in ("above", "below") if (m := _said(side).search(text))]
    return min(found)[1] if found else None


def common_side(texts: Iterable[str]) -> str | None:
    """The side that all texts tell; None where one tells none, or another."""
    sides = {side_of_limit(text) for text in texts}
    return sides.pop() if len(sides) == 1 else None


@cache
def _said(side: str) -> re.Pattern[str]:
    words = "|".join(w.replace("_", r"\s+") for w in phrases("conduct", f"{side}_limit"))
    return re.compile(rf"\b(?:{words})\b", re.I)
