"""Who does a found conduct, with or to whom, and where: the roles of a hit, as head words.

In: a hit. Out: for each role of its trigger the head word of the phrase that fills it, or None.
Follows the tree (subject, object, by-phrase, possessor, preposition), then falls back on the
nearest name on the side of the words where an active sentence would have it.
Refuses to resolve pronouns and to turn phrases into names: see conduct_phrases.
"""

from collections.abc import Iterator

from pactwatch.language.conduct import Hit
from pactwatch.language.conduct_chunks import POSSESSIVES, RELATIVES, chunk, governed_by
from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import (
    CLAUSAL,
    NEGATORS,
    Sentence,
    Token,
    children,
    is_passive,
    object_of,
    obliques,
    subject_of,
)
from pactwatch.text.triggers import Step

__all__ = ["fill_roles", "is_required_missing", "place_of"]

# How far the nearest name may stand when the tree is silent: about one clause.
_FALLBACK_WORDS = 9
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_PLACE_REACH = 8
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_PLACE_PREPOSITIONS = ("in", "inside", "within", "across", "throughout", "on", "near", "from", "at")


def fill_roles(hit: Hit) -> dict[str, Token | None]:
    """Each role the trigger names, with the head word that fills it in this sentence."""
    steps, roles = hit.trigger.steps, dict[str, Token | None]()
    for k, step in enumerate(steps):
        if step.role and step.forms:
            roles[step.role] = _word_at(hit, k)
    for k, step in enumerate(steps):
        if step.role and not step.forms and not roles.get(step.role):
            roles[step.role] = _fill(hit, k, taken=_others(hit, roles))
    return roles


def _others(hit: Hit, roles: dict[str, Token | None]) -> frozenset[int]:
    return hit.tokens | {token.i for token in roles.values() if token}


def _fill(hit: Hit, k: int, *, taken: frozenset[int]) -> Token | None:
    """By the word after the slot first (a subject stands before its verb), then the word before."""
    steps = hit.trigger.steps
    after = _word_at(hit, k + 1) if k + 1 < len(steps) else None
    before = _word_at(hit, k - 1) if k > 0 else None
    between = _between(before, after)
    if before is not None and _is_link(before):
        governed = _fit(hit, _governed(hit.sentence, before), taken)
        if governed is not None and (not between or governed.i in between):
            return governed
        return _nearest(hit, before=before, after=after if between else None, taken=taken)
    if after is not None:
        is_object_named = k + 2 < len(steps) and steps[k + 2].role is not None
        found = _fit(hit, _left_argument(hit.sentence, after, is_object_named=is_object_named), taken)
        is_possessive = found is not None and after.upos == "VERB" and found.lower in POSSESSIVES
        if found and not is_possessive and (not between or found.i in between):
            return found
    if before is not None and (found := _fit(hit, _right_argument(hit.sentence, before), taken)):
        return found
    if _is_agentless(hit.sentence, before, after):
        return None
    return _nearest(hit, before=before, after=after, taken=taken)


_LINKS = frozenset(
    "alongside beside with for to of under against by from on in between among within into and".split()
)


def _is_link(token: Token) -> bool:
    """A preposition or "and", by its tag or by the word itself."""
    return token.upos in {"ADP", "CCONJ"} or token.lower in _LINKS


def _between(before: Token | None, after: Token | None) -> range:
    """The places a slot between two words found in order leaves; empty where one is missing."""
    return range(before.i + 1, after.i) if before is not None and after is not None else range(0)


def _word_at(hit: Hit, k: int) -> Token | None:
    """The word that met step k: its last word where the slot follows, else its only one."""
    steps = hit.trigger.steps
    if not steps[k].forms:
        return None
    place = hit.places[sum(bool(step.forms) for step in steps[:k])]
    return _head_of(hit.sentence, place)


def _head_of(sentence: Sentence, place: tuple[int, ...]) -> Token:
    """Of several neighbouring words the one that governs the others, else the last."""
    tops = [i for i in place if sentence.tokens[i].head not in place or sentence.tokens[i].is_root]
    return sentence.tokens[tops[-1] if len(tops) == 1 else place[-1]]


def _fit(hit: Hit, token: Token | None, taken: frozenset[int]) -> Token | None:
    if token is None or token.i in taken or token.upos not in _NOMINAL:
        return None
    return None if token.lower in RELATIVES else token


def _left_argument(sentence: Sentence, word: Token, *, is_object_named: bool) -> Token | None:
    """What stands before the word in an active sentence: subject, owner, or the thing located."""
    if word.upos in {"VERB", "AUX"} or (word.upos == "ADJ" and children(sentence, word, "nsubj")):
        if word.upos == "AUX" and not word.is_root and word.relation in {"aux", "cop"}:
            word = sentence.tokens[word.head]
        if is_passive(sentence, word):
            by_phrase = _by_phrase(sentence, word)
            # "Fighters are embedded with X": the trigger names no object, so the subject it is.
            return by_phrase if is_object_named or by_phrase else _passive_subject(sentence, word)
        return subject_of(sentence, word)
    if word.lower in NEGATORS and not word.is_root:
        return subject_of(sentence, sentence.tokens[word.head])
    if word.upos in {"ADP", "ADV", "SCONJ"} or word.lower in _LINKS:
        return _located(sentence, word)
    return _owner(sentence, word) or _light_subject(sentence, word)


def _right_argument(sentence: Sentence, word: Token) -> Token | None:
    """What stands after the word in an active sentence: object, governed noun or "of" phrase."""
    if word.upos in {"VERB", "AUX"}:
        if is_passive(sentence, word):
            return _passive_subject(sentence, word)
        return object_of(sentence, word) or next(
            iter(children(sentence, word, "iobj", "obl")), None
        )
    if word.upos in {"ADP", "SCONJ"}:
        return _governed(sentence, word)
    return _owner(sentence, word) or next(iter(obliques(sentence, word, "for", "to", "with")), None)


def _passive_subject(sentence: Sentence, verb: Token) -> Token | None:
    """ "Fighters sheltered there" hang their participle on the noun: the noun is what is sheltered."""
    own = children(sentence, verb, "nsubj")
    if verb.relation == "acl" and (not own or own[0].lower in {"who", "which", "that"}):
        return sentence.tokens[verb.head]
    return subject_of(sentence, verb)


def _by_phrase(sentence: Sentence, verb: Token) -> Token | None:
    return next(iter(obliques(sentence, verb, "by")), None)


def _governed(sentence: Sentence, preposition: Token) -> Token | None:
    """The phrase right behind a preposition; the tree is asked only where none stands there."""
    if found := governed_by(sentence, preposition):
        return found
    if preposition.is_root or preposition.relation not in {"case", "mark", "fixed", "cc"}:
        return None
    return sentence.tokens[preposition.head]


def _located(sentence: Sentence, preposition: Token) -> Token | None:
    """What stands "under protection", "alongside troops": subject, object or noun modified."""
    noun = _governed(sentence, preposition)
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


def _light_subject(sentence: Sentence, noun: Token) -> Token | None:
    """ "X offers shelter": the noun's own verb has the subject."""
    above = sentence.tokens[noun.head]
    if noun.relation in {"obj", "obl", "xcomp"} and above.upos == "VERB":
        return (
            _by_phrase(sentence, above)
            if is_passive(sentence, above)
            else subject_of(sentence, above)
        )
    own = children(sentence, noun, "nsubj")
    return own[0] if own else None


def _is_agentless(sentence: Sentence, before: Token | None, after: Token | None) -> bool:
    """A passive without a by-phrase names no agent, and no nearby name may stand in for it."""
    verb = after if after is not None and after.upos == "VERB" else None
    return verb is not None and is_passive(sentence, verb)


def _nearest(
    hit: Hit, *, before: Token | None, after: Token | None, taken: frozenset[int]
) -> Token | None:
    """The nearest name on the slot's side of its neighbour word; between two words any noun."""
    tokens, between = hit.sentence.tokens, _between(before, after)
    nouns = [i for i in between if tokens[i].upos in _NOUNS and i not in taken]
    if nouns:
        return _name_head(hit.sentence, tokens[nouns[-1]])
    if between:
        return None
    if after is not None:
        places = range(after.i - 1, max(-1, after.i - 1 - _FALLBACK_WORDS), -1)
    elif before is not None:
        places = range(before.i + 1, min(len(tokens), before.i + 1 + _FALLBACK_WORDS))
    else:
        return None
    for i in places:
        if tokens[i].text in {";", ":", "."}:
            return None
        if i not in taken and _may_stand_in(hit.sentence, i, is_next=before is not None):
            return _name_head(hit.sentence, _last_of_run(hit.sentence, i))
    return None


def _may_stand_in(sentence: Sentence, i: int, *, is_next: bool) -> bool:
    """A name or personal pronoun outside a place phrase; right behind a word any noun."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1] if i else None
    if before is not None and before.lower in _PLACE_PREPOSITIONS:
        return False
    is_person = token.upos == "PRON" and token.lower not in RELATIVES | POSSESSIVES
    return token.upos == "PROPN" or (is_person and not is_next) or (is_next and token.upos in _NOUNS)


def _last_of_run(sentence: Sentence, i: int) -> Token:
    """The last word of a noun phrase's run of nouns ("Orlan Front" -> "Front")."""
    while i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].upos in {"NOUN", "PROPN"}:
        i += 1
    return sentence.tokens[i]


def _name_head(sentence: Sentence, token: Token) -> Token:
    """The head of a run of name words ("Al" -> "Qaeda" where the tree says so)."""
    while (
        not token.is_root
        and sentence.tokens[token.head].upos == "PROPN"
        and (token.relation in {"compound", "flat", "fixed", "goeswith", "det", "amod"})
    ):
        token = sentence.tokens[token.head]
    return token


def place_of(hit: Hit, inside: frozenset[int]) -> Token | None:
    """The place phrase of the conduct's clause ("in ...", "across ..."), by its head noun."""
    sentence = hit.sentence
    homes = [sentence.tokens[i] for i in sorted(hit.tokens)]
    homes += [t for t in (_clause(sentence, h) for h in homes[:1]) if t not in homes]
    found = [n for home in homes for n in obliques(sentence, home, *_PLACE_PREPOSITIONS)]
    found += list(_places_behind(hit))
    for noun in found:
        if noun.i not in hit.tokens and noun.i in inside and _is_place(sentence, noun):
            return noun
    return None


def _places_behind(hit: Hit) -> Iterator[Token]:
    """Prepositions of place shortly behind the words found, with no verb or comma between."""
    tokens = hit.sentence.tokens
    for token in tokens[max(hit.tokens) + 1 : max(hit.tokens) + 1 + _PLACE_REACH]:
        if token.upos == "VERB" or token.text in {",", ";", ":"}:
            return
        if token.lower in _PLACE_PREPOSITIONS and (noun := governed_by(hit.sentence, token)):
            yield noun


def _clause(sentence: Sentence, token: Token) -> Token:
    steps = 0
    while not token.is_root and token.upos not in {"VERB", "AUX"} and steps < len(sentence.tokens):
        if token.relation in CLAUSAL:
            break
        token, steps = sentence.tokens[token.head], steps + 1
    return token


def _is_place(sentence: Sentence, noun: Token) -> bool:
    """By the last word of the phrase: a place noun, or a name no people's noun goes with."""
    before = sentence.tokens[chunk(sentence, noun)[0].i - 1] if noun.i else noun
    is_behind = before.lower in _PLACE_PREPOSITIONS
    return is_behind and (noun.upos == "PROPN" or noun.lemma in phrases("conduct", "place_nouns"))


def is_required_missing(steps: tuple[Step, ...], roles: dict[str, Token | None]) -> bool:
    """Whether a role the trigger insists on stayed empty."""
    return any(step.is_required and roles.get(step.role or "") is None for step in steps)
