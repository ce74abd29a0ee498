"""Pairs for the network that compares, from small corpora of our own; none of this needs torch."""

import json
from pathlib import Path
from random import Random

import pytest
from benchmark.pair_weights import FRESH, GOLD
from training.alike import others, own_pairs
from training.stories import stories

from training import alike

STANCES = (
    "Headline,Body_ID,Stance\n"
    "Ferry sinks off Tarn,1,0\n"
    "Ferry sinks off Tarn,2,2\n"
    "No ferry sank,2,1\n"
    "No ferry sank,3,3\n"
    "Bread is dearer,3,0\n"
)
BODIES = (
    'Body ID,articleBody\n1,"A ferry sank."\n2,"It did not sink."\n3,"Bread is dear."\n4,"Alone."\n'
)


def report(name: str, words: list[str], chain: str, action: int) -> str:
    tokens = "".join(
        f'<token t_id="{i}" sentence="0" number="{i}">{w}</token>' for i, w in enumerate(words, 1)
    )
    return (
        f'<Document doc_name="{name}">{tokens}<Markables>'
        f'<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{action}"/></ACTION_OCCURRENCE>'
        f'<ACTION_OCCURRENCE m_id="9" instance_id="{chain}" /></Markables><Relations>'
        f'<CROSS_DOC_COREF r_id="5"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>'
        "</Relations></Document>"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("ecbplus/90", "fnc1", "mrpc_stsb/MRPC", "mrpc_stsb/sts-b"):
        (tmp_path / folder).mkdir(parents=True)
    first = ["The", "ferry", "Alder", "sank", "off", "Tarn", "harbour", "."]
    second = ["Rescuers", "watched", "as", "Alder", "sank", "near", "Tarn", "harbour", "."]
    third = ["A", "lorry", "hit", "the", "wall", "of", "Tarn", "harbour", "."]
    for name, words, chain, action in (
        ("90_1ecb", first, "ACT1", 4),
        ("90_2ecb", second, "ACT1", 5),
        ("90_3ecb", third, "ACT2", 3),
    ):
        xml = report(name, words, chain, action)
        (tmp_path / f"ecbplus/90/{name}.xml").write_text(xml, "utf-8")
    (tmp_path / "fnc1/train_stances_recoded.csv").write_text(STANCES, "utf-8")
    (tmp_path / "fnc1/train_bodies.csv").write_text(BODIES, "utf-8")
    row = "1\t2\t3\tVell left on Monday.\tOn Monday Vell left."
    (tmp_path / "mrpc_stsb/MRPC/train.tsv").write_text(f"Quality\ta\tb\tc\td\n{row}\n", "utf-8")
    graded = "main-news\tx\t2012\t1\t4.0\tTen died.\tTen people died."
    other = "main-captions\tx\t2012\t1\t1.0\tA dog.\tA cat."
    (tmp_path / "mrpc_stsb/sts-b/sts-train.csv").write_text(f"{graded}\n{other}\n", "utf-8")
    return tmp_path


def test_bodies_that_one_headline_is_about_tell_one_story(data: Path) -> None:
    found = stories(data)
    assert found["1"] == found["2"]
    assert len({found["1"], found["3"], found["4"]}) == 3


def test_sentences_of_one_event_are_told_by_their_mentions(data: Path) -> None:
    found = {e.name: e.answers["event"] for e in alike._events(data, Random(1))}
    assert sorted(found.values()) == [0.0, 0.0, 1.0]


def test_each_corpus_answers_its_own_question(data: Path) -> None:
    found = others(data, seed=1)
    assert {name for e in found for name in e.answers} == {
        "event",
        "paraphrase",
        "graded",
        "stance",
    }
    assert {e.answers["graded"] for e in found if "graded" in e.answers} == {0.8}
    assert [e.name for e in others(data, seed=1)] == [e.name for e in found]


@pytest.mark.parametrize(("document", "lost"), [("ecbplus/90_3ecb", "event"), ("fnc1/1", "stance")])
def test_what_a_fresh_pair_is_drawn_from_teaches_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: str, lost: str
) -> None:
    row = {"id": f"{FRESH[0]}1", "a": {"document": document}, "b": {"document": document}}
    gold = tmp_path / "pairs.jsonl"
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    monkeypatch.setattr(alike, "GOLD", gold)
    left = [e for e in others(data, seed=1) if lost in e.answers]
    assert [e.a for e in left] == ([] if lost == "event" else ["Bread is dearer"])
    assert {e.subject for e in own_pairs(data)} <= {"fiction", "alike"}


def test_fresh_batches_are_there() -> None:
    names = [json.loads(line)["id"] for line in GOLD.read_text("utf-8").splitlines()]
    assert all(any(name.startswith(batch) for name in names) for batch in FRESH)
