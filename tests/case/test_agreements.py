"""Agreements as edited: checked, refused with the place, saved as a version, dates added up."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.case.agreements import (
    check_draft,
    check_name,
    deadline,
    skeleton,
)
from pactwatch.case.drafting import (
    obligation_block,
    outline,
    with_actor,
    with_head,
    with_obligation,
)
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase, make_case, open_case
from pactwatch.read.agreement_file import parse_agreement

HEAD = """\
id = "new"
title = "New accord"
signed = 2031-01-01
parties = ["north"]

[[actor]]
id = "north"
names = ["North Front"]
kind = "ARMED_GROUP"
role = "MONITORED_PARTY"
"""


def test_a_new_agreement_is_on_the_board_at_once(case: WorkingCase) -> None:
    duty = {
        "id": "N-1", "title": "Leave the ford", "text": "North leaves the ford.",
        "promisor": ["north"], "polarity": "DO", "kind": "RESULT", "since": "2031-01-01",
        "performs": ["MIL.WITHDRAW"],
        "deadline": {"computed": "2031-03-02", "basis": "2031-01-01 + 60 days"},
    }  # fmt: skip
    case.save_agreement("new-accord", HEAD + obligation_block(duty))
    assert {row.obligation_id for row in case.board().rows} == {"C-1", "M-1", "N-1"}
    assert not case.verify().problems


def test_an_edit_is_a_new_version_and_the_old_one_stays(case: WorkingCase) -> None:
    name = "agreements/lake.toml"
    (record,) = [r for r in case.view().case_files() if r.value.name.startswith("agreements/")]
    name = record.value.name.split("/")[1].removesuffix(".toml")
    text = record.value.content.replace("Give the Ashen Circle no shelter", "No shelter at all")
    case.save_agreement(name, text)
    assert case.board().row("C-1").title == "No shelter at all"
    versions = case.view().history("case_file", record.value.name)
    assert len(versions) == 2


@pytest.mark.parametrize("text", ["", "id = ", HEAD + "[[obligation]]\nid = 'x'\n", "id = 'x'\n"])
def test_what_does_not_parse_is_not_saved(case: WorkingCase, text: str) -> None:
    head = case.register.head()
    with pytest.raises(BadInput):
        case.save_agreement("broken", text)
    assert case.register.head() == head
    assert not (case.folder.agreements / "broken.toml").exists()
    assert check_draft("broken", text).problem


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A", ".x", "x.toml", "x" * 90, "ü"])
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="agreement name"):
        check_name(name)


def test_the_skeleton_says_what_is_missing() -> None:
    draft = check_draft("x", skeleton("x", date(2031, 1, 1)))
    assert draft.agreement is None
    assert "x.toml" in draft.problem


@pytest.mark.parametrize(
    ("start", "count", "unit", "day"),
    [
        (date(2024, 9, 2), 240, "days", date(2025, 4, 30)),
        (date(2020, 2, 29), 14, "months", date(2021, 4, 29)),
        (date(2024, 1, 31), 1, "months", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2024, 2, 28), 2, "weeks", date(2024, 3, 13)),
        (date(2024, 2, 28), 0, "days", date(2024, 2, 28)),
    ],
)
def test_deadlines_are_added_up_and_shown(start: date, count: int, unit: str, day: date) -> None:
    assert deadline(start, count, unit) == (day, f"{start} + {count} {unit} = {day}")


@pytest.mark.parametrize(("count", "unit"), [(-1, "days"), (10**6, "days"), (1, "moons")])
def test_impossible_arithmetic_is_refused(count: int, unit: str) -> None:
    with pytest.raises(BadInput):
        deadline(date(2024, 1, 1), count, unit)


WORDS = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()))


@given(WORDS, WORDS)
def test_any_words_come_back_out_of_the_block(title: str, text: str) -> None:
    duty = {"id": "N-1", "title": title, "text": text, "promisor": ["north"], "polarity": "DO",
            "kind": "RESULT"}  # fmt: skip
    agreement = parse_agreement(HEAD + obligation_block(duty), name="x")
    (obligation,) = agreement.obligations
    assert (obligation.title.strip(), obligation.text.strip()) == (title.strip(), text.strip())


def test_an_agreement_is_drafted_step_by_step() -> None:
    text = skeleton("ford", date(2031, 1, 1))
    text = with_head(text, title="Ford Accord", signed=date(2031, 1, 2), territory=["Osteria"])
    north = {
        "names": ["North Front", "the Front"],
        "kind": "ARMED_GROUP",
        "role": "MONITORED_PARTY",
    }
    text = with_actor(text, north, is_party=True)
    assert (outline(text).parties, outline(text).next_id) == (("north-front",), "FA-1")
    duty = {
        "id": "FA-1", "title": "Give no shelter", "text": "No shelter.", "polarity": "REFRAIN",
        "promisor": ["north-front"], "kind": "ABSTENTION", "codes": ["HOST.SHELTER"],
    }  # fmt: skip
    where = {"type": "PLACE_SCOPE", "text": "in the hills", "required": False}
    who = {"type": "ACTOR", "text": "a group", "satisfied_by_text": "it is named"}
    text = with_obligation(text, duty, [where, who])
    draft = check_draft("ford", text)
    assert draft.agreement is not None, draft.problem
    found = draft.agreement.obligations[0].elements
    assert [e.type.value for e in found] == ["ACT", "PLACE_SCOPE", "ACTOR"]
    assert (found[1].required, found[2].satisfied_by_text) == (False, "it is named")
    assert outline(text).next_id == "FA-2"
    assert "# Who is bound" in text  # what people wrote stays


@pytest.mark.parametrize("names", [[], [""], ["North Front"]])
def test_an_actor_needs_a_name_of_their_own(names: list[str]) -> None:
    with pytest.raises(BadInput):
        with_actor(HEAD.replace('id = "north"', 'id = "north-front"'), {"names": names},
                   is_party=False)  # fmt: skip


def test_the_text_of_an_agreement_is_kept_as_a_version(case: WorkingCase) -> None:
    case.save_agreement_text("lake", "Article 1. No shelter.\n")
    case.save_agreement_text("lake", "Article 1. No shelter at all.\n")
    assert len(case.view().history("case_file", "agreements/lake.txt")) == 2
    assert {row.obligation_id for row in case.board().rows} == {"C-1", "M-1"}
    with pytest.raises(BadInput, match="no text"):
        case.save_agreement_text("lake", " ")


def test_what_is_no_toml_has_an_empty_outline_and_takes_no_head() -> None:
    assert outline("id = ").actors == ()
    with pytest.raises(BadInput, match="no TOML"):
        with_head("id = ", title="x", signed=date(2031, 1, 1), territory=[])


DUE = """
[[obligation]]
id = "{row}"
title = "Leave the ford"
text = "North leaves the ford."
promisor = ["north"]
polarity = "DO"
kind = "RESULT"
performs = ["MIL.WITHDRAW"]

[obligation.deadline]
computed = "{day}"
"""


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("2030-12-31", True),
        ("2030-12", True),
        ("2031-01-01", False),
        ("2031-01", False),  # the month of the signing ends after it
        ("2030-12/..", False),
        ("2031-03-02", False),
    ],
)
def test_a_last_day_before_the_signing_is_told(case: WorkingCase, day: str, is_told: bool) -> None:
    case.save_agreement("new-accord", HEAD + DUE.format(row="N-1", day=day))
    told = [gap for gap in case.norms().gaps() if gap.startswith("N-1 is due by")]
    assert bool(told) is is_told
    assert set(told) <= set(case.board().gaps)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + DUE.format(row="c-1", day="2031-03-02"), "obligation (?i:c-1): found it twice"),
        (HEAD.replace('id = "new"', 'id = "lake-accord"'), "agreement lake-accord: found it twice"),
    ],
)
def test_two_of_one_id_are_refused(case: WorkingCase, text: str, says: str) -> None:
    """A row that no command can name would stand on the board."""
    with pytest.raises(BadInput, match=says):
        case.save_agreement("new-accord", text)
    assert not (case.folder.agreements / "new-accord.toml").exists()
    (case.folder.agreements / "by-hand.toml").write_text(text, "utf-8")
    with pytest.raises(BadInput, match=says):
        open_case(case.folder.root)
    (case.folder.agreements / "by-hand.toml").unlink()
    assert {row.obligation_id for row in case.board().rows} == {"C-1", "M-1"}


def test_two_files_of_one_name_are_refused_and_nothing_is_made(tmp_path: Path) -> None:
    """The second took the place of the first, and both were told as made."""
    for folder, row in (("a", "N-1"), ("b", "N-2")):
        (tmp_path / folder).mkdir()
        text = HEAD.replace('"new"', f'"new-{folder}"') + DUE.format(row=row, day="2031-03-02")
        (tmp_path / folder / "pact.toml").write_text(text, "utf-8")
    given = [str(tmp_path / folder / "pact.toml") for folder in ("a", "b")]
    with pytest.raises(BadInput, match="a second one called pact"):
        make_case(tmp_path / "case", given)
    assert not (tmp_path / "case").exists()
    (tmp_path / "b" / "pact.toml").rename(tmp_path / "b" / "second.toml")
    with make_case(tmp_path / "case", [given[0], str(tmp_path / "b" / "second.toml")]) as made:
        assert {row.obligation_id for row in made.board().rows} == {"N-1", "N-2"}
