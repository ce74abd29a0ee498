"""The network that compares, as it ships: an int8 ONNX graph behind the package's own word rows.

Its inputs are the rows of the pieces (`words`) and whose they are (`sides`); its one output is
`related`, log-odds. The two passages stand in both orders in one batch and are of one length so,
so that nothing is padded and no mask is needed.
"""

from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from pactwatch.language.model.one_matter import MOST_PIECES

from .export import plain_layer, to_int8
from .model import WIDTH
from .pair_network import PairNetwork
from .release import install_beside

# Two passages, and the three marks around them.
_PLACES = 2 * MOST_PIECES + 3


class Exported(nn.Module):
    """The network without word rows, dropout and the questions that only taught it."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        network.places.weight.data = network.places.weight.data[:_PLACES].clone()
        self.network = network

    def forward(self, words: Tensor, sides: Tensor) -> Tensor:
        """Log-odds, one a row."""
        network = self.network
        x = network.norm(words + network.places.weight[: words.shape[1]] + network.sides(sides))
        for layer in network.layers:
            x = plain_layer(layer, x)
        scores: Tensor = network.heads["related"](torch.cat([x[:, 0], x.mean(1)], dim=1))
        return scores[:, 0]


def export_pairs(network: PairNetwork, folder: Path) -> Path:
    """Write pairs-fp32.onnx and pairs.onnx (int8) to ``folder``; return the latter's path."""
    plain, target = folder / "pairs-fp32.onnx", folder / "pairs.onnx"
    given = (torch.zeros(2, 16, WIDTH), torch.zeros(2, 16, dtype=torch.long))
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        Exported(network.eval().cpu()),
        given,
        str(plain),
        input_names=["words", "sides"],
        output_names=["related"],
        dynamic_axes={"words": axes, "sides": axes, "related": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target, kept=_heads(plain))
    return target


def _heads(path: Path) -> list[str]:
    """Products left in floating point; with the first layer's way out among them F1 on the fresh
    pairs was .829 for .826, and the file 13.1 MB for 11.3."""
    graph = onnx.load(str(path)).graph
    return [node.name for node in graph.node if "/heads" in node.name]


def install_pairs(network: PairNetwork, folder: Path) -> None:
    """Export the network and put it beside the model it shares word rows with."""
    install_beside("pairs", export_pairs(network, folder))
