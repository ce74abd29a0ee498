"""Drafts in, those of words that reached a body put right out: whom it has them from says them.

Shapes, as data: "A received information from B, who asked not to be named, that X", "A has a report
from B that X", "A had heard from B that X", "A takes note of the finding by B that X": B speaks, A
carries; "according to information provided by B": B speaks; "A received information that X", "A is
aware of reports that X": somebody who is not named speaks through A. Missions and panels write so;
the model's corpus does not. Refuses what was not received, and words without a clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    is_passive,
    phrase,
    subject_of,
)
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, join, over, overlaps, trim

__all__ = ["HEARD", "RECEIVED", "UNSOURCED", "with_given", "with_received"]

RECEIVED = "received from"  # what made such a draft
UNSOURCED = "received of nobody named"  # the same where only its kind is told ("information")
HEARD = "heard from"  # the same by ear: the story stays with whoever heard it

_VERBS = r"receive[sd]?|receiving|obtain(?:s|ed)?|got|gather(?:s|ed)?|collect(?:s|ed)?|took|heard"
_NOUNS = (
    r"information|word|news|intelligence|reports?|accounts?|testimon(?:y|ies)|confirmation"
    r"|statements?|complaints?|allegations?|claims?|assurances?|affidavits?"
)
_BY_EAR = r"(?:hear[sd]?|learn(?:s|ed|t)|understood|kn[eo]ws?|found out|had it)\s+(?=from\s)"
_RECEIVED = re.compile(
    rf"\b(?:(?:(?:{_VERBS})\s+(?:[\w-]+\s+){{0,4}}?|(?:has|have|had)\s+(?:an?\s+)?)(?:{_NOUNS})"
    rf"\s+(?:[\w-]+\s+)?|(?P<ear>{_BY_EAR}))"
    r"from\s+(?P<who>[^,.;:“”\"]{2,120}?)"
    r"(?:,\s+(?:who|whom|whose|which)\s[^,.;:]{2,80},|,)?\s+(?:that|to the effect that)\s+(?=\S)",
    re.I,
)
# What reached a body, or what it is aware of, whose author nobody names.
_LIKE = (
    r"(?:(?:an?|some|several|many|further|new|more|other|credible|reliable|unconfirmed|unverified"
    r"|uncorroborated|conflicting|persistent|numerous|multiple|detailed|consistent|specific|first"
    r"|preliminary|initial|such|also|the|recent|repeated|corroborated)\s){0,3}"
)
_LOOKS_INTO = "investigat|examin|review|prob|verify|assess"
_OF_NOBODY = re.compile(
    rf"\b(?:{_VERBS}|(?P<holds>has|have|had)|not(?:es|ed)|(?:took|takes?|taken)\s(?:due\s)?note\sof"
    rf"|recall(?:s|ed)|cite[sd]|(?:{_LOOKS_INTO})(?:es|s|ed)?|(?:is|are|was|were|been)\s(?:also\s|"
    rf"still\s|now\s|deeply\s|gravely\s)?(?:(?:aware|in\spossession)\sof|(?:{_LOOKS_INTO})ing"
    r"|looking\sinto|following\sup|(?:concerned|alarmed|troubled|disturbed|worried)\s(?:by|at"
    rf"|about)))\s{_LIKE}"
    r"(?P<what>information|intelligence|word|news|reports?|accounts|allegations?|complaints?"
    r"|rumou?rs?|claims)\s(?:to\sthe\seffect\s|alleging\s|claiming\s)?(?P<that>that)\s(?=\S)",
    re.I,
)
# "Takes note of the observation by B that X": B's, told on.
_NOTED = re.compile(
    r"\b(?:(?:take[sn]?|took|taking)\s(?:due\s)?note\sof|not(?:es|ed)|recall(?:s|ed)|cite[sd]"
    r"|refer(?:s|red)\sto|quote[sd]|relay(?:s|ed))\s(?:the|an?)\s(?:[\w-]+\s)?"
    r"(?:observation|finding|conclusion|assessment|statement|assertion|claim|report|view|account"
    r"|allegation|warning|estimate)s?\s(?:by|of|from)\s(?P<who>[^,.;:“”\"]{2,80}?)\sthat\s(?=\S)",
    re.I,
)
_BARRED = frozenset({"not", "n't", "never", "no", "if", "whether", "may", "might", "would", "to"})
_SCORE = 0.8  # a shape that hardly means anything else; read as a rank only


def with_received(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    marks: Sequence[Range] = (),
) -> list[Draft]:
    """The drafts, and one for each report a body received, in place of what the model made; what a
    quotation, one of the `marks`, says of reports is whose words it holds."""
    found, marks = [_of_giver(text, d) for d in drafts], join(marks)
    for sentence in (s for s in sentences if _may_tell(text, s)):
        if (made := _reached(text, sentence)) and not list(over(marks, made.whole)):
            own = (*made.cue, *made.source, *made.content)
            found = [d for d in found if not any(overlaps(c, o) for c in _held(d) for o in own)]
            found.append(made)
        for match in (m for shape in (_RECEIVED, _NOTED) for m in _all(shape, text, sentence)):
            made = _draft(text, match, sentence)
            if made and made.content[0][0] < made.content[0][1]:
                found = [*without(found, _rivals(found, made, match)), made]
        for match in _OF_NOBODY.finditer(text, sentence.start, sentence.end):
            is_quoted = any(overlaps(match.span(), m) for m in over(marks, match.span()))
            made = None if is_quoted else _of_nobody(text, match, sentence)
            if made and not any(overlaps(made.cue[0], d.cue[0]) for d in found if _is_given(d)):
                found = [*without(found, _rivals(found, made, match)), made]
    return found


def _may_tell(text: str, sentence: Sentence) -> bool:
    """Whether the "that" stands in a sentence which all shapes here end with."""
    return "that" in text[sentence.start : sentence.end].lower()


def _all(shape: re.Pattern[str], text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    return shape.finditer(text, sentence.start, sentence.end)


def _is_given(draft: Draft) -> bool:
    return draft.made_by in {RECEIVED, HEARD} and bool(draft.cue)


def _of_nobody(text: str, match: re.Match[str], sentence: Sentence) -> Draft | None:
    """ "The Panel received information that X": of nobody who is named, through the Panel."""
    verb = next((t for t in sentence.tokens if t.start >= match.start()), None)
    told = match.group().lower().split()
    before = [t.lower for t in sentence.tokens[max(0, verb.i - 3) : verb.i]] if verb else []
    subject = _whose(sentence, verb) if verb else None
    if subject is None or subject.start >= match.start() or _BARRED & {*before, *told}:
        return None
    that = next((t for t in sentence.tokens if t.start == match.start("that")), None)
    is_clause = that is not None and _opens_clause(sentence, that)
    is_vouched = bool(match["holds"]) and match["what"].lower() in _SURE
    is_vouched = is_vouched or subject.lower in _FIRST or _is_told_of_himself(sentence, subject)
    if that is None or not is_clause or is_vouched:
        return None  # "a report that they had asked for"; "they say they have information that X"
    content = trim(text, match.end(), phrase(sentence, sentence.tokens[that.head])[1])
    if content[0] >= content[1]:
        return None
    cue = trim(text, match.start(), match.start("what"))
    carriers = (core_phrase(sentence, subject),)
    return Draft((content,), (cue,), (match.span("what"),), carriers, _SCORE, UNSOURCED)


def _opens_clause(sentence: Sentence, that: Token) -> bool:
    """A "that" which nothing in its clause lacks: "information that | the army had shelled Orsk",
    where the tree has it for a relative or a second object; "that the army had collected" is
    one."""
    if that.relation == "mark":
        return True
    verb = sentence.tokens[that.head]
    subjects = [t for t in children(sentence, verb, "nsubj") if t.i > that.i]
    objects = [t for t in children(sentence, verb, "obj") if t.i > verb.i]
    is_full = bool(objects) or is_passive(sentence, verb)
    return verb.i > that.i and verb.upos == "VERB" and bool(subjects) and is_full


# "Information reached the mission that X".
_REACHED = re.compile(
    r"(?P<what>information|intelligence|word|news|reports?|accounts|allegations?|complaints?"
    r"|rumou?rs?|claims)\s(?P<cue>(?:(?:has|have|had|also|later|soon|first|\w+ly)\s){0,2}"
    r"(?:reached|came\sto|come\sto|got\sto|arrived\sat|was\spassed\sto|were\spassed\sto))\s"
    r"(?P<who>[^,;:.“”\"]{2,60}?)(?:\s(?:on\s)?\w+day|\sin\s\w+)?\s(?P<that>that)\s(?=\S)",
    re.I,
)


def _reached(text: str, sentence: Sentence) -> Draft | None:
    """ "| Information | reached | the mission | that X": of nobody who is named, through it."""
    match = _REACHED.search(text, sentence.start, sentence.end)
    that = next((t for t in sentence.tokens if match and t.start == match.start("that")), None)
    if match is None or that is None:
        return None
    opens = text[sentence.start : match.start()].lower().split()
    if _BARRED & set(opens[-3:]) or len(opens) > _ADVERBIAL:
        return None
    content = trim(text, match.end(), sentence.end)
    who, what, cue = match.span("who"), match.span("what"), match.span("cue")
    return Draft((content,), (cue,), (what,), (who,), _SCORE, UNSOURCED)


# Words that may stand before it ("In May new"); a guess.
_ADVERBIAL = 6


def _is_told_of_himself(sentence: Sentence, subject: Token) -> bool:
    """ "They say | they | have reports that X": who says so vouches for it."""
    return subject.upos == "PRON" and not sentence.tokens[subject.head].is_root


_FIRST = frozenset({"i", "we", "you"})
_SURE = frozenset({"information", "intelligence"})


def _whose(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, also where it only helps ("is | aware of reports")."""
    helped = sentence.tokens[verb.head] if verb.relation in {"aux", "cop"} else verb
    return subject_of(sentence, verb) or subject_of(sentence, helped)


def _draft(text: str, match: re.Match[str], sentence: Sentence) -> Draft | None:
    verb = next((t for t in sentence.tokens if t.start >= match.start()), None)
    cue_words = text[match.start() : match.start("who")].lower().split()
    before = [t.lower for t in sentence.tokens[max(0, verb.i - 3) : verb.i]] if verb else []
    if verb is None or _BARRED & {*before, *cue_words}:
        return None
    subject = subject_of(sentence, verb)
    is_before = subject is not None and subject.start < verb.start
    carriers = (core_phrase(sentence, subject),) if subject is not None and is_before else ()
    cue = trim(text, match.start(), match.start("who"))
    other = _OTHERS.search(text, match.end(), sentence.end)
    content = trim(text, match.end(), other.start() if other else sentence.end)
    first = next((t for t in sentence.tokens if t.start >= match.end()), None)
    if first is None or first.upos in {"VERB", "AUX"}:
        return None  # "heard nothing from the ministry that could help"
    made_by = HEARD if match.groupdict().get("ear") else RECEIVED
    return Draft((content,), (cue,), (match.span("who"),), carriers, _SCORE, made_by)


# "Heard from B that X, | and the committee's report noted that Y": Y is none of B's.
_OTHERS = re.compile(
    r",?\s(?:and|but|while|whereas)\s(?!that\b|he\b|she\b|they\b|it\b)[^,;:“”\"]{2,60}?\s"
    r"(?:said|says|noted|notes|reported|reports|wrote|writes|found|told|added|stated|states)\b"
)


# "B gave assurances that X", also behind another verb of his.
_GAVE = re.compile(
    r"\b(?:gave|gives|given|offered|offers|provided|repeated|renewed)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:assurances?|guarantees?|undertakings?|commitments?|notice|warnings?)\s+that\s+(?=\S)",
    re.I,
)


def with_given(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """ "B blamed the rain and gave assurances that X": what he assures is told as well."""
    found = list(drafts)
    for sentence in (s for s in sentences if _may_tell(text, s)):
        for match in _GAVE.finditer(text, sentence.start, sentence.end):
            if any(overlaps(match.span(), c) for d in found for c in d.cue):
                continue
            if made := _given(text, match, sentence):
                cut = (match.start(), sentence.end)
                found = [_before(text, d, cut) for d in found]
                found = [*(d for d in found if d.content or d.cue), made]
    return found


def _given(text: str, match: re.Match[str], sentence: Sentence) -> Draft | None:
    verb = next((t for t in sentence.tokens if t.start >= match.start()), None)
    subject = subject_of(sentence, verb) if verb else None
    if subject is None or subject.start >= match.start():
        return None
    content = trim(text, match.end(), sentence.end)
    cue = trim(text, match.start(), match.end() - len("that "))
    return Draft((content,), (cue,), (core_phrase(sentence, subject),), (), _SCORE, RECEIVED)


def _before(text: str, draft: Draft, cut: Range) -> Draft:
    """A draft without what stands behind a place, and without the "and" before that."""
    if not any(overlaps(c, cut) for c in draft.content):
        return draft
    kept = (trim(text, s, min(e, cut[0])) for s, e in draft.content if s < cut[0])
    short = ((s, s + len(_AND.sub("", text[s:e]))) for s, e in kept)
    return replace(draft, content=tuple(c for c in short if c[0] < c[1]))


_AND = re.compile(r",?\s+(?:and|but)\Z")
# "According to information provided to the Panel by B": B has given it.
_GIVEN = re.compile(
    r"(?:(?:the|its|further|other|credible|such)\s+)*"
    r"(?:information|intelligence|reports?|data|evidence|testimon(?:y|ies)|accounts?|documents?"
    r"|records?|photographs?|material)\s+"
    r"(?:(?:received|obtained|gathered|collected|acquired)\s+(?:by\s+[^,;]{2,60}\s+)?from"
    r"|(?:provided|supplied|shared|submitted|given|furnished|communicated|made available)\s+"
    r"(?:(?:to|with)\s+[^,;]{2,60}\s+)?by)\s+(?=\S)",
    re.I,
)
# "Information from the mayor": he; "reports from the area", "from Orsk" say where they come from.
_GIVEN_BY = re.compile(
    r"(?:(?:the|its|further|other|credible|such)\s+)*"
    r"(?:information|intelligence|word|reports?|testimon(?:y|ies)|accounts?|tip-?offs?)\s+"
    r"(?:coming\s+|originating\s+)?from\s+(?=(?-i:[a-z]))(?![\w\s’'-]*\b(?:area|region|ground|field"
    r"|scene|front|frontline|capital|town|city|villages?|valley|province|district|north|south|east"
    r"|west|border|side|camps?|inside|within|around|across|several\s+(?:places|towns))\Z)",
    re.I,
)


def _of_giver(text: str, draft: Draft) -> Draft:
    where = draft.source[0] if len(draft.source) == 1 else (0, 0)
    given = _GIVEN.match(text, *where) or _GIVEN_BY.match(text, *where)
    if given is None:
        return draft
    return replace(draft, source=((given.end(), draft.source[0][1]),))


def _rivals(drafts: Sequence[Draft], made: Draft, match: re.Match[str]) -> list[Draft]:
    """What the model took for the telling: "asked", "had word", "who wished to remain"."""
    shape: Range = (match.start(), match.end())
    return [d for d in drafts if any(overlaps(shape, c) for c in (*d.cue, *_bare(d)))]


def _held(draft: Draft) -> tuple[Range, ...]:
    """The cue of a draft, or its words where it has none."""
    return draft.cue or draft.content


def _bare(draft: Draft) -> tuple[Range, ...]:
    return () if draft.cue else draft.content
