"""Whether a "join" that shows men of one side in the ranks of another joins any ranks.

In: a hit of embedding. Out: yes for "joined the firm", "joined the fishermen's union", "joined the
talks", and where the side found is the one that the joiners are of ("fighters of the Front |
joined the police"). Refuses to know a body by its name: "joined the Velm Union" stays.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.words.lexicon import phrases

__all__ = ["joins_no_ranks"]


def joins_no_ranks(hit: Hit) -> bool:
    """Whether what is joined is a civil body or no body, or is the joiners' own side."""
    if hit.code.id != "COOP.EMBED":
        return False
    sentence = hit.sentence
    verb = next((t for i in hit.tokens if (t := sentence.tokens[i]).lemma == "join"), None)
    if verb is None or verb.upos != "VERB":
        return False
    return _is_own_side(hit, verb) or _is_civil(sentence, verb)


def _is_own_side(hit: Hit, verb: Token) -> bool:
    """The side that the trigger found stands before an active "join", with who joins."""
    pairs = zip((s for s in hit.trigger.steps if s.forms), hit.places, strict=False)
    sides = [i for step, place in pairs if step.role == "counterpart" for i in place]
    is_passive_ = any(t.lower == "by" for t in hit.sentence.tokens[verb.i + 1 : verb.i + 3])
    return bool(sides) and max(sides) < verb.i and not is_passive_


def _is_civil(sentence: Sentence, verb: Token) -> bool:
    joined = [t for t in children(sentence, verb, "obj", "obl") if t.i > verb.i]
    first = min(joined, key=lambda t: t.i, default=None)
    if first is None or first.upos != "NOUN":
        return False
    words = chunk(sentence, first, with_of=False)
    return first.lemma in phrases("conduct", "civil_bodies") and words[0].i <= verb.i + 2
