"""One course of training: batches in, parameters moved, losses in a log.

AdamW, a warm-up and a straight way down to nothing, gradients clipped at 1.
"""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

T = TypeVar("T")
_CLIP = 1.0
_LOGGED = 10  # each so many steps


def descend(
    parameters: Sequence[nn.Parameter],
    batches: Sequence[T],
    loss: Callable[[T], Tensor],
    numbers: tuple[float, float, float],
    log: Path,
) -> None:
    """Take one step a batch; ``numbers`` are the highest rate, the decay of weights, and the share
    of the steps over which the rate rises."""
    rate, decay, warm_up = numbers
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=decay)
    rising, last = warm_up * len(batches), len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / rising) * max(0.0, 1 - k / last)
    )
    began = time.monotonic()
    with log.open("w", encoding="utf-8") as lines:
        for step, batch in enumerate(batches):
            lost = loss(batch)
            optimizer.zero_grad(set_to_none=True)
            lost.backward()
            nn.utils.clip_grad_norm_(parameters, _CLIP)
            optimizer.step()
            schedule.step()
            if step % _LOGGED == 0:
                row = {"step": step, "of": last, "loss": round(float(lost.detach()), 4)}
                lines.write(json.dumps(row | {"s": round(time.monotonic() - began)}) + "\n")
                lines.flush()


def rows_padded(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Rows of `mixed` of several stretches (each W, N) as one (B, W, N), and where there is a word
    (B, W)."""
    width = max(len(one) for one in rows)
    words = torch.zeros(len(rows), width, rows[0].shape[1])
    mask = torch.zeros(len(rows), width).bool()
    for row, one in enumerate(rows):
        words[row, : len(one)], mask[row, : len(one)] = one.float(), True
    return words, mask
