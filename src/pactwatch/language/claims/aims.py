"""What is only aimed at, owed or given somebody to do in, and that it is, out.

"An effort to seal it", "claims that it should pay", "a panel authorised to amend it". In: the words
of a sentence around a deed. Out: yes or no. Looks at the words right before the deed where a tree
may hang them anywhere. Refuses what is planned, feared or conditional: see claims/reality.
"""

from collections.abc import Iterator

from pactwatch.language.grammar.syntax import Sentence, Token, ancestors, children, is_negated
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "is_aimed_at",
    "is_condition",
    "is_entrusted",
    "is_in_prospect",
    "is_made_conditional",
    "is_of_coming",
    "is_open_question",
    "is_owed",
    "is_striven_for",
    "is_to_come",
    "is_weighed",
]

# Words between a noun and what is aimed at ("to seal it", "at sealing it", "towards sealing it").
_AIMS = frozenset({"to", "at", "toward", "towards"})
_LETTING = frozenset({"let", "allow", "permit", "admit"})
_CAN, _WOULD = frozenset({"can", "could", "may"}), frozenset({"will", "would"})
# A clause with a helper of its own tells what is or was.
_ENDS = frozenset({";", ":", "but", "has", "have", "had", "is", "are", "was", "were", "did"})
_BESIDE = frozenset({"acl", "advcl", "conj", "parataxis"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "sha"})
_OWING = frozenset({"should", "must", "ought"})
_PRACTICES = ("HOST.", "COOP.", "ENABLE.")
# Whoever authorises men to train on his ground hosts them, and whoever orders an attack attacks.
_BY_LEAVE = ("HOST.", "COOP.", "ENABLE.", "TIES.", "THREAT.", "RESTRAIN.")

# "Can leave at any time" has not left; who "can visit the camps" is let in.
_ONCE = ("MIL.WITHDRAW", "MIL.BASE_CLOSE", "PRIS.RELEASE")

# Who asks about these takes them for done.
_HARMS = ("THREAT.", "MIL.STRIKE", "MIL.CEASEFIRE", "POS.", "HOST.", "COOP.", "ENABLE.", "TIES.")


def is_owed(sentence: Sentence, verb: Token, found: frozenset[int]) -> bool:
    """ "Claims that it should pay", "the wells it must seal": owed, whatever else is said; `found`
    are words of the deed itself, whose "must" may be its point."""
    helper = _word_before(sentence, verb)
    if helper is not None and helper.lower == "to":
        if _is_given_time(sentence, helper):
            return True
        helper = _word_before(sentence, helper)
    if helper is None or helper.i in found or verb.upos not in {"VERB", "NOUN"}:
        return False
    return helper.lower in _OWING


def _is_given_time(sentence: Sentence, to: Token) -> bool:
    """ "Has until Friday to leave", "have 30 days to leave": time, and nothing done."""
    before = [t.lemma.lower() for t in sentence.tokens[max(0, to.i - _TIME) : to.i]]
    between = before[before.index("have") + 1 :] if "have" in before else []
    if not between:
        return False
    is_time = between[-1] in phrases("conduct", "times_and_means") or between[-1] == "time"
    return between[0] in {"until", "till"} or is_time


# So many words at most stand between "has until" and "to". A guess.
_TIME = 7


def is_striven_for(code_id: str, sentence: Sentence, low: Token, high: Token) -> bool:
    """ "An effort to seal it", "a step towards sealing it", "hard to seal": not sealed thereby;
    "efforts to train them" are a training that goes on."""
    if code_id.startswith(_PRACTICES) or high.upos == "VERB":
        return False
    link = _word_before(sentence, low)
    is_aim = low.upos == "VERB" and link is not None and link.lower in _AIMS
    return is_aim and high.lemma in phrases("conduct", "striving")


def is_entrusted(code_id: str, low: Token, high: Token, links: set[str]) -> bool:
    """ "A panel was authorised to amend it", "tasked with amending it": nothing is amended yet."""
    if code_id.startswith(_BY_LEAVE) or low.upos != "VERB":
        return False
    return high.lemma in phrases("conduct", "entrusting") and bool(links & {"to", "with"})


def is_open_question(code_id: str, low: Token, high: Token, links: set[str]) -> bool:
    """ "The question of withdrawal is a hard one", "a timetable for their release": spoken of; who
    raises the question of a shelling takes it for done."""
    if code_id.startswith(_HARMS) or low.relation != "nmod" or high.upos == "VERB":
        return False
    return high.lemma in phrases("conduct", "open_questions") and bool(links & {"of", "for"})


def is_in_prospect(code_id: str, sentence: Sentence, low: Token, high: Token) -> bool:
    """ "Would be freed", "would be moved before a withdrawal to barracks": what may be, and what
    hangs on it, is not done; "guards would not let us in" tells that they did not."""
    if code_id.startswith(_HARMS) or high.upos != "VERB":
        return False
    if high.lemma in _LETTING and is_negated(sentence, high):
        return False
    if low.i != high.i and (low.upos == "VERB" or low.relation not in {"obl", "advcl"}):
        return False
    helpers = {t.lower for t in children(sentence, high, "aux")}
    is_free_to = "can" in helpers and code_id.startswith(_ONCE)
    return "have" not in helpers and ("would" in helpers or is_free_to)


def is_of_coming(chain: tuple[tuple[Token, Token], ...]) -> bool:
    """ "The promised release came", "a sign of it": whether it is is what the sentence is about."""
    return any(
        (low.relation.startswith("nsubj") and high.lemma in phrases("conduct", "coming"))
        or (low.relation == "nmod" and high.lemma in phrases("acts", "nothing_found", "nouns"))
        for low, high in chain
    )


def is_to_come(sentence: Sentence, deed: frozenset[int], inside: frozenset[int]) -> bool:
    """ "After his announcement that he won't run", "the men who will train them": nothing is told
    of what is still to come; of a whole statement about it that is what its act says."""
    spots = (spot for i in deed & inside for spot in _own_clause(sentence, sentence.tokens[i]))
    return any(t.head in inside and t.head != t.i and _will(sentence, t) for t in spots)


def _own_clause(sentence: Sentence, word: Token) -> Iterator[Token]:
    """A word and what governs it, up to the clause beside another that it stands in."""
    yield word
    for above in ancestors(sentence, word):
        if word.relation in _BESIDE:
            return
        yield above
        word = above


def _will(sentence: Sentence, verb: Token) -> bool:
    return any(t.lower in _WILL for t in children(sentence, verb, "aux"))


def is_condition(sentence: Sentence, deed: Token) -> bool:
    """ "Talks can only begin after the release of X": what stands behind "only" is asked for."""
    words = [t.lower for t in sentence.tokens[: deed.i]]
    helpers = _CAN | _WOULD if deed.upos == "NOUN" else _CAN
    pairs = (i for i, word in enumerate(words) if word == "only" and i and words[i - 1] in helpers)
    return any(_ENDS.isdisjoint(words[i:]) for i in pairs)


def _word_before(sentence: Sentence, verb: Token) -> Token | None:
    """What stands right before a verb and its adverbs."""
    before = (t for t in reversed(sentence.tokens[: verb.i]) if t.upos != "ADV")
    return next(before, None)


def is_weighed(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "Opposed arming them", "favours arming them": for or against it, nobody has done it.

    "Opposed the arming of X" may tell it.
    """
    is_deed = low.lower.endswith("ing") and low.i > high.i
    is_bare = is_deed and not children(sentence, low, "det", "nsubj")
    return is_bare and high.lemma in phrases("conduct", "weighing")


def is_made_conditional(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "The pullout depends on the release", "tied its pullout to the release": neither is done."""
    words = phrases("conduct", "conditional")
    if high.lemma in words and low.relation in {"nsubj", "obl", "obj"}:
        return True
    if low.relation not in {"obj", "obl"}:
        return False
    if high.lemma in {"tie", "link", "peg"}:
        behind = children(sentence, high, "obl")
        return any(c.lower == "to" for t in behind for c in children(sentence, t, "case"))
    below = children(sentence, high, "advcl", "xcomp", "amod", "ccomp", "acl")
    return high.lemma in {"make", "render"} and any(t.lemma in words for t in below)


def is_aimed_at(sentence: Sentence, word: Token) -> bool:
    """ "The aim is to end raids and the pullout of X": wished, and nothing that was done."""
    is_said_to_be = bool(children(sentence, word, "cop"))
    names = (t.lemma for t in children(sentence, word, "nsubj"))
    return is_said_to_be and not phrases("acts", "goals").isdisjoint(names)
