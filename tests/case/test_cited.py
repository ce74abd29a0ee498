"""The evidence below a trace: all that is on record of the row, for and against, once each."""

from dataclasses import replace
from datetime import date

from msgspec.structs import replace as replace_record
from tests.case.factories import decide_all

from pactwatch.domain.evidence import Bearing
from pactwatch.domain.review import Action
from pactwatch.domain.span import joined
from pactwatch.pipeline import WorkingCase

DAY = date(2031, 5, 1)


def below(case: WorkingCase) -> str:
    return case.explain("C-1", as_of=DAY).as_text().split("\nEvidence:\n")[1]


def test_every_piece_of_a_row_stands_below_its_trace_with_its_exact_words(
    case: WorkingCase,
) -> None:
    linked = case.row_file("C-1").evidence
    assert {one.link.bearing for one in linked} > {Bearing.DENIES}
    text = below(case)
    for one in linked:
        assert f"“{' '.join(joined(one.statement.content).split())}”" in text
        assert text.count(one.statement.id) == 1


def test_a_piece_says_who_decided_and_where_it_stands(case: WorkingCase) -> None:
    assert "suggested, nobody has decided" in below(case)
    assert ", 2031-" in below(case)
    decide_all(case, Action.ACCEPT, "C-1")
    assert "accepted" in below(case)
    assert "suggested" not in below(case)


def test_a_rejected_piece_is_told_as_such(case: WorkingCase) -> None:
    decide_all(case, Action.REJECT, "C-1")
    assert "rejected, counts for nothing" in below(case)


def test_a_piece_stands_where_it_was_weighed(case: WorkingCase) -> None:
    """Another report may have made its speaker the promisor's, and its "no" a denial."""
    told = case.explain("C-1", as_of=DAY)
    turned = [replace_record(one, bearing=Bearing.MITIGATES) for one in told.sources]
    text = replace(told, sources=tuple(turned)).as_text().split("\nEvidence:\n")[1]
    assert "- mitigates (" in text
    assert "- that the duty was broken" not in text
