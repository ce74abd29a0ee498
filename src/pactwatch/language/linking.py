"""The model's segments in, drafts out: who goes with which cue, within the bounds that print sets.

The model's pointer scores decide among the cues of a segment's own paragraph, helped by what the
grammar says of the cue's subject; a content without a cue in its paragraph stands alone (the
quotation rules find its speaker). Refuses to move a segment's bounds.
"""

from collections.abc import Callable, Sequence

import numpy as np

from pactwatch.language.drafts import Draft
from pactwatch.language.links import link_scores
from pactwatch.language.ranges import Range
from pactwatch.language.reading import Reading, Role, Segment
from pactwatch.language.syntax import Sentence, phrase, subject_of
from pactwatch.text.words import Word

__all__ = ["link_segments"]

# Log-score that a sentence's end between two segments costs, and a word of distance. Guesses: a
# report seldom leaves its sentence, and never by much.
_OTHER_SENTENCE = 2.0
_PER_WORD = 0.05
# What the grammar's own subject is worth to a source.
_IS_SUBJECT = 4.0
# The pointer's say against print: its differences between right and wrong run to about ten.
_POINTER = 1.0

Score = Callable[[Segment, Segment], float]


def link_segments(
    segments: Sequence[Segment],
    reading: Reading,
    words: Sequence[Word],
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Range],
) -> tuple[Draft, ...]:
    """One draft per cue with its source and contents, and one per content that has no cue."""
    place = _Places(words, sentences, paragraphs)
    cues = [s for s in segments if s.role is Role.CUE]
    contents = [s for s in segments if s.role is Role.CONTENT]
    sources = [s for s in segments if s.role is Role.SOURCE]

    def closeness(one: Segment, other: Segment) -> float:
        return _POINTER * _pointing(one, other, reading) - place.cost(one, other)

    of_content = {c: _best(c, cues, place, closeness) for c in contents}
    chosen = {cue: _source_of(cue, sources, place, closeness) for cue in cues}
    drafts = []
    for cue in cues:
        own = [c for c in contents if of_content[c] is cue]
        source = chosen[cue]
        drafts.append(_draft(words, cue, [source] if source else [], own))
    alone = [c for c in contents if of_content[c] is None]
    return (*drafts, *(_draft(words, None, [], [c]) for c in alone))


def _best(
    segment: Segment, cues: Sequence[Segment], place: "_Places", score: Score
) -> Segment | None:
    near = [c for c in cues if place.together(segment, c)]
    return max(near, key=lambda c: score(segment, c), default=None)


def _source_of(
    cue: Segment, sources: Sequence[Segment], place: "_Places", score: Score
) -> Segment | None:
    """The source of a cue; where the grammar names none and the model points at the cue, nobody."""
    near = [s for s in sources if place.together(cue, s)]
    if not near:
        return None

    def both(source: Segment) -> float:
        return score(cue, source) + _IS_SUBJECT * place.is_subject(source, cue)

    best = max(near, key=both)
    if place.is_subject(best, cue):
        return best
    return best if both(best) + 2 * _OTHER_SENTENCE > score(cue, cue) else None


class _Places:
    """Where segments stand: paragraph, sentence, and their distance in words."""

    def __init__(
        self, words: Sequence[Word], sentences: Sequence[Sentence], paragraphs: Sequence[Range]
    ) -> None:
        self._words, self._sentences = words, sentences
        self._sentence = _numbered(words, [(s.start, s.end) for s in sentences])
        self._paragraph = _numbered(words, paragraphs)

    def together(self, one: Segment, other: Segment) -> bool:
        """Whether both stand in one paragraph, or the second introduces the first by a colon."""
        if self._paragraph[one.first] == self._paragraph[other.first]:
            return True
        before, after = sorted((one, other), key=lambda s: s.first)
        follows = self._paragraph[after.first] == self._paragraph[before.last - 1] + 1
        gap = self._words[before.last : after.first]
        return follows and bool(gap) and gap[0].text == ":" and len(gap) < 4

    def cost(self, one: Segment, other: Segment) -> float:
        """What print says against the two belonging together, in log-score."""
        before, after = sorted((one, other), key=lambda s: s.first)
        between = max(0, after.first - before.last)
        apart = self._sentence[after.first] - self._sentence[before.last - 1]
        return _OTHER_SENTENCE * max(0, apart) + _PER_WORD * between

    def is_subject(self, source: Segment, cue: Segment) -> bool:
        """Whether the cue's grammatical subject stands in the source."""
        sentence = self._sentences[self._sentence[cue.first]]
        start, end = self._words[cue.first].start, self._words[cue.last - 1].end
        low, high = self._words[source.first].start, self._words[source.last - 1].end
        for token in sentence.tokens:
            if start <= token.start and token.end <= end and token.upos == "VERB":
                subject = subject_of(sentence, token)
                if subject and low <= subject.start and subject.end <= high:
                    return True
                if subject and phrase(sentence, subject)[0] == low:
                    return True
        return False


def _numbered(words: Sequence[Word], ranges: Sequence[Range]) -> list[int]:
    """For each word the number of the range it stands in (the last one begun)."""
    starts = [start for start, _ in ranges]
    found, n = [], 0
    for word in words:
        while n + 1 < len(starts) and word.start >= starts[n + 1]:
            n += 1
        found.append(n)
    return found


def _pointing(segment: Segment, target: Segment, reading: Reading) -> float:
    """Mean over the segment's words of the log-score they give to the target as a whole."""
    scores = link_scores(reading, segment.first, segment.last, target.first, target.last)
    top = scores.max(axis=1)
    return float((np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top).mean())


def _draft(
    words: Sequence[Word],
    cue: Segment | None,
    sources: Sequence[Segment],
    contents: Sequence[Segment],
) -> Draft:
    def chars(segments: Sequence[Segment]) -> tuple[Range, ...]:
        return tuple(sorted((words[s.first].start, words[s.last - 1].end) for s in segments))

    own = [*([cue] if cue else []), *sources, *contents]
    return Draft(
        content=chars(contents),
        cue=chars([cue] if cue else []),
        source=chars(sources),
        score=float(np.mean([s.score for s in own])),
    )
