"""Whether the noun of a doing alone tells it, with nothing said of what it is done to.

"Licensed the felling", "there has been no felling", "the felling went on": what is felled was told
before, or goes without saying. In: a sentence, a noun named after a doing of a code's examples.
Out: yes or no. Refuses nouns that have a matter of their own ("the felling of prices"), places
where the word may be a thing ("the building was empty"), and other endings than -ing: what begins
like a doing need not be one ("competition").
"""

from pactwatch.language.conduct.shown import Shown
from pactwatch.language.grammar.doings import akin_to
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_bare_event"]

# How far before its noun a "there" may stand: "there has never been any felling".
_REACH = 5


def is_bare_event(sentence: Sentence, noun: Token, shown: Shown) -> bool:
    """Whether the noun is told of as something that goes on, is allowed, stopped or denied."""
    word = noun.lower.removesuffix("s")
    verb = lemma(word, "VERB")
    # What is only kin to it must be what a verb deals with: "the voting has started" passes no law.
    own = shown.doings | (akin_to(shown.doings) if noun.relation == "obj" else frozenset())
    if not word.endswith("ing") or verb not in own:
        return False
    if verb in phrases("conduct", "light_verbs"):
        return False
    return not _has_matter(sentence, noun) and _goes_on(sentence, noun)


def _has_matter(sentence: Sentence, noun: Token) -> bool:
    links = (c.lower for n in children(sentence, noun, "nmod") for c in _cases(sentence, n))
    own = children(sentence, noun, "compound", "acl", "amod")
    return bool(own) or not {"of", "for", "to"}.isdisjoint(links)


def _cases(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    return children(sentence, noun, "case")


def _goes_on(sentence: Sentence, noun: Token) -> bool:
    above = sentence.tokens[noun.head]
    if noun.relation == "obj" and above.lemma in phrases("conduct", "event_objects"):
        return True
    if noun.relation == "nsubj" and above.lemma in phrases("conduct", "event_subjects"):
        return True
    before = sentence.tokens[max(0, noun.i - _REACH) : noun.i]
    words = {t.lower for t in before}
    return "there" in words and all(t.upos != "NOUN" for t in before)
