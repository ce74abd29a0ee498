"""Whether a statement only adds up what the one before it counted.

Shape, as data: "The Front released 18 miners to our nurses on 5 June and 12 on 11 June. | All 30
are free": who saw every one of them for himself says how many that makes. In: the text, a
statement, the one before it. Out: whether it does. Refuses a total of more than was counted ("with
them all 40 are free": nobody says how he knows of the others), another conduct, another speaker.
"""

import re

from pactwatch.domain.statement import Statement
from pactwatch.language.words.counts import number_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["adds_up"]

_TOTAL = re.compile(r"\b(?:all|both|in total|altogether)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w,]*\w")
# So many characters may stand between the two.
_NEAR = 30


def adds_up(text: str, one: Statement, last: Statement) -> bool:
    """Whether the statement tells the total of what `last`, right before it, counted."""
    between = text[last.content[-1].end : one.content[0].start]
    is_next = "\n" not in between and len(between) < _NEAR
    is_same = bool({c.conduct for c in one.claims} & {c.conduct for c in last.claims})
    words, counted = _words(one), _numbers(_words(last))
    is_total = bool(_TOTAL.search(words)) and bool(counted)
    is_its = is_next and is_same and one.speaker == last.speaker
    return is_its and is_total and sum(counted) in _numbers(words)


def _words(one: Statement) -> str:
    return " ".join(span.text for span in one.content)


def _numbers(words: str) -> list[float]:
    """The numbers among the words that are no days of a month."""
    found, months = list(_WORD.finditer(words)), phrases("conduct", "calendar")
    near = [
        {m.group().lower() for m in found[max(0, n - 1) : n + 2]} & months
        for n, _ in enumerate(found)
    ]
    numbers = (number_of(m.group()) for m, days in zip(found, near, strict=True) if not days)
    return [number for number in numbers if number is not None]
