import re

import pytest

from pactwatch.text.openings import LONGEST, RowsByOpening

ROWS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in ("may", "“?the day", "kin", r"\s?\d+ days", "[^x]y", "straße")
]
BY_OPENING = RowsByOpening(ROWS)


@pytest.mark.parametrize(
    "text",
    ["May", "“the day", "the day", "\u212ain", "\u00a03 days", "\u0663 days", "éy", "STRASSE"],
)
def test_no_row_that_matches_is_left_out(text: str) -> None:
    matching = {n for n, row in enumerate(ROWS) if row.match(text)}
    assert matching <= set(BY_OPENING.at(text[:LONGEST]))


def test_a_quotation_mark_stands_for_itself() -> None:
    assert 0 not in BY_OPENING.at("” he ")
    assert BY_OPENING.at("“the ") == (1, 4)
