"""Text in, words out: the one place that says what a word is.

Takes any Unicode text and returns its words with half-open code-point offsets into that text.
Every character that is not white space stands in exactly one word, so nothing can be lost.
Clitics are split off (do|n't, Mali|'s) and punctuation stands alone; dotted abbreviations, numbers
with inner marks (3.5, 9/11) and hyphenated words (al-Qaida) are one word each.
Refuses to find sentences, to normalise, and to know any model.
"""

import re
from dataclasses import dataclass

__all__ = ["Word", "words"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; ``text[start:end]`` is its text.

    ``opens`` is true for the first word of the text and for a word after a blank line.
    """

    start: int
    end: int
    text: str
    opens: bool = False


# Letters, digits, combining accents, soft hyphens and joiners: what may stand inside a word.
_LETTER = r"[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060]"
_CORE = rf"(?:{_LETTER})+"
_APOSTROPHE = r"['’ʼ]"
_HYPHEN = r"[-\u2010\u2011]"

# Short forms whose full stop nearly always belongs to them: titles, months, firms.
_SHORT_FORMS = (
    "Mr|Mrs|Ms|Messrs|Dr|Drs|Prof|Gen|Gens|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Brig|Sen|Sens|Rep|Reps|"
    "Gov|Govs|Pres|Sec|Amb|Rev|Hon|Jr|Sr|St|Mt|Ft|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Ltd|Co|Bros|"
    "vs|No|Nos|Art|Arts|Res|Par|Fig|Vol|approx|etc|cf|al"
)

# Tried in this order; the first that fits wins.
_FORMS = {
    "most words, for speed: no later form is longer before a blank": "[A-Za-z]+(?= )",
    "address on the web": r"(?:https?://|www\.)[^\s<>\"“”]*[\w/=&#]",
    "mail address": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "handle or tag": r"[@#]\w+",
    "letters with full stops, as in U.S. and a.m.": r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}",
    "short form": rf"(?<!\w)(?:{_SHORT_FORMS})\.(?=\s+[^\s])",
    "initial before a name": r"(?<![\w.'’])[A-Z]\.(?=\s+[A-Z])",
    "number with inner marks": rf"\d+(?:[.,:/]\d+)+(?:{_HYPHEN}?{_CORE})*(?:{_HYPHEN}{_CORE})*",
    "letters joined by an ampersand": r"[A-Z]+&[A-Z]+\b",
    "plain, hyphenated or apostrophised word": (
        rf"{_CORE}(?:(?:{_HYPHEN}|{_APOSTROPHE})(?={_LETTER}){_CORE})*"
    ),
    "clitic after something else": rf"{_APOSTROPHE}(?:s|ll|re|ve|d|m)(?!\w)",
    "run of stops, dashes or exclamations": r"\.{2,}|-{2,}|[!?]{2,}|``|''|_{2,}",
    "row of one and the same mark": r"([^\w\s])\1{99,}",
    "any other mark": r"\S",
}
_WORD = re.compile("|".join(f"(?:{form})" for form in _FORMS.values()))

# Split from the end of a word, once: PTB's clitics.
_CLITIC = re.compile(rf"(?<=.)(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|ll|re|ve|d|m))$", re.I)
_BLANK_LINE = re.compile(r"(?:\n|\r\n?)[^\S\r\n]*[\r\n]|\u2029|\f")


def words(text: str) -> list[Word]:
    """Return the words of ``text`` in order, after the Penn Treebank's and UD's conventions."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        (start, end), word = match.span(), match.group()
        gap = text[last:start]
        # A single blank, as stands between most words, holds no blank line.
        opens = not found or (gap not in ("", " ") and bool(_BLANK_LINE.search(gap)))
        # Nearly all words are plain letters, which hold no apostrophe.
        is_plain = word.isascii() and word.isalpha()
        if not is_plain and (clitic := _CLITIC.search(word)):
            at = clitic.start()
            found.append(Word(start, start + at, word[:at], opens))
            found.append(Word(start + at, end, word[at:]))
        else:
            found.append(Word(start, end, word, opens))
        last = end
    return found
