"""The network that compares, with a second question: does a passage tell what examples tell?

Each product of its six layers gets a narrow by-way (LoRA, Hu et al. 2021), which is open for this
question and shut for the other. So the package holds the layers once, and what the network says of
one matter stays as it was: the layers are those that ship, read back and not trained.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from pactwatch.language.model.word_rows import shipped_rows

from .model import WIDTH
from .pair_network import HIDDEN, PairNetwork, mean_of
from .shipped import matrix

RANK = 16
_PRODUCTS = ("query", "key", "value", "out", "inner", "outer")
_PRODUCT = re.compile(r"/(\w+?)(?:/kept)?(?:_(\d))?/MatMul(?:_quant)?")
_BY_WAY = re.compile(r"/(\w+?)/(into|out_of)(?:_(\d))?/MatMul(?:_quant)?")
_ANSWER = re.compile(r"/(point|told)/(?:(told\.\d)/Gemm_)?MatMul")
_TURNED = re.compile(r"(heads\.related\.\d\.weight)_Transposed_quantized\Z")


class ByWay(nn.Module):
    """A product that is kept, and a narrow one beside it; `open` 0 shuts the latter."""

    def __init__(self, kept: nn.Linear, rank: int = RANK) -> None:
        super().__init__()
        self.kept = kept
        self.into = nn.Linear(kept.in_features, rank, bias=False)
        self.out_of = nn.Linear(rank, kept.out_features, bias=False)
        nn.init.zeros_(self.out_of.weight)
        self.open: Tensor | float = 1.0

    def forward(self, x: Tensor) -> Tensor:
        beside: Tensor = self.out_of(self.into(x)) * self.open
        return beside + self.kept(x)


class ShownNetwork(nn.Module):
    """Piece ids, sides (0 the passage, 1 the code) and a mask in; out come the log-odds (B, 2) that
    the passage shows the code and that it tells the contrary, and for each piece how likely it is
    the word that tells it (B, N)."""

    def __init__(self, pairs: PairNetwork, dropout: float = 0.1) -> None:
        super().__init__()
        self.pairs = pairs.requires_grad_(False)
        for layer in pairs.layers:
            for name in _PRODUCTS:
                setattr(layer, name, ByWay(getattr(layer, name)))
        self.told = nn.Sequential(
            nn.Linear(2 * WIDTH, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 2)
        )
        self.point = nn.Linear(WIDTH, 1)

    def by_ways(self) -> Iterator[ByWay]:
        """Every by-way of the layers."""
        return (m for m in self.modules() if isinstance(m, ByWay))

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.pairs.states(self.pairs.words(ids), sides, mask)
        return self.answers(x, mean_of(x, mask))

    def answers(self, x: Tensor, mean: Tensor) -> tuple[Tensor, Tensor]:
        """The answers of what the layers made of the pieces, and of its mean."""
        return self.told(torch.cat([x[:, 0], mean], dim=1)), self.point(x)[:, :, 0]


def shipped_pairs(path: Path) -> PairNetwork:
    """The network of ``path`` (pairs.onnx), eight-bit weights made floating point again; of its
    questions only the one that ships. By-ways that it has are not read."""
    graph = onnx.load(str(path)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = dict(_plain(stored))
    for node in graph.node:
        name = _weight_of(node.name, node.input) if "MatMul" in node.op_type else None
        if name is not None:
            state[name] = torch.from_numpy(matrix(stored, node.input[1]).T.copy())
    rows = shipped_rows()
    state["words.weight"] = torch.from_numpy((rows.rows * rows.scale).astype(np.float32))
    network = PairNetwork(len(rows.rows), len(state["places.weight"]), questions=("related",))
    network.load_state_dict(state)
    return network


def shipped_shown(path: Path) -> ShownNetwork:
    """The network of ``path`` (pairs.onnx) whole, by-ways and both questions that ship."""
    network = ShownNetwork(shipped_pairs(path))
    graph = onnx.load(str(path)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = network.state_dict()
    for node in graph.node:
        name = _beside(node.name) if "MatMul" in node.op_type else None
        if name is not None:
            state[name] = torch.from_numpy(matrix(stored, node.input[1]).T.copy())
    for name in ("told.0.bias", "told.3.bias", "point.bias"):
        state[name] = torch.from_numpy(stored[f"network.{name}"].copy())
    network.load_state_dict(state)
    return network.eval()


def _beside(node: str) -> str | None:
    """`/query/into_3/MatMul_quant` leads into the by-way of the fourth layer's query."""
    if head := _ANSWER.match(node):
        return f"{head[2] or head[1]}.weight"
    found = _BY_WAY.fullmatch(node)
    return found and f"pairs.layers.{int(found[3] or 0)}.{found[1]}.{found[2]}.weight"


def _plain(stored: Mapping[str, NDArray[np.float32]]) -> Iterator[tuple[str, Tensor]]:
    """Rows, norms and biases."""
    for name, table in stored.items():
        own = name.removeprefix("network.").removeprefix("pairs.").replace(".kept.", ".")
        is_ours = own.startswith(("places.", "sides.", "norm.", "layers.", "heads."))
        if is_ours and not own.endswith(("_quantized", "_scale", "_zero_point")):
            yield own, torch.from_numpy(table.copy())


def _weight_of(node: str, given: Sequence[str]) -> str | None:
    """`/query_3/MatMul_quant` is the query of the fourth layer; the head goes by its matrix."""
    if head := _TURNED.search(given[1]):
        return head[1]
    found = _PRODUCT.fullmatch(node)
    if found is None or found[1] not in _PRODUCTS:
        return None
    return f"layers.{int(found[2] or 0)}.{found[1]}.weight"
