"""What the network takes a stretch for: how likely each act and certainty is.

A third network of the package (acts.onnx) reads what the layers of the encoder say of the words of
a statement (the table `mixed` of a reading), told which of them are content, cue and source. What
it learned and how often it is right stand in MODEL_CARD.md.
Refuses to decide: acts/weighed sets its answer beside what the rules say.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from pactwatch.domain.statement import Factuality, SpeechAct
from pactwatch.language.model.networks import network
from pactwatch.language.model.reading import Flags, Table
from pactwatch.language.words.ranges import Range
from pactwatch.text.words import Word

__all__ = ["ACTS", "CERTAINTIES", "MOST_WORDS", "Heard", "hear", "spread", "touched_words"]

# In the order of the network's answers. What the article itself says is asked of nobody.
ACTS = tuple(act for act in SpeechAct if act is not SpeechAct.BACKGROUND)
CERTAINTIES = tuple(Factuality)
_END = attrgetter("end")
# Words around a statement that are read with it.
_MARGIN = 8
# A statement's words and those around it; of a longer one its beginning.
MOST_WORDS = 112
# A source further from content and cue than so many words is left out.
_FAR = 40


@dataclass(frozen=True, slots=True)
class Heard:
    """Natural logarithms of shares: of the acts together 1, of the certainties too."""

    acts: Mapping[SpeechAct, float]
    certainties: Mapping[Factuality, float]


def hear(
    words: Sequence[Word],
    mixed: Table,
    content: Sequence[Range],
    cue: Sequence[Range],
    source: Sequence[Range],
) -> Heard | None:
    """The network's answer for one statement of a text; None where no word is its content.
    Raises StopRun where the package lacks the network."""
    chosen, roles = spread(words, content, cue, source)
    if not chosen:
        return None
    given = {"words": mixed[chosen][None], "roles": roles[None].astype(np.float32)}
    acts, certainties = network("acts").run(["acts", "certainties"], given)
    return Heard(
        dict(zip(ACTS, acts[0].tolist(), strict=True)),
        dict(zip(CERTAINTIES, certainties[0].tolist(), strict=True)),
    )


def spread(
    words: Sequence[Word],
    content: Sequence[Range],
    cue: Sequence[Range],
    source: Sequence[Range],
) -> tuple[list[int], Flags]:
    """Which words of a text are read for a statement, in order, and for each whether it is of the
    content, the cue, the source (three columns)."""
    said, told, who = (touched_words(words, ranges) for ranges in (content, cue, source))
    if not said:
        return [], np.zeros((0, 3), dtype=np.bool_)
    low, high = min(said | told), max(said | told)
    who = {i for i in who if low - _FAR <= i <= high + _FAR}
    chosen = _chosen(said, told | who, len(words))
    columns = [[i in role for i in chosen] for role in (said, told, who)]
    return chosen, np.array(columns, dtype=np.bool_).T


def _chosen(said: set[int], other: set[int], n: int) -> list[int]:
    marked = said | other
    around = range(max(0, min(marked) - _MARGIN), min(n, max(marked) + 1 + _MARGIN))
    if len(around) <= MOST_WORDS:
        return list(around)
    room = max(0, MOST_WORDS - len(other))
    return sorted([*other, *sorted(said - other)[:room]])[:MOST_WORDS]


def touched_words(words: Sequence[Word], ranges: Sequence[Range]) -> set[int]:
    """Words that any of the ranges touches."""
    found: set[int] = set()
    for start, end in ranges:
        i = bisect_right(words, start, key=_END)
        while i < len(words) and words[i].start < end:
            found.add(i)
            i += 1
    return found
