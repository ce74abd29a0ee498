"""Texts in, rewrites in other words and translations out.

A rewrite that changes every word keeps the names, and most of what is told of them. Names alone
prove nothing, since two reporters at one event write the same: it takes a common source. So only
texts that credit one outlet within days are compared, and what they tell decides. A text in
another language keeps numbers and names: enough of both make a translation POSSIBLE, for people.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import lru_cache

from anyascii import anyascii

from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.divergence.renderings import Rendering, nearest, renderings_in
from pactwatch.weigh.lineage.credits import Credits
from pactwatch.weigh.lineage.texts import Text

__all__ = ["find_rendering_pairs", "find_retold", "find_translations"]

# Of the shorter text's words in one form, and of its names, so much stands in the other. Rewrites
# of our twin have .50 and .92 at least; independent reports of one event by two outlets (ecbplus)
# have more than both in four of a hundred pairs, before a common credit is asked for.
_RETOLD, _NAMED = 0.45, 0.85
_LEAST_NAMES = 4
# A story is retold within days.
_DAYS = 3
# An order is reported for two weeks after it became known (guess).
_RENDERED_DAYS = 14
# In another language: so many numbers and names in common, and this part of the shorter list.
_LEAST_ANCHORS, _ANCHORED = 6, 0.6
# With so many others of the same credit and days a text is compared, the nearest in time first.
_COMPARED = 50

Joined = frozenset[frozenset[str]]


def find_retold(credits: Credits, joined: Joined, derived: frozenset[str]) -> list[LineageEdge]:
    """Later texts that tell in other words what an earlier one with the same credit tells.

    What is `derived` already stands behind the text it derives from, and is not looked at.
    """
    found: dict[str, tuple[float, LineageEdge]] = {}
    for outlet, texts in sorted(credits.by_credit().items()):
        for text, earlier in _pairs([t for t in texts if t.id not in derived]):
            # Two texts of the outlet itself credit nobody.
            is_credited = any(outlet in credits.of[t.id] for t in (text, earlier))
            if not is_credited or frozenset((text.id, earlier.id)) in joined:
                continue
            part, basis = _retold(text, earlier, outlet)
            if part > found.get(text.id, (0.0,))[0]:
                kind, sure = LineageType.PARAPHRASE_REWRITE, Certainty.PROBABLE
                found[text.id] = part, LineageEdge(text.id, earlier.id, kind, sure, basis)
    return [edge for _, edge in found.values()]


def find_rendering_pairs(texts: Sequence[Text]) -> Iterable[LineageEdge]:
    """Two renderings of one order or letter go back to one original that nobody holds."""
    known = {t.id: t for t in texts}
    ordered = sorted(texts, key=lambda t: t.id)
    held = [r for t in ordered if t.language in (None, "en") for r in _renderings(t)]
    for one, other in nearest(held):
        pair = (known[one.document_id], known[other.document_id])
        later, earlier = sorted(pair, key=lambda t: t.age, reverse=True)
        if _is_near(later, earlier, days=_RENDERED_DAYS):
            both = len(one.stems & other.stems)
            basis = f"both render one instrument: {both} words in common in the sentence on it"
            kind, sure = LineageType.TRANSLATION, Certainty.POSSIBLE
            yield LineageEdge(later.id, earlier.id, kind, sure, basis)


def find_translations(texts: Sequence[Text]) -> Iterable[LineageEdge]:
    """Pairs in two languages, near in time, with the same numbers and names."""
    languages = {t.language for t in texts if t.language}
    if len(languages) < 2:
        return
    foreign = [t for t in texts if t.language and t.language != "en"]
    for other in foreign:
        for text in texts:
            if not text.language or text.language == other.language or not _is_near(text, other):
                continue
            if text.language != "en" and text.id < other.id:
                continue  # both are foreign: once is enough
            if basis := _translated(text, other):
                later, earlier = sorted((text, other), key=lambda t: t.age, reverse=True)
                kind = LineageType.TRANSLATION
                yield LineageEdge(later.id, earlier.id, kind, Certainty.POSSIBLE, basis)


def _pairs(texts: Sequence[Text]) -> Iterable[tuple[Text, Text]]:
    """Each text with the earlier ones of its days, in an order of its own."""
    ordered = sorted((t for t in texts if t.published), key=lambda t: t.age)
    for n, text in enumerate(ordered):
        near = (t for t in ordered[max(0, n - _COMPARED) : n] if _is_near(text, t))
        yield from ((text, earlier) for earlier in near)


def _renderings(text: Text) -> list[Rendering]:
    """Sentences of a text about an instrument; notes know them by their places and words."""
    told = text.trait("renderings", lambda: [_plain(r) for r in renderings_in(text.id, text.text)])
    return [
        Rendering(text.id, start, end, frozenset(stems), frozenset(narrowing), negations)
        for start, end, stems, narrowing, negations in told
    ]


def _plain(rendering: Rendering) -> tuple[int, int, list[str], list[str], int]:
    stems, narrowing = sorted(rendering.stems), sorted(rendering.narrowing)
    return rendering.start, rendering.end, stems, narrowing, rendering.negations


def _is_near(one: Text, other: Text, *, days: int = _DAYS) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= timedelta(days=days)


def _retold(text: Text, earlier: Text, outlet: str) -> tuple[float, str]:
    """How much is told again, 0 where it is too little, with the sentence that says so."""
    (words, names), (others, other_names) = text.bag, earlier.bag
    least_names = min(len(names), len(other_names))
    if least_names < _LEAST_NAMES:
        return 0.0, ""
    told = len(words & others) / min(len(words), len(others))
    named = len(names & other_names) / least_names
    if told < _RETOLD or named < _NAMED:
        return 0.0, ""
    basis = (
        f"both credit {outlet}; {named:.0%} of the names and {told:.0%} of the words, in any form, "
        "of the shorter text"
    )
    return told, basis


def _translated(one: Text, other: Text) -> str | None:
    first, second = _anchors(one.text), _anchors(other.text)
    both, least = first & second, min(len(first), len(second))
    if len(both) < _LEAST_ANCHORS or len(both) < _ANCHORED * least:
        return None
    shown = ", ".join(sorted(both)[:5])
    return f"in two languages, with {len(both)} numbers and names in common ({shown} …)"


_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_NAMED_WORD = re.compile(r"(?<![.!?…]\s)(?<!^)\b[A-Z][a-z]{3,}\b")


@lru_cache(maxsize=4096)
def _anchors(text: str) -> frozenset[str]:
    """Numbers of two digits or more, and capitalised words, in Latin letters."""
    latin = anyascii(text)
    numbers = {re.sub(r"[.,]", "", n) for n in _NUMBER.findall(latin)}
    names = {n.casefold() for n in _NAMED_WORD.findall(latin)}
    return frozenset({n for n in numbers if len(n) > 1} | names)
