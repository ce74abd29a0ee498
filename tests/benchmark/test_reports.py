"""Whole reports as documents, and how their figures are counted."""

import pytest
from benchmark.reports import Marked, marked_reports, measure

from pactwatch.domain.codebook import Codebook
from pactwatch.domain.reading import Extraction, Lead

TEXT = "Smoke rose over the huts. Nobody paid.\n\nThe gate fell."
MADE = Marked(
    "made",
    TEXT,
    ((0, 25), (26, 38), (40, 54)),
    frozenset({(0, "HUT.BURN", "+"), (1, "WAGE.PAY", "-"), (2, "GATE.BREAK", "+")}),
    Codebook("reports", "1", ()),
)


def test_every_mark_of_the_held_reports_is_of_a_line_and_a_code() -> None:
    read = list(marked_reports("held"))
    assert len(read) == 21
    assert sum(len(one.marks) for one in read) == 229
    for one in read:
        codes = {code.id for code in one.codebook.codes}
        assert all(n < len(one.at) and code in codes for n, code, _ in one.marks)
        assert all(one.text[a:b].strip() == one.text[a:b] != "" for a, b in one.at)


def test_what_is_missed_is_looked_for_among_the_likeliest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leads = (
        Lead("HUT.BURN", 0, 25, 0.9),
        Lead("HUT.BURN", 26, 38, 1.5),
        Lead("GATE.BREAK", 26, 38, 0.2),
    )
    monkeypatch.setattr(
        "benchmark.reports._read", lambda one: Extraction("d", "m", (), (), (), leads=leads)
    )
    monkeypatch.setattr("benchmark.reports.FIRST", (1, 5))
    figures = dict(measure(iter([MADE])))
    assert figures["marks"] == "3"
    assert figures["found"] == "0.000"
    assert figures["of the missed, among the first 1 leads of a code"] == "0.000"
    assert figures["of the missed, among the first 5 leads of a code"] == "0.333"
    assert figures["of these leads, tell of the code (3)"] == "0.333"
