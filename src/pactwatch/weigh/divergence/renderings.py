"""Texts in, places where two of them render one written instrument otherwise out (METHOD d11).

An order, a decree or a letter reaches readers in several renderings, and one word more ("at their
own discretion") turns a ban into a licence. Sentences that tell of an instrument are laid beside
each other; where they share most of their words and one of them narrows what is forbidden, or says
no where the other does not, both are named: the decisive word must be read in the original.
Refuses to say which rendering is right, and to compare copies (weigh.divergence.divergence does).
"""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import combinations

from pactwatch.domain.flag import FlagCode
from pactwatch.text.openings import found_in
from pactwatch.weigh.divergence.divergence import Divergence
from pactwatch.weigh.passages.passages import bag_of

__all__ = ["Rendering", "find_rendered", "nearest", "renderings_in"]

# Two renderings of one sentence share half of the shorter one's words in one form, and so many at
# least (guess: our two renderings share 7 of 12, sentences on two orders of one body 3 or 4).
_SAME, _LEAST = 0.5, 5
# Cheap, since every text of a case is looked at: a dot in a name cuts a sentence short, no more.
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*[”\"’]*")
# A word of more sentences than this is of the trade.
_COMMON = 64


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence about an instrument: its words in one form, what narrows it, whether it says no.

    `start` and `end` are half-open characters of the document's text.
    """

    document_id: str
    start: int
    end: int
    stems: frozenset[str]
    narrowing: frozenset[str]
    negations: int


def find_rendered(texts: Mapping[str, str], groups: Mapping[str, str]) -> tuple[Divergence, ...]:
    """Divergences between renderings, twice each, once for either document.

    `groups` names for each document the copies it belongs to; within them nothing is rendered.
    """
    found = []
    held = [r for id_, text in sorted(texts.items()) for r in renderings_in(id_, text)]
    for one, other in nearest(held):
        if groups.get(one.document_id) == groups.get(other.document_id, other.document_id):
            continue
        if reason := _differing(one, other):
            found += [_divergence(one, other, reason), _divergence(other, one, reason)]
    return tuple(sorted(found, key=lambda d: (d.document_id, d.start, d.other_id, d.other_start)))


def nearest(held: list[Rendering]) -> list[tuple[Rendering, Rendering]]:
    """Sentences of two documents that render one instrument, each document's best for the other.

    `held` are those of all documents, by the documents' ids.
    """
    best: dict[tuple[str, str], tuple[float, Rendering, Rendering]] = {}
    for one, other in _near(held):
        both = len(one.stems & other.stems)
        part = both / min(len(one.stems), len(other.stems))
        key = (one.document_id, other.document_id)
        if both >= _LEAST and part >= _SAME and part > best.get(key, (0.0,))[0]:
            best[key] = (part, one, other)
    return [(one, other) for _, (_, one, other) in sorted(best.items())]


def _near(held: list[Rendering]) -> Iterable[tuple[Rendering, Rendering]]:
    """Pairs of two documents with a telling word in common, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, rendering in enumerate(held):
        for stem in rendering.stems:
            holders[stem].append(n)
    met: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        if len(numbers) <= _COMMON:
            for pair in combinations(numbers, 2):
                met[pair] += 1
    for (a, b), shared in sorted(met.items()):
        if shared >= _LEAST - 1 and held[a].document_id != held[b].document_id:
            yield held[a], held[b]


def renderings_in(document_id: str, text: str) -> Iterable[Rendering]:
    """A text's sentences about an instrument."""
    words = _lexicon()
    named = [found.span() for found in found_in(text, words.instrument)]
    for match in _SENTENCE.finditer(text) if named else ():
        sentence, start, end = match.group(), match.start(), match.end()
        if any(start <= first and last <= end for first, last in named):
            narrowing = {m.group().casefold() for m in words.narrowing.finditer(sentence)}
            negations = len(words.negation.findall(sentence))
            stems = bag_of(sentence)[0]
            yield Rendering(document_id, start, end, stems, frozenset(narrowing), negations)


def _differing(one: Rendering, other: Rendering) -> str | None:
    """What narrows one side only, or a no that only one side says."""
    mine, theirs = one.narrowing - other.narrowing, other.narrowing - one.narrowing
    if mine != theirs:
        shown = " and ".join(f"“{w}”" for w in sorted(mine | theirs))
        return f"one rendering narrows what is forbidden by {shown}, the other does not"
    if bool(one.negations) is not bool(other.negations):
        return "one rendering says no where the other does not"
    return None


def _divergence(one: Rendering, other: Rendering, reason: str) -> Divergence:
    code = FlagCode.TRANSLATION_DIVERGENCE
    sentence = f"Two renderings of one instrument differ: {reason}; read the original."
    return Divergence(
        one.document_id,
        one.start,
        one.end,
        other.document_id,
        other.start,
        other.end,
        code,
        sentence,
    )


@dataclass(frozen=True, slots=True)
class _Lexicon:
    instrument: re.Pattern[str]
    narrowing: re.Pattern[str]
    negation: re.Pattern[str]


@functools.cache
def _lexicon() -> _Lexicon:
    file = resources.files("pactwatch.resources") / "lexicon" / "relations.toml"
    rows = tomllib.loads(file.read_text("utf-8"))
    return _Lexicon(
        _any_of(rows["instruments"]), _any_of(rows["narrowing"]), _any_of(rows["negating"])
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
