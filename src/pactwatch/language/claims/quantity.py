"""Counts in a claim, with what was counted: number words in, `Quantity` out.

Reads "500", "5,000", "two", "dozens", "400-600", "between 200 and 500", "up to 40", "at least 30",
"12 of the 40".
A ceiling ("up to") leaves the lower end at 0; a floor ("at least") keeps its number at both ends
and its words in the definition, since nothing says how many more.
Refuses to compare: two quantities with different definitions are different things (METHOD d12).
"""

import re

from pactwatch.domain.claim import Quantity
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.phrases import place_text
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Sentence, Token, children, obliques
from pactwatch.language.words.counts import number_of
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["number_value", "quantity_of"]

_VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
}
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "dozen"})
_RANGE = re.compile(r"([\d.,]+)\s*[-–—]\s*([\d.,]+)")
_CEILING = re.compile(
    r"\b(?:up to|as many as|at most|no more than|not more than"
    r"|(?<!no )(?<!not )(?:fewer than|less than))\W*$"
)
_REACH = 40


def quantity_of(text: str, hit: Hit, *heads: Token | None) -> Quantity | None:
    """The count among the conduct's own words, else the one in a role's phrase."""
    sentence = hit.sentence
    own = [sentence.tokens[i] for i in sorted(hit.tokens)]
    numbers = [t for t in own if _is_count(sentence, t)]
    if numbers:
        return _read(text, sentence, numbers[0], _counted(sentence, numbers[0], own))
    for head in filter(None, heads):
        if head.upos == "NUM" and _is_count(sentence, head):
            return _read(text, sentence, head, head)  # "nine were freed"
        if part := _part_of(sentence, head):
            return _read(text, sentence, part, head)
        for number in children(sentence, head, "nummod"):
            if not _is_count(sentence, number):
                continue
            return _read(text, sentence, number, head)
        if found := _in_amount(text, sentence, head):
            return found
    return None


def _in_amount(text: str, sentence: Sentence, head: Token) -> Quantity | None:
    """ "A first instalment of 5 million crowns", "a convoy of 30 lorries": what it holds."""
    if head.lemma not in phrases("conduct", "amounts") | phrases("conduct", "containers"):
        return None
    for held in obliques(sentence, head, "of"):
        for number in (held, *children(sentence, held, "nummod")):
            if number.upos == "NUM" and _is_count(sentence, number):
                return _read(text, sentence, number, held)
    return None


def _is_count(sentence: Sentence, token: Token) -> bool:
    """A number of something; of "on 28 March" the 28 is a day."""
    if not number_value(token) and token.lower not in _VAGUE:
        return False
    beside = sentence.tokens[max(0, token.i - 1) : token.i + 2]
    if token.i > 0 and beside[0].lower == "no":
        return False  # "no one"
    months = phrases("conduct", "calendar")  # "forty may have been freed" tells no month
    return not any(t.lower in months and not t.text.islower() for t in beside)


def _part_of(sentence: Sentence, head: Token) -> Token | None:
    """In "12 of the 40 prisoners" the 12; the 40 is what they are counted from."""
    words = chunk(sentence, head, with_of=False)
    if part := _part_behind(sentence, words[0].i, words[-1].i):
        return part
    i = words[0].i
    of = sentence.tokens[i - 1] if i > 1 else None
    part = sentence.tokens[i - 2] if of is not None and of.lower == "of" else None
    is_number = part is not None and (number_value(part) or part.lower in _VAGUE)
    return part if is_number else None


def _part_behind(sentence: Sentence, first: int, last: int) -> Token | None:
    """ "Of the 40 prisoners, 12 are home": the part may stand behind the whole."""
    tokens = sentence.tokens
    opens = first > 0 and tokens[first - 1].lower == "of"
    above = tokens[first - 2] if first > 1 else None
    is_first = above is None or above.upos == "PUNCT" or above.lower in {"out", "and", "but"}
    behind = [t for t in tokens[last + 1 : last + 4] if t.text != "," and t.upos != "ADV"]
    if not (opens and is_first):
        return None
    if behind and _is_count(sentence, behind[0]):
        return behind[0]
    # "Of the nine suspects named in the annex, the council has handed over three".
    rest = (t for t in tokens[last + 1 :] if t.upos == "NUM" and _is_count(sentence, t))
    return next((t for t in rest if t.relation in {"obj", "nsubj"}), None)


def _counted(sentence: Sentence, number: Token, own: list[Token]) -> Token:
    above = sentence.tokens[number.head]
    if number.relation in {"nummod", "compound", "det"} and above.upos in {"NOUN", "PROPN"}:
        return above
    if whole := children(sentence, number, "nmod"):
        return whole[0]  # "112 of the 180 persons"
    nouns = [t for t in own if t.upos in {"NOUN", "PROPN"} and t.i > number.i]
    return nouns[0] if nouns else number


def number_value(token: Token) -> tuple[float, float] | None:
    """What a number means, from and to ("200-300"); None where the word gives none."""
    if match := _RANGE.fullmatch(token.text):
        low, high = number_of(match[1]), number_of(match[2])
        if low is None or high is None or low > high:
            return None  # "2024-25" is a year
        return low, high
    value = number_of(token.text)
    return None if value is None else (value, value)


def _read(text: str, sentence: Sentence, number: Token, counted: Token) -> Quantity | None:
    number = _first_word(sentence, number)
    low, high = _VAGUE.get(number.lower) or number_value(number) or (None, None)
    if low is None or high is None:
        return None
    low, high = _widened(sentence, number, low, high)
    if _CEILING.search(text[max(0, number.start - _REACH) : number.start].lower()):
        low = 0.0
    return Quantity(low, high, counted.text, _definition(text, sentence, number, counted))


def _first_word(sentence: Sentence, number: Token) -> Token:
    """ "Five | million": the number starts with what it is a million of; "the first million" is
    one."""
    before = sentence.tokens[number.i - 1] if number.i else None
    if number.lower not in _SCALES or before is None or before.upos != "NUM":
        return number
    return before if number_value(before) else number


def _definition(text: str, sentence: Sentence, number: Token, counted: Token) -> str:
    """What was counted, as it stands; of a part also the whole: "of the 40 prisoners"."""
    after = sentence.tokens[number.i + 1 : number.i + 2]
    if after and after[0].lower == "of" and after[0].i < counted.i:
        return text[after[0].start : chunk(sentence, counted)[-1].end]
    return place_text(text, sentence, counted) or counted.text


def _widened(sentence: Sentence, number: Token, low: float, high: float) -> tuple[float, float]:
    """ "200 to 500", "between 200 and 500", "200 or 300", "200 - 500", "5 thousand"."""
    tokens = sentence.tokens
    after = tokens[number.i + 1 : number.i + 3]
    if after and after[0].lower in _SCALES:
        factor = float(load("numbers")[after[0].lower])
        return low * factor, high * factor
    if (
        len(after) == 2
        and after[0].lower in {"to", "and", "or", "-", "–"}
        and (other := number_value(after[1]))
    ):
        return low, max(high, other[1])
    before = tokens[max(0, number.i - 2) : number.i]
    if (
        len(before) == 2
        and before[1].lower in {"to", "and", "or", "-", "–"}
        and (other := number_value(before[0]))
    ):
        return min(low, other[0]), high
    return low, high
