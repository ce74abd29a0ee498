"""The network that compares with its second question, as it ships: pairs.onnx, int8.

Inputs `words` and `sides` are as before; `by_way` (1,) is 0 for `related` and 1 for `told` (shows,
contrary) and `point`, an answer a piece. Asked for `related` alone, the runtime works out no more.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from .by_way import ShownNetwork
from .export import plain_layer, to_int8
from .model import WIDTH
from .release import install_beside


class Exported(nn.Module):
    """The network without word rows and dropout; passages stand alone in a batch or are of one
    length, so that no mask is needed."""

    def __init__(self, network: ShownNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, words: Tensor, sides: Tensor, by_way: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Log-odds: of one matter (B), of showing and of the contrary (B, 2), of pieces (B, N)."""
        pairs = self.network.pairs
        for one in self.network.by_ways():
            one.open = by_way
        x = pairs.norm(words + pairs.places.weight[: words.shape[1]] + pairs.sides(sides))
        for layer in pairs.layers:
            x = plain_layer(layer, x)
        mean = x.mean(1)
        related: Tensor = pairs.heads["related"](torch.cat([x[:, 0], mean], dim=1))
        return related[:, 0], *self.network.answers(x, mean)


def export_shown(network: ShownNetwork, folder: Path) -> Path:
    """Write shown-fp32.onnx and pairs.onnx (int8) to ``folder``; return the latter's path."""
    plain, target = folder / "shown-fp32.onnx", folder / "pairs.onnx"
    given = (torch.zeros(2, 16, WIDTH), torch.zeros(2, 16, dtype=torch.long), torch.ones(1))
    axes, rows = {0: "batch", 1: "pieces"}, {0: "batch"}
    torch.onnx.export(
        Exported(network.eval().cpu()),
        given,
        str(plain),
        input_names=["words", "sides", "by_way"],
        output_names=["related", "told", "point"],
        dynamic_axes={"words": axes, "sides": axes, "related": rows, "told": rows, "point": axes},
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target)
    return target


def install_shown(network: ShownNetwork, folder: Path) -> None:
    """Export the network and put it beside the model it shares word rows with."""
    install_beside("pairs", export_shown(network, folder))
