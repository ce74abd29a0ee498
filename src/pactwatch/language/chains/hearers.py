"""A draft in, the same with the outlet its speaker spoke to, or is quoted by, as its carrier out.

The shapes stand in a table; each is looked for from the draft's source to the next cue, some also
before it in the sentence ("In an interview with B, A says"). Refuses to count a mere hearer ("told
reporters") as a carrier.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.words.ranges import Range, among, over, overlaps, span_of, trim
from pactwatch.text.openings import LONGEST, RowsByOpening

__all__ = ["SHAPES", "Shape", "with_hearer"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands before an outlet's name; `strict` where other bodies stand there as well,
    `leads` where it may open the sentence."""

    sentence: str
    words: re.Pattern[str]
    strict: bool = False
    leads: bool = True


def _shape(sentence: str, words: str, *, strict: bool = False, leads: bool = True) -> Shape:
    return Shape(sentence, re.compile(rf"\b(?:{words})\s+", re.IGNORECASE), strict, leads)


_SPOKE = r"(?:spoke|speaks?|speaking|spoken|talk(?:ed|ing|s(?=\s+to\b))?)"
SHAPES = (
    _shape("A told B", "told|tells?|telling|informed", leads=False),
    _shape("A tells our partners at B", r"(?:told|tells?|telling)\s+(?:our|its|their)\s+"
           r"(?:partners?|colleagues?|friends|sister\s+\w+)\s+(?:at|in|on)", leads=False),
    _shape("A told viewers of B", r"(?:told|tells?|telling)\s+(?:an?\s+|the\s+)?(?:viewers"
           r"|listeners|readers|reporters?|journalists?|correspondents?)\s+(?:of|from|at|for|with)",
           strict=True, leads=False),
    _shape("speaking to reporters from B", rf"{_SPOKE}\s+(?:to|with)\s+(?:an?\s+|the\s+)?"
           r"(?:reporters?|journalists?|correspondents?)\s+(?:of|from|at|for|with)", strict=True),
    _shape("in an article for B", r"(?:article|column|op-ed|essay|commentary|opinion\s+piece)"
           r"(?:\s+published)?\s+(?:for|in|on)", strict=True),
    # Only "To" that opens a sentence: written small it stands behind any verb.
    _shape("to B, A explained", "(?-i:To)", strict=True),
    _shape("in an interview with B", r"interview(?:ed)?(?:\s+[\w-]+){0,3}?\s+(?:with|by|to|for)"),
    _shape("speaking to B", rf"{_SPOKE}(?:\s+\w+ly)?\s+(?:to|with)"),
    _shape(
        "in remarks to B",
        r"(?:remarks?|comments?|statements?|messages?|e-?mails?|letters?|said|stated|explained"
        r"|confirmed|disclosed|admitted|revealed|conceded|acknowledged|complained|boasted|confided"
        r"|insisted|denied|repeated|claimed|recounted|related|confessed|hinted)\s+(?:to|with)",
    ),
    _shape(
        "quoted by B",
        r"(?:quoted|cited|printed)(?:\s+as\s+saying|\s+\w+ly)?\s+in"
        r"|(?:reported|carried|published|aired)\s+in(?=\s+the\s+(?-i:[A-Z]))"
        r"|(?:quoted|cited|reported|carried|printed|published|aired|released|broadcast)"
        r"(?:\s+as\s+saying)?\s+by",
    ),
    # "Cases reported in Tarn": where something is reported is mostly a place.
    _shape("carried on the website of B", r"(?:quoted|cited|reported|carried|printed|published"
           r"|aired|released|broadcast|posted)(?:\s+as\s+saying)?\s+(?:in|on)"
           r"(?:\s+the\s+(?:web\s?site|site|web\s?page|pages|front\s+page)\s+of)?", strict=True),
    _shape("A, according to B, said", r"(?:according\s+to|as\s+per)"),
    _shape("said on B", rf"(?:said|says|wrote|writes|writing|argued|argues|{_SPOKE}"
           r"|appear(?:ed|ing|ance)|comments|remarks|interview(?:ed)?|statement|told\s+\w+)"
           r"(?:\s+\w+ly)?(?:\s+\w+day(?:\s+(?:morning|afternoon|evening|night))?)?\s+(?:on|in)",
           strict=True),
    _shape("A denied on B", r"(?:denied|announced|declared|confirmed|insisted|claimed|warned|vowed"
           r"|pledged|admitted|added|saying|quoted|repeated|stressed|boasted|conceded)"
           r"(?:\s+\w+day)?\s+on", strict=True),
    _shape("in a broadcast on B", r"(?:broadcast|address|speech|interview|message|appearance"
           r"|programme|program|report|discussion|debate)(?:\s+\w+day)?\s+on", strict=True),
    _shape("A described C to B", r"(?:described|portrayed|put)\s+(?:[\w’'-]+\s+){1,4}to",
           strict=True),
    _shape("in a letter obtained by B", r"(?:obtained|seen|reviewed|viewed|published"
           r"|leaked|released)(?:\s+\w+ly)?\s+(?:by|to|in)", strict=True),
    _shape("documents shared with B", r"(?:shared|left)\s+with"
           r"|(?:given|passed|handed|shown|sent|provided)\s+to", strict=True),
    _shape("asked by B", r"(?:asked|questioned|interviewed|pressed|contacted|reached"
           r"|approached)\s+(?:\w+day\s+)?by",
           strict=True),
    _shape("according to A via B", "via", strict=True, leads=False),
    _shape("A said via the news agency B", r"via(?=\s+(?:the\s+)?(?:[\w-]+\s+)?(?:news\s+agency"
           r"|newspaper|broadcaster|channel|radio|television|station|daily|wire)\s[A-Z])",
           leads=False),
    _shape("in a B report, A said", r"in\s+an?(?=\s+[A-Z][\w-]*(?:\s[A-Z][\w-]*)*\s(?-i:report"
           r"|story|article|interview|documentary|dispatch|broadcast|bulletin)\b)", strict=True),
    _shape("described for B", r"described\s+(?:\w+\s+)?for", strict=True),
)  # fmt: skip


def with_hearer(
    text: str, draft: Draft, cues: Sequence[Range], sentence: Sentence | None, outlets: Outlets
) -> Draft:
    """The draft with its outlet as the outermost carrier, if one stands with its cue."""
    draft = _without_copies(text, draft)
    if sentence and (outlet := _carried_by(text, draft, sentence, outlets)):
        return replace(draft, carriers=(outlet, *draft.carriers))
    for found, outlet in _found(text, draft, cues, sentence, outlets):
        if any(overlaps(outlet, c) for c in draft.carriers):
            return draft
        if _is_voice(text, draft, found, outlet):
            continue
        source = tuple(_before(text, found, s) if s[0] < found < s[1] else s for s in draft.source)
        if any(text[slice(*s)].lower() in _ARTICLES for s in source):
            continue  # "a | letter to B from A": the paper speaks, and B got it
        source = tuple(_behind(text, outlet, s) for s in source)
        if any(overlaps(outlet, s) for s in source):
            continue
        content = tuple(_outside(text, outlet, c) for c in draft.content)
        is_inner = found == draft.cue[0][0] and draft.made_by == "retold"
        # "A says | C told B": what C told B, A knows from B.
        carriers = (*draft.carriers, outlet) if is_inner else (outlet, *draft.carriers)
        return replace(draft, source=source, carriers=carriers, content=content)
    return draft


_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_WHAT_IT_IS = re.compile(r",\s+(?:an?|one\s+of)\s")


def _is_voice(text: str, draft: Draft, found: int, outlet: Range) -> bool:
    """ "According to | B, a daily |": B is who says it, and what it is hands nothing on."""
    is_cue = len(draft.cue) == len(draft.source) == 1 and draft.cue[0][0] == found
    is_first = is_cue and 0 <= outlet[0] - draft.source[0][0] <= len("the ")
    return is_first and bool(_WHAT_IT_IS.match(text, outlet[1], draft.source[0][1]))


def _outside(text: str, outlet: Range, content: Range) -> Range:
    """ "Told | local media | the bridge was shut": the outlet is none of the words."""
    is_first = content[0] <= outlet[0] <= content[0] + len("the ") and outlet[1] < content[1]
    return trim(text, outlet[1], content[1]) if is_first else content


# "According to the report, | a copy of which was seen by B, | X": its readers are not told by it.
_COPIES = re.compile(
    r"(?:a copy|copies|parts|excerpts|extracts|pages) of which\s+(?:was|were|ha[sd]|have)\s"
    r"[^,“”]{3,80},\s+"
)


def _without_copies(text: str, draft: Draft) -> Draft:
    first, *rest = draft.content or ((0, 0),)
    copies = _COPIES.match(text, *first)
    is_first = bool(draft.source) and span_of([*draft.cue, *draft.source])[1] <= first[0]
    if copies is None or not is_first:
        return draft
    return replace(draft, content=((copies.end(), first[1]), *rest))


_CARRIES = re.compile(
    r"(?:[Tt]he\s+)?(?P<outlet>[A-Z][\w.’']*(?:\s[A-Z][\w.’']*){0,3}"
    r"(?:\s(?:media|television|TV|radio|news\sagency))?)\s+"
    r"(?:carries|carried|has|had|runs|ran|prints|printed|publishes|published|airs|aired)\s+"
    r"(?:an?|the)\s(?:\w+\s)?"
    r"(?:interview|letter|statement|article|column|op-ed|commentary|comment|remarks?)\s"
    r"(?:with|from|by|of)\s"
)


def _carried_by(text: str, draft: Draft, sentence: Sentence, outlets: Outlets) -> Range | None:
    """ "B carries an interview with A, who says X", "B has a letter from A, who writes X"."""
    if not draft.source or draft.carriers or not draft.cue:
        return None
    match = _CARRIES.search(text, sentence.start, draft.cue[0][0])
    if match is None:
        return None
    outlet, source = match.span("outlet"), draft.source[0]
    is_persons = any(n.kind == "PERSON" for n in among(outlets.names, *outlet))
    return None if is_persons or source[0] < match.end() else outlet


_CLAUSE = re.compile(
    r",?\s+(?:(?:a copy|copies|parts) of which|which|that|who)\s+(?:was|were|ha[sd] been)\s*\Z"
)


def _before(text: str, found: int, source: Range) -> Range:
    """ "The report, a copy of which was | seen by B": the source is what was seen."""
    clause = _CLAUSE.search(text, source[0], found)
    return trim(text, source[0], clause.start() if clause else found)


def _behind(text: str, outlet: Range, source: Range) -> Range:
    """ "In an interview with B, | A said": a source that begins with the outlet, without it."""
    is_swallowed = overlaps(outlet, source) and source[0] >= outlet[0] - len("the ")
    rest = _REST_OF.match(text, outlet[1], source[1])
    return (rest.end(), source[1]) if is_swallowed and rest else source


_REST_OF = re.compile(r"[^,]*, |\s(?=(?:the|a|an|one|two|three|several|his|her|its|their)\s)")


def _found(
    text: str, draft: Draft, cues: Sequence[Range], sentence: Sentence | None, outlets: Outlets
) -> Iterator[tuple[int, Range]]:
    """Where a shape begins, and the outlet behind it."""
    start, end, lead = _window(text, draft, cues, sentence)
    led, own = min(lead, start), min(draft.cue[0][0], start)
    begins = [led if shape.leads else own for shape in SHAPES]
    for shape, match in _shapes_in(text, begins, end):
        if any(s < match.start() < e for s, e in draft.content):
            continue
        if match.start() < own and _BREAK.search(text, match.end(), own):
            continue
        outlet = outlets.hearing(text, match.end(), end, strict=shape.strict)
        if outlet and not _is_told_to(text, match, outlet, outlets):
            yield match.start(), outlet


# "Repeated on state media, but when B was held, | A said": another clause, not told there.
_BREAK = re.compile(r"(?:,\s(?:but|and|while|whereas|yet|so)\s(?!in\b)|;\s)")
_TOLD, _TO_DO = (
    re.compile(r"(?:told|tells?|telling)\s", re.I),
    re.compile(r"\s(?:not\s)?to\s[a-z]+"),
)


def _is_told_to(text: str, match: re.Match[str], outlet: Range, outlets: Outlets) -> bool:
    """ "Told Velm Oil | to use another sealant": whom one orders about hands nothing on."""
    is_order = _TOLD.match(match.group()) and _TO_DO.match(text, outlet[1])
    return bool(is_order) and not outlets.is_outlet(text[slice(*outlet)])


def _shapes_in(text: str, begins: Sequence[int], end: int) -> Iterator[tuple[Shape, re.Match[str]]]:
    """What each shape finds from its beginning on, shape by shape."""
    found: list[list[re.Match[str]]] = [[] for _ in SHAPES]
    for word in _WORD.finditer(text, min(begins), end):
        at = word.start()
        for number in _by_opening().at(text[at : at + LONGEST]):
            before = found[number]
            is_free = at >= (before[-1].end() if before else begins[number])
            if is_free and (match := SHAPES[number].words.match(text, at, end)):
                before.append(match)
    return ((shape, m) for shape, one in zip(SHAPES, found, strict=True) for m in one)


# A shape begins with a word, and few shapes begin as a given word does.
_WORD = re.compile(r"\b\w")


@cache
def _by_opening() -> RowsByOpening:
    return RowsByOpening([shape.words for shape in SHAPES])


_REST = re.compile(r"[”\"’']?[^.\n“\"]*")


def _window(
    text: str, draft: Draft, cues: Sequence[Range], sentence: Sentence | None
) -> tuple[int, int, int]:
    """From the cue, or the source before it, to the next cue; and where a lead may begin."""
    first, last = draft.cue[0][0], draft.cue[-1][1]
    own = {r[0] for r in (*draft.cue, *draft.source)}
    low, high = (sentence.start, sentence.end) if sentence else draft.whole
    closing = draft.whole[1]
    # A long quotation ends sentences away from its cue: ", as quoted by B" stands behind it.
    behind = _REST.match(text, closing) if draft.content and closing > high else None
    high = behind.end() if behind else high
    later = [
        s
        for s, e in over(cues, (last, max(high, last) + 1))
        if s > last
        and s not in own
        and not (text[closing:s] == ", " and text[s:e].lower() == "according to")
    ]
    start = min([first, *(s for s, e in draft.source if e <= first and s >= low)])
    lead = min(low, start)
    before = [e for s, e in over(cues, (lead, first)) if e <= start and e < first and s not in own]
    return first, min([high, *later]), max([lead, *before])
