"""A statement's words in, how they are reported out: quoted, in part, not, as headline or caption.

Words are counted, not characters: a quotation of the speaker is DIRECT where every word stands
between marks and it is more than a term, PARTIAL_DIRECT where some do. Refuses to say who speaks.
"""

import re
from collections.abc import Sequence
from itertools import islice

from pactwatch.domain.statement import QuoteType
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, over, span_of, trim

__all__ = ["before_stamp", "is_above_stamp", "is_headline", "quote_type"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# A quotation of so few words inside a sentence is a term or a phrase and no clause.
_PHRASE = 3
# A headline has at most so many words; a first sentence of a report has more or tells the past.
_HEADLINE = 18
# A sentence in the present that opens with one of these may as well be the first of a statement.
_OPENING = frozenset(["The", "A", "An", "We", "I", "It", "This", "These", "Our", "They", "There"])


def quote_type(
    text: str,
    content: Sequence[Range],
    quoted: Sequence[Range],
    sentences: Sequence[Sentence] = (),
) -> QuoteType:
    """How a content outside headings is reported; `quoted` are ranges between marks, apart,
    `sentences` the document's, which tell a clause from a phrase."""
    if not over(quoted, span_of(content)):
        return QuoteType.INDIRECT
    words = [w.span() for start, end in content for w in _WORD.finditer(text, start, end)]
    inside = [w for w in words if over(quoted, w)]
    if not inside or _is_term(text, inside) or _is_name(text, words, inside):
        return QuoteType.INDIRECT
    if len(inside) < len(words) or _is_phrase(text, inside) or _is_noun(text, inside, sentences):
        return QuoteType.PARTIAL_DIRECT
    return QuoteType.DIRECT


_CALLED = re.compile(r"(?:so-called|known as|dubbed|nicknamed|codenamed) [“\"‘']\Z")


def _is_term(text: str, words: Sequence[Range]) -> bool:
    """ "A so-called “static kill”": what a thing is called is no quotation of the speaker."""
    start = words[0][0]
    return len(words) <= _PHRASE and bool(_CALLED.search(text, max(0, start - 16), start))


def _is_name(text: str, words: Sequence[Range], inside: Sequence[Range]) -> bool:
    """ "A tanker called “Sea Rose”": marks around a name within a longer report."""
    is_within = len(inside) <= _PHRASE and len(words) > 2 * len(inside)
    return is_within and all(text[start].isupper() for start, _ in inside)


def _is_phrase(text: str, words: Sequence[Range]) -> bool:
    """ "Lone wolves" within a sentence; "Oh, absolutely" begins one."""
    return len(words) <= _PHRASE and text[words[0][0]].islower()


def _is_noun(text: str, words: Sequence[Range], sentences: Sequence[Sentence]) -> bool:
    """ "Urged “concrete steps that help”": a noun with all that hangs on it is part of the
    article's clause, however long."""
    start, end = words[0][0], words[-1][1]
    sentence = sentence_over(sentences, start, end) if text[start].islower() else None
    if sentence is None or end > sentence.end:
        return False
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    ids = {t.i for t in inside}
    tops = [t for t in inside if t.head not in ids and t.relation in _NOUN_PLACES]
    is_alone = len([t for t in inside if t.head not in ids and t.upos != "PUNCT"]) == len(tops)
    return bool(tops) and is_alone and all(t.upos in {"NOUN", "PROPN"} for t in tops)


_NOUN_PLACES = frozenset({"obj", "obl", "nmod", "nsubj"})
# A web page's stamp behind its title and its leading line.
_STAMP = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} [A-Z][a-z]+,? \d{4},? \d{1,2}[.:]\d{2}"
    r" [A-Z]{2,4}\b"
)
# No title with its leading line is longer, in characters. A guess.
_HEAD = 500


def is_above_stamp(text: str, where: Range) -> bool:
    """Whether words begin above the day and hour that a page prints below its title."""
    stamp = _STAMP.search(text, 0, _HEAD) if where[0] < _HEAD else None
    return stamp is not None and where[0] < stamp.start()


def before_stamp(text: str, part: Range) -> Range:
    """A content up to the day and hour that a page prints below its title."""
    stamp = _STAMP.search(text, *part) if part[0] < _HEAD else None
    return trim(text, part[0], stamp.start()) if stamp and stamp.start() > part[0] else part


def is_headline(
    text: str, where: Range, paragraphs: Sequence[Range], sentences: Sequence[Sentence]
) -> bool:
    """Whether words stand in a first paragraph that reads like a headline: one short sentence
    before the article, without a full stop, in capitals throughout, or in the present and without
    the article that opens a plain sentence."""
    filled = list(islice((p for p in paragraphs if text[slice(*p)].strip()), 2))
    if len(filled) < 2 or not filled[0][0] <= where[0] < filled[0][1]:
        return False
    first = filled[0]
    inside = [s for s in sentences if first[0] <= s.start < first[1]]
    words = _WORD.findall(text[slice(*first)])
    if len(inside) > 1 or len(words) > _HEADLINE or len(words) < 3:
        return False
    is_open = text[slice(*first)].rstrip()[-1:] not in {".", "”", '"', "’"}
    is_short_of_articles = words[0] not in _OPENING
    return is_open or _is_in_capitals(words) or (is_short_of_articles and not _tells_past(inside))


def _is_in_capitals(words: Sequence[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    return len(long) > 3 and sum(w[0].isupper() for w in long) * 5 >= len(long) * 4


def _tells_past(sentences: Sequence[Sentence]) -> bool:
    """Whether a verb of saying, or the main one, stands in the past."""
    verbs = [t for s in sentences for t in s.tokens if t.upos in {"VERB", "AUX"}]
    past = [t for t in verbs if t.lower != t.lemma and not t.lower.endswith(("s", "ing"))]
    told = phrases("cues", "reporting")
    return not verbs or any(t.is_root or t.lemma in told or t.upos == "AUX" for t in past)
