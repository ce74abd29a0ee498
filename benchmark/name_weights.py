"""Weights of text/name_match.py: fitted and cross-validated. `python -m benchmark.name_weights`.

Comes in: name_bench's development half (`--data DIR`, see training/README.md). Goes out: F1 by
cross-validation over groups that share a name, and the weights fitted on all of it, to be set into
the table by hand. Refuses to touch a held half.
"""

import argparse
import csv
from pathlib import Path
from random import Random

import numpy as np

from pactwatch.text.name_match import THRESHOLD, signs_of
from pactwatch.text.name_parts import NameKind

FOLDS = 10
# Pulls every weight but the constant towards zero; swept .1-2, flat.
RIDGE = 0.5


def main() -> None:
    """Print F1 for people, bodies and all, over some divisions into folds, and the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--divisions", type=int, default=5, metavar="N")
    asked = parser.parse_args()
    rows = _rows(asked.data / "name_bench" / "cases_dev.csv")
    for seed in range(asked.divisions):
        guessed = {n: p for kind in NameKind for n, p in _cross_validated(rows, kind, seed).items()}
        print(seed, *(f"{name} {_f1(rows, guessed, kind):.3f}" for name, kind in _SLICES))
    for kind in NameKind:
        names, x, y, _ = _table(rows, kind)
        weights = dict(zip(["", *names], _fit(x, y).round(2).tolist(), strict=True))
        print(f"{kind.value}: {weights}")


_SLICES = (("all", None), ("people", NameKind.PERSON), ("bodies", NameKind.BODY))


def kind_in(schema: str) -> NameKind:
    """Our two kinds from name_bench's schemas; ships have bodies' habits."""
    return NameKind.PERSON if schema == "Person" else NameKind.BODY


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _table(
    rows: list[dict[str, str]], kind: NameKind
) -> tuple[list[str], np.ndarray, np.ndarray, list[int]]:
    places = [n for n, row in enumerate(rows) if kind_in(row["schema"]) is kind]
    signs = [signs_of(rows[n]["name1"], rows[n]["name2"], kind) for n in places]
    names = list(signs[0])
    x = np.array([[1.0, *(s[name] for name in names)] for s in signs])
    y = np.array([rows[n]["is_match"] == "true" for n in places], float)
    return names, x, y, places


def _cross_validated(rows: list[dict[str, str]], kind: NameKind, seed: int) -> dict[int, bool]:
    """Each pair judged by weights that saw no pair with its second name."""
    _, x, y, places = _table(rows, kind)
    keys = sorted({rows[n]["name2"].casefold() for n in places})
    random = Random(seed)
    fold = {key: random.randrange(FOLDS) for key in keys}
    folds = np.array([fold[rows[n]["name2"].casefold()] for n in places])
    guessed = {}
    for k in range(FOLDS):
        weights = _fit(x[folds != k], y[folds != k])
        share = 1 / (1 + np.exp(-x[folds == k] @ weights))
        held = [n for n, f in zip(places, folds, strict=True) if f == k]
        guessed.update(zip(held, (share >= THRESHOLD).tolist(), strict=True))
    return guessed


def _fit(x: np.ndarray, y: np.ndarray, steps: int = 50) -> np.ndarray:
    """Logistic regression by Newton's steps."""
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(steps):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share - y) + ridge @ weights
        bend = (x * (share * (1 - share))[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _f1(rows: list[dict[str, str]], guessed: dict[int, bool], kind: NameKind | None) -> float:
    wanted = [n for n in guessed if kind is None or kind_in(rows[n]["schema"]) is kind]
    true = [rows[n]["is_match"] == "true" for n in wanted]
    said = [guessed[n] for n in wanted]
    hits = sum(a and b for a, b in zip(true, said, strict=True))
    return 2 * hits / (sum(true) + sum(said))


if __name__ == "__main__":
    main()
