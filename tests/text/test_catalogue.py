"""A text and the numbers in it agree."""

import pytest

from pactwatch.text.catalogue import say
from pactwatch.text.counts import counted


@pytest.mark.parametrize(("n", "told"), [(0, "0 documents"), (1, "1 document"), (2, "2 documents")])
def test_a_noun_agrees_with_its_number(n: int, told: str) -> None:
    assert counted(n, "document") == told


def test_each_number_of_a_text_has_its_own_noun() -> None:
    new = say("add.new", name="a.txt", statements=1, links=1)
    assert "1 statement, 1 suggestion of evidence" in new
    assert "2 statements, 1 suggestion of" in say("add.new", name="a", statements=2, links=1)
