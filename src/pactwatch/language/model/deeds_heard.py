"""Which conduct the network takes each word of a sentence to show.

A network of the package (deeds.onnx) reads what the layers of the encoder say of the words of a
sentence (the table `mixed` of a reading), and says of each word how likely it shows each code. It
learned from sentences in which people had marked the word that shows it. What it learned and how
often it is right stand in MODEL_CARD.md. Refuses to decide, and to know a code that it was not
taught: a case's own, or one whose description an analyst has rewritten.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from pactwatch.language.model.networks import facts_of, network
from pactwatch.language.model.parties_heard import Pointed, pointed
from pactwatch.language.model.reading import Table
from pactwatch.text.words import Word

__all__ = ["MOST_WORDS", "TAUGHT", "Deeds", "Taught", "taught"]

# Where the network's record of its codes stands in its file.
TAUGHT = "codes"
# Of a longer sentence its first words: what goes on for longer is a list or a table.
MOST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Taught:
    """A code that the network was taught: its column; the log-odds from which a word is enough to
    show it alone (None: the network is not right often enough), and those below which no word of a
    sentence shows it (None: it has seen too little of it to say so)."""

    column: int
    enough: float | None
    least: float | None


@cache
def taught() -> Mapping[str, Taught]:
    """The codes that the network was taught, each by its key (`claims/taught.code_key`). Raises
    StopRun where the package lacks the network."""
    rows: list[tuple[str, float | None, float | None]] = json.loads(facts_of("deeds")[TAUGHT])
    return {key: Taught(n, enough, least) for n, (key, enough, least) in enumerate(rows) if key}


@dataclass(frozen=True, slots=True)
class Deeds:
    """A text as the model read it, asked sentence by sentence what its words show."""

    words: Sequence[Word]
    mixed: Table
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _kept: dict[tuple[int, int, int], Table] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _highest: dict[tuple[int, int, int], Table] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Note once where the words begin."""
        object.__setattr__(self, "_starts", [word.start for word in self.words])

    def listen(self, sentences: Iterable[Sequence[int]]) -> None:
        """Hear sentences one right after another: asked between other work, the network has to
        come back to the processor each time, which took a fifth longer."""
        for starts in sentences:
            self.odds(starts)

    def odds(self, starts: Sequence[int]) -> Table:
        """Log-odds that a word shows a code: a row per word of a sentence, up to `MOST_WORDS` of
        them, a column per code. `starts` are where the words begin in the text."""
        starts = starts[:MOST_WORDS]
        key = starts[0], starts[-1], len(starts)
        if key not in self._kept:
            (found,) = network("deeds").run(["shown"], {"words": self._rows(starts)[None]})
            self._kept[key] = found[0]
        return self._kept[key]

    def highest(self, starts: Sequence[int]) -> Table:
        """For each code the log-odds of the word that is likeliest to show it, kept as they are:
        several statements ask for them."""
        key = starts[0], starts[-1], len(starts)
        if key not in self._highest:
            self._highest[key] = np.maximum.reduce(self.odds(starts), axis=0)
        return self._highest[key]

    def parties(
        self, starts: Sequence[int], shown: Sequence[int], code: int
    ) -> tuple[Pointed, Pointed]:
        """Agent and counterpart that the network for parties points to, of the deed that the words
        at the places `shown` tell."""
        return pointed(self._rows(starts[:MOST_WORDS]), shown, code)

    def _rows(self, starts: Sequence[int]) -> Table:
        """What the encoder says of the tokens that begin there: mostly words in a row."""
        first = self._row(starts[0])
        if self._starts[first : first + len(starts)] == [*starts]:
            return self.mixed[first : first + len(starts)]
        return self.mixed[[self._row(start) for start in starts]]

    def _row(self, start: int) -> int:
        """The word that a token is, or the last one before it."""
        at = bisect_left(self._starts, start)
        is_there = at < len(self._starts) and self._starts[at] == start
        return at if is_there else max(0, at - 1)
