"""Documents in, lineage edges out: which is a copy or a rewrite of which, which credits which.

Candidates are found by hashes (weigh.candidates) and always verified by exact overlap of word
trigrams, so that a hash decides nothing. Rewrites are found by the text they share, or by shared
quotations; credits by the words that name another outlet ("X reported", "told X", a dateline).
Two papers at one press conference print the same words: quotations alone make an edge POSSIBLE,
and only a credit, or a text without words of anyone else, makes it PROBABLE.
The later document derives from the earlier.
Refuses to judge meaning: translations and summaries are entered by people.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.candidates import Candidates
from pactwatch.weigh.names import NameBook, slug, words_of

__all__ = ["Text", "find_edges"]


class Text(NamedTuple):
    """A document as lineage sees it: id, working text, publisher's name, day of publication."""

    id: str
    text: str
    publisher: str | None
    published: date | None


# Exact overlap of word trigrams: of both together, and of the shorter text. A reprint that is cut
# keeps nine tenths of its own; from four fifths on it has no news of its own (swept on the open
# part of benchmark/gold/copies.jsonl: .75 to .9).
_SURE_COPY, _SURE_PART, _LIKELY_PART = 0.8, 0.9, 0.8
# Rewrites: separate articles on one event share up to a quarter, in a few sets a half where both
# print one form (same sweep: .3 to .45); words quoted in both prove nothing about the story.
_REWRITTEN, _REWRITTEN_UNQUOTED, _LEAST_SHARED = 0.35, 0.2, 40
# Where a text has no quotations but the other's, so much of its own words must come from there too:
# reports of one statement by two papers share a tenth.
_BACKED_UNQUOTED = 0.12
# A text shorter than this shares its trigrams by chance.
_LEAST_TRIGRAMS = 12
# A quotation of so many words is not spoken twice in the same words.
_LEAST_QUOTE_WORDS = 6
_SAME_QUOTE = 0.7
# One shared quotation of this many words, or two shorter ones, mark a rewrite.
_LONG_QUOTE_WORDS = 12
# A credit points back a few days; an older report on the same matter is another one.
_CREDIT_DAYS = 14
# Credited and crediting texts on one matter share at least so much; below it the edge is POSSIBLE.
_SAME_MATTER = 0.05

_QUOTED = re.compile(r"“([^“”]{20,})”|\"([^\"]{20,})\"|«([^«»]{20,})»")
_NAME = r"((?:[A-Z][\w&.’'-]*)(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w&.’'-]*){0,4})"
_CREDITS = (
    re.compile(rf"{_NAME}\s+(?:has\s+|had\s+)?(?:reported|reports|broadcast|quoted)\b"),
    re.compile(rf"\b(?:told|tells|telling)\s+(?:the\s+)?{_NAME}"),
    re.compile(rf"\b(?:according to|citing|reported by|cited by|quoted by)\s+(?:the\s+)?{_NAME}"),
    re.compile(rf"\b(?:interview with|interviewed by|in remarks to)\s+(?:the\s+)?{_NAME}"),
)
# Where a wire's name stands by custom, so that it need not be known: dateline and last line.
_WIRE_LINES = (
    re.compile(rf"(?m)^(?:[A-Z][\w.’'-]*,? ){{1,5}}\({_NAME}\)\s*[-–—]"),
    re.compile(rf"(?m)^\s*\({_NAME}\)\s*[-–—]"),
    re.compile(rf"(?m)^[-–—]\s*{_NAME}\s*$"),
)
Trigrams = frozenset[tuple[str, ...]]


def find_edges(
    documents: Iterable[tuple[str, str, str | None, date | None]],
    *,
    actors: Sequence[Actor] = (),
) -> list[LineageEdge]:
    """Edges among documents, and from documents to outlets they credit that are not held.

    `documents` are (id, text, publisher, published). `actors` help to know outlets by their
    spellings. Each edge runs from the document that derives to the one it derives from; the order
    of `documents` does not matter.
    """
    texts = sorted((Text(*document) for document in documents), key=lambda t: t.id)
    grams = {t.id: _trigrams(t.text) for t in texts}
    book = NameBook(actors)
    credited = _all_credited(texts, book)
    copies = {frozenset(pair): edge for pair, edge in _copies(texts, grams)}
    rewrites = _rewrites(texts, copies, _Backing(credited, book))
    joined = {**copies, **rewrites}
    credits = _credits(texts, grams, joined, credited, book)
    return sorted([*joined.values(), *credits], key=lambda e: (e.from_node, e.to_node, e.type))


def _copies(
    texts: Sequence[Text], grams: dict[str, Trigrams]
) -> Iterable[tuple[tuple[str, str], LineageEdge]]:
    """Earliest first; a sure copy is not looked up again, so a thousand reprints stay cheap."""
    index = Candidates()
    seen: list[Text] = []
    short: dict[str, Text] = {}
    for text in sorted(texts, key=_age):
        if not grams[text.id]:
            earlier = short.setdefault(_plain(text), text)
            if earlier is not text:
                yield (text.id, earlier.id), _copy(text, earlier, *_VERBATIM)
            continue
        print_ = index.print_of(grams[text.id])
        edges = [
            (number, _copy(text, seen[number], *found))
            for number in index.query(print_)
            if (found := _compare(text, seen[number], grams))
        ]
        yield from (((e.from_node, e.to_node), e) for _, e in edges)
        if not any(e.certainty is Certainty.ESTABLISHED for _, e in edges):
            index.insert(len(seen), print_)
            seen.append(text)


_VERBATIM = (LineageType.VERBATIM_COPY, Certainty.ESTABLISHED, "the same words throughout")


def _compare(
    text: Text, earlier: Text, grams: dict[str, Trigrams]
) -> tuple[LineageType, Certainty, str] | None:
    if _plain(text) == _plain(earlier):
        return _VERBATIM
    near = _near(grams[text.id], grams[earlier.id])
    return near or _rewritten(text, earlier, grams)


def _copy(
    text: Text, earlier: Text, kind: LineageType, certainty: Certainty, basis: str
) -> LineageEdge:
    return LineageEdge(text.id, earlier.id, kind, certainty, basis)


def _plain(text: Text) -> str:
    return " ".join(words_of(text.text)).casefold()


def _near(one: Trigrams, other: Trigrams) -> tuple[LineageType, Certainty, str] | None:
    """Exact overlap of trigrams: of both together (Jaccard), and of the smaller in the larger."""
    smaller = min(len(one), len(other))
    if smaller < _LEAST_TRIGRAMS:
        return None
    shared = len(one & other)
    whole, part = shared / len(one | other), shared / smaller
    basis = f"{whole:.0%} of word trigrams in common, {part:.0%} of the shorter text"
    if whole >= _SURE_COPY or part >= _SURE_PART:
        return LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED, basis
    if part >= _LIKELY_PART:
        return LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, basis
    return None


def _rewritten(
    text: Text, earlier: Text, grams: dict[str, Trigrams]
) -> tuple[LineageType, Certainty, str] | None:
    """A third of the shorter text in the other, and not by quoting the same people."""
    one, other = grams[text.id], grams[earlier.id]
    part = _part(one, other)
    if part < _REWRITTEN or len(one & other) < _LEAST_SHARED:
        return None
    unquoted = _unquoted_part(text, earlier)
    if unquoted < _REWRITTEN_UNQUOTED:
        return None
    basis = f"{part:.0%} of the shorter text's word trigrams, {unquoted:.0%} outside quotations"
    return LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE, basis


def _unquoted_part(text: Text, earlier: Text) -> float:
    return _part(*(_trigrams(_QUOTED.sub(" ", t.text)) for t in (text, earlier)))


class _Backing(NamedTuple):
    """What backs shared quotations: who credits whom, or words of the story beside them."""

    credited: dict[str, dict[str, str]]
    book: NameBook

    def holds(self, text: Text, other: Text, found: "_SharedQuotes") -> bool:
        """Whether the quotations came from the other text, and not from whom both heard."""
        is_told_again = found.is_all and _unquoted_part(text, other) >= _BACKED_UNQUOTED
        return is_told_again or self._is_credited(text, other)

    def _is_credited(self, text: Text, other: Text) -> bool:
        """One credits the outlet of the other, or both credit the same one."""
        mine, theirs = self.credited[text.id], self.credited[other.id]
        outlet = {t.id: _outlet(t.publisher, self.book) for t in (text, other) if t.publisher}
        return (
            outlet.get(other.id) in mine
            or outlet.get(text.id) in theirs
            or not mine.keys().isdisjoint(theirs)
        )


def _rewrites(
    texts: Sequence[Text], copies: dict[frozenset[str], LineageEdge], backing: _Backing
) -> dict[frozenset[str], LineageEdge]:
    """What shares quotations with an earlier text, but not enough of the text around them."""
    quotes = {t.id: _quotations(t.text) for t in texts}
    holders: dict[tuple[str, ...], Text] = {}
    by_id = {t.id: t for t in texts}
    rewrites: dict[frozenset[str], LineageEdge] = {}
    for text in sorted(texts, key=_age):
        spoken = {gram for quote in quotes[text.id] for gram in _gram_set(quote)}
        earlier = {holders.setdefault(gram, text).id for gram in sorted(spoken)} - {text.id}
        for other in sorted(earlier):
            key = frozenset((text.id, other))
            if key in copies:
                continue
            found = _shared_quotes(quotes[text.id], quotes[other])
            if found:
                is_backed = backing.holds(text, by_id[other], found)
                certainty = Certainty.PROBABLE if is_backed else Certainty.POSSIBLE
                kind = LineageType.PARAPHRASE_REWRITE
                rewrites[key] = LineageEdge(text.id, other, kind, certainty, found.basis)
    return rewrites


class _SharedQuotes(NamedTuple):
    """`is_all`: two or more, and the text with fewer quotations has no others."""

    basis: str
    is_all: bool


def _shared_quotes(one: Sequence[list[str]], other: Sequence[list[str]]) -> _SharedQuotes | None:
    shared = [q for q in one if any(_is_same_quote(q, r) for r in other)]
    longest = max((len(q) for q in shared), default=0)
    if len(shared) < 2 and longest < _LONG_QUOTE_WORDS:
        return None
    is_all = len(shared) >= max(2, min(len(one), len(other)))
    basis = f"{len(shared)} quotation(s) in common, the longest of {longest} words"
    return _SharedQuotes(basis, is_all)


def _is_same_quote(one: list[str], other: list[str]) -> bool:
    first, second = _gram_set(one), _gram_set(other)
    return len(first & second) >= _SAME_QUOTE * min(len(first), len(second))


def _quotations(text: str) -> list[list[str]]:
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    words = ([w.casefold() for w in words_of(quote)] for quote in found)
    return [quote for quote in words if len(quote) >= _LEAST_QUOTE_WORDS]


def _all_credited(texts: Sequence[Text], book: NameBook) -> dict[str, dict[str, str]]:
    """By text: the outlets it credits beside its own, each with the words that do it."""
    publishers = {t.id: _outlet(t.publisher, book) for t in texts if t.publisher}
    held = frozenset(publishers.values())
    found = {t.id: _credited(t.text, book, held.__contains__) for t in texts}
    for text, own in publishers.items():
        found[text].pop(own, None)
    return found


def _credits(
    texts: Sequence[Text],
    grams: dict[str, Trigrams],
    joined: dict[frozenset[str], LineageEdge],
    credited: dict[str, dict[str, str]],
    book: NameBook,
) -> Iterable[LineageEdge]:
    """An edge to each held document of a credited outlet, or to the outlet itself."""
    outlets: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.publisher:
            outlets[_outlet(text.publisher, book)].append(text)
    for text in texts:
        for outlet, words in sorted(credited[text.id].items()):
            held = [t for t in outlets.get(outlet, ()) if _may_credit(text, t)]
            yield from _credit(text, outlet, words, held, grams, joined)


def _credit(
    text: Text,
    outlet: str,
    words: str,
    held: Sequence[Text],
    grams: dict[str, Trigrams],
    joined: dict[frozenset[str], LineageEdge],
) -> Iterable[LineageEdge]:
    basis = f"the text credits “{words}”"
    if not held:
        to = f"origin:{outlet}"
        yield LineageEdge(text.id, to, LineageType.CITES, Certainty.PROBABLE, basis)
    for other in held:
        if frozenset((text.id, other.id)) not in joined:
            is_same = _part(grams[text.id], grams[other.id]) >= _SAME_MATTER
            certainty = Certainty.PROBABLE if is_same else Certainty.POSSIBLE
            yield LineageEdge(text.id, other.id, LineageType.CITES, certainty, basis)


def _credited(text: str, book: NameBook, is_publisher: Callable[[str], bool]) -> dict[str, str]:
    """Credited outlets: publishers of held documents, media actors, and what wire lines name."""
    found: dict[str, str] = {}
    for pattern in _CREDITS:
        for match in pattern.finditer(text):
            for words in _endings(match.group(1)):
                outlet = _outlet(words, book)
                actor = book.actors.get(outlet)
                if is_publisher(outlet) or (actor and actor.role is MonitorRole.MEDIA):
                    found.setdefault(outlet, words)
                    break
    for pattern in _WIRE_LINES:
        for match in pattern.finditer(text):
            found.setdefault(_outlet(match.group(1), book), match.group(1))
    return found


def _endings(name: str) -> Iterable[str]:
    """ "On Monday Harbour Wire" ends in the outlet's name, "Harbour Wire Monday" begins with it."""
    words = name.split()
    yield name
    for cut in range(1, len(words)):
        yield " ".join(words[cut:])
        yield " ".join(words[:-cut])


def _may_credit(text: Text, other: Text) -> bool:
    if text.id == other.id:
        return False
    if text.published is None or other.published is None:
        return True
    return timedelta(0) <= text.published - other.published <= timedelta(days=_CREDIT_DAYS)


def _outlet(name: str, book: NameBook) -> str:
    return book.resolve(name) or slug(name)


def _part(one: Trigrams, other: Trigrams) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _age(text: Text) -> tuple[date, str]:
    """Earliest first; a text without a day is taken for the latest."""
    return text.published or date.max, text.id


def _trigrams(text: str) -> Trigrams:
    return _gram_set([w.casefold() for w in words_of(text)])


def _gram_set(words: Sequence[str]) -> Trigrams:
    return frozenset(zip(words, words[1:], words[2:], strict=False))
