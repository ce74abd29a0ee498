"""Drafts in, those that lay a deed at somebody's door put right out: who lays it, and the whole.

Shapes, as data: "the raid was blamed on P by S", "the raid has been attributed by S to P", "the
raid was blamed on P" (nobody is told to lay it); "S laid the blame for the raid on P", "S
attributed the raid to P". What is said is the deed with whom it is laid on, for a deed alone
accuses nobody. The model takes P for the speaker, or leaves P out. Refuses quotations, and what
will or may be laid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pactwatch.language.cues.passive import BE, OPEN_ENDED, is_of
from pactwatch.language.grammar.syntax import Sentence, core_phrase, is_passive, subject_of
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["BLAMED", "lays_blame", "with_blame"]

BLAMED = "blamed on"  # what made such a draft
_SCORE = 0.7  # a shape that hardly means anything else; read as a rank only

_ADVERB = r"(?:(?:also|widely|largely|initially|firmly|squarely|publicly|officially|later)\s+)?"
_ON = r"(?:up)?on|to|at\s+the\s+(?:door|feet)\s+of|with"
_WHO = r"[^,.;:“”\"—]{2,90}?"
_LAID = re.compile(
    rf"\b{BE}{_ADVERB}(?P<cue>blamed|attributed|ascribed|imputed|pinned|laid)\s+{_ADVERB}"
    rf"(?:by\s+(?P<first>{_WHO})\s+(?P<to>{_ON})\s+(?P<on>{_WHO})"
    rf"|(?P<at>{_ON})\s+(?P<whom>{_WHO})(?:,?\s+by\s+(?P<last>{_WHO}))?)"
    r"(?=[,.;—]|\s+(?:and|but|while|after|when|although|though|in\s+an?\s)\b|\s*$)",
)
_LAYING = re.compile(
    rf"\b(?P<cue>(?:(?:attribut|ascrib|imput)(?:es?|ed|ing)|(?:blam|pinn?)(?:es?|s|ed|ing)"
    rf"|(?:puts?|putting|la(?:ys?|id|ying)|plac(?:es?|ed|ing))\s+{_ADVERB}"
    r"(?:(?:all|the|full|main|most\s+of\s+the|some|squarely)\s+)*(?:blame|responsibility|fault)\s+"
    rf"for))\s+(?P<what>(?!on\b|to\b|it\b|by\b)[^,.;:“”\"—]{{3,140}}?\s+(?:{_ON})\s+{_WHO})"
    r"(?=[,.;—]|\s+(?:and|but|while|after|when|although|though)\b|\s*$)",
)
_HOLDING = re.compile(
    rf"\b(?P<cue>(?:hold|held)(?:s|ing)?)\s+(?P<what>(?!that\b|it\b){_WHO}\s+{_ADVERB}"
    r"(?:responsible|accountable|answerable|liable|culpable)\s+for\s+[^.;:“”\"—]{3,140}?)"
    r"(?=[.;—]|,|\s+(?:and|but|while|although|though)\b|\s*$)",
)
_CLAIMING = re.compile(
    r"\b(?P<cue>(?:claim(?:s|ed)?|claiming|assum(?:es?|ed)|t(?:akes?|ook|aking))\s+"
    r"(?:(?:full|sole|all|joint|public)\s+)?responsibility\s+for)\s+"
    r"(?P<what>(?!it\b|that\b|himself\b|herself\b)[^,.;:“”\"—]{3,140}?)"
    r"(?=[,.;—]|\s+(?:and|but|while|although|though)\b|\s*$)",
)
_ACCOUNT = re.compile(
    r"\b(?:hold|holds|held|holding|find|finds|found|deem|deems|deemed|consider|considers|considered)\Z",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:responsible|accountable|answerable|liable|culpable|guilty|to\s+blame)\b"
)
_LAYS = re.compile(r"\b(?:attribut|ascrib|imput)(?:es?|ed|ing)\Z")
_NAMES = re.compile(r"\bidentif(?:y|ies|ied|ying)\Z")


def lays_blame(text: str, draft: Draft) -> bool:
    """Whether a draft says who did or is what: "holds P responsible", "identified them as P's"."""
    if not draft.cue or not draft.content:
        return False
    cue = text[slice(*draft.cue[-1])]
    said = " ".join(text[slice(*c)] for c in draft.content)
    is_account = bool(_ACCOUNT.search(cue) and _ANSWERS.search(said))
    is_named = bool(_NAMES.search(cue)) and " as " in said
    return is_account or is_named or (bool(_LAYS.search(cue)) and " to " in said)


def with_blame(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, those of a deed laid on somebody with both, by whoever lays it."""
    found = list(drafts)
    for sentence in sentences:
        for made in (*_passives(text, sentence), *_actives(text, sentence)):
            if quotation_at(quotations, *made.cue[0]) or _is_open(text, sentence, made):
                continue
            same = [d for d in found if is_of(d, made)]
            kept = (_first_told(text, d, made) for d in same)
            found = [*without(found, same), *(d for d in kept if d), made]
    return found


def _first_told(text: str, draft: Draft, made: Draft) -> Draft | None:
    """ "S said that no gun had fired and | attributed the blasts to P": what S said first."""
    at = made.cue[0][0]
    is_before = bool(draft.cue) and draft.cue[-1][1] < at
    is_same = any(overlaps(a, b) for a in draft.source for b in made.source)
    joined = _AND.search(text, made.source[0][1], at) if is_before and is_same else None
    if joined is None:
        return None
    parts = (trim(text, s, min(e, joined.start())) for s, e in draft.content if s < at)
    content = tuple(r for r in parts if r[0] < r[1])
    return replace(draft, content=content) if content else None


_AND = re.compile(r",?\s+(?:and|but)\s+(?:(?:\w+ly|later|had|has|then|also)\s+)*\Z")


def _is_open(text: str, sentence: Sentence, made: Draft) -> bool:
    return bool(OPEN_ENDED.search(text, sentence.start, made.cue[0][0]))


def _passives(text: str, sentence: Sentence) -> Iterator[Draft]:
    for match in _LAID.finditer(text, sentence.start, sentence.end):
        deed = _deed(text, sentence, match.start())
        who, tie, on = ("first", "to", "on") if match["first"] else ("last", "at", "whom")
        by = (trim(text, *match.span(who)),) if match[who] else ()
        cue = (match.span("cue"), match.span(tie))
        if deed is not None:
            yield Draft((deed, trim(text, *match.span(on))), cue, by, (), _SCORE, BLAMED)


def _deed(text: str, sentence: Sentence, end: int) -> Range | None:
    """The subject of the passive, with all that hangs on it."""
    verb = next((t for t in sentence.tokens if t.start >= end and t.upos == "VERB"), None)
    subject = subject_of(sentence, verb) if verb else None
    if subject is None or subject.start >= end or subject.upos == "PRON":
        return None
    start = core_phrase(sentence, subject)[0]
    return trim(text, start, end)


_ACTIVES = (_LAYING, _HOLDING, _CLAIMING)


def _actives(text: str, sentence: Sentence) -> Iterator[Draft]:
    shapes = (p.finditer(text, sentence.start, sentence.end) for p in _ACTIVES)
    for match in chain.from_iterable(shapes):
        verb = next((t for t in sentence.tokens if t.end > match.start()), None)
        is_active = verb is not None and verb.upos == "VERB" and not is_passive(sentence, verb)
        subject = subject_of(sentence, verb) if verb and is_active else None
        if subject is None or subject.start >= match.start():
            continue
        start, end = core_phrase(sentence, subject)
        source = trim(text, start, min(end, match.start()))
        what = trim(text, *match.span("what"))
        yield Draft((what,), (match.span("cue"),), (source,), (), _SCORE, BLAMED)
