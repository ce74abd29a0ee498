"""Whether words of an attack tell only where weapons stand and what they point at.

In: a hit of an attack, of arms handed over or of training. Out: yes for "guns in firing positions",
"rockets in range of the town", "trained its guns on the bridge", "at shooting practice": nobody was
fired at, given arms or taught. Refuses what is turned or opened on somebody ("turned their guns on
the crowd"): that is fired.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_only_posture"]

_CODES = ("MIL.STRIKE", "MIL.CEASEFIRE", "THREAT.ATTACK", "COOP.ARMS", "COOP.TRAIN", "ENABLE.TRAIN")
_PLACES = frozenset({"position", "point", "line", "order", "posture", "post"})
_POINTING = frozenset({"aim", "train", "point", "level"})
_REACH = frozenset({"range", "reach"})
# So many words from the weapons to the range they stand in. A guess.
_NEAR = 8


def is_only_posture(hit: Hit) -> bool:
    """Whether the words found tell no more than where weapons stand or point."""
    if not hit.code.id.startswith(_CODES):
        return False
    sentence, words = hit.sentence, [hit.sentence.tokens[i] for i in sorted(hit.tokens)]
    if any(_is_of_place(sentence, t) or _is_of_practice(hit, t) for t in words):
        return True
    weapons = [t for t in words if t.upos in {"NOUN", "PROPN"} and _is_weapon(t)]
    verbs = [t for t in words if t.upos == "VERB"]
    if verbs:
        return all(t.lemma in _POINTING and _points(sentence, t) for t in verbs)
    if hit.code.id == "COOP.ARMS" and any(_is_fired(sentence, t) for t in weapons):
        return True
    return bool(weapons) and (_is_in_range(sentence, weapons[-1]) or _is_pointed(sentence, weapons))


def _is_of_place(sentence: Sentence, token: Token) -> bool:
    """ "In | firing | positions"."""
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    return token.lower == "firing" and any(t.lemma in _PLACES for t in behind)


def _is_of_practice(hit: Hit, token: Token) -> bool:
    """ "Men at | shooting | practice" attack nobody; they train."""
    behind = hit.sentence.tokens[token.i + 1 : token.i + 2]
    is_attack = hit.code.id.startswith(("THREAT.ATTACK", "MIL."))
    return is_attack and token.lower in _FIRING and any(t.lemma in _PRACTICE for t in behind)


_FIRING = frozenset({"shooting", "firing", "gunnery", "bombing"})
_PRACTICE = frozenset({"practice", "drill", "exercise", "range", "lesson", "competition"})


def _is_weapon(token: Token) -> bool:
    return token.lemma in phrases("conduct", "pointed_arms")


def _points(sentence: Sentence, verb: Token) -> bool:
    """ "Trained its guns on the bridge", "guns aimed at it"; "aimed fire at it" is fired."""
    near = sentence.tokens[max(0, verb.i - 6) : verb.i + 6]
    is_at = any(t.lower in {"at", "on"} for t in sentence.tokens[verb.i + 1 : verb.i + 6])
    return is_at and any(_is_weapon(t) for t in near) and all(t.lower != "fire" for t in near)


def _is_in_range(sentence: Sentence, weapon: Token) -> bool:
    """ "Placed | rockets | within easy range of the town"."""
    behind = sentence.tokens[weapon.i + 1 : weapon.i + 1 + _NEAR]
    reach = next((t for t in behind if t.lemma in _REACH), None)
    if reach is None:
        return False
    before = sentence.tokens[weapon.i + 1 : reach.i]
    return any(t.lower in {"in", "within"} for t in before[-3:])


def _is_fired(sentence: Sentence, weapon: Token) -> bool:
    """ "The army's | guns | shelled Tarsis": what fires is not handed to anybody."""
    verb = sentence.tokens[weapon.head]
    return weapon.relation == "nsubj" and verb.lemma in phrases("conduct", "firing_verbs")


def _is_pointed(sentence: Sentence, weapons: list[Token]) -> bool:
    above = [v for w in weapons for v in ancestors(sentence, w)][:1]
    return any(v.lemma in _POINTING and _points(sentence, v) for v in above)
