"""Who does a found conduct, with or to whom, and where: the roles of a hit, as head words.

In: a hit. Out: for each role of its trigger the head word of the phrase that fills it, or None.
Follows the tree (subject, object, by-phrase, possessor, preposition), then falls back on the
nearest name on the side of the words where an active sentence would have it.
Refuses to resolve pronouns and to turn phrases into names: see conduct_phrases.
"""

from pactwatch.language.conduct import Hit
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
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
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
    if before is not None and before.upos in {"ADP", "CCONJ"}:
        return _fit(hit, _governed(hit.sentence, before), taken) or _nearest(
            hit, before=before, after=None, taken=taken
        )
    if after is not None:
        is_object_named = k + 2 < len(steps) and steps[k + 2].role is not None
        found = _fit(hit, _left_argument(hit.sentence, after, is_object_named=is_object_named), taken)
        if found:
            return found
    if before is not None and (found := _fit(hit, _right_argument(hit.sentence, before), taken)):
        return found
    if _is_agentless(hit.sentence, before, after):
        return None
    return _nearest(hit, before=before, after=after, taken=taken)


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
    return token if token is not None and token.i not in taken and token.upos in _NOMINAL else None


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
    if word.upos in {"ADP", "ADV", "SCONJ"}:
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
    """The noun of a preposition; in "under pressure from X" the steps name the nearer one."""
    if preposition.is_root:
        return None
    governed = sentence.tokens[preposition.head]
    return governed if preposition.relation in {"case", "mark", "fixed", "cc"} else None


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
    owners = [t for t in below if t.relation != "det" or t.lower in _POSSESSIVES]
    cases = {t.i: {c.lower for c in children(sentence, t, "case")} for t in owners}
    fits = [t for t in owners if not cases[t.i] or cases[t.i] & {"'s", "'", "of", "by", "from"}]
    named = [t for t in fits if t.upos in {"PROPN", "PRON"} or t.lower in _POSSESSIVES]
    plain = [t for t in fits if t.relation == "nmod" and t.upos == "NOUN"]
    return next(iter([*named, *plain]), None)


_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "your"])


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
    """The nearest name on the slot's side of its neighbour word, within the clause."""
    tokens = hit.sentence.tokens
    if after is not None:
        places = range(after.i - 1, max(-1, after.i - 1 - _FALLBACK_WORDS), -1)
    elif before is not None:
        places = range(before.i + 1, min(len(tokens), before.i + 1 + _FALLBACK_WORDS))
    else:
        return None
    for i in places:
        if tokens[i].text in {";", ":", "."}:
            return None
        if tokens[i].upos == "PROPN" and i not in taken:
            return _name_head(hit.sentence, tokens[i])
    return None


def _name_head(sentence: Sentence, token: Token) -> Token:
    """The head of a run of name words ("Al" -> "Qaeda" where the tree says so)."""
    while (
        not token.is_root
        and sentence.tokens[token.head].upos == "PROPN"
        and (token.relation in {"compound", "flat", "fixed", "goeswith", "det", "amod"})
    ):
        token = sentence.tokens[token.head]
    return token


def place_of(hit: Hit) -> Token | None:
    """The place phrase of the conduct's clause: "in ...", "across ...", by its noun's head."""
    sentence = hit.sentence
    homes = [sentence.tokens[i] for i in sorted(hit.tokens)]
    seen: list[Token] = []
    for token in homes:
        seen += [t for t in (token, _clause(sentence, token)) if t not in seen]
    for token in seen:
        for noun in obliques(sentence, token, *_PLACE_PREPOSITIONS):
            if noun.i not in hit.tokens and _is_place(sentence, noun):
                return noun
    return None


def _clause(sentence: Sentence, token: Token) -> Token:
    steps = 0
    while not token.is_root and token.upos not in {"VERB", "AUX"} and steps < len(sentence.tokens):
        if token.relation in CLAUSAL:
            break
        token, steps = sentence.tokens[token.head], steps + 1
    return token


_PLACE_NOUNS = frozenset(
    [
        "area",
        "region",
        "province",
        "district",
        "country",
        "territory",
        "theater",
        "theatre",
        "zone",
        "border",
        "soil",
        "village",
        "town",
        "city",
        "valley",
        "land",
        "camp",
        "base",
        "frontier",
        "countryside",
        "capital",
        "mountain",
        "place",
        "state",
        "desert",
        "forest",
        "island",
        "coast",
        "county",
        "governorate",
        "south",
        "north",
        "east",
        "west",
        "front",
        "line",
        "stronghold",
        "part",
    ]
)


def _is_place(sentence: Sentence, noun: Token) -> bool:
    return noun.upos == "PROPN" or noun.lemma in _PLACE_NOUNS


def is_required_missing(steps: tuple[Step, ...], roles: dict[str, Token | None]) -> bool:
    """Whether a role the trigger insists on stayed empty."""
    return any(step.is_required and roles.get(step.role or "") is None for step in steps)
