"""Whether arms that are handed over or taken were somebody's own, so that nobody armed him.

In: a hit of arms supplied, with its roles. Out: yes for "the rebels' rifles were handed in", "the
Front's guns were collected by the Mission". Refuses what comes from another ("the rebels' rifles
were supplied by X", "came from X").
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token, children
from pactwatch.language.words.lexicon import phrases

__all__ = ["gives_up_arms"]


def gives_up_arms(hit: Hit, roles: dict[str, Token | None]) -> bool:
    """Whether the one said to be armed owns the arms, and they are given up, taken or counted."""
    armed = roles.get("counterpart")
    if hit.code.id != "COOP.ARMS" or armed is None or armed.upos == "PRON":
        return False
    arms = hit.sentence.tokens[armed.head]
    is_owned = armed.relation in {"nmod", "compound"} and armed.i < arms.i
    is_of = any(t.lower in {"'s", "’s", "'", "’"} for t in children(hit.sentence, armed, "case"))
    if not (is_owned and is_of and arms.i in hit.tokens):
        return False
    verb = hit.sentence.tokens[arms.head]
    return verb.upos == "VERB" and verb.lemma in phrases("conduct", "giving_up")
