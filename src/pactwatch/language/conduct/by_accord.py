"""Whether a deed is told of an agreement alone, to say which agreement is meant.

Shapes, as data: "broke the accord that | ended the strike", "the deal which | freed the sailors".
In: a hit. Out: yes where its verb hangs, without a comma, on the word for an agreement and has that
for its subject: what the agreement brought is background, and nobody is told to have done it.
Refuses what is set apart ("the accord, which ended the strike") and what parties do by it.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["tells_which_accord"]

_ENDING = frozenset({"end", "stop", "halt", "settle", "follow", "bring"})
_RELATIVES = frozenset({"that", "which"})


def tells_which_accord(hit: Hit) -> bool:
    """Whether the deed only tells one agreement from another: "ended", or "the shelling" of it."""
    deed = head_token(hit)
    verb = deed if deed.upos == "VERB" else hit.sentence.tokens[deed.head]
    if verb is not deed and verb.lemma not in _ENDING:
        return False  # "the accord which envisages a withdrawal": what it demands
    return verb.upos == "VERB" and verb.i <= deed.i and _is_right_behind(hit.sentence, verb)


def _is_right_behind(sentence: Sentence, verb: Token) -> bool:
    """The agreement, "that", and the verb with no more than its helpers between."""
    i = verb.i - 1
    while i > 0 and sentence.tokens[i].upos in {"AUX", "ADV"}:
        i -= 1
    is_relative = i > 0 and sentence.tokens[i].lower in _RELATIVES
    return is_relative and sentence.tokens[i - 1].lemma.lower() in phrases("conduct", "accords")
