"""Certainty and polarity by the table, and the ladder of hedges."""

import pytest
from tests.language.gold_rows import SPEAKERS, act_of, act_rows, parsed

from pactwatch.domain.statement import Factuality
from pactwatch.language.acts.acts import classify

FLOOR = 0.95


def test_the_table_of_certainty_is_met() -> None:
    rows = [row for row in act_rows() if row.factuality != "?"]

    wrong = [
        (r.factuality, act_of(r).factuality.value, r.text)
        for r in rows
        if act_of(r).factuality != r.factuality
    ]

    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_table_knows_most_values() -> None:
    assert {row.factuality for row in act_rows()} >= {
        "CERTAIN+",
        "CERTAIN-",
        "PROBABLE+",
        "POSSIBLE+",
        "UNDERSPECIFIED",
    }


@pytest.mark.parametrize(
    ("hedge", "factuality"),
    [
        ("The camp is open.", Factuality.CERTAIN_POS),
        ("We believe that the camp is open.", Factuality.PROBABLE_POS),
        ("The camp is probably open.", Factuality.PROBABLE_POS),
        ("The camp may be open.", Factuality.POSSIBLE_POS),
        ("Perhaps the camp is open.", Factuality.POSSIBLE_POS),
        ("The camp is not open.", Factuality.CERTAIN_NEG),
        ("We do not believe that the camp is open.", Factuality.PROBABLE_NEG),
        ("The camp may not be open.", Factuality.POSSIBLE_NEG),
        ("There is little doubt that the camp is open.", Factuality.CERTAIN_POS),
        ("There is little water at the camp.", Factuality.CERTAIN_NEG),
        ("The camp is not simply a school.", Factuality.CERTAIN_POS),
        ("I could not assess whether the camp is open.", Factuality.UNDERSPECIFIED),
    ],
)
def test_a_hedge_lowers_certainty_and_a_negator_turns_it(
    hedge: str, factuality: Factuality
) -> None:
    found = classify(hedge, parsed(hedge), [(0, len(hedge))], speaker=SPEAKERS["monitor"])

    assert found.factuality is factuality
