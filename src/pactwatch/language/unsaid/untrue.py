"""Sentence in, which of its words stand under "is untrue" out: "reports that X are baseless".

Shapes, as data: "claims that X are false", "called claims of X baseless", "dismissed claims of X as
lies", "it is untrue that X". Read off the words: trees take a plural noun before "that" for a verb.
Refuses a part ("some of the reports"), and what is not so with a "not" before it ("are not false").
"""

from collections.abc import Iterator
from functools import cache

from pactwatch.language.grammar.syntax import NEGATORS, Sentence, Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["calling_untrue", "untrue_over"]

_LEADS = frozenset(["that", "of", "about", "by", "claiming", "alleging", "saying"])
_LINKS = frozenset(["as", "are", "is", "was", "were", "be", "been", "proved", "proven", "remain"])
# "Were | “a complete | invention”".
_BETWEEN = frozenset(["ADV", "ADJ"])
_BESIDE = frozenset(["a", "an", "and", "pure", "fairy", "“", '"', "‘", "``"])
_BE = frozenset(["is", "was", "'s", "’s", "be"])
# "Some of the reports": the others may be true.
_PART = frozenset(["some", "many", "most", "no", "few", "several", "half"])
# "Wrong that the army shelled it" blames the army.
_MORAL = frozenset(["wrong", "lie", "lies", "misleading", "exaggerated", "inaccurate"])


def calling_untrue(sentence: Sentence, places: frozenset[int]) -> Token | None:
    """The word that says of other words in ``places`` that they are not so; None where none."""
    stretches = (s for s in _stretches(sentence) if s[2].i in places)
    return next((word for _, _, word in stretches), None)


def untrue_over(sentence: Sentence, first: int, last: int) -> Token | None:
    """The word that says that what ``first`` to ``last`` tell is not so."""
    found = (word for start, end, word in _stretches(sentence) if start < first and last < end)
    return next(found, None)


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, Token]]:
    """Before and behind what places a word for untrue stands for them, and that word."""
    tokens = sentence.tokens
    for word in (t for t in tokens if t.lower in _words()):
        link = _link(tokens, word.i)
        if link is None:
            continue
        if tokens[link].lower in _BE and _is_it(tokens, link) and word.lower not in _MORAL:
            if word.i + 1 < len(tokens) and tokens[word.i + 1].lower == "that":
                yield word.i, _end(tokens, word.i), word
            continue
        if (noun := _report(tokens, link)) is not None:
            yield noun, word.i, word


def _link(tokens: tuple[Token, ...], place: int) -> int | None:
    """Where what joins the word to its subject stands: "were", "as", also before the mark of a
    quotation; itself for "called X false". None where a "not" stands between."""
    at = place - 1
    while at > 0 and (tokens[at].upos in _BETWEEN or tokens[at].lower in _BESIDE):
        if tokens[at].lower in NEGATORS:
            return None
        at -= 1
    if at < 0 or tokens[at].lower in NEGATORS:
        return None
    return at if tokens[at].lower in _LINKS else place


def _is_it(tokens: tuple[Token, ...], link: int) -> bool:
    return link > 0 and tokens[link - 1].lower in {"it", "it's"}


def _report(tokens: tuple[Token, ...], link: int) -> int | None:
    """The noun for a claim, with what it claims behind it, before the link."""
    nouns = _nouns()
    for at in range(link - 2, -1, -1):
        token = tokens[at]
        if token.text in {";", ":", "“", "”", '"'}:
            return None
        if token.lower in nouns and tokens[at + 1].lower in _LEADS:
            is_part = any(t.lower in _PART for t in tokens[max(0, at - 3) : at])
            is_seen = tokens[link].lower in _LINKS - {"as"} or _is_called(tokens, at)
            return at if is_seen and not is_part else None
    return None


def _is_called(tokens: tuple[Token, ...], noun: int) -> bool:
    """ "Dismissed as lies reports that X": a verb of calling before the noun."""
    verbs = phrases("acts", "untrue", "calling")
    return any(t.lemma in verbs for t in tokens[max(0, noun - 4) : noun])


def _end(tokens: tuple[Token, ...], place: int) -> int:
    ends = (t.i for t in tokens[place:] if t.text in {",", ";", "“", "”", '"', "—"})
    return next(ends, len(tokens))


@cache
def _words() -> frozenset[str]:
    return phrases("acts", "untrue", "words") | phrases("acts", "untrue", "nouns")


@cache
def _nouns() -> frozenset[str]:
    singular = phrases("acts", "untrue", "reports")
    return singular | {f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s" for noun in singular}
