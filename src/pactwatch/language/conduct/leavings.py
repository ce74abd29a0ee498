"""Whether a "leave" that shows a pullout leaves a place, or leaves something behind.

In: a hit of troops that leave. Out: yes for "there are nine left", "left two dead", "left the
talks", "left its guns behind", "the raid left the army weaker", "left Orsk in ruins": nobody has
gone by these words.
Refuses to say where they went, and what else the sentence tells.
"""

from collections.abc import Sequence

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["leaves_something"]

_CODES = frozenset({"MIL.WITHDRAW", "MIL.BASE_CLOSE", "HOST.PRESENCE"})
_OWN = frozenset({"the", "its", "their", "our", "this", "that", "these", "those", "his", "her"})


def leaves_something(hit: Hit) -> bool:
    """Whether its "leave" has an object that is no place, or another subject."""
    if hit.code.id not in _CODES:
        return False
    sentence = hit.sentence
    verbs = [t for i in hit.tokens if (t := sentence.tokens[i]).lemma == "leave"]
    verb = next((t for t in verbs if t.upos == "VERB"), None)
    if verb is None:
        return False
    left = _object(sentence, verb)
    if _is_behind(sentence, verb) or (_is_what_remains(sentence, verb) and not hit.trigger.turns):
        return True
    return _is_by_another(hit, verb) or (left is not None and not _is_place_left(sentence, left))


def _is_behind(sentence: Sentence, verb: Token) -> bool:
    """ "Left | behind | a minefield"."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 3]
    return len(behind) == 2 and behind[0].lower == "behind" and behind[1].upos != "PUNCT"


def _is_what_remains(sentence: Sentence, verb: Token) -> bool:
    """ "There are nine guns | left", "nobody is | left in the fort": who is still there."""
    if verb.lower != "left":
        return False
    between = sentence.tokens[max(0, verb.i - _REMAINING) : verb.i]
    if any(t.lower in {"who", "that", "which", "have", "has", "had"} for t in between):
        return False
    at = [t.i for t in between if t.lower == "there"]
    is_there = any(t.lemma == "be" for i in at for t in sentence.tokens[i + 1 : i + 3])
    return is_there or is_passive(sentence, verb)


# So many words from "there" to "left": "there is not a single one of its guns left". A guess.
_REMAINING = 10


def _object(sentence: Sentence, verb: Token) -> Token | None:
    """What stands right behind the verb, or behind "left behind"."""
    found = [t for t in children(sentence, verb, "obj", "nsubj", "ccomp", "xcomp") if t.i > verb.i]
    first = min(found, key=lambda t: t.i, default=None)
    # "Left only two of its ten posts": what they are.
    wholes = children(sentence, first, "nmod") if first and first.upos == "NUM" else ()
    return wholes[0] if wholes else first


def _is_by_another(hit: Hit, verb: Token) -> bool:
    """ "The army's | shelling left ...", "the raid left | the army | weaker": the troops that the
    trigger found are not who leaves."""
    pairs = zip((s for s in hit.trigger.steps if s.forms), hit.places, strict=False)
    doers = [hit.sentence.tokens[i] for step, place in pairs if step.role == "agent" for i in place]
    return any(_is_owner(hit.sentence, t, verb) or _is_object(t, verb) for t in doers)


def _is_owner(sentence: Sentence, doer: Token, verb: Token) -> bool:
    above = sentence.tokens[doer.head]
    is_of = doer.relation.startswith("nmod") and above.relation.startswith("nsubj")
    is_part = may_be_party(sentence, above) or above.lemma in phrases("conduct", "force_nouns")
    return is_of and above.head == verb.i and not is_part


def _is_object(doer: Token, verb: Token) -> bool:
    return doer.i > verb.i and doer.head == verb.i and doer.relation in {"obj", "nsubj"}


def _is_place_left(sentence: Sentence, left: Token) -> bool:
    """A name, or a noun of no thing, people or matter; and nothing told of its state."""
    words = chunk(sentence, left, with_of=False)
    behind = sentence.tokens[words[-1].i + 1 :]
    if _is_in_state(behind):
        return False
    if left.upos == "PRON":
        return left.lower in {"it", "them"} and not (behind and behind[0].lower == "to")
    places = phrases("conduct", "place_nouns") | phrases("conduct", "left_places")
    is_place = left.upos == "PROPN" or left.lemma in places
    return is_place or (left.upos == "NOUN" and _may_be_place(sentence, left, words))


def _may_be_place(sentence: Sentence, left: Token, words: Sequence[Token]) -> bool:
    matters = phrases("conduct", "left_matters") | phrases("conduct", "pointed_arms")
    is_known = any(t.lower in _OWN or t.lower in {"'s", "’s"} for t in words)
    is_matter = left.lemma in matters or left.lemma in phrases("conduct", "machines")
    return is_known and not is_matter and not may_be_party(sentence, left)


def _is_in_state(behind: Sequence[Token]) -> bool:
    """ "Left Orsk | in ruins", "left it | without water", "left the town | empty", "left them |
    behind"."""
    if not behind:
        return False
    first, second = behind[0], behind[1:2]
    states = phrases("conduct", "left_states")
    is_in = first.lower in {"in", "on"} and any(t.lemma in states for t in second)
    is_so = first.upos == "ADJ" and first.lower not in {"late", "early", "last", "next"}
    return first.lower in {"behind", "without"} or is_in or is_so
