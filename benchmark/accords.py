"""Real accords in real news: cases of articles in the data directory, against our own reading.

Comes in: the data directory and `benchmark/gold/accords/NAME/`: the agreement in our own words,
`documents.tsv` (id, digest, day, publisher), `expected.tsv` (as in `tests/gold/cases`) and
`labels.jsonl` (what a reader lists of some of the articles, by offsets). Goes out: figures, and
the rows that come out otherwise. Texts are laid out in a temporary folder and nowhere else.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmark.corpora import document
from pactwatch.case import Board
from pactwatch.domain.agreement import ElementType
from pactwatch.pipeline import AddOptions, add_documents, make_case, open_case
from pactwatch.pipeline.evaluation.statements import run

__all__ = ["ACCORDS", "measure"]

ACCORDS = Path(__file__).parent / "gold" / "accords"
_READER = "Ada Reyes"


def measure(data: Path) -> Iterator[tuple[str, str]]:
    """Figures of every accord; ValueError names a text that is not the one that was read."""
    for gold in sorted(path for path in ACCORDS.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            documents = _lay_out(data, gold, out)
            yield from _rows(gold, out, documents)
            yield from _statements(gold, out, documents)


def rows(path: Path) -> list[list[str]]:
    """The fields of a table of ours; lines that open with # tell about it."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def _lay_out(data: Path, gold: Path, out: Path) -> dict[str, tuple[date, str]]:
    """Day and publisher by document id, its text written below ``out``."""
    found: dict[str, tuple[date, str]] = {}
    for name, digest, day, publisher in rows(gold / "documents.tsv"):
        text = document(data, name)
        if text.digest != digest:
            raise ValueError(f"{name}: text has digest {text.digest}, {gold.name} read {digest}")
        path = out / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.text, "utf-8")
        found[name] = date.fromisoformat(day), publisher
    return found


def _rows(
    gold: Path, out: Path, documents: dict[str, tuple[date, str]]
) -> Iterator[tuple[str, str]]:
    boards = _boards(gold, out, documents)
    whole = right = total = 0
    for duty, day, *wanted in rows(gold / "expected.tsv"):
        found = _shown(boards[day], duty)
        total, whole, right = (
            total + 1,
            whole + (found == wanted[:4]),
            right + (found[0] == wanted[0]),
        )
        if found != wanted[:4]:
            yield f"{gold.name} {duty} {day}", f"{' '.join(found)}, read {' '.join(wanted[:4])}"
    yield f"{gold.name}: verdicts right", f"{right} of {total}"
    yield f"{gold.name}: rows wholly right", f"{whole} of {total}"


def _boards(gold: Path, out: Path, documents: dict[str, tuple[date, str]]) -> dict[str, Board]:
    case = out / "case"
    with make_case(case, (str(gold / "agreement.toml"),), person=_READER):
        pass
    own, book = gold / "codes.toml", case / "codebook.toml"
    if own.exists():
        book.write_text(f"{book.read_text('utf-8')}\n{own.read_text('utf-8')}", "utf-8")
    with open_case(case, person=_READER) as opened:
        for name, (day, publisher) in documents.items():
            add_documents(opened, [str(out / f"{name}.txt")], AddOptions(day, publisher))
    with open_case(case, person=_READER) as opened:
        days = {row[1] for row in rows(gold / "expected.tsv")}
        return {day: opened.board(as_of=date.fromisoformat(day)) for day in sorted(days)}


def _shown(board: Board, duty: str) -> list[str]:
    status = board.row(duty).provisional
    acts = (e.standing.value for e in status.elements if e.type == ElementType.ACT)
    return [status.verdict.value, str(status.n_min), str(status.n_max), next(acts, "S0")]


def _statements(
    gold: Path, out: Path, documents: dict[str, tuple[date, str]]
) -> Iterator[tuple[str, str]]:
    lines = (gold / "labels.jsonl").read_text("utf-8").splitlines()
    labels = [_asked(json.loads(line), documents) for line in lines if line.strip()]
    asked = out / "labels.jsonl"
    asked.write_text("".join(json.dumps(label) + "\n" for label in labels), "utf-8")
    for figure in run(asked).figures:
        yield f"{gold.name}: {figure.metric}", f"{figure.value:.3f} of {figure.items} labels"


def _asked(label: dict[str, Any], documents: dict[str, tuple[date, str]]) -> dict[str, Any]:
    """A label as `pactwatch evaluate statements` takes it: carriers and speaker are one chain."""
    day, publisher = documents[label["document"]]
    fields = {key: label[key] for key in ("document", "content", "factuality") if key in label}
    return {
        **fields,
        "published": day.isoformat(),
        "publisher": publisher,
        "chain": [*label.get("chain", ()), label["speaker"]],
        "speech_act": label["act"],
    }
