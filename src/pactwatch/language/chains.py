"""Attributions in, attributions inside attributions out: who carried whose words.

Shapes, as data: "“X,” said A, B reported"; "B reported that A said X"; "A told B that X" and "A
said in an interview with B" where B is an outlet; "B quoted A as saying X"; "X, A said, according
to B". A carrier is written to the draft it carries, outermost first. Refuses to count a mere
hearer ("told reporters") as a carrier, and leaves out the publisher of the document itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.reading import Name
from pactwatch.language.drafts import Draft
from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import phrases
from pactwatch.language.names import bare
from pactwatch.language.ranges import Range, covered, join, overlaps, span_of, subtract, trim
from pactwatch.language.syntax import Sentence

__all__ = ["Outlets", "nest"]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Who counts as an outlet: the case's MEDIA actors, and names and nouns with an outlet's
    words."""

    names: tuple[Name, ...]
    actors: tuple[Actor, ...] = ()
    publisher: str | None = None

    def at(self, text: str, where: Range) -> Range | None:
        """The outlet's own words in a range, or None."""
        for name in self.names:
            if where[0] <= name.start and name.end <= where[1] and self.is_outlet(name.text):
                return name.start, name.end
        low = text[where[0] : where[1]].lower().split()
        return where if low and low[-1] in phrases("organisations", "outlet_nouns") else None

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's."""
        plain = bare(name)
        known = {bare(n): a.role for a in self.actors for n in a.names}
        if plain in known:
            return known[plain] is MonitorRole.MEDIA
        return bool(set(plain.split()) & phrases("organisations", "outlet"))

    def is_publisher(self, name: str) -> bool:
        """Whether it is the outlet the document itself appeared in."""
        return self.publisher is not None and bare(name) == bare(self.publisher)


def nest(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], outlets: Outlets
) -> list[Draft]:
    """Drafts that hold words of their own, each with its carriers."""
    split = [_without_trailing_report(text, d) for d in _with_own_sources(text, drafts)]
    bare_ones = [d for d in split if not d.content]
    found = _unfold(text, [d for d in split if d.content])
    for outer in bare_ones:
        sentence = _sentence_of(sentences, outer.cue)
        found = _carry(text, found, outer, sentence, outlets)
    cues = join([c for d in split for c in d.cue])
    return [_with_hearer(text, d, cues, sentences, outlets) for d in found]


def _with_own_sources(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Where two cues share one source and a comma parts it, the last part is the outer cue's."""
    found = list(drafts)
    for i, outer in enumerate(found):
        inner = next((d for d in found if d is not outer and _shares_source(d, outer)), None)
        if inner is None or not outer.source or span_of(outer.cue)[0] < outer.source[0][1]:
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


def _shares_source(inner: Draft, outer: Draft) -> bool:
    return bool(
        inner.source and inner.source == outer.source and inner.content and not outer.content
    )


def _unfold(text: str, drafts: list[Draft]) -> list[Draft]:
    """A content that holds another draft's cue reports a report: its source becomes a carrier."""
    found = list(drafts)
    for outer in sorted(drafts, key=lambda d: d.whole[0] - d.whole[1]):
        inner = [d for d in found if d is not outer and _holds(outer, d)]
        if not inner or outer not in found or not outer.source:
            continue
        for draft in inner:
            if carrier := _outer_source(text, outer, draft):
                place = found.index(draft)
                found[place] = replace(draft, carriers=(*outer.carriers, carrier, *draft.carriers))
        taken = join([r for d in inner for r in (d.whole,)])
        rest = [trim(text, *r) for r in subtract(outer.content, taken)]
        own = tuple(r for r in rest if len(text[r[0] : r[1]].split()) > 3)
        place = found.index(outer)
        found[place : place + 1] = [replace(outer, content=own)] if own else []
    return found


def _outer_source(text: str, outer: Draft, inner: Draft) -> Range | None:
    """The outer source without the inner one's words; None where it is the same or known."""
    if any(overlaps(a, b) for a in outer.source for b in inner.carriers):
        return None
    rest = (trim(text, *r) for r in subtract(outer.source, [*inner.source, *inner.cue]))
    left = [r for r in rest if r[0] < r[1] and text[r[0] : r[1]].strip().lower() not in _BITS]
    return left[-1] if left else None


_BITS = frozenset({"the", "a", "an", "and", "but"})


def _holds(outer: Draft, inner: Draft) -> bool:
    cue = span_of(inner.cue)
    return bool(inner.cue) and covered(cue, outer.content) * 2 > cue[1] - cue[0]


def _carry(
    text: str, drafts: list[Draft], outer: Draft, sentence: Sentence | None, outlets: Outlets
) -> list[Draft]:
    """A cue with a source and no words of its own carries what its sentence reports."""
    if sentence is None or not outer.source or not _hands_on(text, outer, outlets):
        return drafts
    where = (sentence.start, sentence.end)
    found = []
    for draft in drafts:
        inside = bool(draft.cue) and overlaps(draft.whole, where)
        carrier = _outer_source(text, outer, draft) if inside else None
        found.append(replace(draft, carriers=(carrier, *draft.carriers)) if carrier else draft)
    return found


def _hands_on(text: str, outer: Draft, outlets: Outlets) -> bool:
    words = {w.lower().strip(".,") for s, e in outer.cue for w in text[s:e].split()}
    if "according" in words or words & {"reported", "reports", "quoted", "citing", "cited"}:
        return True
    return any(outlets.at(text, s) for s in outer.source)


def _sentence_of(sentences: Sequence[Sentence], cue: Sequence[Range]) -> Sentence | None:
    return next((s for s in sentences if cue and s.covers(*cue[0])), None)


# What stands between a speaker and the outlet he spoke to.
_TO_HEARER = re.compile(
    r"\b(?:told|tells|telling|informed|interview(?:ed)?\s+(?:with|by|to|on|for)|"
    r"(?:spoke|speaking|speaks|talking|talked|statement|remarks|comments|message|e-?mail|letter)\s+"
    r"(?:to|with)|statements?\s+(?:carried|published|aired)\s+by|quoted\s+by)\s+",
    re.IGNORECASE,
)


def _with_hearer(
    text: str,
    draft: Draft,
    cues: Sequence[Range],
    sentences: Sequence[Sentence],
    outlets: Outlets,
) -> Draft:
    """ "told B" makes the outlet B a carrier of this draft's words, up to the next cue."""
    if not draft.cue:
        return draft
    sentence = _sentence_of(sentences, draft.cue)
    start = draft.cue[0][0]
    others = [s for s, _ in cues if s > draft.cue[-1][1] and s not in {c[0] for c in draft.cue}]
    end = min([sentence.end if sentence else draft.whole[1], *others])
    for match in _TO_HEARER.finditer(text, start, end):
        if any(s < match.start() < e for s, e in draft.content):
            continue
        stop = min(end, match.end() + 80)
        hearer = _first_name(outlets, match.end(), stop)
        if hearer and not any(overlaps(hearer, c) for c in (*draft.carriers, *draft.source)):
            return replace(draft, carriers=(hearer, *draft.carriers))
        break
    return draft


def _first_name(outlets: Outlets, start: int, end: int) -> Range | None:
    """An outlet's name that begins at once (an article may stand before it)."""
    for name in outlets.names:
        if start <= name.start <= start + 30 and name.end <= end and outlets.is_outlet(name.text):
            return name.start, name.end
    return None
