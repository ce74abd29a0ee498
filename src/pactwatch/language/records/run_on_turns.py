"""A transcript's paragraphs in, those in which several turns run on parted at each label out.

Shape, as data: "(BEGIN VIDEO CLIP) WALLIN: ...? PRENTISS: Well, ...", "A B, HOST: ...":
broadcasters print labels in capitals within one paragraph; "Q: ...? A: ..." on one line; "THE
PRESIDENT:" on a line above the words. Refuses a paragraph with one such label, an answer without
its question, words that say what a line is ("NOTE:", "PHOTO:"), other labels in small letters, and
on a line of its own a heading that names neither office nor whoever asks ("SECURITY SITUATION:").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pactwatch.language.names.offices import is_address, office_class
from pactwatch.language.records.interviewed import ASKING
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["label_alone", "label_in_capitals", "parted_at_labels"]

_WORD = r"[A-Z][A-Z.'’-]+"
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=[.?!)\]”\"…-] ))(?P<label>{_WORD}(?: {_WORD}){{0,3}})"
    r"(?:, [A-Z][A-Z ,.'’&/-]{2,80})?(?: \([^)\n]{1,40}\))?:\s+(?=\S)"
)

# "Q: Have they left? A: Three have. Q: Which? A: No names.": a letter or a word behind an end mark.
_LETTER = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.?!)\]”\"…-] ))(?P<label>Q|A|Question|Answer):\s+(?=\S)"
)
_PAIRS = ({"Q", "A"}, {"Question", "Answer"})

# "THE VICE PRESIDENT:", "Aron Pell:" on a line of its own.
_ALONE = re.compile(r"(?P<label>[A-Z][\w.'’-]*(?: (?:of|the|for|[A-Z][\w.'’-]*)){0,5}):\s*\Z")
_ASKS = re.compile(
    rf"(?im)^[ \t]*(?:(?:the )?(?:{'|'.join(sorted(ASKING))}|reporter|journalist)):[ \t]*$"
)


def parted_at_labels(text: str, paragraphs: Sequence[Range]) -> list[Range]:
    """The paragraphs in order, each in which two labels or more stand parted before them."""
    return [part for p in paragraphs for part in _parts(text, p)]


def label_in_capitals(text: str, where: Range) -> re.Match[str] | None:
    """The label that opens a part; None for one that only says what the line is."""
    found = _LABEL.match(text, *where)
    return found if found and _is_name(found["label"]) else None


def label_alone(text: str, where: Range) -> re.Match[str] | None:
    """The label that is a whole line: an office, a title, or a name where others' lines ask."""
    found = _ALONE.match(text, *where)
    if found is None:
        return None
    words = found["label"].casefold().split()
    if set(words) & phrases("organisations", "headings"):
        return None
    is_office = any(is_address(w) or office_class(w) for w in words)
    return found if is_office or _ASKS.search(text) else None


def _parts(text: str, paragraph: Range) -> Iterator[Range]:
    start, end = paragraph
    if text.find(":", start, end) < 0:
        yield paragraph
        return
    labels = [m for m in _LABEL.finditer(text, start, end) if _is_name(m["label"])]
    places = [m.start() for m in labels] if len({m["label"] for m in labels}) > 1 else []
    letters = list(_LETTER.finditer(text, start, end))
    if any(pair <= {m["label"] for m in letters} for pair in _PAIRS):
        places = sorted({*places, *(m.start() for m in letters)})
    edges = [start, *(p for p in places if p > start), end]
    yield from pairwise(edges)


def _is_name(label: str) -> bool:
    words = label.casefold().split()
    return len(label) > 2 and not (phrases("organisations", "headings") | _LEADS) & set(words)


# What opens a line of a news page in capitals.
_LEADS = frozenset(
    {"video", "clip", "more", "read", "watch", "exclusive", "breaking", "developing", "photos"}
)
