"""Attributions of our own as training reads them; none of this needs torch."""

import json
from pathlib import Path

import pytest
from training.corpus import SPAN_TAGS
from training.rehearsal import read_fiction

from training import own

TEXT = "The mayor said it rained, the agency reported. “No,” Vell said."
ROW = {
    "document": "t17/none/1",
    "digest": "",
    "part": "open",
    "until": None,
    "attributions": [
        {
            "source": [[0, 9]],
            "cue": [[10, 14]],
            "content": [[15, 24]],
            "act": "ASSERT",
            "factuality": "CERTAIN+",
        },
        {"source": [[26, 36]], "cue": [[37, 45]], "content": [], "reports": 0},
    ],
}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from benchmark.corpora import Text

    found = Text("t17/none/1", TEXT)
    path = tmp_path / "attributions.jsonl"
    path.write_text(json.dumps(ROW | {"digest": found.digest}) + "\n", "utf-8")
    monkeypatch.setattr(own, "GOLD", path)
    monkeypatch.setattr(own, "document", lambda data, name: found)
    return path


def test_a_report_of_a_report_has_source_and_cue_and_no_content(gold: Path) -> None:
    (text,) = own.read_own(Path())
    tags = {w.text: SPAN_TAGS[t] for w, t in zip(text.words, text.spans or (), strict=True) if t}
    assert tags["agency"] == "I-SOURCE"
    assert tags["reported"] == "B-CUE"
    assert tags["rained"] == "I-CONTENT"
    assert "No" not in tags


def test_another_text_than_the_one_that_was_marked_is_refused_by_its_digest(gold: Path) -> None:
    gold.write_text(json.dumps(ROW | {"digest": "0" * 16}) + "\n", "utf-8")
    with pytest.raises(SystemExit, match="digest"):
        list(own.read_own(Path()))


def test_the_held_part_is_not_trained_on(gold: Path) -> None:
    assert not list(own.read_own(Path(), "held"))
    assert len(list(own.read_own(Path(), "open"))) == 1


def test_our_fiction_is_read_once_and_without_its_marks() -> None:
    found = list(read_fiction())
    texts = [" ".join(word.text for word in text.words) for text in found]
    assert len(set(texts)) == len(texts) > 1000
    assert not any("[" in text and "<" in text for text in texts[:300])
