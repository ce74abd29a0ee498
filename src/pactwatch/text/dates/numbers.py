"""Number words in, integers out: the counts, ordinals and spoken years of time expressions.

Takes the matched words ("twenty-four", "a couple of", "5 1/2", "1,500", "second", "nineteen
ninety-six") and returns a Count or an int; what has no exact size (several, a few) is None.
Refuses to find numbers in text: the patterns below are for the grammar's rows.
"""

import re
from dataclasses import dataclass

__all__ = [
    "COUNT",
    "LOW",
    "ORDINAL",
    "PART_WORDS",
    "SPOKEN_YEAR",
    "WHICH_YEAR",
    "Count",
    "count",
    "ordinal",
    "spoken_year",
]

_ONES = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_ONES, 1)}
_SMALL |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000}
# Said of small counts whose size stays open: TimeML writes X for them.
_VAGUE = ("several", "a few", "few", "some", "many", "a number of", "a handful of")
_FIXED = {"a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12, "a": 1, "an": 1}
_FIXED |= {"a pair of": 2, "half a dozen": 6, "half a": 0, "half an": 0, "both": 2}
_ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
]

_ones = "|".join(sorted(_ONES, key=len, reverse=True))
_tens = "|".join(_TENS)
_number = rf"(?:(?:{_tens})(?:[- ](?:{_ones}))?|{_ones})"
_spoken = rf"{_number}(?: (?:hundred|thousand)){{0,2}}"
_fixed = "|".join(sorted((*_FIXED, *_VAGUE), key=len, reverse=True))
COUNT = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,4}}(?: 1/2|\.[0-9]{{1,2}})?"
    rf"|{_number}[- ]and[- ]a[- ]half|{_spoken}(?: \([0-9]{{1,4}}\))?"
    rf"|(?:a|one) (?:hundred|thousand)|{_fixed})"
)
ORDINAL = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|"
    rf"{'|'.join(sorted(_ORDINALS, key=len, reverse=True)).replace('-', '[- ]')})"
)
SPOKEN_YEAR = (
    rf"(?:(?:nineteen|twenty)[ -](?:(?:{_tens})(?:[- ](?:{_ones}))?|(?:oh|o)[ -](?:{_ones})"
    rf"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
    rf"|two thousand(?: and)?(?: {_number})?)"
)
# The first of two counts said as one: "two to three weeks", "20 or 30 years", "5-10 days".
LOW = r"(?P<low><COUNT>(?: or | to )|[0-9]{1,3}-)?"
# A part of a month or year, and a year named by its place; shared by the rows.
PART_WORDS = (
    r"(?P<mod>(?:the )?(?:beginning|start|end|middle) of |(?:early|late)(?: in |[- ])"
    r"|mid[- ]|end-|(?<=\bby )end |(?<=\bat )end |(?<=\buntil )end |(?<=\bsince )end "
    r"|the early part of |the latter part of )?"
)
WHICH_YEAR = r"(?:last|this|next|that|the same|the following|the previous) year"


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``number`` is None where only "some" is known; ``half`` adds one half."""

    number: int | None
    half: bool = False

    @property
    def code(self) -> str:
        """The number as a TIMEX3 duration writes it, X where it stays open."""
        if self.number is None:
            return "X"
        return f"{self.number}.5" if self.half else str(self.number)


def count(words: str) -> Count:
    """The size said by ``words``, which matched COUNT; raises ValueError for anything else."""
    text = re.sub(r" \([0-9]+\)$", "", " ".join(words.lower().split()))
    if text in _VAGUE:
        return Count(None)
    if text in _FIXED:
        return Count(_FIXED[text], half=text.startswith("half a") and "dozen" not in text)
    halved = re.fullmatch(r"(.+)[- ]and[- ]a[- ]half", text)
    if halved:
        return Count(_spoken_number(halved[1]), half=True)
    if text[0].isdigit():
        whole, half, tenths = text.partition(" 1/2")[0], " 1/2" in text, text.partition(".")[2]
        return Count(int(whole.partition(".")[0].replace(",", "")), half=half or tenths == "5")
    return Count(_spoken_number(text))


def _spoken_number(text: str) -> int:
    total = 0
    for word in re.split(r"[ -]", text):
        if word in _SCALES:
            total = (total or 1) * _SCALES[word]
        elif word not in ("and", "a"):
            total += _small(word)
    return total


def _small(word: str) -> int:
    if word not in _SMALL:
        raise ValueError(f"{word!r} is no number word")
    return _SMALL[word]


def ordinal(words: str) -> int:
    """The place said by an ORDINAL: "third" and "3rd" are 3; "last" is 0."""
    text = "-".join(words.lower().split())
    if text[0].isdigit():
        return int(text.rstrip("stndrh"))
    return _ORDINALS.index(text) + 1 if text in _ORDINALS else 0


def spoken_year(words: str) -> int:
    """The year of "nineteen ninety-six", "twenty twenty-one" or "two thousand and three"."""
    parts = [p for p in re.split(r"[ -]", words.lower()) if p not in ("and", "oh", "o")]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + _spoken_number(" ".join(parts[2:]) or "a") * (len(parts) > 2)
    return _small(parts[0]) * 100 + sum(_small(p) for p in parts[1:])
