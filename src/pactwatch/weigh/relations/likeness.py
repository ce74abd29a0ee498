"""Two passages in, how likely they tell of one matter out: 0..1, a sum of figures people can read.

The figures are few and of the passages' words alone; where the pair has a reader, what the figures
say and what the reader says are weighed together. All weights stand in
resources/lexicon/likeness.toml with a sentence each: those of the figures fitted by
benchmark/pair_weights.py (logistic regression), those of the two together chosen on fresh pairs.
Refuses to say how the two stand to each other: that is for rules, with reasons.
"""

import functools
import math
import tomllib
from collections.abc import Mapping
from importlib import resources

from pactwatch.weigh.relations.pair import Pair

__all__ = ["FIGURES", "figures_of", "is_one_matter", "likeness"]

FIGURES = (
    "overlap",
    "contained",
    "matter",
    "names",
    "other_places",
    "same_number",
    "other_number",
    "one_denies",
    "one_negates",
    "one_plans",
    "longer",
    "wording",
    "named",
    "talk",
)


def is_one_matter(pair: Pair) -> bool:
    """Whether the two tell of one matter, sure enough to be shown."""
    return likeness(pair) >= _weights()["enough"]


def likeness(pair: Pair) -> float:
    """0..1: the share of pairs with such figures that people found to tell of one matter.

    What the words speak against more than in any pair that people judged is not read.
    """
    told = told_by_words(pair)
    read = _weights("read")
    if pair.reader is not None and told > read["least"]:
        heard = pair.reader(pair.a.text, pair.b.text)
        told = read["start"] + read["words"] * told + read["reader"] * heard
    return 1 / (1 + math.exp(-told))


def told_by_words(pair: Pair) -> float:
    """What the words alone say, as log-odds."""
    weights = _weights("weights")
    figures = figures_of(pair).items()
    return _weights()["start"] + sum(weights[name] * value for name, value in figures)


def figures_of(pair: Pair) -> Mapping[str, float]:
    """What the decision rests on, by name."""
    a, b = pair.a, pair.b
    sizes = sorted((len(a.stems), len(b.stems)))
    numbers = [
        x.meets(y) if x.is_vague or y.is_vague else x.value == y.value for x, y in pair.counts
    ]
    is_said = any(x.value == y.value and not x.is_vague for x in a.counts for y in b.counts)
    values = (
        len(pair.shared) / max(len(a.stems | b.stems), 1),
        pair.part,
        math.log1p(len(pair.matter)),
        math.log1p(len(a.names & b.names)),
        float(pair.has_other_places),
        float(is_said),
        float(bool(numbers) and not any(numbers)),
        float(a.denies is not b.denies),
        float(a.has_no is not b.has_no),
        float(a.is_plan is not b.is_plan),
        math.log((sizes[1] + 1) / (sizes[0] + 1)),
        math.log1p(len(a.wording & b.wording)),
        float(not a.names.isdisjoint(b.names)),
        float(a.is_talk or b.is_talk),
    )
    return dict(zip(FIGURES, values, strict=True))


@functools.cache
def _weights(table: str = "") -> dict[str, float]:
    """A table of the file by name, else the figures that stand alone."""
    file = resources.files("pactwatch.resources") / "lexicon" / "likeness.toml"
    rows = tomllib.loads(file.read_text("utf-8"))
    return rows[table] if table else {k: v for k, v in rows.items() if isinstance(v, float)}
