"""Reads our own fiction (tests/gold) as words alone: what the shipped network says of it is kept.

The rules above the encoder were written on these sentences. A network that is trained further must
go on reading them as before, or rows that were right for one reason come out right for none.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pactwatch.text.words import words

from .corpus import Text

FICTION = Path(__file__).parent.parent / "tests/gold"
_MARKS = re.compile(r"[<>\[\]]")
# Which column of a table is the sentence; the last one where a table is not named.
_COLUMN = {"reports.tsv": 0, "phrases.tsv": 0}


def read_fiction(folder: Path = FICTION) -> Iterator[Text]:
    """Every sentence, text and case document once, in order of file and line."""
    for number, text in enumerate(dict.fromkeys(_all(folder))):
        yield Text(f"fiction-{number}", tuple(words(text)))


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
