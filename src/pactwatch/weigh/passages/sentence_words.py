"""Words of a sentence in, the same words in one spelling out, for comparing two tellings.

Small letters, numbers as digits ("two hundred" is 200, and one word), short forms written out.
Refuses to drop a word: marks go, words stay.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactwatch.text.words import Word
from pactwatch.weigh.passages.number_words import (
    is_part_of_number,
    is_scale,
    may_open_number,
    number_at,
    spelt,
)

__all__ = ["Written", "written_plainly"]


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it stands, and `plain`, its one spelling.

    `is_capital` where it is written with a capital for itself, not for opening a sentence;
    `is_likely` where it opens one and stands once with a capital inside another.
    """

    start: int
    end: int
    text: str
    plain: str
    is_capital: bool = False
    is_likely: bool = False

    @property
    def number(self) -> float | None:
        """Its value where it is a number."""
        try:
            return float(self.plain)
        except ValueError:
            return None


def written_plainly(found: Sequence[Word]) -> Iterator[Written]:
    """The words in one spelling, in their order; the words of one number are one."""
    parts = list(_parts(found))
    at = 0
    while at < len(parts):
        run = _unbroken(parts, at) if may_open_number(parts[at].plain) else []
        if number := number_at([p.plain for p in run]):
            value, length = number
            yield _joined(run[:length], spelt(value))
            at += length
        else:
            yield parts[at]
            at += 1


# A number of more words than this is none that is written out.
_LONGEST = 12


def _unbroken(parts: Sequence[Written], start: int) -> list[Written]:
    """The words from a place on up to the next mark: "two hundred, five wounded" are two."""
    end = start + 1
    while end < min(len(parts), start + _LONGEST) and parts[end].start - parts[end - 1].end <= 1:
        end += 1
    return list(parts[start:end])


def _joined(run: Sequence[Written], plain: str) -> Written:
    """One word of several; parts of one hyphenated word hold its text once."""
    texts = [w.text for n, w in enumerate(run) if n == 0 or w.start != run[n - 1].start]
    return replace(run[0], end=run[-1].end, text=" ".join(texts), plain=plain)


_SHORT = {
    "n't": "not", "n’t": "not", "ca": "can", "wo": "will", "cannot": "can not", "%": "percent",
    "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "km": "kilometre", "per": "",
    "cent": "percent", "dont": "do not", "didnt": "did not", "doesnt": "does not",
    "cant": "can not", "wont": "will not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "havent": "have not", "hasnt": "has not",
    "hadnt": "had not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not",
    "no.": "number", "nos.": "number",
}  # fmt: skip
# "1.2bn", and "5m" only of money: else they are metres.
_SCALED = re.compile(r"(\d+(?:\.\d+)?)(bn|mn|m|million|billion|trillion)")
_MONEY = frozenset("$£€¥")


def _parts(found: Sequence[Word]) -> Iterator[Written]:
    before = ""
    for word in found:
        low = word.text.casefold().replace("’", "'")
        if any(c.isalnum() for c in low) or low == "%":
            low = _SHORT.get(low, low)
            low = low.replace("," if low[:1].isdigit() else ".", "")
            # A sum is told with its sign: pounds are no dollars.
            text = before + word.text if before in _MONEY and low[:1].isdigit() else word.text
            for part in _scaled(_unhyphened(low), before).split():
                yield Written(word.start, word.end, text, part)
        before = word.text


def _unhyphened(low: str) -> str:
    """ "two-year" is "two year", "half-a-million-strong" is "half a million strong"."""
    first, hyphen, rest = low.partition("-")
    is_joint = first in _JOINTS and any(p == "half" or is_scale(p) for p in rest.split("-"))
    is_split = hyphen and (is_part_of_number(first) or is_joint)
    return f"{first} {_unhyphened(rest)}" if is_split else low


# Words within a number: "two-and-a-half-year", "half-a-million-strong".
_JOINTS = frozenset({"half", "and", "a"})


def _scaled(low: str, before: str) -> str:
    match = _SCALED.fullmatch(low)
    if match is None or (match[2] == "m" and before not in _MONEY):
        return low
    return f"{match[1]} {'million' if match[2] == 'm' else match[2]}"
