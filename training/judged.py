"""Claims the program made and people judged, as the network that doubts claims reads them.

Comes in: `benchmark/gold/judged.jsonl` (real news: offsets and verdicts) and our own fiction
(tests/gold: what its tables say of conduct, on the claims that the rules make of it). Goes out: per
claim the rows of `mixed` of its words, their roles, its code and sign, and what is right of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pactwatch.domain.claim import Polarity
from pactwatch.domain.ids import sha256_text
from pactwatch.language.claims.choice import Reading
from pactwatch.language.claims.doubted import Doubter, roles_of
from pactwatch.language.claims.taught import code_key
from pactwatch.language.grammar.engine import Parsed, default_engine
from pactwatch.pipeline.extraction import default_codebook

from .own import whole_text
from .release import RESOURCES, sha_of

GOLD = Path(__file__).parent.parent / "benchmark/gold/judged.jsonl"
FICTION = "fiction"
# In sayings.tsv: the words of a conduct that does not occur.
NO_CODE = "-"
# Letters of a verdict: the conduct, the agent, the counterpart, the sign are wrong.
WRONG, AGENT, SIGN = "W", "A", "S"


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim in its words: `mixed` (W, 256), `roles` (W, 6). `agent` and `sign` are None where
    nobody looked at them."""

    name: str
    code: str
    is_negative: bool
    mixed: Tensor
    roles: Tensor
    right: float
    agent: float | None = None
    sign: float | None = None


def is_ours(name: str) -> bool:
    """Whether a text is our own fiction: how often a code is right there tells nothing of news."""
    return name.partition("/")[0] in (FICTION, "case", "demo")


def read_judged(data: Path, kept: Path) -> list[Judged]:
    """Every claim of judged.jsonl; what ``kept`` has of the same rows, as this encoder reads them,
    is not read again. SystemExit where a text is another one."""
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        by_text[row["document"]].append(row)
    encoder = sha_of(RESOURCES / "model.onnx")
    keys = {name: sha256_text(json.dumps([encoder, some])) for name, some in by_text.items()}
    stored: dict[str, list[Judged]] = torch.load(kept, weights_only=False) if kept.exists() else {}
    new = [name for name, key in keys.items() if key not in stored]
    for n, name in enumerate(new):
        stored[keys[name]] = list(_of_text(data, name, by_text[name]))
        if n % 100 == 0:
            print(f"claims: {n} of {len(new)} texts", flush=True)
    if new:
        torch.save({key: stored[key] for key in keys.values()}, kept)
    return [one for key in keys.values() for one in stored[key]]


def _of_text(data: Path, name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    parsed = default_engine().read(whole_text(data, rows[0]))
    return (_judged(name, parsed, row) for row in rows)


def _judged(name: str, parsed: Parsed, row: Mapping[str, Any]) -> Judged:
    keys = ("content", "cue", "source", "agent_at", "counterpart_at", "shown_at")
    places = [[(at[0], at[1]) for at in row[key] if at] for key in keys]
    chosen, roles = roles_of(parsed.words, *places)
    verdict = row["verdict"]
    right = float(WRONG not in verdict)
    told = (float(AGENT not in verdict), float(SIGN not in verdict)) if right else (None, None)
    mixed = _rows(parsed, chosen)
    is_no = row["polarity"] == Polarity.NEGATIVE
    return Judged(name, row["conduct"], is_no, mixed, torch.from_numpy(roles), right, *told)


def _rows(parsed: Parsed, chosen: list[int]) -> Tensor:
    assert parsed.mixed is not None
    return torch.from_numpy(parsed.mixed[chosen].copy())


def read_invented() -> Iterator[Judged]:
    """Our own fiction, by the tables of conduct: a claim of the code a row names is right, one of a
    row that names none is wrong."""
    from tests.language.gold_rows import conduct_rows, lines

    for row in conduct_rows():
        yield from _invented(row.text, row.code)
    for code, text in lines("sayings.tsv"):
        yield from _invented(text, code)


def _invented(text: str, code: str) -> Iterator[Judged]:
    """Readings of one text in the article's own voice; of other codes than the row's nothing is
    known."""
    from tests.language.gold_rows import claims_in, read

    listener = _Listener(text, read(text), [(0, len(text))])
    claims_in(text, doubter=listener)
    for one in listener.heard:
        if code in (NO_CODE, one.claim.conduct):
            chosen, roles = listener.roles(one)
            mixed, is_no = _rows(listener.parsed, chosen), one.claim.polarity is Polarity.NEGATIVE
            right = float(code != NO_CODE)
            yield Judged(FICTION, one.claim.conduct, is_no, mixed, torch.from_numpy(roles), right)


@dataclass(frozen=True, slots=True)
class _Listener(Doubter):
    """Doubts nothing, and notes what it is asked about."""

    heard: list[Reading] = field(default_factory=list)

    def left(self, readings: Sequence[Reading]) -> list[Reading]:
        self.heard.extend(readings)
        return list(readings)


def known_codes() -> dict[str, str]:
    """The key of each code of the default codebook, by its id."""
    return {code.id: code_key(code) for code in default_codebook().codes}
