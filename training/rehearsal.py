"""Reads our own fiction (tests/gold) as the shipped network does: what it says of it is kept.

The rules above the encoder were written on these sentences. A network that is trained further must
go on reading them as before, or rows that were right for one reason come out right for none. What
it decides (spans, links, names, trees) is gold here: held to its scores alone a network keeps the
sum of them and loses what hangs on little.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pactwatch.language.grammar.engine import sentence_bounds
from pactwatch.language.grammar.tree_repairs import repair
from pactwatch.language.model.encoder import Encoder
from pactwatch.language.model.linking import link_segments
from pactwatch.language.model.reading import Reading, Segment
from pactwatch.language.model.spans import decode_names, decode_spans, parse
from pactwatch.language.scores.gold_attribution import GoldAttribution
from pactwatch.text.sentences import paragraphs
from pactwatch.text.words import words

from .corpus import NAME_TAGS, POS_TAGS, RELATIONS, SPAN_TAGS, Text
from .polnear import label

FICTION = Path(__file__).parent.parent / "tests/gold"
_MARKS = re.compile(r"[<>\[\]]")
# Which column of a table is the sentence; the last one where a table is not named.
_COLUMN = {"reports.tsv": 0, "phrases.tsv": 0}


def read_fiction(folder: Path = FICTION) -> Iterator[Text]:
    """Every sentence, text and case document once, in order of file and line, as the installed
    model decides it."""
    encoder = Encoder.load(threads=2)
    for number, text in enumerate(dict.fromkeys(_all(folder))):
        if words(text):
            yield _decided(f"fiction-{number}", text, encoder)


def _decided(name: str, text: str, encoder: Encoder) -> Text:
    found = words(text)
    bounds = sentence_bounds(text, found, paragraphs(text))
    reading = encoder.read(found)
    tree, segments = parse(reading, bounds), decode_spans(reading)
    drafts = link_segments(segments, reading, found, repair(tree, found, bounds), bounds)
    linked = label(name, text, [GoldAttribution(d.source, d.cue, d.content) for d in drafts])
    return Text(
        name,
        tuple(found),
        spans=_spans(reading.n, segments),
        links=linked.links,
        names=_names(reading),
        pos=tuple(POS_TAGS.index(tag) for tag in tree.upos),
        relations=tuple(RELATIONS.index(name) for name in tree.relations),
        heads=tuple(tree.heads),
        sentences=tuple(n for n, (a, b) in enumerate(bounds) for _ in range(a, b)),
    )


def _spans(n: int, segments: Sequence[Segment]) -> tuple[int, ...]:
    return _tags(n, [(s.role.name, s.first, s.last) for s in segments], SPAN_TAGS)


def _names(reading: Reading) -> tuple[int, ...]:
    return _tags(reading.n, [(n.kind, n.first, n.last) for n in decode_names(reading)], NAME_TAGS)


def _tags(n: int, runs: list[tuple[str, int, int]], tags: Sequence[str]) -> tuple[int, ...]:
    row = [0] * n
    for kind, first, last in runs:
        begin = tags.index(f"B-{kind}")
        row[first:last] = [begin] + [begin + 1] * (last - first - 1)
    return tuple(row)


def _all(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#") and line.strip():
                yield _MARKS.sub("", line.split("\t")[_COLUMN.get(path.name, -1)])
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8")).get("text", []):
            yield row["text"]
    for path in sorted(folder.glob("*/**/*.txt")):
        yield from path.read_text("utf-8").split("\n\n\n")
