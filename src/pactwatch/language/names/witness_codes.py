"""A document's names in, the same with the codes of protected witnesses as people's out.

Shape, as data: "Witness P-12 told the chamber ... P-12 conceded", "another protected witness, P-9".
Refuses a code that no "witness" stands before ("the P-12 missile").
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.engine import Found
from pactwatch.language.words.ranges import join, over

__all__ = ["with_witnesses"]

_CODE = r"[A-Z]{1,4}-?\d{1,4}"
_WITNESS = re.compile(rf"\b[Ww]itness(?:es)?(?:,| code| number| no\.)? (?P<code>{_CODE})(?![\w-])")


def with_witnesses(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in order, those that hold a witness's code being a person's, and whole."""
    codes = {m["code"] for m in _WITNESS.finditer(text)}
    if not codes:
        return list(found)
    told = "|".join(sorted(map(re.escape, codes)))
    places = [m.span() for m in re.finditer(rf"(?<![\w-])(?:{told})(?![\w-])", text)]
    kept = [f for f in found if not over(join(places), (f.start, f.end))]
    score = max((f.score for f in found), default=1.0)
    people = [Found(start, end, "PER", score) for start, end in places]
    return sorted([*kept, *people], key=lambda f: (f.start, -f.end))
