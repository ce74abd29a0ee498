""" "B's position is that X", "it is B's view that X": words of a sentence in, who holds X out.

The nouns stand in cues.toml. Refuses what nobody owns ("the position is that").
"""

from collections.abc import Sequence
from itertools import takewhile

from pactwatch.language.grammar.syntax import Token
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["holding"]

_OF_OWNER = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
_BEING = frozenset({"is", "was", "remains", "remained"})
_OWNING = frozenset({"'s", "'"})


def holding(words: Sequence[Token]) -> tuple[Token, Range, Range] | None:
    """The word before "that", the owner and the cue, where words open with what somebody holds."""
    is_turned = len(words) > 2 and words[0].lower == "it" and words[1].lower in _BEING
    rest = words[2:] if is_turned else words
    owner = list(takewhile(lambda t: t.upos in _OF_OWNER and t.lower not in _OWNING, rest))
    behind = rest[len(owner) :]
    if not owner or len(behind) < 3 or behind[0].lower not in _OWNING:
        return None
    noun, last = behind[1], behind[1] if is_turned else behind[2]
    is_held = noun.lemma in phrases("cues", "held_nouns")
    that = next((t for t in words if t.i == last.i + 1), None)
    is_led = that is not None and that.lower == "that"
    if not (is_held and is_led and (is_turned or last.lower in _BEING)):
        return None
    return last, (owner[0].start, owner[-1].end), (noun.start, last.end)
