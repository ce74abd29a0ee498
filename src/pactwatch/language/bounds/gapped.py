"""Drafts in, those about a verb that is left out mended, out.

Shapes: "the mayor blamed the army, | the governor the rebels": the second source stands right
before what it says, and the first one's verb is meant. "A said the post had been shelled, a bridge
cut and a road closed": the "had been" is meant, and all of it is A's. Refuses to part wherever a
verb, a joining word or a preposition stands in the content, and to take in a clause of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range

__all__ = ["with_gapped"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_PHRASE = _NOUNS | {"DET", "ADJ", "NUM"}


def with_gapped(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each of two sayings with one verb as two."""
    return [part for d in drafts for part in _parted(_with_list(d, sentences), sentences)]


def _with_list(draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """The draft with the done-to things that a comma adds to its passive."""
    home = sentence_over(sentences, *draft.cue[-1]) if draft.cue else None
    if home is None or len(draft.content) != 1 or draft.content[0][0] < draft.cue[-1][1]:
        return draft
    start, end = draft.content[0]
    whole = _to_end(home, (start, end))
    rest = tokens_between(home, end, whole[1])
    inside = tokens_between(home, start, end)
    return replace(draft, content=(whole,)) if _is_list(inside, rest) else draft


def _is_list(inside: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a passive with its "been" goes on without it, and nothing else does anything."""
    has_been = any(t.lower == "been" and t.upos == "AUX" for t in inside)
    doings = [k for k, t in enumerate(rest) if t.upos == "VERB" and not t.lower.endswith("ing")]
    own = any(t.upos in {"AUX", "PRON"} and t.lower not in _THOSE for t in rest)
    if not has_been or own or not any(t.lower == "and" for t in rest):
        return False
    return len(doings) > 1 and all(_is_done(rest, k) for k in doings)


def _is_done(rest: Sequence[Token], k: int) -> bool:
    """A participle with a noun before it and no object behind it."""
    behind = rest[k + 1].upos if k + 1 < len(rest) else "PUNCT"
    is_participle = rest[k].lower != rest[k].lemma and rest[k].lower.endswith(
        ("ed", "en", "t", "n")
    )
    return is_participle and rest[k - 1].upos in _NOUNS and behind in _NO_OBJECT


_THOSE = frozenset({"those", "its", "their", "his", "her", "whom"})
_NO_OBJECT = frozenset({"ADP", "ADV", "CCONJ", "PUNCT", "SCONJ"})


def _parted(draft: Draft, sentences: Sequence[Sentence]) -> Iterator[Draft]:
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    is_plain = len(draft.content) == len(draft.source) == 1
    found = _second(home, _to_end(home, draft.content[0])) if home and is_plain else None
    if found is None or draft.content[0][0] < draft.cue[-1][1]:
        yield draft
        return
    first, source, second = found
    yield replace(draft, content=(first,))
    yield replace(draft, content=(second,), source=(source,), made_by="gapped")


def _to_end(sentence: Sentence, content: Range) -> Range:
    """The content, with what stands between it and the sentence's end behind a comma."""
    after = [t for t in sentence.tokens if t.start >= content[1]]
    last = next((t for t in reversed(sentence.tokens) if t.upos != "PUNCT"), None)
    is_open = bool(after) and after[0].text == "," and last is not None
    return (content[0], last.end) if is_open and last else content


def _second(sentence: Sentence, content: Range) -> tuple[Range, Range, Range] | None:
    """The first one's words, the second source and its words: "the army | the governor | the
    rebels"."""
    inside = tokens_between(sentence, *content)
    commas = [k for k, t in enumerate(inside) if t.text == ","]
    rest = inside[commas[0] + 1 :] if len(commas) == 1 and commas[0] else ()
    if any(t.upos not in _PHRASE for t in (*inside[: commas[0] if commas else 0], *rest)):
        return None
    opens = [k for k, t in enumerate(rest) if k and _opens(t) and rest[k - 1].upos in _NOUNS]
    if len(opens) != 1 or not _opens(rest[0]):
        return None
    k = opens[0]
    first = (content[0], inside[commas[0] - 1].end)
    return first, (rest[0].start, rest[k - 1].end), (rest[k].start, rest[-1].end)


def _opens(token: Token) -> bool:
    return token.upos == "DET"
