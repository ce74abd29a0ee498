"""A verb in, what it does as one word out: with its particle, or the noun that makes it a doing.

"Turned them away" is "turn_away", "let nobody into the hall" "let_in", "held elections"
"hold_election". Refuses particles that make no doing of their own: rows stand in lexicon/conduct.
"""

from functools import cache

from pactwatch.language.conduct.done_to import patient_of, people_or_thing
from pactwatch.language.conduct.steps import is_of_date
from pactwatch.language.grammar.doings import rows
from pactwatch.language.grammar.syntax import Sentence, Token, children, conjuncts
from pactwatch.language.words.lexicon import phrases

__all__ = ["any_thing", "called_or_held", "doing_of", "particle_of"]

_PARTICLES = frozenset(
    {"in", "out", "over", "up", "away", "back", "down", "off", "on", "to", "apart"}
)


def doing_of(sentence: Sentence, verb: Token) -> str:
    """A verb's lemma with the particle behind it ("turn_in"; "take them | back") or with the noun
    that makes it a doing of its own ("take_into_rank")."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    hung = [t for t in children(sentence, verb, "advmod", "compound") if t.i > verb.i]
    particles = [f"{verb.lemma}_{t.lower}" for t in (*behind, *hung) if t.lower in _PARTICLES]
    particles += [f"{verb.lemma}_{way}" for way in _ways(sentence, verb)]
    nouns = [
        "_".join((verb.lemma, *(c.lower for c in children(sentence, noun, "case")), noun.lemma))
        for noun in children(sentence, verb, "obj", "obl")
    ]
    made = [n for n in nouns if verb.lemma == "make"]  # to make a payment is to pay
    is_whole = not any(t.lower in _PARTICLES for t in hung)  # "called them out" is none
    made += called_or_held(sentence, verb) if is_whole else []
    return next(
        (d for d in (*particles, *nouns) if d in _more_words()), next(iter(made), verb.lemma)
    )


def called_or_held(sentence: Sentence, verb: Token) -> list[str]:
    """ "Called a strike", "elections were held": by themselves the verbs tell nothing, and with the
    thing they are a doing of its own; "called the strike illegal" is none, nor "held nine men"."""
    noun = patient_of(sentence, verb) if verb.lemma in _CALLING else None
    if noun is None or people_or_thing(sentence, noun) is not False:
        return []
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    is_said_of = any(t.upos in {"ADJ", "DET"} and t.i > verb.i for t in behind)
    if is_said_of or children(sentence, verb, "xcomp"):
        return []
    return [f"{verb.lemma}_{t.lemma}" for t in conjuncts(sentence, noun) if t.upos == "NOUN"]


def _ways(sentence: Sentence, verb: Token) -> list[str]:
    """ "Let nobody | into | the hall", "kept them | out | of the hall": the way as a particle."""
    cases = (c for t in children(sentence, verb, "obl") for c in children(sentence, t, "case"))
    return [_WAYS[c.lower] for c in cases if c.lower in _WAYS]


_WAYS = {"into": "in", "out": "out"}
_CALLING = frozenset({"call", "hold"})


def particle_of(sentence: Sentence, verb: Token) -> str:
    """ "Took | in a mother", "took them | back": the particle of a verb, or nothing; "taken in May"
    and "taken to Orsk" have none."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 3]
    is_time = any(t.lower in any_thing() or is_of_date(sentence, t.i) for t in behind[1:])
    hung = [t for t in children(sentence, verb, "advmod", "compound") if t.i > verb.i]
    found = (t.lower for t in (*(() if is_time else behind[:1]), *hung))
    return next((word for word in found if word in _PARTICLES - {"to"}), "")


@cache
def _more_words() -> frozenset[str]:
    return frozenset(word for row in rows() for word in row if "_" in word)


def any_thing() -> frozenset[str]:
    """Nouns that tell no matter from another: "was opened in May" is about no May."""
    times = phrases("conduct", "calendar") | phrases("conduct", "parts_of_days")
    return phrases("conduct", "any_thing") | times
