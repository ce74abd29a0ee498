"""The words before a name in, whether the name behind the comma is another's than who speaks, out.

Shapes, as data: "the wife of one of the five, the inspector A" (A is one of the five); "the sister
of the editor, Samuel Oster" (he is nobody's sister); "two guards and an organiser, A" (three speak,
of whom A is one). Refuses "the mayor and the head of the council, A", who may be one man.
"""

from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Token
from pactwatch.language.names.mention_words import NOUNS, head_of, is_people, is_plural, run_of
from pactwatch.language.names.offices import gender_of, given_gender
from pactwatch.language.words.lexicon import load

__all__ = ["is_of_kin", "is_second_of_two"]

_OPENING = frozenset({"a", "an", "the", "one", "another"})


def is_of_kin(before: Sequence[Token], name: str) -> bool:
    """Whether the name is his whose wife or brother the words before tell of."""
    kin = set(load("titles")["anonymous"]["kin"].split())
    head = next((t for t in before if t.upos in NOUNS), None)
    if head is None or head.lemma not in kin or not any(t.text == "," for t in before):
        return False
    behind = [t.lower for t in before if t.i > head.i]
    told, given = gender_of(head.lower), given_gender(name)
    is_other = bool(told and given and told != given)
    return behind[:1] == ["of"] and (behind[1:3] == ["one", "of"] or is_other)


def is_second_of_two(before: Sequence[Token]) -> bool:
    """Whether the words before tell of several people, and then of one whose name it is."""
    joint = next((k for k, t in enumerate(before) if t.lower == "and"), None)
    if joint is None or before[-1].text != "," or before[joint + 1].lower not in _OPENING:
        return False
    first = run_of(before[:joint])
    head = head_of(first)
    is_beside = bool(first) and first[-1].i == before[joint].i - 1
    return is_beside and head is not None and is_people(head) and is_plural(head)
