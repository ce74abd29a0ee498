"""Which conducts found in a statement are taken for misread, by a network that learned from claims
people had judged.

A network of the package (claims.onnx) reads the words of a statement (the table `mixed` of a
reading), told which of them are content, cue and source, which showed the conduct, and who is said
to have done it and with whom. What it learned and how often it is right stand in MODEL_CARD.md.
Refuses to add a claim or to change one, and to judge what it was not taught: a code of the case's
own, one whose description an analyst has rewritten, and what people have coded. An act told of
somebody whose words the text tells is not left out either: the network knows sound news, and
whether a speaker was put in the doer's place is for the checks of integrity to tell.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pactwatch.domain.claim import Polarity
from pactwatch.language.claims.choice import Reading
from pactwatch.language.claims.taught import code_key
from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.model.acts_heard import spread, touched_words
from pactwatch.language.model.networks import facts_of, network
from pactwatch.language.names.names import bare
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.ranges import Range
from pactwatch.text.words import Word

__all__ = ["KNOWN", "Doubter", "known_keys", "named_at", "roles_of"]

# Below these log-odds of being right a claim is not made: of judged claims that no network had
# seen, so few were right (training/README.md).
_LEAST = -1.2
# Where the network's record of the codes it knows stands in its file.
KNOWN = "codes"
# Characters around the content in which a name is looked for first.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Doubter:
    """A text as the model read it, one statement of it by ranges of characters, and the people
    heard elsewhere in the text, by name."""

    text: str
    parsed: Parsed
    content: Sequence[Range]
    cue: Sequence[Range] = ()
    source: Sequence[Range] = ()
    heard: frozenset[str] = frozenset()

    def left(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings that are not taken for misread, in their order."""
        known = [r for r in readings if not r.hit.why and code_key(r.hit.code) in known_keys()]
        asked = [r for r in known if not self._is_of_heard(r)]
        if not asked or self.parsed.mixed is None:
            return list(readings)
        doubted = {id(r) for r, odds in zip(asked, self.odds(asked), strict=True) if odds < _LEAST}
        return [r for r in readings if id(r) not in doubted]

    def _is_of_heard(self, reading: Reading) -> bool:
        """Whether somebody who is heard elsewhere in the text stands before the act as its doer."""
        called = _called(self.heard)
        agents = [agent for agent in reading.claim.agent if bare(agent) in called]
        tokens = reading.hit.sentence.tokens
        shown = min((tokens[i].start for i in reading.hit.tokens), default=0)
        return any(start < shown for start, _ in named_at(self.text, agents, self.content))

    def odds(self, readings: Sequence[Reading]) -> list[float]:
        """Log-odds that each reading's conduct is in the statement; its code must be known."""
        given = [self.roles(reading) for reading in readings]
        chosen = given[0][0]
        if not chosen or self.parsed.mixed is None:
            return [0.0] * len(readings)
        words = np.repeat(self.parsed.mixed[chosen][None], len(readings), axis=0)
        known = known_keys()
        fed = {
            "words": words,
            "roles": np.stack([roles for _, roles in given]),
            "codes": np.array([known[code_key(r.hit.code)] for r in readings], dtype=np.int64),
            "signs": np.array([_sign(r) for r in readings], dtype=np.int64),
        }
        return [float(v) for v in network("claims").run(["right"], fed)[0]]

    def roles(self, reading: Reading) -> tuple[list[int], NDArray[np.float32]]:
        """Which words are read for a reading, and what each is (`roles_of`)."""
        tokens, claim = reading.hit.sentence.tokens, reading.claim
        shown = [(tokens[i].start, tokens[i].end) for i in sorted(reading.hit.tokens)]
        agent, other = (
            named_at(self.text, names, self.content) for names in (claim.agent, claim.counterpart)
        )
        ranges = (self.content, self.cue, self.source)
        return roles_of(self.parsed.words, *ranges, agent, other, shown)


@once_a_document
def _called(heard: frozenset[str]) -> frozenset[str]:
    """The plain names and last names of the people heard in a text."""
    return frozenset(bare(n) for name in heard for n in (name, name.split()[-1]))


def roles_of(
    words: Sequence[Word],
    content: Sequence[Range],
    cue: Sequence[Range],
    source: Sequence[Range],
    agent: Sequence[Range],
    counterpart: Sequence[Range],
    shown: Sequence[Range],
) -> tuple[list[int], NDArray[np.float32]]:
    """Which words are read for a claim, and for each what it is: content, cue, source, agent,
    counterpart, a word that shows the conduct (six columns of 0 and 1)."""
    chosen, roles = spread(words, content, cue, source)
    others = [touched_words(words, ranges) for ranges in (agent, counterpart, shown)]
    columns = [[i in found for found in others] for i in chosen]
    both = np.column_stack([roles, np.array(columns, dtype=np.bool_).reshape(len(chosen), 3)])
    return chosen, both.astype(np.float32)


def named_at(text: str, names: Sequence[str], content: Sequence[Range]) -> list[Range]:
    """Where each name stands as words of its own ("Orsk" is not in "Orskland"): in the content,
    else last before its end, else first in the text."""
    low, high = max(0, content[0][0] - _NEAR), content[-1][1]
    found = []
    for name in names:
        at = _first(text, name, low, high + _NEAR)
        at = _last(text, name, high) if at < 0 else at
        at = _first(text, name, 0, len(text)) if at < 0 else at
        if at >= 0:
            found.append((at, at + len(name)))
    return found


def _first(text: str, name: str, low: int, high: int) -> int:
    at = text.find(name, low, high)
    while at >= 0 and not _is_whole(text, at, at + len(name)):
        at = text.find(name, at + 1, high)
    return at


def _last(text: str, name: str, high: int) -> int:
    at = text.rfind(name, 0, high)
    while at >= 0 and not _is_whole(text, at, at + len(name)):
        at = text.rfind(name, 0, at + len(name) - 1)
    return at


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _sign(reading: Reading) -> int:
    return int(reading.claim.polarity is Polarity.NEGATIVE)


@cache
def known_keys() -> Mapping[str, int]:
    """The codes that the network was taught, each by its key, and their numbers. Raises StopRun
    where the package lacks the network."""
    known: list[str] = json.loads(facts_of("claims")[KNOWN])
    return {key: number for number, key in enumerate(known) if key}
