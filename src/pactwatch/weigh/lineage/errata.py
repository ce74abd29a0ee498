"""A text in, the passages out in which a body corrects or takes back a paper of its own.

Shapes, as data: a heading "Corrigendum" or a paragraph that opens with "Correction." and names a
paper; "we wrongly said in our report of 12 March that X"; "the Mission retracts / corrects ...";
"should read 26, not 46"; "our report ... was wrong"; "for “A” read “B”". A paper is named by its
day, by a number or a month ("report 10/2035", "report for May"), or as the last one.
Refuses what corrects another's paper ("the Ministry withdrew its statement of 12 March").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from pactwatch.text.sentences import paragraphs, sentences
from pactwatch.weigh.lineage.errata_words import (
    ANY,
    HEAD,
    HEADING,
    PAPER,
    RETRACTED,
    SO_SAID,
    TAKES,
    TOLD,
    WE_ERRED,
    WRONGLY,
    cues_in,
    may_be_cued,
)
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.origins.origins import known_as

__all__ = ["TITLE", "Erratum", "Printed", "errata_of", "names_target"]

_RUN_IN = re.compile(rf"(?:\(?\d+[.)]\s*)?{HEAD}(?: to [^.:\n]{{1,60}})?\s*(?:[.:–—-]|$)", re.I)
_TOP_LINES, _HEADING_WORDS = 4, 8
# Title and number of a paper stand in its first characters.
TITLE = 300
_SAY = r"(?:said|says|claimed|claims|argued|told reporters)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_DAY = r"(\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})((?:,? \d{4})?)"

_NAMED = re.compile(
    rf"\b{PAPER}(?:\s[\w’'/.-]+){{0,5}}?\s"
    rf"(?:of|on|from|dated|published|issued)(?: on)?\s+{_DAY}"
    rf"|\b[Oo]n {_DAY},? (?:we|the [A-Z]\w+) (?:{WRONGLY} )?{TOLD}\b"
    rf"|\b(?:{WRONGLY} )?{TOLD} (?:{WRONGLY} )?on {_DAY}"
)
_LABEL = re.compile(
    rf"\b(?i:{PAPER}) (?:(?i:no\.?|number) ?)?(\d+(?:/\d{{2,4}})?)\b"
    rf"|\b((?i:{_ORDINAL} (?:[a-z]+ )?{PAPER}))\b"
    rf"|\b(?i:{PAPER}) for ([A-Z][a-z]+(?: \d{{4}})?)\b"
)
_LAST = re.compile(
    rf"\b(?:last|previous|preceding|latest|most recent|earlier|original) ((?:[a-z]+ )?{PAPER})\b",
    re.I,
)
# What the body holds on to although it takes something back.
_STANDS = re.compile(r"\b(?:stands?|upholds?|maintains?|remains? (?:valid|unchanged))\b", re.I)
# "Withdraw our note of 12 April": the paper itself is the object.
# "Its report of 12 March | that a farmer had spoken of men in the school": so much of it goes.
ABOUT = (
    r"(?: (?:of|from|dated|on) (?:\w+ ){1,3}?)?,? ?\b"
    r"(?:that|saying|claiming|alleging|(?:in|according to) which)\b"
)
_WHOLE = re.compile(
    rf"(?<!not )(?<!never )\b{TAKES}\s+(?:in full )?(?:(?:our|its|their|the|this|that|whole"
    rf"|entire|full|[a-z]+ly|[a-z]+al)\s+){{1,3}}{PAPER}\b(?!{ABOUT})"
    rf"|\b{PAPER}\b[^.;,]{{0,60}}\b(?:is|are|was|were|has been|have been) (?:hereby )?"
    rf"{RETRACTED}\b",
    re.I,
)
_WE_TOLD = re.compile(rf"\b(?:we|our)\b[^.]*\b{TOLD}\b", re.I)
_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.I)


@dataclass(frozen=True, slots=True)
class Erratum:
    """One passage: `recalled` are its sentences that tell what was told, `rest` the others.

    `words` name the paper, by `days`, by `labels` or as the `last` of its sort; `is_whole` where
    the paper itself goes.
    """

    start: int
    end: int
    recalled: tuple[tuple[int, int], ...]
    rest: tuple[str, ...]
    text: str
    words: str
    days: tuple[date, ...]
    labels: tuple[str, ...]
    last: str
    is_whole: bool


class Printed(Protocol):
    """A document as far as corrections ask."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def publisher(self) -> str | None:
        """The outlet or body, if it is known."""

    @property
    def published(self) -> date | None:
        """The day, if it is known."""


def names_target(erratum: Erratum, target: Printed) -> bool:
    """Whether a paper is one that the passage may be about."""
    if erratum.days:
        return target.published in erratum.days
    if erratum.labels:
        head = target.text[:TITLE]
        return any(_is_labelled(head, label) for label in erratum.labels)
    return not erratum.is_whole or bool(erratum.last)


def _is_labelled(head: str, label: str) -> bool:
    """Whether a head has the number, name or ordinal; "2" may be that of a paragraph or a day."""
    number = r"no\.? ?" if label.isdecimal() else ""
    words = rf"\b{number}{re.escape(label)}\b"
    return label in _labels(head) or bool(re.search(words, head.casefold()))


def errata_of(text: Printed, book: NameBook) -> tuple[Erratum, ...]:
    """The passages of a body's paper that correct one of its own."""
    own = known_as(text.publisher or "", book)
    names = {i: a.names for i, a in book.actors.items()}
    ours = tuple(n for i, some in names.items() if own in (i, *book.affiliations(i)) for n in some)
    others = tuple(n for some in names.values() for n in some if n not in ours)
    whose = _Whose((*ours, text.publisher or "unknown"), others)
    found = tuple(_passages(text.text, text.published, whose))
    return tuple(_named_before(found, text))


def _named_before(found: Sequence[Erratum], text: Printed) -> Iterator[Erratum]:
    """A passage that names no paper is about the one named before it, or in the heading."""
    head = text.text[:TITLE]
    days, words = _days(head, text.published)
    labels = () if days or not HEADING.search(head) else _labels(head)
    for one in found:
        if one.days or one.labels or one.last:
            days, labels, words = one.days, one.labels, one.words
        elif days or labels:
            one = replace(one, days=days, labels=labels, words=words or one.words)
        yield one


def _passages(text: str, published: date | None, whose: "_Whose") -> Iterator[Erratum]:
    found = paragraphs(text)
    is_headed, is_after_head = _is_headed(text), False
    for start, end in found:
        words = text[start:end]
        is_head = bool(_RUN_IN.match(words)) and len(words.split()) <= _HEADING_WORDS
        is_run_in = is_headed or is_after_head or bool(_RUN_IN.match(words))
        is_after_head = is_head
        if is_head or not (is_run_in or may_be_cued(words)):
            continue
        if one := _erratum(text, start, end, published, is_run_in, whose):
            yield one


def _is_headed(text: str) -> bool:
    lines = [line for line in text[:500].splitlines() if line.strip()][:_TOP_LINES]
    return any(HEADING.search(line) and len(line.split()) <= _HEADING_WORDS for line in lines)


def _erratum(
    text: str, start: int, end: int, published: date | None, is_headed: bool, whose: "_Whose"
) -> Erratum | None:
    parts = [(start + a, start + b) for a, b in sentences(text[start:end])]
    cued = [p for n, p in enumerate(parts) if _is_cued(text, parts[max(0, n - 1) : n], p, whose)]
    if not cued and not is_headed:
        return None
    named = [p for p in parts if _names(text, p, is_headed) is not None]
    if is_headed and not cued:
        cued = [p for p in named if whose.is_own(text[p[0] : _names(text, p, True)])][:1]
    if not cued:
        return None
    first = min(cued)
    at = parts.index(first)
    if at and (SO_SAID.match(text, *first) or (parts[at - 1] in named and first not in named)):
        first = parts[at - 1]
    # What stands before the correction in its paragraph is other news.
    told = [p for p in parts if p >= first]
    recalled = tuple(p for p in told if p in cued or p == first)
    whole = text[first[0] : end]
    days, words = _days(whole, published)
    return Erratum(
        start=first[0],
        end=end,
        recalled=recalled,
        rest=tuple(text[a:b] for a, b in told if (a, b) not in recalled),
        text=whole,
        words=words or text[first[0] : first[1]][:60],
        days=days,
        labels=() if days else _labels(whole),
        last=last[1].casefold() if (last := _LAST.search(whole)) else "",
        is_whole=any(_WHOLE.search(text, a, b) for a, b in recalled) and not _STANDS.search(whole),
    )


def _names(text: str, part: tuple[int, int], is_headed: bool) -> int | None:
    """Where a sentence names a paper."""
    shapes = (_NAMED, _LAST, _LABEL) if is_headed else (_NAMED, _LAST)
    return next((m.start() for shape in shapes if (m := shape.search(text, *part))), None)


def _is_cued(
    text: str, before: Sequence[tuple[int, int]], part: tuple[int, int], whose: "_Whose"
) -> bool:
    sentence = text[part[0] : part[1]]
    earlier = text[before[-1][0] : before[-1][1]] if before else ""
    if SO_SAID.match(sentence):
        return bool(_WE_TOLD.search(earlier)) or whose.tells(earlier)
    for found in cues_in(sentence):
        if ANY.search(sentence):
            about = earlier if _PRONOUN.match(sentence) else ""
            return whose.is_own(sentence[: found.start()], sentence, about)
    return bool(WE_ERRED.search(sentence))


@dataclass(frozen=True, slots=True)
class _Whose:
    """The names of the body whose paper it is, and those of others."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    def is_own(self, before: str, sentence: str = "", earlier: str = "") -> bool:
        """Whether whoever is named last before a place is the body itself, or nobody; `earlier` is
        the sentence whose first name a pronoun takes up."""
        if any(self._says_at_end(name, sentence) for name in self.others):
            return False
        if earlier and not self._is_first(earlier):
            return False
        ours = max((_last(before, name) for name in (*self.own, "we", "our", "us")), default=-1)
        return ours >= max((_last(before, name) for name in self.others), default=-1)

    def tells(self, sentence: str) -> bool:
        """Whether the body is said to have told something."""
        return any(re.search(rf"\b{re.escape(n)} {TOLD}\b", sentence) for n in self.own)

    def _is_first(self, sentence: str) -> bool:
        ours = min((_first(sentence, n) for n in (*self.own, "we", "our")), default=len(sentence))
        return ours <= min((_first(sentence, n) for n in self.others), default=len(sentence))

    def _says_at_end(self, name: str, sentence: str) -> bool:
        return bool(re.search(rf", [^,]*\b{re.escape(name)}\b[^,]*\b{_SAY}\b[^,]*$", sentence))


def _last(text: str, name: str) -> int:
    found = [m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", text, re.I)]
    return found[-1] if found else -1


def _first(text: str, name: str) -> int:
    found = re.search(rf"\b{re.escape(name)}\b", text, re.I)
    return found.start() if found else len(text)


def _days(text: str, published: date | None) -> tuple[tuple[date, ...], str]:
    from pactwatch.text.dates import find_times  # its grammar would delay every command

    days, words = [], ""
    for match in _NAMED.finditer(text):
        day, year = next((match[n], match[n + 1]) for n in (1, 3, 5) if match[n])
        for time in find_times(f"{day}{year}", published=published):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value or ""):
                days.append(date.fromisoformat(time.value or ""))
                words = words or match.group()
    return tuple(dict.fromkeys(days)), words


def _labels(text: str) -> tuple[str, ...]:
    found = (next(g for g in m.groups() if g) for m in _LABEL.finditer(text))
    return tuple(dict.fromkeys(one.casefold() for one in found))
