"""Two passages side by side: what they have in common, as rules ask for it. Refuses to decide."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from pactwatch.weigh.passages.commonness import ALONE, Commonness
from pactwatch.weigh.passages.passages import Count, Passage
from pactwatch.weigh.passages.words import lexicon, stem_of

if TYPE_CHECKING:
    from pactwatch.weigh.relations.meeting import Meeting

__all__ = ["OWN", "Pair", "Reader", "are_apart"]

# Two texts in, how sure somebody who has read both is that they tell of one matter out (log-odds).
# Weighing reads nothing itself: who asks it brings the reader along, or none.
Reader = Callable[[str, str], float]

# Who speaks of the own side: "we never", "said it had not", "insisted that its men"; a bare
# quotation is somebody's own word.
OWN = re.compile(
    r"^[“\"]|\b(we|our|ours|us|I|my)\b|\b(said|says|say|insist\w*|maintain\w*|repl\w+)( \w+)?"
    r"( that)? (it|its|they|their|he|his|she|her|none of|no \w+ of)\b"
)

# A day written out, "2031-05-02".
_DAY = 10


@dataclass(frozen=True)
class Pair:
    """Two passages with what they have in common; `met` are claims that may be of one thing.

    `pool` tells how common a word is among all that is compared; `reader` has read both, and is
    asked only where a rule needs it.
    """

    a: Passage
    b: Passage
    met: "tuple[Meeting, ...]" = ()
    pool: Commonness = ALONE
    reader: Reader | None = None

    @cached_property
    def shared(self) -> frozenset[str]:
        """Words of both."""
        return self.a.stems & self.b.stems

    @cached_property
    def matter(self) -> frozenset[str]:
        """Words of both that are no names."""
        return self.shared - self.a.names - self.b.names

    @cached_property
    def part(self) -> float:
        """Share of the shorter passage's words that stand in the other."""
        least = min(len(self.a.stems), len(self.b.stems))
        return len(self.shared) / least if least else 0.0

    @cached_property
    def told(self) -> float:
        """As `part`, each word by how much it tells."""
        weigh = self.pool.weight
        least = min(sum(map(weigh, p.stems)) for p in (self.a, self.b))
        return sum(map(weigh, self.shared)) / least if least else 0.0

    @cached_property
    def is_one_sign(self) -> bool:
        """Both have claims that meet, and each time both say yes or both say no."""
        return bool(self.met) and all(m.one.is_no == m.other.is_no for m in self.met)

    @property
    def in_words(self) -> str:
        """Words of both, for a sentence."""
        return self.spelt(sorted(self.matter or self.shared)[:4])

    def spelt(self, stems: Iterable[str]) -> str:
        """Words as the second or the first passage has them, for a sentence."""
        told = {stem_of(p): p for p in (*reversed(self.a.plain), *reversed(self.b.plain))}
        return ", ".join(told.get(stem, stem) for stem in stems)

    @cached_property
    def is_later(self) -> bool:
        """Whether b appeared on a later day."""
        a, b = self.a.published, self.b.published
        return a is not None and b is not None and b > a

    @property
    def days_between(self) -> int | None:
        """Days between the two, None where one of them is unknown."""
        a, b = self.a.published, self.b.published
        return None if a is None or b is None else abs((b - a).days)

    @property
    def is_told_before(self) -> bool:
        """Whether the first was told before the day that the second is about, or the claims of the
        two are of times that do not meet."""
        if self.met and not any(m.is_in_time for m in self.met):
            return True
        told, days = self.a.published, self.b.days
        is_later = told is not None and bool(days) and min(days) > told.isoformat()
        return is_later and not self.a.is_plan and all(len(day) == _DAY for day in days)

    @cached_property
    def counts(self) -> tuple[tuple[Count, Count], ...]:
        """Counts of one unit and of kinds that may be counted together, side by side."""
        return tuple(
            (x, y)
            for x, y in product(_counting(self.a), _counting(self.b))
            if _is_one_unit(x.unit, y.unit) and not are_apart(x, y)
        )

    @cached_property
    def counts_apart(self) -> tuple[tuple[Count, Count], ...]:
        """Counts of kinds that are counted apart, side by side."""
        sides = product(_counting(self.a), _counting(self.b))
        return tuple((x, y) for x, y in sides if are_apart(x, y))

    @cached_property
    def has_other_names(self) -> bool:
        """Each side has names of its own: another place or body."""
        return bool(self.a.names - self.b.stems) and bool(self.b.names - self.a.stems)

    @cached_property
    def has_other_places(self) -> bool:
        """Each side names a place of its own, or a body it tells of in place of one."""
        a, b = (p.places for p in (self.a, self.b))
        return bool(a - self.b.stems) and bool(b - self.a.stems)


def _counting(passage: Passage) -> tuple[Count, ...]:
    return tuple(count for count in passage.counts if not count.is_day and not count.is_added)


def are_apart(one: Count, other: Count) -> bool:
    """Whether they count kinds of which a number of one says nothing of the other."""
    return any((row, 1 - side) in other.kinds for row, side in one.kinds)


def _is_one_unit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Metres of oil are no barrels of oil, and two distances need more in common than miles."""
    shared = set(one[:3]) & set(other[:3])
    if not lexicon().lengths.isdisjoint((*one[:1], *other[:1])):
        return one[:1] == other[:1] and len(shared) > 1
    measures = lexicon().measures & {*one[:1], *other[:1]}
    return bool(shared) and len(measures) <= 1
