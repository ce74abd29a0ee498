"""Whether a word between those of a hit calls off what they would show.

In: a hit. Out: yes for "ordered the army to | stop | shelling it", whose "ordered ... shelling"
alone would be an order to shell. Refuses words above or beside the hit: see conduct/negators.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token, ancestors
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_stopped_between"]


def is_stopped_between(hit: Hit) -> bool:
    """Whether one of its words hangs on another by a verb that ends or leaves out a deed."""
    tokens = hit.sentence.tokens
    turning = phrases("conduct", "turning_verbs")
    inner = (t for t in tokens[min(hit.tokens) + 1 : max(hit.tokens)] if t.i not in hit.tokens)
    calling_off = [t for t in inner if t.upos == "VERB" and t.lemma in turning]
    return not hit.trigger.turns and any(_hangs_by(hit, verb) for verb in calling_off)


def _hangs_by(hit: Hit, verb: Token) -> bool:
    """Whether the verb stands in the tree between two words of the hit."""
    above = ancestors(hit.sentence, verb)
    is_below = any(
        verb.i in {t.i for t in ancestors(hit.sentence, hit.sentence.tokens[i])} for i in hit.tokens
    )
    return is_below and any(t.i in hit.tokens for t in above)
