"""Who says that some are still there says beside it that not all was taken away."""

import pytest
from tests.language.gold import read

SAID = "“We have withdrawn the guns{end}” General Halm said. “{left}.”"


def signs(text: str) -> list[str]:
    claims = (c for s in read(text).statements for c in s.claims)
    return [c.polarity.value for c in claims if c.conduct == "MIL.WITHDRAW"]


@pytest.mark.parametrize(
    "left", ["Some are still there", "Twelve remain in place", "A few of them are left"]
)
def test_what_is_left_is_not_taken_away(left: str) -> None:
    assert signs(SAID.format(end=",", left=left)) == ["+", "-"]
    before = f"“{left},” General Halm said. “We have withdrawn the guns.”"
    assert signs(before) == ["-", "+"]


@pytest.mark.parametrize(
    "text",
    [
        SAID.format(end=",", left="Questions remain"),
        SAID.format(end=",", left="They are still there"),
        "“We have withdrawn the guns,” General Halm said. Ilse Tarn said: “Some are still there.”",
        "“We have withdrawn the guns,” General Halm said.\n\n“Some are still there,” he said.",
    ],
    ids=["of no guns", "open", "another's words", "another paragraph"],
)
def test_other_words_leave_it_as_it_is(text: str) -> None:
    assert signs(text) == ["+"]
