"""Scores attribution against gold: the same code for training and for users.

Takes gold and predicted attributions of articles and returns counts and scores; gold is read by
gold_attribution. Segments are widened to whole words before they are compared, as CofeNet's
token-wise counting does, so that a stray blank or half a word in the gold does not decide.
Refuses to run any model.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from random import Random
from typing import Any

from pactwatch.language.scores.gold_attribution import (
    GoldAttribution,
    Segment,
    read_ann,
    read_attributions,
)
from pactwatch.text.words import Word, words

__all__ = [
    "GoldAttribution",
    "count",
    "read_ann",
    "read_attributions",
    "score",
    "widened",
]

ROLES = ("source", "cue", "content")
_QUOTES = re.compile("[\"“”„«»]|''|``")
_SPEECH = ("direct", "mixed", "indirect")

Counts = dict[str, int]
Article = tuple[str, Sequence[GoldAttribution], Sequence[GoldAttribution]]  # text, gold, predicted


def score(articles: Sequence[Article], *, resamples: int = 1000, seed: int = 1) -> dict[str, Any]:
    """Scores in percent with 95 % bootstrap intervals over articles (none at 0 resamples).

    ``exact`` counts a segment with the same words; ``overlap`` one that shares a word; ``token``
    the words themselves; ``triple`` an attribution whose source, cue and all content segments are
    exact; ``recall`` is of attributions by kind of speech, counting any shared word of content.
    """
    counted = [count(*article) for article in articles]
    found = _scores(_sum(counted))
    if resamples and counted:
        random = Random(seed)
        drawn = [_scores(_sum(random.choices(counted, k=len(counted)))) for _ in range(resamples)]
        for name, values in found.items():
            runs = sorted(d[name]["f1" if "f1" in values else "r"] for d in drawn)
            values["low"], values["high"] = (
                runs[int(0.025 * resamples)],
                runs[min(resamples - 1, int(0.975 * resamples))],
            )
    return {"articles": len(counted), **found}


def count(text: str, gold: Sequence[GoldAttribution], guess: Sequence[GoldAttribution]) -> Counts:
    """Hits, what was said and what is true, by measure, for one article."""
    of = words(text)
    true, said = [widened(a, of) for a in gold], [widened(a, of) for a in guess]
    counts: Counts = {}
    for role in ROLES:
        a = {s for x in true for s in getattr(x, role)}
        b = {s for x in said for s in getattr(x, role)}
        _add(counts, f"exact {role}", len(a & b), len(b), len(a))
        ins, outs = _touched(b, a), _touched(a, b)
        _add(counts, f"overlap {role}", ins, len(b), len(a), outs)
        tokens_a, tokens_b = _tokens(a), _tokens(b)
        _add(counts, f"token {role}", len(tokens_a & tokens_b), len(tokens_b), len(tokens_a))
    # An outer report of a report has no content of its own and cannot be gold here.
    whole = {x for x in said if x.content}
    _add(counts, "triple", len(set(true) & whole), len(whole), len(set(true)))
    _add_speech(counts, text, gold, true, said)
    return counts


def widened(attribution: GoldAttribution, of: list[Word]) -> GoldAttribution:
    """The attribution with its segments as half-open ranges of words."""
    ends, starts = [w.end for w in of], [w.start for w in of]

    def wide(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        ranges = ((bisect_right(ends, s), bisect_left(starts, e)) for s, e in segments)
        return tuple(sorted({r for r in ranges if r[0] < r[1]}))

    return GoldAttribution(*(wide(getattr(attribution, role)) for role in ROLES))


def _touched(some: set[Segment], others: set[Segment]) -> int:
    return sum(any(a < d and c < b for c, d in others) for a, b in some)


def _tokens(segments: set[Segment]) -> set[int]:
    return {i for start, end in segments for i in range(start, end)}


def _add(
    counts: Counts, name: str, hits: int, said: int, true: int, found: int | None = None
) -> None:
    """``found`` is the hits among the true where they differ from the hits among the said."""
    parts = {"hits": hits, "said": said, "true": true, "found": hits if found is None else found}
    for part, number in parts.items():
        counts[f"{name}|{part}"] = number


def _add_speech(
    counts: Counts,
    text: str,
    gold: Sequence[GoldAttribution],
    true: list[GoldAttribution],
    said: list[GoldAttribution],
) -> None:
    everything = _tokens({s for x in said for s in x.content})
    for kind in _SPEECH:
        chosen = [
            wide
            for raw, wide in zip(gold, true, strict=True)
            if raw.content and speech(text, raw) == kind
        ]
        hits = sum(bool(_tokens(set(x.content)) & everything) for x in chosen)
        _add(counts, f"recall {kind}", hits, len(chosen), len(chosen))


def speech(text: str, attribution: GoldAttribution) -> str:
    """Direct: quoted from end to end; indirect: no quotation mark; else mixed."""
    parts = [text[start:end].strip() for start, end in attribution.content]
    if not any(_QUOTES.search(part) for part in parts):
        return "indirect"
    whole = all(_QUOTES.match(p) and _QUOTES.search(p[-2:].rstrip(".,")) for p in parts)
    return "direct" if whole else "mixed"


def _sum(counted: Sequence[Counts]) -> Counts:
    total: Counts = {}
    for counts in counted:
        for name, number in counts.items():
            total[name] = total.get(name, 0) + number
    return total


def _scores(total: Counts) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(key.split("|")[0] for key in total):
        hits, said, true, known = (total[f"{name}|{p}"] for p in ("hits", "said", "true", "found"))
        p, r = hits / max(1, said), known / max(1, true)
        f = 2 * p * r / (p + r) if p + r else 0.0
        values = {"p": p, "r": r, "f1": f} if not name.startswith("recall") else {"r": r}
        found[name] = {k: round(100 * v, 2) for k, v in values.items()} | {"n": true}
    return found
