"""Gold statements with what is done in saying them: speech act, certainty, time.

Comes in: our own gold that has been read (whole articles, drawn statements, statements that the
program found and readers labelled) and our own fiction (tests/gold). Goes out: per text its words
and its statements, ranges in characters. What is still held is never read here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmark.corpora import document

from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.language.words.ranges import Range

from .own import rows, text_of, whole_text

GOLD = Path(__file__).parent.parent / "benchmark/gold"
# Batches of acts.jsonl that only score.
_HELD = frozenset({6, 7})
# Statements as the program found them, three fifths drawn for rare acts.
RARE = "found-rare.jsonl"
# Characters of a long article kept on either side of a drawn statement.
_REACH = 900
# What a reader gives to words that the program took for a statement and that are none.
NO_SAYING = "X"
# A statement that shares fewer of its words with a row of a table is another one.
_ALIKE = 0.6
# In our tables: nobody looked at this.
NOT_LOOKED_AT = "?"
# The name of every text of ours.
FICTION = "fiction"


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: its ranges, and the labels a reader gave it; "" where none was given."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    act: str
    factuality: str = ""
    modes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its statements; ``name`` is the document's id, or FICTION."""

    name: str
    text: str
    sayings: tuple[Saying, ...]


def read_marked(data: Path) -> Iterator[Told]:
    """Whole articles of our own gold, the open part."""
    for row in rows("open"):
        said = [_saying(one, one["act"]) for one in row["attributions"] if "act" in one]
        yield Told(row["document"], text_of(data, row), tuple(said))


def read_drawn(data: Path) -> Iterator[Told]:
    """Statements drawn one by one, each with the text around it."""
    for line in (GOLD / "acts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == "held" and row.get("batch") in _HELD:
            continue
        text = document(data, row["document"]).text
        yield _around(row["document"], text, _saying(row, row["speech_act"]))


def read_found(data: Path, name: str = "found.jsonl") -> Iterator[Told]:
    """Statements as the program found them, labelled by readers; SystemExit where the text is
    another one."""
    for line in (GOLD / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        said = [_saying(one, one["act"]) for one in row["attributions"] if one["act"] != NO_SAYING]
        yield Told(row["document"], whole_text(data, row), tuple(said))


def read_invented() -> Iterator[Told]:
    """Our own fiction: what its tables say of acts, on the ranges that the program finds."""
    from tests.language.gold import likeness, read
    from tests.language.gold import rows as texts
    from tests.language.gold_rows import act_rows, lines

    for line in act_rows():
        if line.cue:
            sure = "" if line.factuality == NOT_LOOKED_AT else line.factuality
            modes = None if line.modes == NOT_LOOKED_AT else tuple(line.modes.split())
            saying = Saying(line.content, line.cue, (), line.act, sure, modes)
            yield Told(FICTION, line.text, (saying,))
    for sentence, wanted in lines("reports.tsv"):
        said = [s for s in read(sentence).statements if s.cue]
        acts = [word for word in wanted.split() if word in SpeechAct.__members__]
        if len(said) == len(acts) == 1 and acts != [SpeechAct.BACKGROUND.value]:
            yield Told(FICTION, sentence, (_as_read(said[0], acts[0], {}),))
    for row in texts():
        wanted_of = [says for says in row.get("says", []) if "act" in says]
        facts = {k: row[k] for k in ("published", "publisher") if k in row}
        found = read(row["text"], **facts) if wanted_of else None
        near = [
            (max(found.statements, key=lambda one: likeness(one, says["words"])), says)
            for says in wanted_of
            if found and found.statements
        ]
        made = tuple(
            _as_read(one, says["act"], says)
            for one, says in near
            if one.cue and likeness(one, says["words"]) > _ALIKE
        )
        if made:
            yield Told(FICTION, row["text"], made)


def _as_read(one: Statement, act: str, says: Mapping[str, Any]) -> Saying:
    content, cue, source = (
        tuple((part.start, part.end) for part in role)
        for role in (one.content, one.cue, one.source)
    )
    return Saying(content, cue, source, act, says.get("factuality", ""))


def _saying(row: Mapping[str, Any], act: str) -> Saying:
    content, cue, source = (
        tuple((a, b) for a, b in row.get(role) or ()) for role in ("content", "cue", "source")
    )
    return Saying(content, cue, source, act, row["factuality"], tuple(row["modes"]))


def _around(name: str, text: str, saying: Saying) -> Told:
    ends = [*saying.content, *saying.cue, *saying.source]
    low = max(0, min(a for a, _ in ends) - _REACH)
    high = min(len(text), max(b for _, b in ends) + _REACH)

    def moved(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((a - low, b - low) for a, b in ranges)

    placed = Saying(
        moved(saying.content),
        moved(saying.cue),
        moved(saying.source),
        saying.act,
        saying.factuality,
        saying.modes,
    )
    return Told(name, text[low:high], (placed,))
