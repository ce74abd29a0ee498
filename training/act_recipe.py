"""The whole of `python -m training --acts`: gold, states, two networks, the numbers, the files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from .act_export import install_acts
from .act_network import ActNetwork
from .act_training import Example, answers, fold, read_states, train
from .act_trust import TARGET, by_rules, fit, toml
from .base import base_model
from .cutter import WordCutter
from .release import RESOURCES
from .sayings import FICTION, Told, read_drawn, read_found, read_invented, read_marked
from .shipped import from_shipped

# How often a statement of our own fiction is seen: rules and tests rest on each.
OWN = 3


def make_acts(data: Path, out: Path, *, install: bool) -> ActNetwork:
    """The trained network; ``install`` puts it and the numbers of the rules into the package."""
    as_found = [*read_marked(data), *read_found(data)]
    cut = WordCutter(base_model() / "tokenizer.json")
    encoder = from_shipped(RESOURCES / "model.onnx")
    told = [*as_found, *read_drawn(data), *read_invented()]
    examples = read_states(told, encoder, cut, out / "states.pt")
    examples += [e for e in examples if e.name == FICTION] * (OWN - 1)
    spared = [one for one in as_found if fold(one.name) == 0]
    names = {told.name for told in spared}
    first = train([e for e in examples if e.name not in names], out / "acts-first.log")
    trust = _trust(spared, [e for e in examples if e.name in names], first)
    whole = train(examples, out / "acts.log")
    torch.save(whole.state_dict(), out / "acts.pt")
    if install:
        TARGET.write_text(toml(trust), "utf-8")
        install_acts(whole, out)
    return whole


def _trust(
    spared: Sequence[Told], examples: Sequence[Example], network: ActNetwork
) -> dict[str, dict[str, float]]:
    """The rules' numbers, on articles that ``network`` was not trained on."""
    ruled = {
        id(saying): rule
        for told in spared
        for saying, rule in zip(told.sayings, by_rules(told), strict=True)
    }
    known = [e for e in examples if id(e.saying) in ruled]
    said = answers(network, known)
    return fit([e.saying for e in known], [ruled[id(e.saying)] for e in known], said)
