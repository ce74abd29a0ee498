"""Reads attributions of our own: news of wars, uprisings and disasters, which PolNeAR has none of.

Comes in: `benchmark/gold/attributions.jsonl` (document id, digest, offsets; no text) and the data
directory with the texts. A document is marked whole, or up to ``until``. Part `open` is trained
on, part `held` only scored. A report of a report holds no content: its inner attribution does.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmark.corpora import document

from pactwatch.language.scores.gold_attribution import GoldAttribution

from .corpus import Text
from .polnear import label

GOLD = Path(__file__).parent.parent / "benchmark/gold/attributions.jsonl"
_ROLES = ("source", "cue", "content")


def read_own(data: Path, part: str = "open") -> Iterator[Text]:
    """Texts of one part with span tags and links."""
    for row in rows(part):
        yield label(row["document"], text_of(data, row), _attributions(row))


def rows(part: str) -> Iterator[dict[str, Any]]:
    """The documents of one part as the file has them."""
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            yield row


def text_of(data: Path, row: dict[str, Any]) -> str:
    """The part of a document that is marked; SystemExit where the text is another one."""
    return whole_text(data, row)[: row["until"]]


def whole_text(data: Path, row: Mapping[str, Any]) -> str:
    """The text of the document a row of gold is about; SystemExit where it is another one."""
    found = document(data, row["document"])
    if found.digest != row["digest"]:
        raise SystemExit(
            f"{row['document']}: the text's digest is {found.digest}, expected {row['digest']}: "
            "offsets count in another text. Fetch the data that training/README.md names."
        )
    return found.text


def _attributions(row: dict[str, Any]) -> list[GoldAttribution]:
    return [
        GoldAttribution(*(tuple((a, b) for a, b in one[role]) for role in _ROLES))
        for one in row["attributions"]
    ]
