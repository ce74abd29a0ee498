"""Wire edits: each changes the text, and is the same for the same seed."""

from random import Random

import pytest
from benchmark.wire_edits import COPIES, REWRITES, paragraphs

TEXT = "\n\n".join(
    f"The officials of district {n} said many people died. It began near the town, they told us."
    for n in range(8)
)
EDITS = {**COPIES, **REWRITES}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_the_text_and_repeats(name: str) -> None:
    edited = EDITS[name](TEXT, Random(3))
    assert edited != TEXT
    assert edited == EDITS[name](TEXT, Random(3))
    assert edited.strip()


def test_other_words_leave_quotations_alone() -> None:
    spoken = "“Many people died near the town,” she said."
    for seed in range(5):
        assert spoken in REWRITES["other words"](f"{spoken} It began near the town.", Random(seed))


def test_a_text_in_one_block_has_paragraphs_too() -> None:
    assert len(paragraphs(TEXT.replace("\n\n", " "))) == 6
