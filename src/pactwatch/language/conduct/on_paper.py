"""Whether what is exchanged or handed over is people or arms, or only what is written of them.

In: a hit of a release or a delivery. Out: yes for "the lists of prisoners were exchanged", "handed
over the names of captives": nobody has come free, and no rifle has changed hands, by these words.
Refuses to say what the papers hold.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive

__all__ = ["is_on_paper"]

_CODES = ("PRIS.RELEASE", "COOP.ARMS", "COOP.LOGISTICS")
_PAPERS = frozenset(
    ("list", "name", "roll", "register", "roster", "record", "file", "detail", "photograph",
     "photo", "picture", "data", "information", "inventory", "catalogue", "figure", "letter",
     "message", "view")
)  # fmt: skip


def is_on_paper(hit: Hit) -> bool:
    """Whether the thing a verb is done to is a paper, with what it is of behind it."""
    if not hit.code.id.startswith(_CODES):
        return False
    verbs = [t for i in hit.tokens if (t := hit.sentence.tokens[i]).upos == "VERB"]
    return any(_is_paper(hit.sentence, done) for v in verbs for done in _done(hit.sentence, v))


def _done(sentence: Sentence, verb: Token) -> list[Token]:
    subjects = children(sentence, verb, "nsubj") if is_passive(sentence, verb) else ()
    return [*children(sentence, verb, "obj"), *subjects]


def _is_paper(sentence: Sentence, done: Token) -> bool:
    return done.lemma in _PAPERS and bool(children(sentence, done, "nmod"))
