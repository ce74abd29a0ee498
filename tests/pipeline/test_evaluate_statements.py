"""Scoring statements against gold given by places: names, chains, matching, intervals."""

import json
from pathlib import Path
from typing import Any

import pytest

from pactwatch.pipeline.evaluate import run_task

ARTICLE = (
    "“We opened the road,” said Oren Mallow, a spokesman for the Velm Council.\n\n"
    "“Nobody fired at us,” he added.\n\n"
    "Mira Oskel told the Harbour Times that the militia had closed two camps.\n"
)


def at(words: str, nth: int = 0) -> list[int]:
    start = -1
    for _ in range(nth + 1):
        start = ARTICLE.index(words, start + 1)
    return [start, start + len(words)]


def item(name: str, content: list[int], **labels: Any) -> dict[str, Any]:
    return {"id": name, "document": "a", "content": [content], **labels}


def speaker(status: str, by: str | None, name: list[int] | None) -> dict[str, Any]:
    return {"status": status, "resolved_by": by, "name_at": name}


def scored(folder: Path, *gold: dict[str, Any]) -> dict[str, float]:
    (folder / "a.txt").write_bytes(ARTICLE.encode())
    (folder / "g.jsonl").write_text("".join(json.dumps(line) + "\n" for line in gold))
    return {f.metric: f.value for f in run_task("statements", folder).figures}


PRONOUN = item(
    "pronoun",
    at("“Nobody fired at us,”"),
    cue=[at("added")],
    source=[at("he", ARTICLE[: at("he added")[0]].count("he"))],
    speaker=speaker("NAMED", "PRONOUN", at("Oren Mallow")),
    quote_type="DIRECT",
)


def test_a_name_given_by_its_place_is_compared(tmp_path: Path) -> None:
    figures = scored(tmp_path, PRONOUN)
    assert figures["found"] == figures["speaker"] == figures["speaker PRONOUN"] == 1
    assert figures["status"] == figures["anonymity"] == figures["quote_type"] == 1


def test_another_name_is_wrong_and_counted_apart_from_not_found(tmp_path: Path) -> None:
    wrong = {**PRONOUN, "speaker": speaker("NAMED", "PRONOUN", at("Mira Oskel"))}
    figures = scored(tmp_path, wrong)
    assert figures["found"] == 1
    assert figures["speaker"] == figures["speaker where found"] == 0


def test_what_is_not_found_is_wrong_in_everything(tmp_path: Path) -> None:
    lost = item("lost", [0, 1], source=[[0, 1]], speaker=speaker("ANONYMOUS_SINGLE", None, None))
    figures = scored(tmp_path, lost)
    assert figures["found"] == figures["speaker"] == figures["anonymity"] == 0
    assert "speaker where found" not in figures


def test_a_content_cut_differently_is_found_by_its_cue(tmp_path: Path) -> None:
    cut = item("cut", at("two camps"), cue=[at("told")], quote_type="INDIRECT")
    assert scored(tmp_path, cut) == {"found": 1, "quote_type": 1}


def test_of_a_report_in_a_report_the_carrier_is_asked_for(tmp_path: Path) -> None:
    """The program gives the inner report with a chain; the gold may mark the outer cue only."""
    told = (
        "Oren Mallow said the harbour master, Tomas Velk, had told him that the gates of the old "
        "eastern dock stood open all night and most of the next morning."
    )
    gold = {
        "document": "a",
        "content": [[told.index("the harbour"), len(told) - 1]],
        "cue": [[12, 16]],
        "source": [[0, 11]],
        "speaker": speaker("NAMED", None, [0, 11]),
    }
    (tmp_path / "a.txt").write_bytes(told.encode())
    (tmp_path / "g.jsonl").write_text(json.dumps(gold) + "\n")
    figures = {f.metric: f.value for f in run_task("statements", tmp_path).figures}
    assert figures["speaker"] == 1


@pytest.mark.parametrize(
    ("names", "value"),
    [(["Harbour Times", "Mira Oskel"], 1), (["Mira Oskel"], 0), (["Velm Council", "Oskel"], 0)],
)
def test_a_chain_is_right_as_a_whole_or_not(names: list[str], value: int, tmp_path: Path) -> None:
    roles = ["carrier"] * (len(names) - 1) + ["speaker"]
    chain = [{"at": at(n), "role": role} for n, role in zip(names, roles, strict=True)]
    gold = item("chain", at("that the militia had closed two camps"), cue=[at("told")], chain=chain)
    figures = scored(tmp_path, gold)
    assert figures["chain"] == value
    assert ("chain of one" in figures) == (len(names) == 1)


def test_the_predictions_let_anyone_score_again(tmp_path: Path) -> None:
    scored(tmp_path, PRONOUN)
    out = tmp_path / "out"
    run_task("statements", tmp_path / "g.jsonl", predictions=out)
    line = json.loads(out.read_text("utf-8"))
    assert line["id"] == "pronoun"
    assert line["gold"]["speaker"]["name_at"] == at("Oren Mallow")
    assert line["predicted"]["speaker"]["name"] == "Oren Mallow"
    assert line["right"]["speaker"] is True


def test_the_paper_a_document_appeared_in_is_no_carrier(tmp_path: Path) -> None:
    alone = item(
        "own",
        at("that the militia had closed two camps"),
        cue=[at("told")],
        publisher="Harbour Times",
        chain=[{"at": at("Mira Oskel"), "role": "speaker"}],
    )
    assert scored(tmp_path, alone)["chain"] == 1
