"""Teachers' scores: several networks read texts, their scores are averaged word by word.

Averages hold because all networks score spans under the same fixed transitions: what one network
learns from such averages is their joint opinion (Hinton et al. 2015).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from pactwatch.language.model.pieces import Window, windows

from .corpus import Text
from .cutter import WordCutter
from .losses import encoded, inputs
from .mixing import LIMIT, grouped
from .model import Network
from .precision import autocast

OVERLAP = 56  # pieces two windows share: a quarter of a window
_BATCH = 128 * LIMIT


@dataclass(frozen=True, slots=True)
class Part:
    """A window of a text, and the words in it that it answers for."""

    text: int
    window: Window
    kept: Window


def scores(
    texts: list[Text],
    network: Network,
    cut: WordCutter,
    wanted: tuple[str, ...] = ("spans", "names"),
) -> list[NDArray[np.float32]]:
    """Per text a row a word: the log-shares of each question in ``wanted``, side by side."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device).eval()
    found: dict[int, NDArray[np.float32]] = {}
    for batch in grouped(parts_of(texts, cut), _BATCH):
        group = [texts[p.text].part(p.window.first, p.window.last) for p in batch]
        for part, row in zip(batch, _read(network, group, cut, wanted, device), strict=True):
            n = len(texts[part.text].words)
            table = found.setdefault(part.text, np.zeros((n, row.shape[1]), np.float32))
            first, kept = part.window.first, part.kept
            table[kept.first : kept.last] = row[kept.first - first : kept.last - first]
    network.train()
    return [found[n] for n in range(len(texts))]


def parts_of(texts: list[Text], cut: WordCutter) -> list[tuple[int, Part]]:
    """All windows with their lengths in pieces, short ones first."""
    parts = []
    for number, text in enumerate(texts):
        lengths = [len(cut(w.text)) for w in text.words]
        cover = windows(lengths, limit=LIMIT, overlap=OVERLAP)
        for window, kept in zip(cover, _central(cover), strict=True):
            parts.append((sum(lengths[window.first : window.last]), Part(number, window, kept)))
    return sorted(parts, key=lambda part: part[0])


@torch.no_grad()
def _read(
    network: Network, group: list[Text], cut: WordCutter, wanted: tuple[str, ...], device: str
) -> NDArray[np.float32]:
    with autocast(device):
        words, _ = encoded(network, inputs(group, cut), device)
        made = network.heads(words, wanted)
    rows = torch.cat([made[name].float().log_softmax(2) for name in wanted], dim=2)
    table: NDArray[np.float32] = rows.cpu().numpy()
    return table


def _central(cover: list[Window]) -> list[Window]:
    cuts = [0, *((a.last + b.first) // 2 for a, b in pairwise(cover))]
    ends = [*cuts[1:], cover[-1].last] if cover else []
    return [Window(a, b) for a, b in zip(cuts, ends, strict=bool(cover))]
