"""Gold of what is done in saying, as training reads it; none of this needs torch."""

import json
from pathlib import Path

import pytest
from benchmark.corpora import Text
from training.sayings import read_drawn, read_found, read_invented

from training import own, sayings

TEXT = "The mayor said it rained. Vell hoped for sun."
FOUND = Text("t17/none/1", TEXT)
SAID = {
    "content": [[15, 24]],
    "cue": [[10, 14]],
    "source": [[0, 9]],
    "act": "ASSERT",
    "factuality": "CERTAIN+",
    "modes": ["PAST"],
}
NONE = {"content": [[34, 44]], "cue": [[31, 33]], "source": [], "act": "X"}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sayings, "GOLD", tmp_path)
    for module in (sayings, own):
        monkeypatch.setattr(module, "document", lambda data, name: FOUND)
    return tmp_path


def test_what_a_reader_held_for_no_saying_is_left_out(gold: Path) -> None:
    row = {"document": FOUND.id, "digest": FOUND.digest, "attributions": [SAID, NONE]}
    (gold / "found.jsonl").write_text(json.dumps(row) + "\n", "utf-8")

    (told,) = read_found(gold)

    assert [TEXT[slice(*s.content[0])] for s in told.sayings] == ["it rained"]
    assert (told.sayings[0].act, told.sayings[0].modes) == ("ASSERT", ("PAST",))


def test_offsets_in_another_text_stop_the_run(gold: Path) -> None:
    row = {"document": FOUND.id, "digest": "0" * 16, "attributions": [SAID]}
    (gold / "found.jsonl").write_text(json.dumps(row) + "\n", "utf-8")

    with pytest.raises(SystemExit, match="t17/none/1: the text's digest"):
        list(read_found(gold))


def test_what_is_held_is_not_read_and_ranges_move_with_the_text(gold: Path) -> None:
    row = {"document": FOUND.id, "speech_act": "ASSERT", **SAID}
    rows = [{**row, "part": "held", "batch": 6}, {**row, "part": "held", "batch": 5}]
    (gold / "acts.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")

    (told,) = read_drawn(gold)

    assert told.text[slice(*told.sayings[0].content[0])] == "it rained"


def test_our_own_fiction_is_read_with_acts_and_ranges_that_lie_in_it() -> None:
    texts = list(read_invented())

    assert len(texts) > 500
    for told in texts:
        for saying in told.sayings:
            assert saying.act
            assert all(0 <= a < b <= len(told.text) for a, b in (*saying.content, *saying.cue))
