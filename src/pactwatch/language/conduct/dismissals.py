"""Whether somebody who is "let go" loses his work, and is no prisoner who goes free.

Shapes, as data: "the mill | let nine weavers go", "nine weavers were | let go when the mill shut",
"the four stewards who were | let go". In: a hit of a release. Out: yes where a place of work lets
him go, or where nobody does and words of labour stand there. Refuses a captor of any name, and
words for being held.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Token, children
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_dismissal"]


def is_dismissal(hit: Hit) -> bool:
    """Whether the "let" of a release tells of work that is lost."""
    tokens = hit.sentence.tokens
    verb = next((tokens[i] for i in sorted(hit.tokens) if tokens[i].lemma == "let"), None)
    if hit.code.id != "PRIS.RELEASE" or verb is None or _is_of_the_held(hit):
        return False
    auxiliary = {t.lemma for t in children(hit.sentence, verb, "aux")}
    doers = children(hit.sentence, verb, "nsubj")
    if doers and "be" not in auxiliary:
        return doers[0].lemma in phrases("conduct", "workplaces")
    return any(_is_of_labour(t) for t in tokens)


def _is_of_labour(token: Token) -> bool:
    words = phrases("conduct", "of_labour") | phrases("conduct", "workplaces")
    return token.upos == "NOUN" and token.lemma in words


def _is_of_the_held(hit: Hit) -> bool:
    return any(t.lemma in phrases("conduct", "of_the_held") for t in hit.sentence.tokens)
