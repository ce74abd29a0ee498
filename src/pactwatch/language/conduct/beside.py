"""An active verb's subject by the order of words, where the tree hangs another or none on it.

In: a sentence, the verb, the places that are taken. Out: the head word of the subject, or None.
Refuses nouns that a preposition governs, and words beyond the verb before.
"""

from pactwatch.language.conduct.doers import whose
from pactwatch.language.grammar.chunks import POSSESSIVES, RELATIVES
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["subject_beside"]

_STOPS = frozenset({",", ";", ":", "—", "–"})


def subject_beside(sentence: Sentence, verb: Token, taken: frozenset[int]) -> Token | None:
    """An active verb's subject by order, where the tree hangs another or none on it.

    "It" that the tree calls subject, the noun before "who", a second subject, or the first noun of
    the words since the last verb that no preposition governs.
    """
    if verb.upos not in {"VERB", "AUX"} or is_passive(sentence, verb):
        return None
    for own in children(sentence, verb, "nsubj"):
        if own.i < verb.i and own.i not in taken and own.lower not in RELATIVES - {"it"}:
            return own
    aside = _before_aside(sentence, verb, taken)
    if found := aside or _participle_subject(sentence, verb, taken):
        return found
    noun: Token | None = None
    for token in reversed(sentence.tokens[: verb.i]):
        if token.i in taken and token.upos != "PUNCT":
            break
        if token.lower in {"who", "which", "that"} and token.upos == "PRON":
            return _noun_before(sentence, token, taken)
        if token.upos == "VERB" or token.text in _STOPS:
            break
        if _is_noun(token) and not _is_done_to(token) and _opens_phrase(sentence, token):
            noun = token
    if noun is None:
        return None
    noun = _run_end(sentence, noun)
    if noun.lemma not in phrases("conduct", "never_agents"):
        return noun
    return whose(sentence, noun)


def _is_done_to(noun: Token) -> bool:
    """ "Sought | help and was in touch with X": the object of the verb before it does nothing; of
    "sent a letter urging X" the letter tells whose doing it is."""
    is_object = noun.relation == "obj" and noun.head < noun.i
    return is_object and noun.lemma not in phrases("conduct", "never_agents")


def _opens_phrase(sentence: Sentence, noun: Token) -> bool:
    """Whether it is the first noun of a phrase that no preposition governs: "the interior |
    ministry", but not "in the | Homal area"."""
    if any(c.lower in {"'s", "'"} for c in children(sentence, noun, "case")):
        return sentence.tokens[noun.i - 1].upos == "DET"  # "in the | brigade's trenches"
    i = noun.i - 1
    while i >= 0 and (
        sentence.tokens[i].upos in {"ADJ", "DET", "NUM"} or sentence.tokens[i].lower in POSSESSIVES
    ):
        i -= 1
    if i >= 0 and sentence.tokens[i].relation == "compound" and sentence.tokens[i].upos == "ADP":
        return True  # "letting up | his effort"
    return i < 0 or sentence.tokens[i].upos not in {"ADP", "SCONJ", "NOUN", "PROPN", "PART"}


def _before_aside(sentence: Sentence, verb: Token, taken: frozenset[int]) -> Token | None:
    """In "A, with help from B, has armed them" and "A, a general, has ..." the noun before it."""
    tokens, end = sentence.tokens, verb.i - 1
    while end > 0 and tokens[end].upos in {"AUX", "ADV", "PART"}:
        end -= 1
    start = next((i for i in range(end - 1, 0, -1) if tokens[i].text == ","), 0)
    if tokens[end].text != "," or not start or end == verb.i - 1:
        return None
    noun = tokens[start - 1]
    opens = tokens[start + 1]
    is_aside = opens.upos in {"ADP", "DET", "SCONJ"} or opens.lower in RELATIVES
    return noun if is_aside and _is_noun(noun) and noun.i not in taken else None


def _participle_subject(sentence: Sentence, verb: Token, taken: frozenset[int]) -> Token | None:
    """In "A tried to use it against B, accusing her" the subject of the clause before the comma."""
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    if before.text != "," or not verb.lower.endswith("ing"):
        return None
    for token in reversed(sentence.tokens[: before.i]):
        if token.relation == "nsubj" and token.i not in taken and token.lower not in RELATIVES:
            return token
        if token.text in _STOPS - {","}:
            return None
    return None


def _is_noun(token: Token) -> bool:
    is_person = token.upos == "PRON" and token.lower not in RELATIVES | POSSESSIVES
    return is_person or token.upos in {"NOUN", "PROPN"}


def _run_end(sentence: Sentence, noun: Token) -> Token:
    while noun.i + 1 < len(sentence.tokens) and noun.upos in {"NOUN", "PROPN"}:
        after = sentence.tokens[noun.i + 1]
        if after.upos not in {"NOUN", "PROPN"}:
            break
        noun = after
    return noun


def _noun_before(sentence: Sentence, relative: Token, taken: frozenset[int]) -> Token | None:
    """The noun a relative pronoun right behind it (or behind a comma) stands for."""
    for token in reversed(sentence.tokens[: relative.i]):
        if token.upos in {"NOUN", "PROPN", "PRON"}:
            return None if token.i in taken else token
        if token.text != ",":
            return None
    return None
