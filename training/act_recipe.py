"""The whole of `python -m training --acts`: gold, states, networks, the numbers, the files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from .act_export import install_acts
from .act_mixed import read_mixed
from .act_network import ActNetwork
from .act_training import Course, Example, answers, fold, read_states, right_of, train
from .act_trust import TARGET, by_rules, fit, toml
from .base import base_model
from .cutter import WordCutter
from .release import RESOURCES
from .sayings import FICTION, RARE, Told, read_drawn, read_found, read_invented, read_marked
from .shipped import from_shipped

# How often a statement of our own fiction is seen: rules and tests rest on each.
OWN = 3
# The second network, whose shares are averaged with the first's: another start, and the
# statements drawn for rare acts besides.
SECOND = Course(seed=7)


def make_acts(data: Path, out: Path, *, install: bool, anew: bool) -> tuple[ActNetwork, ...]:
    """The trained networks; ``install`` puts them and the numbers of the rules into the package.
    ``anew`` makes `mixed` anew too (and then every other network that reads it must be); it is
    one network's own, so there is no second one."""
    as_found = [*read_marked(data), *read_found(data)]
    told = [*as_found, *read_drawn(data), *read_invented()]
    examples = _from_encoder(told, out) if anew else read_mixed(told, out / "acts-mixed.pt")
    examples += [e for e in examples if e.name == FICTION] * (OWN - 1)
    spared = [one for one in as_found if fold(one.name) == 0]
    names = {told.name for told in spared}
    first = train([e for e in examples if e.name not in names], out / "acts-first.log")
    trust = _trust(spared, [e for e in examples if e.name in names], first, out)
    whole = [train(examples, out / "acts.log")]
    if not anew:
        rare = read_mixed([*read_found(data, RARE)], out / "acts-rare.pt")
        whole.append(train([*examples, *rare], out / "acts-second.log", SECOND))
    for n, network in enumerate(whole):
        torch.save(network.state_dict(), out / f"acts-{n}.pt")
    if install:
        TARGET.write_text(toml(trust), "utf-8")
        install_acts(whole, out)
    return tuple(whole)


def _from_encoder(told: Sequence[Told], out: Path) -> list[Example]:
    cut = WordCutter(base_model() / "tokenizer.json")
    return read_states(told, from_shipped(RESOURCES / "model.onnx"), cut, out / "states.pt")


def _trust(
    spared: Sequence[Told], examples: Sequence[Example], network: ActNetwork, out: Path
) -> dict[str, dict[str, float]]:
    """The rules' numbers, on articles that ``network`` was not trained on; how often it is right
    there alone is left in ``out`` (acts.txt)."""
    ruled = {
        id(saying): rule
        for told in spared
        for saying, rule in zip(told.sayings, by_rules(told), strict=True)
    }
    known = [e for e in examples if id(e.saying) in ruled]
    said = answers(network, known)
    (out / "acts.txt").write_text("\n".join(right_of(known, said)) + "\n", "utf-8")
    return fit([e.saying for e in known], [ruled[id(e.saying)] for e in known], said)
