"""Task `hedges`: words that hedge, as `pactwatch.language` marks them, against marked corpora.

Three ways of counting, since the published figures differ. By word, any kind: is it a cue. By
word and kind, with the mean over the kinds: HEDGEhog's report adds the class of all other words,
which is nearly always right, so its macro-F1 is given too (.89 there). By cue, the very
words: CoNLL-2010 (Farkas et al. 2010), where kinds are not asked for.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput
from pactwatch.language.grammar.engine import default_engine
from pactwatch.pipeline.evaluation.figures import Counts, Figure, Scored, f1_figure
from pactwatch.pipeline.evaluation.hedge_gold import KINDS, OTHER, Cue, Marked, read_marked

_CERTAIN = "CERTAIN"


def run(path: Path) -> Scored:
    """Word, kind and cue F1. Raises BadInput where the gold marks no cue at all."""
    items = [_item(marked) for marked in read_marked(path)]
    if not any(item["gold"] for item in items):
        raise BadInput(f"{path}: no cue marked; expected tags other than O, or <ccue> elements")
    return Scored("hedges", tuple(_figures(items)), tuple(map(_line, items)))


def _item(marked: Marked) -> dict[str, Any]:
    said = tuple((h.start, h.end, h.kind.value) for h in default_engine().read(marked.text).hedges)
    return {
        "id": marked.id,
        "gold": marked.cues,
        "predicted": said,
        "gold words": _kinds(marked, marked.cues),
        "predicted words": _kinds(marked, said),
    }


def _line(item: dict[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in ("id", "gold", "predicted")}


def _kinds(marked: Marked, cues: Sequence[Cue]) -> tuple[str, ...]:
    """The kind of each token: that of the first cue it shares a character with."""
    kinds = [_CERTAIN] * len(marked.tokens)
    for start, end, kind in sorted(cues):
        for i, (first, last) in enumerate(marked.tokens):
            if first < end and start < last and kinds[i] == _CERTAIN:
                kinds[i] = kind
    return tuple(kinds)


def _figures(items: Sequence[dict[str, Any]]) -> Iterable[Figure]:
    yield f1_figure("word F1", [_words(item, None) for item in items])
    yield f1_figure("cue F1 (CoNLL-2010)", [_cue(item) for item in items])
    there = {kind for item in items for kind in item["gold words"]} - {OTHER, _CERTAIN}
    kinds = [kind for kind in KINDS if kind in there]
    per_kind = [f1_figure(f"word F1 {k}", [_words(i, k) for i in items]) for k in kinds]
    yield from per_kind
    if per_kind:
        certain = f1_figure("", [_words(item, _CERTAIN) for item in items])
        yield _mean("macro F1 over kinds", per_kind)
        yield _mean("macro F1 with certain (HEDGEhog)", [*per_kind, certain])


def _words(item: dict[str, Any], kind: str | None) -> Counts:
    gold = [_is(k, kind) for k in item["gold words"]]
    said = [_is(k, kind) for k in item["predicted words"]]
    hits = sum(a and b for a, b in zip(gold, said, strict=True))
    return Counts(hits, sum(said), sum(gold))


def _is(found: str, kind: str | None) -> bool:
    return found != _CERTAIN if kind is None else found == kind


def _cue(item: dict[str, Any]) -> Counts:
    gold = {(start, end) for start, end, _ in item["gold"]}
    said = {(start, end) for start, end, _ in item["predicted"]}
    return Counts(len(gold & said), len(said), len(gold))


def _mean(metric: str, figures: Sequence[Figure]) -> Figure:
    """Mean of shares over kinds; no interval."""
    value = sum(f.value for f in figures) / len(figures)
    return Figure(metric, round(value, 4), None, None, sum(f.items for f in figures))
