"""Time expressions on TimeML and GUM: `python -m benchmark.times --data DIR open|held`.

Comes in: the data directory (training/README.md names its public sources). Goes out: the figures of
`pactwatch evaluate dates` on one part, and milliseconds an article. Parts are drawn by the hash of
the document's id: a quarter of tempeval3_train and half of gum are held. Whoever writes rules reads
the open part only; the held part is for the figures of a release.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pactwatch.language.scores.tei import read_tei
from pactwatch.language.scores.timeml import read_timeml
from pactwatch.pipeline.evaluation.times import run_dates
from pactwatch.text.dates import find_times

# Folder below the data directory, file ending, and one in how many articles is held.
CORPORA = (("tempeval3_train", ".tml", 4), ("gum/xml", ".xml", 2))


def is_held(name: str, one_in: int) -> bool:
    """Whether the article of that id is drawn: its hash modulo ``one_in`` is 0 (gum: is not 0)."""
    left = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % one_in
    return left != 0 if one_in == 2 else left == 0


def articles(data: Path, corpus: str, part: str) -> Iterator[Path]:
    """The files of one part in a fixed order; ids are `tempeval3_train/SET/STEM`, `gum/STEM`."""
    for folder, ending, one_in in CORPORA:
        if folder != corpus:
            continue
        for path in sorted((data / folder).rglob(f"*{ending}")):
            stem = path.relative_to(data / folder).with_suffix("").as_posix()
            name = f"{folder.split('/')[0]}/{stem}"
            if is_held(name, one_in) == (part == "held"):
                yield path


def milliseconds(paths: list[Path]) -> float:
    """Processor time of `find_times` an article, files read beforehand."""
    texts = []
    for path in paths:
        read = read_timeml if path.suffix == ".tml" else read_tei
        article = read(path.read_bytes(), name=path.name)
        texts.append((article.text, article.published))
    find_times("warm", published=None)
    began = time.process_time()
    for text, published in texts:
        find_times(text, published=published)
    return 1000 * (time.process_time() - began) / max(1, len(texts))


def main() -> None:
    """Print the figures of one part of each corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.times", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("part", choices=("open", "held"))
    asked = parser.parse_args()
    for corpus, _, _ in CORPORA:
        paths = list(articles(asked.data, corpus, asked.part))
        with tempfile.TemporaryDirectory() as folder:
            for n, path in enumerate(paths):
                shutil.copy(path, Path(folder) / f"{n:03d}{path.suffix}")
            scored = run_dates(Path(folder))
        print(f"{corpus} {asked.part}: {len(paths)} articles, {milliseconds(paths):.1f} ms each")
        for figure in scored.figures:
            interval = figure.interval_text()
            print(f"  {figure.metric:20} {figure.value:.4f}  {interval}  items {figure.items}")


if __name__ == "__main__":
    main()
