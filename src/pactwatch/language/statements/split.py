"""A content in, its pieces out: the smallest stretches that may differ in act, polarity or time.

Boundaries, as data: the end of a sentence inside a quotation; "... and that ..."; a joined clause
with a subject of its own, or a predicate denied alone; a semicolon; in the article's own voice a
relative clause ("the deal, which envisages ..."). Pieces that turn out alike are put together
again by the caller. Refuses to
classify.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    sentences_over,
    tokens_between,
)
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["Piece", "split"]

_JOINERS = frozenset(["and", "but", "or", "yet", "while", "whereas", "although", "though", "nor"])
_RELATIVES = frozenset({"which", "who", "whose", "where"})
# A piece of fewer words says too little to stand alone.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of one sentence; `after_sentence_end` where its predecessor is another sentence."""

    range: Range
    after_sentence_end: bool


def split(
    text: str, content: Sequence[Range], sentences: Sequence[Sentence], *, relatives: bool = False
) -> list[Piece]:
    """Pieces in text order; together they hold every word of the content but the joining "that"."""
    found: list[Piece] = []
    for start, end in content:
        for sentence in sentences_over(sentences, start, end):
            low, high = max(start, sentence.start), min(end, sentence.end)
            low = _without_that(sentence, low, high)
            if low >= high:
                continue
            cuts = sorted(set(_cuts(text, sentence, low, high, relatives)))
            pieces = [r for r in _between(text, low, high, cuts) if r[0] < r[1]]
            for i, piece in enumerate(pieces):
                found.append(Piece(piece, i == 0))
    return found


def _without_that(sentence: Sentence, low: int, high: int) -> int:
    """Where a content begins behind its "that"."""
    inside = tokens_between(sentence, low, high)
    opens = len(inside) > 2 and inside[0].lower == "that"
    is_mark = opens and (inside[0].relation == "mark" or inside[0].upos == "SCONJ")
    return inside[1].start if is_mark else low


def _between(text: str, low: int, high: int, cuts: Sequence[tuple[int, int]]) -> Iterator[Range]:
    """Ranges between cuts (end of one piece, start of the next); short ones join their
    predecessor."""
    start = low
    for end, following in cuts:
        if len(text[start:end].split()) < _FEWEST_WORDS:
            continue
        if len(text[following:high].split()) < _FEWEST_WORDS:
            continue
        yield trim(text, start, end)
        start = following
    yield trim(text, start, high)


def _cuts(
    text: str, sentence: Sentence, low: int, high: int, relatives: bool
) -> Iterator[tuple[int, int]]:
    inside = tokens_between(sentence, low, high)
    for k, token in enumerate(inside):
        if token.text == ";" and k + 1 < len(inside):
            yield token.start, inside[k + 1].start
        elif token.lower in _JOINERS and k and k + 2 < len(inside):
            if cut := _joined_clause(sentence, inside, k):
                yield cut
        elif relatives and token.lower in _RELATIVES and k > 2 and _opens_clause(sentence, token):
            first = k - 1 if inside[k - 1].upos == "ADP" else k  # "under which"
            yield inside[first - 1].end, inside[first].start


def _joined_clause(sentence: Sentence, inside: Sequence[Token], k: int) -> tuple[int, int] | None:
    """ "... and that members fled", "... but they were sent home": where the second clause
    begins."""
    following = inside[k + 1]
    if following.upos == "NUM" and inside[k - 1].upos == "NUM":
        return None  # "between 1 and 5 May, as the logs show"
    if inside[k].lower == "or" and following.lower == "not":
        return None  # "whether or not the gate is shut": one question
    if following.lower == "that" and k + 2 < len(inside):
        after = inside[k + 2]
        first = inside[0].i
        opened = first > 0 and sentence.tokens[first - 1].lower == "that"
        is_mark = opened or following.upos == "SCONJ" or after.upos in {"DET", "PRON", "PROPN"}
        if is_mark and (after.upos not in {"VERB", "AUX", "PUNCT"} or after.relation == "expl"):
            return inside[k - 1].end, after.start
    if _is_proviso(inside, k):
        return None
    both = _is_clause(sentence, inside[k + 1 :]) and _is_clause(sentence, inside[:k])
    if both and _subject_opens(sentence, inside, k):
        return inside[k - 1].end, following.start
    if _is_turned_predicate(inside, k):
        return inside[k - 1].end, following.start
    return None


def _is_proviso(inside: Sequence[Token], k: int) -> bool:
    """ "We will not pay | while a single man is held": how long it holds is no second statement; a
    "while" behind a comma sets two against each other."""
    before = {t.lower for t in inside[max(0, k - _REACH) : k]}
    return inside[k].lower == "while" and inside[k - 1].text != "," and bool(before & _AHEAD)


_REACH = 12
_AHEAD = frozenset({"will", "wo", "'ll", "’ll", "would", "shall", "must", "can", "ca", "cannot"})


def _is_turned_predicate(inside: Sequence[Token], k: int) -> bool:
    """ "It had received nothing and had handed over 120": one predicate is denied, one is not."""
    after = inside[k + 1 :]
    verb = next((t for t in after if t.upos == "VERB"), None)
    is_finite = after[0].upos == "AUX" and after[0].lower in _FINITE
    if verb is None or not is_finite or verb.relation != "conj" or verb.head >= inside[k].i:
        return False
    first = [t for t in inside[:k] if t.i >= verb.head - _NEAR]
    return any(t.lower in NEGATORS for t in first) != any(
        t.lower in NEGATORS for t in after if t.i <= verb.i + _NEAR
    )


_FINITE = frozenset(["had", "has", "have", "was", "were", "is", "are", "did", "will", "would"])
# A negator this near its verb is its own.
_NEAR = 3


def _is_clause(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a finite predicate with a subject stands among the words."""
    places = {t.i for t in tokens}
    for token in tokens:
        subjects = children(sentence, token, "nsubj", "expl", "csubj")
        if token.upos in {"VERB", "AUX", "ADJ", "NOUN"} and any(s.i in places for s in subjects):
            return True
    return False


def _subject_opens(sentence: Sentence, inside: Sequence[Token], k: int) -> bool:
    """Whether the first predicate behind the joiner has its subject right behind it as well."""
    after = inside[k + 1 :]
    verb = next((t for t in after if t.upos in {"VERB", "AUX"} and t.relation != "amod"), None)
    if verb is None:
        return False
    before_verb = [t for t in after if t.i < verb.i]
    nouns = [t for t in before_verb if t.upos in {"NOUN", "PROPN", "PRON"}]
    subjects = [t for t in nouns if t.relation in {"nsubj", "expl", "csubj"}]
    joined = [t for t in nouns if t.relation == "conj" and t.head < inside[k].i]
    return bool(subjects) and not joined


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """A relative pronoun with a finite verb after it, where no main clause goes on behind."""
    after = sentence.tokens[token.i + 1 : token.i + 6]
    opens = any(t.upos in {"VERB", "AUX"} for t in after) and token.relation != "det"
    before = sentence.tokens[token.i - 1]
    # "Could not tell who did it", "no word as to who did it": of a relative it would be "whom".
    is_question = sentence.tokens[token.head].relation == "ccomp" or (
        token.lower == "who" and before.upos in {"ADP", "SCONJ", "PART"}
    )
    # "Could not establish whose aircraft it was", "do not know where they are".
    is_question = is_question or before.lemma in phrases("acts", "asking", "verbs")
    return opens and not is_question and not _is_embedded(sentence, token)


_AHEAD_OF_VERB = frozenset({"nsubj", "csubj", "nmod", "obl"})


def _is_embedded(sentence: Sentence, token: Token) -> bool:
    """ "The bridge, which Velm closed in May, is open again", "of the 58 who were dismissed, 19 are
    back": what the noun hangs on stands behind."""
    behind = sentence.tokens[token.i + 1 :]
    clause = next((t for t in behind if t.relation == "acl"), None)
    if clause is None or clause.head >= token.i:
        return False
    noun = sentence.tokens[clause.head]
    while noun.head < noun.i and noun.relation in {"nmod", "conj", "flat"}:
        noun = sentence.tokens[noun.head]  # "of the 58 | weavers of the lower mill | who ..."
    return noun.relation in _AHEAD_OF_VERB and noun.head > clause.i
