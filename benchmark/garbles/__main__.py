"""`python -m benchmark.garbles --data DIR [--part held] [--documents N] [--readings FOLDER]`."""

import argparse
import hashlib
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmark.corpora import Text, texts
from benchmark.garbles.faults import FAULTS
from benchmark.garbles.measure import measure
from benchmark.remember import RememberingEngine

# Longer texts of t17 are running logs, shorter ones are remains of pages.
_LEAST_WORDS, _MOST_WORDS = 100, 900
_ALONE = ("speaker as actor", "speaker in our act")


def main() -> None:
    """Print recall and false alarms; `--list` also prints where the false alarms are."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.garbles", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--part", choices=("open", "held"), default="open")
    parser.add_argument("--documents", type=int, default=540, metavar="N")
    parser.add_argument("--skip", type=int, default=0, metavar="N")
    parser.add_argument("--all-alone", action="store_true", help="every kind without a copy too")
    parser.add_argument("--readings", type=Path, metavar="FOLDER", help="keep the readings there")
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    alone = frozenset(FAULTS if asked.all_alone else _ALONE)
    with tempfile.TemporaryDirectory() as scratch:
        engine = RememberingEngine(asked.readings or Path(scratch))
        chosen = islice(articles(asked.data, asked.part), asked.skip, asked.skip + asked.documents)
        measured = measure(chosen, engine, alone=alone)
    print(*measured.lines(), sep="\n")
    if asked.list:
        print(*measured.alarms, sep="\n")


def articles(data: Path, part: str) -> Iterator[Text]:
    """Our own demo texts (open), wikinews, then t17, in an order drawn by hash; half is open."""
    if part == "open":
        # One of our own texts is a garble by design: it is no clean article.
        yield from (t for t in texts(data, "demo") if _fits(t.text) and "garble" not in t.id)
    for corpus in ("wikinews", "t17"):
        found = [t for t in texts(data, corpus) if _part(t.id) == part and _fits(t.text)]
        yield from sorted(
            found, key=lambda t: hashlib.sha256(f"garble {t.id}".encode()).hexdigest()
        )


def _part(name: str) -> str:
    return "open" if int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 2 == 0 else "held"


def _fits(text: str) -> bool:
    return _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS


if __name__ == "__main__":
    main()
