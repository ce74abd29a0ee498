"""`python -m training --data DIR --out DIR`: train, export, score, write the card."""

import argparse
from pathlib import Path

import torch

from .base import base_model
from .cutter import WordCutter
from .data import load
from .loop import Plan, train
from .mixing import Mixture, batches
from .model import from_checkpoint


def main() -> None:
    """Run the recipe; with --until train the exported files are left as they are."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for logs and weights")
    parser.add_argument("--until", choices=("train", "export"), default="export")
    parser.add_argument("--steps", type=int, default=None, help="stop early: for a trial run")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    weights = fit(options.data, options.out, options.steps)
    if options.until == "export":
        from .release import release

        release(options.data, weights, options.out)


def fit(data: Path, out: Path, steps: int | None) -> Path:
    """Load, mix and train; a finished run is not repeated. Returns the path of the weights."""
    final = out / "final.pt"
    if not final.exists():
        base, plan = base_model(), Plan()
        cut = WordCutter(base / "tokenizer.json")
        torch.manual_seed(plan.seed)
        made = batches(load(data), cut, Mixture(), plan.seed)[:steps]
        print(f"{len(made)} batches, log in {out / 'train.log'}", flush=True)
        train(from_checkpoint(base / "model.safetensors"), made, cut, plan, out)
    return final


if __name__ == "__main__":
    main()
