"""Drafts in, those whose source the model took from the words told put right, out.

Shapes, as data: "A, 41, who teaches there, was led away, said a driver who saw it": a clause that
tells of A stands before the verb, and behind it nobody but who says so; "The Front has left, its
commander in Tarn, A, said": whoever stands with his name right before the verb says it. Refuses
whatever has a verb of its own behind the cue ("A said a driver who saw it had left").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import trim

__all__ = ["with_turned"]

_SAID = re.compile(r"(?:said|says|recalled|recalls|reported|explained|added)\Z")
_WHO = re.compile(
    r"(?:an?|the|one|another|two|three|several|his|her|their)\s[^,;:“”\"]{2,60}?\swho\s"
)
_ASIDE = re.compile(r",\s(?:who|which|whose)\s[^,]+(?=,)|,\s\d\d?(?=,)")
_JOINING = frozenset({"and", "but", "to", ","})


def with_turned(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts in their order, each with the clause before its cue as what is said."""
    return [_turned(text, d, sentences) or _named(text, d, sentences) or d for d in drafts]


_WITH_NAME = re.compile(
    r", (?P<who>(?:its|his|her|their|the|an?)\s[^,;:“”\"]{2,60}, "
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),\s\Z"
)


def _named(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    """ "| The Front | has left, its commander, Ilo Marsh, | said": the commander says it."""
    if draft.content or len(draft.source) != 1 or len(draft.cue) != 1:
        return None
    home = sentence_over(sentences, *draft.cue[0])
    who = _WITH_NAME.search(text, home.start, draft.cue[0][0]) if home else None
    if home is None or who is None or draft.source[0][1] > who.start():
        return None
    told = trim(text, home.start, who.start())
    if told[0] > draft.source[0][0] or not _tells(text, home, told):
        return None
    return replace(draft, source=(who.span("who"),), content=(told,))


def _turned(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    if not (len(draft.source) == len(draft.cue) == len(draft.content) == 1):
        return None
    before, cue, behind = draft.source[0], draft.cue[0], draft.content[0]
    home = sentence_over(sentences, *cue)
    is_between = before[1] < cue[0] and text[cue[1] : behind[0]] == " "
    is_between = is_between and text.endswith(", ", 0, cue[0])
    if home is None or not is_between or not _SAID.match(text, *cue):
        return None
    who = _WHO.match(text, *behind)
    if who is None or not _is_phrase(tokens_between(home, who.end(), behind[1])):
        return None
    told = trim(text, home.start, cue[0] - len(", "))
    is_whole = home.start <= before[0] and _tells(text, home, told)
    return replace(draft, source=(behind,), content=(told,)) if is_whole else None


def _is_phrase(clause: Sequence[Token]) -> bool:
    """ "Who | saw it from his cab": no verb but the clause's own, and those joined to it."""
    verbs = [t for t in clause if t.upos in {"VERB", "AUX"}]
    apart = [
        t
        for t, last in zip(verbs[1:], verbs, strict=False)
        if t.i > last.i + 1 and clause[t.i - clause[0].i - 1].lower not in _JOINING
    ]
    return bool(verbs) and not apart


def _tells(text: str, home: Sentence, told: tuple[int, int]) -> bool:
    """Whether a verb stands in a clause outside what its commas set off."""
    asides = [m.span() for m in _ASIDE.finditer(text, *told)]
    inside = tokens_between(home, *told)
    outside = [t for t in inside if not any(s <= t.start < e for s, e in asides)]
    return any(t.upos in {"VERB", "AUX"} for t in outside)
