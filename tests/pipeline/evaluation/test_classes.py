"""Figures per class: what a confusion, a miss and a rare class do to them."""

from typing import Any

import pytest

from pactwatch.pipeline.evaluation.classes import LEAST, Labelled, class_figures


def said(act: str = "ASSERT", factuality: str = "CERTAIN+", *modes: str) -> dict[str, Any]:
    return {"speech_act": act, "factuality": factuality, "modes": list(modes)}


def figures(*pairs: tuple[dict[str, Any], dict[str, Any] | None]) -> dict[str, float]:
    items = [Labelled(f"d{n % 3}", gold, found) for n, (gold, found) in enumerate(pairs)]
    return {figure.metric: figure.value for figure in class_figures(items)}


def test_everything_right_is_one_throughout() -> None:
    gold = [said("DENY", "CERTAIN-", "PAST"), said("PLEDGE", "CERTAIN+", "FUTURE")] * LEAST
    found = figures(*((g, dict(g)) for g in gold))
    assert {v for name, v in found.items() if "HYPOTHETICAL" not in name} == {1.0}


def test_one_answer_for_all_is_right_often_but_poor_in_macro_f1() -> None:
    gold = [said("ASSERT")] * 3 * LEAST + [said("ADMIT")] * LEAST
    found = figures(*((g, said("ASSERT")) for g in gold))
    assert found["speech_act ADMIT F1"] == 0
    assert found["speech_act ASSERT F1"] == pytest.approx(6 / 7, abs=1e-4)
    assert found["speech_act macro-F1"] == pytest.approx(3 / 7, abs=1e-4)


def test_a_statement_not_found_lowers_its_class_but_not_the_figure_where_found() -> None:
    gold = said("DENY", "CERTAIN-")
    found = figures(*[(gold, gold)] * LEAST, *[(gold, None)] * LEAST)
    assert found["speech_act macro-F1"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["speech_act macro-F1 where found"] == 1


def test_a_rare_class_has_no_figure_but_its_confusions_count() -> None:
    frequent, rare = said("URGE", "UNDERSPECIFIED"), said("ORDER", "UNDERSPECIFIED")
    found = figures(*[(frequent, frequent)] * LEAST, *[(rare, frequent)] * (LEAST - 1))
    assert "speech_act ORDER F1" not in found
    assert found["speech_act macro-F1"] == found["speech_act URGE F1"] < 1


def test_modes_are_scored_one_by_one() -> None:
    both = said("EXPECT", "UNDERSPECIFIED", "FUTURE", "HYPOTHETICAL")
    found = figures((both, said("EXPECT", "UNDERSPECIFIED", "FUTURE")), (said(), said()))
    assert found["modes FUTURE F1"] == 1
    assert found["modes HYPOTHETICAL F1"] == found["modes PAST F1"] == 0


def test_labels_that_the_gold_lacks_give_no_figures() -> None:
    assert figures(({"speaker": "the harbour master"}, said())) == {}
