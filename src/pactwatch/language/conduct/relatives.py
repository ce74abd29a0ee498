"""Relative clauses: whom a "which" takes up, and whether the clause is told for itself.

"Orlan, which has moved them, has no right": what a comma sets apart is told for itself, whatever is
said, denied or supposed around it; "schools that were moved do not appear" says which schools.
In: a sentence and the relative, or the verb of its clause. Refuses to look past what the clause
hangs on and the name right before it.
"""

from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.names.mention_words import is_people

__all__ = ["is_set_apart", "name_before", "taken_up"]

_RELATIVES = frozenset({"which", "who", "whom"})
# "The Column in Orlan, which": where somebody else is.
_WHERE = frozenset({"in", "at", "near", "from", "on", "across", "around", "outside"})


def is_set_apart(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause hangs on a noun and begins with a relative behind a comma."""
    if not clause.relation.startswith("acl"):
        return False
    opens = children(sentence, clause, "nsubj", "obj", "obl")
    opens = tuple(t for t in opens if t.lower in _RELATIVES)
    return any(t.i and sentence.tokens[t.i - 1].text == "," for t in opens)


def taken_up(sentence: Sentence, relative: Token) -> Token:
    """ "The league, which suspended X and imposed sanctions": "which" is the league; the relative
    itself where nobody can tell. "Guests held by Orlan, which has seized them": people are no
    "which", and the name is."""
    verb = sentence.tokens[relative.head]
    noun = sentence.tokens[verb.head]
    is_beside = verb.relation == "acl" and noun.i < relative.i
    if relative.relation != "nsubj" or not is_beside or verb.is_root:
        return relative
    is_wrong = relative.lower == "which" and is_people(noun)
    return name_before(sentence, relative) or relative if is_wrong else noun


def name_before(sentence: Sentence, relative: Token) -> Token | None:
    """The name right before a relative and its comma; None where it is only a place in which
    somebody else is ("the Column in Orlan, which")."""
    tokens = sentence.tokens
    last = first = relative.i - 2
    if last < 0 or tokens[last + 1].text != "," or tokens[last].upos != "PROPN":
        return None
    while first > 0 and tokens[first - 1].upos in {"PROPN", "DET"}:
        first -= 1
    is_place = first > 0 and tokens[first - 1].lower in _WHERE
    return None if is_place else tokens[last]
