"""What stands beside a word as its argument: subject, object, owner, by-phrase, governed noun.

In: a sentence and one of its words. Out: the head word of the argument on the asked side, or None.
Sides are those of an active sentence; passives are turned round. Refuses to look further than the
tree and the neighbouring words: the nearest name is conduct_roles' business.
"""

from pactwatch.language.conduct_chunks import POSSESSIVES, RELATIVES, governed_by
from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import (
    NEGATORS,
    Sentence,
    Token,
    ancestors,
    children,
    is_passive,
    object_of,
    obliques,
    subject_of,
)

__all__ = ["governed", "left_argument", "owner_before", "right_argument", "subject_beside", "whose"]

# How far behind a passive verb its "by" may stand where the tree hangs it elsewhere.
_BY_REACH = 4
# How far before "of" the verb of a charge may stand.
_CHARGE_REACH = 8
_STOPS = frozenset({",", ";", ":", "—", "–"})


def left_argument(
    sentence: Sentence, word: Token, *, is_verb: bool, is_object_named: bool
) -> Token | None:
    """What stands before the word in an active sentence: subject, owner, or the thing located."""
    is_predicate = word.upos == "ADJ" and bool(children(sentence, word, "nsubj"))
    if is_verb or is_predicate or word.upos in {"VERB", "AUX"}:
        if word.upos == "AUX" and not word.is_root and word.relation in {"aux", "cop"}:
            word = sentence.tokens[word.head]
        if is_passive(sentence, word):
            by_phrase = _by_phrase(sentence, word)
            # "Fighters are embedded with X": the trigger names no object, so the subject it is.
            return by_phrase if is_object_named or by_phrase else _passive_subject(sentence, word)
        return _doer(sentence, word, subject_of(sentence, word))
    if word.lower in NEGATORS and not word.is_root:
        return subject_of(sentence, sentence.tokens[word.head])
    if word.upos in {"ADP", "ADV", "SCONJ"} or word.lower in phrases("conduct", "links"):
        return _located(sentence, word)
    return whose(sentence, word)


def right_argument(sentence: Sentence, word: Token) -> Token | None:
    """What stands after the word in an active sentence: object, governed noun or "of" phrase."""
    if word.upos in {"VERB", "AUX"}:
        if is_passive(sentence, word):
            return _passive_subject(sentence, word)
        return object_of(sentence, word) or next(
            iter(children(sentence, word, "iobj", "obl")), None
        )
    if word.upos in {"ADP", "SCONJ"}:
        return governed(sentence, word)
    if receiver := _receiver(sentence, word):
        return receiver
    return _owner(sentence, word) or next(iter(obliques(sentence, word, "for", "to", "with")), None)


def _receiver(sentence: Sentence, noun: Token) -> Token | None:
    """In "gives X a haven" the object that stands between the verb and its other object."""
    if noun.relation != "obj":
        return None
    own = children(sentence, sentence.tokens[noun.head], "obj", "iobj")
    return next((t for t in own if noun.head < t.i < noun.i), None)


def _passive_subject(sentence: Sentence, verb: Token) -> Token | None:
    """In "fighters sheltered there" the participle hangs on what is sheltered."""
    own = children(sentence, verb, "nsubj")
    if verb.relation == "acl" and (not own or own[0].lower in {"who", "which", "that"}):
        return sentence.tokens[verb.head]
    return subject_of(sentence, verb)


def _by_phrase(sentence: Sentence, verb: Token) -> Token | None:
    if found := obliques(sentence, verb, "by"):
        return found[0]
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + _BY_REACH]:
        if token.lower == "by":
            return governed_by(sentence, token)
    return None


def _accused(sentence: Sentence, verb: Token) -> Token | None:
    """Who is said to have done it in "accused the army of burning farms and taking grain"."""
    for clause in (verb, *ancestors(sentence, verb)):
        for mark in children(sentence, clause, "mark", "case"):
            before = sentence.tokens[mark.i - 1] if mark.i else mark
            above = {t.lemma for t in sentence.tokens[max(0, mark.i - _CHARGE_REACH) : mark.i]}
            is_charge = mark.lower in {"of", "for"} and above & phrases("conduct", "charging_verbs")
            if is_charge and mark.i < verb.i and before.upos in {"NOUN", "PROPN", "PRON"}:
                return None if before.lower in RELATIVES - {"it"} else before
        if clause.relation not in {"conj", "xcomp"}:
            return None
    return None


def _called_on(sentence: Sentence, verb: Token) -> Token | None:
    """Who is to do it in "called on the army to leave", "put pressure on the army to leave"."""
    for clause in (verb, *ancestors(sentence, verb)):
        above = sentence.tokens[clause.head]
        is_to = any(c.lower == "to" for c in children(sentence, clause, "mark"))
        if is_to and not clause.is_root:
            caller = above if above.upos == "VERB" else sentence.tokens[above.head]
            named = {caller.lemma, *(t.lemma for t in children(sentence, caller, "obj"))}
            if named & phrases("conduct", "callers"):
                return _reached(sentence, caller, clause)
        if clause.is_root or clause.relation not in {"conj", "xcomp", "advcl", "acl"}:
            return None
    return None


def _reached(sentence: Sentence, caller: Token, clause: Token) -> Token | None:
    """The noun behind the first "on", "upon" or "to" between a call and what it asks for."""
    for token in sentence.tokens[caller.i + 1 : clause.i]:
        noun = governed_by(sentence, token) if token.lower in {"on", "upon", "to"} else None
        # "called on Monday on the army to leave"
        if noun is not None and noun.i < clause.i and not noun.lower.endswith("day"):
            return noun
    return None


def _doer(sentence: Sentence, verb: Token, subject: Token | None) -> Token | None:
    """The subject; of "an effort to train them" whose effort it is, for an effort trains nobody."""
    if found := _accused(sentence, verb) or _called_on(sentence, verb):
        return found
    if subject is not None and subject.lemma in phrases("conduct", "never_agents"):
        return whose(sentence, subject)
    if subject is not None and subject.relation == "appos":
        named = sentence.tokens[subject.head]
        subject = named if named.upos == "PROPN" and named.i < subject.i else subject
    is_purpose = (
        subject is not None
        and verb.relation == "acl"
        and verb.head == subject.i
        and subject.upos == "NOUN"
        and any(c.lower == "to" for c in children(sentence, verb, "mark"))
    )
    if not is_purpose or subject is None or subject.lemma in phrases("conduct", "part_nouns"):
        return subject
    return _owner(sentence, subject) or _light_subject(sentence, subject)


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
        before = sentence.tokens[token.i - 1] if token.i else token
        if _is_noun(token) and before.upos not in {"ADP", "SCONJ", "NOUN", "PROPN", "PART", "ADJ"}:
            noun = token
    if noun is None:
        return None
    noun = _run_end(sentence, noun)
    if noun.lemma not in phrases("conduct", "never_agents"):
        return noun
    return whose(sentence, noun)


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


def governed(sentence: Sentence, preposition: Token) -> Token | None:
    """The phrase right behind a preposition; the tree is asked only where none stands there."""
    if found := governed_by(sentence, preposition):
        return found
    if preposition.is_root or preposition.relation not in {"case", "mark", "fixed", "cc"}:
        return None
    return sentence.tokens[preposition.head]


def _located(sentence: Sentence, preposition: Token) -> Token | None:
    """What stands "under protection", "alongside troops": subject, object or noun modified."""
    noun = governed(sentence, preposition)
    if noun is None:
        return None
    if own := children(sentence, noun, "nsubj"):
        return own[0]
    above = sentence.tokens[noun.head]
    if noun.relation == "nmod" or above.upos in {"NOUN", "PROPN"}:
        return above
    if above.upos in {"VERB", "AUX"}:
        return object_of(sentence, above) or subject_of(sentence, above)
    return None


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """ "X's camps", "X camps", "camps of X", "protection by X"."""
    below = children(sentence, noun, "nmod", "compound", "amod", "det")
    owners = [t for t in below if t.relation != "det" or t.lower in POSSESSIVES]
    cases = {t.i: {c.lower for c in children(sentence, t, "case")} for t in owners}
    fits = [t for t in owners if not cases[t.i] or cases[t.i] & {"'s", "'", "of", "by", "from"}]
    named = [t for t in fits if t.upos in {"PROPN", "PRON"} or t.lower in POSSESSIVES]
    plain = [t for t in fits if t.relation == "nmod" and t.upos == "NOUN"]
    return next(iter([*named, *plain]), None)


def whose(sentence: Sentence, noun: Token) -> Token | None:
    """Whose thing or doing a noun is: its owner, else who has or makes it by a verb.

    "Support from X" is X's, but who "made a retreat from X" was not X.
    """
    owner, maker = _owner(sentence, noun), _light_subject(sentence, noun)
    is_source = owner is not None and any(
        c.lower == "from" for c in children(sentence, owner, "case")
    )
    is_made = is_source and sentence.tokens[noun.head].lemma in phrases("conduct", "making")
    return maker if maker and is_made else owner or maker


def owner_before(sentence: Sentence, noun: Token) -> Token | None:
    """Whose doing a noun names by what stands before it: "X's raid", "the Turkish raid"."""
    below = children(sentence, noun, "nmod", "compound", "amod")
    owners = [t for t in below if t.i < noun.i and (t.upos == "PROPN" or t.text[0].isupper())]
    return owners[-1] if owners and owners[-1].i > 0 else None


def _light_subject(sentence: Sentence, noun: Token) -> Token | None:
    """ "X offers shelter": the noun's own verb has the subject."""
    while noun.relation == "conj" and sentence.tokens[noun.head].upos in {"NOUN", "PROPN"}:
        noun = sentence.tokens[noun.head]
    above = sentence.tokens[noun.head]
    if noun.relation in {"obj", "obl", "xcomp"} and above.upos == "VERB":
        if is_passive(sentence, above):
            return _by_phrase(sentence, above)
        return _accused(sentence, above) or subject_of(sentence, above)
    own = children(sentence, noun, "nsubj")
    return own[0] if own else None
