"""Codes with examples alone, and invented lines that do or do not tell of their conduct.

Comes in: `tests/gold/shown/*.tsv`, a code, a role and a text a line, all fiction of ours: what
describes the code, its examples and counter-examples, lines that show it, that tell the contrary,
and near misses; the word that tells it stands between asterisks. `held.tsv` is only scored. Besides
sentences of news (`benchmark/gold/deeds.jsonl`), which show none of these codes.
Goes out: `Pair`.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pactwatch.domain.ids import sha256_text
from pactwatch.language.model.by_example import words_of_code
from pactwatch.language.model.closeness import Shelf, passage

from .own import whole_text

FICTION = Path(__file__).parent.parent / "tests/gold/shown"
NEWS = Path(__file__).parent.parent / "benchmark/gold/deeds.jsonl"
HELD = "held"
NEAREST = 100
_MARK = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its role ("shows", "contrary", "misses") and the range of the word that tells."""

    role: str
    text: str
    at: tuple[int, int] | None


@dataclass(slots=True)
class Code:
    """A code as a user writes it, and its lines; `family` are its sisters' file and field."""

    family: str
    describes: str = ""
    examples: list[str] = field(default_factory=list)
    counters: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def words(self, chance: random.Random | None = None) -> str:
        """What the network reads of it; by chance two of its examples or more, in any order."""
        examples = list(self.examples)
        if chance is not None:
            chance.shuffle(examples)
            examples = examples[: chance.randint(2, len(examples))]
        return words_of_code(self.describes, examples)

    def without(self, example: str) -> str:
        """The same as if an example were none."""
        return words_of_code(self.describes, [e for e in self.examples if e != example])


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage beside a code: whether it shows it, tells the contrary (None: not known), where,
    and of which kind the pair is."""

    text: str
    code: str
    shows: bool
    contrary: bool | None
    at: tuple[int, int] | None
    kind: str


def read_codes(part: str) -> dict[str, Code]:
    """The codes of a part by file and id: "learned" from, "level" to choose how sure is enough,
    "held" to score. ValueError where a role is none of ours."""
    codes: dict[str, Code] = {}
    for path in sorted(FICTION.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            name, role, text = line.split("\t")
            key = f"{path.stem}/{name}"
            _put(codes.setdefault(key, Code(key.rpartition(".")[0])), role, text)
    return {key: code for key, code in codes.items() if _part_of(code.family) == part}


def _part_of(family: str) -> str:
    if family.startswith(f"{HELD}/"):
        return HELD
    return "level" if int(sha256_text(family)[:8], 16) % 16 == 0 else "learned"


def _put(code: Code, role: str, text: str) -> None:
    if role == "describes":
        code.describes = text
    elif role in ("example", "counter"):
        (code.examples if role == "example" else code.counters).append(text)
    elif role in ("shows", "contrary", "misses"):
        mark = _MARK.search(text)
        at = (mark.start(), mark.end() - 2) if mark else None
        code.lines.append(Line(role, text.replace("*", ""), at))
    else:
        raise ValueError(f"{role}: no role of a line of {FICTION}")


def news(data: Path) -> list[str]:
    """Sentences of news in which nobody found conduct; SystemExit where a text is another one."""
    rows = [json.loads(line) for line in NEWS.read_text("utf-8").splitlines()]
    empty = [row for row in rows if not row["deeds"]]
    return [whole_text(data, row)[slice(*row["content"][0])] for row in empty]


def own_pairs(codes: Mapping[str, Code], chance: random.Random | None) -> Iterator[Pair]:
    """Each line beside its code, and lines that show a code or its contrary beside a sister (all
    of them where nothing is left to chance). A sister's line may tell a code's contrary."""
    sisters = defaultdict(list)
    for key, code in codes.items():
        sisters[code.family].append(key)
    for key, code in codes.items():
        near = [codes[k] for k in sisters[code.family] if k != key]
        for line in code.lines:
            shows, contrary = line.role == "shows", line.role == "contrary"
            yield Pair(line.text, code.words(chance), shows, contrary, line.at, line.role)
            if line.role != "misses":
                for other in chance.sample(near, min(1, len(near))) if chance else near:
                    yield Pair(line.text, other.words(chance), False, None, None, "sister")


def plain_pairs(codes: Mapping[str, Code]) -> Iterator[Pair]:
    """Each example as a passage, beside its code without it, and each counter-example: only scored
    (training/README.md says what came of learning from them)."""
    for code in codes.values():
        for text in code.examples:
            yield Pair(text, code.without(text), True, False, None, "example")
        for text in code.counters:
            yield Pair(text, code.words(), False, None, None, "counter")


def other_pairs(
    codes: Mapping[str, Code], texts: Sequence[str], each: int, chance: random.Random
) -> Iterator[Pair]:
    """Beside each code so many lines of other families and so many sentences of news, half of both
    from the hundredth that has most in common with the code by its words."""
    lines = [(code.family, line.text) for code in codes.values() for line in code.lines]
    told = [*lines, *(("news", text) for text in texts)]
    shelf = Shelf([passage(text) for _, text in told])
    for code in codes.values():
        near = shelf.closeness_to(passage(code.words()))
        nearest = np.argsort(-near, kind="stable")[: len(told) // NEAREST].tolist()
        picked = chance.sample(nearest, each) + chance.sample(range(len(told)), each)
        for family, text in (told[n] for n in picked):
            if family != code.family:
                kind = "news" if family == "news" else "other"
                yield Pair(text, code.words(chance), False, False, None, kind)
