"""Sentences in, those that run on over a footnote's number parted there out.

"... in the buffer area.1 The mission said ...", the same with "(1)" or "[1]", and "Port Velm (HNA)
-- The mission said ...": the parser takes the number, or the wire's mark, for a part of the text
and goes on. Refuses numbers that a space or another digit sets before ("Resolution 2513").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token

__all__ = ["parted_at_notes"]


def parted_at_notes(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences in order; each part of a parted one has a root of its own."""
    parts = (part for s in sentences for part in _parts(s))
    return tuple(_without_notes(list(parts)))


def _without_notes(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """A note that the last sentence left to the next one stands for itself."""
    before = None
    for sentence in sentences:
        is_glued = before is not None and before.end == sentence.start
        if is_glued and (count := _opening_note(sentence.tokens)):
            yield _part(sentence, 0, count)
            yield _part(sentence, count, len(sentence.tokens))
        else:
            yield sentence
        before = sentence


def _opening_note(tokens: Sequence[Token]) -> int:
    """How many tokens a note at the sentence's beginning takes: "(12) The", "8 The"."""
    if len(tokens) > 3 and _is_between_brackets(tokens[:3]):
        return 3
    is_number = len(tokens) > 1 and tokens[0].text.isdigit() and len(tokens[0].text) < 4
    is_apart = is_number and tokens[1].start > tokens[0].end
    return 1 if is_apart and tokens[1].text[:1].isupper() else 0


def _is_between_brackets(tokens: Sequence[Token]) -> bool:
    opening, note, closing = (t.text for t in tokens)
    return opening + closing in {"()", "[]"} and note.isdigit() and len(note) < 4


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    tokens, first = sentence.tokens, 0
    # Nearly no word is a number or closes anything: looked at once, not by each rule.
    for k in (k for k in range(2, len(tokens) - 1) if _may_end(tokens[k].text)):
        if _is_note(tokens, k) or _is_bracketed(tokens, k) or _is_dateline(tokens, k):
            yield _part(sentence, first, k + 1)
            first = k + 1
    yield sentence if first == 0 else _part(sentence, first, len(tokens))


def _may_end(word: str) -> bool:
    return word.isdigit() or word in _CLOSING


# What closes a number between brackets, and a wire's mark.
_DASHES = frozenset({"--", "—", "–"})
_CLOSING = _DASHES | {")", "]"}


def _is_note(tokens: Sequence[Token], k: int) -> bool:
    """A short number glued to a full stop or closing mark, capitals behind it."""
    before, note, after = tokens[k - 1], tokens[k], tokens[k + 1]
    is_glued = before.end == note.start and before.text in {".", "”", "?", "!"}
    is_number = note.text.isdigit() and len(note.text) < 4
    return is_glued and is_number and after.start > note.end and after.text[:1].isupper()


def _is_bracketed(tokens: Sequence[Token], k: int) -> bool:
    """The same number between brackets: ".(12) The", ".[3] The"."""
    if k < 3 or not _is_between_brackets(tokens[k - 2 : k + 1]):
        return False
    before, after = tokens[k - 3], tokens[k + 1]
    is_glued = before.end == tokens[k - 2].start and before.text in {".", "”", "?", "!"}
    return is_glued and after.start > tokens[k].end and after.text[:1].isupper()


def _is_dateline(tokens: Sequence[Token], k: int) -> bool:
    """ "Tripoli (CNN) -- Rebels marched": a wire's mark ends what stands before the text."""
    if tokens[k].text not in _DASHES or k < 3 or not tokens[k + 1].text[:1].isupper():
        return False
    return [t.text for t in (tokens[k - 3], tokens[k - 1])] == ["(", ")"]


def _part(sentence: Sentence, low: int, high: int) -> Sentence:
    """Some words of a sentence as one: what hung outside hangs on the first that did."""
    inside = sentence.tokens[low:high]
    outer = [t for t in inside if t.is_root or not low <= t.head < high]
    root = next((t for t in outer if t.upos in {"VERB", "AUX"}), outer[0])

    def moved(token: Token) -> Token:
        if token is root:
            return replace(token, i=token.i - low, head=token.i - low, relation="root")
        head = root.i if token in outer else token.head
        return replace(token, i=token.i - low, head=head - low)

    return Sentence(tuple(moved(t) for t in inside), sentence.first + low)
