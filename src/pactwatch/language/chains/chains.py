"""Attributions in, attributions inside attributions out: who carried whose words.

Shapes, as data: "“X,” said A, B reported"; "B reported that A said X"; "A told B that X" and "A
said in an interview with B" where B is an outlet; "B quoted A as saying X"; "X, A said, according
to B". A carrier is written to the draft it carries, outermost first. Refuses to count a mere
hearer ("told reporters") as a carrier, and leaves out the publisher of the document itself.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from pactwatch.language.bounds.asides_told import with_asides_told
from pactwatch.language.bounds.papers_seen import with_who_has_seen
from pactwatch.language.chains.carrying import carry, outer_source
from pactwatch.language.chains.cited import with_cited
from pactwatch.language.chains.closing_tellers import with_closing_tellers
from pactwatch.language.chains.handed_on import with_handed_on
from pactwatch.language.chains.hearers import with_hearer
from pactwatch.language.chains.joined import with_bounds_of_reports
from pactwatch.language.chains.outlets_told import with_outlets_told
from pactwatch.language.chains.parted import with_parted
from pactwatch.language.chains.received import HEARD
from pactwatch.language.chains.retold import with_own_saying, with_retold
from pactwatch.language.cues.passive import TOLD_BY
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered, join, span_of, subtract, trim

__all__ = ["Outlets", "nest"]

# No more spaces than this stand on either side of a comma.
_GAP = 40


def nest(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], outlets: Outlets
) -> list[Draft]:
    """Drafts that hold words of their own, each with its carriers."""
    drafts = with_closing_tellers(text, drafts, sentences)
    parted = with_parted(text, with_asides_told(text, drafts, sentences))
    split = [_without_trailing_report(text, d) for d in _with_own_sources(text, parted)]
    split = with_handed_on(text, _with_told_between(text, split), sentences)
    split = with_cited(text, split, sentences)
    split = with_retold(text, with_own_saying(text, split, sentences), sentences)
    split = _reaching(with_bounds_of_reports(text, split, sentences))
    # The next report begins with its cue, or with who speaks in it where he stands before that.
    ahead = [r for d in split for r in d.source if d.cue and r[1] <= d.cue[0][0]]
    cues = join([c for d in split for c in d.cue] + ahead)

    unheard: dict[int, Draft] = {}  # most drafts come by twice as they are

    def heard(draft: Draft) -> Draft:
        # "A had been told by B to leave, C told the Bugle": B told A, and no paper.
        if not draft.cue or id(draft) in unheard or _is_told_by(text, draft):
            return draft
        found = with_hearer(text, draft, cues, _sentence_of(sentences, draft.cue), outlets)
        if found is draft:
            unheard[id(draft)] = draft
        return found

    bare_ones = [d for d in split if not (d.content or _is_open(text, d))]
    # Outlets first: what a report's speaker told an outlet, its inner speakers reach through it.
    whole = _with_next_told(text, [heard(d) for d in split if d.content])
    found = _unfold(text, _closed_by(text, whole, bare_ones, heard))
    for outer in bare_ones:
        sentence = _sentence_of(sentences, outer.cue)
        found = carry(text, found, outer, sentence, outlets)
    told = _going_on(text, [heard(d) for d in found], sentences)
    told = with_outlets_told(text, told, sentences, outlets)
    return [replace(d, carriers=with_who_has_seen(text, d.carriers)) for d in told]


def _is_told_by(text: str, draft: Draft) -> bool:
    telling = text[slice(*draft.cue[-1])].endswith(("told", "informed", "assured", "advised"))
    return draft.made_by == TOLD_BY and telling


def _reaching(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Said that it had seen a note in which B, | told them that X": a content that breaks off
    behind the source of a report goes on to that report's end."""
    by_cue = {d.cue[0][0]: d for d in drafts if d.cue and d.source and d.content}

    def whole(outer: Draft) -> Draft:
        if not outer.content:
            return outer
        start, end = outer.content[-1]
        for inner in (by_cue.get(at) for at in range(end, end + len(", ") + 1)):
            if inner is None or inner.cue == outer.cue:
                continue
            is_within = start < inner.source[0][0] and inner.source[0][1] <= end + 1
            if is_within and inner.content[-1][1] > inner.cue[-1][1]:
                last = (start, inner.content[-1][1])
                return replace(outer, content=(*outer.content[:-1], last))
        return outer

    return [whole(d) for d in drafts]


_NEXT_TOLD = re.compile(r",?\s+(?:and|but|then|and\s+then)\s+(?:(?:has|had|later|also|\w+ly)\s+)*")
_OPENING = re.compile(r"(?:that\s+)?(?:the\s+|an?\s+)?")


def _with_next_told(text: str, drafts: list[Draft]) -> list[Draft]:
    """ "A said B | had come and | told them X": who does what A tells of says X through A."""
    by_end = {d.content[-1][1]: d for d in drafts if d.source and d.cue}

    def carried(inner: Draft) -> Draft:
        if inner.carriers or not (inner.cue and inner.source):
            return inner
        start, at = inner.source[-1][0], inner.cue[0][0]
        near = (by_end.get(end) for end in range(max(0, at - _GAP), at))
        outer = next(
            (d for d in near if d and _NEXT_TOLD.fullmatch(text, d.content[-1][1], at)), None
        )
        if outer is None or outer.cue[-1][1] > outer.content[0][0]:
            return inner
        is_subject = (
            _OPENING.fullmatch(text, outer.content[0][0], start)
            if outer.content[0][0] <= start < at
            else None
        )
        return replace(inner, carriers=(*outer.carriers, outer.source[-1])) if is_subject else inner

    return [carried(d) for d in drafts]


_BEFORE_ACCORDING = re.compile(r"(?:\s+(?:on\s+)?\w+day)?,\s+\Z")


def _with_told_between(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "“X,” B said, according to A": the words are B's, who stands beside them, and A carries."""
    told = [d for d in drafts if d.cue and d.source and not d.content]
    found = list(drafts)
    for place, outer in enumerate(drafts):
        if not outer.content or not outer.source or not outer.cue:
            continue
        if text[slice(*outer.cue[0])].lower() not in phrases("cues", "prepositional"):
            continue
        low, high = outer.content[-1][1], outer.cue[0][0]
        for inner in told:
            start, end = span_of([*inner.source, *inner.cue])
            is_beside = low <= start and end <= high and not _WORD.search(text, low, start)
            if is_beside and _BEFORE_ACCORDING.fullmatch(text, end, high):
                carriers = (*outer.carriers, outer.source[-1])
                found[place] = replace(inner, content=outer.content, carriers=carriers)
    used = {d.cue for d in found if d.content}
    return [d for d in found if d.content or d.cue not in used]


_WORD = re.compile(r"[^\W_]")
_OPEN = re.compile(r"(?:would|could|might|may|should)\s", re.IGNORECASE)
_FREE = re.compile(r"(?:(?:what|who|how|which)ever|no matter)\s", re.IGNORECASE)


def _is_open(text: str, draft: Draft) -> bool:
    """ "Asked whether the crew would confirm that, he said", "will not leave, whatever she says":
    the crew, and she, hand nothing on."""
    is_free = any(_FREE.match(text, start) for start, _ in draft.source)
    return bool(draft.cue) and (is_free or bool(_OPEN.match(text, draft.cue[0][0])))


def _going_on(text: str, drafts: list[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """ "A told B that X, adding: “Y”": Y reached B as well."""
    told = {d.source: d for d in reversed(drafts) if d.source and d.cue and d.carriers}

    def joined(draft: Draft) -> Draft:
        first = told.get(draft.source)
        if first is None or draft.carriers or not draft.cue or draft.cue[0][0] < first.cue[0][0]:
            return draft
        is_same = _sentence_of(sentences, draft.cue) == _sentence_of(sentences, first.cue)
        goes_on = text[slice(*draft.cue[0])].split()[-1] in phrases("cues", "going_on")
        # "Who told him X and suggested Y": one clause, one way to us.
        goes_on = goes_on or text[slice(*draft.source[0])].lower() == "who"
        return replace(draft, carriers=first.carriers) if is_same and goes_on else draft

    return [joined(d) for d in drafts]


def _closed_by(
    text: str, drafts: list[Draft], closing: list[Draft], heard: Callable[[Draft], Draft]
) -> list[Draft]:
    """ "B charged that X, A told C": who closes the sentence behind a report carries it."""
    found = list(drafts)
    ending = defaultdict(list)
    for place, inner in enumerate(drafts):
        ending[inner.whole[1]].append(place)
    for outer in closing:
        if not outer.source or outer.cue[0][0] < outer.source[-1][1]:
            continue
        for place in (p for end in _before_comma(text, outer.source[0][0]) for p in ending[end]):
            inner = found[place]
            if inner.source and inner.cue and inner.content[-1][1] == inner.whole[1]:
                whole = heard(outer)
                carriers = (*whole.carriers, whole.source[-1], *inner.carriers)
                found[place] = replace(inner, carriers=carriers)
    return found


def _before_comma(text: str, start: int) -> range:
    """Where what ends with nothing but a comma and spaces before a place may end."""
    comma = _last_word_end(text, start) - 1
    if comma < 0 or text[comma] != ",":
        return range(0)
    return range(_last_word_end(text, comma), comma + 1)


def _last_word_end(text: str, before: int) -> int:
    low = max(0, before - _GAP)
    return low + len(text[low:before].rstrip())


def _with_own_sources(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Where two cues share one source and a comma parts it, the last part is the outer cue's."""
    found = list(drafts)
    for i, outer in enumerate(found):
        if outer.content or not outer.source:
            continue
        inner = next((d for d in found if d.content and d.source == outer.source), None)
        if inner is None or span_of(outer.cue)[0] < outer.source[0][1]:
            continue
        start, end = outer.source[0]
        comma = text.rfind(", ", start, end)
        if comma < 0 or span_of(inner.cue)[1] > start:
            continue
        found[i] = replace(outer, source=((comma + 2, end),))
        found[found.index(inner)] = replace(inner, source=((start, comma),))
    return found


_REPORTED_NEXT = re.compile(r"\s+(?:has\s+|had\s+|first\s+|also\s+)*(\w+)\s*[.,;\n]|\s+(\w+)\s*$")


def _without_trailing_report(text: str, draft: Draft) -> Draft:
    """ "said A, the head of C, B reported": the verb behind the source is B's, and B carries A."""
    if len(draft.source) != 1 or not draft.cue or draft.cue[-1][0] > draft.source[0][0]:
        return draft
    start, end = draft.source[0]
    following = _REPORTED_NEXT.match(text, end)
    comma = text.rfind(", ", start, end)
    if following is None or comma < 0:
        return draft
    verb = (following[1] or following[2]).lower()
    if lemma(verb, "VERB") not in phrases("cues", "handing_on") or verb == lemma(verb, "VERB"):
        return draft
    carrier = (comma + 2, end)
    return replace(draft, source=((start, comma),), carriers=(carrier, *draft.carriers))


def _unfold(text: str, drafts: list[Draft]) -> list[Draft]:
    """A content that holds another draft's cue reports a report: its source becomes a carrier."""
    found = list(drafts)
    for outer in sorted(drafts, key=lambda d: d.whole[0] - d.whole[1]):
        if not outer.source or not outer.content:
            continue
        start, end = span_of(outer.content)
        near = (d for d in found if d.cue and start < d.cue[-1][1] and d.cue[0][0] < end)
        inner = [d for d in near if d is not outer and _holds(outer, d)]
        if not inner or outer not in found:
            continue
        for draft in inner:
            if carrier := outer_source(text, outer, draft):
                place = found.index(draft)
                found[place] = replace(draft, carriers=(*outer.carriers, carrier, *draft.carriers))
        taken = join(_told_part(text, outer, d) for d in inner)
        rest = [_without_join(text, *r) for r in subtract(outer.content, taken)]
        own = tuple(r for r in rest if _is_enough(text, outer, r))
        place = found.index(outer)
        found[place : place + 1] = [replace(outer, content=own)] if own else []
    return found


def _is_enough(text: str, outer: Draft, rest: Range) -> bool:
    """Whether what is left beside an inner report stands by itself; in a turn of a transcript a
    short sentence does ("Is that true?")."""
    length = len(text[slice(*rest)].split())
    is_spoken = outer.made_by == "turn" or text[rest[0] - 1] in '“"'
    is_sentence = is_spoken and text[rest[1] - 1] in ".?!"
    is_open = bool(_OPEN_QUESTION.match(text, *rest))
    return length > 3 or ((is_sentence or is_open) and length > 2)


_OPEN_QUESTION = re.compile(r"(?:whether|if|why|how|where|when)\s")


def _told_part(text: str, outer: Draft, inner: Draft) -> Range:
    """What of a content an inner draft tells. "He stressed X and | urged Y", "A said the men broke
    in and | told them Y": a source that does X before it tells Y takes nothing of X along."""
    told = span_of([*inner.cue, *inner.content])
    if inner.made_by == TOLD_BY and outer.cue and outer.cue[-1][1] <= outer.content[0][0]:
        # "Said that | the head had been told by B to V |": whom B told tells nothing by himself.
        joins = list(_NEXT_CLAUSE.finditer(text, outer.content[0][0], inner.cue[0][0]))
        return (joins[-1].end() if joins else outer.content[0][0], inner.whole[1])
    # "Noted that | the crew had heard from B that V |": who heard it tells nothing else there.
    heard = inner.carriers if inner.made_by == HEARD else ()
    whole = span_of([inner.whole, *(c for c in heard if covered(c, outer.content))])
    if not inner.source or inner.source[-1][1] > told[0]:
        return whole
    low = max(outer.content[0][0], inner.source[-1][1])
    # "Said | their driver moved on |, telling the guards that V": what he does first is told too.
    is_beside = _BESIDE.search(text, low, told[0]) and text[slice(*inner.cue[0])].endswith("ing")
    return told if is_beside or _JOINED.search(text, low, told[0]) else whole


_JOINED = re.compile(r"\b(?:but|and|while|or|yet)\s+(?:(?:then|also|later|\w+ly)\s+)?\Z")
_BESIDE = re.compile(r"\w\s+[^,;.“”]+\s[^,;.“”]+,\s\Z")
_NEXT_CLAUSE = re.compile(r"(?:,|;|\b(?:and|but) that)\s")
_JOIN = re.compile(
    r"[,;]?\s+(?:but|and|while|or)(?:\s+that)?\s*$|\s+that\s*$|,?\s+(?:which|whom|who)\s*$"
)
_JOIN_AHEAD = re.compile(r"(?:but|and)\s+that\s+")


def _without_join(text: str, start: int, end: int) -> Range:
    """ "He had no offer, but that | A told him ...": what joins on goes with the inner."""
    start, end = trim(text, start, end)
    if ahead := _JOIN_AHEAD.match(text, start, end):
        start = ahead.end()
    joined = _JOIN.search(text, start, end)
    return trim(text, start, joined.start()) if joined else (start, end)


def _holds(outer: Draft, inner: Draft) -> bool:
    cue = span_of(inner.cue)
    return bool(inner.cue) and covered(cue, outer.content) * 2 > cue[1] - cue[0]


def _sentence_of(sentences: Sequence[Sentence], cue: Sequence[Range]) -> Sentence | None:
    return sentence_over(sentences, *cue[0]) if cue else None
