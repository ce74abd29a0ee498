"""How far people's decisions move coding. `python -m benchmark.prototypes DIR [--codebook FILE]`.

Comes in: a folder laid out by `python -m benchmark corpora` with codes.jsonl. Every document is
coded in one of ten folds, by the hash of its id; the gold of the other nine stands for what people
have decided there. Goes out: the figures of `evaluate codes` without and with those prototypes.
A codebook whose triggers were written on other texts shows what to expect on news not seen.
"""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pactwatch.domain.codebook import Codebook, Prototype
from pactwatch.language.conduct.close import Closeness
from pactwatch.pipeline.evaluation.codes import Coded, code_clause, figures_of
from pactwatch.pipeline.evaluation.statements import gold_items, text_of
from pactwatch.pipeline.extraction import default_codebook
from pactwatch.read.codebook_file import parse_codebook

FOLDS = 10
SHOWN = ("macro F1", "micro F1", "agent", "look-alikes")

Plain = dict[str, Any]


def main() -> None:
    """One line per figure: without, with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--codebook", type=Path, help="another than the one that ships")
    parser.add_argument("--share", type=float, default=1.0, help="of the other folds' decisions")
    asked = parser.parse_args()
    codebook = default_codebook()
    if asked.codebook:
        codebook = parse_codebook(asked.codebook.read_text("utf-8"), name=asked.codebook.name)
    without, with_them = measure(asked.folder, codebook, asked.share)
    for one, other in zip(figures_of(without), figures_of(with_them), strict=True):
        if one.metric.startswith(SHOWN) and "extracted" not in one.metric:
            print(f"{one.metric:32} {one.value:.3f} {other.value:.3f}")


def measure(folder: Path, codebook: Codebook, share: float) -> tuple[list[Coded], list[Coded]]:
    """Every clause coded without, and with the prototypes of the other folds."""
    gold = list(gold_items(folder))
    folds = [
        Closeness(codebook, [_prototype(folder, g) for g in gold if _is_used(g, fold, share)])
        for fold in range(FOLDS)
    ]

    def coded(closeness: Sequence[Closeness | None]) -> list[Coded]:
        return [
            code_clause(
                folder, g, codebook=codebook, closeness=closeness[_fold(g)], is_extracting=False
            )
            for g in gold
        ]

    return coded([None] * FOLDS), coded(folds)


def _is_used(gold: Plain, fold: int, share: float) -> bool:
    return _fold(gold) != fold and _hash(gold["document"]) // FOLDS % 1000 < share * 1000


def _fold(gold: Plain) -> int:
    return _hash(gold["document"]) % FOLDS


def _hash(document: str) -> int:
    # Other digits than those that part open from held documents.
    return int(hashlib.sha256(document.encode()).hexdigest()[8:16], 16)


def _prototype(folder: Path, gold: Plain) -> Prototype:
    text = text_of(folder, gold).read_bytes().decode("utf-8")
    words = " ".join(text[a:b] for a, b in gold["content"])
    codes = frozenset(claim["conduct"] for claim in gold["claims"])
    return Prototype(words, codes, is_complete=True, origin=f"clause {gold['id']}")


if __name__ == "__main__":
    main()
