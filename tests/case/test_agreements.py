"""Agreements as edited: checked, refused with the place, saved as a version, dates added up."""

from datetime import date

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
from pactwatch.pipeline import WorkingCase
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
