"""A found conduct in, the words that say "not" of it out; and the highest word of what was found.

In: a hit, the words inside the statement and the chain from the hit's head upwards. Refuses what
only looks like a "not" ("not only", "no doubt"), and the "no" of what answers for a deed: "no
inquiry was opened into the shelling" does not say that there was none.
"""

import itertools
from collections.abc import Iterator

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.leads import undone_before, unseen_before
from pactwatch.language.grammar.scopes import NEGATION_AHEAD, TO_COME, is_of_measure, nobodies
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    ancestors,
    children,
    denies,
    particle_verbs,
)
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "head_token",
    "is_called_off",
    "is_told_otherwise",
    "is_unlikely",
    "near_negators",
    "negators_of",
    "upward",
]

# A lone negator this many words before the conduct negates it where the tree is silent.
_NEGATION_REACH = 3
_NEAR = 5
_NOT_YET = frozenset({("yet", "to"), ("far", "from"), ("nowhere", "near")})


def head_token(hit: Hit) -> Token:
    """The highest of the words found: the one the others hang on."""
    tokens = hit.sentence.tokens
    tops = [i for i in sorted(hit.tokens) if tokens[i].is_root or tokens[i].head not in hit.tokens]
    if len(tops) > 1:
        doers = _doers(hit)
        tops = [i for i in tops if i not in doers] or tops
    verbs = [i for i in tops if tokens[i].upos == "VERB"]
    candidates = verbs or tops or sorted(hit.tokens)
    return tokens[min(candidates, key=lambda i: sum(1 for _ in ancestors(hit.sentence, tokens[i])))]


def _doers(hit: Hit) -> frozenset[int]:
    """The places of words that the trigger asks for as who does it: "{agent:army} pullout"."""
    steps = (step for step in hit.trigger.steps if step.forms)
    pairs = zip(steps, hit.places, strict=False)
    return frozenset(i for step, place in pairs if step.role == "agent" for i in place)


def upward(
    sentence: Sentence, first: Token, inside: frozenset[int]
) -> Iterator[tuple[Token, Token]]:
    """Pairs (word, governor) from a word upwards, as long as they stand inside."""
    low, seen = first, set[int]()
    while not low.is_root and low.i not in seen and low.head in inside:
        seen.add(low.i)
        yield low, sentence.tokens[low.head]
        low = sentence.tokens[low.head]


def negators_of(
    hit: Hit, inside: frozenset[int], chain: tuple[tuple[Token, Token], ...]
) -> list[Token]:
    """The words that say "not" of the conduct, in the order of the sentence."""
    sentence = hit.sentence
    spots = [t for i in sorted(hit.tokens) if not _is_effect(hit, t := sentence.tokens[i])]
    answer = next(
        (high for low, high in chain if _is_reaction(hit, low, high) or _is_fact(low, high)), None
    )
    if answer is not None:
        chain = tuple(itertools.takewhile(lambda pair: pair[1] is not answer, chain))
    spots += [
        high
        for low, high in chain
        if low.relation in phrases("conduct", "carries_negation")
        and not _is_told_of(hit, low, high)
    ][:3]
    spots += [high for low, high in chain if _shares_no(sentence, low, high)]
    shown_by = [high for low, high in chain if _is_shown_by(low, high)]
    spots += shown_by
    spots += [high for low, high in chain if _is_singled_out(sentence, low, high)]
    spots += [high for low, high in chain if _is_share(sentence, low, high)]
    far = [high for low, high in chain if low.relation == "nsubj" and _is_far(sentence, high)]
    found: dict[int, Token] = {t.i: t for t in far}
    for spot in spots:
        for token in near_negators(sentence, spot):
            found[token.i] = token
    found |= {
        t.i: t for noun in shown_by for t in children(sentence, noun, "amod", "det") if _is_scant(t)
    }
    if not found and answer is None:
        for token in sentence.tokens[max(0, hit.first - _NEGATION_REACH) : hit.first]:
            if token.lower in NEGATORS and token.i in inside and _is_next_to(hit, token):
                found[token.i] = token
    if not found and (late := _not_yet(hit) or _not_there(hit)):
        found[late.i] = late
    kept = [t for i, t in sorted(found.items()) if i not in hit.tokens and i in inside]
    kept = [t for t in kept if not _is_until(sentence, t)]
    # "There is no camp, neither here nor there": what goes on with a no is no second one.
    more = [t for t in kept if t.lower in {"neither", "nor"}]
    return kept if len(more) == len(kept) else [t for t in kept if t not in more]


def _is_told_of(hit: Hit, low: Token, high: Token) -> bool:
    """ "The attack was not aimed at civilians": what is not so of a deed leaves it done."""
    is_deed = low.i in hit.tokens and low.upos in {"NOUN", "PROPN"} and low.relation == "nsubj"
    is_doer = any(t.i in hit.tokens for t in children(hit.sentence, high, "obj", "xcomp"))
    if not is_deed or is_doer or high.i in hit.tokens:
        return False
    if high.lemma in phrases("conduct", "turning_verbs"):
        return bool(children(hit.sentence, high, "obj", "xcomp"))  # "is not stopping the war"
    return high.lemma not in phrases("conduct", "occurring")


def is_called_off(sentence: Sentence, verb: Token) -> bool:
    """ "Called off the release", "ruled out sending them", no call for it."""
    off = particle_verbs(sentence, verb)
    return not off.isdisjoint(phrases("conduct", "turning_phrases"))


def is_unlikely(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "It is unlikely that they left", "doubtful whether they left"; not "impossible to say"."""
    is_clause = any(t.lower in {"that", "whether", "if"} for t in children(sentence, low, "mark"))
    return is_clause and high.lemma in phrases("conduct", "unlikely")


def is_told_otherwise(hit: Hit, low: Token, high: Token) -> bool:
    """ "The airstrikes are failing to end the war": what a deed fails to do, not that it failed to
    happen. Of "the army suspended its withdrawal" the army is no deed."""
    below = children(hit.sentence, high, "obj", "xcomp") if low.relation == "nsubj" else ()
    is_doer = any(t.i in hit.tokens for t in below)
    return not is_doer and any(t.lemma not in phrases("conduct", "occurring") for t in below)


def _is_effect(hit: Hit, verb: Token) -> bool:
    """ "The shelling did not kill anybody": the deed is what its verb is told of."""
    if verb.upos != "VERB" or verb.lemma not in phrases("conduct", "effects"):
        return False
    subjects = children(hit.sentence, verb, "nsubj")
    return any(t.i in hit.tokens and t.upos == "NOUN" and t.lower not in _MANY for t in subjects)


_MANY = frozenset({"people", "civilians"})


def _is_until(sentence: Sentence, negator: Token) -> bool:
    """ "Did not begin until dawn": it did, at dawn; "will not begin until then" tells no more than
    that it does not before."""
    if any(t.lower in TO_COME for t in sentence.tokens[max(0, negator.i - 2) : negator.i]):
        return False
    for token in sentence.tokens[negator.i + 1 : negator.i + 1 + 2 * _NEAR]:
        if token.upos == "PUNCT":
            return False
        if token.lower in {"until", "till"}:
            return True
    return False


def _is_reaction(hit: Hit, low: Token, high: Token) -> bool:
    """ "No inquiry was opened into the shelling": what nobody answers for was done all the same."""
    if high.i in hit.tokens or low.i < high.i or low.relation in {"nsubj", "conj", "xcomp"}:
        return False
    # "No charges were brought over X" hangs on the verb.
    beside = children(hit.sentence, high, "nsubj", "obj") if low.relation == "obl" else ()
    reacting = phrases("conduct", "reacting")
    return any(t.lemma in reacting for t in (high, *beside))


def _is_fact(low: Token, high: Token) -> bool:
    """ "Cannot change the fact that X", "it does not matter that X": X is so all the same."""
    is_clause = low.relation in {"acl", "ccomp", "csubj"} and low.upos == "VERB"
    return is_clause and low.i > high.i and high.lemma in phrases("conduct", "factives")


def _shares_no(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "Does not arm, train or shelter them": what "or" joins stands under one "not"."""
    if low.relation != "conj" or children(sentence, low, "nsubj", "aux"):
        return False
    joined = [t for t in children(sentence, high, "conj") if t.i >= low.i]
    links = (c.lower for t in joined for c in children(sentence, t, "cc"))
    return next(links, "") in {"or", "nor"}


def _is_singled_out(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "It was not the army that shelled it": what is not so of whom "it was" singles out."""
    is_relative = low.relation == "acl" and bool(children(sentence, high, "cop"))
    return is_relative and any(
        t.lower == "it" for t in children(sentence, high, "nsubj", "expl") if t.i < high.i
    )


def _is_share(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "Was not involved in | kidnapping them", "will not take part in | arming them"."""
    before = sentence.tokens[max(0, low.i - 3) : low.i]
    links = [t.i for t in before if t.lower == "in" and t.i > high.i]
    share = sentence.tokens[links[-1] - 1].lemma if links else ""
    is_beside = low.relation in {"advcl", "acl", "obl"} and low.lower.endswith("ing")
    return is_beside and (share if share in _PARTS else high.lemma) in phrases("conduct", "sharing")


# "Take part in", "take the lead in": the noun tells what its verb is about.
_PARTS = frozenset({"part", "lead", "role", "hand"})


def _is_far(sentence: Sentence, word: Token) -> bool:
    """ "The pullout is far from complete"."""
    behind = sentence.tokens[word.i + 1 : word.i + 2]
    return word.lower == "far" and any(t.lower == "from" for t in behind)


def _is_scant(token: Token) -> bool:
    """ "Little evidence that they left": said with care, and against it all the same."""
    return token.lower in phrases("conduct", "leads", "scant")


def _is_shown_by(low: Token, high: Token) -> bool:
    """ "No evidence that the brigade shelled it": what there is no sign of is not said to be."""
    is_clause = low.relation in {"acl", "ccomp"}
    return is_clause and high.lemma in phrases("acts", "nothing_found", "nouns")


def _not_there(hit: Hit) -> Token | None:
    """ "We are not here to arm them", "did not come to Velmar to fight": what for says what not."""
    tokens = hit.sentence.tokens
    place = head_token(hit).i - 1
    if place < 1 or tokens[place].lower != "to":
        return None
    for token in reversed(tokens[max(0, place - _NEAR) : place]):
        before = tokens[token.i - 1] if token.i else token
        if token.lower in NEGATORS:
            return token if before.upos == "AUX" else None
        is_coming = token.upos == "VERB" and token.lemma in phrases("conduct", "being_there")
        if token.upos not in _PLACING and not is_coming:
            return None
    return None


_PLACING = frozenset({"ADP", "ADV", "DET", "NOUN", "PROPN", "ADJ"})


def _not_yet(hit: Hit) -> Token | None:
    """ "Has yet to free them", "is unable to leave": the word that says that it was not done."""
    places = sorted({*hit.tokens, *(t.i for t in _deeds(hit))})
    undone = (t for place in places for t in undone_before(hit.sentence, place))
    own = (_not_yet_before(hit, place) for place in places)
    found = (t for t in itertools.chain(own, undone) if t is not None and t.i not in hit.tokens)
    first = next(found, None)
    return first or unseen_before(hit.sentence, head_token(hit).i)


def _deeds(hit: Hit) -> Iterator[Token]:
    """The deed, and what it is joined to by "or" and "and": "unable to leave or free them"."""
    deed = head_token(hit)
    yield deed
    if deed.relation in {"obj", "obl"} and hit.sentence.tokens[deed.head].lemma in _phases():
        yield hit.sentence.tokens[deed.head]  # "yet to complete its pullout"
    if deed.relation == "conj" and not children(hit.sentence, deed, "nsubj", "aux"):
        above = hit.sentence.tokens[deed.head]
        yield above
        yield from (t for t in children(hit.sentence, above, "xcomp") if above.i < t.i < deed.i)


def _phases() -> frozenset[str]:
    """Verbs by which a deed begins or comes to its end."""
    return phrases("conduct", "beginning_verbs") | phrases("conduct", "finishing_verbs")


def _not_yet_before(hit: Hit, place: int) -> Token | None:
    tokens = hit.sentence.tokens
    for token in reversed(tokens[max(0, place - _NEAR) : place]):
        after = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
        if (token.lower, after) in _NOT_YET:
            return token
        if token.upos == "VERB" or token.text == ",":
            return None
    return None


def near_negators(sentence: Sentence, spot: Token) -> Iterator[Token]:
    """The words that say "not" right at a word: beside it, or as its subject or object."""
    for child in children(sentence, spot, "advmod", "aux", "det", "cc", "mark", "case", "cop"):
        if child.i > spot.i + NEGATION_AHEAD:
            continue
        if child.lower in NEGATORS and not _is_fixed(sentence, child):
            yield child
        elif child.relation == "advmod":
            below = (t for t in children(sentence, child, "advmod", "det") if t.lower == "no")
            yield from (t for t in below if not is_of_measure(sentence, t))
    yield from nobodies(sentence, spot)
    yield from _at_no_time(sentence, spot)
    for argument in children(sentence, spot, "nsubj", "obj"):
        if argument.lower in NEGATORS and not _is_gap(sentence, argument):
            yield argument
        yield from (
            t
            for t in children(sentence, argument, "advmod")
            if t.lower in phrases("conduct", "leads", "just")  # "hardly any soldiers"
        )
        beside = children(sentence, argument, "det", "advmod")
        yield from (t for t in beside if t.lower in NEGATORS and not is_of_measure(sentence, t))
        # "Neither the army nor the Front has left": whichever of the two it hangs on.
        yield from (t for t in children(sentence, argument, "cc") if t.lower == "neither")


def _at_no_time(sentence: Sentence, spot: Token) -> Iterator[Token]:
    """ "At no time did it shell the town", "has by no means left", "in no case freed"."""
    times = phrases("conduct", "leads", "no_times")
    for word in children(sentence, spot, "obl", "advmod"):
        if word.lemma in times:
            yield from (t for t in children(sentence, word, "det", "advmod") if t.lower == "no")


def _is_fixed(sentence: Sentence, token: Token) -> bool:
    """ "not only", "not just", "no doubt", "without doubt" deny nothing; "the army and not the
    Front" denies it of the other."""
    tokens = sentence.tokens
    before = tokens[token.i - 1].lower if token.i else ""
    if _is_gap(sentence, token) or is_of_measure(sentence, token):
        return True
    if token.lower == "not" and before == "and" and _is_name(tokens[token.i + 1 : token.i + 2]):
        return True
    return not denies(sentence, token)


def _is_gap(sentence: Sentence, token: Token) -> bool:
    """ "Freed ten, the Front none": of the Front, and not of who freed ten."""
    before = sentence.tokens[token.i - 1 : token.i] if token.i else ()
    return token.lower == "none" and any(t.upos in {"NOUN", "PROPN"} for t in before)


def _is_name(behind: tuple[Token, ...]) -> bool:
    return any(t.lower in {"the", "its", "their"} or t.upos == "PROPN" for t in behind)


def _is_next_to(hit: Hit, token: Token) -> bool:
    between = hit.sentence.tokens[token.i + 1 : hit.first]
    if _is_of_phrase(hit, token):
        return False
    return not _is_fixed(hit.sentence, token) and all(
        t.upos not in {"VERB", "PUNCT"} for t in between
    )


def _is_of_phrase(hit: Hit, token: Token) -> bool:
    """ "A convoy without papers was stopped": what the phrase before the verb lacks is no "not"."""
    noun = hit.sentence.tokens[token.head]
    is_lacking = token.relation == "case" or bool(children(hit.sentence, noun, "case"))
    return is_lacking and token.relation in {"case", "det"} and token.i < noun.i < hit.first
