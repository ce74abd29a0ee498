"""Distributions only: no score, no netting, no average (METHOD C7, d9)."""

from dataclasses import fields, replace

import pytest
from tests.weigh.factories import mkdossier, reference_story, rows_of

from pactwatch.domain.status import BoardRow, Status, Verdict
from pactwatch.weigh.summary import Summary, summarise

ROW = rows_of(mkdossier())["withdraw"]


def row(id_: str, verdict: Verdict, *, level: int | None = None, party: str = "P") -> BoardRow:
    shown = Status(id_, verdict, level=level)
    silent = Status(id_, Verdict.NOT_ASSESSED)
    return replace(ROW, obligation_id=id_, promisor=(party,), provisional=shown, reviewed=silent)


def test_counts_have_a_denominator_and_say_what_is_not_assessed() -> None:
    summary = summarise(rows_of(mkdossier(*reference_story())).values(), {})
    assert dict(summary.counts)[Verdict.BREACH_ALLEGED] == 2
    assert sum(n for _, n in summary.counts) == summary.rows == 8
    assert summary.unassessed == 3
    assert summary.as_lines()[0].startswith("8 duties: NOT_ASSESSED 3, CONCERN 2")


def test_the_share_counts_only_duties_to_do_with_a_level() -> None:
    done, begun = row("a", Verdict.FULFILLED, level=3), row("b", Verdict.IN_PROGRESS, level=1)
    breach, silent = row("c", Verdict.BREACH_INDICATED), row("d", Verdict.NOT_ASSESSED)
    summary = summarise([done, begun, breach, silent], {})
    assert (summary.levels, summary.share) == ((3, 1), 67)
    assert summarise([breach, silent], {}).share is None


def test_a_full_duty_never_nets_against_a_breach() -> None:
    """The headline of a family is its worst verdict, whatever else was kept."""
    rows = [row(f"ok{n}", Verdict.FULFILLED, level=3) for n in range(9)]
    bad, less = row("bad", Verdict.BREACH_ESTABLISHED), row("less", Verdict.CONCERN)
    (headline,) = summarise([*rows, less, bad, less], {}).headlines
    assert (headline.verdict, headline.obligation_id) == (Verdict.BREACH_ESTABLISHED, "bad")


@pytest.mark.parametrize("verdict", [Verdict.NOT_ASSESSED, Verdict.FULFILLED, Verdict.NOT_YET_DUE,
                                     Verdict.NO_BREACH_FOUND, Verdict.UNVERIFIABLE])  # fmt: skip
def test_what_accuses_nobody_makes_no_headline(verdict: Verdict) -> None:
    assert summarise([row("a", verdict)], {}).headlines == ()


def test_there_is_no_single_score() -> None:
    """A field that rates a party or a board as a whole would be one: none may be added."""
    assert {f.name for f in fields(Summary)} == {
        "rows", "unassessed", "counts", "levels", "share", "headlines", "parties",
    }  # fmt: skip


def test_each_party_shows_how_far_it_was_looked_at() -> None:
    rows = [row("a", Verdict.CONCERN, party="P"), row("b", Verdict.NOT_ASSESSED, party="Q")]
    assert summarise(rows, {}).parties == (("P", 1, 1, 0), ("Q", 1, 0, 0))
