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
    # "Handed over | the names", which trees take for "over the names".
    behind = (t for t in children(sentence, verb, "obl") if _is_behind_over(sentence, verb, t))
    return [*children(sentence, verb, "obj"), *behind, *subjects]


def _is_behind_over(sentence: Sentence, verb: Token, done: Token) -> bool:
    over = children(sentence, done, "case")[:1]
    return [t.lower for t in over] == ["over"] and over[0].i == verb.i + 1


def _is_paper(sentence: Sentence, done: Token) -> bool:
    return done.lemma in _PAPERS and bool(children(sentence, done, "nmod"))
