"""A cue with a source and no words of its own in, what its sentence reports carried by it out.

"X, A said, | B reported |": B carries A. Refuses a cue that hands nothing on, a source that the
report has already, and what stands in the next sentence of a line.
"""

import re
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.words.ranges import Range, overlaps, subtract, trim

__all__ = ["carry", "outer_source"]


def carry(
    text: str, drafts: list[Draft], outer: Draft, sentence: Sentence | None, outlets: Outlets
) -> list[Draft]:
    """A cue with a source and no words of its own carries what its sentence reports."""
    if sentence is None or not outer.source:
        return drafts
    hands_on = _hands_on(text, outer, outlets)
    where = (sentence.start, sentence.end)
    found = []
    for draft in drafts:
        inside = bool(draft.cue) and overlaps(draft.whole, where)
        inside = inside and not _is_parted(text, outer, draft)
        inside = inside and (hands_on or _opens(text, outer, draft))
        carrier = outer_source(text, outer, draft) if inside else None
        found.append(replace(draft, carriers=(carrier, *draft.carriers)) if carrier else draft)
    return found


_STOP = re.compile(r"[.?!]\s+[“\"]")


def _is_parted(text: str, outer: Draft, draft: Draft) -> bool:
    """ "X, our envoy reports. | “Y,” said B": the next sentence is not handed on by him."""
    end = outer.whole[1]
    return end <= draft.whole[0] and bool(_STOP.match(text, end))


def _opens(text: str, outer: Draft, draft: Draft) -> bool:
    """ "A said that | B had told them": the inner report begins right behind the outer cue."""
    end = outer.cue[-1][1]
    gap = text[end : draft.whole[0]]
    is_first = bool(draft.source) and draft.source[0][0] == draft.whole[0]
    return is_first and draft.whole[0] > end and gap.strip(" ,") in {"", "that", "the", "that the"}


def _hands_on(text: str, outer: Draft, outlets: Outlets) -> bool:
    words = {w.lower().strip(".,") for s, e in outer.cue for w in text[s:e].split()}
    if "according" in words or words & {"reported", "reports", "quoted", "citing", "cited"}:
        return True
    return any(outlets.at(text, s) for s in outer.source)


def outer_source(text: str, outer: Draft, inner: Draft) -> Range | None:
    """The outer source without the inner one's words; None where it is the same or known."""
    if any(overlaps(a, b) for a in outer.source for b in inner.carriers):
        return None
    rest = (trim(text, *r) for r in subtract(outer.source, [*inner.source, *inner.cue]))
    left = [r for r in rest if r[0] < r[1] and not _is_bit(text[slice(*r)])]
    return left[-1] if left else None


_BITS = frozenset({"the", "a", "an", "and", "but", "as", "by", "in", "to", "reported", "quoted"})


def _is_bit(words: str) -> bool:
    """Whether nothing is left of a source but small words and those of a cue ("as reported by")."""
    return set(re.findall(r"\w+", words.lower())) <= _BITS
