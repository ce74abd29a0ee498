"""Whether to multiply in bfloat16: always on a GPU; on a CPU where a trial finds it faster.

Processors with AVX-512 BF16 or AMX train half again as fast so, others several times slower, and
the flags alone do not tell which (measured on two cores: 2,850 word pieces a second for 1,850).
"""

import time
from contextlib import AbstractContextManager
from functools import cache

import torch

ROWS, WIDTH, INNER, TRIES = 3552, 384, 1536, 5  # one layer's product over a batch of 16 windows


def autocast(device: str) -> AbstractContextManager[None]:
    """The context in which the network runs and its losses are taken."""
    return torch.autocast(device, torch.bfloat16, enabled=halved(device))


@cache
def halved(device: str) -> bool:
    """True where products in bfloat16 are the faster ones."""
    return device == "cuda" or _seconds(torch.bfloat16) < 0.8 * _seconds(torch.float32)


def _seconds(kind: torch.dtype) -> float:
    left, right = torch.randn(ROWS, WIDTH).to(kind), torch.randn(WIDTH, INNER).to(kind)
    taken = []
    for _ in range(TRIES):
        began = time.monotonic()
        left @ right
        taken.append(time.monotonic() - began)
    return min(taken)
