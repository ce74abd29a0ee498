"""appraise: a paper that is the act's own record, a statement's credibility, and refusals."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import run

ASHA = ("--as", "Asha Venn")
DAY = ("--as-of", "2031-05-01")


def explained(root: Path) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(
        run("explain", str(root), "C-1", *DAY, "--json").out
    )
    return told


def first(root: Path) -> tuple[str, str]:
    """The statement that the row rests on, and its document."""
    told = explained(root)
    statement = told["sources"][0]["statement"]
    (document,) = {s["document"] for s in told["statements"] if s["id"] == statement}
    return statement, document


def test_a_record_alone_corroborates_what_was_reported(root: Path) -> None:
    _, document = first(root)
    asked = ("appraise", str(root), document, "--record", "--reason", "signed", *ASHA, *DAY)
    trial = run(*asked, "--trial")
    assert trial.out.startswith("C-1: provisional verdict BREACH_ALLEGED → BREACH_INDICATED")
    assert (trial.code, "1 row(s) would change" in trial.err) == (0, True)
    assert "BREACH_INDICATED" not in run("board", str(root), *DAY).out
    assert run(*asked).out == trial.out
    assert "on record already" in run(*asked).err
    told = run("explain", str(root), "C-1", *DAY).out
    assert "authenticated as the act's own record" in told
    back = run("appraise", str(root), document, "--undo", *ASHA, *DAY)
    assert back.out.startswith("C-1: provisional verdict BREACH_INDICATED → BREACH_ALLEGED")


def test_what_is_improbable_counts_no_more(root: Path) -> None:
    statement, _ = first(root)
    ran = run("appraise", str(root), statement, "--credibility", "5", *ASHA, *DAY)
    assert "BREACH_ALLEGED → NOT_ASSESSED" in ran.out
    assert "credibility 5" in run("explain", str(root), "C-1", *DAY).out
    mended = run("appraise", str(root), statement, "--credibility", "3", *ASHA, *DAY)
    assert "NOT_ASSESSED → BREACH_ALLEGED" in mended.out


def test_a_statement_compared_with_its_origin_says_so(root: Path) -> None:
    statement, document = first(root)
    ran = run("appraise", str(root), statement, "--against", document, *ASHA, *DAY)
    assert (ran.code, "recorded, 0 row(s) changed" in ran.err) == (0, True)
    (source, *_) = explained(root)["sources"]
    assert (source["is_checked"], source["is_record"], source["credibility"]) == (True, False, None)


REFUSED = [
    (("--record",), "found no reason"),
    ((), "expected one of --record"),
    (("--record", "--credibility", "3"), "found --record and --credibility"),
    (("--credibility", "1"), "not a number from 2 to 6"),
    (("--undo",), "found no appraisal of it"),
]


@pytest.mark.parametrize(("given", "why"), REFUSED, ids=[w for _, w in REFUSED])
def test_what_cannot_be_said_is_one_line(root: Path, given: tuple[str, ...], why: str) -> None:
    _, document = first(root)
    ran = run("appraise", str(root), document, *given, *ASHA)
    assert (ran.code, why in ran.err, ran.out) == (2, True, "")


def test_what_lies_under_another_decision_is_not_taken_back(root: Path) -> None:
    statement, _ = first(root)
    assert run("appraise", str(root), statement, "--credibility", "3", *ASHA).code == 0
    assert run("retract", str(root), statement, "--reason", "withdrawn", *ASHA).code == 0
    ran = run("appraise", str(root), statement, "--undo", *ASHA)
    assert (ran.code, "found RETRACT by Asha Venn on top" in ran.err) == (2, True)


def test_an_unknown_target_is_named(root: Path) -> None:
    ran = run("appraise", str(root), "d-none", "--record", "--reason", "x", *ASHA)
    assert (ran.code, "document d-none: not in this case" in ran.err) == (2, True)
