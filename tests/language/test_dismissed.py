"""Claims that are put aside: what the grammar's shapes do with drafts that lack a part."""

import pytest

from pactwatch.language.bounds.dismissed import with_dismissals
from pactwatch.language.model.drafts import Draft

TEXT = "Claims that the gate was shut were put about, it was said."


@pytest.mark.parametrize(
    "content", [((12, 44),), ()], ids=["a claim with words", "a claim without words"]
)
def test_a_claim_that_nobody_makes_is_left_as_it_is(content: tuple[tuple[int, int], ...]) -> None:
    claim = Draft(content, ((0, 6),), (), (), 0.9, "model")
    said = Draft((), ((53, 57),), (), (), 0.9, "model")

    assert with_dismissals(TEXT, [claim, said], (), ()) == [claim, said]
