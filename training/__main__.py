"""`python -m training --data DIR --out DIR`: train, export, score, write the card."""

import argparse
import json
import time
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
    fit(options.data, options.out, options.steps)
    if options.until == "export":
        from .release import release

        release(options.data, options.out / "final.pt", options.out)


def fit(data: Path, out: Path, steps: int | None) -> None:
    """Load, mix and train; leaves out/final.pt."""
    began = time.monotonic()
    base = base_model()
    cut = WordCutter(base / "tokenizer.json")
    plan, mixture = Plan(), Mixture()
    torch.manual_seed(plan.seed)
    made = batches(load(data), cut, mixture, plan.seed)[:steps]
    epoch = len(made) // mixture.attribution_epochs
    print(json.dumps({"batches": len(made), "prepared_s": time.monotonic() - began}), flush=True)
    network = from_checkpoint(base / "model.safetensors")
    train(network, made, cut, plan, out, keep_at=(epoch, 2 * epoch))


if __name__ == "__main__":
    main()
