from pathlib import Path

import pytest

from pactwatch.language.scores.attribution import (
    GoldAttribution,
    count,
    read_ann,
    read_attributions,
    score,
    speech,
)

TEXT = "“We left,” Vell said, “in time.” He denies that it rained."
ANN = (
    "T1\tSource 11 15\tVell\n"
    "T2\tCue 16 20\tsaid\n"
    "T3\tContent 0 10;22 32\t“We left,” “in time.”\n"
    "T4\tAttribution 16 20\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tCue 36 42\tdenies\n"
    "T6\tContent 43 57\tthat it rained\n"
    "T7\tAttribution-no-source 36 42\tdenies\n"
    "E2\tAttribution-no-source:T7 Cue:T5 Content:T6\n"
    "T8\tDiscard 33 35\tHe\n"
)
FIRST = GoldAttribution(((11, 15),), ((16, 20),), ((0, 10), (22, 32)))
SECOND = GoldAttribution((), ((36, 42),), ((43, 57),))


def test_stand_off_is_read_with_its_segments() -> None:
    assert read_ann(ANN) == [FIRST, SECOND]


def test_a_text_field_may_hold_a_line_break() -> None:
    assert read_ann(ANN.replace("“We left,” “in", "“We left,”\n“in")) == [FIRST, SECOND]


def test_the_first_annotator_by_name_is_read(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text/a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions/a_02.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions/a_01.ann").write_text(ANN, encoding="utf-8")
    assert [(p.name, gold) for p, gold in read_attributions(tmp_path)] == [
        ("a.txt", [FIRST, SECOND])
    ]


def test_the_gold_scores_full_marks_against_itself() -> None:
    found = score([(TEXT, [FIRST, SECOND], [FIRST, SECOND])], resamples=20)
    for name in ("exact source", "exact cue", "exact content", "overlap content", "triple"):
        assert found[name]["f1"] == found[name]["low"] == 100
    assert found["exact content"]["n"] == 3
    assert found["recall direct"] == {"r": 100, "n": 1, "low": 100, "high": 100}


def test_half_a_content_overlaps_but_is_not_exact() -> None:
    guess = GoldAttribution(FIRST.source, FIRST.cue, ((0, 4), (22, 32)))
    found = score([(TEXT, [FIRST], [guess])], resamples=0)
    assert found["exact content"]["f1"] == 50
    assert found["overlap content"]["f1"] == 100
    assert found["triple"]["f1"] == 0


def test_a_stray_blank_or_half_a_word_does_not_decide() -> None:
    guess = GoldAttribution(((11, 16),), ((17, 19),), FIRST.content)
    assert score([(TEXT, [FIRST], [guess])], resamples=0)["triple"]["f1"] == 100


def test_a_wrong_source_spoils_the_triple_only() -> None:
    guess = GoldAttribution((), FIRST.cue, FIRST.content)
    found = score([(TEXT, [FIRST], [guess])], resamples=0)
    assert (found["triple"]["f1"], found["exact source"]["f1"]) == (0, 0)
    assert found["exact cue"]["f1"] == found["exact content"]["f1"] == 100


def test_an_outer_report_costs_no_triple() -> None:
    outer = GoldAttribution(((33, 35),), ((36, 42),), ())
    counts = count(TEXT, [FIRST], [FIRST, outer])
    assert counts["triple|said"] == 1
    assert counts["exact cue|said"] == 2


@pytest.mark.parametrize(
    ("content", "kind"),
    [(((0, 10),), "direct"), (((43, 57),), "indirect"), (((0, 15),), "mixed")],
)
def test_speech_is_told_by_quotation_marks(content: tuple, kind: str) -> None:
    assert speech(TEXT, GoldAttribution((), (), content)) == kind
