"""What corrections recall, and duties that a text recalls with "as it promised"."""

import pytest
from tests.language.gold import best, likeness, read

RECALLED = "the army had shelled the mill in Orme"


@pytest.mark.parametrize(
    "text",
    [
        f"ORME, April 16, 2031 (Tal Wire) - CORRECTION: A story of April 13 said that {RECALLED}.",
        f"Correction: An earlier version of this article said that {RECALLED}.",
        f"CORRECTION\n\nIn a report of 12 May we said that {RECALLED}.",
        f"It rained.\n\nEditor's note: A previous version of this story stated that {RECALLED}.",
        f"Correction: In our issue of 8 May we wrote that {RECALLED}. It has not.",
        f"Correction\n\nOn Monday we wrongly reported that {RECALLED}.",
        f"RETRACTION - Tal Wire withdraws its story of May 2 in which it reported that {RECALLED}.",
    ],
)
def test_what_a_correction_recalls_nobody_says(text: str) -> None:
    assert [s for s in read(text).statements if likeness(s, RECALLED) > 0.4] == []


def test_what_a_correction_says_now_and_a_report_under_no_such_heading_count() -> None:
    now = "Correction: A story of May 3 said that two died. Residents said that shells hit it."
    assert best(read(now), "shells hit it").speaker.mention == "Residents"
    text = f"Clerks spoke of a correction of prices. A report of May 3 said that {RECALLED}."
    assert best(read(text), RECALLED).claims


def test_a_duty_recalled_as_promised_is_not_said_by_who_promised() -> None:
    text = "Orme's school would stand. Velm ought to convene talks before June, as it promised."
    assert [s for s in read(text).statements if s.cue] == []
    told = "The mayor said the Column must leave the hills, as it had promised."
    assert best(read(told), "the Column must leave the hills").speaker.mention == "The mayor"
