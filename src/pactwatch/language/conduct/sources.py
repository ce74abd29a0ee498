"""Who may fill a role, and from whom things come: what is sent, carried or owned, and by whom.

In: a hit and its words. Out: a head word that may stand for somebody, or None: whose depot, ship or
account it is that something comes from. Refuses to fill slots of triggers: see conduct/roles.
"""

from pactwatch.language.conduct.arguments import governed
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import (
    carrier_of,
    is_time_or_means,
    owner_before,
    owner_behind,
)
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.relatives import taken_up
from pactwatch.language.grammar.chunks import RELATIVES
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["REFLEXIVES", "fit", "is_robbed", "named_owner", "source_of", "user_of"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
# What takes up the noun before it.
_WHICH = frozenset({"which", "who", "that"})
REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself", "ourselves"})


def fit(hit: Hit, token: Token | None, taken: frozenset[int]) -> Token | None:
    """A word that may stand for somebody and is not taken yet; "which" is what it takes up."""
    if token is not None and token.lower in _WHICH:
        token = taken_up(hit.sentence, token)
    if token is None or token.i in taken or token.upos not in _NOMINAL:
        return None
    is_nobody = token.lower in RELATIVES | REFLEXIVES and not _is_somebody(hit, token)
    return None if is_nobody or is_time_or_means(hit.sentence, token) else token


def _is_somebody(hit: Hit, it: Token) -> bool:
    """ "It was hit by a shell", "it sought help": a verb's "it" that stands for no clause."""
    verb = hit.sentence.tokens[it.head]
    is_subject = it.lower == "it" and it.relation == "nsubj" and verb.upos == "VERB"
    is_empty = verb.lemma in phrases("conduct", "empty_verbs")
    is_told = children(hit.sentence, verb, "ccomp", "csubj")
    return is_subject and not is_empty and not is_told


def named_owner(hit: Hit, thing: Token) -> Token | None:
    """ "X's depots", "X's listening post", "a payment from X": what X has gives and lets for X;
    "the shipper, X," is X."""
    beside = (t for t in children(hit.sentence, thing, "appos") if t.upos == "PROPN")
    if (named := next(beside, None)) is not None and named.i not in hit.tokens:
        return named
    source = children(hit.sentence, thing, "nmod")
    sent = (t for t in source if any(c.lower == "from" for c in children(hit.sentence, t, "case")))
    owner = owner_before(hit.sentence, thing) or next(sent, None) or _user_of_tool(hit, thing)
    is_named = owner is not None and owner.upos == "PROPN" and owner.i not in hit.tokens
    return owner if is_named else None


def _user_of_tool(hit: Hit, thing: Token) -> Token | None:
    """ "A pipe of Corrish Tin let acid out": under a code shown by its examples Corrish Tin did."""
    is_tool = not hit.code.triggers and thing.lemma in phrases("conduct", "tools")
    return owner_behind(hit.sentence, thing) if is_tool else None


def source_of(hit: Hit, *, taken: frozenset[int]) -> Token | None:
    """ "A consignment of mortars from X was handed to Y": what comes from X is given by X."""
    tokens = hit.sentence.tokens
    for token in tokens[hit.first + 1 : max(hit.tokens) + 1]:
        above = tokens[tokens[token.head].head]
        is_from = token.lower == "from" and (above.upos == "NOUN" or token.i in hit.tokens)
        if is_from or _is_of_what_was_done(hit, token):
            found = fit(hit, governed(hit.sentence, token), taken)
            is_party = found is not None and may_be_party(hit.sentence, found)
            return found if is_party or found is None else named_owner(hit, found)
    return fit(hit, carrier_of(hit.sentence, sorted(hit.tokens)), taken)


def _is_of_what_was_done(hit: Hit, by: Token) -> bool:
    """ "Rifles bought by X": the participle hangs on what is given."""
    verb = hit.sentence.tokens[hit.sentence.tokens[by.head].head]
    is_beside = verb.relation == "acl" and verb.head in hit.tokens and verb.i < by.i
    return by.lower == "by" and is_beside and is_passive(hit.sentence, verb)


def is_robbed(hit: Hit, agent: Token) -> bool:
    """ "Rifles stolen from X's depot reached Y": X, who lost them, gave nothing."""
    cases = [c for c in children(hit.sentence, agent, "case") if c.lower == "from"]
    above, tokens = hit.sentence.tokens[agent.head], hit.sentence.tokens
    while not cases and above.upos == "NOUN" and not above.is_root:  # "from X's depot"
        cases = [c for c in children(hit.sentence, above, "case") if c.lower == "from"]
        above = tokens[above.head]
    robbing = phrases("conduct", "robbing")
    near = {above.lemma, *(t.lemma for c in cases for t in tokens[max(0, c.i - 2) : c.i])}
    return bool(cases) and bool(near & robbing)


def user_of(sentence: Sentence, machine: Token) -> Token | None:
    """ "Forces using drones destroyed it": the forces did."""
    verb = sentence.tokens[machine.head]
    is_used = machine.relation == "obj" and verb.lemma == "use" and verb.lower == "using"
    return subject_of(sentence, verb) if is_used else None
