"""The package's smaller networks, loaded once each and checked by their hash.

In: a name ("pairs", "acts", "claims", "deeds", "parties", "speakers"). Out: a session of the neural
runtime on one thread; each call of it is short. The encoder itself is loaded by encoder.py, which
knows its windows and labels.
"""

import hashlib
import json
from functools import cache
from importlib.resources import files

import onnxruntime

from pactwatch.errors import StopRun

__all__ = ["facts_of", "network"]


@cache
def network(name: str) -> onnxruntime.InferenceSession:
    """NAME.onnx of the package; StopRun where it is missing or not the one model.json names."""
    folder = files("pactwatch.resources") / "model"
    try:
        model = (folder / f"{name}.onnx").read_bytes()
    except FileNotFoundError as error:
        raise StopRun(f"{name}.onnx is missing: install pactwatch again") from error
    expected = json.loads((folder / "model.json").read_text("utf-8"))[name]["sha256"]
    if (found := hashlib.sha256(model).hexdigest()) != expected:
        raise StopRun(
            f"{name}.onnx has SHA-256 {found}, model.json expects {expected}: "
            "the installation is damaged, install pactwatch again"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(model, options, providers=providers)


def facts_of(name: str) -> dict[str, str]:
    """What the file of a network says of itself beside its weights; StopRun as `network`."""
    facts: dict[str, str] = network(name).get_modelmeta().custom_metadata_map
    return facts
