"""Documents of the data directory by a lasting id, as the plain text that annotations count in.

Comes in: a data directory (training/README.md names its public sources). Goes out: `Text` with id,
text, publication day and title. t17 is stored tokenised; it is set as print again by fixed rules,
so offsets into it hold for one DETOKENISER only, and each gold file names it by the text's hash.
Refuses to write any text into the repository.

Ids: `polnear/dev/STEM`, `polnear-train/STEM`, `t17/SET/UID`, `wikinews/YEAR/ROW` (rows counted
from 0), `ecbplus/STEM`, `fnc1/BODY`, `case/NAME/N` for the documents of the
cases in tests/gold, and `demo/FILE` for those of our own fiction that ship
with the package, as this build reads them.
"""

import csv
import functools
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmark.articles import statements

CORPORA = ("polnear", "t17", "wikinews")
DETOKENISER = 1  # raise it when _as_print changes: offsets into t17 are then void

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
# What a tokeniser set apart, put back: pattern and what stands for it.
_REJOIN = (
    (re.compile(r"\\/"), "/"),
    (re.compile(r"``\s?"), "“"),
    (re.compile(r"\s?''"), "”"),
    (re.compile(r" (?=[,.;:!?%)\]}])"), ""),
    (re.compile(r"(?<=[(\[{$£€#]) "), ""),
    (re.compile(r" (?=n't\b|'(?:s|re|ve|ll|d|m)\b)", re.IGNORECASE), ""),
    (re.compile(r"(?<=s) '(?= )"), "'"),
    (re.compile(r"\b(can) (not)\b"), r"\1\2"),
    (re.compile(r"(?<!\S)` "), "‘"),
    (re.compile(r" '(?=[\s,.;:!?)]|$)"), "’"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """One document: ``published`` and ``title`` are None where the corpus gives none."""

    id: str
    text: str
    published: date | None = None
    title: str | None = None

    @property
    def digest(self) -> str:
        """First 16 hexadecimal digits of the text's SHA-256: what gold offsets are tied to."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def texts(data: Path, corpus: str) -> Iterator[Text]:
    """All documents of one corpus (the first part of an id), in a fixed order."""
    read = {
        **{"polnear": _polnear, "polnear-train": _polnear_train},
        **{"t17": _t17, "wikinews": _wikinews},
        **{"ecbplus": _ecbplus, "fnc1": _fnc1},
        **{"demo": _demo, "case": _case},
    }
    yield from read[corpus](data)


def document(data: Path, document_id: str) -> Text:
    """One document by its id; KeyError names an id that the data directory does not hold."""
    corpus = document_id.partition("/")[0]
    return _by_id(data, corpus)[document_id]


@functools.cache
def _by_id(data: Path, corpus: str) -> dict[str, Text]:
    return {text.id: text for text in texts(data, corpus)}


def _polnear(data: Path) -> Iterator[Text]:
    for path in sorted((data / "polnear/dev/text").glob("*.txt")):
        yield Text(f"polnear/dev/{path.stem}", path.read_bytes().decode("utf-8"), _day(path.stem))


def _polnear_train(data: Path) -> Iterator[Text]:
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        yield Text(f"polnear-train/{path.stem}", text, _day(path.stem))


def _day(stem: str) -> date | None:
    found = re.search(r"(\d{4}-\d{2}-\d{2})", stem)
    return date.fromisoformat(found.group(1)) if found else None


def _t17(data: Path) -> Iterator[Text]:
    for path in sorted((data / "t17").glob("*/articles.json")):
        for row in json.loads(path.read_text("utf-8")):
            text = _as_print(row["text"])
            if text:
                name = f"t17/{path.parent.name}/{row['uid']}"
                yield Text(name, text, date.fromisoformat(row["dct"]))


def printed(tokens: list[str]) -> str:
    """A tokenised sentence set as print."""
    return _as_print(" ".join(tokens))


def _as_print(tokens: str) -> str:
    text = " ".join(_BRACKETS.get(token, token) for token in tokens.split())
    for pattern, put in _REJOIN:
        text = pattern.sub(put, text)
    return text


def _wikinews(data: Path) -> Iterator[Text]:
    for path in sorted((data / "wikinews/data").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for n, row in enumerate(csv.DictReader(file)):
                name = f"wikinews/{path.stem.removeprefix('wikinews_')}/{n}"
                yield Text(
                    name, _spaced(row["text"]), date.fromisoformat(row["date"]), row["title"]
                )


def _ecbplus(data: Path) -> Iterator[Text]:
    """Neither outlet nor day is told; `1_10ecb` and `1_11ecb` tell one event."""
    for path in sorted((data / "ecbplus").glob("*/*.xml")):
        tokens = ElementTree.parse(path).getroot().iter("token")
        yield Text(f"ecbplus/{path.stem}", _as_print(" ".join(t.text or "" for t in tokens)))


def _fnc1(data: Path) -> Iterator[Text]:
    """News of 2014 and 2015 that the challenge gathered; it tells neither outlet nor day."""
    csv.field_size_limit(10_000_000)
    with (data / "fnc1/train_bodies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Text(f"fnc1/{row['Body ID']}", _spaced(row["articleBody"]))


def _spaced(text: str) -> str:
    """One empty line between paragraphs."""
    return re.sub(r"\n\s*\n\s*", "\n\n", text.strip())


_CASE_DOCUMENT = re.compile(r"(?m)^=== (\S+) .+\n")


def _case(data: Path) -> Iterator[Text]:
    """Documents of the cases of our own fiction that tests weigh: `case/NAME/N`, N from 1."""
    for path in sorted((Path(__file__).parents[1] / "tests/gold/cases").glob("*/documents.txt")):
        parts = _CASE_DOCUMENT.split(path.read_text("utf-8"))[1:]
        for n, (day, text) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
            name = f"case/{path.parent.name}/{n}"
            yield Text(name, text.rstrip() + "\n", date.fromisoformat(day))


def _demo(data: Path) -> Iterator[Text]:
    """Ours: they lie in the package, not in ``data``. A change in reading changes the digest."""
    from pactwatch.read import read_document

    folder = resources.files("pactwatch.resources") / "demo"
    listed = tomllib.loads((folder / "documents.toml").read_text("utf-8"))["document"]
    for row in sorted(listed, key=lambda row: row["file"]):
        content = (folder / "documents" / row["file"]).read_bytes()
        document = read_document(content, name=row["file"], published=row["published"])
        yield Text(f"demo/{row['file']}", document.text, row["published"], document.title)


def lay_out(data: Path, ids: Iterator[str] | list[str], out: Path) -> int:
    """Write the texts of ``ids`` below ``out`` as `ID.txt`, for `pactwatch evaluate`; how many."""
    wanted = sorted(set(ids))
    for name in wanted:
        path = out / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document(data, name).text.encode("utf-8"))
    return len(wanted)


def lay_out_gold(data: Path, gold: Path, out: Path, *, part: str | None = None) -> int:
    """Copy the lines of ``gold`` that are of ``part`` to ``out`` with their texts; how many lines.

    Raises ValueError where a document is not the one the offsets were counted in.
    """
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    chosen = [row for row in rows if part is None or row["part"] == part]
    for row in chosen:
        for side in _sides(row):
            _check_digest(data, side)
    lay_out(data, [side["document"] for row in chosen for side in _sides(row)], out)
    made = [line for row in chosen for line in _lines(data, row)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in made)
    (out / gold.name).write_text(text, "utf-8")
    return len(made)


def _lines(data: Path, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A line as it is, or the statements of an article that is marked whole."""
    if "attributions" in row:
        yield from statements(row, document(data, row["document"]).published)
    else:
        yield _dated(data, row)


def _sides(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The documents a line counts in: itself, or both sides of a pair."""
    if "document" in row:
        return [row]
    if isinstance(row["a"], dict):
        return [row["a"], row["b"]]
    return [{"document": row[s], "digest": row[f"{s}_digest"]} for s in ("a", "b")]


def _dated(data: Path, row: dict[str, Any]) -> dict[str, Any]:
    """A pair of passages with the day of each, which comparing needs."""
    if "document" in row or not isinstance(row["a"], dict):
        return row
    days = {s: document(data, row[s]["document"]).published for s in ("a", "b")}
    return {**row, **{s: {**row[s], "published": day and str(day)} for s, day in days.items()}}


def _check_digest(data: Path, row: dict[str, Any]) -> None:
    name, found = row["document"], document(data, row["document"]).digest
    if found != row["digest"]:
        raise ValueError(
            f"{name}: text has digest {found}, the gold counts in {row['digest']};"
            " fetch the corpus at the commit that training/README.md names"
        )
