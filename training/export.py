"""Weights in, an int8 ONNX graph out, small enough to ship in the package.

Matrix products are quantised dynamically per output channel; the word embeddings are stored as int8
with one scale a row, which loses less than one scale for all.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from .model import OUTPUTS, Layer, Network

INPUTS = ("input_ids", "attention_mask", "shape_ids")


class Exported(nn.Module):
    """The network as it ships: quantised word rows, no dropout, only the places it needs."""

    def __init__(self, network: Network, *, small_words: bool) -> None:
        super().__init__()
        self.network = network
        self.small_words = small_words
        rows = network.words.weight.data
        scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(rows / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """All tables, in the order of OUTPUTS."""
        network = self.network
        small = self.small_words
        words = self.rows[ids].float() * self.scale[ids] if small else network.words(ids)
        x = words + network.places.weight[: ids.shape[1]] + network.shapes(shapes)
        x = network.norm(x)
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in network.layers:
            x = plain_layer(layer, x, bias)
        made = network.heads(x, tuple(OUTPUTS))
        return tuple(made[name] for name in OUTPUTS)


def plain_layer(layer: Layer, x: Tensor, bias: Tensor | float = 0.0) -> Tensor:
    """The training layer with attention spelled out, so that the runtime can fuse it."""
    heads, width = layer.heads, x.shape[2]
    size = width // heads

    def split(y: Tensor) -> Tensor:
        return y.view(x.shape[0], x.shape[1], heads, size).transpose(1, 2)

    q, k, v = split(layer.query(x)), split(layer.key(x)), split(layer.value(x))
    shares = torch.softmax(q @ k.transpose(2, 3) / size**0.5 + bias, dim=-1)
    attended = (shares @ v).transpose(1, 2).reshape(x.shape[0], x.shape[1], width)
    x = layer.attention_norm(x + layer.out(attended))
    return layer.norm(x + layer.outer(functional.gelu(layer.inner(x))))


def export(network: Network, folder: Path, window: int) -> Path:
    """Write fp32.onnx and model.onnx (int8) to ``folder``; return the latter's path."""
    network = network.eval().cpu()
    network.places.weight.data = network.places.weight.data[:window].clone()
    plain, small = folder / "fp32.onnx", folder / "small.onnx"
    _write(Exported(network, small_words=False), plain, window)
    _write(Exported(network, small_words=True), small, window)
    target = folder / "model.onnx"
    to_int8(small, target, ("MatMul",), _kept(small))
    small.unlink()
    return target


def to_int8(
    plain: Path, target: Path, kinds: Sequence[str] = ("MatMul", "Gemm"), kept: Sequence[str] = ()
) -> None:
    """Write ``plain`` with its products in eight bits but for the nodes named in ``kept``."""
    quantize_dynamic(
        plain,
        target,
        op_types_to_quantize=list(kinds),
        per_channel=True,
        # Seven-bit weights cost one to two points of F1, eight bits a few tenths.
        reduce_range=False,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(kept),
        extra_options={"MatMulConstBOnly": True},
    )


def _kept(path: Path) -> list[str]:
    """Products left in floating point: the heads, and the way out of the first layer.

    Exact content F1 on PolNeAR dev with everything in int8 69.8, with these kept 70.3, with all
    six layers' ways out kept 70.3 as well.
    """
    graph = onnx.load(str(path)).graph
    names = [node.name for node in graph.node if node.op_type == "MatMul"]
    return [name for name in names if "/heads/" in name or name == "/outer/MatMul"]


def _write(module: nn.Module, path: Path, window: int) -> None:
    ids = torch.zeros(2, 16, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            (ids, torch.ones_like(ids), ids),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=dict.fromkeys((*INPUTS, *OUTPUTS), axes),
            opset_version=17,
            dynamo=False,
        )


def transitions(network: Network) -> list[list[float]]:
    """The CRF's learned scores of one tag after another, for model.json."""
    return np.round(network.crf.transitions().detach().numpy(), 4).tolist()
