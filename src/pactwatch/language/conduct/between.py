"""Whether a word between those of a hit calls off what they would show.

In: a hit. Out: yes for "ordered the army to | stop | shelling it", whose "ordered ... shelling"
alone would be an order to shell. Refuses words above or beside the hit: see conduct/negators.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import ancestors
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_stopped_between"]


def is_stopped_between(hit: Hit) -> bool:
    """Whether one of its words hangs on another by a verb that ends or leaves out a deed."""
    sentence = hit.sentence
    low, high = min(hit.tokens), max(hit.tokens)
    turning = phrases("conduct", "turning_verbs")
    return any(
        low < t.i < high and t.i not in hit.tokens and t.upos == "VERB" and t.lemma in turning
        for i in hit.tokens
        if not hit.trigger.turns
        for t in ancestors(sentence, sentence.tokens[i])
        if any(a.i in hit.tokens for a in ancestors(sentence, t))
    )
