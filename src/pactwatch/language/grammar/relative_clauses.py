"""Whether a clause that hangs on a noun only adds something, or says which is meant.

"Orlan, which has moved them, has no right": what a comma sets apart is told for itself, whatever is
said, denied or supposed around it; "schools that were moved do not appear" says which schools.
In: a sentence and the verb of the clause. Out: yes or no. Refuses clauses without "which" or "who".
"""

from pactwatch.language.grammar.syntax import Sentence, Token, children

__all__ = ["is_set_apart"]

_RELATIVES = frozenset({"which", "who", "whom"})


def is_set_apart(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause hangs on a noun and begins with a relative behind a comma."""
    if not clause.relation.startswith("acl"):
        return False
    opens = children(sentence, clause, "nsubj", "obj", "obl")
    opens = tuple(t for t in opens if t.lower in _RELATIVES)
    return any(t.i and sentence.tokens[t.i - 1].text == "," for t in opens)
