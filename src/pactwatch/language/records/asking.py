"""A transcript's turns in, those of whoever asks for an outlet marked.

Shapes, as data: "Q: ...", "Interviewer: ...", "The Post: ..." beside those who answer, "A B: ...?"
where the head says that it is an interview. What such a turn tells without a question mark is put
to whoever answers, and asserted by nobody. Refuses a member of a parliament or a court who asks,
and outlets in a log of what each reported.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.records.answerers import ASKERS
from pactwatch.language.records.turns import Turn
from pactwatch.language.words.lexicon import phrases

__all__ = ["ASKS", "with_asking"]

# The role of a labelled turn of whoever asks.
ASKS = "asks"
_HEAD = 600
_INTERVIEW = re.compile(r"\b(?:[Ii]nterview(?:ed|s)?|Q\s?&\s?A|in conversation with)\b")
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_TWO = 2  # one asks and one answers


def with_asking(text: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns, those of whoever asks with their role."""
    labels = {text[slice(*t.label)] for t in turns if not t.role}
    asking = {w for w in labels if w.casefold() in ASKERS}
    asking = asking or {w for w in labels if _is_interviewer(text, w, turns)}
    asking = asking if asking != labels else set()
    return tuple(
        replace(t, role=ASKS) if not t.role and text[slice(*t.label)] in asking else t
        for t in turns
    )


def _is_interviewer(text: str, label: str, turns: Sequence[Turn]) -> bool:
    """An outlet that asks, or whoever mostly does in what the head calls an interview of one."""
    said = [w for t in turns if text[slice(*t.label)] == label for w in t.words]
    others = [w for t in turns if text[slice(*t.label)] != label for w in t.words]
    asks = [w for w in said if "?" in text[slice(*w)]]
    is_answered = any(_FIRST.search(text, *w) for w in others)
    is_two = len({text[slice(*t.label)] for t in turns}) == _TWO
    if set(label.casefold().split()) & phrases("organisations", "outlet"):
        return is_answered and (is_two or bool(asks))
    is_interview = bool(_INTERVIEW.search(text[: min(turns[0].label[0], _HEAD)]))
    is_alone = is_two and not any("?" in text[slice(*w)] for w in others)
    return is_interview and is_alone and 2 * len(asks) >= len(said)
