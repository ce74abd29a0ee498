"""Trains the network that reads acts on what the shipped encoder says of our gold statements.

Comes in: `sayings.py`. Goes out: the network's state, and how much a rule's word counts beside it
(resources/lexicon/act-trust.toml), fitted on a seventh of the documents that a first network was
not trained on. The encoder is read once and stands still; a quarter of an hour on two cores,
some 8 GB of memory.
"""

import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from pactwatch.language.model.acts_heard import ACTS, CERTAINTIES, spread
from pactwatch.text.words import words

from .act_network import TIMES, ActNetwork
from .corpus import Text
from .cutter import WordCutter
from .losses import inputs
from .mixing import fold_of, grouped, of_like_length
from .model import Network
from .sayings import Saying, Told
from .teaching import Part, parts_of

_BATCH = 6000  # pieces read at once by the encoder
_TOGETHER = 200  # texts whose words are held at once
_IGNORED = -100
_MIXED = 2  # dimensions of a statement whose states are mixed already
_ENCODER = "encoder"  # beside the statements: a part of what read them
_ACT_NAMES, _CERTAINTY_NAMES = [a.value for a in ACTS], [c.value for c in CERTAINTIES]
_TIME_NAMES = [t.value for t in TIMES]
FOLDS = 7


@dataclass(frozen=True, slots=True)
class Course:
    """Every number that was chosen; `training/README.md` says what was tried."""

    seed: int = 20261128
    epochs: int = 6
    rate: float = 1e-3
    decay: float = 0.02
    warm_up: float = 0.05
    clip: float = 1.0
    dropout: float = 0.1
    smoothing: float = 0.05
    balance: float = 0.3  # how far rare acts are lifted: 0 not at all, 1 to equal weight
    beside: float = 0.5  # weight of certainty and of time beside the act
    words: int = 2600  # of statements in a batch, padding counted


COURSE = Course()


@dataclass(frozen=True, slots=True)
class Example:
    """A statement as the encoder reads it: states (W, 7, 384) of its words in bfloat16, or their
    rows (W, 256) of `mixed`, roles (W, 3), and its labels as numbers, -100 where there is none."""

    name: str
    saying: Saying
    states: Tensor
    roles: Tensor
    act: int
    certainty: int
    times: tuple[float, ...]


def fold(name: str) -> int:
    """0 to 6, by the document's id."""
    return fold_of(name, FOLDS)


def read_states(
    told: Sequence[Told], network: Network, cut: WordCutter, kept: Path
) -> list[Example]:
    """Every statement with what the encoder says of its words, each word read in the window where
    the program reads it. What stands in ``kept`` is not read again."""
    stored: dict[str, Tensor] = torch.load(kept) if kept.exists() else {}
    if stored and not stored[_ENCODER].equal(network.layers[-1].outer.weight):
        stored = {}  # another encoder's
    stored[_ENCODER] = network.layers[-1].outer.weight.detach().clone()
    new = [one for one in told if any(key_of(one, s) not in stored for s in one.sayings)]
    for first in range(0, len(new), _TOGETHER):
        stored |= _states(new[first : first + _TOGETHER], network, cut)
        print(f"states: {first + _TOGETHER} of {len(new)} texts", flush=True)
    if new:
        torch.save(stored, kept)
    return [
        example_of(one, saying, stored[key])
        for one in told
        for saying in one.sayings
        if len(stored[key := key_of(one, saying)])
    ]


def key_of(told: Told, saying: Saying) -> str:
    """Stands for a statement of a text."""
    ranges = (saying.content, saying.cue, saying.source)
    return hashlib.sha256(f"{told.text}{ranges}".encode()).hexdigest()


@torch.no_grad()
def _states(told: Sequence[Told], network: Network, cut: WordCutter) -> dict[str, Tensor]:
    """By statement: (W, 7, 384) in bfloat16, W 0 where no word is its content."""
    network.eval()
    texts = [Text(one.name, tuple(words(one.text))) for one in told]
    chosen = [[_spread(one, s)[0] for s in one.sayings] for one in told]
    wanted = [{i for found in each for i in found} for each in chosen]
    rows: dict[tuple[int, int], Tensor] = {}
    for batch in grouped(_needed(texts, cut, wanted), _BATCH):
        given = inputs([texts[p.text].part(p.window.first, p.window.last) for p in batch], cut)
        states = torch.stack(network.states(given.ids, given.mask, given.shapes), 2)
        for row, part in enumerate(batch):
            for i in range(part.kept.first, part.kept.last):
                if i in wanted[part.text]:
                    place = given.firsts[row, i - part.window.first]
                    rows[part.text, i] = states[row, place].to(torch.bfloat16)
    return {
        key_of(one, saying): torch.stack([rows[n, i] for i in found]) if found else torch.zeros(0)
        for n, one in enumerate(told)
        for saying, found in zip(one.sayings, chosen[n], strict=True)
    }


def _spread(told: Told, saying: Saying) -> tuple[list[int], Tensor]:
    chosen, roles = spread(_words(told.text), saying.content, saying.cue, saying.source)
    return chosen, torch.from_numpy(roles)


_words = lru_cache(4)(words)


def _needed(
    texts: list[Text], cut: WordCutter, wanted: Sequence[set[int]]
) -> Iterator[tuple[int, Part]]:
    for length, part in parts_of(texts, cut):
        if not wanted[part.text].isdisjoint(range(part.kept.first, part.kept.last)):
            yield length, part


def example_of(told: Told, saying: Saying, states: Tensor) -> Example:
    """A statement whose words have been read, with its labels as numbers."""
    return Example(
        told.name,
        saying,
        states,
        _spread(told, saying)[1],
        _ACT_NAMES.index(saying.act) if saying.act in _ACT_NAMES else _IGNORED,
        _CERTAINTY_NAMES.index(saying.factuality) if saying.factuality else _IGNORED,
        tuple(float("nan" if saying.modes is None else t in saying.modes) for t in _TIME_NAMES),
    )


def train(examples: Sequence[Example], log: Path, course: Course = COURSE) -> ActNetwork:
    """The network after ``course.epochs`` over the examples, with a mean of its own where they
    hold the encoder's states; losses go to ``log``."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    network = ActNetwork(course.dropout, is_mixed=examples[0].states.dim() == _MIXED).train()
    lifts = _lifts(examples, course.balance)
    batches = [
        b
        for _ in range(course.epochs)
        for b in of_like_length(examples, _length, course.words, chance, 4)
    ]
    optimizer = torch.optim.AdamW(network.parameters(), lr=course.rate, weight_decay=course.decay)
    rising = max(1.0, course.warm_up * len(batches))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / rising, (len(batches) - k) / len(batches))
    )
    began = time.monotonic()
    with log.open("w", encoding="utf-8") as lines:
        for step, batch in enumerate(batches):
            lost = _loss(network, batch, lifts, course)
            optimizer.zero_grad(set_to_none=True)
            lost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), course.clip)
            optimizer.step()
            schedule.step()
            if step % 20 == 0:
                row = {"step": step, "of": len(batches), "loss": round(float(lost.detach()), 4)}
                lines.write(json.dumps(row | {"s": round(time.monotonic() - began)}) + "\n")
                lines.flush()
    return network.eval()


@torch.no_grad()
def answers(
    network: ActNetwork, examples: Sequence[Example]
) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Log-shares of acts, certainties and times, one triple an example, in their order."""
    network.eval()
    found = []
    for one in examples:
        acts, certainties, times = network(*_padded([one]))
        found.append((acts[0], certainties[0], times[0]))
    return found


def right_of(
    examples: Sequence[Example], said: Sequence[tuple[Tensor, Tensor, Tensor]]
) -> Iterator[str]:
    """In lines: the share of acts that the answers have right, and each act's F1."""
    pairs = [
        (example.act, int(acts.argmax()))
        for example, (acts, _, _) in zip(examples, said, strict=True)
        if example.act >= 0
    ]
    yield f"right {sum(a == b for a, b in pairs) / max(1, len(pairs)):.3f} of {len(pairs)}"
    for n, act in enumerate(_ACT_NAMES):
        hits, given = sum(a == b == n for a, b in pairs), sum((a == n) + (b == n) for a, b in pairs)
        yield f"{act}: F1 {2 * hits / max(1, given):.3f} of {sum(a == n for a, _ in pairs)}"


def _lifts(examples: Sequence[Example], balance: float) -> Tensor:
    counts = Counter(e.act for e in examples if e.act >= 0)
    even = sum(counts.values()) / len(ACTS)
    return torch.tensor([(even / max(1, counts[k])) ** balance for k in range(len(ACTS))])


def _length(example: Example) -> int:
    return len(example.states)


def _loss(network: ActNetwork, batch: Sequence[Example], lifts: Tensor, course: Course) -> Tensor:
    acts, certainties, times = network(*_padded(batch))
    act = torch.tensor([e.act for e in batch])
    lost = torch.zeros(())
    if (act >= 0).any():
        smooth = course.smoothing
        lost = functional.cross_entropy(acts, act, lifts, label_smoothing=smooth)
    certainty = torch.tensor([e.certainty for e in batch])
    if (certainty >= 0).any():
        lost = lost + course.beside * functional.nll_loss(certainties, certainty)
    told = torch.tensor([e.times for e in batch])
    known = ~told.isnan()
    if known.any():
        shares = times[known].exp()
        lost = lost + course.beside * functional.binary_cross_entropy(shares, told[known])
    return lost


def _padded(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(e.states) for e in batch)
    states = torch.zeros(len(batch), width, *batch[0].states.shape[1:])
    roles, mask = torch.zeros(len(batch), width, 3), torch.zeros(len(batch), width).bool()
    for row, one in enumerate(batch):
        n = len(one.states)
        states[row, :n], roles[row, :n], mask[row, :n] = one.states.float(), one.roles, True
    return states, roles, mask
