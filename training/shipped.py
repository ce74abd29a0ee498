"""The shipped model read back: eight-bit weights become floating point again, to train on from.

What ships is what everybody has; the weights before rounding are kept by nobody. Rounding cost at
most .2 of a point of F1, and the word rows come back to the digit.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from .model import LAYERS, Network

_PRODUCT = re.compile(r"/(?:heads/)?(?P<name>\w+?)(?:_(?P<layer>[1-9]))?/MatMul(?:_quant)?")
_HIDDEN = ("tree", "link", "ref")


def from_shipped(path: Path) -> Network:
    """The network whose ``model.onnx`` lies at ``path``, ready to be trained on."""
    graph = onnx.load(str(path)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = dict(_plain(stored))
    state["words.weight"] = torch.from_numpy(stored["rows"].astype(np.float32) * stored["scale"])
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and (name := _weight_of(node.name)):
            state[name] = torch.from_numpy(matrix(stored, node.input[1]).T.copy())
    network = Network(len(state["words.weight"]), len(state["places.weight"]))
    network.load_state_dict({"crf.weights": network.crf.weights, **state})
    return network


def _plain(stored: dict[str, NDArray[np.float32]]) -> Iterator[tuple[str, Tensor]]:
    for name, table in stored.items():
        if name.startswith("network."):
            yield name.removeprefix("network."), torch.from_numpy(table.copy())


def _weight_of(node: str) -> str | None:
    """`/query_3/MatMul_quant` is the query of the fourth layer, `/heads/tree/MatMul` a head."""
    if node.startswith("/heads/"):
        name = node.split("/")[2]
        return f"heads.{'hidden' if name in _HIDDEN else 'out'}.{name}.weight"
    found = _PRODUCT.fullmatch(node)
    layer = int(found["layer"] or 0) if found else LAYERS
    return f"layers.{layer}.{found['name']}.weight" if found and layer < LAYERS else None


def matrix(stored: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """The matrix of a product: floating point, or eight bits by their scale and zero point."""
    if not name.endswith("_quantized"):
        return stored[name]
    base = name.removesuffix("_quantized")
    exact = stored[name].astype(np.float32) - stored[f"{base}_zero_point"].astype(np.float32)
    return exact * stored[f"{base}_scale"]
