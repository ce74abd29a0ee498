""" "According to S, X": a source that a preposition governs, with the words it gives it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pactwatch.language.cues.pair import Pair, source_range
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors, children
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, join, subtract, trim

__all__ = ["by_preposition", "tells"]


def by_preposition(text: str, sentence: Sentence, free: Sequence[Token]) -> Iterator[Pair]:
    """Each prepositional cue of a sentence with its source; all else in its clause is told."""
    for first, last in _prepositions(free):
        noun = _governed(sentence, first, last)
        if noun is None:
            continue
        start, end = source_range(text, sentence, noun)
        source = (max(start, last.end + 1), end)
        if source[0] >= source[1]:
            continue
        told = 0
        if free_relative := _what_somebody_told(text, sentence, last):
            source, told = free_relative
        opens = _opens_at(text, sentence, first)
        if first.start == opens and not free_relative:
            source = _before_main_clause(text, sentence, *source)
            told = _behind_aside(sentence, source[1])
        cue = (first.start, last.end)
        start, end = _between_rivals(sentence, opens, cue)
        rest = subtract([(start, end)], [(cue[0], max(told, source[1]))])
        content = tuple(r for part in rest if (r := trim(text, *part))[0] < r[1])
        content = _behind_join(text, content, cue)
        yield Pair(first, (cue,), source, join(content), "according to", True)


def _behind_join(text: str, content: tuple[Range, ...], cue: Range) -> tuple[Range, ...]:
    """ "A shepherd and, according to S, | the boy who helped him": what is joined on is S's."""
    later = tuple(r for r in content if r[0] > cue[1])
    return later if later and _JOIN.search(text, max(0, cue[0] - 8), cue[0]) else content


_JOIN = re.compile(r"\b(?:and|but|or|nor),\s+\Z")


def _what_somebody_told(text: str, sentence: Sentence, last: Token) -> tuple[Range, int] | None:
    """ "According to what | his widow | told the paper, X": who told it, and where that ends."""
    after = sentence.tokens[last.i + 1 :]
    verb = next((t for t in after if t.upos == "VERB"), None)
    is_told = verb is not None and verb.lemma in phrases("cues", "reporting")
    if verb is None or not is_told or after[0].lower != "what" or verb is after[1]:
        return None
    comma = next((t for t in after if t.i > verb.i and t.text == ","), sentence.tokens[-1])
    return trim(text, after[1].start, verb.start), comma.start


def _between_rivals(sentence: Sentence, opens: int, cue: Range) -> Range:
    """ "According to S, X; the League puts it at Y": what another tells behind a semicolon is not
    S's, whichever side S stands on."""
    start, end = opens, sentence.end
    for mark in (t for t in sentence.tokens if t.text == ";" and opens <= t.start):
        is_before = mark.end <= cue[0]
        side = [t for t in sentence.tokens if (t.i < mark.i) is is_before and t.i != mark.i]
        if any(tells(sentence, t) for t in side if start <= t.start < end):
            start, end = (mark.end, end) if is_before else (start, min(end, mark.start))
    return start, end


def tells(sentence: Sentence, token: Token) -> bool:
    """Whether a verb of saying, or of putting a number, has a subject of its own."""
    is_saying = token.lemma in phrases("cues", "reporting") or token.lemma == "put"
    return token.upos == "VERB" and is_saying and bool(children(sentence, token, "nsubj"))


def _opens_at(text: str, sentence: Sentence, first: Token) -> int:
    """Where the words begin that a preposition gives a source: its own place where it opens the
    sentence or, behind "that", a clause ("A said that, according to B, X")."""
    is_inner = bool(re.search(r"\bthat,?\s+$", text[sentence.start : first.start]))
    return first.start if is_inner else _behind_number(sentence)


def _behind_number(sentence: Sentence) -> int:
    """Where a sentence begins behind its paragraph's number ("15. According to ...")."""
    tokens = sentence.tokens
    is_numbered = len(tokens) > 2 and tokens[0].text.isdigit() and tokens[1].text in {".", ")"}
    return tokens[2].start if is_numbered else sentence.start


def _before_main_clause(text: str, sentence: Sentence, start: int, end: int) -> Range:
    """ "According to S, the head of T, X": S ends at the comma before a clause with its verb."""
    inside = [t for t in sentence.tokens if start <= t.start]
    commas = [k for k, t in enumerate(inside) if t.text == ","]
    for n, k in enumerate(commas):
        stop = commas[n + 1] if n + 1 < len(commas) else len(inside)
        if any(t.upos in {"VERB", "AUX"} for t in inside[k + 1 : stop]) or n + 1 == len(commas):
            return trim(text, start, inside[k].start)
    return start, end


def _behind_aside(sentence: Sentence, end: int) -> int:
    """ "According to S, | whose papers nobody has seen, | X": where the clause about S is over; 0
    where none stands there."""
    after = [t for t in sentence.tokens if t.start >= end]
    if [t.text for t in after[:1]] != [","] or not {t.lower for t in after[1:2]} & _ASIDES:
        return 0
    commas = [k for k, t in enumerate(after) if t.text == "," and k > 1]
    for k in commas:
        both = (after[1:k], after[k + 1 :])
        if all(any(t.upos in {"VERB", "AUX"} for t in some) for some in both):
            return after[k].end
    return 0


_ASIDES = frozenset({"who", "whose", "whom", "which", "where"})


@cache
def _prepositional() -> dict[str, list[list[str]]]:
    """The prepositional cues as words, by their first."""
    found: dict[str, list[list[str]]] = {}
    for words in (p.split() for p in load("cues")["prepositional"]):
        found.setdefault(words[0], []).append(words)
    return found


def _prepositions(free: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    known = _prepositional()
    for i, token in enumerate(free):
        for words in known.get(token.lower, ()):
            if [t.lower for t in free[i : i + len(words)]] == words:
                yield token, free[i + len(words) - 1]


def _governed(sentence: Sentence, first: Token, last: Token) -> Token | None:
    """The noun a prepositional cue governs."""
    for token in (last, first):
        for governor in ancestors(sentence, token):
            if governor.i > last.i and _can_govern(governor):
                return governor
    after = sentence.tokens[last.i + 1 :]
    return next((t for t in after if t.upos != "X" and _can_govern(t)), None)


def _can_govern(token: Token) -> bool:
    """A noun or a pronoun that stands for one; "their" in "their own report" does not."""
    is_owner = token.upos == "PRON" and token.lower in _OWNERS
    return token.upos in {"NOUN", "PROPN", "PRON", "X"} and not is_owner


_OWNERS = frozenset({"my", "your", "his", "its", "our", "their", "whose"})
