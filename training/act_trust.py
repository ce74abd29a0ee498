"""Fits how much a rule's word counts beside the network: resources/lexicon/act-trust.toml.

Comes in: statements of documents that the network was not trained on, what it says of them,
and what the rules say alone. Per act and certainty one number is fitted, the log-odds that a
rule adds to what it says, drawn towards the one number that fits all rules of its kind best.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from pactwatch.domain.statement import Speaker, SpeechAct
from pactwatch.language.acts.acts import classify
from pactwatch.language.grammar.engine import Parsed, default_engine
from pactwatch.language.grammar.modes import OPEN_ACTS
from pactwatch.language.model.acts_heard import ACTS, CERTAINTIES
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.names import find_names
from pactwatch.language.speakers.speakers import resolve_speakers
from pactwatch.language.words.quotes import find_quotations
from pactwatch.language.words.ranges import join

from .sayings import Saying, Told

TARGET = Path(__file__).parents[1] / "src/pactwatch/resources/lexicon/act-trust.toml"
# Of so many statements the common number is worth; a rarer rule is drawn towards it.
PRIOR = 8.0
# What a rule of an act adds at the least: on 1,362 open statements one number for all acts did
# best at 1.5, and the sentences that rules rest on are rarer there than where a case hangs on them.
LEAST = 1.5
# The same of acts that put nothing forward: what is no evidence is not easily made evidence.
LEAST_OPEN = 3.0
# Rules that their words prove less than others, and one that they prove more, chosen on the two
# sevenths of the open articles that a network was not trained on, and on `found-rare.jsonl`.
OF_RULES = {
    "denial_by_shape": 0.5,
    "words EXPECT": 0.5,
    "assessor": 1.0,
    "negated_cue": 1.0,
    "own_official": 1.0,
    "words ASSESS": 1.0,
    "duty": 1.5,
    "words DENY": 2.0,
    "words NON_ASSESSMENT": 2.0,
}
_GRID = np.arange(0.0, 6.05, 0.1)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules alone say of a statement; ``act`` is None where none decides."""

    act: str | None
    certainty: str


def by_rules(told: Told) -> Iterator[Ruled]:
    """The rules' answers for each statement of a text, with speakers as the program finds them."""
    parsed = default_engine().read(told.text)
    drafts = [Draft(s.content, s.cue, s.source) for s in told.sayings]
    speakers = _speakers(told.text, parsed, drafts)
    for draft, speaker in zip(drafts, speakers, strict=True):
        ranges = [*draft.content, *draft.cue]
        near = [s for s in parsed.sentences if any(s.start < b and a < s.end for a, b in ranges)]
        found = classify(told.text, near, draft.content, cue=draft.cue, speaker=speaker)
        act = found.speech_act.value if found.is_ruled else None
        yield Ruled(act, found.factuality.value)


def _speakers(text: str, parsed: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    quoted = join((q.start, q.end) for q in find_quotations(text, parsed.paragraphs) if not q.depth)
    found = resolve_speakers(
        text,
        drafts,
        sentences=parsed.sentences,
        paragraphs=parsed.paragraphs,
        names=find_names(text, parsed, ()),
        quoted=quoted,
    )
    return [voices.speaker for voices in found]


def fit(
    sayings: Sequence[Saying],
    ruled: Sequence[Ruled],
    answers: Sequence[tuple[Tensor, Tensor, Tensor]],
) -> dict[str, dict[str, float]]:
    """The numbers by kind and name; the three lists go side by side."""
    acts, certainties = [a.value for a in ACTS], [c.value for c in CERTAINTIES]
    known = [i for i, s in enumerate(sayings) if s.act in acts]
    graded = [i for i, s in enumerate(sayings) if s.factuality]
    return {
        "acts": _floored(
            _shares(
                [answers[i][0].numpy() for i in known],
                [acts.index(sayings[i].act) for i in known],
                [ruled[i].act for i in known],
                acts,
            )
        ),
        "certainties": _shares(
            [answers[i][1].numpy() for i in graded],
            [certainties.index(sayings[i].factuality) for i in graded],
            [ruled[i].certainty for i in graded],
            certainties,
        ),
    }


def _floored(numbers: Mapping[str, float]) -> dict[str, float]:
    return {
        name: max(value, LEAST_OPEN if SpeechAct(name) in OPEN_ACTS else LEAST)
        for name, value in numbers.items()
    }


def _shares(
    scores: Sequence[NDArray[np.float32]],
    gold: Sequence[int],
    said: Sequence[str | None],
    names: Sequence[str],
) -> dict[str, float]:
    """Per name the number under which the gold is likeliest."""
    lost: dict[str, NDArray[np.float64]] = {n: np.zeros(len(_GRID)) for n in names}
    for row, right, name in zip(scores, gold, said, strict=True):
        if name is not None:
            place = names.index(name)
            shifted = row[None].repeat(len(_GRID), 0).astype(np.float64)
            shifted[:, place] += _GRID
            lost[name] += np.logaddexp.reduce(shifted, axis=1) - shifted[:, right]
    return _drawn(lost, {n: sum(s == n for s in said) for n in names})


def _drawn(lost: Mapping[str, NDArray[np.float64]], counts: Mapping[str, int]) -> dict[str, float]:
    """The best number of each name, as if the common curve had been seen ``PRIOR`` times more."""
    total, n = sum(lost.values()), max(1, sum(counts.values()))
    return {
        name: round(float(_GRID[np.argmin(curve + PRIOR * total / n)]), 1)
        for name, curve in lost.items()
    }


def toml(trust: Mapping[str, Mapping[str, float]]) -> str:
    """The file's text."""
    lines = [
        "# How much a rule's word counts beside the network that reads acts (acts/weighed.py): the",
        "# log-odds a rule adds to what it says, per act and certainty, and per rule where one has",
        "# its own. Made by `python -m training --acts`, not by hand.",
    ]
    for kind, numbers in (*trust.items(), ("rules", OF_RULES)):
        lines += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in numbers.items())]
    return "\n".join(lines) + "\n"
