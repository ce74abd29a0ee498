"""A draft in, the same draft with its bounds where print sets them, out.

No content runs from a heading into the text, none holds its own cue or source or a footnote's
number, and "an allegation the ministry has denied" is parted into noun and speaker. Refuses to
find attributions and to link them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pactwatch.language.bounds.office_beside import with_office, with_place_told
from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.chunks import POSSESSIVES
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered, over, overlaps, subtract, trim
from pactwatch.text.dateline import dateline_at, run_in_dateline

__all__ = [
    "CHARGES",
    "apart",
    "behind_stamp",
    "cleaned",
    "of_charge",
    "under_headings",
    "who_denies",
    "with_inability",
    "with_nothing",
    "with_owned",
    "with_source_at_cue",
    "within_paragraph",
]


# A line so short, without an end mark, and capitals in the next: a heading without a blank line.
_HEADING = re.compile(r"(?m)^[^\n]{1,60}[^\n.?!,:;…”\"'’—-]\n(?=[A-Z“\"][^\n]{60})")


def under_headings(text: str, paragraphs: Sequence[Range]) -> list[Range]:
    """The paragraphs, each cut behind a heading that only a line break sets off, and before a
    dateline that stands behind the heads of a story."""
    found: list[Range] = []
    for start, end in paragraphs:
        opening = run_in_dateline(text, start, end)
        cuts = [opening] if opening else []
        cuts += [m.end() for m in _HEADING.finditer(text, start, end) if m.end() < end]
        cuts = sorted(set(cuts))
        found += pairwise([start, *cuts, end])
    return found


def within_paragraph(draft: Draft, paragraphs: Sequence[Range], quoted: Sequence[Range]) -> Draft:
    """No unquoted content runs on from one paragraph, a heading say, into the next.

    `quoted` are the quotations with their marks; they and the paragraphs stand apart, in order.
    """
    draft = with_source_at_cue(draft, paragraphs)
    if all(len(over(paragraphs, part)) < 2 for part in draft.content):
        return draft
    home = next(iter((*draft.cue, *draft.source, *draft.content)), None)
    content: list[Range] = []
    for part in draft.content:
        inside = over(paragraphs, part)
        pieces = [(max(part[0], p[0]), min(part[1], p[1])) for p in inside]
        if len(inside) < 2 or home is None or all(_is_quoted(p, quoted) for p in pieces):
            content.append(part)
            continue
        own = [p for p in inside if overlaps(p, home)] or inside[-1:]
        content += [(max(part[0], p[0]), min(part[1], p[1])) for p in own]
    return replace(draft, content=tuple(content))


def _is_quoted(piece: Range, quoted: Sequence[Range]) -> bool:
    """Whether most of what a content has of a paragraph stands between marks."""
    return covered(piece, over(quoted, piece)) * 2 > piece[1] - piece[0]


def with_source_at_cue(draft: Draft, blocks: Sequence[Range]) -> Draft:
    """ "By A | General B says", "... drove the bus. | Its spokesman said": a source that runs over
    from a byline or a sentence is what stands with its cue."""
    if not draft.cue or len({block for s in draft.source for block in over(blocks, s)}) < 2:
        return draft
    home = over(blocks, draft.cue[0])
    cut = [(max(s, p[0]), min(e, p[1])) for s, e in draft.source for p in home]
    source = tuple(r for r in cut if r[0] < r[1])
    return replace(draft, source=source or draft.source)


def cleaned(text: str, draft: Draft) -> Draft:
    """Edges without white space and commas."""

    def clean(ranges: Iterable[Range]) -> tuple[Range, ...]:
        cut = (trim(text, *r) for r in ranges)
        return tuple(r for r in cut if r[0] < r[1] and any(c.isalnum() for c in text[r[0] : r[1]]))

    content = clean(_without_comment(text, r) for r in draft.content)
    shown = [_behind_credit(text, s, draft.cue) for s in draft.source]
    source = clean(_without_joining(text, _behind_semicolon(text, s)) for s in shown)
    is_led = bool(content) and text[: content[0][0]].endswith(("contrary to ", "unlike "))
    pattern = _WHAT if is_led else _CONTRARY
    if content and (aside := pattern.match(text, *content[0])):
        content = ((aside.end(), content[0][1]), *content[1:])
    cue = clean(_without_courtesy(text, c) for c in draft.cue)
    content, source = with_office(text, *with_place_told(text, content, source))
    return replace(draft, content=content, cue=cue, source=source)


# "“Life of its own,” | a reference to its repairs": what the words refer to, the article tells.
_COMMENT = re.compile(
    r"(?<=[”\"’]),?\s(?:an?|the|in)\s(?:[\w-]+\s){0,3}?"
    r"(?:reference|allusion|nod|swipe|dig|jibe)\s(?:to|at)\s[^“”\"]*\Z"
)


def _without_comment(text: str, content: Range) -> Range:
    comment = _COMMENT.search(text, *content)
    return (content[0], comment.start()) if comment else content


_CREDIT = re.compile(r"\b(?:Photograph|Photo|Picture|Image)s?:\s+\Z")
_CREDITED = re.compile(
    r"[^/]{3,60}/\w+(?:\s(?:Images|Pictures|News))?\s+(?=[A-Z])|(?:[A-Z][\w.'’-]+\s){2,3}(?=The\s)"
)


def _behind_credit(text: str, source: Range, cue: Sequence[Range]) -> Range:
    """ "Photograph: Lena Kolt/Marna | The ministry | said": who took the picture says nothing."""
    start, end = source
    if not _CREDIT.search(text, max(0, start - len("Photographs: ")), start):
        return source
    if credited := _CREDITED.match(text, start, end):
        return credited.end(), end
    beside = trim(text, end, cue[0][0]) if cue and cue[0][0] > end else source
    return beside if text[beside[0]].isupper() else source


def _behind_semicolon(text: str, source: Range) -> Range:
    """ "They blame the rain; A, however, said": who speaks stands in the second clause."""
    at = text.rfind("; ", *source)
    return (at + 2, source[1]) if at >= 0 else source


def _without_joining(text: str, source: Range) -> Range:
    """ "So I cannot confirm it": who speaks is I."""
    joining = _JOINING.match(text, *source)
    return (joining.end(), source[1]) if joining else source


_JOINING = re.compile(r"(?:so|but|and|yet|because|while|although|though|that)\s+(?=\S)")


_OWNED = re.compile(r"\s+[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,2}(?=,|;|$)")


def with_owned(text: str, draft: Draft) -> Draft:
    """ "A teacher who, according to | her | sister, was taken away": her sister says it."""
    if len(draft.source) != 1 or text[slice(*draft.source[0])].lower() not in POSSESSIVES:
        return draft
    start, end = draft.source[0]
    owned = _OWNED.match(text, end)
    if owned is None:
        return draft
    content = [trim(text, *c) for c in subtract(draft.content, [(start, owned.end())])]
    if len(content) > 1 and _WHO.search(text[slice(*content[0])]) and content[0][1] < start:
        content = content[1:]  # the clause alone, not what its noun stands in
    kept = tuple(c for c in content if c[0] < c[1])
    return replace(draft, source=((start, owned.end()),), content=kept)


_WHO = re.compile(r"\b(?:who|which|whom|whose)\Z")


def _without_courtesy(text: str, cue: Range) -> Range:
    """ "I wish to state", "we would like to stress": it is said, and nothing is wished."""
    polite = _COURTESY.match(text, *cue)
    said = polite["verb"].lower() if polite else ""
    is_said = lemma(said, "VERB") in phrases("cues", "reporting") or said == "make"
    return (polite.start("verb"), cue[1]) if polite and is_said else cue


_COURTESY = re.compile(
    r"(?:wish(?:es)?|want(?:s|ed)?|(?:would|should) (?:also )?like|beg|(?:have|has) the honou?r)\s+"
    r"(?:also )?to (?:\w+ly )?(?P<verb>\w+)",
    re.I,
)


# "And contrary to what B reported in May, | X": X alone is said.
_CONTRARY = re.compile(r"(?:and |but )?(?:contrary to|unlike) what [^,;:“”]{3,80}, (?=\S)", re.I)
_WHAT = re.compile(r"what [^,;:“”]{3,80}, (?=\S)")
# "..., an allegation the ministry has denied": what was told before it stands as one noun.
CHARGES = "|".join(sorted(phrases("cues", "charge_nouns")))
_CHARGE = re.compile(
    rf"(?P<noun>(?:an?|the)\s+(?:\w+\s+)?(?:{CHARGES})s?)"
    r"\s+(?:(?:that|which)\s+)?(?=(?:the|its|his|her|their|both|all)\b|[A-Z])"
)


# "A claim that the mission doubts and | the rebels deny": each has a verb of his own.
_ALSO = re.compile(
    r"[^,]{2,60}?\s(?:doubts?|questions?|disputes?|den(?:y|ies)|rejects?)\s(?:and|but)\s"
)


def of_charge(text: str, draft: Draft) -> Draft:
    """A source that opens with the charge it denies is parted: the noun is what is denied."""
    charge = _CHARGE.match(text, *draft.source[0]) if len(draft.source) == 1 else None
    if charge is None:
        return draft
    source = who_denies(text, charge.end(), draft.source[0][1])
    return replace(draft, source=(source,), content=(charge.span("noun"),))


def who_denies(text: str, start: int, end: int) -> Range:
    """Of what stands between a charge and the verb that denies it, who does."""
    other = _ALSO.match(text, start, end)
    return (other.end() if other else start, end)


# "We are therefore not in a position to | say whether X": the cue is what follows the subject.
_UNABLE = re.compile(
    r"\s*(?P<cue>(?:am|is|are|was|were|remains?|has\s+been|have\s+been)\s+(?:[\w’'-]+,?\s+){0,3}?"
    r"(?:not\s+(?:yet\s+)?(?:in\s+a\s+position|able)|unable|in\s+no\s+position)\s+to\s+"
    r"|(?:has|have|had)\s+(?:not|never)\s+(?:\w+\s+)?been\s+(?:able|in\s+a\s+position)\s+to\s+"
    r"|(?:(?:has|have|had)\s+)?(?:(?:\w+ly|so\s+far|again|also)\s+)?(?:declin|refus)(?:es?|ed)\s+to\s+(?:\w+ly\s+)?"
    r"|(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:stop(?:s|ped)?|f(?:alls?|ell))\s+short\s+of\s+)"
)


_DECLINED = re.compile(r".*\b(?:declin|refus)(?:es?|ed)", re.I | re.S)
_TO_SAY = re.compile(
    r"to\s+(?:\w+ly\s+)?(?P<verb>\w+)\s+(?=(?:what|where|who|when|why|how|whether|if|that)\b)"
)


def with_inability(text: str, draft: Draft) -> Draft:
    """A cue below "unable to", "declined to", "stops short of" with these: nothing is said."""
    draft = _with_saying(text, draft)
    if not draft.cue or len(draft.source) != 1 or draft.source[0][1] > draft.cue[0][0]:
        return draft
    start, end = draft.cue[0]
    unable = _UNABLE.fullmatch(text, draft.source[0][1], start)
    if unable is None:
        return draft
    return replace(draft, cue=((unable.start("cue"), end), *draft.cue[1:]))


def _with_saying(text: str, draft: Draft) -> Draft:
    """ "Declined | to say where they are": the saying is what is declined, and no part of it."""
    if len(draft.cue) != 1 or not draft.content or not _DECLINED.fullmatch(text, *draft.cue[0]):
        return draft
    (start, end), (first, last) = draft.cue[0], draft.content[0]
    say = _TO_SAY.match(text, first, last)
    if say is None or lemma(say["verb"], "VERB") not in speech_lemmas() or text[end:first].strip():
        return draft
    content = ((say.end(), last), *draft.content[1:])
    return replace(draft, cue=((start, say.end("verb")),), content=content)


_NOTHING = re.compile(
    r"(?P<found>.+?)\s+(?P<no>(?:no|little|scant)\s+(?:\w+\s+){0,2}?(?:"
    + "|".join(sorted(phrases("acts", "nothing_found", "nouns")))
    + r")s?(?:\s+(?:that|of))?)",
    re.S,
)


def with_nothing(text: str, draft: Draft) -> Draft:
    """ "Found | no sign that X": who is cited with X alone is cited with the contrary."""
    cue, first = draft.cue[-1:], draft.content[:1]
    if not cue or not first or cue[0][1] > first[0][0]:
        return draft
    nothing = _NOTHING.fullmatch(text, *trim(text, cue[0][0], first[0][0]))
    if nothing is None or not _finds(nothing["found"]):
        return draft
    content = ((nothing.start("no"), first[0][1]), *draft.content[1:])
    return replace(draft, cue=(*draft.cue[:-1], nothing.span("found")), content=content)


def _finds(words: str) -> bool:
    verbs = phrases("acts", "nothing_found", "verbs")
    return any(lemma(word, "VERB") in verbs for word in words.split())


def apart(text: str, draft: Draft) -> Draft:
    """Take cue and source out of the content: no word plays two parts in one attribution."""
    free = subtract(draft.content, [*draft.cue, *draft.source])
    parts = [trim(text, *_behind_note(text, *r)) for r in free]
    content = tuple(r for r in parts if r[0] < r[1] and any(c.isalnum() for c in text[r[0] : r[1]]))
    if len(content) > 1:
        content = tuple(r for r in content if not _LONE_POINT.fullmatch(text, *r))
    return replace(draft, content=content)


# A footnote's number sits right behind the comma or full stop before the words.
# ("3,000 people" has none).
_NOTE = re.compile(r"(?<!\d[,.])(?<=[,.;:”\"])\d{1,3}\s+(?=\D)")
# The time of day that opens an entry of a live report, the number that opens a paragraph.
_POINT = r"(?:(?:To|On|Ad|As to|Re) )?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\):?"
_STAMP = re.compile(
    rf"(?:[-–•▪●‣◦*]+|\d{{1,2}}[:.]\d\d(?:\s?[ap]m)?|\d{{1,3}}\.|{_POINT})\s+(?=[A-Z“\"])"
)
# A list's lines may go on its opening sentence ("the following: | - on 3 May its men fired").
_BULLET = re.compile(r"[-–•▪●‣◦*]+\s+(?=[a-z])")
_LONE_POINT = re.compile(_POINT)


def behind_stamp(text: str, start: int, end: int) -> Range:
    """A range without the number that opens its paragraph, or the time that opens its entry."""
    if start and text[start - 1] != "\n":
        line = dateline_at(text, start, end)  # one that stands behind the heads of a story
        return (line.end(), end) if line and line["place"] and line["wire"] else (start, end)
    if bullet := _BULLET.match(text, start, end):
        return bullet.end(), end
    stamp = _STAMP.match(text, start, end) or dateline_at(text, start, end)
    is_text = stamp is not None and (text[stamp.end()].isupper() or text[stamp.end()] in '“"')
    return (stamp.end(), end) if stamp and is_text else (start, end)


def _behind_note(text: str, start: int, end: int) -> Range:
    if (behind := behind_stamp(text, start, end)) != (start, end):
        return behind
    note = _NOTE.search(text, max(0, start - 4), end)
    inside = note is not None and note.start() <= start + 2 and note.end() > start
    return (note.end(), end) if note and inside else (start, end)
