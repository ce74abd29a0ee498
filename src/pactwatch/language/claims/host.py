"""The host's part in a guest's act: who permits, helps, knows or orders, and whose ground it is.

In: a hit. Out: the host's head word and `Knowledge` where words say so, or the owner of the place.
Refuses to infer consent from presence: control of the ground gives a host, never a permission.
"""

from dataclasses import dataclass

from pactwatch.domain.claim import Knowledge
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import doer_of
from pactwatch.language.conduct.negators import head_token, upward
from pactwatch.language.grammar.chunks import POSSESSIVES, RELATIVES, governed_by
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
    object_of,
    obliques,
    subject_of,
    subtree,
)
from pactwatch.language.words.lexicon import load

__all__ = ["Permission", "ground_owner", "permission_of"]

# Without a usable tree a permitting verb this close before the conduct governs it.
_REACH = 9
_CONTROL_ENDINGS = ("controlled", "held", "run", "ruled", "occupied", "administered", "governed")
_CONTROL_NOUNS = frozenset({"control", "rule", "administration", "occupation", "authority"})


@dataclass(frozen=True, slots=True)
class Permission:
    """`host` permits (or helps, knows, orders) what `guest` does; either may be unknown."""

    knowledge: Knowledge
    word: Token
    host: Token | None = None
    guest: Token | None = None


def permission_of(hit: Hit, inside: frozenset[int]) -> Permission | None:
    """The nearest governing verb or phrase that says how the host takes part."""
    table = _table()
    for low, high in upward(hit.sentence, head_token(hit), inside):
        if low.relation in {
            "xcomp",
            "ccomp",
            "advcl",
            "obj",
            "obl",
            "nmod",
            "acl",
            "conj",
            "nsubj",
        } and (knowledge := table.get(high.lemma)):
            if low.relation == "conj" or high.i in hit.tokens:
                continue
            # "sanctioned the raid" permits it, "sanctioned X over the raid" punishes X.
            if high.lemma == "sanction" and low.relation != "obj":
                continue
            if low.i in hit.tokens and _is_own(hit.sentence, low):
                continue
            return _read(hit.sentence, high, knowledge)
    own = [hit.sentence.tokens[i] for i in sorted(hit.tokens)]
    for token in own:
        knowledge = table.get(token.lemma) if token.upos == "VERB" else None
        if knowledge not in {None, Knowledge.ASSISTS}:
            return _read(hit.sentence, token, table[token.lemma])
    return _with_phrase(hit) or _just_before(hit, inside)


def _is_own(sentence: Sentence, deed: Token) -> bool:
    """ "Directed their assault on the port": whoever directs it makes it."""
    owners = children(sentence, deed, "nmod", "det")
    return deed.relation == "obj" and any(t.lower in POSSESSIVES for t in owners)


def _table() -> dict[str, Knowledge]:
    rows = load("conduct")["knowledge"]
    return {lemma: Knowledge(name) for name, lemmas in rows.items() for lemma in lemmas.split()}


def _read(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Permission:
    if is_passive(sentence, verb):
        host = next(iter(obliques(sentence, verb, "by")), None) or _behind_by(sentence, verb)
        guest = _nominal(subject_of(sentence, verb))
        left = [t for t in sentence.tokens[: verb.i] if _nominal(t)]
        return Permission(knowledge, verb, host, guest or next(reversed(left), None))
    guest = object_of(sentence, verb)
    below = children(sentence, verb, "xcomp", "ccomp")
    if guest is None and below:
        guest = subject_of(sentence, below[0], inherit=False)
    host = _nominal(doer_of(sentence, verb, subject_of(sentence, verb)))
    if host is None or host.i > verb.i:
        host = _subject_before(sentence, verb)
    return Permission(knowledge, verb, host, _nominal(guest) or governed_by(sentence, verb))


def _behind_by(sentence: Sentence, verb: Token) -> Token | None:
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    return governed_by(sentence, after[0]) if after and after[0].lower == "by" else None


def _nominal(token: Token | None) -> Token | None:
    fits = token is not None and token.upos in {"NOUN", "PROPN", "PRON"}
    return token if fits and token is not None and token.lower not in RELATIVES else None


def _subject_before(sentence: Sentence, verb: Token) -> Token | None:
    """Without a usable tree: a participle ("..., permitting them to") shares the first subject."""
    subjects = [t for t in sentence.tokens[: verb.i] if t.relation == "nsubj" and _nominal(t)]
    return subjects[0] if subjects else None


def _with_phrase(hit: Hit) -> Permission | None:
    """ "with the permission / help / blessing / knowledge of X", "with X's consent"."""
    sentence, head = hit.sentence, head_token(hit)
    rows = load("conduct")["knowledge_nouns"]
    for noun in obliques(sentence, head, "with", "under", "on"):
        for name, nouns in rows.items():
            if noun.lemma in nouns.split():
                owner = children(sentence, noun, "nmod", "compound")
                return Permission(Knowledge(name), noun, next(iter(owner), None))
    return None


def _just_before(hit: Hit, inside: frozenset[int]) -> Permission | None:
    table, tokens = _table(), hit.sentence.tokens
    for token in reversed(tokens[max(0, hit.first - _REACH) : hit.first]):
        if token.text in {",", ";", "."} or token.i not in inside:
            return None
        if token.upos == "VERB" and token.lemma in table:
            has_infinitive = any(t.lower == "to" for t in tokens[token.i : hit.first + 1])
            if has_infinitive or token.lemma == "let":
                return _read(hit.sentence, token, table[token.lemma])
    return None


def ground_owner(sentence: Sentence, place: Token | None) -> Token | tuple[int, int] | None:
    """Whose ground a place is: "X-controlled areas", "areas under X control", "areas held by X".

    A character range is answered where the owner is part of one hyphenated word.
    """
    if place is None:
        return None
    for token in subtree(sentence, place):
        left, _, right = token.text.replace("\u2011", "-").rpartition("-")
        if left and right.lower() in _CONTROL_ENDINGS and left[0].isupper():
            return token.start, token.start + len(left)
    return _owner_in_words(sentence, place)


def _owner_in_words(sentence: Sentence, place: Token) -> Token | None:
    for token in subtree(sentence, place):
        if token.lemma in {"control", "hold", "rule", "run", "administer"} and token.upos == "VERB":
            if by := obliques(sentence, token, "by"):
                return by[0]
            own = children(sentence, token, "nsubj")
            if own and own[0].lower not in {"that", "which"}:
                return own[0]
        if token.lower in _CONTROL_NOUNS and token.upos == "NOUN":
            owners = children(sentence, token, "nmod", "compound", "amod")
            named = [t for t in owners if t.upos in {"PROPN", "PRON", "NOUN"}]
            if named:
                return named[0]
    return None
