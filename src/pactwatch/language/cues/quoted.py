""" "S quoted T as saying X", "T was quoted by S as saying X": T speaks, S carries."""

import re

from pactwatch.language.cues.pair import Pair, source_range, tells_when
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    object_of,
    obliques,
    subject_of,
)
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["quoted_as_saying"]

_ENDS_OPEN = re.compile(r",”? *\Z")


def quoted_as_saying(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S quoted T as saying X": T speaks, S carries."""
    if verb.lemma not in {"quote", "cite"}:
        return None
    saying = _saying(sentence, verb)
    if saying is None:
        return None
    outer = _noun_before(sentence, verb) or _nearest_subject(sentence, verb)
    inner = object_of(sentence, verb)
    passive = any(a.lemma == "be" for a in children(sentence, verb, "aux"))
    if passive:  # "T was quoted (by S) as saying"
        by = obliques(sentence, verb, "by", "in")
        outer, inner = (by[0] if by else None), outer
    if passive and inner is None:
        return None
    rest = trim(text, saying.end, _clause_end(sentence))
    if passive and _BY.match(text, *rest):  # "was quoted as saying by S": no words of T
        rest = (rest[1], rest[1])
    between = trim(text, verb.end, sentence.tokens[saying.i - 1].start)
    cited = _quoting_words(text, sentence, outer, verb) if outer else None
    source = source_range(text, sentence, inner) if passive and inner else between
    if cited and overlaps(cited, source):
        cited = None
    cue = ((verb.start, verb.end), (sentence.tokens[saying.i - 1].start, saying.end))
    content = (rest,) if rest[0] < rest[1] and any(c.isalnum() for c in text[slice(*rest)]) else ()
    if not (content or passive) and cited and _ENDS_OPEN.search(text, sentence.start, cited[0]):
        content = (trim(text, sentence.start, cited[0]),)  # "X, S quoted T as saying"
    return Pair(verb, cue, source, content, "quoted as saying", True, cited)


def _saying(sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" or "describing" behind the verb and "as"."""
    behind = (t for t in sentence.tokens[verb.i + 2 :] if sentence.tokens[t.i - 1].lower == "as")
    reporting = phrases("cues", "reporting")
    return next(
        (t for t in behind if t.lower.endswith("ing") and lemma(t.lower, "VERB") in reporting), None
    )


_BY = re.compile(r"(?:by|in)\s+[^,;]*\Z")


def _quoting_words(text: str, sentence: Sentence, outer: Token, verb: Token) -> Range:
    """Who quotes: the run of names or nouns that ends before the verb, or his own phrase."""
    i = outer.i
    if outer.i != verb.i - 1:
        return source_range(text, sentence, outer)
    while i > 0 and sentence.tokens[i - 1].upos in {"DET", "NOUN", "PROPN", "ADJ"}:
        i -= 1
    return trim(text, sentence.tokens[i].start, outer.end)


def _nearest_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject closest before the verb: a quoted clause may have left its own there as well."""
    before = [t for t in children(sentence, verb, "nsubj") if t.i < verb.i]
    return before[-1] if before else subject_of(sentence, verb)


def _noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that stands right before a verb, but for a day ("TV late Wednesday"): who quotes."""
    i = verb.i - 1
    while i > 0 and tells_when(sentence.tokens[i]):
        i -= 1
    before = sentence.tokens[i] if i >= 0 else None
    return before if before is not None and before.upos in {"NOUN", "PROPN"} else None


def _clause_end(sentence: Sentence) -> int:
    last = sentence.tokens[-1]
    return last.start if last.upos == "PUNCT" else last.end
