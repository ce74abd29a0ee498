"""Fits the weights of pactwatch.language.acts_leaning on our own gold of acts that has been read.

In: a folder as `python -m benchmark corpora --gold benchmark/gold/acts.jsonl` lays it out, of the
open part and the spent one (never one still held), the data directory with the texts of the open
part of benchmark/gold/attributions.jsonl, and tests/gold/acts.tsv. Out:
resources/lexicon/act-weights.toml, and the cross-validated macro-F1 over documents on stdout.
Deterministic; needs no torch. Some ten minutes, nearly all of it reading.

    python -m training.acts FOLDER DATA
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pactwatch.domain.statement import Speaker, Statement
from pactwatch.language.acts import classify, is_undecided
from pactwatch.language.acts_features import features
from pactwatch.language.acts_leaning import ranked
from pactwatch.language.acts_shape import read_shape
from pactwatch.language.drafts import Draft
from pactwatch.language.engine import Parsed, default_engine
from pactwatch.language.names import find_names
from pactwatch.language.quotes import find_quotations
from pactwatch.language.ranges import Range, join
from pactwatch.language.speakers import resolve_speakers
from pactwatch.text.sentences import paragraphs

from .own import rows, text_of

# Acts that words about a thing can lean to; who denies, admits or promises says so in words.
ACTS = ("ASSERT", "ASSESS", "ALLEGE", "JUSTIFY", "EXPECT", "ANNOUNCE", "URGE")
# On the held articles 3 gave .658 of all acts right, 8 gave .652; fewer features more of each.
L2 = 3.0
LEAST = 4  # a feature rarer than this tells of its documents, not of its act
# How far rare acts are lifted: 0 not at all, 1 to equal weight; 0, .3, .6: .655, .658, .638.
BALANCE = 0.3
# How often an invented sentence counts: few, and each of a construction that rules rest on.
OWN = 12
FOLDS = 10
REACH = 700  # characters kept on either side of a statement
TARGET = Path(__file__).parents[1] / "src/pactwatch/resources/lexicon/act-weights.toml"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A gold statement: its act, what the rules say, whether they leave it open, its features."""

    document: str
    act: str
    by_rules: str
    is_open: bool
    features: frozenset[str]


def main(folder: Path, data: Path) -> None:
    """Fit, report, write."""
    examples = [*_gold(folder), *_marked(data)]
    print(f"{len(examples)} statements, {sum(e.is_open for e in examples)} left open by the rules")
    print(f"rules alone: macro-F1 {macro_f1([(e.act, e.by_rules) for e in examples]):.3f}")
    print(f"with weights, cross-validated: macro-F1 {macro_f1(cross_validated(examples)):.3f}")
    names, weights = fit([e for e in (*examples, *(OWN * [*_own()])) if e.is_open])
    TARGET.write_text(_toml(names, weights), "utf-8")


def fit(examples: Sequence[Example]) -> tuple[list[str], Floats]:
    """Feature names and weights, bias first; examples of other acts are left out."""
    known = [e for e in examples if e.act in ACTS]
    counts = Counter(name for e in known for name in e.features)
    names = sorted(name for name, n in counts.items() if n >= LEAST)
    x, y = _matrix(known, names), np.array([ACTS.index(e.act) for e in known])
    sizes = np.bincount(y, minlength=len(ACTS))
    lifted = (len(y) / len(ACTS) / np.maximum(sizes, 1)) ** BALANCE
    return names, _descend(x, np.eye(len(ACTS))[y], lifted[y])


def _descend(x: Floats, y: Floats, lifts: Floats) -> Floats:
    """Gradient descent with momentum on the penalised log-likelihood; the bias goes free."""
    weights = np.zeros((x.shape[1], y.shape[1]))
    speed = np.zeros_like(weights)
    for _ in range(600):
        scores = x @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        slope = x.T @ ((shares - y) * lifts[:, None]) + L2 * weights
        slope[0] -= L2 * weights[0]
        speed = 0.9 * speed - 0.8 / len(x) * slope
        weights += speed
    return weights


def cross_validated(examples: Sequence[Example]) -> list[tuple[str, str]]:
    """Gold and predicted act of every statement, each by weights that saw no line of its
    document."""
    pairs = []
    for k in range(FOLDS):
        names, weights = fit([e for e in examples if e.is_open and _fold(e.document) != k])
        for e in (e for e in examples if _fold(e.document) == k):
            scores = (_matrix([e], names) @ weights)[0]
            best = ranked(ACTS, scores.tolist(), e.features)[0]
            pairs.append((e.act, ACTS[best] if e.is_open else e.by_rules))
    return pairs


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Over acts with ten gold statements or more."""
    gold, said = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    hits = Counter(a for a, b in pairs if a == b)
    frequent = [a for a in gold if gold[a] >= 10]
    return sum(2 * hits[a] / (gold[a] + said[a]) for a in frequent) / len(frequent)


def _fold(document: str) -> int:
    return int(hashlib.sha256(f"0{document}".encode()).hexdigest()[:6], 16) % FOLDS


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    rows = [[1.0, *(float(name in e.features) for name in names)] for e in examples]
    return np.array(rows)


def _gold(folder: Path) -> Iterator[Example]:
    for line in (folder / "acts.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        path = folder / gold["document"]
        text = (path if path.is_file() else Path(f"{path}.txt")).read_bytes().decode("utf-8")
        excerpt, draft = _excerpt(text, gold)
        parsed = default_engine().read(excerpt)
        (speaker,) = _speakers(excerpt, parsed, [draft])
        yield _example(gold["document"], gold["speech_act"], excerpt, parsed, draft, speaker)


def _marked(data: Path) -> Iterator[Example]:
    """The attributions of whole articles of our own gold, with speakers as the program finds."""
    for row in rows("open"):
        text = text_of(data, row)
        parsed = default_engine().read(text)
        said = [one for one in row["attributions"] if one.get("act", "NONE") != "NONE"]
        drafts = [Draft(*(_ranges(one[k]) for k in ("content", "cue", "source"))) for one in said]
        speakers = _speakers(text, parsed, drafts)
        for one, draft, speaker in zip(said, drafts, speakers, strict=True):
            yield _example(row["document"], one["act"], text, parsed, draft, speaker)


def _ranges(given: list[list[int]]) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in given)


def _excerpt(text: str, gold: dict[str, Any]) -> tuple[str, Draft]:
    """The statement's paragraphs with a neighbour on either side, and its ranges in them."""
    ranges = [r for k in ("content", "cue", "source") for r in gold.get(k) or []]
    low, high = min(r[0] for r in ranges), max(r[1] for r in ranges)
    blocks = list(paragraphs(text))
    inside = [n for n, (start, end) in enumerate(blocks) if start < high and low < end]
    start = blocks[max(0, inside[0] - 1)][0]
    end = blocks[min(len(blocks) - 1, inside[-1] + 1)][1]
    start, end = max(start, low - REACH), min(end, high + REACH)
    moved = {
        k: tuple((a - start, b - start) for a, b in gold.get(k) or [])
        for k in ("content", "cue", "source")
    }
    return text[start:end], Draft(moved["content"], moved["cue"], moved["source"])


def _speakers(text: str, parsed: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    quoted = join((q.start, q.end) for q in find_quotations(text, parsed.paragraphs) if not q.depth)
    found = resolve_speakers(
        text,
        drafts,
        sentences=parsed.sentences,
        paragraphs=parsed.paragraphs,
        names=find_names(text, parsed, ()),
        quoted=quoted,
    )
    return [voices.speaker for voices in found]


def _example(
    document: str, act: str, text: str, parsed: Parsed, draft: Draft, speaker: Speaker | None
) -> Example:
    ranges: list[Range] = [*draft.content, *draft.cue]
    near = [s for s in parsed.sentences if any(s.start < b and a < s.end for a, b in ranges)]
    given = {"cue": draft.cue, "speaker": speaker}
    shape = read_shape(text, near, draft.content, **given)
    found = classify(text, near, draft.content, **given, is_led=False)
    return Example(document, act, found.speech_act.value, is_undecided(shape), features(shape))


def _own() -> Iterator[Example]:
    """The invented statements of tests/gold that somebody says."""
    from tests.language.gold_rows import SPEAKERS, act_rows

    for row in act_rows():
        if row.cue:
            parsed, draft = default_engine().read(row.text), Draft(row.content, row.cue)
            speaker = SPEAKERS[row.speaker]
            yield _example("own", row.act, row.text, parsed, draft, speaker)
    yield from _reported()
    yield from _told()


def _reported() -> Iterator[Example]:
    from tests.language.gold import read
    from tests.language.gold_rows import lines

    for sentence, wanted in lines("reports.tsv"):
        act = next((a for a in ACTS if f" {a} " in f"{wanted} "), None)
        said = [s for s in read(sentence).statements if s.cue]
        if act and ";" not in wanted and len(said) == 1:
            yield _as_read(sentence, said[0], act)


def _told() -> Iterator[Example]:
    from tests.language.gold import best, read
    from tests.language.gold import rows as texts

    for row in texts():
        wanted = [says for says in row.get("says", []) if says.get("act") in ACTS]
        facts = {k: row[k] for k in ("published", "publisher") if k in row}
        found = read(row["text"], **facts) if wanted else None
        for says in wanted if found else ():
            one = best(found, says["words"], says.get("speaker"))
            if one.cue:
                yield _as_read(row["text"], one, says["act"])


def _as_read(text: str, one: Statement, act: str) -> Example:
    spans = [tuple((part.start, part.end) for part in role) for role in (one.content, one.cue)]
    return _example("own", act, text, default_engine().read(text), Draft(*spans), one.speaker)


def _toml(names: Sequence[str], weights: Floats) -> str:
    """Acts, bias and one line of weights a feature, to two decimals."""
    lines = [
        "# What speaks for which act where no rule decides; made by training/acts.py, not by hand.",
        "# One weight per act, in the order of `acts`; the sums are compared.",
        f"acts = {json.dumps(ACTS)}",
        f"bias = {_rounded(weights[0])}",
        "",
        "[weights]",
    ]
    lines += [f"{json.dumps(n)} = {_rounded(w)}" for n, w in zip(names, weights[1:], strict=True)]
    return "\n".join(lines) + "\n"


def _rounded(row: Floats) -> str:
    return "[" + ", ".join(f"{value:.2f}" for value in row) + "]"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
