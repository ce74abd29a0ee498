"""`python -m training --data DIR --out DIR`: train, export, score, write the card."""

import argparse
from pathlib import Path

import torch

from .base import base_model
from .cutter import WordCutter
from .data import load
from .loop import train
from .mixing import batches
from .model import from_checkpoint
from .stages import STAGES


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
    """Load, then mix and train stage by stage; a finished stage is not run again."""
    base = base_model()
    cut = WordCutter(base / "tokenizer.json")
    corpora = load(data)
    network = from_checkpoint(base / "model.safetensors")
    for stage in STAGES:
        folder = out / stage.name
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "final.pt").exists():
            made = batches(corpora, cut, stage.mixture, stage.plan.seed)[:steps]
            print(f"{stage.name}: {len(made)} batches, log in {folder / 'train.log'}", flush=True)
            torch.manual_seed(stage.plan.seed)
            train(network, made, cut, stage.plan, folder)
        network.load_state_dict(torch.load(folder / "final.pt", map_location="cpu"))
    return folder / "final.pt"


if __name__ == "__main__":
    main()
