"""The published rules of the Gender Gap Tracker, written anew on a spaCy parse.

Source: Asr et al. 2021, "The Gender Gap Tracker", PLOS ONE 16(1), section on quotation
extraction: a verb of saying with its clause and subject; "according to"; then quotation marks
that no verb took, given to a verb of their sentence or, without one, to whoever spoke last.
Theirs were tuned to spaCy's own English model; on a parser of Universal Dependencies the relations
have other names, so that what this finds is a lower bound of what theirs would.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Range = tuple[int, int]

SAYING = frozenset(
    """
    accuse acknowledge add admit advise agree allege announce argue assert assure believe blame
    caution charge cite claim complain concede conclude confirm contend declare deny describe
    disclose emphasize estimate explain express fear hope indicate inform insist maintain
    mention note observe order pledge predict promise propose recall recommend reiterate remark
    remember reply report respond reveal say state stress suggest tell testify think thank urge
    vow warn write
    """.split()  # noqa: SIM905
)
CLAUSES = frozenset({"ccomp", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
OPENING, CLOSING = '“"«', '”"»'
SHORTEST = 4  # tokens in a quotation that counts as one


@dataclass(frozen=True, slots=True)
class Quote:
    """Offsets of source, cue and content; a missing source or cue has none."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def quotes(doc: Any) -> list[Quote]:
    """All quotes of a parsed document."""
    found = [*_by_clause(doc), *_according_to(doc)]
    return found + list(_by_marks(doc, found))


def _by_clause(doc: Any) -> Iterator[Quote]:
    for token in doc:
        verb = token.head
        if token.dep_ in CLAUSES and verb is not token and verb.lemma_ in SAYING:
            speaker = _subject(verb)
            if speaker is not None:
                yield Quote((_span(speaker),), (_word(verb),), (_span(token),))


def _according_to(doc: Any) -> Iterator[Quote]:
    for token in doc[:-1]:
        if token.lower_ != "according" or token.nbor().lower_ != "to":
            continue
        noun = next((t for t in token.ancestors if t.i > token.i + 1), None)
        if noun is None:
            continue
        start, end = token.nbor().idx + 3, _span(noun)[1]
        sentence = token.sent
        rest = [(sentence.start_char, token.idx), (end, sentence.end_char)]
        content = tuple(r for r in rest if len(doc.text[slice(*r)].split()) > 1)
        yield Quote(((start, end),), ((token.idx, start - 1),), content)


def _by_marks(doc: Any, found: list[Quote]) -> Iterator[Quote]:
    """Quotations whose words no clause took: a verb of saying beside them, or the last speaker."""
    taken = [r for q in found for r in q.content]
    last: tuple[Range, ...] = next((q.source for q in found), ())
    for first, end in _marked(doc):
        place = (doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))
        if end - first < SHORTEST or any(a < place[1] and place[0] < b for a, b in taken):
            continue
        sentence = doc[first].sent
        verbs = [t for t in sentence if t.lemma_ in SAYING and not first <= t.i < end]
        speaker = next((s for v in verbs if (s := _subject(v)) is not None), None)
        last = (_span(speaker),) if speaker is not None else last
        yield Quote(last, (_word(verbs[0]),) if verbs else (), (place,))


def _marked(doc: Any) -> Iterator[Range]:
    opened: int | None = None
    for token in doc:
        if opened is not None and token.text in CLOSING:
            yield opened, token.i
            opened = None
        elif token.text in OPENING:
            opened = token.i + 1


def _subject(verb: Any) -> Any | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _word(token: Any) -> Range:
    return token.idx, token.idx + len(token)


def _span(token: Any) -> Range:
    last = token.doc[token.right_edge.i]
    return token.doc[token.left_edge.i].idx, last.idx + len(last)
