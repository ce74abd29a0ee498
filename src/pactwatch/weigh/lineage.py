"""Documents in, lineage edges out: which is a copy or a rewrite of which, which credits which.

Near copies are found with MinHash over word trigrams and always verified by exact overlap, so that
a hash decides nothing. Rewrites are found by the quotations they share, credits by the words that
name another outlet ("X reported", "told X"). The later document derives from the earlier.
Refuses to judge meaning: translations and summaries are entered by people.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.names import NameBook, slug, words_of

__all__ = ["Text", "find_edges"]


class Text(NamedTuple):
    """A document as lineage sees it: id, working text, publisher's name, day of publication."""

    id: str
    text: str
    publisher: str | None
    published: date | None


# Candidates only: 64 bands of 2 rows find nearly every pair that shares a third of its trigrams.
_PERMUTATIONS, _BANDS, _SEED, _LEAST = 128, 64, 7, 0.2
# Exact overlap of word trigrams. Reprints with cuts stay above 0.8 contained; half of the trigrams
# in common is beyond chance for two texts on one event (guess, checked on invented rewrites).
_SURE_COPY, _LIKELY_COPY = 0.8, 0.5
_SURE_PART, _LIKELY_PART = 0.9, 0.7
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
    copies = {frozenset(pair): edge for pair, edge in _copies(texts, grams)}
    rewrites = _rewrites(texts, grams, copies)
    joined = {**copies, **rewrites}
    credits = _credits(texts, grams, joined, NameBook(actors))
    return sorted([*joined.values(), *credits], key=lambda e: (e.from_node, e.to_node, e.type))


def _copies(
    texts: Sequence[Text], grams: dict[str, Trigrams]
) -> Iterable[tuple[tuple[str, str], LineageEdge]]:
    """Earliest first; a sure copy is not looked up again, so a thousand reprints stay cheap."""
    index = RMinHashLSH(threshold=_LEAST, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    seen: list[Text] = []
    short: dict[str, Text] = {}
    for text in sorted(texts, key=_age):
        if not grams[text.id]:
            earlier = short.setdefault(_plain(text), text)
            if earlier is not text:
                yield (text.id, earlier.id), _copy(text, earlier, *_VERBATIM)
            continue
        print_ = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        print_.update(sorted(" ".join(gram) for gram in grams[text.id]))
        edges = [
            (number, _copy(text, seen[number], *found))
            for number in sorted(index.query(print_))
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
    return (LineageType.NEAR_DUPLICATE, *near) if near else None


def _copy(
    text: Text, earlier: Text, kind: LineageType, certainty: Certainty, basis: str
) -> LineageEdge:
    return LineageEdge(text.id, earlier.id, kind, certainty, basis)


def _plain(text: Text) -> str:
    return " ".join(words_of(text.text)).casefold()


def _near(one: Trigrams, other: Trigrams) -> tuple[Certainty, str] | None:
    """Exact overlap of trigrams: of both together (Jaccard), and of the smaller in the larger."""
    smaller = min(len(one), len(other))
    if smaller < _LEAST_TRIGRAMS:
        return None
    shared = len(one & other)
    whole, part = shared / len(one | other), shared / smaller
    basis = f"{whole:.0%} of word trigrams in common, {part:.0%} of the shorter text"
    if whole >= _SURE_COPY or part >= _SURE_PART:
        return Certainty.ESTABLISHED, basis
    if whole >= _LIKELY_COPY or part >= _LIKELY_PART:
        return Certainty.PROBABLE, basis
    return None


def _rewrites(
    texts: Sequence[Text],
    grams: dict[str, Trigrams],
    copies: dict[frozenset[str], LineageEdge],
) -> dict[frozenset[str], LineageEdge]:
    """What shares quotations with an earlier text, but not enough of the text around them."""
    quotes = {t.id: _quotations(t.text) for t in texts}
    holders: dict[tuple[str, ...], Text] = {}
    rewrites: dict[frozenset[str], LineageEdge] = {}
    for text in sorted(texts, key=_age):
        spoken = {gram for quote in quotes[text.id] for gram in _gram_set(quote)}
        earlier = {holders.setdefault(gram, text).id for gram in sorted(spoken)} - {text.id}
        for other in sorted(earlier):
            key = frozenset((text.id, other))
            basis = _shared_quotes(quotes[text.id], quotes[other])
            if basis and key not in copies:
                kind = LineageType.PARAPHRASE_REWRITE
                rewrites[key] = LineageEdge(text.id, other, kind, Certainty.PROBABLE, basis)
    return rewrites


def _shared_quotes(one: Sequence[list[str]], other: Sequence[list[str]]) -> str | None:
    shared = [q for q in one if any(_is_same_quote(q, r) for r in other)]
    longest = max((len(q) for q in shared), default=0)
    if len(shared) >= 2 or longest >= _LONG_QUOTE_WORDS:
        return f"{len(shared)} quotation(s) in common, the longest of {longest} words"
    return None


def _is_same_quote(one: list[str], other: list[str]) -> bool:
    first, second = _gram_set(one), _gram_set(other)
    return len(first & second) >= _SAME_QUOTE * min(len(first), len(second))


def _quotations(text: str) -> list[list[str]]:
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    words = ([w.casefold() for w in words_of(quote)] for quote in found)
    return [quote for quote in words if len(quote) >= _LEAST_QUOTE_WORDS]


def _credits(
    texts: Sequence[Text],
    grams: dict[str, Trigrams],
    joined: dict[frozenset[str], LineageEdge],
    book: NameBook,
) -> Iterable[LineageEdge]:
    """An edge to each held document of a credited outlet, or to the outlet itself."""
    outlets: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.publisher:
            outlets[_outlet(text.publisher, book)].append(text)
    for text in texts:
        own = _outlet(text.publisher, book) if text.publisher else ""
        for outlet, words in sorted(_credited(text.text, book, outlets.__contains__).items()):
            if outlet == own:
                continue
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
    """Credited outlets that are publishers of held documents or media actors of the case."""
    found: dict[str, str] = {}
    for pattern in _CREDITS:
        for match in pattern.finditer(text):
            for words in _endings(match.group(1)):
                outlet = _outlet(words, book)
                actor = book.actors.get(outlet)
                if is_publisher(outlet) or (actor and actor.role is MonitorRole.MEDIA):
                    found.setdefault(outlet, words)
                    break
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
