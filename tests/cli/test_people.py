"""retract, actors, coders, coverage, reply, sign: what they print, and refuse in one line."""

from pathlib import Path

import pytest
from tests.cli.running import Ran, run

from pactwatch.case import now_utc
from pactwatch.pipeline import open_case

ASHA, BORIN = ("--as", "Asha Venn"), ("--as", "Borin Hale")
DAY = ("--as-of", "2031-05-01")


def lines(ran: Ran) -> list[str]:
    assert ran.code == 0, ran.err
    return ran.out.splitlines()


def test_a_trial_lists_the_rows_and_records_nothing(root: Path) -> None:
    named = ("retract", str(root), "Dana Quill", "--reason", "withdrawn", *ASHA, *DAY)
    trial = run(*named, "--trial")
    assert lines(trial)[0].startswith("C-1: provisional verdict BREACH_ALLEGED → NOT_ASSESSED")
    assert "1 row(s) would change" in trial.err
    assert "BREACH_ALLEGED" in run("board", str(root), *DAY).out
    assert lines(run(*named)) == lines(trial)
    assert "BREACH_ALLEGED" not in run("board", str(root), *DAY).out


def test_a_retraction_without_a_reason_is_refused(root: Path) -> None:
    ran = run("retract", str(root), "Dana Quill", *ASHA)
    assert (ran.code, "found no reason" in ran.err) == (2, True)


def test_actors_are_told_apart_and_joined(root: Path) -> None:
    pair = ("quill", "corran")
    told = run("actors", str(root), "--different", *pair, "--reason", "two people", *ASHA)
    assert "not one: corran, quill" in lines(told)
    ran = run("actors", str(root), "--same", *pair, "--reason", "no", *ASHA)
    assert (ran.code, "found that they are not one" in ran.err) == (2, True)
    assert "not one: corran, quill" not in lines(run("actors", str(root), "--undo", *pair, *ASHA))


def test_coders_with_nothing_in_common_are_told_so(root: Path) -> None:
    ran = run("coders", str(root))
    assert "no unit was coded by two coders yet" in ran.err


def test_two_coders_of_one_link_have_a_figure(root: Path) -> None:
    with open_case(root, person="Asha Venn", clock=now_utc) as case:
        rows = len(case.queue())
    assert run("review", str(root), *ASHA, stdin="y\n" * rows).code == 0
    assert "Nothing waits" in run("review", str(root), *BORIN).err
    second = run("review", str(root), "--again", *BORIN, stdin="y\n" * rows)
    assert (second.code, f"[{rows}/{rows}]" in second.out) == (0, True)
    assert "Nothing that others decided" in run("review", str(root), "--again", *BORIN).err
    found = lines(run("coders", str(root)))
    assert any(line.startswith("evidence") and "Asha Venn & Borin Hale" in line for line in found)
    assert any("with the machine" in line for line in found)


REPLY = ("C-1", "corran", "--state")


CHECK = ("--source", "port register", "--from", "2024-04-01", "--until", "2024-04-20")


def test_a_check_that_is_made_is_coverage(root: Path) -> None:
    planned = run("coverage", str(root), "C-1", *CHECK, "--result", "planned", *ASHA)
    assert planned.out == "C-1: port register PLANNED\n"
    made = run("coverage", str(root), "C-1", *CHECK, "--result", "NOTHING_FOUND", *ASHA)
    assert made.out == "C-1: port register NOTHING_FOUND\n"
    with open_case(root) as opened:
        (kept,) = opened.view().coverage()
    assert (kept.value.result.value, kept.author) == ("NOTHING_FOUND", "Asha Venn")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--source", "x", "--from", "2024-04-01", "--result", "odd"), "expected one of FOUND"),
        (("--source", " ", "--from", "2024-04-01", "--result", "FOUND"), "found no source"),
        (("--source", "x", "--from", "soon", "--result", "FOUND"), "--from soon: not a day"),
        (
            ("--source", "x", "--from", "2024-04-09", "--until", "2024-04-01", "--result", "FOUND"),
            "found a day before --from",
        ),
        (
            ("--source", "x", "--from", "2199-04-09", "--result", "FOUND"),
            "lies after today",
        ),
    ],
)
def test_a_check_that_cannot_be_is_refused(root: Path, given: tuple[str, ...], says: str) -> None:
    refused = run("coverage", str(root), "C-1", *given, *ASHA)
    assert refused.code == 2
    assert says in refused.err


def test_a_reply_has_a_clock(root: Path) -> None:
    """Each day that the clock shows, as one call after the other sets it."""
    far = ("--due", "2199-05-04")
    sent = run("reply", str(root), *REPLY, "SENT", "--sent", "2024-04-20", *far, *ASHA)
    assert lines(sent) == ["C-1: corran SENT, answer by 2199-05-04"]
    early = run("reply", str(root), *REPLY, "no_answer", *ASHA)
    assert (early.code, "expected it after 2199-05-04" in early.err) == (2, True)
    again = run("reply", str(root), *REPLY, "SENT", "--sent", "2024-04-25", *ASHA)
    assert lines(again) == ["C-1: corran SENT, answer by 2024-05-09"]
    answered = run("reply", str(root), *REPLY, "REPLIED", "--answered", "2024-04-29", *ASHA)
    assert lines(answered) == ["C-1: corran REPLIED, answer by 2024-05-09"]
    silent = run("reply", str(root), *REPLY, "NO_ANSWER", *ASHA)
    assert lines(silent) == ["C-1: corran NO_ANSWER, answer by 2024-05-09"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("NO_ANSWER",), "never sent"),
        (("NOT_FEASIBLE",), "without a reason"),
        (("SENT", "--sent", "9999-12-31"), "not after today"),
        (("REPLIED", "--answered", "9999-12-31"), "not after today"),
    ],
)
def test_a_reply_that_cannot_be_is_one_line(root: Path, words: tuple[str, ...], says: str) -> None:
    ran = run("reply", str(root), *REPLY, *words, *ASHA)
    assert (ran.code, len(ran.err.splitlines()), says in ran.err) == (2, 1, True)


def test_each_signs_with_their_own_name(root: Path) -> None:
    words = ("sign", str(root), "C-1", "--text", "It sheltered them.", "--answered")
    assert lines(run(*words, *ASHA)) == ["C-1: signed by Asha Venn"]
    assert lines(run(*words, *BORIN)) == ["C-1: signed by Asha Venn, Borin Hale"]
    ran = run(*words, "--standing", "S4", *ASHA)
    assert (ran.code, "expected one of S1, S2, S3" in ran.err) == (2, True)


def test_who_signs_other_words_is_told_so(root: Path) -> None:
    words = ("sign", str(root), "C-1", "--answered", "--text")
    assert run(*words, "It sheltered them.", *ASHA).err == ""
    other = run(*words, "It sheltered them", *BORIN)
    assert lines(other) == ["C-1: signed by Borin Hale"]
    assert "Asha Venn signed other words on C-1, S3: “It sheltered them.”" in other.err
    assert run(*words, "It sheltered them.", *BORIN).err == ""


def test_what_is_coded_again_is_not_set_at_once(root: Path) -> None:
    ran = run("review", str(root), "--again", "--done", "C-1", *ASHA)
    assert (ran.code, "found --again and --done" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("asked", "says"),
    [("C-1=MODERATE", "confidence set to MODERATE"), ("C-1", "expected ROW=LEVEL")],
)
def test_confidence_is_set_by_row_and_level(root: Path, asked: str, says: str) -> None:
    ran = run("review", str(root), "--confidence", asked, "--reason", "long record", *ASHA)
    assert says in ran.out + ran.err


def test_what_is_recorded_of_a_document_is_corrected(root: Path, reader: None) -> None:
    with open_case(root) as case:
        document = case.view().documents()[0].value.id
    named = ("review", str(root), "--document", document, "--reason", "misread", *ASHA)
    told = lines(run(*named, "--published", "2031-04-19", "--publisher", "Ford Post"))
    assert told == [
        f"{document}: published 2031-04-19 by Ford Post, as Asha Venn corrected it; read afresh"
    ]
    unknown = lines(run(*named, "--published", "unknown"))
    assert unknown[0].startswith(f"{document}: published unknown by Ford Post")


CORRECTIONS = [
    (("--published", "2031-04-19"), "found --published and no document"),
    (("--document", "doc-0", "--published", "2031-04-19", "--reason", "x"), "not in this case"),
    (("--document", "{id}", "--published", "19 April", "--reason", "x"), "not a day"),
    (("--document", "{id}", "--published", "2031-04-19"), "found no reason"),
    (("--document", "{id}", "--reason", "x"), "found nothing to correct"),
    (("--document", "{id}", "--done", "C-1"), "found --done and --document, expected one"),
]


@pytest.mark.parametrize(("words", "says"), CORRECTIONS)
def test_a_correction_that_cannot_be_is_one_line(
    root: Path, words: tuple[str, ...], says: str
) -> None:
    with open_case(root) as case:
        document = case.view().documents()[0].value.id
    ran = run("review", str(root), *(word.format(id=document) for word in words), *ASHA)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert says in ran.err


def test_a_trial_needs_no_reason(root: Path) -> None:
    ran = run("retract", str(root), "Dana Quill", "--trial", *ASHA, *DAY)
    assert lines(ran)[0].startswith("C-1: provisional verdict BREACH_ALLEGED → NOT_ASSESSED")


def test_a_retraction_is_taken_back_with_a_reason(root: Path) -> None:
    named, why = ("retract", str(root), "Dana Quill", *DAY), ("--reason", "it was genuine")
    before = run("board", str(root), *DAY).out.split("\nas of")[0]
    run(*named, "--reason", "withdrawn", *ASHA)
    refused = run(*named, "--undo", *BORIN)
    assert (refused.code, "found no reason" in refused.err) == (2, True)
    trial = run(*named, "--undo", "--trial", *BORIN)
    assert lines(trial)[0].startswith("C-1: provisional verdict NOT_ASSESSED → BREACH_ALLEGED")
    back = run(*named, "--undo", *why, *BORIN)
    assert (back.out, back.code) == (trial.out, 0)
    assert "Dana Quill: taken back in, 1 row(s) changed" in back.err
    assert run("board", str(root), *DAY).out.split("\nas of")[0] == before
    again = run(*named, "--undo", *why, *BORIN)
    assert (again.code, "found no retraction of it that stands" in again.err) == (2, True)


def edge(root: Path) -> tuple[str, str]:
    with open_case(root) as case:
        one, other = sorted(record.value.id for record in case.view().documents())
    return one, other


TWICE = [
    ("retract", "{root}", "Dana Quill", "--reason", "withdrawn"),
    ("actors", "{root}", "--different", "quill", "corran", "--reason", "two people"),
    ("lineage", "{root}", "--join", "{one}", "{other}", "--reason", "it says so"),
    ("reply", "{root}", "C-1", "corran", "--state", "TO_SEND"),
    ("sign", "{root}", "C-1", "--text", "It sheltered them."),
    ("review", "{root}", "--done", "C-1"),
    ("review", "{root}", "--confidence", "C-1=LOW", "--reason", "one source"),
]


@pytest.mark.parametrize("words", TWICE, ids=lambda words: " ".join(words[:1] + words[2:3]))
def test_what_is_done_twice_is_told_and_recorded_once(root: Path, words: tuple[str, ...]) -> None:
    one, other = edge(root)
    named = [word.format(root=root, one=one, other=other) for word in words]
    first = run(*named, *ASHA)
    assert (first.code, "on record already" in first.err) == (0, False)
    rows = run("verify", str(root)).out.splitlines()[-1]
    again = run(*named, *ASHA)
    assert (again.code, "on record already" in again.err) == (0, True)
    assert "signed" not in again.out
    assert "marked" not in again.out
    assert run("verify", str(root)).out.splitlines()[-1] == rows
    third = run(*named, *BORIN)  # another person's word is another; a reply is the party's own
    assert (third.code, "on record already" in third.err) == (0, words[0] == "reply")


def test_a_new_reason_is_recorded_and_what_was_taken_back_can_be_done_again(root: Path) -> None:
    named = ("retract", str(root), "Dana Quill", *ASHA)
    assert "retracted" in run(*named, "--reason", "withdrawn").err
    assert "on record already" not in run(*named, "--reason", "withdrawn and forged").err
    run(*named, "--undo", "--reason", "she stands by it")
    assert "on record already" not in run(*named, "--reason", "withdrawn").err


def test_one_taking_back_undoes_what_was_said_twice(root: Path) -> None:
    pair = ("actors", str(root), "--different", "quill", "corran", "--reason", "two people")
    run(*pair, *ASHA)
    run(*pair, *ASHA)
    undone = run("actors", str(root), "--undo", "quill", "corran", *ASHA)
    assert "not one: corran, quill" not in lines(undone)


def test_the_last_decision_is_taken_back_where_it_was_made(root: Path) -> None:
    """Accepted, taken back, rejected: the rejection counts, all three stay on record."""
    walk = run("review", str(root), "--row", "C-1", *ASHA, stdin="u\ny\nu\nn\nq\n")
    assert walk.code == 0
    assert "nothing of yours to take back" in walk.err
    assert [mark in walk.out for mark in ("[1/", "[2/", "Took back: ACCEPT on")] == [True] * 3
    assert walk.out.count("[1/") == 3
    with open_case(root) as case:
        actions = [r.value.action.value for r in case.view().decisions() if r.author == "Asha Venn"]
    assert actions == ["ACCEPT", "REOPEN", "REJECT"]


def test_review_undo_takes_one_decision_back_and_says_where_there_is_none(root: Path) -> None:
    run("review", str(root), "--done", "C-1", *ASHA)
    undone = ("review", str(root), "--undo", *ASHA)
    assert lines(run(*undone)) == ["Took back: DONE on C-1."]
    second = run(*undone)
    assert (second.code, second.out) == (0, "")
    assert "nothing of yours to take back" in second.err
    both = run(*undone, "--done", "C-1")
    assert (both.code, "expected one of them" in both.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("statements", "--since", "2031-05-02", "--until", "2031-05-01"), "a day before --since"),
        (("search", " "), "found no word to look for"),
        (("search", '"*"'), "found no word to look for"),
    ],
)
def test_what_can_find_nothing_is_a_wrong_call(
    root: Path, words: tuple[str, ...], says: str
) -> None:
    ran = run(words[0], str(root), *words[1:])
    assert (ran.code, ran.out, len(ran.err.splitlines()), says in ran.err) == (2, "", 1, True)
