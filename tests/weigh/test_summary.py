"""Distributions only: no score, no netting, no average (METHOD C7, d9)."""

from dataclasses import fields, replace

import pytest
from tests.weigh.factories import mkdossier, reference_story, rows_of

from pactwatch.domain.status import BoardRow, Part, Standing, Status, Verdict
from pactwatch.weigh.verdict.summary import Summary, summarise

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
    assert (headline.verdict, headline.obligations) == (Verdict.BREACH_ESTABLISHED, ("bad",))


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


def test_every_equally_bad_duty_is_named() -> None:
    rows = [row("a", Verdict.OVERDUE), row("b", Verdict.OVERDUE), row("c", Verdict.CONCERN)]
    assert (
        "P, other duties: worst is OVERDUE (provisional) on a and b."
        in summarise(rows, {}).as_lines()
    )


def test_what_waits_for_a_condition_is_no_part_of_the_share() -> None:
    begun, waits = row("a", Verdict.OVERDUE, level=1), row("b", Verdict.CONDITION_PENDING, level=0)
    early = row("c", Verdict.NOT_YET_DUE, level=0)
    assert summarise([begun, waits], {}).share == 33
    assert summarise([begun, early], {}).levels == (1, 0)
    assert "1 of 3 levels, 33 % of full" in summarise([begun, waits], {}).as_lines()[1]


def test_one_duty_is_told_in_the_singular() -> None:
    lines = summarise([row("a", Verdict.CONCERN)], {}).as_lines()
    assert lines[0].startswith("1 duty: ")
    assert lines[-1].startswith("P: 1 duty, 1 assessed")


def test_a_breach_by_one_side_is_no_headline_of_the_other() -> None:
    shown = Status("a", Verdict.BREACH_ALLEGED,
                   parts=(Part("P", Standing.S1), Part("Q", Standing.S0)))  # fmt: skip
    both = replace(row("a", Verdict.BREACH_ALLEGED), promisor=("P", "Q"), provisional=shown)
    assert [h.party for h in summarise([both], {}).headlines] == ["P"]
