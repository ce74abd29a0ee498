"""Segments and where they stand in, who goes with which cue, out.

Each content chooses a cue or none, each cue a source or none, by a weighted sum of what `FEATURES`
names; the weights are fitted on PolNeAR's train part (training/linking.py) and stand, readable, in
resources/lexicon/links.toml. Refuses to move a segment's bounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pactwatch.language.model.reading import Parse, Reading, Role, Segment, Table
from pactwatch.language.words.lexicon import load
from pactwatch.language.words.products import product

__all__ = ["FEATURES", "Choices", "Scene", "choices", "choose"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

# A segment chooses among so many on either side of it: no right one was ever farther in training.
NEAREST = 4
WANTED = {Role.CONTENT: Role.CUE, Role.CUE: Role.SOURCE}  # who chooses whom
_COUNTED = (Role.CUE, Role.CONTENT, Role.SOURCE)
_QUOTES = frozenset(('"', "“", "”", "``", "''", "«", "»", "„"))
# How many steps up the tree a governor is looked for.
_STEPS = 3
_OBJECTS = frozenset({"obj", "iobj", "obl"})
# A verb that hangs on another by these shares its subject: "came and said", "began to say".
_SHARING = frozenset({"conj", "xcomp", "advcl"})

# What a link is judged by. Those that begin with "alone" speak for having no partner.
FEATURES = (
    "pointer",  # the score the segment's mean word gives the target's
    "back pointer",  # the same from the target
    "far",  # logarithm of 1 + the words between
    "nearest",  # 1 where no other target is nearer
    "touches after",  # 1 where the segment follows the target at once
    "touches before",  # 1 where it stands right before the target
    "follows",  # 1 where the segment comes after the target
    "cues between",
    "contents between",
    "sources between",
    "stops between",  # full stops, question and exclamation marks
    "paragraphs between",
    "same sentence",
    "same paragraph",
    "sentences apart",  # five at most
    "target's odds",  # log-odds of the target's share
    "target is taken",  # 1 where another segment of the chooser's role touches the target
    "governed",  # 1 where the segment's head hangs on a word of the target
    "governs",  # 1 where the target's head hangs on a word of the segment
    "is the subject",  # 1 where the grammatical subject of a cue's verb stands in the target
    "is an object",  # 1 where the target's head is the object of a word of the segment
    "steps up",  # from the segment's head to the target in the tree; four where more than three
    "alone",
    "alone: odds",  # log-odds of the segment's share
    "alone: quotation mark",  # 1 where it opens with one
    "alone: length",  # logarithm of its words
    "alone: far",  # logarithm of 1 + the words to the nearest target
    "alone: target in sentence",
    "alone: target in paragraph",
    "alone: no subject",  # 1 where the verbs of a cue, and those they are joined to, have none
    "alone: pointer",  # the score the segment's mean word gives itself
)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Segments of one role as columns, in text order."""

    segments: Sequence[Segment]
    first: Ints
    last: Ints
    odds: Floats
    head: Ints  # its word that hangs outside it
    subject: Ints  # the subject of its verb, -1 for none
    asks: Table  # mean link_q, mean link_k of its words
    answers: Table


class Scene:
    """A reading with its segments, tree and running counts, so that 'between' is a subtraction."""

    def __init__(
        self,
        segments: Sequence[Segment],
        reading: Reading,
        parse: Parse,
        bounds: Sequence[tuple[int, int]],
        texts: Sequence[str] = (),
    ) -> None:
        """Where the segments stand; ``texts`` are the words' own, for quotation marks."""
        self.reading = reading
        self.heads = np.array(parse.heads, dtype=np.intp)
        self._heads, self._relations, self._upos = parse.heads, parse.relations, parse.upos
        self.is_object = np.array([r in _OBJECTS for r in parse.relations], dtype=np.bool_)
        self._subjects: dict[int, int] = {}
        for i, (head, relation) in enumerate(zip(parse.heads, parse.relations, strict=True)):
            if relation in {"nsubj", "csubj"}:
                self._subjects.setdefault(head, i)
        self.sentence = np.zeros(reading.n, dtype=np.intp)
        for number, (first, last) in enumerate(bounds):
            self.sentence[first:last] = number
        self.paragraph = np.cumsum(reading.opens)
        self.opens_quoted = np.array([t in _QUOTES for t in texts] or [False] * reading.n)
        self.places = {role: self._placed([s for s in segments if s.role is role]) for role in Role}
        self.counts = self._counts()

    def _placed(self, segments: Sequence[Segment]) -> Places:
        first, last = (np.array([getattr(s, e) for s in segments], int) for e in ("first", "last"))
        share = np.clip([s.share for s in segments], 0.01, 0.99)
        means = [_means(t, segments) for t in (self.reading.link_q, self.reading.link_k)]
        heads = np.array([self._head(s) for s in segments], dtype=np.intp)
        subjects = np.array([self._subject(s) for s in segments], dtype=np.intp)
        odds = np.log(share / (1 - share))
        return Places(segments, first, last, odds, heads, subjects, means[0], means[1])

    def _subject(self, segment: Segment) -> int:
        """The subject of one of the segment's words, or of what the first of them is joined to."""
        own = range(segment.first, segment.last)
        if found := [self._subjects[i] for i in own if i in self._subjects]:
            return found[0]
        at = self._head(segment)
        for _ in range(_STEPS):
            if self._relations[at] not in _SHARING:
                return -1
            at = self._heads[at]
            if at in self._subjects:
                return self._subjects[at]
        return -1

    def _head(self, segment: Segment) -> int:
        """The first word, marks apart, that hangs outside the segment or on nothing."""
        for own in range(segment.first, segment.last):
            above = self._heads[own]
            is_out = above < segment.first or above >= segment.last or above == own
            if is_out and self._upos[own] != "PUNCT":
                return own
        return segment.first

    def _counts(self) -> Floats:
        """Begins of cues, contents, sources, stops and paragraphs before each word."""
        begins = np.zeros((5, self.reading.n + 1))
        for row, role in enumerate(_COUNTED):
            begins[row, self.places[role].first + 1] = 1
        begins[3, 1:], begins[4, 1:] = self.reading.stops, self.reading.opens
        return begins.cumsum(axis=1)


def _means(table: Table, segments: Sequence[Segment]) -> Table:
    """The mean row of each segment's words."""
    found = np.empty((len(segments), table.shape[1]), dtype=table.dtype)
    for row, segment in enumerate(segments):
        # As np.mean does it, less its care for kinds of numbers that never come here.
        total = np.add.reduce(table[segment.first : segment.last], axis=0)
        found[row] = total / (segment.last - segment.first)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """What the segments of one role may choose: row k is segment ``who[k]`` taking ``whom[k]``.

    ``whom`` is -1 for none; every segment has exactly one such row. ``rows`` holds FEATURES.
    """

    who: Ints
    whom: Ints
    rows: Floats


def choices(scene: Scene, role: Role) -> Choices:
    """The nearest targets on either side of every segment of a role, and none."""
    of, to = scene.places[role], scene.places[WANTED[role]]
    at = np.searchsorted(to.first, of.first)
    near = at[:, None] + np.arange(-NEAREST, NEAREST)
    who, column = np.nonzero((near >= 0) & (near < len(to.first)))
    whom = near[who, column]
    rows = np.zeros((len(who) + len(of.first), len(FEATURES)))
    gap = _gap(of, to, who, whom)
    least = np.full(len(of.first), float(scene.reading.n))
    np.minimum.at(least, who, gap)
    for name, values in _pair(scene, of, to, who, whom, gap, gap == least[who]).items():
        rows[: len(who), FEATURES.index(name)] = values
    for name, values in _alone(scene, of, to, least).items():
        rows[len(who) :, FEATURES.index(name)] = values
    everyone = np.arange(len(of.first))
    none = np.full(len(of.first), -1, dtype=np.intp)
    return Choices(np.concatenate((who, everyone)), np.concatenate((whom, none)), rows)


def choose(scene: Scene, role: Role, prior: Mapping[str, float] | None = None) -> list[int | None]:
    """For every segment of a role the place of its target among the targets, or None.

    ``prior`` holds what is added to the weights of some features.
    """
    found = choices(scene, role)
    added = np.array([(prior or {}).get(name, 0.0) for name in FEATURES])
    scores = product(found.rows, _weights(role) + added)
    order = np.lexsort((-scores, found.who))
    best = order[np.append(True, np.diff(found.who[order]) > 0)] if len(order) else order
    return [int(k) if k >= 0 else None for k in found.whom[best]]


@cache
def _weights(role: Role) -> Floats:
    table = load("links")[role.value]
    return np.array([table[name] for name in FEATURES])


def _gap(of: Places, to: Places, who: Ints, whom: Ints) -> Ints:
    """Words between two segments, 0 where they touch or overlap."""
    apart: Ints = np.maximum(of.first[who] - to.last[whom], to.first[whom] - of.last[who])
    return apart.clip(0)


def _pair(
    scene: Scene, of: Places, to: Places, who: Ints, whom: Ints, gap: Ints, is_nearest: Floats
) -> dict[str, Floats]:
    """What speaks for a segment belonging to a target, by name."""
    follows = to.last[whom] <= of.first[who]
    low = np.where(follows, to.last[whom], of.last[who])
    high = np.maximum(low, np.where(follows, of.first[who], to.first[whom]))
    between = scene.counts[:, high] - scene.counts[:, low]
    # A paragraph that begins with the later segment lies between the two as well.
    between[4] += scene.reading.opens[np.minimum(high, scene.reading.n - 1)]
    apart = np.abs(scene.sentence[of.first[who]] - scene.sentence[to.first[whom]])
    taken = np.isin(to.last, of.first).astype(int) + np.isin(to.first, of.last)
    touches = gap == 0
    governs = _within(scene.heads[to.head[whom]], of.first[who], of.last[who])
    return {
        "pointer": _pointing(scene, of.asks[who], to.answers[whom]),
        "back pointer": _pointing(scene, to.asks[whom], of.answers[who]),
        "far": np.log1p(gap),
        "nearest": is_nearest,
        "touches after": touches & follows,
        "touches before": touches & ~follows,
        "follows": follows,
        "cues between": between[0],
        "contents between": between[1],
        "sources between": between[2],
        "stops between": between[3],
        "paragraphs between": between[4],
        "same sentence": apart == 0,
        "same paragraph": scene.paragraph[of.first[who]] == scene.paragraph[to.first[whom]],
        "sentences apart": np.minimum(apart, 5),
        "target's odds": to.odds[whom],
        "target is taken": taken[whom] > touches,
        "governed": _within(scene.heads[of.head[who]], to.first[whom], to.last[whom]),
        "governs": governs,
        "is an object": governs & scene.is_object[to.head[whom]],
        "is the subject": _within(of.subject[who], to.first[whom], to.last[whom]),
        "steps up": _steps(scene, of.head[who], to.first[whom], to.last[whom]),
    }


def _alone(scene: Scene, of: Places, to: Places, least: Floats) -> dict[str, Floats]:
    """What speaks for a segment having no target, by name."""
    return {
        "alone": np.ones(len(of.first)),
        "alone: odds": of.odds,
        "alone: quotation mark": scene.opens_quoted[of.first],
        "alone: length": np.log(of.last - of.first),
        "alone: far": np.log1p(least),
        "alone: target in sentence": np.isin(scene.sentence[of.first], scene.sentence[to.first]),
        "alone: target in paragraph": np.isin(scene.paragraph[of.first], scene.paragraph[to.first]),
        "alone: no subject": of.subject < 0,
        "alone: pointer": _pointing(scene, of.asks, of.answers),
    }


def _pointing(scene: Scene, asks: Table, answers: Table) -> Floats:
    found: Floats = (asks * answers).sum(axis=1) / np.sqrt(scene.reading.link_q.shape[1])
    return found


def _within(words: Ints, first: Ints, last: Ints) -> NDArray[np.bool_]:
    return (first <= words) & (words < last)


def _steps(scene: Scene, words: Ints, first: Ints, last: Ints) -> Ints:
    found = np.full(len(words), _STEPS + 1)
    for step in range(1, _STEPS + 1):
        words = scene.heads[words]
        found = np.where((found > _STEPS) & _within(words, first, last), step, found)
    return found
