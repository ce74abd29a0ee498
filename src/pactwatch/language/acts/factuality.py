"""How sure a speaker is, and of which polarity: FactBank's six values and underspecified.

In: the main predicates of a stretch and the act. Out: a value with the words it rests on.
Only hedges of the main clauses count ("we believe", "likely", "may"); what stands deeper hedges
something else. Refuses to weigh who speaks: a liar can be certain.
Source: Saurí and Pustejovsky 2009 (FactBank); METHOD A4.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pactwatch.domain.statement import Factuality, SpeechAct
from pactwatch.language.acts.ability import could_do, could_sense
from pactwatch.language.conduct.conduct import patterns_places
from pactwatch.language.grammar.modes import OPEN_ACTS, Scope
from pactwatch.language.grammar.scopes import count_negators, is_meant, is_meant_no
from pactwatch.language.grammar.syntax import Token, children, clause_verb
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.pattern_shelf import PatternList, shelved

__all__ = ["factuality_of"]

# An adverb this near the main predicate hedges it even where the tree hangs it elsewhere.
_ADVERB_REACH = 3
_VALUES = {
    ("certain", False): Factuality.CERTAIN_POS,
    ("certain", True): Factuality.CERTAIN_NEG,
    ("probable", False): Factuality.PROBABLE_POS,
    ("probable", True): Factuality.PROBABLE_NEG,
    ("possible", False): Factuality.POSSIBLE_POS,
    ("possible", True): Factuality.POSSIBLE_NEG,
}


def factuality_of(
    scopes: Sequence[Scope],
    act: SpeechAct,
    *,
    cue: Sequence[Token] = (),
    flips: bool = False,
    is_open: bool = False,
    is_rule: bool = False,
) -> tuple[Factuality, str]:
    """The value and the words that made it so ("" where nothing did).

    ``is_open``: everything stands under an open or unreal condition. ``is_rule``: "may" forbids or
    allows here and leaves nothing open.
    """
    if act in OPEN_ACTS or is_open or _is_wish(cue, scopes, act):
        return Factuality.UNDERSPECIFIED, ""
    hedges = [*_cue_hedges(cue), *(h for scope in scopes for h in _hedges(scope))]
    if is_rule:
        modals = phrases("hedges", "possible", "modals")
        hedges = [(level, word) for level, word in hedges if word.lower() not in modals]
    degree = _lowest([level for level, _ in hedges], act)
    is_negative = any(_is_negative(scope) for scope in scopes[:1]) != flips
    return _VALUES[degree, is_negative], ", ".join(dict.fromkeys(word for _, word in hedges))


def _is_wish(cue: Sequence[Token], scopes: Sequence[Scope], act: SpeechAct) -> bool:
    """ "Hopes that", "we wish", "I want to go": nothing is put forward as so."""
    wishes = phrases("hedges", "wishes", "lemmas")
    own = wishes | {"want"} if act is SpeechAct.EXPECT else wishes
    return any(t.lemma in wishes for t in cue) or any(
        s.verb.lemma in own and (s.verb.upos == "VERB" or children(s.sentence, s.verb, "nsubj"))
        for s in scopes[:2]
    )


def _lowest(levels: list[str], act: SpeechAct) -> str:
    if "possible" in levels:
        return "possible"
    return "probable" if "probable" in levels or act is SpeechAct.EXPECT else "certain"


def _cue_hedges(cue: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for place, token in enumerate(cue):
        if any(t.lower == "with" for t in cue[max(0, place - 2) : place]):
            continue  # "notes with grave concern that": what is noted is so
        for level in ("probable", "possible"):
            if token.lemma in _words(level, "governors") or token.lemma in _words(level, "cues"):
                yield level, token.text


def _hedges(scope: Scope) -> Iterator[tuple[str, str]]:
    low, high = scope.verb.i - _ADVERB_REACH, scope.verb.i + _ADVERB_REACH
    around = [t for t in scope.sentence.tokens[max(0, low) : high + 1] if t.upos == "ADV"]
    near = dict.fromkeys([scope.verb, *children(scope.sentence, scope.verb), *around])
    for level in ("probable", "possible"):
        for token in near:
            if token.i in scope.inside and _is_hedge(token, scope, level):
                yield level, token.text
        for _, found in patterns_places(scope.sentence, _patterns(level), scope.inside):
            if _is_main(scope, found):
                yield level, " ".join(scope.sentence.tokens[i].text for i in found)


@cache
def _patterns(level: str) -> PatternList:
    return shelved(load("hedges")[level]["patterns"])


def _words(level: str, kind: str) -> frozenset[str]:
    return phrases("hedges", level, kind)


def _is_hedge(token: Token, scope: Scope, level: str) -> bool:
    if token.relation == "advmod" or token.upos == "ADV":
        return token.lower in _words(level, "adverbs")
    if token.upos == "AUX" and token.i != scope.verb.i:
        return token.lower in _words(level, "modals") and not _is_ability(token, scope)
    if token.i == scope.verb.i and token.upos == "ADJ":
        return token.lower in _words(level, "adjectives")
    return (
        token.i == scope.verb.i
        and token.lemma in _words(level, "governors")
        and _holds_clause(scope)
    )


def _is_ability(token: Token, scope: Scope) -> bool:
    """A "could" that leaves nothing open."""
    return token.lower == "could" and (could_sense(scope) or could_do(scope))


def _holds_clause(scope: Scope) -> bool:
    return bool(children(scope.sentence, scope.verb, "ccomp", "xcomp"))


def _is_main(scope: Scope, found: tuple[int, ...]) -> bool:
    """A pattern counts where one of its words is the main predicate or hangs right on it."""
    tokens = [scope.sentence.tokens[i] for i in found]
    if any(t.i == scope.verb.i or t.head == scope.verb.i for t in tokens):
        return True
    return any(clause_verb(scope.sentence, t).i == scope.verb.i for t in tokens)


def _is_negative(scope: Scope) -> bool:
    sentence, verb = scope.sentence, scope.verb
    count = count_negators(scope) + _is_yet_to(scope)
    count += sum(is_meant_no(scope, t) for t in _of_complement(scope))
    count += sum(_is_few(scope, t) for t in _amounts(scope))
    near = [verb, *children(sentence, verb, "advmod")]
    words = _words("negative", "adjectives") | _words("negative", "adverbs")
    count += sum(t.lower in words for t in near)
    return count % 2 == 1 and not _excludes(verb)


def _excludes(verb: Token) -> bool:
    """ "Could not rule out that they fired": what is not excluded is not denied."""
    return verb.upos == "VERB" and verb.lemma in phrases("conduct", "excluding")


def _is_yet_to(scope: Scope) -> bool:
    """ "Have yet to be paid", "has still to sign": not so far."""
    tokens = scope.sentence.tokens
    near = [i for i in sorted(scope.inside) if abs(i - scope.verb.i) <= _ADVERB_REACH]
    return any(
        tokens[i].lower in {"yet", "still"}
        and tokens[i - 1].lemma in {"have", "be"}
        and tokens[i + 1].lower == "to"
        for i in near
        if 0 < i < len(tokens) - 1
    )


def _of_complement(scope: Scope) -> Iterator[Token]:
    """ "Decided not to leave": the "not" of what the predicate opens."""
    for below in children(scope.sentence, scope.verb, "xcomp"):
        yield from children(scope.sentence, below, "advmod")


def _amounts(scope: Scope) -> Iterator[Token]:
    """How many the subject and the object are: "| few options"."""
    for argument in children(scope.sentence, scope.verb, "nsubj", "obj"):
        yield from children(scope.sentence, argument, "amod", "det")


def _is_few(scope: Scope, token: Token) -> bool:
    """ "There are few options", not "a few": hardly any."""
    before = scope.sentence.tokens[token.i - 1].lower if token.i else ""
    is_few = token.lower in {"few", "little"} and before not in {"a", "quite", "the"}
    return is_few and is_meant(scope, token)
