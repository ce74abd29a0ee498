"""Reads factuality gold: JSON Lines in, texts with a certainty per event word out.

The scale is -3 (surely did not happen) to 3 (surely did), as UDS-IH2 and its kin share it
(Stanovsky et al. 2017; Jiang and de Marneffe 2021). Words that are no annotated event have no gold.
"""

import json
from collections.abc import Iterator
from math import nan
from pathlib import Path

from pactwatch.text.words import words

from .corpus import Text, join

SETS = ("UDS_IH2", "MEANTIME", "CB/CB", "RP/rp", "MV2/mv2")


def read_facts(folder: Path, part: str, sets: tuple[str, ...] = SETS) -> Iterator[Text]:
    """One text per sentence of `folder/SET/part.jsonl`."""
    for name in sets:
        path = folder / name / f"{part}.jsonl"
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            yield _text(f"{name}-{n}", row["text"].split(" "), row["targets"])


def _text(name: str, tokens: list[str], targets: list[dict]) -> Text:
    marks = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
    text, ranges = join([marks.get(token, token) for token in tokens])
    found = words(text)
    certainty = [nan] * len(found)
    for target in targets:
        start, end = ranges[target["span1"][0]][0], ranges[target["span1"][1] - 1][1]
        inside = [i for i, w in enumerate(found) if w.start < end and w.end > start]
        if inside:
            certainty[inside[-1]] = float(target["label"])
    return Text(name, tuple(found), certainty=tuple(certainty))
