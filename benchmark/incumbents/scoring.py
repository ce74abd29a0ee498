"""Score what an incumbent found. `python -m benchmark.incumbents.scoring DIR FILE`.

Comes in: a folder in PolNeAR's layout and the file that `python -m benchmark.incumbents --out`
wrote. Goes out: the measures of `pactwatch evaluate attribution`, so that both stand side by side.
"""

import argparse
import json
from pathlib import Path

from pactwatch.language.scores.attribution import GoldAttribution, read_attributions, score

SHOWN = (
    *(f"{kind} {role}" for kind in ("exact", "overlap") for role in ("source", "cue", "content")),
    "triple",
    *(f"recall {speech}" for speech in ("direct", "mixed", "indirect")),
)


def main() -> None:
    """One line per measure: precision, recall and F1 where they have a meaning."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("found", type=Path)
    asked = parser.parse_args()
    rows = map(json.loads, asked.found.read_text("utf-8").splitlines())
    said = {row["id"]: [_attribution(a) for a in row["predicted"]] for row in rows}
    articles = [
        (path.read_bytes().decode("utf-8"), gold, said.get(path.stem, []))
        for path, gold in read_attributions(asked.folder)
    ]
    for name, values in score(articles, resamples=0).items():
        if name in SHOWN:
            print(f"{name:20}", *(f"{k} {v / 100:.3f}" for k, v in values.items() if k in "prf1"))


def _attribution(plain: dict[str, list[list[int]]]) -> GoldAttribution:
    source, cue, content = (
        tuple((start, end) for start, end in plain[role]) for role in ("source", "cue", "content")
    )
    return GoldAttribution(source, cue, content)


if __name__ == "__main__":
    main()
