"""Every task on tiny gold of our own: figures are shares, predictions are a line an item."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluate import TASKS, run_task
from pactwatch.pipeline.evaluation.figures import (
    Counts,
    accuracy_figure,
    f1_figure,
    macro_f1_figure,
)

ARTICLE = "The ministry said the road was open. Rain fell on the hills."
TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-04-04" functionInDocument="CREATION_TIME">April 4, 2031</TIMEX3></DCT>
<TEXT>Envoys met on <TIMEX3 tid="t1" type="DATE" value="2031-03-05">5 March 2031</TIMEX3>.</TEXT>
</TimeML>
"""  # noqa: E501


def attribution(folder: Path) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_text(ARTICLE)
    lines = [
        "T1\tSource 0 12\tThe ministry",
        "T2\tCue 13 17\tsaid",
        "T3\tContent 18 35\tthe road was open",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    ]
    (folder / "attributions" / "a.ann").write_text("\n".join(lines) + "\n")
    return folder


def statements(folder: Path) -> Path:
    (folder / "a.txt").write_text(ARTICLE)
    gold = {"document": "a.txt", "content": [[18, 35]], "speech_act": "ASSERT", "flags": []}
    (folder / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    return folder


def dates(folder: Path) -> Path:
    (folder / "a.tml").write_text(TIMEML)
    return folder


def phrases(folder: Path) -> Path:
    rows = ["phrase\tpublished\tedtf", "5 April 2021\t2025-03-14\t2021-04-05"]
    (folder / "p.tsv").write_text("\n".join(rows) + "\n")
    return folder


def conduct(folder: Path) -> Path:
    file = folder / "plv.tsv"
    rows = [
        "sentence\tsource\ttarget\tgold_root",
        "Arvania threatened Belmora with war.\tArvania\tBelmora\tTHREATEN",
        "Arvania arrested two Belmoran traders.\tArvania\tBelmoran traders\tCOERCE",
    ]
    file.write_text("\n".join(rows) + "\n")
    return file


def codes(folder: Path) -> Path:
    (folder / "a.txt").write_text("The Orlan Front recruits young men in the border towns.\n")
    claim = {"conduct": "ENABLE.RECRUIT", "agent_at": None, "counterpart_at": [4, 15]}
    item = {"document": "a", "content": [[0, 54]], "claims": [{**claim, "polarity": "+"}]}
    (folder / "c.jsonl").write_text(json.dumps(item) + "\n")
    return folder


def names(folder: Path) -> Path:
    (folder / "n.conll").write_text("Dana B-PER\nQuill I-PER\nslept O\n. O\n")
    return folder


def matches(folder: Path) -> Path:
    rows = ["name1,name2,is_match", "Dana Quill,Quill Dana,true", "Dana Quill,Borin Hale,false"]
    (folder / "m.csv").write_text("\n".join(rows) + "\n")
    return folder


def hedges(folder: Path) -> Path:
    (folder / "h.conll").write_text("It O\nmay B-MAY\nrain O\n. O\n\nIt O\nrained O\n. O\n")
    return folder


def pairs(folder: Path) -> Path:
    pair = {"a": "The road was open.", "b": "Rain fell on the hills.", "gold": "UNRELATED"}
    (folder / "p.jsonl").write_text(json.dumps(pair) + "\n")
    return folder


GOLD: dict[str, Callable[[Path], Path]] = {
    f.__name__: f
    for f in (
        attribution,
        statements,
        dates,
        phrases,
        conduct,
        codes,
        names,
        matches,
        hedges,
        pairs,
    )
}


def test_pairs_by_document_and_range_need_their_texts(tmp_path: Path) -> None:
    a, b = "Raiders burnt the mill at Tarn.", "The mill at Tarn was burnt by raiders. Rain fell."
    (tmp_path / "set").mkdir()
    sides = {
        "a": {"document": "set/1", "content": [[0, len(a)]], "published": "2031-05-02"},
        "b": {"document": "set/2", "content": [[0, 38]], "published": None},
    }
    (tmp_path / "set" / "1.txt").write_text(a)
    line = json.dumps({"id": "p", **sides, "relation": "SAME_AS"})
    (tmp_path / "p.jsonl").write_text(f"{line}\n{line}\n")
    with pytest.raises(BadInput, match=r"2\.txt: not there"):
        run_task("pairs", tmp_path)
    (tmp_path / "set" / "2.txt").write_text(b)
    figures = {f.metric: f.value for f in run_task("pairs", tmp_path).figures}
    assert figures["related precision"] == figures["related recall"] == figures["SAME_AS F1"] == 1.0


EXACT = {
    "dates": {"strict span F1": 1.0, "value F1": 1.0},
    "phrases": {"exact EDTF": 1.0, "same bounds": 1.0},
    "matches": {"F1": 1.0},
}


def test_every_task_has_gold_here() -> None:
    assert [task.name for task in TASKS] == list(GOLD)


@pytest.mark.parametrize("task", [task.name for task in TASKS])
def test_a_task_scores_its_gold(task: str, tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    gold = tmp_path / "gold"
    gold.mkdir()
    scored = run_task(task, GOLD[task](gold), predictions=out)
    assert scored.task == task
    assert scored.figures
    for figure in scored.figures:
        assert 0 <= figure.value <= 1
        assert figure.items > 0 or math.isclose(figure.value, 0)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(lines) == len(scored.predictions) > 0
    found = {figure.metric: figure.value for figure in scored.figures}
    assert {k: found[k] for k in EXACT.get(task, {})} == EXACT.get(task, {})
    assert json.dumps(scored.as_json())


@pytest.mark.parametrize("task", [task.name for task in TASKS])
def test_a_folder_without_gold_says_what_was_expected(task: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as stopped:
        run_task(task, tmp_path)
    assert "\n" not in str(stopped.value)
    assert str(tmp_path) in str(stopped.value)


def test_an_unknown_task_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="task spelling: unknown; choose one of attribution, "):
        run_task("spelling", tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere: not found"):
        run_task("phrases", tmp_path / "nowhere")


def test_figures_from_counts() -> None:
    perfect, half = Counts(2, 2, 2), Counts(1, 2, 2)
    assert (perfect + half) == Counts(3, 4, 4)
    assert (Counts().f1, Counts().recall) == (0.0, 0.0)
    assert f1_figure("m", [perfect, half]).value == 0.75
    one = f1_figure("m", [perfect])
    assert (one.low, one.high, one.interval_text()) == (None, None, "-")
    share = accuracy_figure("m", [Counts(1, 1, 1), Counts(0, 1, 1)] * 20)
    assert share.value == 0.5
    assert share.low is not None
    assert share.high is not None
    assert share.low < 0.5 < share.high


def test_macro_f1_means_over_gold_classes() -> None:
    pairs_ = [("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")]
    # A: p 1, r 1/2 -> 2/3; B: p 2/3, r 1 -> 4/5.
    assert macro_f1_figure("m", pairs_).value == pytest.approx((2 / 3 + 4 / 5) / 2, abs=1e-4)
