"""The period of a report: where it is given, and where it is only mentioned."""

from datetime import date

import pytest

from pactwatch.text.dates import find_times

HEAD = "First progress report, covering the period from 1 March to 30 April 2034\n\n"


def of(text: str, words: str) -> str | None:
    """The EDTF of the expression that holds these words; None where there is none."""
    found = find_times(text, published=date(2034, 5, 19))
    return next((t.edtf for t in found if words in t.text), None)


@pytest.mark.parametrize(
    ("mention", "edtf"),
    [
        ("No sum was received during the reporting period.", "2034-03-01/2034-04-30"),
        ("No sum was received by the end of the reporting period.", "../2034-04-30"),
        ("Since the beginning of the period under review two have left.", "2034-03-01/.."),
        ("It visited them within the reporting period.", "2034-03-01/2034-04-30"),
    ],
)
def test_a_mention_takes_the_days_of_the_report(mention: str, edtf: str) -> None:
    words = "period under review" if "review" in mention else "reporting period"
    assert of(HEAD + mention, words) == edtf


def test_without_days_it_names_no_time() -> None:
    assert of("No sum was received during the reporting period.", "period") is None


def test_between_two_periods_nothing_is_chosen() -> None:
    other = "It follows a report covering the period from 1 May to 30 June 2033.\n\n"
    assert of(HEAD + other + "Nothing was paid in the reporting period.", "reporting") is None


def test_a_stretch_of_something_else_is_no_period() -> None:
    text = (
        "The road was shut from 1 March to 3 April 2034. Nothing was paid in the reporting period."
    )
    assert of(text, "reporting period") is None
