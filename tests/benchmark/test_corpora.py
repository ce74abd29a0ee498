"""Laying gold out beside its texts: the part asked for, and no other text than it counts in."""

import json
from pathlib import Path

import pytest
from benchmark.corpora import document, lay_out_gold

ROW = (
    "date,title,text\n2020-03-04,Fog,The ferry stayed in the harbour.\n2020-03-05,Sun,It sailed.\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data/wikinews/data"
    folder.mkdir(parents=True)
    (folder / "wikinews_2020.csv").write_text(ROW)
    for other in ("polnear/dev/text", "t17"):
        (tmp_path / "data" / other).mkdir(parents=True)
    return tmp_path / "data"


def gold_file(data: Path, digest: str | None = None) -> Path:
    rows = []
    for n, part in enumerate(("open", "held")):
        name = f"wikinews/2020/{n}"
        found = document(data, name).digest
        rows.append({"document": name, "part": part, "digest": digest or found})
    file = data.parent / "g.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_only_the_part_asked_for_is_laid_out(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert lay_out_gold(data, gold_file(data), out, part="held") == 1
    assert (out / "wikinews/2020/1.txt").read_text() == "It sailed."
    assert not (out / "wikinews/2020/0.txt").exists()
    assert json.loads((out / "g.jsonl").read_text())["part"] == "held"


def test_without_a_part_everything_is(data: Path, tmp_path: Path) -> None:
    assert lay_out_gold(data, gold_file(data), tmp_path / "out") == 2


def test_another_text_under_the_same_id_is_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"wikinews/2020/0: text has digest .* counts in 0000"):
        lay_out_gold(data, gold_file(data, "0000"), tmp_path / "out")
