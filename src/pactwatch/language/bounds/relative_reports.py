"""Drafts in, those of a report inside a relative clause with its own source and words out.

"Men whom | the army | says | it released | have not come home", "a man who | the police | say | led
the raid | was arrested": the model takes the noun before for part of the source and the verb behind
for part of what is said. Read off the words, since trees give the second verb to either. Refuses
where no relative pronoun, and no second noun, stands before the source.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["with_relative_reports"]

_RELATIVES = frozenset({"who", "whom", "which", "that"})
_OPENING = frozenset({"the", "its", "their", "his", "her"})
_OF_VERB = frozenset({"AUX", "VERB", "ADV", "PART"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# What goes on with the clause: a second verb behind it is still told.
_GOING_ON = frozenset({"and", "or", "but", "to", "that", "who", "which", "because", "when", "if"})


def with_relative_reports(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order, each source and content within its own clause."""
    return [_within(text, d, sentences) if d.cue and d.source else d for d in drafts]


def _within(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    home = sentence_over(sentences, *draft.cue[0])
    if home is None or len(draft.source) != 1 or draft.source[0][1] > draft.cue[0][0]:
        return draft
    cue = tokens_between(home, *draft.cue[0])
    if not any(t.lemma in phrases("cues", "reporting") for t in cue):
        return draft
    source = _own_source(home, draft.source[0])
    if source is None:
        return draft
    content = draft.content
    if len(content) == 1 and content[0][0] > draft.cue[-1][1] and home.covers(*content[0]):
        content = (_own_words(text, home, content[0]),)
    return replace(draft, source=(source,), content=content)


def _own_source(home: Sentence, source: Range) -> Range | None:
    """The noun phrase right before the cue, behind the noun that the clause hangs on."""
    inside = tokens_between(home, *source)
    if not inside or (inside[0].i == 0 and len(inside) < 3):
        return None
    for token in reversed(inside[1:]):
        if token.upos in {"VERB", "AUX"}:
            return None  # "the mayor of the town that the army left | said"
        before = home.tokens[token.i - 1]
        if before.lemma in phrases("acts", "dismissing", "nouns"):
            return None  # "a claim the mayor disputes" is another shape
        is_next = token.lower in _OPENING and before.upos in _NOUNS
        if is_next or _is_behind_relative(home, token.i):
            return (token.start, source[1])
    return source if _is_behind_relative(home, inside[0].i) else None


def _is_behind_relative(home: Sentence, place: int) -> bool:
    """ "A man, who | the police"."""
    before = [t for t in home.tokens[max(0, place - 3) : place] if t.text != ","]
    is_relative = len(before) > 1 and before[-1].lower in _RELATIVES
    return is_relative and before[-2].upos in _NOUNS


def _own_words(text: str, home: Sentence, content: Range) -> Range:
    """The content up to the verb that goes on with the noun before the clause."""
    inside = tokens_between(home, *content)
    first = next((k for k, t in enumerate(inside) if _is_finite(inside, k, t)), None)
    if first is None:
        return content
    k = first + 1
    while k < len(inside) and inside[k - 1].upos != "VERB" and inside[k].upos in _OF_VERB:
        k += 1
    for later in range(k, len(inside)):
        token = inside[later]
        if token.lower in _GOING_ON or token.upos == "SCONJ":
            return content
        if _is_finite(inside, later, token):
            return trim(text, content[0], token.start)
    return content


def _is_finite(inside: Sequence[Token], k: int, token: Token) -> bool:
    """A helper, or a verb that no "to", helper or noun makes another form of."""
    if token.upos == "AUX":
        return token.text != "May"
    before = inside[k - 1].lower if k else ""
    return token.upos == "VERB" and not token.lower.endswith("ing") and before != "to"
