"""Whether a sentence tells that somebody in it died: he says nothing afterwards.

Shapes, as data: "Two nurses and a porter, A, were killed. The porter said", "A nurse was shot dead.
She said". Refuses what is denied, and whoever is named behind the verb.
"""

from pactwatch.language.grammar.syntax import Sentence, clause_verb, is_negated, is_passive

__all__ = ["is_killed"]

_DYING = frozenset({"die", "drown", "perish", "succumb"})
_KILLING = frozenset({"kill", "murder", "execute", "behead", "hang", "assassinate"})


def is_killed(sentence: Sentence, at: int) -> bool:
    """Whether whoever stands at a place before the verb is told to have died."""
    token = next((t for t in sentence.tokens if t.start <= at < t.end), None)
    verb = clause_verb(sentence, token) if token else None
    if verb is None or is_negated(sentence, verb):
        return False
    dies = verb.lemma in _KILLING and is_passive(sentence, verb)
    return (dies or verb.lemma in _DYING) and at < verb.start
