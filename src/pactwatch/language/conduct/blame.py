"""Who is said to have done what a noun names: whoever it is laid on, or who answers for it.

Shapes, as data: "S blamed the raid on P", "the raid was attributed by S to P", "S laid the blame
for the raid on P", "responsibility for the raid lies with P", "S holds P responsible for the raid",
"P is to blame for the raid", "S accused P of the raid", "P stands accused of the raid".
In: a sentence and the noun of the deed. Out: the head word of P, or None. Refuses causes that
nobody governs ("blamed the delay for X") and whoever lays the blame.
"""

from collections.abc import Iterator

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.grammar.chunks import RELATIVES, governed_by
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["answering", "blamed_for", "blaming_words", "charged_by", "is_told", "laid_on"]

# How far behind the deed or the blame the "on" may stand.
_REACH = 12
# How far before "of" the verb of a charge may stand.
_CHARGE_REACH = 8
_TIES = frozenset({"on", "upon", "to", "with", "at"})
# "At the door of P": what stands between the tie and who it is laid on.
_DOORS = frozenset({"door", "doorstep", "foot", "feet", "shoulder"})


def blamed_for(sentence: Sentence, noun: Token) -> Token | None:
    """Who did it by whatever the sentence says of blame for it; None where it says nothing."""
    for rule in (_laid, _blame_laid, _answers, _charged):
        found = rule(sentence, noun)
        if found is not None:
            is_open = found.lower in RELATIVES - {"it"}
            return found if not is_open and found.i != noun.i else None
    return None


def laid_on(hit: Hit) -> Iterator[Token]:
    """Whom the nouns of a hit are laid on: the deed is his, and not who lays it on him."""
    if hit.code.id.startswith("POS."):
        return
    for place in sorted(hit.tokens):
        noun = hit.sentence.tokens[place]
        found = blamed_for(hit.sentence, noun) if noun.upos == "NOUN" else None
        if found is not None:
            yield found


def is_told(hit: Hit, inside: frozenset[int], blame: frozenset[int]) -> bool:
    """Whether the words found are told; of a deed, also by those that lay it on somebody."""
    is_laid = not hit.code.id.startswith("POS.") and bool(hit.tokens & inside)
    return hit.tokens <= inside or (is_laid and hit.tokens <= inside | blame)


def blaming_words(sentence: Sentence, places: frozenset[int]) -> frozenset[int]:
    """The places where they lay blame ("blamed", "put the blame for"), else none."""
    words = phrases("conduct", "blaming") | phrases("conduct", "blame_nouns")
    return places if any(sentence.tokens[i].lemma in words for i in places) else frozenset()


def _laid(sentence: Sentence, noun: Token) -> Token | None:
    """ "Blamed the raid on P", "put nine violations down to P", "the raid was traced to P"."""
    verb = sentence.tokens[noun.head]
    if verb.lemma not in phrases("conduct", "laying") or verb.upos != "VERB":
        return None
    if noun.relation == "nsubj" and is_passive(sentence, verb):
        if verb.lemma not in phrases("conduct", "blaming"):
            return None  # "Six men were put on a plane"
        return _tied(sentence, verb, frozenset({"on", "upon", "to"}))
    return _tied(sentence, noun, frozenset({"on", "to"})) if noun.relation == "obj" else None


def _blame_laid(sentence: Sentence, noun: Token) -> Token | None:
    """ "Put the blame for the raid on P", "responsibility for it rests with P"."""
    blame = _above_for(sentence, noun)
    if blame is None or blame.lemma not in phrases("conduct", "blame_nouns"):
        return None
    verb = sentence.tokens[blame.head]
    is_laid = verb.lemma in phrases("conduct", "laying") and blame.relation in {"obj", "nsubj"}
    is_lying = verb.lemma in phrases("conduct", "resting") and blame.relation == "nsubj"
    return _tied(sentence, noun, _TIES) if is_laid or is_lying else None


def _answers(sentence: Sentence, noun: Token) -> Token | None:
    """ "Holds P responsible for the raid", "P is to blame for it", "blamed P for the raid"."""
    above = _above_for(sentence, noun)
    if above is None:
        return None
    if above.lemma in {"blame", "implicate"} and above.upos == "VERB":
        return _object(sentence, above)
    if above.lemma not in phrases("conduct", "answering"):
        return None
    return answering(sentence, above)


def answering(sentence: Sentence, word: Token) -> Token | None:
    """Who answers: "P is responsible", "holds P responsible", wherever the tree hangs the word."""
    if own := children(sentence, word, "nsubj"):
        return own[0]
    above = sentence.tokens[word.head]
    if word.relation == "amod" and above.i < word.i and above.upos != "VERB":
        return above
    return _object(sentence, above) if word.relation in {"xcomp", "amod"} else None


def _charged(sentence: Sentence, noun: Token) -> Token | None:
    """ "Accused P of grave breaches and of the raid", "of crimes, including the raid", "P stands
    accused of the shelling"."""
    noun = _listed_under(sentence, noun)
    while noun.relation == "conj" and sentence.tokens[noun.head].upos == "NOUN":
        noun = sentence.tokens[noun.head]
    mark = next((c for c in children(sentence, noun, "case") if c.lower == "of"), None)
    return charged_by(sentence, mark) if mark is not None else None


def charged_by(sentence: Sentence, mark: Token) -> Token | None:
    """Whom a charge right before an "of" or "for" is laid on: "accused P on Monday | of"; None
    where no charge stands there."""
    near = sentence.tokens[max(0, mark.i - _CHARGE_REACH) : mark.i]
    verbs = [t for t in near if t.lemma in phrases("conduct", "charging_verbs")]
    if not verbs:
        return None
    verb, before = verbs[-1], sentence.tokens[mark.i - 1]
    if is_passive(sentence, verb):
        return subject_of(sentence, verb)
    if before.i == verb.i:
        is_told_of = verb.relation == "acl" and bool(children(sentence, verb, "nsubj"))
        # "P stands accused of", and "P, whom S accused of".
        return sentence.tokens[verb.head] if is_told_of else subject_of(sentence, verb)
    if before.lower in phrases("conduct", "armed_names") | phrases("organisations", "bodies"):
        return before  # "accused fighters from the army of"
    is_body = before.upos in {"NOUN", "PROPN", "PRON"}
    return _object(sentence, verb) or (before if is_body else None)


def _listed_under(sentence: Sentence, noun: Token) -> Token:
    """ "Crimes, including | killings": the noun that they are told under, else the noun."""
    mark = next((c for c in children(sentence, noun, "case") if c.lower == "including"), None)
    before = reversed(sentence.tokens[: mark.i]) if mark else iter(())
    above = next((t for t in before if t.upos != "PUNCT"), None)
    return above if above is not None and above.upos == "NOUN" else noun


def _object(sentence: Sentence, verb: Token) -> Token | None:
    """Who is blamed or found guilty: the object, also where the tree makes it a subject."""
    behind = [t for t in children(sentence, verb, "obj", "nsubj") if t.i > verb.i]
    subjects = children(sentence, verb, "nsubj") if is_passive(sentence, verb) else ()
    return next(iter([*behind, *subjects]), None)


def _above_for(sentence: Sentence, noun: Token) -> Token | None:
    """What a noun hangs on by "for", or by "over"; the nearest word of blame before it."""
    above = sentence.tokens[noun.head]
    ties = {"in"} if above.lemma == "implicate" else {"for", "over"}
    cases = [c for c in children(sentence, noun, "case") if c.lower in ties]
    if not cases:
        return None
    words = phrases("conduct", "answering") | phrases("conduct", "blame_nouns")
    before = sentence.tokens[cases[0].i - 1]
    return before if before.lemma in words else above


def _tied(sentence: Sentence, before: Token, ties: frozenset[str]) -> Token | None:
    """Whom the first of some prepositions governs; nothing behind another verb or a mark."""
    for token in sentence.tokens[before.i + 1 : before.i + 1 + _REACH]:
        if token.upos in {"VERB", "PUNCT", "SCONJ"}:
            return None
        noun = governed_by(sentence, token) if token.lower in ties else None
        if noun is not None and not _is_target(sentence, token, before):
            return _behind_door(sentence, noun)
    return None


def _is_target(sentence: Sentence, tie: Token, deed: Token) -> bool:
    """ "The attack on the market": the deed's own "on", where a second one follows."""
    own = governed_by(sentence, tie)
    rest = sentence.tokens[tie.i + 1 : deed.i + 1 + _REACH]
    is_below = own is not None and own.head == deed.i
    return is_below and any(t.lower in _TIES and t.i != tie.i for t in rest)


def _behind_door(sentence: Sentence, noun: Token) -> Token | None:
    if noun.lemma not in _DOORS:
        return noun
    own = [t for t in children(sentence, noun, "nmod") if t.i > noun.i]
    return next(iter(own), None)
