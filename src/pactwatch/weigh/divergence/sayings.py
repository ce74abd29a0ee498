"""What a speaker says in a text and in a rewrite of it in, where the rewrite has it otherwise out.

A rewrite in other words shares no sentences with its source, so that claims are laid beside each
other: one speaker, one conduct, and the opposite of it or another number. Both places are named.
Refuses whatever may be a saying of its own (rewrites.py), and what the source tells as well.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.span import as_quoted, joined
from pactwatch.domain.statement import SpeakerStatus, SpeechAct, Statement
from pactwatch.weigh.divergence.divergence import Divergence
from pactwatch.weigh.names.names import NameBook, slug
from pactwatch.weigh.origins.origins import carriers_in
from pactwatch.weigh.passages.passages import Passage, read_passage
from pactwatch.weigh.passages.rewrites import Passed, is_one_saying, sources_of

__all__ = ["Paper", "find_turned"]

_NOBODY = NameBook(())
_UNNAMED = (SpeakerStatus.ARTICLE_VOICE, SpeakerStatus.UNCLEAR)


class Paper(NamedTuple):
    """Who published a document, and when."""

    publisher: str | None
    published: date | None


class _Said(NamedTuple):
    """A claim with the statement that makes it, as it was passed on."""

    passed: Passed
    claim: Claim

    @property
    def is_no(self) -> bool:
        is_denied = self.passed.statement.speech_act is SpeechAct.DENY
        return is_denied or self.claim.polarity is Polarity.NEGATIVE


def find_turned(
    statements: Iterable[Statement], papers: Mapping[str, Paper], lineage: Iterable[LineageEdge]
) -> Iterator[Divergence]:
    """Each place where a rewrite has a speaker say otherwise, given for either document."""
    pairs = [p for p in sources_of(lineage) if p[0] in papers and p[1] in papers]
    said = _by_document(statements, papers, {d for pair in pairs for d in pair}) if pairs else {}
    for document, source in sorted(pairs):
        for key, later in sorted(said.get(document, {}).items()):
            first = said.get(source, {}).get(key, ())
            for one, other, code, reason in _turned(later, first):
                yield _divergence(one, other, code, reason)
                yield _divergence(other, one, code, reason)


def _by_document(
    statements: Iterable[Statement], papers: Mapping[str, Paper], wanted: set[str]
) -> dict[str, dict[tuple[str, str], list[_Said]]]:
    """By document, then by who speaks of which conduct."""
    found: dict[str, dict[tuple[str, str], list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for s in statements:
        if s.document_id not in wanted or s.speaker.status in _UNNAMED or not s.speaker.name:
            continue
        publisher, published = papers[s.document_id]
        passed = Passed(s, carriers_in(s, publisher, _NOBODY), published)
        for claim in s.claims:
            found[s.document_id][slug(s.speaker.name), claim.conduct].append(_Said(passed, claim))
    return found


_Found = tuple[_Said, _Said, FlagCode, str]


def _turned(later: Sequence[_Said], first: Sequence[_Said]) -> Iterator[_Found]:
    for one in later:
        for code, told, differs in _RULES:
            others = [other for other in first if differs(one, other)]
            is_told_too = len(others) < len(first)
            other = next((o for o in others if is_one_saying(one.passed, o.passed)), None)
            if other is not None and not is_told_too:
                yield one, other, code, f"{told} {_words(other)}, and in the rewrite {_words(one)}."
                break


def _words(said: _Said) -> str:
    return f"“{as_quoted(said.passed.statement.content)}”"


def _is_opposite(one: _Said, other: _Said) -> bool:
    """Yes and no, where the words or the act say so: by examples alone "left the port" may be taken
    for the contrary of "passed through the port"."""
    if one.is_no == other.is_no:
        return False
    a, b = (read_passage(joined(s.passed.statement.content)) for s in (one, other))
    are_apart = any((row, 1 - side) in b.states for row, side in a.states)
    return are_apart or _says_no(one, a) or _says_no(other, b)


def _says_no(said: _Said, passage: Passage) -> bool:
    is_denied = said.passed.statement.speech_act is SpeechAct.DENY
    return is_denied or passage.has_no or passage.denies or bool(passage.ended)


def _has_other_number(one: _Said, other: _Said) -> bool:
    a, b = one.claim.quantity, other.claim.quantity
    if a is None or b is None or one.is_no != other.is_no:
        return False
    return (a.unit, a.definition) == (b.unit, b.definition) and (a.high < b.low or b.high < a.low)


_RULES: tuple[tuple[FlagCode, str, Callable[[_Said, _Said], bool]], ...] = (
    (
        FlagCode.NEGATION_FLIP,
        "A rewrite of the story has the same speaker say the opposite: in its source",
        _is_opposite,
    ),
    (
        FlagCode.NUMBER_UNIT_DRIFT,
        "A rewrite of the story has the same speaker give another number: in its source",
        _has_other_number,
    ),
)


def _divergence(one: _Said, other: _Said, code: FlagCode, reason: str) -> Divergence:
    here, there = one.passed.statement, other.passed.statement
    spans = [(s.content[0].start, s.content[-1].end) for s in (here, there)]
    (start, end), (begin, last) = spans
    return Divergence(here.document_id, start, end, there.document_id, begin, last, code, reason)
