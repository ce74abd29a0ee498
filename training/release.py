"""From weights to what ships: export, check int8 against fp32, score on dev, write card and files.

Everything in resources/model comes from here; nothing there is edited by hand.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from pactwatch.language.model.encoder import Encoder
from pactwatch.language.scores.gold_attribution import read_attributions

from .base import base_model
from .card import card
from .corpus import HEDGE_TAGS, NAME_TAGS, POS_TAGS, RELATIONS, SPAN_TAGS
from .cutter import WORD_LIMIT
from .evaluate import evaluate
from .export import export, transitions
from .linking import fit_links
from .mixing import LIMIT
from .model import Network, from_weights
from .teaching import OVERLAP

NAME, VERSION = "pactwatch-en", "0.5.0"
# The smaller networks of the package; each has a recipe of its own.
BESIDE = ("pairs", "acts", "claims", "deeds", "parties", "speakers")
RESOURCES = Path(__file__).parent.parent / "src/pactwatch/resources/model"


def release(data: Path, weights: Path, work: Path, *, draft: bool = False) -> dict[str, Any]:
    """Export ``weights``, score on the dev parts under ``data`` and install into the package."""
    base = base_model()
    network = from_weights(weights)
    model = export(network, work, LIMIT + 2)
    record = _record(network, model) | _shipped_others()
    tokenizer = (base / "tokenizer.json").read_text(encoding="utf-8")
    encoder = Encoder(model.read_bytes(), tokenizer, record, 2)
    fit_links(encoder, read_attributions(data / "polnear/train"))
    record["scores"] = evaluate(data, model, record, tokenizer, quick=draft)
    if not draft:
        plain = work / "fp32.onnx"
        exact = evaluate(data, plain, record | {"sha256": sha_of(plain)}, tokenizer, quick=True)
        record["scores"]["fp32"] = exact
    _install(record, model, tokenizer)
    return record


def _record(network: Network, model: Path) -> dict[str, Any]:
    return {
        "name": NAME,
        "version": VERSION,
        "sha256": sha_of(model),
        "window": {"pieces": LIMIT + 2, "overlap": OVERLAP, "word_pieces": WORD_LIMIT},
        "labels": {
            "spans": list(SPAN_TAGS),
            "names": list(NAME_TAGS),
            "pos": list(POS_TAGS),
            "relations": list(RELATIONS),
            "hedges": list(HEDGE_TAGS),
        },
        "span_transitions": transitions(network),
        "scores": {},
    }


def _shipped_others() -> dict[str, Any]:
    """What the record says of the smaller networks, which this recipe leaves as they are."""
    held = json.loads((RESOURCES / "model.json").read_text("utf-8"))
    return {name: held[name] for name in BESIDE}


def sha_of(path: Path) -> str:
    """SHA-256 of a file, as model.json names it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _install(record: dict[str, Any], model: Path, tokenizer: str) -> None:
    RESOURCES.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model, RESOURCES / "model.onnx")
    (RESOURCES / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    _write(record)


def install_beside(name: str, made: Path, **changed: Any) -> None:
    """Put the file of a smaller network into the package and say so in the package's record and
    card; ``changed`` is what else the record says otherwise. The version is this recipe's: what
    another network reads another way is another model, and boards show where it begins."""
    shutil.copyfile(made, RESOURCES / f"{name}.onnx")
    held = json.loads((RESOURCES / "model.json").read_text("utf-8"))
    _write(held | {"version": VERSION} | changed | {name: {"sha256": sha_of(made)}})


def _write(record: dict[str, Any]) -> None:
    (RESOURCES / "model.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    (RESOURCES / "MODEL_CARD.md").write_text(card(record), encoding="utf-8")
