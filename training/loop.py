"""The training run: seeded, logged, saved every few minutes, and resumed where it stopped."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import torch
from torch import Tensor

from .corpus import Text
from .cutter import WordCutter
from .losses import loss
from .model import Network
from .precision import autocast

Losses = Callable[[Network, list[Text], WordCutter, str], dict[str, Tensor]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Rates and rhythms of the run."""

    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06  # share of the steps
    decay: float = 0.01
    clip: float = 1.0
    save_every: int = 200  # steps
    log_every: int = 10  # steps; reading a loss off a GPU waits for it
    average_from: float = 0.6  # share of the steps after which weights are averaged
    average: float = 0.98  # weight of the past at each averaging
    average_every: int = 4  # steps
    seed: int = 20260
    # Of the losses; 1 where unnamed. Next thing to try: less. The links' gradient was measured at
    # five to ten times the spans' late in the run, and the fitted linker hardly uses the pointers.
    weights: Mapping[str, float] = field(default_factory=lambda: {"links": 0.5})


def train(
    network: Network,
    batches: list[list[Text]],
    cut: WordCutter,
    plan: Plan,
    folder: Path,
    losses: Losses = loss,
) -> dict[str, Tensor]:
    """Train over the batches once and return the averaged weights.

    ``folder`` gets train.log (JSON lines), checkpoint.pt and at the end final.pt. An existing
    checkpoint is continued.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device)
    optimizer, schedule = _optimizer(network, plan, len(batches))
    state = _resume(folder / "checkpoint.pt", network, optimizer, schedule)
    averaged: dict[str, Tensor] = state["averaged"]
    network.train()
    with (folder / "train.log").open("a", encoding="utf-8") as log:
        for step in range(state["step"], len(batches)):
            torch.manual_seed(plan.seed + step)
            began = time.monotonic()
            parts = _step(network, batches[step], cut, optimizer, schedule, plan, device, losses)
            if step >= plan.average_from * len(batches) and step % plan.average_every == 0:
                _average(averaged, network, plan.average)
            if step % plan.log_every == 0:
                _log(log, step, len(batches), parts, time.monotonic() - began)
            if (step + 1) % plan.save_every == 0:
                _save(folder, step + 1, network, optimizer, schedule, averaged)
    final = _weights(network) | {name: value.cpu() for name, value in averaged.items()}
    torch.save(final, folder / "final.pt")
    return final


def _optimizer(
    network: Network, plan: Plan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    fast, slow = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (fast if name.startswith(("heads.", "crf.", "shapes.")) else slow).append(parameter)
    groups = [
        {"params": slow, "lr": plan.encoder_rate},
        {"params": fast, "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(
        groups, weight_decay=plan.decay, fused=torch.cuda.is_available() or None
    )
    rising = max(1, int(plan.warm_up * steps))

    def rate(step: int) -> float:
        return min((step + 1) / rising, max(0.0, (steps - step) / max(1, steps - rising)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _step(
    network: Network,
    batch: list[Text],
    cut: WordCutter,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    plan: Plan,
    device: str,
    losses: Losses,
) -> dict[str, Tensor]:
    with autocast(device):
        parts = losses(network, batch, cut, device)
    total = torch.stack([plan.weights.get(n, 1.0) * value for n, value in parts.items()]).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), plan.clip)
    optimizer.step()
    schedule.step()
    return {name: value.detach() for name, value in parts.items()}


def _weights(network: Network) -> dict[str, Tensor]:
    return {name: value.detach().cpu().clone() for name, value in network.state_dict().items()}


def _average(averaged: dict[str, Tensor], network: Network, past: float) -> None:
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        now = parameter.detach()
        if name in averaged:
            averaged[name].lerp_(now, 1 - past)
        else:
            averaged[name] = now.clone()


def _save(
    folder: Path,
    step: int,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    averaged: dict[str, Tensor],
) -> None:
    state = {
        "step": step,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "averaged": averaged,
    }
    torch.save(state, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")


def _resume(
    path: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> dict:
    if not path.exists():
        return {"step": 0, "averaged": {}}
    state = torch.load(path, map_location=next(network.parameters()).device)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return {"step": state["step"], "averaged": state["averaged"]}


def _log(log: TextIO, step: int, steps: int, parts: dict[str, Tensor], seconds: float) -> None:
    row = {"step": step, "of": steps, "s": round(seconds, 2)}
    row |= {name: round(value.item(), 4) for name, value in parts.items()}
    log.write(json.dumps(row) + "\n")
    log.flush()
