"""Drafts in, cues of a stance that have nobody's words given what they are about, out.

Shapes, as data: "slammed | the alliance", "wants | to travel", "appealed | to both sides to spare
X", where the model sees who and the verb and no words. Read off the tree. Refuses words that
another report has, "proposed by S", "called the mayor", and verbs whose object nobody says
("heard", "told", "offered"): which verbs take one stands in cues.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    phrase,
    sentence_over,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, join, over, trim

__all__ = ["with_objects"]

_HANGING = ("obj", "xcomp", "ccomp", "obl", "advcl")
# Behind some verbs a preposition leads to it; behind others it leads to a time or place.
_LEADS = {
    "call": {"for", "on"},
    "appeal": {"for", "to"},
    "object": {"to"},
    "insist": {"on"},
    "hope": {"for"},
    "wish": {"for"},
}
_RELATIVES = frozenset({"that", "which", "who", "whom", "what"})


def with_objects(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each cue of a stance that has nobody's words with its object."""
    alone = [d for d in drafts if d.source and len(d.cue) == 1 and not d.content]
    if not alone:
        return list(drafts)
    taken = join([r for d in drafts for r in (*d.content, *d.cue, *d.source)])
    whole = {id(d): _object(text, d, sentences) for d in alone}
    return [
        replace(d, content=(found,))
        if (found := whole.get(id(d))) and not over(taken, found)
        else d
        for d in drafts
    ]


def _object(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Range | None:
    home = sentence_over(sentences, *draft.cue[0])
    cue = tokens_between(home, *draft.cue[0]) if home else ()
    verb = next((t for t in reversed(cue) if t.upos == "VERB"), None)
    if home is None or verb is None or verb.lemma not in phrases("cues", "object_takers"):
        return None
    if _is_relative(home, draft.source[0]) or not _leads(home, verb, draft.cue[0][1]):
        return None
    return _behind(text, home, verb, draft.cue[0][1])


def _is_relative(home: Sentence, source: Range) -> bool:
    """ "A brand that | his team | wants to protect": what is wanted stands before it."""
    before = [t for t in home.tokens if t.end <= source[0]]
    return bool(before) and before[-1].lower in _RELATIVES


def _leads(home: Sentence, verb: Token, behind: int) -> bool:
    """Whether the word behind the verb, or the last of the cue, may lead to its object: not in
    "proposed by S", "called the mayor", "advocated in years past", "the demands of S"."""
    following = home.tokens[verb.i + 1] if verb.i + 1 < len(home.tokens) else None
    if following is None:
        return False
    leads = _LEADS.get(verb.lemma)
    is_led = following.upos == "ADP" or following.lower == "by"
    if leads is not None and (is_led or verb.lemma == "call"):
        return following.lower in leads
    return not is_led or following.end <= behind


def _behind(text: str, home: Sentence, verb: Token, behind: int) -> Range | None:
    """What hangs on the verb right behind the cue, as far as nothing parts it."""
    hanging = (t for t in children(home, verb, *_HANGING) if t.start >= behind)
    parts = sorted(phrase(home, t) for t in hanging)
    if not parts or text[behind : parts[0][0]].strip():
        return None
    end = parts[0][1]
    for first, last in parts[1:]:
        end = end if text[end:first].strip() else max(end, last)
    found = trim(text, max(parts[0][0], behind), end)
    aside = _ASIDE.search(text, *found)
    # "Wishes to state the following" only opens what is said.
    return (
        None
        if _OPENS.match(text, *found)
        else trim(text, found[0], aside.start() if aside else end)
    )


# "Called on X to end it, | which last month took rifles": told besides, and not called for.
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\s")
_OPENS = re.compile(r"to\s(?:state|say|add|note|stress|inform|announce|report|declare|recall)\b")
