""" "Commenting on S's assertion that X": what a noun for a saying gives to its owner.

In: drafts and trees. Out: the drafts, and one for each noun with an owner before it and a clause
with "that" behind it, where no other report touches them. Refuses a claim that somebody else
rejects or weighs: that is his report, and the noun a part of his words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pactwatch.language.grammar.syntax import Sentence, Token, phrase
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import join, over, trim

__all__ = ["NOUN", "owner_as_written", "with_nouns"]

NOUN = "S's claim that X"
_SCORE = 0.6  # as sure as the grammar's own pairs; a guess, read as a rank only
_FEWEST = 3  # words of a clause


def with_nouns(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, with what somebody's claim or assertion says."""
    said = [d for d in drafts if not _is_topic(text, d)]
    taken = join(r for d in said for r in (*d.content, *d.cue))
    found = [d for s in sentences for d in _owned(text, s)]
    return [*said, *(d for d in found if not over(taken, d.whole))]


_TOPIC = re.compile(
    r"\A(?:commenting|asked|pressed|questioned|responding|reacting|replying|referring|turning|speaking)"
    r"\s+(?:on|upon|about|to|over)\Z",
    re.IGNORECASE,
)
_CLAUSAL = re.compile(r"(?:that|whether|if|how|why|what|who|when|where)\s|[“\"«`]", re.IGNORECASE)


def _is_topic(text: str, draft: Draft) -> bool:
    """ "Commenting on the assertion, S said": what S comments on are no words of his."""
    is_one = len(draft.cue) == 1 and len(draft.content) == 1
    is_led = is_one and bool(_TOPIC.match(text[slice(*draft.cue[0])]))
    return is_led and not _CLAUSAL.match(text, max(0, draft.content[0][0] - 1))


def _owned(text: str, sentence: Sentence) -> Iterator[Draft]:
    tokens = sentence.tokens
    for noun in tokens[2:-2]:
        if noun.upos != "NOUN" or noun.lemma not in _nouns():
            continue
        mark = tokens[noun.i + 1]
        owner = owner_as_written(sentence, noun)
        if owner is None or mark.lower != "that" or mark.relation != "mark":
            continue
        start, end = trim(text, mark.end, max(mark.end, phrase(sentence, tokens[mark.head])[1]))
        source = trim(text, phrase(sentence, owner)[0], owner.end)
        if len(text[start:end].split()) >= _FEWEST and source[1] <= noun.start:
            cue = (noun.start, noun.end)
            yield Draft(((start, end),), (cue,), (source,), (), _SCORE, NOUN)


def owner_as_written(sentence: Sentence, noun: Token) -> Token | None:
    """Who stands before "'s" or as "his" right before the noun, but for an adjective. Read off the
    words: trees often hang an owner on the verb."""
    before = list(sentence.tokens[: noun.i])
    while before and before[-1].upos == "ADJ":
        before.pop()
    if len(before) > 1 and before[-1].lower in {"'s", "’s", "'", "’"}:
        return before[-2] if before[-2].upos in {"NOUN", "PROPN"} else None
    return before[-1] if before and before[-1].lower in {"his", "her", "their", "its"} else None


@cache
def _nouns() -> frozenset[str]:
    kept = {"finding", "figure", "account", "version", "suggestion"}
    return phrases("cues", "charge_nouns") - kept | {"insistence", "contention", "complaint"}
