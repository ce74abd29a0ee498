"""Who the network takes for the doer of a deed, and for the other side.

A network of the package (parties.onnx) reads the words of a sentence (the table `mixed` of a
reading), told which of them shows the deed and which code it is. It learned from sentences in which
people had marked both. What it learned and how often it is right stand in MODEL_CARD.md. Refuses to
decide, to look outside the sentence, and to know a code that it was not taught.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pactwatch.language.model.networks import facts_of, network
from pactwatch.language.model.reading import Table

__all__ = ["KNOWN", "REACH", "Pointed", "places_from", "pointed", "taught_parties"]

# Where the network's record of the codes it knows stands in its file.
KNOWN = "codes"
# Words further from the deed are all as far.
REACH = 15


@dataclass(frozen=True, slots=True)
class Pointed:
    """The word taken for the head of a party, by its place in the sentence (None: the sentence
    names none), and how sure the network is of it, 0..1."""

    place: int | None
    share: float


def pointed(mixed: Table, shown: Sequence[int], code: int) -> tuple[Pointed, Pointed]:
    """Agent and counterpart of the deed that the words at the places `shown` tell; `mixed` are the
    rows of a sentence's words. Raises StopRun where the package lacks the network."""
    marks = np.zeros((1, len(mixed), 1), dtype=np.float32)
    marks[0, list(shown)] = 1.0
    fed = {
        "words": mixed[None],
        "shown": marks,
        "places": np.array([places_from(min(shown), len(mixed))], dtype=np.int64),
        "codes": np.array([code], dtype=np.int64),
    }
    (found,) = network("parties").run(["parties"], fed)
    return _best(found[0][:, 0]), _best(found[0][:, 1])


def _best(shares: Table) -> Pointed:
    place = int(shares.argmax())
    is_none = place == len(shares) - 1
    return Pointed(None if is_none else place, float(np.exp(shares[place])))


def places_from(deed: int, words: int) -> list[int]:
    """How far each of so many words stands from the deed, as the network is told: 1 to 31."""
    return [max(-REACH, min(REACH, i - deed)) + REACH + 1 for i in range(words)]


@cache
def taught_parties() -> Mapping[str, int]:
    """The codes that the network was taught, each by its key (`claims/taught.code_key`), and
    their numbers. Raises StopRun where the package lacks the network."""
    known: list[str] = json.loads(facts_of("parties")[KNOWN])
    return {key: number for number, key in enumerate(known) if key}
