"""A sentence with its words, parts of speech and dependency tree, and questions to ask of it.

In: the parser's flat lists (heads, relations, universal parts of speech) over words with offsets.
Out: `Sentence` and `Token`, and small helpers (subject_of, is_negated, phrase, ...).
Refuses to find statements or claims, and to trust the tree: every helper ends on cycles and answers
None or an empty tuple where the tree gives nothing. Relations are UD without subtypes (the parser
does not tell nsubj:pass from nsubj; `is_passive` looks at the auxiliaries and the form instead).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.ranges import among
from pactwatch.text.words import Word

__all__ = [
    "Sentence",
    "Token",
    "ancestors",
    "auxiliaries",
    "build_sentences",
    "children",
    "clause_verb",
    "conjuncts",
    "core_phrase",
    "denies",
    "head_of_range",
    "is_negated",
    "is_passive",
    "object_of",
    "obliques",
    "particle_verbs",
    "phrase",
    "places_inside",
    "subject_of",
    "subtree",
    "tokens_between",
]

# Words that turn a clause round. "hardly" and its kin leave a doubt, which the act decides on.
NEGATORS = frozenset(
    {"not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor"}
    | {"cannot", "without"}
)
# Behind a "not" these add something to what is so: "has not only closed the camp".
ADDING = frozenset({"only", "just", "merely", "simply", "solely"})
_ADDED = frozenset({"not", "n't", "n’t", "never", "cannot"})

_END = attrgetter("end")
# Relations that hang a whole clause on a noun or verb: no part of the noun phrase itself.
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence; `i` and `head` count within it, a root's head is itself.

    `start <= c < end` are characters of the document's text. `lower` is the word in lower case with
    straight apostrophes, `lemma` its dictionary form in lower case: worked out once, since rules
    ask for them ten times a word.
    """

    i: int
    start: int
    end: int
    text: str
    upos: str
    head: int
    relation: str
    lower: str = field(init=False, repr=False, compare=False)
    lemma: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what follows from the word and its part of speech."""
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))
        object.__setattr__(self, "lemma", lemma(self.text, self.upos))

    @property
    def is_root(self) -> bool:
        """Whether nothing in the sentence governs it."""
        return self.head == self.i


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Words of one sentence, in order; `first` is the index of its first word in the document.

    `start <= c < end` are the characters from the first to the last word, `starts` where each word
    begins, `below` what hangs directly on each word, in order. Two sentences are the same only if
    they are one object: what is worked out of one is looked up by it, often.
    """

    tokens: tuple[Token, ...]
    first: int = 0
    start: int = field(init=False, repr=False)
    end: int = field(init=False, repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False)
    below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what nearly every rule asks for."""
        object.__setattr__(self, "start", self.tokens[0].start)
        object.__setattr__(self, "end", self.tokens[-1].end)
        object.__setattr__(self, "starts", tuple(t.start for t in self.tokens))
        object.__setattr__(self, "below", _below(self.tokens))

    @property
    def root(self) -> Token:
        """The root; where the parser left several, the first."""
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])

    def covers(self, start: int, end: int) -> bool:
        """Whether the sentence shares a character with the range."""
        return self.start < end and start < self.end


def sentences_over(sentences: Sequence[Sentence], start: int, end: int) -> Sequence[Sentence]:
    """The sentences that share a character with a range; they stand apart and in order.

    Looked up, not searched: a document's sentences are asked for once per name and statement.
    """
    return among(sentences, start, end)


def sentence_over(sentences: Sequence[Sentence], start: int, end: int) -> Sentence | None:
    """The first sentence that shares a character with a range."""
    at = bisect_right(sentences, start, key=_END)
    found = sentences[at] if at < len(sentences) else None
    return found if found is not None and found.start < end else None


def build_sentences(
    words: Sequence[Word],
    bounds: Sequence[tuple[int, int]],
    *,
    heads: Sequence[int],
    relations: Sequence[str],
    upos: Sequence[str],
) -> tuple[Sentence, ...]:
    """Sentences from flat lists over the document's words; `bounds` are half-open word ranges.

    `heads` are indices into `words`; a head outside its sentence makes its word a root.
    """
    plain = {relation: relation.split(":")[0] for relation in set(relations)}
    found = []
    for first, last in bounds:
        tokens = []
        for i in range(first, last):
            word, head = words[i], heads[i] if first <= heads[i] < last else i
            relation = plain[relations[i]]
            own = i - first, word.start, word.end, word.text, upos[i], head - first, relation
            tokens.append(Token(*own))
        if tokens:
            found.append(Sentence(tuple(tokens), first))
    return tuple(found)


def _below(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    below: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token)
    return tuple(map(tuple, below))


def children(sentence: Sentence, token: Token, *relations: str) -> tuple[Token, ...]:
    """What hangs directly on a token, in order; only the named relations if any are named."""
    below = sentence.below[token.i]
    if not below or not relations:
        return below
    found: tuple[Token, ...] = ()
    for child in below:  # asked for so often that a comprehension's frame costs a hundredth of all
        if child.relation in relations:
            found += (child,)
    return found


def ancestors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The governors of a token up to the root, nearest first."""
    seen = {token.i}
    while not token.is_root and token.head not in seen:
        token = sentence.tokens[token.head]
        seen.add(token.i)
        yield token


def subtree(
    sentence: Sentence, token: Token, *, without: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """A token and all below it, in reading order; branches with a relation in `without` are cut."""
    found, todo = {token.i}, [token]
    while todo:
        for child in children(sentence, todo.pop()):
            if child.relation not in without and child.i not in found:
                found.add(child.i)
                todo.append(child)
    return tuple(sentence.tokens[i] for i in sorted(found))


def phrase(
    sentence: Sentence, token: Token, *, without: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """Character range from the first to the last word below a token, edge punctuation left off."""
    below = [t for t in subtree(sentence, token, without=without) if t.upos != "PUNCT"] or [token]
    return below[0].start, below[-1].end


def core_phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The noun phrase of a head noun without clauses, appositions, conjuncts and its
    preposition."""
    cut = CLAUSAL | {"appos", "conj", "cc", "case", "punct", "mark", "cop"}
    return phrase(sentence, token, without=cut)


def tokens_between(sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
    """The words that stand wholly inside a character range; looked up, not searched."""
    return sentence.tokens[slice(*_bounds(sentence, start, end))]


def _bounds(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    if start <= sentence.start and sentence.end <= end:
        return 0, len(sentence.tokens)
    first, last = bisect_left(sentence.starts, start), bisect_left(sentence.starts, end)
    if last > first and sentence.tokens[last - 1].end > end:
        last -= 1
    return first, last


def places_inside(sentence: Sentence, ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indices of the words that stand wholly inside one of the ranges."""
    return frozenset(chain.from_iterable(range(*_bounds(sentence, *r)) for r in ranges))


def head_of_range(sentence: Sentence, start: int, end: int) -> Token | None:
    """The highest word of a character range: the first whose governor stands outside it."""
    inside = tokens_between(sentence, start, end)
    places = {t.i for t in inside}
    tops = [t for t in inside if t.is_root or t.head not in places]
    return next((t for t in tops if t.upos != "PUNCT"), tops[0] if tops else None)


def subject_of(sentence: Sentence, verb: Token, *, inherit: bool = True) -> Token | None:
    """The grammatical subject of a predicate.

    With `inherit`, a conjoined verb takes its first conjunct's, an open complement (xcomp) and a
    participle clause (advcl) their governor's, and a relative clause the noun it hangs on where
    its own subject is a relative pronoun or missing.
    """
    own = children(sentence, verb, "nsubj", "csubj")
    if own:
        relative = own[0].lower in {"who", "which", "that"} and verb.relation == "acl"
        return sentence.tokens[verb.head] if relative and inherit else own[0]
    if not inherit or verb.is_root:
        return None
    return _inherited_subject(sentence, verb)


def _inherited_subject(sentence: Sentence, verb: Token) -> Token | None:
    for governor in ancestors(sentence, verb):
        if verb.relation == "acl" and not _is_aim(sentence, verb, governor):
            return governor
        if verb.relation == "xcomp" and (objects := children(sentence, governor, "obj", "iobj")):
            return objects[0]  # "told them to leave", "let them train": they do it
        if verb.relation not in {"conj", "xcomp", "advcl", "acl", "parataxis", "aux", "cop"}:
            return None
        if own := children(sentence, governor, "nsubj", "csubj"):
            return own[0]
        verb = governor
    return None


def _is_aim(sentence: Sentence, verb: Token, governor: Token) -> bool:
    """ "Travelled there to fight": an infinitive that the tree hangs on a verb as on a noun."""
    is_infinitive = any(c.lower == "to" for c in children(sentence, verb, "mark"))
    return is_infinitive and governor.upos == "VERB" and governor.lemma in _GOING


_GOING = frozenset({"go", "come", "travel", "fly", "move", "head", "cross", "leave"})


def particle_verbs(sentence: Sentence, verb: Token) -> frozenset[str]:
    """ "call_off" for "called off": by the tree, or by the word behind the verb."""
    near = children(sentence, verb, "compound", "advmod")
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    return frozenset(f"{verb.lemma}_{t.lower}" for t in (*near, *behind))


def object_of(sentence: Sentence, verb: Token) -> Token | None:
    """The direct object of a predicate."""
    return next(iter(children(sentence, verb, "obj")), None)


def obliques(sentence: Sentence, token: Token, *prepositions: str) -> tuple[Token, ...]:
    """Nouns joined by a preposition (obl, nmod); only by the named ones if any are named."""
    found = children(sentence, token, "obl", "nmod")
    if not prepositions:
        return found
    return tuple(
        n for n in found if {c.lower for c in children(sentence, n, "case")} & set(prepositions)
    )


def auxiliaries(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Auxiliaries and copulas of a predicate, in order ("will have been")."""
    return children(sentence, verb, "aux", "cop")


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the passive, with or without its auxiliary ("troops trained
    by")."""
    if verb.upos not in {"VERB", "ADJ", "AUX"} or not is_participle(verb.text):
        return False
    helpers = [t.lemma for t in children(sentence, verb, "aux")]
    if helpers:
        return helpers[-1] in {"be", "get"}
    own = children(sentence, verb, "nsubj")
    if any(t.upos == "PRON" and t.i < verb.i for t in own):
        return False  # "it promised by May": without an auxiliary no pronoun is what is done to
    if own and children(sentence, verb, "obj"):
        return False  # "soldiers shelled the mill by mistake"
    by_agent = bool(obliques(sentence, verb, "by"))
    return by_agent or (verb.relation == "acl" and not own)


def denies(sentence: Sentence, token: Token) -> bool:
    """Whether a word says "not" of what it hangs on; "not only", "no doubt" leave that so."""
    if token.lower not in NEGATORS:
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    if after.lower in ADDING:
        return token.lower not in _ADDED or after.upos == "ADJ"  # "it is not just"
    is_question = after.lower == "question" and token.lower in {"no", "without"}
    return not (is_question or after.lower == "doubt")


def is_negated(sentence: Sentence, token: Token) -> bool:
    """Whether a negator hangs on the predicate, its subject, its object or their determiners."""
    near = [*children(sentence, token, "advmod", "aux", "det", "cc", "mark", "case", "cop"), token]
    for argument in children(sentence, token, "nsubj", "obj"):
        near += [argument, *children(sentence, argument, "det", "advmod")]
        near += [t for t in children(sentence, argument, "cc") if t.lower == "neither"]
    meant = (t for t in near if t is not token or t.upos in {"DET", "PRON"})
    return sum(denies(sentence, t) for t in meant) % 2 == 1


def conjuncts(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The token and everything joined to it by "and", "or", a comma, in order."""
    found = [token]
    for member in found:
        found += [t for t in children(sentence, member, "conj") if t not in found]
    return tuple(sorted(found, key=lambda t: t.i))


def clause_verb(sentence: Sentence, token: Token) -> Token:
    """The predicate of the clause a token stands in (the token itself if it is one)."""
    if token.upos in {"VERB", "AUX"} and token.relation not in {"aux", "cop", "amod"}:
        return token
    for governor in ancestors(sentence, token):
        if governor.upos == "VERB" or children(sentence, governor, "cop", "nsubj"):
            return governor
    return sentence.root
