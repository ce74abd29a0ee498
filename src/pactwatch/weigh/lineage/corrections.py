"""Texts in, edges from a correction or a retraction to what the same outlet published, out.

"In a report of 12 February we said": what a correction says again of the text it corrects is no
second telling of it. Only texts headed as one are looked at: a monitor's later report that recalls
an earlier one is news of its own; a passage in it that corrects the earlier one joins no stories
(CORRECTS). Refuses to say what is right now, and what of the earlier text is taken back
(`amended`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.text.dates import find_times
from pactwatch.weigh.lineage.amended import words_shared
from pactwatch.weigh.lineage.errata import (
    TITLE,
    Erratum,
    Printed,
    errata_of,
    names_target,
)
from pactwatch.weigh.lineage.errata_words import may_correct
from pactwatch.weigh.lineage.texts import Text
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import known_as

__all__ = ["find_corrected", "find_corrections"]

_HEADED = re.compile(
    r"\b(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|clarifications?|retractions?"
    r"|retracted|withdrawn|editor['’]s note)\b",
    re.I,
)
# A heading is short and stands at the top.
_TOP_LINES, _HEADING_WORDS = 3, 7
_DAY = r"(\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})((?:,? \d{4})?)"
_TOLD = r"(?:reported|wrote|published|printed|carried|said|stated|quoted)"
# The day that it names: "a report of 12 February", "on 12 February we wrote", "we wrote on ...".
_RECALLED = (
    re.compile(
        r"\b(?:report|article|story|dispatch|item|note|statement|bulletin|broadcast|edition|release)s?"
        rf"\s+(?:of|on|from|dated|published on|broadcast on|published)\s+{_DAY}"
    ),
    re.compile(rf"\b[Oo]n\s+{_DAY},?\s+(?:we|this (?:newspaper|paper|agency|site))\s+{_TOLD}\b"),
    re.compile(rf"\b(?:[Ww]e|[Tt]his (?:newspaper|paper|agency|site))\s+{_TOLD}\s+on\s+{_DAY}"),
)
# The two share at least so many words that tell something.
_SHARED = 3


def find_corrections(texts: Iterable[Text]) -> Iterator[LineageEdge]:
    """From each correction to the text of its outlet and the day it names."""
    texts = list(texts)
    held: dict[tuple[str, date], list[Text]] = defaultdict(list)
    for text in texts:
        if text.publisher and text.published:
            held[text.publisher, text.published].append(text)
    for text in texts:
        if text.publisher and _is_headed(text.text):
            for day, words in _recalled(text):
                yield from _edges(text, held.get((text.publisher, day), ()), words)


def _is_headed(text: str) -> bool:
    lines = [line for line in text[:400].splitlines() if line.strip()][:_TOP_LINES]
    return any(_HEADED.search(line) and len(line.split()) <= _HEADING_WORDS for line in lines)


def _recalled(text: Text) -> Iterator[tuple[date, str]]:
    for match in chain.from_iterable(shape.finditer(text.text) for shape in _RECALLED):
        for time in find_times(f"{match[1]}{match[2]}", published=text.published):
            value = time.value or ""
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                yield date.fromisoformat(value), match.group()


def _edges(text: Text, held: Sequence[Text], words: str) -> Iterator[LineageEdge]:
    near = [t for t in held if t is not text and len(t.bag[0] & text.bag[0]) >= _SHARED]
    if near:
        other = max(near, key=lambda t: (len(t.bag[0] & text.bag[0]), t.id))
        basis = f"it corrects or takes back what its “{words}” names"
        yield LineageEdge(text.id, other.id, LineageType.CITES, Certainty.PROBABLE, basis)


def find_corrected(texts: Sequence[Text], book: NameBook) -> Iterator[LineageEdge]:
    """From each paper that corrects another of its body to that one."""
    papers: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.publisher and text.published:
            papers[known_as(text.publisher, book)].append(text)
    for some in papers.values():
        for text in some if len(some) > 1 else ():
            # Of the words alone, and noted with them: a look at a case reads what is new.
            if not text.trait("corrects", partial(may_correct, text.text)):
                continue
            for erratum in errata_of(text, book):
                yield from _named(text, erratum, some)


def _named(text: Printed, erratum: Erratum, papers: Sequence[Printed]) -> Iterator[LineageEdge]:
    earlier = [t for t in papers if t.id != text.id and _day(t) <= _day(text)]
    named = [t for t in earlier if names_target(erratum, t)]
    basis = f"it corrects or takes back what its “{erratum.words}” names"
    for other in named if erratum.days or erratum.labels else _nearest(erratum, named):
        yield LineageEdge(text.id, other.id, LineageType.CORRECTS, Certainty.PROBABLE, basis)


def _nearest(erratum: Erratum, papers: Sequence[Printed]) -> Sequence[Printed]:
    """The last paper of the sort that is named; else the one that tells most of the passage."""
    if erratum.last:
        of_sort = [t for t in papers if erratum.last in t.text[:TITLE].casefold()] or papers
        return sorted(of_sort, key=lambda t: (_day(t), t.id))[-1:]
    near = [t for t in papers if words_shared(erratum.text, t.text) >= _SHARED]
    return sorted(near, key=lambda t: (words_shared(erratum.text, t.text), _day(t), t.id))[-1:]


def _day(text: Printed) -> date:
    return text.published or date.min
