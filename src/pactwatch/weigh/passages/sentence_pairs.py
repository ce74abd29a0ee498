"""Two texts in, their nearly equal sentences side by side out, with the words that differ.

Words are compared in one spelling: small letters, numbers as digits, short forms written out.
Sentences that stand in both texts word for word are set aside first; of the rest, the most alike
find each other. Refuses to pair sentences that share too little.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from pactwatch.text.sentences import sentences
from pactwatch.text.words import Word, words
from pactwatch.weigh.passages.sentence_words import Written, written_plainly

__all__ = ["Difference", "Pair", "Side", "Written", "pairs"]

# Two sentences are tellings of one where they share this much of the longer one's words in order,
# or this much of the shorter one's. Guesses, checked on seeded copies (benchmark/garbles).
_SHARED, _CONTAINED = 0.6, 0.8
# A shorter sentence is contained in another by chance.
_LEAST_WORDS = 5


@dataclass(frozen=True)
class Side:
    """One sentence of one text."""

    words: tuple[Written, ...]

    @property
    def start(self) -> int:
        """Its first character in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The character after its last word."""
        return self.words[-1].end

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its words in one spelling, marks left out."""
        return tuple(w.plain for w in self.words)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one side that stand in place of words of the other; either may be empty.

    `at` and `other_at` are the places of the first of them in their sentences.
    """

    at: int
    ours: tuple[Written, ...]
    other_at: int
    theirs: tuple[Written, ...]


@dataclass(frozen=True)
class Pair:
    """Two sentences that tell the same, and where they differ.

    `beside` has the words with a capital that stand one behind the other in either text; `known`
    says whose names the case knows, by the name in one spelling.
    """

    first: Side
    second: Side
    beside: frozenset[tuple[str, str]] = frozenset()
    known: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """In the order of the sentences."""
        matcher = SequenceMatcher(None, self.first.plain, self.second.plain, autojunk=False)
        return tuple(
            Difference(a, self.first.words[a:b], c, self.second.words[c:d])
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
        )

    def turned(self) -> "Pair":
        """The same pair seen from the other side."""
        return Pair(self.second, self.first, self.beside, self.known)


def pairs(one: str, other: str, known: Mapping[str, str] | None = None) -> Iterator[Pair]:
    """Sentences of the two texts that nearly say the same, in the order of the first text."""
    blocks = [_blocks(text) for text in (one, other)]
    names = _names((block for text in blocks for block in text), known or {})
    beside = frozenset(pair for text in blocks for block in text for pair in _in_a_row(block))
    left, right = _apart(*(_sides(text, names) for text in blocks))
    scored = sorted(
        (-share, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (share := _likeness(a, b)) > 0
    )
    taken: set[tuple[str, int]] = set()
    found: list[tuple[int, Pair]] = []
    for _, i, j in scored:
        if ("left", i) not in taken and ("right", j) not in taken:
            taken |= {("left", i), ("right", j)}
            found.append((i, Pair(left[i], right[j], beside, known or {})))
    yield from (pair for _, pair in sorted(found, key=lambda f: f[0]))


def _apart(one: Sequence[Side], other: Sequence[Side]) -> tuple[list[Side], list[Side]]:
    """The sentences of each text that the other does not have word for word."""
    mine, theirs = {s.plain for s in one}, {s.plain for s in other}
    return [s for s in one if s.plain not in theirs], [s for s in other if s.plain not in mine]


def _likeness(one: Side, other: Side) -> float:
    shorter, longer = sorted((len(one.plain), len(other.plain)))
    if shorter < _LEAST_WORDS or not set(one.plain) & set(other.plain):
        return 0.0
    shared = LCSseq.similarity(one.plain, other.plain)
    is_same = shared >= _SHARED * longer or shared >= _CONTAINED * shorter
    is_same = is_same or _has_same_words(one, other) or _has_lost_its_telling(one, other)
    return shared / shorter + shared / longer if is_same else 0.0


# Or where so many of the longer one's words stand in the other in any order: what is turned round
# ("A accused B", "on Sunday B accused A") is one sentence too. A guess.
_IN_ANY_ORDER = 0.85


def _has_same_words(one: Side, other: Side) -> bool:
    needed = _IN_ANY_ORDER * max(len(one.plain), len(other.plain))
    if min(len(one.plain), len(other.plain)) < needed:
        return False
    return sum((Counter(one.plain) & Counter(other.plain)).values()) >= needed


# A sentence that is told in the one ("…, the head of the panel said") and not in the other, nearly
# all of whose words it has in any order: who told it may stand in another place. A guess.
_LOST, _LEAST_LOST = 0.85, 10
_TELLING = frozenset({"said", "says", "told", "according"})


def _has_lost_its_telling(one: Side, other: Side) -> bool:
    shorter, longer = sorted((one.plain, other.plain), key=len)
    if len(shorter) < _LEAST_LOST or not _TELLING & set(longer) - set(shorter):
        return False
    return sum((Counter(shorter) & Counter(longer)).values()) >= _LOST * len(shorter)


# A sentence's first word is a name if it stands so often with a capital inside a sentence (once
# may be a headline), and nowhere in small letters. Once behind a small word makes it likely.
_SEEN_AS_NAME = 2


def _names(
    blocks: Iterable[Sequence[Written]], known: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Words of both texts that are names wherever they stand: surely so, also because the case
    knows them, and likely."""
    capital: Counter[str] = Counter()
    likely: set[str] = set()
    small: set[str] = set()
    for block in blocks:
        is_behind_small = False
        for before, word in pairwise(block):
            is_behind_small = is_behind_small if _is_capital(before) else before.text.islower()
            if _is_capital(word):
                capital[word.plain] += 1
                likely |= {word.plain} if is_behind_small else set()
        small.update(w.plain for w in block if w.text[:1].islower())
    sure = frozenset(w for w, n in capital.items() if n >= _SEEN_AS_NAME and w not in small)
    sure |= {name for name in known if " " not in name and name not in small}
    return sure, frozenset(likely - small)


def _in_a_row(block: Sequence[Written]) -> Iterator[tuple[str, str]]:
    for before, word in pairwise(block):
        if word.start - before.end <= 1 and _is_capital(before) and _is_capital(word):
            yield before.plain, word.plain


def _is_capital(word: Written) -> bool:
    return any(c.isupper() for c in word.text)


def _sides(
    blocks: Iterable[Sequence[Written]], names: tuple[frozenset[str], frozenset[str]]
) -> list[Side]:
    sure, likely = names
    found = []
    for block in blocks:
        first = [
            replace(w, is_capital=w.plain in sure, is_likely=w.plain in likely) for w in block[:1]
        ]
        if rest := [replace(w, is_capital=_is_capital(w)) for w in block[1:]]:
            found.append(Side((*first, *rest)))
    return found


# A story is compared with each of its copies: about a cluster's worth of texts.
@lru_cache(maxsize=256)
def _blocks(text: str) -> tuple[tuple[Written, ...], ...]:
    return tuple(tuple(written_plainly(block)) for block in _by_sentence(text))


def _by_sentence(text: str) -> Iterator[list[Word]]:
    written = list(words(text))
    at = 0
    for _, end in sentences(text):
        inside = []
        while at < len(written) and written[at].start < end:
            inside.append(written[at])
            at += 1
        yield inside
