"""Two runs side by side: what turned, item by item, and what only one of them has."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.running import run

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.against import changes, read_predictions

ARTICLE = "The ministry said the road was open. Rain fell on the hills."


def item(name: str, spoke: str | None, **right: bool) -> dict[str, Any]:
    chain = [{"name": spoke, "role": "speaker"}] if spoke else []
    found = {"speaker": {"name": spoke, "status": "NAMED"}, "chain": chain} if spoke else None
    return {"id": name, "gold": {"document": "a"}, "predicted": found, "right": right}


def test_a_turned_verdict_says_what_both_runs_said() -> None:
    before = [item("1", "Oren Mallow", speaker=True, chain=False), item("2", None, speaker=False)]
    now = [item("1", "Mira Oskel", speaker=False, chain=False), item("2", "Velk", speaker=True)]
    lost, gained = changes(before, now).turned
    assert (lost.item, lost.word, lost.before, lost.now) == (
        "1",
        "lost",
        "Oren Mallow",
        "Mira Oskel",
    )
    assert (gained.item, gained.word, gained.before, gained.now) == ("2", "gained", "-", "Velk")
    assert gained.document == "a"


def test_items_of_one_run_only_are_counted_not_compared() -> None:
    found = changes([item("old", None, speaker=False)], [item("new", "Velk", speaker=True)])
    assert (found.turned, found.only_before, found.only_now) == ((), 1, 1)


def test_a_task_without_verdicts_compares_with_its_gold() -> None:
    before = [{"id": 0, "gold": ["A"], "predicted": []}]
    found = changes(before, [{"id": 0, "gold": ("A",), "predicted": ("A",)}])
    assert [(c.measure, c.word) for c in found.turned] == [("item", "gained")]


@given(st.dictionaries(st.text(max_size=3), st.booleans(), max_size=5))
def test_a_run_against_itself_turns_nothing(verdicts: dict[str, bool]) -> None:
    runs = [item(name, "Velk", speaker=is_right) for name, is_right in verdicts.items()]
    assert changes(runs, runs).turned == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [("no json", "line 1"), ("[1]", "line 1"), ('{"id": 1}', "gold and predicted")],
)
def test_what_is_no_prediction_is_named(tmp_path: Path, words: str, fault: str) -> None:
    (tmp_path / "p.jsonl").write_text(words + "\n")
    with pytest.raises(BadInput, match=fault):
        read_predictions(tmp_path / "p.jsonl")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="evaluate --predictions"):
        read_predictions(tmp_path / "none.jsonl")


def test_the_command_prints_what_was_lost(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    gold = {"id": "g", "document": "a.txt", "content": [[18, 35]], "speech_act": "DENY"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    earlier = {"id": "g", "gold": gold, "predicted": {"speech_act": "DENY"}}
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({**earlier, "right": {"speech_act": True}}) + "\n")
    words = ("evaluate", "statements", str(tmp_path), "--against", str(kept))
    plain, as_json = run(*words), run(*words, "--json")
    row = next(line for line in plain.out.splitlines() if line.startswith("lost"))
    assert row.split() == ["lost", "speech_act", "g", "a.txt", "DENY", "ASSERT"]
    assert "gained 0, lost 1" in plain.out
    assert json.loads(as_json.out)["against"]["turned"][0]["now"] == "ASSERT"
