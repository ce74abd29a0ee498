"""A sentence in, the same without the report that stands inside it, out.

"The army, | the mission said, | left Tarn": what is told is that the army left, which no rule sees
across the report. In: a sentence and the ranges of what is said. Out: the sentence closed up, its
words where they stand in the text, the verb behind the report with the noun before it for its
subject; None where the report does not part a noun from its verb. Refuses to make up a word.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token, places_inside
from pactwatch.language.words.ranges import Range

__all__ = ["closed_up", "parts_noun_and_verb"]

# So much of the rest of its sentence is kept around what is said, in words.
_AROUND = 12
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_FINITE = frozenset({"VERB", "AUX"})


def closed_up(sentence: Sentence, content: Sequence[Range]) -> Sentence | None:
    """The sentence without what stands between its first and its last word of the content."""
    inside = sorted(places_inside(sentence, content))
    gap = next((k for k in range(1, len(inside)) if inside[k] > inside[k - 1] + 1), None)
    words = [sentence.tokens[i] for i in inside]
    if gap is None or not parts_noun_and_verb(words[:gap], words[gap:]):
        return None
    left_out = frozenset(range(inside[gap - 1] + 1, inside[gap]))
    verb = _top(sentence, inside[gap:], left_out)
    noun = _top(sentence, inside[:gap], left_out | {verb})
    near = sentence.tokens[max(0, inside[0] - _AROUND) : inside[-1] + 1 + _AROUND]
    kept = [t for t in near if t.i not in left_out]
    places = {t.i: k for k, t in enumerate(kept)}
    moved = tuple(_moved(t, places, verb, noun) for t in kept)
    return Sentence(moved, sentence.first + kept[0].i)


def parts_noun_and_verb(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether what stands before a gap ends on a noun, or its helper, and what stands behind it
    begins with a verb past its adverbs."""
    verb = next((t for t in behind if t.upos not in {"ADV", "PART"}), None)
    helped = before[:-1] if before and before[-1].upos == "AUX" else before
    is_noun = bool(helped) and helped[-1].upos in _NOUNS and helped[-1].lower not in _RELATIVES
    return is_noun and verb is not None and verb.upos in _FINITE


def _top(sentence: Sentence, places: Sequence[int], left_out: frozenset[int]) -> int:
    """The word of a part that nothing else of the part governs."""
    own = frozenset(places)
    tops = [i for i in places if sentence.tokens[i].head not in own - {i}]
    words = [i for i in tops if sentence.tokens[i].upos not in {"PUNCT", "ADV", "ADP", "AUX"}]
    return next(iter(words or tops or places))


def _moved(token: Token, places: dict[int, int], verb: int, noun: int) -> Token:
    """A word at its new place: what hung on the report hangs on the verb behind it."""
    place = places[token.i]
    if token.i == verb:
        return replace(token, i=place, head=place, relation="root")
    if token.i == noun:
        is_subject = token.upos in _NOUNS
        relation = "nsubj" if is_subject else token.relation
        return replace(token, i=place, head=places[verb], relation=relation)
    is_root = token.head == token.i
    head = places.get(token.head, places[verb])
    return replace(token, i=place, head=places[verb] if is_root else head)
