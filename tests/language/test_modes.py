"""Past, future and hypothetical, by the table and by minimal pairs."""

import pytest
from tests.language.gold_rows import act_of, act_rows, parsed

from pactwatch.domain.statement import Mode
from pactwatch.language.acts.acts import classify

FLOOR = 0.93


def test_the_table_of_modes_is_met() -> None:
    rows = [row for row in act_rows() if row.modes != "?"]

    wrong = [
        (r.modes, act_of(r).modes, r.text) for r in rows if ",".join(act_of(r).modes) != r.modes
    ]

    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("The brigade holds the post.", ()),
        ("The brigade held the post.", (Mode.PAST,)),
        ("The brigade will hold the post.", (Mode.FUTURE,)),
        ("The brigade has held the post.", ()),
        ("The brigade would hold the post if it had men.", (Mode.HYPOTHETICAL,)),
    ],
)
def test_tense_and_mood_give_the_mode(text: str, modes: tuple[Mode, ...]) -> None:
    assert classify(text, parsed(text), [(0, len(text))]).modes == modes
