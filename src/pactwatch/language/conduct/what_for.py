"""What something is done for, where that is a part of a code: "sacked for joining the strike".

In: the examples of a code without triggers, then a passage. Out: the words for the reason that all
examples give, and whether the passage has one of them or a word of one field. Shapes, as data:
"because they had gone on | strike", "for joining the | strike", "for the | walkout". Refuses codes
of which one example gives no reason, and those whose "for" tells for whom alone.
"""

from collections.abc import Iterable, Mapping, Sequence

from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.model.closeness import Passage

__all__ = ["common_reasons", "reason_start", "tells_reason"]

_OPENING = frozenset({"because", "for"})
# From here on two nouns are of one field ("picket", "strike"). A guess, as in conduct/shown.
_ONE_FIELD = 0.4


def common_reasons(read: Mapping[str, Sequence[Sentence]]) -> frozenset[str]:
    """Lemmas of the nouns behind "because" or "for" in every text; none where one has neither, or
    no text gives a deed for its reason."""
    told = [_behind(sentences) for sentences in read.values()]
    if not told or not all(told) or not any(_is_deed(words) for words in told):
        return frozenset()
    return frozenset(t.lemma for words in told for t in words if t.upos == "NOUN")


def tells_reason(
    sentence: Sentence, inside: Iterable[int], reasons: frozenset[str], near: Passage
) -> bool:
    """Whether a passage gives such a reason."""
    words = [sentence.tokens[i] for i in inside if sentence.tokens[i].upos in {"NOUN", "VERB"}]
    return any(t.lemma in reasons or _is_near(t, near) for t in words)


def reason_start(sentence: Sentence) -> int:
    """Where a "because", or a "for" with a deed behind it, begins; else the sentence's end."""
    tokens = sentence.tokens
    opens = (t.i for t in tokens if t.lower in _OPENING and _is_deed(tokens[t.i :]))
    return next(opens, len(tokens))


def _is_near(token: Token, near: Passage) -> bool:
    return token.upos == "NOUN" and near.nearest(token.lower) >= _ONE_FIELD


def _behind(sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """The opening word and what stands behind it."""
    for sentence in sentences:
        at = next((t.i for t in sentence.tokens if t.lower in _OPENING), None)
        if at is not None:
            return sentence.tokens[at:]
    return ()


def _is_deed(words: tuple[Token, ...]) -> bool:
    """ "Because ...", "for joining ...": a reason, and nobody it is done for."""
    behind = words[1:2]
    is_doing = any(t.upos == "VERB" and t.lower.endswith("ing") for t in behind)
    return words[0].lower == "because" or is_doing
