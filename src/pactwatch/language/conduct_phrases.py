"""Head words in, the document's own words out: what a claim prints for a role or a place.

"top leadership of the Orlan Front" stands for "Orlan Front"; "its forces" for whoever "its" is;
"foreign fighters" stays as it is. Articles are left off, joined phrases become several entries.
Refuses to know any name: names are capitalised runs the parser calls proper, or listed spellings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pactwatch.domain.actor import Actor
from pactwatch.language.lexicon import phrases as words_of_table
from pactwatch.language.syntax import (
    CLAUSAL,
    Sentence,
    Token,
    children,
    conjuncts,
    subtree,
)

__all__ = ["Namer", "Refer", "place_text"]

Refer = Callable[[int, int], tuple[str, ...]]
_CUT = CLAUSAL | {"appos", "conj", "cc", "case", "punct", "mark", "cop", "parataxis", "nsubj"}
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "your"])
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "all",
        "any",
        "some",
        "its",
        "their",
        "his",
        "her",
        "our",
        "both",
    ]
)
_OWNING_CASES = frozenset({"of", "'s", "'", "from"})


@dataclass(frozen=True, slots=True)
class Namer:
    """Turns head words into the words a claim carries; `refer` resolves pronouns where given."""

    text: str
    actors: Sequence[Actor] = ()
    refer: Refer | None = None

    def names(self, sentence: Sentence, head: Token | None) -> tuple[str, ...]:
        """Who is meant, one entry per joined phrase, doubles left out."""
        if head is None:
            return ()
        found: list[str] = []
        for member in conjuncts(sentence, head):
            if member is head or member.upos in {"NOUN", "PROPN", "PRON"}:
                found += self._one(sentence, member)
        return tuple(dict.fromkeys(word for word in found if word))

    def _one(self, sentence: Sentence, head: Token) -> tuple[str, ...]:
        if head.upos == "PRON" or head.lower in _POSSESSIVES:
            return self._referred(head.start, head.end) or (head.text,)
        words = _core(sentence, head)
        if _stands_for_owner(head):
            if owner := self._owner(sentence, head):
                return owner
            if run := _name_run(sentence, words):
                return (self._cut(run),)
        elif head.upos == "PROPN" and (run := _name_run(sentence, words)):
            return (self._cut(run),)
        kept = _without_articles(words)
        start, end = kept[0].start, kept[-1].end
        resolved = self._referred(words[0].start, end) if words[0].lower in _ARTICLES else ()
        stands = self.text[words[0].start : end]
        if resolved and resolved != (stands,):
            return resolved
        return (self.text[start:end],)

    def _owner(self, sentence: Sentence, head: Token) -> tuple[str, ...]:
        """ "its forces": whoever "its" stands for, where that is known."""
        for token in children(sentence, head, "nmod", "det"):
            if token.lower in _POSSESSIVES:
                return self._referred(token.start, token.end)
        return ()

    def _referred(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.refer(start, end)) if self.refer else ()

    def _cut(self, run: Sequence[Token]) -> str:
        return self.text[run[0].start : run[-1].end]


def _stands_for_owner(head: Token) -> bool:
    """Nouns for parts of a body ("fighters", "leadership"): the body itself is the party."""
    return head.lemma in words_of_table("conduct", "part_nouns")


def _core(sentence: Sentence, head: Token) -> list[Token]:
    """The noun phrase without clauses and conjuncts; prepositions inside it are kept."""
    below = [t for t in subtree(sentence, head, without=_CUT - {"case"}) if t.upos != "PUNCT"]
    while below and below[0].upos in {"ADP", "SCONJ", "CCONJ"}:
        below = below[1:]
    joined = [t for t in below if t.i <= head.i or _follows(below, t)]
    return joined or [head]


def _follows(below: list[Token], token: Token) -> bool:
    """Whether the word is reached from the phrase without a gap left by a cut branch."""
    return any(t.i == token.i - 1 for t in below)


def _name_run(sentence: Sentence, words: Sequence[Token]) -> list[Token]:
    """The first run of proper nouns that is the head's own name or its owner's."""
    run: list[Token] = []
    for token in words:
        joined = run and token.i == run[-1].i + 1
        if token.upos == "PROPN" and (joined or not run):
            run.append(token)
        elif run:
            break
    if run and any(_is_located(sentence, token) for token in run):
        rest = [t for t in words if t.i > run[-1].i]
        return _name_run(sentence, rest) if rest else []
    return run


def _is_located(sentence: Sentence, token: Token) -> bool:
    """A name behind "in" or "near" is a place, no owner."""
    cases = {c.lower for c in children(sentence, token, "case")}
    return bool(cases) and not cases & _OWNING_CASES


def _without_articles(words: list[Token]) -> list[Token]:
    while len(words) > 1 and words[0].lower in _ARTICLES:
        words = words[1:]
    return words


def place_text(text: str, sentence: Sentence, head: Token | None) -> str | None:
    """The place in the document's words, joined places included, without its article."""
    if head is None:
        return None
    cut = CLAUSAL | {"appos", "punct", "mark", "cop", "parataxis", "nsubj"}
    below = [t for t in subtree(sentence, head, without=cut) if t.upos != "PUNCT"]
    while below and below[0].upos in {"ADP", "SCONJ"} and below[0].i < head.i:
        below = below[1:]
    kept = _without_articles(below or [head])
    return text[kept[0].start : kept[-1].end]
