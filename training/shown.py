"""Codes with examples alone, and invented lines that do or do not tell of their conduct.

Comes in: `tests/gold/shown/*.tsv`, a code, a role and a text a line, all fiction of ours: what
describes the code, its examples and counter-examples, lines that show it, that tell the contrary,
and near misses; the word that tells it stands between asterisks, and behind the text who did it and
to whom ("guards", "he@2" the second time, "-" nobody). `held*.tsv` is only scored. Besides
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
from typing import TypeVar

import numpy as np

from pactwatch.domain.ids import sha256_text
from pactwatch.language.model.by_example import words_of_code
from pactwatch.language.model.closeness import Shelf, passage
from pactwatch.language.words.ranges import Range

from .own import whole_text

FICTION = Path(__file__).parent.parent / "tests/gold/shown"
NEWS = Path(__file__).parent.parent / "benchmark/gold/deeds.jsonl"
HELD = "held"
NEAREST = 100
T = TypeVar("T")
_MARK = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its role ("shows", "contrary", "misses"), the range of the word that tells, and
    of the heads of agent and counterpart (None: the line names none; no sides: nobody looked)."""

    role: str
    text: str
    at: Range | None
    sides: tuple[Range | None, ...] = ()


@dataclass(slots=True)
class Code:
    """A code as a user writes it, and its lines; `family` are its sisters' file and field."""

    family: str
    describes: str = ""
    examples: list[str] = field(default_factory=list)
    counters: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def words(self, chance: random.Random | None = None, without: str = "") -> str:
        """What the network reads of it, as if one example were none; by chance some of its
        examples in any order, of ten codes one without examples, one without a description."""
        examples = [e for e in self.examples if e != without]
        drawn = chance.random() if chance and examples else 0.5
        if chance is not None:
            chance.shuffle(examples)
            examples = examples[: chance.randint(1, max(1, len(examples)))]
        described = words_of_code(self.describes, examples if drawn >= 0.1 else ())
        return described if drawn < 0.9 else " ".join(examples)


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage beside a code: whether it shows it, tells the contrary (None: not known), where,
    and of which kind the pair is."""

    text: str
    code: str
    shows: bool
    contrary: bool | None
    at: Range | None
    kind: str


def read_codes(part: str) -> dict[str, Code]:
    """The codes of a part by file and id: "learned" from, "level" to choose how sure is enough,
    "held" to score. ValueError where a role is none of ours."""
    codes: dict[str, Code] = {}
    for path in sorted(FICTION.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            name, role, text, *sides = line.split("\t")
            key = f"{path.stem}/{name}"
            _put(codes.setdefault(key, Code(key.rpartition(".")[0])), role, text, sides)
    return {key: code for key, code in codes.items() if _part_of(code.family) == part}


def _part_of(family: str) -> str:
    if family.startswith(HELD):
        return HELD
    return "level" if int(sha256_text(family)[:8], 16) % 16 == 0 else "learned"


def _put(code: Code, role: str, text: str, sides: Sequence[str]) -> None:
    if role == "describes":
        code.describes = text
    elif role in ("example", "counter"):
        (code.examples if role == "example" else code.counters).append(text)
    elif role in ("shows", "contrary", "misses"):
        mark = _MARK.search(text)
        at = (mark.start(), mark.end() - 2) if mark else None
        plain = text.replace("*", "")
        code.lines.append(Line(role, plain, at, tuple(place_of(plain, side) for side in sides)))
    else:
        raise ValueError(f"{role}: no role of a line of {FICTION}")


def place_of(text: str, side: str) -> Range | None:
    """Where a word stands ("he@2": its second time), None for "-"; ValueError where it does not."""
    word, _, time = side.partition("@")
    if word == "-":
        return None
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if len(found) < int(time or 1):
        raise ValueError(f"{side} does not stand in {text!r} of {FICTION}")
    return found[int(time or 1) - 1]


def news(data: Path) -> list[str]:
    """Sentences of news in which nobody found conduct; SystemExit where a text is another one."""
    rows = [json.loads(line) for line in NEWS.read_text("utf-8").splitlines()]
    empty = [row for row in rows if not row["deeds"]]
    return [whole_text(data, row)[slice(*row["content"][0])] for row in empty]


def own_pairs(codes: Mapping[str, Code], chance: random.Random | None) -> Iterator[Pair]:
    """Each line beside its code, and lines that show a code or its contrary beside a sister (all
    of them where nothing is left to chance). A sister's line may tell a code's contrary."""
    for code, near in _families(codes):
        for line in code.lines:
            shows, contrary = line.role == "shows", line.role == "contrary"
            yield Pair(line.text, code.words(chance), shows, contrary, line.at, line.role)
            if line.role != "misses":
                yield from _beside_sisters(line.text, near, "sister", chance)


def plain_pairs(codes: Mapping[str, Code], chance: random.Random | None) -> Iterator[Pair]:
    """Examples as passages, beside their code without them and beside a sister, and
    counter-examples; of each code all, or by chance one of both."""
    for code, near in _families(codes):
        for text in _some(code.examples, chance):
            yield Pair(text, code.words(chance, without=text), True, False, None, "example")
            yield from _beside_sisters(text, near, "sister's example", chance)
        for text in _some(code.counters, chance):
            yield Pair(text, code.words(chance), False, None, None, "counter")


def _families(codes: Mapping[str, Code]) -> Iterator[tuple[Code, list[Code]]]:
    """Each code with its sisters."""
    families = defaultdict(list)
    for code in codes.values():
        families[code.family].append(code)
    return ((code, [c for c in families[code.family] if c is not code]) for code in codes.values())


def _beside_sisters(
    text: str, near: Sequence[Code], kind: str, chance: random.Random | None
) -> Iterator[Pair]:
    for sister in _some(near, chance):
        yield Pair(text, sister.words(chance), False, None, None, kind)


def _some(all_: Sequence[T], chance: random.Random | None) -> Sequence[T]:
    """All, or one by chance where there is one."""
    return chance.sample(all_, min(1, len(all_))) if chance else all_


def other_pairs(
    codes: Mapping[str, Code], texts: Sequence[str], each: int, chance: random.Random
) -> Iterator[Pair]:
    """Beside each code so many lines of other families and as many sentences of news, and as many
    again of both from the hundredth that has most in common with the code by its words."""
    lines = [(code.family, line.text) for code in codes.values() for line in code.lines]
    yield from _others(codes, lines, "other", each, chance)
    yield from _others(codes, [("", text) for text in texts], "news", each, chance)


def _others(
    codes: Mapping[str, Code],
    told: Sequence[tuple[str, str]],
    kind: str,
    each: int,
    chance: random.Random,
) -> Iterator[Pair]:
    shelf = Shelf([passage(text) for _, text in told])
    for code in codes.values():
        near = shelf.closeness_to(passage(code.words()))
        nearest = np.argsort(-near, kind="stable")[: max(each, len(told) // NEAREST)].tolist()
        picked = chance.sample(nearest, each) + chance.sample(range(len(told)), each)
        for family, text in (told[n] for n in picked):
            if family != code.family:
                yield Pair(text, code.words(chance), False, False, None, kind)
