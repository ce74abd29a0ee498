"""The network that reads acts, as it ships: one more output of model.onnx, and acts.onnx behind it.

The graph of model.onnx is taken as it is and gets the output `mixed`, so that every other answer
stays the same to the bit. acts.onnx reads one statement at once and needs no mask.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from .act_network import NARROW, ActNetwork, Mix, Reader
from .export import plain_layer, to_int8
from .model import LAYERS
from .release import RESOURCES, install_beside, sha_of

OUTPUT = "mixed"


class Exported(nn.Module):
    """Readers without dropout and mask; of several the mean of their shares."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        super().__init__()
        self.readers = nn.ModuleList(readers)

    def forward(self, words: Tensor, roles: Tensor) -> tuple[Tensor, ...]:
        """Log-shares of acts and certainties, and of each time."""
        said = [self._said(reader, words, roles) for reader in self.readers]
        return tuple(torch.stack(one).exp().mean(0).log() for one in zip(*said, strict=True))

    @staticmethod
    def _said(reader: Reader, words: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return reader.behind(plain_layer(reader.layer, reader.before(words, roles)), roles)


def export_readers(networks: Sequence[ActNetwork], folder: Path) -> Path:
    """Write acts-fp32.onnx and acts.onnx (int8) to ``folder``; return the latter's path."""
    plain, target = folder / "acts-fp32.onnx", folder / "acts.onnx"
    given = (torch.zeros(1, 16, NARROW), torch.ones(1, 16, 3))
    outputs = ["acts", "certainties", "times"]
    axes = {0: "batch", 1: "words"}
    torch.onnx.export(
        Exported([network.reader for network in networks]).eval().cpu(),
        given,
        str(plain),
        input_names=["words", "roles"],
        output_names=outputs,
        dynamic_axes={"words": axes, "roles": axes, **{name: {0: "batch"} for name in outputs}},
        opset_version=17,
        dynamo=False,
    )
    to_int8(plain, target)
    return target


def with_mix(model: Path, mix: Mix, target: Path) -> Path:
    """``model`` with the output `mixed` as ``mix`` makes it, in the place of an older one."""
    whole = onnx.load(str(model))
    graph = whole.graph
    for part in (graph.node, graph.initializer, graph.output):
        kept = [one for one in part if not one.name.startswith(OUTPUT)]
        del part[:]
        part.extend(kept)
    shares = mix.shares.detach().softmax(0).numpy()
    states = ["/norm/LayerNormalization_output_0"]
    states += [f"/norm_{i + 1}/LayerNormalization_output_0" for i in range(LAYERS)]
    for i, (state, share) in enumerate(zip(states, shares, strict=True)):
        graph.initializer.append(_constant(f"{OUTPUT}.share.{i}", share))
        names = [state, f"{OUTPUT}.share.{i}"]
        graph.node.append(
            helper.make_node("Mul", names, [f"{OUTPUT}.part.{i}"], f"{OUTPUT}.mul.{i}")
        )
    parts = [f"{OUTPUT}.part.{i}" for i in range(len(states))]
    graph.node.append(helper.make_node("Sum", parts, [f"{OUTPUT}.mean"], f"{OUTPUT}.sum"))
    weight, bias = (p.detach().numpy() for p in (mix.down.weight.T, mix.down.bias))
    graph.initializer.extend([_constant(f"{OUTPUT}.w", weight), _constant(f"{OUTPUT}.b", bias)])
    product = [f"{OUTPUT}.mean", f"{OUTPUT}.w"], [f"{OUTPUT}.narrow"], f"{OUTPUT}.product"
    graph.node.append(helper.make_node("MatMul", *product))
    names = [f"{OUTPUT}.narrow", f"{OUTPUT}.b"]
    graph.node.append(helper.make_node("Add", names, [OUTPUT], f"{OUTPUT}.add"))
    shape = ["batch", "pieces", NARROW]
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape))
    onnx.checker.check_model(whole)
    onnx.save(whole, str(target))
    return target


def _constant(name: str, value: NDArray[np.float32]) -> onnx.TensorProto:
    return numpy_helper.from_array(np.ascontiguousarray(value, dtype=np.float32), name)


def install_acts(networks: Sequence[ActNetwork], folder: Path) -> None:
    """Export the networks into the package, and into the encoder they stand on the mean that the
    first one learned, if it learned one; say so in the package's record and card."""
    reader, mix = export_readers(networks, folder), networks[0].mix
    if not isinstance(mix, Mix):
        return install_beside("acts", reader)
    model = with_mix(RESOURCES / "model.onnx", mix, folder / "model.onnx")
    shutil.copyfile(model, RESOURCES / "model.onnx")
    install_beside("acts", reader, sha256=sha_of(model))
