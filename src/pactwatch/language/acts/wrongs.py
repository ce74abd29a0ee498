"""A wrong that is told without a verb of charging: granted where it is one's own, else charged.

In: the shape of a stretch. Out: `Found` ADMIT, ALLEGE or None. What counts as a wrong are the rows
of [wrongs] in acts.toml: crimes, violence against people and places that bear no arms, breaches of
what was agreed. Refuses to call it a charge where a witness or a monitor tells it.
Source: METHOD A4.
"""

from collections.abc import Iterator

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found, content_words, own_patterns
from pactwatch.language.acts.shape import Shape
from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.promise_words import keeping

__all__ = ["mistakes_made", "others_wrong", "own_wrong", "promise_unkept"]


def own_wrong(shape: Shape) -> Found | None:
    """ "The Front said its men had killed the mayor", "three of our units broke the truce"."""
    if shape.is_negated or not _is_told(shape) or shape.is_assessor:
        return None
    if in_own := _under_own_roof(shape):
        return Found(SpeechAct.ADMIT, f"“{in_own}”: The speaker tells a wrong of its own house.")
    if not shape.is_own_subject:
        return None
    wrong = _wrong(shape)
    return (
        Found(SpeechAct.ADMIT, f"“{wrong}”: The speaker tells a wrong of its own side.")
        if wrong
        else None
    )


def promise_unkept(shape: Shape) -> Found | None:
    """ "We have not kept our word", "it had missed the deadline": what was owed was not done."""
    if not _is_told(shape) or shape.is_assessor or not shape.is_own_subject:
        return None
    met = phrases("acts", "wrongs", "meeting")
    verbs = keeping() | met if shape.is_negated else phrases("acts", "wrongs", "missing")
    for scope in shape.scopes[:1]:
        is_mark = scope.verb.lemma in met | phrases("acts", "wrongs", "missing")
        owed = _named(scope) & phrases("acts", "wrongs", "marks" if is_mark else "norms")
        if scope.verb.lemma in verbs and owed:
            reason = f"“{scope.verb.text} … {min(owed)}”: The speaker has not done what it owed."
            return Found(SpeechAct.ADMIT, reason, is_plain=shape.is_first_person)
    return None


def mistakes_made(shape: Shape) -> Found | None:
    """ "Mistakes were made", said by an office or a body: it grants them, and names nobody."""
    if own_patterns("nobodys") not in shape.lists:
        return None
    if shape.is_assessor or not (shape.is_of_office and _is_told(shape)):
        return None
    words = content_words(shape, own_patterns("nobodys"))
    reason = f"“{words}”: The speaker grants it, and says of nobody that he did it."
    return Found(SpeechAct.ADMIT, reason) if words else None


def others_wrong(shape: Shape) -> Found | None:
    """ "The minister said the Front had broken the truce": a wrong of another, told by a party."""
    is_charge = not shape.is_negated and _is_told(shape) and _is_interested(shape)
    if not is_charge or not shape.is_of_others:
        return None
    wrong = _wrong(shape)
    return (
        Found(SpeechAct.ALLEGE, f"“{wrong}”: A party tells a wrong of another.") if wrong else None
    )


def _under_own_roof(shape: Shape) -> str | None:
    """ "Prisoners had been beaten in its jails": done to them where the speaker answers for it."""
    scope = shape.scopes[0]
    wrongs = phrases("acts", "wrongs", "crimes") | phrases("acts", "wrongs", "violence")
    if scope.verb.lemma not in wrongs or not is_passive(scope.sentence, scope.verb):
        return None
    for place in children(scope.sentence, scope.verb, "obl"):
        owners = {t.lower for t in children(scope.sentence, place)}
        is_own = bool(owners & _OURS) or (scope.is_backshifted and bool(owners & _ITS))
        if is_own and place.lemma in phrases("acts", "wrongs", "houses"):
            return f"{scope.verb.text} … {place.text}"
    return None


_OURS = frozenset({"our", "my"})
_ITS = frozenset({"its", "their", "his", "her"})


def _is_told(shape: Shape) -> bool:
    """Whether something is told as done: no plan, no condition, no possibility."""
    is_open = shape.is_future or shape.has_modal or shape.has_condition
    return not (is_open or shape.is_voice) and bool(shape.scopes)


def _is_interested(shape: Shape) -> bool:
    """A body, an office or an opponent speaks; nobody who only saw it or has to find it out."""
    if shape.is_assessor or shape.is_watching:
        return False
    return shape.is_of_office or shape.is_opponent


def _wrong(shape: Shape) -> str | None:
    """The words that make the first main predicate a wrong."""
    scope = shape.scopes[0]
    verb, named = scope.verb, _named(scope)
    if is_passive(scope.sentence, verb):
        return None
    if verb.lemma in phrases("acts", "wrongs", "crimes"):
        return verb.text
    if verb.lemma in phrases("acts", "wrongs", "breaches"):
        owed = named & phrases("acts", "wrongs", "norms")
        return f"{verb.text} … {min(owed)}" if owed else None
    if verb.lemma in phrases("acts", "wrongs", "violence"):
        hit = named & phrases("acts", "wrongs", "unarmed")
        is_armed = not named.isdisjoint(phrases("acts", "wrongs", "armed"))
        return f"{verb.text} … {min(hit)}" if hit and not is_armed else None
    return verb.text if _has_lied(scope) else _behind(scope)


def _has_lied(scope: Scope) -> bool:
    """ "He lied about it", "I lied"; who "was lying in bed" told nothing."""
    if scope.verb.lemma != "lie":
        return False
    behind = scope.sentence.tokens[scope.verb.i + 1 : scope.verb.i + 2]
    return (
        not behind
        or behind[0].lower in {"about", "to", "when", "that"}
        or behind[0].upos == "PUNCT"
    )


def _behind(scope: Scope) -> str | None:
    """ "Was behind the blast", wherever the tree hangs it."""
    near = (scope.verb, *children(scope.sentence, scope.verb, "obl", "nmod"))
    deeds = phrases("acts", "wrongs", "deeds")
    for noun in near:
        cases = {t.lower for t in children(scope.sentence, noun, "case")}
        if "behind" in cases and noun.lemma in deeds:
            return f"behind … {noun.text}"
    return None


def _named(scope: Scope) -> frozenset[str]:
    """What the deed is done to, in dictionary forms: objects and what prepositions join."""
    return frozenset(t.lemma for t in _objects(scope.sentence, scope.verb) if t.i in scope.inside)


def _objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    times = phrases("conduct", "times_and_means")
    for noun in children(sentence, verb, "obj", "obl"):
        is_norm = noun.lemma in phrases("acts", "wrongs", "norms")
        if noun.i > verb.i and (is_norm or noun.lemma not in times):
            yield noun
            yield from (t for t in children(sentence, noun, "conj", "nmod", "compound", "amod"))
