"""Where a stretch retells a promise: the words that characterise somebody's duty.

In: the shape of a stretch. Out: character ranges such as "having pledged to stop cooperating".
They are kept as somebody's wording of a duty, never as evidence and never as a new duty.
Refuses to compare the wording with an agreement: see weigh.
"""

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts_shape import Shape
from pactwatch.language.syntax import Sentence, Token, children, core_phrase, subtree

__all__ = ["pledge_ranges"]

_VERBS = frozenset(["promise", "pledge", "vow", "swear", "commit", "undertake", "guarantee"])
_NOUNS = frozenset(
    [
        "promise",
        "pledge",
        "vow",
        "commitment",
        "undertaking",
        "obligation",
        "guarantee",
        "assurance",
    ]
)


def pledge_ranges(shape: Shape, act: SpeechAct) -> tuple[tuple[int, int], ...]:
    """The outermost promise in each sentence of the stretch, in reading order."""
    found: list[tuple[int, int]] = []
    for sentence, inside in shape.parts:
        for token in (sentence.tokens[i] for i in sorted(inside)):
            if (range_ := _range(sentence, token, inside, act)) and not _is_within(range_, found):
                found.append(range_)
    return tuple(found)


def _range(
    sentence: Sentence, token: Token, inside: frozenset[int], act: SpeechAct
) -> tuple[int, int] | None:
    if token.upos == "VERB" and token.lemma in _VERBS:
        return _of_verb(sentence, token, inside)
    if token.upos == "NOUN" and token.lemma in _NOUNS:
        return _of_noun(sentence, token, inside, act)
    return None


def _of_verb(sentence: Sentence, verb: Token, inside: frozenset[int]) -> tuple[int, int] | None:
    """From the auxiliaries to the end of what is promised, the subject left out."""
    if not children(sentence, verb, "xcomp", "ccomp", "obj", "advcl"):
        return None
    helpers = children(sentence, verb, "aux")
    first = min([verb.i, *(t.i for t in helpers)])
    below = [t for t in subtree(sentence, verb, without=frozenset({"conj"})) if t.i >= verb.i]
    last = max(
        (t for t in below if t.i in inside and t.upos != "PUNCT"), key=lambda t: t.i, default=verb
    )
    return sentence.tokens[first].start, last.end


def _of_noun(
    sentence: Sentence, noun: Token, inside: frozenset[int], act: SpeechAct
) -> tuple[int, int] | None:
    """The phrase and what it holds; an appeal goes on to the end, for it says what is still owed."""
    start = core_phrase(sentence, noun)[0]
    below = [
        t for t in subtree(sentence, noun) if t.i in inside and t.i >= noun.i and t.upos != "PUNCT"
    ]
    if act is SpeechAct.URGE:
        below = [t for t in sentence.tokens[noun.i :] if t.i in inside and t.upos != "PUNCT"]
    if len(below) < 2 and act is not SpeechAct.PLEDGE:
        return None
    return start, below[-1].end if below else noun.end


def _is_within(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(a <= one[0] and one[1] <= b for a, b in others)
