"""Whether the day of one clause is the deed's too, which a "when" or a "because" ties to it.

Shapes, as data: "on 4 May we were driving to Orsk when the guard | stopped us"; "when the shift
came off on 4 May the gate | was locked"; "he waited for nine hours on 4 May because pickets | had
sat down in the road". In: a hit, the place of a day. Refuses "after" and "before", what is told in
another tense, and a "because" behind anything but waiting ("he resigned on 4 May because ...").
"""

from pactwatch.language.claims.days_over import is_plain_past
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.syntax import Sentence, Token, children, clause_verb
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_day_of_other_clause"]

_THEN = frozenset({"when", "as", "while"})
_PAST = frozenset({"was", "were", "had"})
_TIED = frozenset({"advcl", "acl", "ccomp", "parataxis"})


def is_day_of_other_clause(hit: Hit, at: int) -> bool:
    """Whether the day stands in a clause that happens as the deed does."""
    sentence = hit.sentence
    day = clause_verb(sentence, sentence.tokens[at])
    deed = clause_verb(sentence, head_token(hit))
    while deed.relation == "conj" and not children(sentence, deed, "nsubj", "mark"):
        deed = sentence.tokens[deed.head]
    if deed.i == day.i or not _is_past(sentence, day):
        return False
    if day.relation == "advcl" and day.head == deed.i:
        return _opens(sentence, day, _THEN) and is_plain_past(sentence, deed)
    # Of "said he waited because ..." trees hang the "because" on either verb.
    is_below = deed.head == day.i or (day.relation == "ccomp" and deed.head == day.head)
    if deed.relation not in _TIED or not is_below or deed.i < day.i:
        return False
    if _opens(sentence, deed, _THEN):
        return is_plain_past(sentence, deed)
    is_held_up = day.lemma in phrases("conduct", "waiting")
    return is_held_up and _opens(sentence, deed, {"because"}) and _is_past(sentence, deed)


def _opens(sentence: Sentence, verb: Token, words: frozenset[str] | set[str]) -> bool:
    """Whether one of the words opens the verb's clause."""
    marks = children(sentence, verb, "mark", "advmod")
    return any(t.lower in words and t.i < verb.i for t in marks)


def _is_past(sentence: Sentence, verb: Token) -> bool:
    """ "Drove", "was driving", "had driven"; no "will", "has" or "would"."""
    helpers = {t.lower for t in children(sentence, verb, "aux")}
    return (bool(helpers) and helpers <= _PAST) or is_plain_past(sentence, verb)
