"""The main predicates of a stretch: what it says first of all, read off the tree.

In: parsed sentences and ranges. Out: `Scope` per main predicate, framed clauses first ("We believe
that X": X, then the belief). Refuses to name an act: see acts/rules.
"""

from collections.abc import Iterator, Sequence

from pactwatch.language.grammar.framed import frame_of
from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.syntax import (
    ADDING,
    NEGATORS,
    Sentence,
    Token,
    children,
    denies,
    places_inside,
)
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "NEGATION_AHEAD",
    "TO_COME",
    "adds",
    "count_negators",
    "has_nowhere",
    "idle_negators",
    "is_meant",
    "is_meant_no",
    "is_of_measure",
    "nobodies",
    "scopes",
    "touched",
]

# Helpers that look ahead: "will not begin until dawn" leaves open whether it does then.
TO_COME = frozenset({"will", "would", "wo", "shall", "'ll", "can", "ca"})

# "Fired on nobody": a clause that has one of these behind a preposition is negated too.
_NOBODY = frozenset({"nobody", "no-one", "none"})
# "To no avail": done, and in vain.
_IN_VAIN = frozenset({"avail", "effect", "purpose", "end", "use", "good", "benefit"})
# A negator further behind its verb belongs to a later clause, whatever the tree says.
NEGATION_AHEAD = 3


def touched(
    sentences: Sequence[Sentence], ranges: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sentence, frozenset[int]]]:
    """Sentences with the indices of their words inside the ranges."""
    for sentence in sentences:
        if inside := places_inside(sentence, ranges):
            yield sentence, inside


def scopes(
    sentence: Sentence, inside: frozenset[int], *, is_backshifted: bool
) -> Iterator[tuple[Scope, bool]]:
    """Main predicates, framed clauses first; True where a negated frame turns them."""
    if frame := frame_of(sentence, inside):
        behind = frozenset(i for i in inside if i > frame.last)
        for scope, turned in scopes(sentence, behind, is_backshifted=is_backshifted):
            yield scope, turned != frame.turns
        return
    for top in _tops(sentence, inside):
        for verb in (*_cleft(sentence, top), top, *children(sentence, top, "conj")):
            if verb.i not in inside:
                continue
            framed = [t for t in children(sentence, verb, "ccomp") if t.i in inside]
            if said := _said_openly(sentence, verb, inside):
                yield Scope(sentence, said, inside, is_backshifted), False
            elif (
                framed
                and verb.lemma in phrases("acts", "frames")
                and not _is_of_another(sentence, verb)
            ):
                above = Scope(sentence, verb, inside, is_backshifted)
                turned = count_negators(above) % 2 == 1
                moved = is_backshifted or _moves(sentence, verb, framed[0])
                yield Scope(sentence, framed[0], inside, moved), turned
            yield Scope(sentence, verb, inside, is_backshifted), False


def _moves(sentence: Sentence, frame: Token, framed: Token) -> bool:
    """ "We said that we would": a past frame makes a "would" of what was to come."""
    is_past = frame.lower != frame.lemma and not frame.lower.endswith(("s", "ing"))
    would = any(t.lower == "would" for t in children(sentence, framed, "aux"))
    return is_past and would and not children(sentence, frame, "aux")


def _said_openly(sentence: Sentence, noun: Token, inside: frozenset[int]) -> Token | None:
    """The clause behind "it is no secret that", which is what is said."""
    if noun.lemma not in phrases("acts", "openly") or not any(idle_negators(sentence, inside)):
        return None
    below = children(sentence, noun, "ccomp", "csubj", "acl", "advcl")
    clauses = (t for t in below if t.i > noun.i and t.i in inside)
    return next((t for t in clauses if t.upos in {"VERB", "AUX", "ADJ", "NOUN"}), None)


def _is_of_another(sentence: Sentence, frame: Token) -> bool:
    """ "74 percent of voters said he should go": what others hold is told, not held."""
    return any(t.upos in {"NOUN", "PROPN"} for t in children(sentence, frame, "nsubj"))


def _cleft(sentence: Sentence, top: Token) -> list[Token]:
    """ "It was before the accord that we drafted rules": what is told is the drafting."""
    below = children(sentence, top)
    words = {t.lower for t in below if t.i < top.i}
    is_placed = any(t.relation == "case" for t in below)
    if "it" not in words or not is_placed or not any(t.relation == "cop" for t in below):
        return []
    clauses = children(sentence, top, "ccomp", "csubj", "advcl", "acl")
    return [t for t in clauses if t.i > top.i and t.upos == "VERB" and _has_subject(sentence, t)]


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return bool(children(sentence, verb, "nsubj"))


def _tops(sentence: Sentence, inside: frozenset[int]) -> list[Token]:
    tokens = [sentence.tokens[i] for i in sorted(inside)]
    tops = [t for t in tokens if (t.is_root or t.head not in inside) and t.upos != "PUNCT"]
    clausal = [
        t for t in tops if t.upos in {"VERB", "AUX", "ADJ"} or children(sentence, t, "cop", "nsubj")
    ]
    # "By sending arms, they had broken the truce": what has a subject tells, a gerund does not.
    clausal.sort(key=lambda t: not children(sentence, t, "nsubj", "aux", "cop"))
    return (clausal or tops)[:2]


def count_negators(scope: Scope) -> int:
    """Negators on a main predicate, its subject or its object."""
    sentence, verb = scope.sentence, scope.verb
    near = list(children(sentence, verb, "advmod", "aux", "det", "cc", "mark", "case", "cop"))
    for argument in children(sentence, verb, "nsubj", "obj"):
        near += [argument, *children(sentence, argument, "det", "advmod")]
    near += nobodies(sentence, verb)
    for adverb in children(sentence, verb, "advmod"):
        near += [t for t in children(sentence, adverb, "advmod", "det") if t.lower == "no"]
    return sum(is_meant_no(scope, t) for t in near) + has_nowhere(scope)


def is_meant_no(scope: Scope, token: Token) -> bool:
    """Whether a word near a main predicate denies it; no bound does ("no later than")."""
    is_no = denies(scope.sentence, token) and not is_of_measure(scope.sentence, token)
    return is_no and is_meant(scope, token)


def is_meant(scope: Scope, token: Token) -> bool:
    """Whether a "no" or "little" is the main predicate's: not far behind it, and not the one of
    "there is little doubt that"."""
    is_near = token.i in scope.inside and token.i <= scope.verb.i + NEGATION_AHEAD
    return is_near and all(t is not token for t in idle_negators(scope.sentence, scope.inside))


def adds(scope: Scope) -> bool:
    """ "Has not only closed the camp": the "not" of no denial, and no other beside it."""
    tokens = scope.sentence.tokens
    below = children(scope.sentence, scope.verb, "advmod", "aux", "cc")
    negators = (t for t in below if t.lower in NEGATORS and is_meant(scope, t))
    idle = (t for t in negators if not denies(scope.sentence, t))
    is_added = any(tokens[t.i + 1].lower in ADDING for t in idle)
    return is_added and count_negators(scope) % 2 == 0


def nobodies(sentence: Sentence, verb: Token) -> list[Token]:
    """ "Fired on nobody", "closed the lock to no one who had papers", "gave it to no ship"."""
    found = []
    for noun in children(sentence, verb, "obl"):
        if noun.lower in _NOBODY:
            found.append(noun)
        to = any(t.lower == "to" for t in children(sentence, noun, "case"))
        if to and noun.lemma not in _IN_VAIN:
            found += [t for t in children(sentence, noun, "det") if t.lower == "no"]
    return found


def is_of_measure(sentence: Sentence, negator: Token) -> bool:
    """ "No later than 1 July", "no fewer than nine", "not before July": a bound, and no denial."""
    behind = [t.lower for t in sentence.tokens[negator.i + 1 : negator.i + 3]]
    return negator.lower in {"no", "not"} and (
        (len(behind) == 2 and behind[0] in _MEASURES and behind[1] == "than")
        or (negator.lower == "not" and behind[:1] == ["before"])
    )


_MEASURES = frozenset({"later", "earlier", "sooner", "fewer", "less", "more"})


def idle_negators(sentence: Sentence, inside: frozenset[int]) -> Iterator[Token]:
    """ "It is no secret that", "there is no question that": a "no" that leaves what follows so;
    "there is no question of leaving" does not."""
    tokens = sentence.tokens
    for i in sorted(inside)[:_OPENING]:
        if tokens[i].lower not in {"no", "little"}:
            continue
        after = [t.lower for t in tokens[i + 1 : i + 4]]
        if len(after) < 2:
            continue
        is_so = after[1] in {"that", "how", "why", "but"} or after[1:3] == ["at", "all"]
        if after[0] in phrases("acts", "openly") and is_so:
            yield tokens[i]


# "And there is no doubt that": so far an opening goes. A guess.
_OPENING = 7


def has_nowhere(scope: Scope) -> bool:
    """ "At no point did they fire", "in no way": a phrase that negates its clause."""
    tokens = scope.sentence.tokens
    for noun in children(scope.sentence, scope.verb, "obl", "advmod", "obj", "nmod"):
        before = tokens[noun.i - 1].lower if noun.i else ""
        if before == "no" and noun.i in scope.inside and noun.lower in phrases("acts", "nowhere"):
            return True
    return False
