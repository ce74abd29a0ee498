"""Which found statement a gold item is about: by the words of the content, else by the cue."""

import re
from collections.abc import Sequence
from typing import Any

from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement

__all__ = ["nearest"]

# Half of the joint words, as for matching in detection tasks: below it, it is another statement.
SAME_PLACE = 0.5
_WORD = re.compile(r"\w+")


def nearest(gold: dict[str, Any], statements: Sequence[Statement], text: str) -> Statement | None:
    """The statement with the best overlap of content, or failing that the one of the same cue."""
    wanted = _words(gold["content"], text)
    overlaps = [_jaccard(wanted, _words(_pairs(s.content), text)) for s in statements]
    best = max(
        range(len(statements)),
        key=lambda n: (overlaps[n], _shares_cue(gold, statements[n])),
        default=None,
    )
    if best is not None and overlaps[best] >= SAME_PLACE:
        return statements[best]
    same_cue = [n for n, s in enumerate(statements) if _shares_cue(gold, s)]
    return statements[max(same_cue, key=overlaps.__getitem__)] if same_cue else None


def _words(spans: Sequence[Sequence[int]], text: str) -> set[int]:
    return {m.start() for start, end in spans for m in _WORD.finditer(text, start, end)}


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _shares_cue(gold: dict[str, Any], statement: Statement) -> bool:
    """Whether a cue of the two has characters in common."""
    cues = gold.get("cue") or ()
    return any(s < cue.end and cue.start < e for s, e in cues for cue in statement.cue)
