"""The words of a passage in, the states it tells of out, as rows and sides of `opposites`.

"Closed" is the other side of "open"; under a negation a word stands for the other side. What "had
been" so is over and counts for nothing. Refuses to tell whose state it is: rules ask first whether
two passages tell of one matter.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from pactwatch.text.words import words
from pactwatch.weigh.passages.words import is_content, lexicon, plain_of, root_of, stem_of

__all__ = ["holders_of", "kinds_of", "left_of", "states_of", "teller_of"]

# Words within this reach after "had" tell of what is over.
_PAST = 3
# Words within this reach before "control" tell who has it.
_REACH = 7
_SAID = re.compile(
    r"([^.,:“\"]{3,80}?)(?: (?:said|says|insisted|insists|confirmed|acknowledged|maintained)\b|:)"
)


def states_of(
    plain: Sequence[str], stems: Sequence[str], negated: frozenset[str]
) -> frozenset[tuple[int, int]]:
    """(row, side) of each state; both sides of one row tell nothing and are left out."""
    rows = _sides(lexicon().opposites, stem_of)
    found: set[tuple[int, int]] = set()
    for at, stem in enumerate(stems):
        for row, side in rows.get(stem, ()):
            if "had" not in plain[max(0, at - _PAST) : at]:
                found.add((row, side ^ int(stem in negated)))
    return frozenset(f for f in found if (f[0], 1 - f[1]) not in found)


def holders_of(text: str) -> frozenset[str]:
    """Content words before the words of holding, or between "under" and "control"."""
    found = lexicon().holding.search(text)
    if not found:
        return frozenset()
    before = [plain_of(w.text) for w in words(text[: found.start()])][-_REACH:]
    if "under" in before:
        before = before[before.index("under") :]
    return frozenset(stem_of(w) for w in before if is_content(w))


# What is still there or missing stands within this reach of the word that says so.
_BESIDE = 5


def left_of(plain: Sequence[str], stems: Sequence[str]) -> frozenset[str]:
    """Content words near "still", "remain", "missing": what is not gone, or not yet here."""
    found: set[str] = set()
    for at, word in enumerate(plain):
        if word in lexicon().lefts:
            near = slice(max(0, at - _BESIDE), at + _BESIDE + 1)
            found.update(s for p, s in zip(plain[near], stems[near], strict=True) if is_content(p))
    return frozenset(found)


def teller_of(text: str) -> frozenset[str]:
    """Content words before the first "said" or "says", where it stands near the beginning."""
    found = _SAID.match(text)
    before = words(found.group(1)) if found else ()
    plain = [plain_of(w.text) for w in before]
    return frozenset(stem_of(w) for w in plain if is_content(w))


def kinds_of(plain: Sequence[str]) -> frozenset[tuple[int, int]]:
    """(row, side) of `apart` for the words of what is counted."""
    rows = _sides(lexicon().apart, root_of)
    found = {pair for word in plain for pair in rows.get(root_of(word), ())}
    return frozenset(f for f in found if (f[0], 1 - f[1]) not in found)


@cache
def _sides(
    rows: tuple[str, ...], form: Callable[[str], str]
) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for row, line in enumerate(rows):
        for side, half in enumerate(line.split("|")):
            for word in half.split():
                found.setdefault(form(word), set()).add((row, side))
    return {word: tuple(sorted(places)) for word, places in found.items()}
