"""Where a stretch retells a promise: the words that characterise somebody's duty.

In: the shape of a stretch. Out: character ranges such as "having pledged to stop cooperating".
They are kept as somebody's wording of a duty, never as evidence and never as a new duty.
Refuses to compare the wording with an agreement: see weigh.
"""

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.shape import Shape
from pactwatch.language.grammar.syntax import Sentence, Token, children, core_phrase, subtree

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

_OPENERS = frozenset(["to", "that", "not", "itself", "themselves", "never"])
_CONCESSIONS = frozenset(["despite", "although", "though", "while"])
# A clause ends here; the tree is not asked, since promises run long and trees break on them.
_ENDS = frozenset([",", ";", ":", ".", "—", "–"])


def pledge_ranges(shape: Shape, act: SpeechAct) -> tuple[tuple[int, int], ...]:
    """The outermost promise in each sentence of the stretch, in reading order."""
    found: list[tuple[int, int]] = []
    for sentence, inside in shape.parts:
        # Few words can promise: the others are passed over at once.
        likely = (sentence.tokens[i] for i in sorted(inside))
        for token in (t for t in likely if t.lemma in _VERBS or t.lemma in _NOUNS):
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
    """From the auxiliaries to the end of the clause that is promised, the subject left out."""
    after = sentence.tokens[verb.i + 1 : verb.i + 3]
    opens = any(t.lower in _OPENERS for t in after)
    if not opens and not children(sentence, verb, "xcomp", "ccomp", "obj"):
        return None
    first = verb.i
    while first > 0 and _belongs(sentence.tokens[first - 1]):
        first -= 1
    last = verb
    for token in sentence.tokens[verb.i + 1 :]:
        if token.i not in inside or token.text in _ENDS:
            break
        last = token if token.upos != "PUNCT" else last
    return sentence.tokens[first].start, last.end


def _belongs(token: Token) -> bool:
    return token.upos in {"AUX", "ADV", "PART"} and token.lower not in _CONCESSIONS


def _of_noun(
    sentence: Sentence, noun: Token, inside: frozenset[int], act: SpeechAct
) -> tuple[int, int] | None:
    """The phrase and what it holds; an appeal goes on to the end: it says what is owed."""
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
