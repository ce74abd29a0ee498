"""Drafts in, those of reports that a body received of something told through it, out.

"The mission | received reports of | a strike at Orsk on 9 April": nobody who is named tells of the
strike, and where and when it was belongs to it. Refuses what nobody received ("has received no
reports of"), and what has an owner ("the mayor's reports of").
"""

from collections.abc import Sequence

from pactwatch.language.chains.received import UNSOURCED
from pactwatch.language.cues.nouns import NOUN
from pactwatch.language.cues.passive import OPEN_ENDED
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    core_phrase,
    phrase,
    sentence_over,
    subject_of,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import trim

__all__ = ["with_receivers"]

_RECEIVING = frozenset({"receive", "obtain", "get", "gather", "collect", "record", "hear"})
_SCORE = 0.6  # as sure as the grammar's own pairs; a guess, read as a rank only


def with_receivers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order."""
    return [_received(text, d, sentences) or d for d in drafts]


def _received(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    if draft.made_by != NOUN or draft.source or len(draft.content) != 1:
        return None
    home = sentence_over(sentences, *draft.cue[0])
    noun = next((t for t in home.tokens if t.start == draft.cue[0][0]), None) if home else None
    receiver = _receiver(text, home, noun) if home and noun else None
    if home is None or noun is None or receiver is None:
        return None
    verb = home.tokens[noun.head]
    comma = next((t.start for t in home.tokens if t.i > noun.i and t.text in ",;"), home.end)
    start, end = draft.content[0]
    told = trim(text, start, max(end, min(comma, phrase(home, verb)[1])))
    cue, source = trim(text, verb.start, noun.start), (noun.start, noun.end)
    return Draft((told,), (cue,), (source,), (core_phrase(home, receiver),), _SCORE, UNSOURCED)


def _receiver(text: str, sentence: Sentence, noun: Token) -> Token | None:
    verb = sentence.tokens[noun.head]
    if noun.relation != "obj" or verb.lemma not in _RECEIVING:
        return None
    subject = subject_of(sentence, verb)
    is_open = bool(OPEN_ENDED.search(text, sentence.start, verb.start))
    return None if is_open or subject is None or subject.i > verb.i else subject
