"""Words that a page prints apart from its story, each with whom the print names, as drafts.

Shapes, as data: "X” End Quote S the mayor", "Start Quote X End Quote S": a quotation printed out of
its column, where the text keeps the page's mark for screens that read aloud; "S in Tarnland's
Herald X T in the Observer Y": a press review, with the lines of its names run into the rest or not.
Refuses a foot that does not open with a name, takes one sentence where a start is not told, and
asks for several names with a paper each: one is a correspondent's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pactwatch.language.grammar.engine import Found, Parsed
from pactwatch.language.grammar.syntax import sentence_over
from pactwatch.language.model.drafts import PRINTED, Draft
from pactwatch.language.words.quotes import Quotation
from pactwatch.language.words.ranges import Range, among, overlaps, range_at, subtract, trim

__all__ = ["with_printed_apart"]

_FOOT = re.compile(r"[”\"’]?\s*End Quote\s+(?=\S)")
_HEAD = re.compile(r"[“\"‘]?Start Quote\s+")
_FURTHEST = 600  # characters of a quotation that was printed large; a guess
_TITLE = 30  # characters of a title before the name ("US Senator", "Prof"); a guess
_SCORE = 0.9  # print, not a guess
_FEWEST = 3  # names with their papers that make a press review; a guess
_PAPER = 60  # characters from a name to the end of its paper's; a guess


@dataclass(frozen=True, slots=True)
class _Apart:
    """The words, who said them, and what of the print is nobody's words."""

    words: Range
    who: Range
    print: Range


def with_printed_apart(
    text: str, drafts: Sequence[Draft], parsed: Parsed, quotations: Sequence[Quotation]
) -> list[Draft]:
    """The drafts, and one for each such stretch; its print is no word, source or cue of others."""
    found = list(drafts)
    for apart in _pulled(text, parsed):
        found = [_without(text, d, apart.print) for d in found]
        found = [_without(text, d, apart.words) for d in found]
        found = [*(d for d in found if d.content or d.cue), _draft(apart)]
    for apart in _reviewed(text, parsed, quotations):
        found = [_without(text, d, apart.print) for d in found]
        found = [d if _is_within(d, apart.words) else _without(text, d, apart.words) for d in found]
        found = [*(d for d in found if d.content or d.cue), _draft(apart)]
    return found


def _draft(apart: _Apart) -> Draft:
    return Draft((apart.words,), (), (apart.who,), (), _SCORE, PRINTED)


def _is_within(draft: Draft, words: Range) -> bool:
    """Whether a report stands in what is said, as told there."""
    return any(overlaps(c, words) for c in draft.cue)


def _pulled(text: str, parsed: Parsed) -> Iterator[_Apart]:
    """ "X” End Quote S": one sentence, or from where the print says that it starts."""
    for foot in _FOOT.finditer(text):
        last = len(text[: foot.start()].rstrip())
        home = sentence_over(parsed.sentences, last - 1, last)
        who = _named(parsed, foot.end())
        if home is None or who is None:
            continue
        heads = list(_HEAD.finditer(text, max(0, last - _FURTHEST), last))
        words = trim(text, heads[-1].end() if heads else home.start, last)
        if words[0] < words[1]:
            yield _Apart(words, who, (foot.start(), who[1]))


def _named(parsed: Parsed, start: int) -> Range | None:
    """The person, or else the body, whose name opens there, with the title before it."""
    near = [n for n in among(parsed.names, start, start + _TITLE) if n.start >= start]
    people = [n for n in near if n.kind == "PER"]
    bodies = [n for n in near if n.kind == "ORG" and n.start == start]
    return next(((start, n.end) for n in (*people, *bodies)), None)


def _reviewed(text: str, parsed: Parsed, quotations: Sequence[Quotation]) -> Iterator[_Apart]:
    """ "S in the Herald X": to the next such name, or the quotation that opens behind it."""
    heads = [head for n in parsed.names if (head := _headed(text, n, parsed))]
    if len(heads) < _FEWEST:
        return
    quoted = {q.outer[0]: (q.start, q.end) for q in quotations}
    for (who, end), (following, _) in pairwise([*heads, ((len(text), 0), 0)]):
        start = len(text) - len(text[end:].lstrip())
        line = range_at(parsed.paragraphs, start, (start, start))
        words = quoted.get(start, trim(text, start, min(line[1], following[0])))
        if words[0] < words[1]:
            yield _Apart(words, who, (who[0], end))


def _headed(text: str, name: Found, parsed: Parsed) -> tuple[Range, int] | None:
    """The name that opens a sentence, and where the name of its paper ends."""
    home = sentence_over(parsed.sentences, name.start, name.end)
    opens = home is not None and home.start == name.start and name.kind == "PER"
    if not opens or not text.startswith(" in ", name.end):
        return None
    near = [n for n in among(parsed.names, name.end, name.end + _PAPER) if n.start > name.end]
    ends = [n.end for n in near if _AHEAD.match(text, n.end) and not _beside(text, n, near)]
    if not ends or _STOP.search(text, name.end, ends[0]):
        return None
    return (name.start, name.end), ends[0]


# What stands behind the paper's name, and what does not stand before it.
_AHEAD = re.compile(r"\s+[“\"‘A-Z]")
_STOP = re.compile(r"[.;:!?“”\n]")


def _beside(text: str, name: Found, names: Sequence[Found]) -> bool:
    """ "Saudi | Herald": another name goes on right behind it."""
    return any(text[name.end : other.start] == " " for other in names)


def _without(text: str, draft: Draft, taken: Range) -> Draft:
    """A draft without what was printed apart; none where its cue or all its source stands there."""
    content, source = (_free(text, part, taken) for part in (draft.content, draft.source))
    if any(overlaps(c, taken) for c in draft.cue) or (draft.source and not source):
        return replace(draft, content=(), cue=(), source=())
    return replace(draft, content=content, source=source)


def _free(text: str, ranges: Sequence[Range], taken: Range) -> tuple[Range, ...]:
    rest = (trim(text, *r) for r in subtract(ranges, [taken]))
    return tuple(r for r in rest if r[0] < r[1])
