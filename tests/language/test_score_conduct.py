"""Scoring conduct on PLV-style rows: counts, ids and the refusal of other files."""

from importlib import resources

import pytest

from pactwatch.errors import BadInput
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.scores.conduct import score_conduct
from pactwatch.read.codebook_file import parse_codebook

HEAD = "sentence\tsource\ttarget\tgold_root"
PLOVER = parse_codebook(
    (resources.files("pactwatch.resources") / "codebook-plover.toml").read_text("utf-8"),
    name="codebook-plover.toml",
)


def test_rows_are_coded_and_counted() -> None:
    rows = [
        HEAD,
        "Varo condemned the raid by Orlan.\tVaro\tOrlan\tACCUSE",
        "Varo sent medicine to Orlan.\tVaro\tOrlan\tAID",
        "Grass is green in Orlan.\tGrass\tOrlan\tAID",
    ]

    scores = score_conduct("\n".join(rows), PLOVER, default_engine())

    assert [(p["id"], p["gold"], p["predicted"]) for p in scores.predictions] == [
        (0, "ACCUSE", "ACCUSE"),
        (1, "AID", "AID"),
        (2, "AID", None),
    ]
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.macro_f1 == pytest.approx((1 + 2 / 3) / 2)


def test_every_plover_example_gets_its_class() -> None:
    lines = [
        f"{text}\t{text.split()[0]}\t-\t{code.id}"
        for code in PLOVER.codes
        for text in code.examples
    ]

    scores = score_conduct("\n".join([HEAD, *lines]), PLOVER, default_engine())

    missed = [p for p in scores.predictions if p["gold"] != p["predicted"]]
    wrong = [(lines[p["id"]], p["predicted"]) for p in missed]
    assert len(wrong) <= 0.05 * len(lines), wrong


def test_a_governing_threat_or_refusal_wins_over_what_it_is_about() -> None:
    rows = [
        HEAD,
        "Varo refused to meet the envoys of Orlan.\tVaro\tOrlan\tREJECT",
        "Varo threatened to shell the ridge of Orlan.\tVaro\tOrlan\tTHREATEN",
        "Varo agreed to release the captives of Orlan.\tVaro\tOrlan\tAGREE",
    ]

    assert score_conduct("\n".join(rows), PLOVER, default_engine()).accuracy == 1.0


def test_a_file_without_the_columns_is_refused() -> None:
    with pytest.raises(BadInput, match="no column 'gold_root'"):
        score_conduct("sentence\tsource\ttarget\nx\ty\tz\n", PLOVER, default_engine())
