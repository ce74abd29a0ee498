"""The model's proposals and the grammar's pairs in, clean attributions out.

The model proposes; rules repair what its corpus lacks: a closing "said" swallowed into a
quotation, a quotation cut in the middle or left without a cue, a source the model missed, a
report inside a report. Every repair is a function of its own, in the order in which
`attributions` calls them. Refuses to resolve speakers and to classify.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pactwatch.language.adrift import joined
from pactwatch.language.bounds import apart, cleaned, of_charge, under_headings, within_paragraph
from pactwatch.language.clauses import by_clauses
from pactwatch.language.cues import Pair, find_pairs
from pactwatch.language.drafts import Draft
from pactwatch.language.engine import Parsed
from pactwatch.language.fronted import with_fronted, with_parenthesis
from pactwatch.language.lexicon import phrases
from pactwatch.language.passive import with_passives
from pactwatch.language.quotes import Quotation, quotations_over
from pactwatch.language.ranges import (
    Range,
    covered,
    distance,
    join,
    overlaps,
    span_of,
    subtract,
    trim,
)
from pactwatch.language.syntax import Sentence

__all__ = ["attributions"]

# A proposal the model itself gives less is noise; swept on development articles by eye, a guess.
_LEAST_SCORE = 0.25
# A grammatical pair the model does not see: surer shapes score more. Guesses, read as ranks only.
_SURE, _UNSURE = 0.6, 0.4
# Characters in a stretch by which drafts that may double each other are looked up.
_BLOCK = 1000


def attributions(text: str, parsed: Parsed, quotations: Sequence[Quotation]) -> list[Draft]:
    """Attributions in text order; contents, cues and sources of one do not overlap."""
    main = [q for q in quotations if q.depth == 0]
    marks = [q.outer for q in main]
    blocks = under_headings(text, parsed.paragraphs)
    trimmed = (cleaned(text, within_paragraph(d, blocks, marks)) for d in parsed.drafts)
    drafts = [d for d in trimmed if d.score >= _LEAST_SCORE]
    drafts = with_fronted(text, joined(text, drafts), parsed.sentences)
    drafts = with_parenthesis(text, drafts, parsed.sentences)
    for sentence in parsed.sentences:
        near = quotations_over(main, sentence.start, sentence.end)
        for pair in _not_swallowing(find_pairs(text, sentence, near)):
            drafts = _with_pair(text, drafts, pair, sentence)
    drafts = with_passives(text, drafts, parsed.sentences, main)
    drafts = [_with_naming(text, d) for d in drafts]
    drafts = [_whole_quotations(text, d, main, parsed.paragraphs) for d in drafts]
    drafts = _with_loose_quotations(text, drafts, main, parsed)
    drafts = by_clauses(text, drafts, parsed.sentences)
    drafts = [apart(text, of_charge(text, d)) for d in drafts]
    drafts = [d for d in drafts if d.content or (d.cue and d.source)]
    drafts = [d for d in drafts if not _is_forecast(text, d)]
    return sorted(_without_doubles(drafts), key=lambda d: (span_of(d.content or d.cue), d.whole))


# "Is expected to leave", "are due to talk": the article looks ahead, nobody has said anything yet.
_FORECAST = re.compile(
    r"(?:is|are|was|were|be|been)\s+(?:(?:also|still|now|\w+ly)\s+)?(?:due|set|scheduled|supposed|expected)\b",
    re.I,
)


def _is_forecast(text: str, draft: Draft) -> bool:
    cue = text[slice(*span_of(draft.cue))] if draft.cue else ""
    found = _FORECAST.match(cue)
    return found is not None and (not draft.source or cue[found.end() :].startswith(" to "))


def _not_swallowing(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs without those whose content runs on into the report that closes the sentence.

    "A kept its link, letting them stay, B concluded": all before the comma is B's.
    """
    found = list(pairs)
    closing = [p for p in found if p.sure and p.rule == "X, S said" and p.source]
    cues = [c for p in closing for c in p.cue]
    return [
        p for p in found if p in closing or not any(overlaps(c, r) for c in cues for r in p.content)
    ]


# "An activist, named only as A, said": what stands between the commas names the source.
_NAMING = re.compile(
    r",\s+(?:\w+ly\s+)?(?:named|identified|called|known|nicknamed)\b[^.;:,“”\"]{1,60}(?=,)"
)


def _with_naming(text: str, draft: Draft) -> Draft:
    """A source with the naming that stands right behind it."""
    if len(draft.source) != 1 or not (found := _NAMING.match(text, draft.source[0][1])):
        return draft
    longer = (draft.source[0][0], found.end())
    if any(overlaps(longer, r) for r in (*draft.cue, *draft.content)):
        return draft
    return replace(draft, source=(longer,))


def _with_pair(text: str, drafts: list[Draft], pair: Pair, sentence: Sentence) -> list[Draft]:
    """Let a grammatical pair complete the draft with the same cue, or stand by itself if sure."""
    verb = (pair.verb.start, pair.verb.end)
    same = next((d for d in drafts if any(overlaps(verb, c) for c in d.cue)), None)
    if same is not None:
        return [_completed(text, d, pair, sentence) if d is same else d for d in drafts]
    if inverted := _swallowed_by(drafts, pair):
        return [_cut_out(text, d, pair) if d is inverted else d for d in drafts]
    if not pair.sure and _reaches_over(pair, sentence):
        return drafts
    if not pair.sure or not pair.content or pair.source is None:
        return [*drafts, _from_pair(pair, _UNSURE)] if pair.source else drafts
    return [*drafts, _from_pair(pair, _SURE)]


def _reaches_over(pair: Pair, sentence: Sentence) -> bool:
    """ "He urged them to act to show that X": X is told by the nearer verb, not by "urged"."""
    first = min((s for s, _ in pair.content if s > pair.verb.end), default=pair.verb.end)
    between = [t for t in sentence.tokens if pair.verb.end <= t.start and t.end <= first]
    return any(t.upos == "VERB" and not t.lower.endswith("ing") for t in between)


def _completed(text: str, draft: Draft, pair: Pair, sentence: Sentence) -> Draft:
    source = draft.source
    is_same = any(overlaps(pair.source, s) for s in source) if pair.source else False
    is_quoted = pair.rule == "quoted as saying" and not (is_same and draft.content)
    if pair.source and (not source or is_quoted or _hears(text, source, pair)):
        source = (pair.source,)
    elif pair.source and len(source) == 1 and _is_start(source[0], pair.source):
        longer = span_of([source[0], pair.source])
        free = not any(overlaps(longer, r) for r in (*draft.cue, *draft.content, *pair.content))
        source = (longer,) if free else source
    elif pair.source and pair.sure and len(source) == 1 and _is_end(source[0], pair.source):
        source = (pair.source,)  # what is left of it in the content is taken out at the end
    elif pair.source and len(source) == 1 and _is_nearer(source[0], pair, sentence):
        source = (pair.source,)
    elif pair.source and _is_lead(text, source, pair):
        draft = replace(draft, carriers=(*source, *draft.carriers))
        source = (pair.source,)
    content = draft.content
    cut = pair.rule == "according to" and _lacks_verb(sentence, content, pair.content)
    if pair.content and (cut or not content or is_quoted):
        content = pair.content
    carriers = (*((pair.cited,) if pair.cited else ()), *draft.carriers)
    cue = join([*draft.cue, *pair.cue]) if not _far(draft.cue, pair.cue) else draft.cue
    return replace(draft, source=source, content=content, carriers=carriers, cue=cue)


def _hears(text: str, source: Sequence[Range], pair: Pair) -> bool:
    """ "The commanders told the radio", "conceded to the radio": who stands behind is told."""
    if pair.source is None or pair.source[1] > pair.verb.start:
        return False
    between = text[pair.verb.end : source[0][0]]
    if _TO.fullmatch(between):
        return True
    return pair.verb.lemma in phrases("cues", "addressing") and 0 < len(between) < 3


_TO = re.compile(r"\s+(?:\w+ly\s+)?to\s+(?:the\s+)?")


def _is_nearer(source: Range, pair: Pair, sentence: Sentence) -> bool:
    """ "He had seen a letter in which | the chief promised": who stands before another verb is not
    who promised, where the promise has a subject of its own."""
    if pair.source is None or overlaps(source, pair.source):
        return False
    between = [t for t in sentence.tokens if source[1] <= t.start and t.end <= pair.source[0]]
    is_own = source[1] <= pair.source[0] and pair.source[1] <= pair.verb.start
    return is_own and any(t.upos == "VERB" for t in between)


_LEAD = re.compile(r"(?:according to|as per)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_lead(text: str, source: Sequence[Range], pair: Pair) -> bool:
    """ "According to | a witness |, the driver read it and said X": the witness carries it."""
    if len(source) != 1 or pair.source is None or pair.source[1] > pair.verb.start:
        return False
    is_led = bool(_LEAD.search(text, max(0, source[0][0] - 24), source[0][0]))
    return is_led and pair.rule == "S said X" and source[0][1] <= pair.source[0]


def _lacks_verb(sentence: Sentence, content: Sequence[Range], whole: Sequence[Range]) -> bool:
    """Whether the model left the sentence's main verb out of what is said in that sentence."""
    root = (sentence.root.start, sentence.root.end)
    inside = all(sentence.covers(*r) for r in content)
    return inside and bool(covered(root, whole)) and not covered(root, content)


def _is_start(short: Range, long: Range) -> bool:
    """Whether the model cut a source short: both begin together and the grammar goes on."""
    return abs(short[0] - long[0]) < 5 and short[1] < long[1] and long[1] - short[1] < 120


def _is_end(short: Range, long: Range) -> bool:
    """Whether the model kept a source's last words only ("the head of the mission | that verifies
    the accord")."""
    return short[1] == long[1] and long[0] < short[0] and long[1] - long[0] < 120


def _far(one: Sequence[Range], other: Sequence[Range]) -> bool:
    return distance(span_of(one), span_of(other)) > 40


def _swallowed_by(drafts: Sequence[Draft], pair: Pair) -> Draft | None:
    """The draft whose content holds a cue that stands after its own quotation's closing mark."""
    if pair.rule not in {"X, S said", "S said"} or pair.source is None:
        return None
    verb = (pair.verb.start, pair.verb.end)
    for draft in drafts:
        if not draft.cue and any(overlaps(verb, c) for c in draft.content):
            return draft
    return None


def _cut_out(text: str, draft: Draft, pair: Pair) -> Draft:
    taken = [*pair.cue, *([pair.source] if pair.source else [])]
    rest = (trim(text, *r) for r in subtract(draft.content, taken))
    source = (pair.source,) if pair.source else ()
    return replace(
        draft,
        content=tuple(r for r in rest if len(text[r[0] : r[1]].split()) > 1),
        cue=pair.cue,
        source=draft.source or source,
        made_by="model, repaired",
    )


def _from_pair(pair: Pair, score: float) -> Draft:
    source = (pair.source,) if pair.source else ()
    carriers = (pair.cited,) if pair.cited else ()
    return Draft(pair.content, pair.cue, source, carriers, score, pair.rule)


def _whole_quotations(
    text: str, draft: Draft, quotations: Sequence[Quotation], paragraphs: Sequence[Range]
) -> Draft:
    """A content that touches a quotation takes all of it; words outside its marks go where they
    belong to nobody else."""
    content = list(draft.content)
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        share = covered(inner, content)
        if not share or not _is_speech(text, quotation):
            continue
        if share * 2 >= inner[1] - inner[0] or not draft.cue or _near(draft, quotation):
            content.append(inner)
    return replace(draft, content=_unquoted(text, join(content), quotations))


def _near(draft: Draft, quotation: Quotation) -> bool:
    return any(distance(c, quotation.outer) < 60 for c in draft.cue)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """A clause or a longer phrase, not a word held up with tongs."""
    words = text[quotation.start : quotation.end].split()
    return len(words) > 3 or (len(words) > 1 and text[quotation.end - 1] in ",.?!…")


def _unquoted(
    text: str, content: Iterable[Range], quotations: Sequence[Quotation]
) -> tuple[Range, ...]:
    """Contents without marks at their edges; a quotation and the words before it stay one range."""
    found = []
    for start, end in content:
        r = trim(text, start, end)
        if r[0] < r[1]:
            found.append(r)
    return join(found)


def _with_loose_quotations(
    text: str, drafts: list[Draft], quotations: Sequence[Quotation], parsed: Parsed
) -> list[Draft]:
    """Every quotation with a clause in it gets an attribution: its paragraph's, or one of its
    own."""
    found = list(drafts)
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        taken = [c for d in found for c in d.content]
        if covered(inner, join(taken)) * 2 >= inner[1] - inner[0]:
            continue
        paragraph = next((p for p in parsed.paragraphs if p[0] <= inner[0] < p[1]), inner)
        home = _home(text, found, quotation, quotations, paragraph)
        if not _is_clausal(text, quotation, paragraph, goes_on=home is not None):
            continue
        if home is None:
            found.append(Draft((inner,), score=_UNSURE, made_by="quotation"))
        else:
            content = join([*home.content, inner])
            found[found.index(home)] = replace(home, content=content)
    return found


def _is_clausal(text: str, quotation: Quotation, paragraph: Range, *, goes_on: bool) -> bool:
    """Whether the quotation is an utterance: it has a length, or an end mark, or stands alone.

    The second half of an interrupted one may begin in small letters."""
    words = text[quotation.start : quotation.end].split()
    ends = text[quotation.end - 1] in ".?!,…"
    opens = goes_on or text[quotation.start].isupper() or text[quotation.start] in "…["
    alone = quotation.outer[0] - paragraph[0] < 3
    return (len(words) >= 3 and ends and opens) or (len(words) >= 6 and (alone or ends))


def _home(
    text: str,
    drafts: Sequence[Draft],
    quotation: Quotation,
    quotations: Sequence[Quotation],
    paragraph: Range,
) -> Draft | None:
    """The draft a loose quotation goes on with: a cue beside it, or its predecessor's speaker."""
    here = [d for d in drafts if d.cue and paragraph[0] <= d.cue[0][0] < paragraph[1]]
    beside = [d for d in here if _touches(text, d, quotation)]
    if beside:
        return min(beside, key=lambda d: distance(span_of(d.cue), quotation.outer))
    before = [
        q for q in quotations if q.outer[1] <= quotation.outer[0] and q.outer[0] >= paragraph[0]
    ]
    for earlier in reversed(before):
        owner = next((d for d in here if covered((earlier.start, earlier.end), d.content)), None)
        if owner is None:
            continue
        between = text[earlier.outer[1] : quotation.outer[0]]
        cues = [*owner.cue, *owner.source]
        outside = sum(e - s for s, e in join(cues) if earlier.outer[1] <= s)
        if len(between) - outside < 60:
            return owner
    return None


def _touches(text: str, draft: Draft, quotation: Quotation) -> bool:
    """Whether nothing but commas and the draft's own words stand between cue and quotation."""
    marks = join([*draft.cue, *draft.source], gap=3)
    for start, end in marks:
        gap = (
            (end, quotation.outer[0]) if end <= quotation.outer[0] else (quotation.outer[1], start)
        )
        if gap[0] <= gap[1] and len(text[gap[0] : gap[1]].strip(" ,:—–-\n\"“”'’")) < 12:
            return True
    return False


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Of drafts with one content, or one cue, the surer; a draft without a cue gives way."""
    found: list[Draft] = []
    near: dict[int, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (not d.cue, -d.score)):
        blocks = _blocks(draft)
        if not any(_doubles(draft, kept) for block in blocks for kept in near[block]):
            found.append(draft)
            for block in blocks:
                near[block].append(draft)
    return found


def _blocks(draft: Draft) -> frozenset[int]:
    """Which stretches of the text a draft's words touch: others cannot double it."""
    parts = (*draft.cue, *draft.content)
    return frozenset(n for s, e in parts for n in range(s // _BLOCK, e // _BLOCK + 1))


def _doubles(draft: Draft, kept: Draft) -> bool:
    if draft.cue and kept.cue and any(overlaps(a, b) for a in draft.cue for b in kept.cue):
        return True
    length = sum(e - s for s, e in draft.content)
    shared = sum(covered(r, kept.content) for r in draft.content)
    return not draft.cue and bool(length) and shared * 2 > length
