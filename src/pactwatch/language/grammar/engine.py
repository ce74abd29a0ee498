"""Text in, words with their trees, names and proposed attributions out: one door to the model.

`Engine` is what extract() needs; `NeuralEngine` is the shipped one over the encoder, anything with
the same two members can stand in its place. Refuses to judge: the rules do that after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Protocol

from pactwatch.language.grammar.syntax import Sentence, build_sentences
from pactwatch.language.grammar.tree_repairs import repair
from pactwatch.language.model.acts_heard import Heard, hear
from pactwatch.language.model.drafts import Draft
from pactwatch.language.model.encoder import Encoder
from pactwatch.language.model.linking import link_segments, loose_contents
from pactwatch.language.model.reading import Role, Table
from pactwatch.language.model.spans import LEAST, decode_hedges, decode_names, decode_spans, parse
from pactwatch.language.model.speaker_heard import Sorts, sorts
from pactwatch.language.words.hedges import Hedge, HedgeKind
from pactwatch.language.words.ranges import Range
from pactwatch.text.dateline import dateline_at
from pactwatch.text.sentences import paragraphs, sentences
from pactwatch.text.words import Word, words

__all__ = ["Engine", "Found", "NeuralEngine", "Parsed", "default_engine", "sentence_bounds"]


@dataclass(frozen=True, slots=True)
class Found:
    """A name the model sees: PER, ORG, LOC or MISC, with its 0..1 score."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Parsed:
    """One text as the model reads it; every range is of characters. ``loose`` are contents that
    it links with no cue and is not sure of."""

    words: tuple[Word, ...] = ()
    paragraphs: tuple[Range, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Found, ...] = ()
    drafts: tuple[Draft, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    loose: tuple[Range, ...] = ()
    mixed: Table | None = field(default=None, compare=False, repr=False)

    def heard(
        self, content: Sequence[Range], cue: Sequence[Range], source: Sequence[Range]
    ) -> Heard | None:
        """What the network takes a statement of this text for; None where nothing listened."""
        return None if self.mixed is None else hear(self.words, self.mixed, content, cue, source)

    def sorts(self, place: Range) -> Sorts | None:
        """What sort of speaker the network takes a mention for; None where nothing listened."""
        return None if self.mixed is None else sorts(self.words, self.mixed, place)


class Engine(Protocol):
    """Whatever reads a text into `Parsed`."""

    @property
    def label(self) -> str:
        """Name, version and hash of what reads, as boards print them."""
        ...

    def read(self, text: str) -> Parsed:
        """Words, trees, names and proposals of a text."""
        ...


class NeuralEngine:
    """The shipped model; raises StopRun where its files are missing or damaged."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or Encoder.load()

    @property
    def label(self) -> str:
        """`pactwatch-en VERSION sha256:...`."""
        return str(self._encoder.facts)

    def read(self, text: str) -> Parsed:
        """One pass of the encoder over the words, then decoding."""
        found = tuple(words(text))
        blocks = tuple(paragraphs(text))
        if not found:
            return Parsed(paragraphs=blocks)
        bounds = sentence_bounds(text, found, blocks)
        reading = self._encoder.read(found)
        tree = repair(parse(reading, bounds), found, bounds)
        trees = build_sentences(
            found, bounds, heads=tree.heads, relations=tree.relations, upos=tree.upos
        )
        names = tuple(
            Found(found[n.first].start, found[n.last - 1].end, n.kind, n.score)
            for n in decode_names(reading)
        )
        segments = decode_spans(reading)
        drafts = link_segments(segments, reading, found, tree, bounds)
        hedges = tuple(
            Hedge(found[first].start, found[last - 1].end, HedgeKind(kind))
            for kind, first, last in decode_hedges(reading)
        )
        loose = loose_contents(segments, found, drafts)
        return Parsed(found, blocks, trees, names, drafts, hedges, loose, reading.mixed)

    def contents(self, text: str, shares: Sequence[float]) -> list[tuple[Range, ...]]:
        """The contents of a text at each threshold of a span's share, 0..1; for measuring."""
        found = tuple(words(text))
        reading = self._encoder.read(found)
        return [
            tuple(
                (found[s.first].start, found[s.last - 1].end)
                for s in decode_spans(reading, dict.fromkeys(LEAST, share))
                if s.role is Role.CONTENT
            )
            for share in shares
        ]


# No sentence has more words: a tree takes as long as the square of them. Three thousand characters,
# the most that one has, are some 550 words of prose, and as many thousand marks as they like.
_MOST_WORDS = 600


def sentence_bounds(
    text: str, found: Sequence[Word], blocks: Sequence[Range]
) -> list[tuple[int, int]]:
    """Half-open word ranges of the sentences; a paragraph's end always ends a sentence, and so does
    the dateline that opens one, for trees take its place for who does what is told."""
    starts = {start for start, _ in sentences(text)} | {start for start, _ in blocks}
    starts |= {line.end() for block in blocks if (line := dateline_at(text, *block))}
    marks = sorted(starts)
    firsts: list[int] = []
    nxt = 0
    for i, word in enumerate(found):
        if nxt < len(marks) and word.start >= marks[nxt]:
            firsts.append(i)
            while nxt < len(marks) and word.start >= marks[nxt]:
                nxt += 1
        elif not firsts or i - firsts[-1] >= _MOST_WORDS:
            firsts.append(i)
    return [*pairwise(firsts), (firsts[-1], len(found))] if firsts else []


def default_engine(threads: int = 1) -> NeuralEngine:
    """The shipped engine, loaded once per number of threads."""
    return _loaded(threads)


@cache
def _loaded(threads: int) -> NeuralEngine:
    return NeuralEngine(Encoder.load(threads=threads))
