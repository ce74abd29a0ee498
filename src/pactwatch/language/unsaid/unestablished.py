"""Drafts in, the same with those of what somebody could not find out or would not say out.

Shapes, as data: "S could not independently verify X", "S was not able to confirm X", "S has not
confirmed X", "S refused to speculate on X", "S remained silent about X". Nobody is told to have
said it, so other rules take it for no saying; but who looked and found nothing has taken a
position, and it is no silence (METHOD A4). Refuses quotations, what another report tells, and a
subject that is no more than "it" or "that".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pactwatch.language.grammar.syntax import Sentence, Token, core_phrase, is_passive, subject_of
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, over, trim

__all__ = ["UNESTABLISHED", "with_unestablished"]

UNESTABLISHED = "unestablished"  # what made such a draft
_SCORE = 0.7  # a shape that hardly means anything else; read as a rank only

_ADVERB = r"(?:(?:yet|so far|immediately|independently|also|still|even|\w+ly)\s+)*"
_FINDING = (
    r"verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?|substantiated?|ascertain(?:ed)?"
)
# "Could not say | which side fired": of what is asked alone.
_ANSWERING = (
    r"(?:say|tell|determine|establish|judge|recall|remember)(?=\s+(?:whether|if|who|whose|what"
    r"|which|where|when|why|how)\b)"
)
_CANNOT = (
    rf"(?:could|can)(?:\s?not|n[’']t)\s+{_ADVERB}"
    rf"|(?:was|were|is|are)(?:\s+not|n[’']t)\s+{_ADVERB}able\s+to\s+{_ADVERB}"
    rf"|(?:was|were|is|are|has\s+been|have\s+been)\s+{_ADVERB}unable\s+to\s+{_ADVERB}"
    rf"|(?:has|have|had)(?:\s+not|n[’']t)\s+{_ADVERB}been\s+able\s+to\s+{_ADVERB}"
)
_UNABLE = rf"{_CANNOT}|(?:has|have|had)(?:\s+not|n[’']t)\s+{_ADVERB}"
_TELLING = (
    r"speculate|elaborate|disclose|reveal|discuss|identify|name|confirm or deny|deny or confirm"
)
_UNWILLING = (
    rf"(?:\b(?:(?:has|have|had)\s+)?(?:refused|declined)\s+to|\b(?:did|does|do)(?:\s+not|n[’']t)"
    r"|(?:\b(?:am|is|are|was|were)|[’'](?:m|re|s))\s+not\s+(?:going|about|here|prepared|willing"
    r"|in\s+a\s+position)\s+to)"
    rf"\s+(?:{_TELLING})"
    r"|\b(?:(?:has|have|had)\s+)?(?:remained|kept|stayed)\s+(?:silent|mum|quiet|tight-lipped)(?=\s+about\b)"
)
_CUE = re.compile(
    rf"(?P<cue>\b(?:{_UNABLE})(?:{_FINDING})|\b(?:{_CANNOT}){_ANSWERING}|{_UNWILLING})"
    r"\s+(?:(?:on|about|upon)\s+)?(?P<what>(?!(?:this|that|it|them|so)\s*[.,;])[^.;:“”\"—]{3,200}?)"
    r"(?=[.;—]|,?\s+(?:and|but|while|although|though)\s|,\s|\s*\Z)",
    re.I,
)

# "Prosecutors would not | comment": what they will not do is all there is.
_NO_WORD = re.compile(
    r"\b(?P<cue>(?:would|will|did)(?:\s+not|n[’']t)|won[’']t)\s+"
    r"(?P<what>(?:be\s+drawn|comment|elaborate)(?:\s+further)?)(?=[.;,—]|\s*\Z)",
    re.I,
)


def with_unestablished(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], marks: Sequence[Range]
) -> list[Draft]:
    """The drafts, those of what was not established or not told among them as such."""
    shapes = {made.cue[0]: made for sentence in sentences for made in _shapes(text, sentence)}
    cues = sorted(shapes)
    told: set[Range] = set()
    for draft in (d for d in drafts if d.cue):
        told |= _touched(cues, draft.content) - _touched(cues, draft.cue)
    kept = [cue for cue in cues if cue not in told and not over(marks, shapes[cue].whole)]
    model = {cue: d for d in drafts for cue in _touched(kept, d.cue)}
    return [
        *(d for d in drafts if not _touched(kept, d.cue)),
        *(_past_aside(text, shapes[cue], model.get(cue)) for cue in kept),
    ]


def _past_aside(text: str, made: Draft, model: Draft | None) -> Draft:
    """ "Whether men who, | according to B, | were held are back": the model sees where it ends."""
    start, end = made.content[0]
    is_aside = model is not None and text.startswith(", according to ", end)
    if model is None or not is_aside or len(model.content) != 1:
        return made
    is_longer = model.content[0][0] == start and model.content[0][1] > end
    return replace(made, content=model.content) if is_longer else made


def _touched(cues: Sequence[Range], ranges: Sequence[Range]) -> set[Range]:
    return {cue for part in ranges for cue in over(cues, part)}


# Of these letters one stands in every cue above: most sentences need no closer look.
_LETTERS = ("not", "n't", "n’t", "nable", "refu", "decl", "rema", "ept", "taye")


def _shapes(text: str, sentence: Sentence) -> Iterator[Draft]:
    low = text[sentence.start : sentence.end].lower()
    if not any(letters in low for letters in _LETTERS):
        return
    found = (p.finditer(text, sentence.start, sentence.end) for p in (_CUE, _NO_WORD))
    for shape in chain.from_iterable(found):
        last = shape.end("cue" if shape.re is _CUE else "what")
        inside = [t for t in sentence.tokens if shape.start("cue") <= t.start < last]
        verb = next((t for t in reversed(inside) if t.upos in {"VERB", "ADJ"}), None)
        who = (verb and subject_of(sentence, verb)) or _beside(sentence, shape.start("cue"))
        if verb is None or who is None or is_passive(sentence, verb):
            continue
        source = core_phrase(sentence, who)
        is_before = source[1] <= shape.start("cue") and who.lower not in _NOBODY
        if is_before and who.upos in {"NOUN", "PROPN", "PRON"}:
            what = trim(text, *shape.span("what"))
            yield Draft((what,), (shape.span("cue"),), (source,), (), _SCORE, UNESTABLISHED)


def _beside(sentence: Sentence, start: int) -> Token | None:
    """The subject right before a cue, where a tree hangs it on the helping verb."""
    before = [t for t in sentence.tokens if t.end <= start]
    return before[-1] if before and before[-1].relation == "nsubj" else None


_NOBODY = frozenset({"it", "that", "this", "which", "there", "what"})
