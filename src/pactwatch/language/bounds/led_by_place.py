"""Drafts in, those whose source took the setting before it along put right, out.

Shapes, as data: "In five factories | sewers | told us", "In Orsk | two residents | said", "At the
border | guards | said": without a comma between them trees and the model make one phrase of where
and who, and no subject begins with a preposition. Refuses a single noun ("officials in Orsk" has
its place behind), and words that do not end with people or others in the plural.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft

__all__ = ["without_place"]

_WHERE = frozenset(
    {"in", "at", "on", "near", "around", "across", "outside", "inside", "along", "throughout"}
    | {"within", "over"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM"})


def without_place(draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """A draft whose source begins with who speaks."""
    home = sentence_over(sentences, *draft.source[0]) if len(draft.source) == 1 else None
    if home is None or not draft.cue:
        return draft
    start, end = draft.source[0]
    inside = list(tokens_between(home, start, end))
    first = home.tokens[inside[0].i - 1] if inside and inside[0].i else None
    led = inside[0] if inside and inside[0].lower in _WHERE else first
    if not inside or led is None or led.lower not in _WHERE or not _is_led(home, led, inside):
        return draft
    return replace(draft, source=((_speaker_at(inside), end),))


def _is_led(home: Sentence, led: Token, inside: Sequence[Token]) -> bool:
    """Whether the preposition opens the sentence, and where and who stand side by side."""
    last = inside[-1]
    is_who = last.upos == "NOUN" and last.lower.endswith(("s", "men", "people", "women"))
    places = [t for t in inside[:-1] if t.upos in _NOUNS]
    is_plain = all(t.upos in _NOUNS | _BEFORE_NOUN | {"DET", "ADP"} for t in inside)
    return led.i == 0 and is_who and is_plain and any(t.start < _speaker_at(inside) for t in places)


def _speaker_at(inside: Sequence[Token]) -> int:
    before = takewhile(lambda t: t.upos in _BEFORE_NOUN, reversed(inside[:-1]))
    return min([inside[-1].start, *(t.start for t in before)])
