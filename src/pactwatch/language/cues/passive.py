"""Drafts in, those with a passive report put right out: who is quoted or told says what, to whom.

Shapes, as data: "A was quoted by B as saying X" (A speaks, B carries); "A was told by B that X", "A
was described by B as X" (B speaks); "A, quoted by B, denied X" (A speaks, B carries); "it was
admitted by B that X", "by B it is contested that X", "X, it was claimed by B, Y" (B speaks). The
model's corpus has few of them: it takes who stands behind "by" for the speaker, or A for the
words. Refuses quotations, and what will or may be told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import Range, overlaps, span_of, trim

__all__ = ["ACCUSED", "BE", "OPEN_ENDED", "TOLD_BY", "is_of", "with_passives"]

ACCUSED = "accused by"
TOLD_BY = "told by"
BE = r"(?:was|were|is|are|am|has been|have been|had been|being)\s+(?:(?:also|later|then|\w+ly)\s+)?"
# "By the co-chair, General A, that": with the name or the office set beside it.
_BY = r"(?P<by>[^,;:“”\"—]{2,80}?(?:,\s+(?:(?:the|an?)\s|[A-Z])[^,;:“”\"—]{2,60}(?=,))?)"
_SAYING = r"as\s+(?:saying|telling|claiming|denying|adding|warning|writing)"
_QUOTED = re.compile(
    rf"\b{BE}(?:quoted|cited)\s+(?:(?:on\s)?\w+day\s|(?:last|this)\s\w+\s)?(?:by|in)\s+{_BY}"
    rf",?\s+{_SAYING},?\s+(?P<what>.+)",
    re.S,
)
_TOLD = re.compile(
    rf"\b{BE}(?P<cue>told|informed|warned|advised|assured|reminded|notified)\s+by\s+{_BY}"
    r",?\s+(?:that\s+|of\s+(?=[“\"])|(?=to\s)|(?=not\s+to\s)|(?=[“\"]))"
    r"(?P<what>.+?)(?=,?\s(?:but|and)\sthat\s|\s*$)",
    re.S,
)
_DESCRIBED = re.compile(
    rf"\b{BE}(?P<cue>described|denounced|dismissed|hailed|portrayed|characteri[sz]ed)\s+by\s+{_BY}"
    r"(?:\s+in\s+an?\s+interview\s+with\s+[^,;:“”\"—]{2,40}?)?,?\s+as\s+(?P<what>.+?)"
    r"(?=,\s(?:while|whereas|although|though|but)\s|;\s|\s*$)",
    re.S,
)
_VERBS = (
    r"said|stated|claimed|admitted|conceded|acknowledged|assessed|alleged|asserted|denied|contested"
    r"|disputed|reported|argued|maintained|insisted|noted|confirmed|announced|explained|warned"
    r"|concluded|judged|estimated|declared|stressed|emphasi[sz]ed|pointed\s+out|made\s+known"
)
_IT = (
    r"\b(?i:it)\s+(?P<cue>(?:was|is|has\s+been|had\s+been)\s+(?:(?:however|also|later|then|likewise"
    rf"|nevertheless|further|\w+ly),?\s+)?(?:{_VERBS}))"
)
_IT_BY = re.compile(rf"{_IT}\s+by\s+(?P<by>[^;:“”\"—]{{2,120}}?),?\s+that\s+(?P<what>.+)", re.S)
_BY_IT = re.compile(
    rf"\b[Bb]y\s+(?P<by>[^,;:“”\"—]{{2,90}}?)(?:,\s+(?:who|which)\s[^;:“”\"—]{{2,90}}?)?,?\s+{_IT}"
    r"\s+that\s+(?P<what>.+)",
    re.S,
)
_ASIDE = re.compile(rf",\s+(?:so\s+|as\s+)?{_IT}\s+by\s+{_BY},\s+(?P<what>.+)", re.S)
_ACCUSED = re.compile(
    rf"\b{BE}(?:(?:repeatedly|often|publicly)\s+)?(?P<cue>accused|suspected)(?:\s+by\s+{_BY})?\s+"
    r"(?P<what>of\s+.+?)(?=,\s+(?:an?|the)\s+(?:charge|accusation|allegation|claim)\b"
    r"|,\s+(?:which|something)\s+(?:he|she|they|it)\s|;|\s*$)",
    re.S,
)
_SET_OFF = re.compile(rf",\s+(?:as\s+)?(?:quoted|cited)\s+(?:by|in)\s+{_BY},\s*$", re.S)
# Where the noun phrase before a verb begins: behind a comma, a joining word or a colon.
_OPENS = re.compile(
    r"[,;:“—]\s|\b(?:and|but|that|while|when|after|because|whether|if"
    r"|although|though|whereas|since)\s"
)
_DAY = re.compile(r"(?:(?:late|early|on)\s)*\w+day")
_JOINS = re.compile(r"(?:but|and|yet|so|although|though|whereas)\s", re.I)
_RELATIVE = re.compile(r",\s+(?:who|which|whose)\s[^,;]{2,100},\s+\Z")
# "Ader, the port's captain, | was quoted": who he is, set beside his name.
_SET_BESIDE = re.compile(r",\s+(?:an?|the|its|their|his|her)\s[^,;:“”\"—]{2,80},\s+\Z")
# "Nobody would be told", "if he is told": nothing is said yet.
OPEN_ENDED = re.compile(
    r"\b(?:will|would|may|might|can|could|should|must|cannot|to|not|never|if|whether)\s+(?:be\s+|have\s+)?\Z",
    re.I,
)


def with_passives(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, those that touch a passive report as it reads."""
    found = [_without_hearer(text, _without_set_off(text, d, sentences)) for d in drafts]
    for sentence in sentences:
        for made in _reports(text, sentence, quotations):
            if not made.source and any(_tells(d, made) for d in found):
                continue
            made = _closed(text, made, found)
            same = [d for d in found if is_of(d, made)]
            first = same[0] if same else None
            score = first.score if first else made.score
            found = [*without(found, same), replace(made, score=score)]
    return found


def _closed(text: str, made: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "A was told by B to leave |, C told the Bugle": what B told ends where the outer report
    that holds it names its own speaker."""
    (start, end), at = made.content[-1], made.cue[0][0]
    outer = [d for d in drafts if d.source and any(s <= at < e for s, e in d.content)]
    ends = [min(d.cue[0][0], d.source[0][0]) for d in outer if d.cue]
    closes = min((e for e in ends if start < e < end), default=end)
    closed = trim(text, start, closes)
    is_cut = closes < end and text[start:closes].rstrip().endswith(",")
    return replace(made, content=(*made.content[:-1], closed)) if is_cut else made


def _tells(draft: Draft, made: Draft) -> bool:
    """Whether somebody is known to say what nobody is named for ("X is suspected of Y, S said")."""
    return bool(draft.source) and any(overlaps(made.cue[0], c) for c in draft.content)


def _reports(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    if aside := _aside(text, sentence):
        yield aside
        return
    if _holds(text, sentence, "accused", "suspected"):
        yield from _accusations(text, sentence)
    patterns = [_QUOTED] if _holds(text, sentence, "quoted", "cited") else []
    patterns += [_TOLD, _DESCRIBED, _IT_BY, _BY_IT] if _holds(text, sentence, "by", "By") else []
    for pattern in patterns:
        match = pattern.search(text, sentence.start, sentence.end)
        if match is None or quotation_at(quotations, match.start(), match.start("by")):
            continue
        if OPEN_ENDED.search(text, sentence.start, match.start()):
            continue
        by = trim(text, *match.span("by"))
        what = trim(text, *match.span("what"))
        if _DAY.fullmatch(text, *what):
            continue  # "X, A was quoted by B as saying | on Friday": the words stand before
        if pattern is not _QUOTED:
            cue = (match.start(), match.end("cue"))
            yield Draft((what,), (cue,), (by,), (), _SCORE, TOLD_BY)
        elif (who := _before(text, sentence, match.start())) is not None:
            cue = (match.start(), match.start("by"))
            yield Draft((what,), (trim(text, *cue),), (who,), (by,), _SCORE, "quoted by")


def _holds(text: str, sentence: Sentence, *words: str) -> bool:
    """Whether one of the words a shape cannot do without stands there: most sentences have none."""
    return any(text.find(word, sentence.start, sentence.end) >= 0 for word in words)


def _aside(text: str, sentence: Sentence) -> Draft | None:
    """ "The last camp, it was claimed by the council, had been shut": what stands on both sides."""
    match = _ASIDE.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    front = trim(text, sentence.start, match.start())
    back = trim(text, match.start("what"), sentence.end)
    by = trim(text, *match.span("by"))
    return Draft((front, back), (match.span("cue"),), (by,), (), _SCORE, TOLD_BY)


def _accusations(text: str, sentence: Sentence) -> Iterator[Draft]:
    """ "X has been accused by S of Y": S accuses; who denies it is found by `charges`."""
    match = _ACCUSED.search(text, sentence.start, sentence.end)
    who = _before(text, sentence, match.start()) if match else None
    if match is None or who is None:
        return
    what = trim(text, *match.span("what"))
    by = (trim(text, *match.span("by")),) if match["by"] else ()
    yield Draft((who, what), (match.span("cue"),), by, (), _SCORE, ACCUSED)


# A shape that leaves no doubt; read as a rank.
_SCORE = 0.6


def _before(text: str, sentence: Sentence, end: int) -> Range | None:
    """The noun phrase before a verb; None where the sentence has no words there."""
    asides = (shape.search(text, sentence.start, end) for shape in (_RELATIVE, _SET_BESIDE))
    if aside := next(filter(None, asides), None):
        end = aside.start()  # "Ader, who denies it, | is accused of"
    opened = [m.end() for m in _OPENS.finditer(text, sentence.start, end)]
    start = opened[-1] if opened else sentence.start
    if joins := _JOINS.match(text, start, end):
        start = joins.end()
    who = trim(text, start, end)
    return who if who[0] < who[1] and len(text[slice(*who)].split()) < 12 else None


def is_of(draft: Draft, made: Draft) -> bool:
    """Whether a draft is what the model or the grammar made of the same report."""
    mine = [*draft.cue, *draft.source]
    return any(overlaps(r, c) for r in draft.cue for c in (*made.cue, *made.carriers)) or (
        any(overlaps(r, s) for r in mine for s in (*made.source, *made.carriers))
        and any(overlaps(r, c) for r in draft.content for c in made.content)
        and not any(overlaps(r, c) for r in mine for c in made.content)
    )


def _without_set_off(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "A, quoted by B, denied X": the model's source B carries, A speaks."""
    if len(draft.source) != 1 or not draft.cue or draft.cue[0][0] < draft.source[0][1]:
        return draft
    at = draft.source[0][0]
    home = sentence_over(sentences, at, at + 1)
    if home is None:
        return draft
    match = _SET_OFF.search(text, home.start, draft.cue[0][0])
    if match is None or not overlaps(match.span("by"), draft.source[0]):
        return draft
    who = _before(text, home, match.start())
    carriers = (trim(text, *match.span("by")), *draft.carriers)
    return replace(draft, source=(who,), carriers=carriers) if who else draft


# Where a heading or a sentence ends right behind "told".
_TOLD_LAST = re.compile(r"told(?:\.|\s*(?:\n|\Z))")


def _without_hearer(text: str, draft: Draft) -> Draft:
    """ "Guards beat prisoners, court told": a headline's passive, the court told nobody."""
    if len(draft.cue) != 1 or len(draft.source) != 1 or not draft.content:
        return draft
    (first, end), source = draft.cue[0], draft.source[0]
    is_before = span_of(draft.content)[1] <= source[0] and source[1] <= first
    is_last = text[first:end] == "told" and bool(_TOLD_LAST.match(text, first))
    return replace(draft, source=()) if is_before and is_last else draft
