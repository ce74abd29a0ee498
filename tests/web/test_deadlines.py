"""A deadline that stands in the agreement is shown wherever one that was added up is."""

import re

import pytest
from tests.web.asking import Browser

from pactwatch.pipeline import WorkingCase

# How the file gives the deadline; the day Home names; what the timeline calls it.
GIVEN = [
    ('computed = "2031-05-20"', "2031-05-20", "computed"),
    ("stated = 2031-05-20", "2031-05-20", "stated"),
    ('stated = "2031-05"', "2031-05-31", "stated"),
    ('practised = "2031-05-20"', "2031-05-20", "practised"),
    ('computed = "2031-05-20"\nstated = "2031-05-25"', "2031-05-20", "computed"),
]


@pytest.mark.parametrize(("given", "day", "name"), GIVEN)
def test_home_and_timeline_show_the_deadline_that_is_given(
    case: WorkingCase, browser: Browser, given: str, day: str, name: str
) -> None:
    (path,) = case.folder.agreements.glob("*.toml")
    text = path.read_text("utf-8").replace('computed = "2031-09-01"', given)
    case.save_agreement(path.stem, text)
    due = browser.get("/").text.split("Falls due in 30 days")[1].split("</section>")[0]
    assert f"<b>{day}</b>" in due
    lanes = browser.get("/timeline").text
    assert re.findall(r"<title>due [^<]*\((\w+)\)</title>", lanes, re.IGNORECASE) == [name]
