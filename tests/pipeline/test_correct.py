"""What is recorded of a document is corrected by a decision; what was believed before replays."""

from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import SECOND, Clock, put, read

from pactwatch.case import Case
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Action, Decision, Person, TargetKind
from pactwatch.errors import BadInput
from pactwatch.pipeline import AddOptions, Correction, WorkingCase, add_documents

DAY, RIGHT_DAY = date(2031, 4, 25), date(2031, 4, 20)
# The rest of the page is in nobody else's words, else it would be a copy of another.
REPORT = (
    "Ilse Brandt said that the Front sheltered the Circle in Osteria on 4 April 2031. "
    + " ".join(f"brandt{n}" for n in range(60))
)
WHY = "the page says 20 April, the file was named after the download"


@pytest.fixture
def second(case: WorkingCase, clock: Clock, tmp_path: Path) -> str:
    document = put(case, tmp_path, "second.txt", REPORT, DAY)
    clock.move(hours=1)
    return document


def recorded(case: WorkingCase, document: str, known_at: object = None) -> Document:
    record = case.view(known_at).document(document)  # type: ignore[arg-type]
    assert record is not None
    return record.value


def test_a_day_given_by_a_person_is_corrected_and_the_earlier_one_replays(
    case: WorkingCase, clock: Clock, second: str
) -> None:
    before = clock.now
    clock.move(hours=1)
    now = case.correct(second, Correction(published=RIGHT_DAY), WHY)
    assert (now.published, now.published_basis) == (RIGHT_DAY, "DECISION")
    assert recorded(case, second).published == RIGHT_DAY
    assert recorded(case, second, before).published == DAY
    decision = case.view().decisions()[-1]
    assert (decision.author, decision.value.reason) == ("Asha Venn", WHY)
    assert decision.value.edit == {"published": "2031-04-20"}
    assert case.verify().problems == ()


def test_the_board_of_a_day_in_between_moves_and_the_earlier_board_replays(
    case: WorkingCase, clock: Clock, second: str
) -> None:
    """Published on the 25th it is not seen on the 24th; published on the 20th it is."""
    before = clock.now
    clock.move(hours=1)
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    day = date(2031, 4, 24)
    assert case.board(as_of=day, known_at=before).row("C-1").shown.n_max == 1
    assert case.board(as_of=day).row("C-1").shown.n_max == 2


def test_it_is_read_afresh_by_the_right_day(
    case: WorkingCase, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = []

    def reading(document: Document, *given: object, **more: object) -> Extraction:
        days.append(document.published)
        return read(document, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("pactwatch.pipeline.add.extract", reading)
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    assert days == [RIGHT_DAY]
    published = [f.published_iso for f in case.statements() if f.document_id == second]
    assert published == ["2031-04-20"]


def test_people_s_decisions_on_its_statements_stand(case: WorkingCase, second: str) -> None:
    (found,) = [f.statement.id for f in case.statements() if f.document_id == second]
    case.decide(Decision(TargetKind.STATEMENT, found, Action.QUARANTINE, "hearsay"))
    links = {r.ref for r in case.view().links()}
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    (now,) = [f.statement for f in case.statements() if f.document_id == second]
    assert (now.id, now.state.value) == (found, "QUARANTINED")
    assert {r.ref for r in case.view().links()} == links


def test_that_nobody_knows_the_day_is_a_correction_too(case: WorkingCase, second: str) -> None:
    now = case.correct(second, Correction(published="unknown", publisher="Ford Post"), WHY)
    assert (now.published, now.publisher) == (None, "Ford Post")
    assert case.view().decisions()[-1].value.edit == {"published": None, "publisher": "Ford Post"}


def test_adding_it_again_does_not_turn_a_correction_round(
    case: WorkingCase, second: str, tmp_path: Path
) -> None:
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    head = case.register.head()
    options = AddOptions(published=DAY)
    (line,) = add_documents(case, [str(tmp_path / "second.txt")], options).known
    assert f"it stays {RIGHT_DAY}, {DAY} is not taken over" in line
    assert f"pactwatch review CASE --document {second}" in line
    assert case.register.head() == head


def test_a_correction_is_corrected_again(case: WorkingCase, second: str) -> None:
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    assert case.correct(second, Correction(published=DAY), "it was right").published == DAY
    assert len(case.view().history("document", second)) == 3


def test_undo_puts_the_record_back_and_reads_it_by_the_earlier_day(
    case: WorkingCase, clock: Clock, second: str
) -> None:
    """With the basis of the day; what replays in between is the correction."""
    before, board = recorded(case, second), case.board(as_of=date(2031, 4, 24)).rows
    case.correct(second, Correction(RIGHT_DAY, "Ford Post", "https://ford.example/1"), WHY)
    between = clock.now
    clock.move(hours=1)
    taken = case.undo()
    assert taken is not None
    assert taken.edit["publisher"] == "Ford Post"
    assert recorded(case, second) == before
    assert recorded(case, second, between).published == RIGHT_DAY
    assert case.board(as_of=date(2031, 4, 24)).rows == board
    assert case.undo() is None
    assert case.verify().problems == ()


def test_taking_back_leaves_what_an_earlier_correction_said(case: WorkingCase, second: str) -> None:
    case.correct(second, Correction(publisher="Ford Post"), WHY)
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    now = case.take_correction_back(second, "the file was right")
    assert (now.published, now.published_basis, now.publisher) == (DAY, "OPTION", "Ford Post")
    assert case.view().decisions()[-1].value.reason == "the file was right"
    now = case.take_correction_back(second, "so was that")
    assert now.publisher is None
    with pytest.raises(BadInput, match="nobody corrected its record"):
        case.take_correction_back(second, "once more")


def test_a_case_opened_without_what_reads_says_how_to_correct(root: Path, second: str) -> None:
    from pactwatch.case import open_case

    with open_case(root) as plain:
        head = plain.register.head()
        with pytest.raises(BadInput, match=f"pactwatch review CASE --document {second}"):
            plain.correct(second, Correction(published=RIGHT_DAY), WHY)
        assert plain.register.head() == head


REFUSED = [
    (Correction(published=RIGHT_DAY), " ", "found no reason"),
    (Correction(published=DAY), WHY, "found published 2031-04-25, expected something else"),
    (Correction(), WHY, "found nothing to correct"),
    (Correction(publisher="unknown"), WHY, "found publisher unknown, expected something else"),
]


@pytest.mark.parametrize(("correction", "reason", "says"), REFUSED)
def test_what_corrects_nothing_is_refused_and_records_nothing(
    case: WorkingCase, second: str, correction: Correction, reason: str, says: str
) -> None:
    head = case.register.head()
    with pytest.raises(BadInput, match=says):
        case.correct(second, correction, reason)
    assert case.register.head() == head


def test_a_document_that_is_not_there_is_named(case: WorkingCase) -> None:
    with pytest.raises(BadInput, match="document doc-0: not in this case; see"):
        case.correct("doc-0", Correction(published=DAY), WHY)


def test_a_day_ahead_of_today_is_taken_and_told(case: WorkingCase, tmp_path: Path) -> None:
    (tmp_path / "ahead.txt").write_text(SECOND + " Once more.")
    (tmp_path / "other.txt").write_text(SECOND + " And again.")
    ahead = add_documents(case, [str(tmp_path / "ahead.txt")], AddOptions(date(2032, 4, 25)))
    assert ahead.new[0].endswith("; its day 2032-04-25 lies ahead of today")
    same = add_documents(case, [str(tmp_path / "other.txt")], AddOptions(date(2031, 5, 2)))
    assert "ahead" not in same.new[0]


def of_borin(case: WorkingCase, clock: Clock) -> Case:
    clock.move(minutes=1)
    return case.acting_as(Person("Borin Hale", True), clock)


def test_a_correction_goes_with_who_made_it_when_they_are_set_aside(
    case: WorkingCase, clock: Clock, second: str
) -> None:
    before, day = recorded(case, second), date(2031, 4, 24)
    with of_borin(case, clock) as other:
        other.correct(second, Correction(RIGHT_DAY, "Ford Post"), WHY)
    between, board = clock.now, case.board(as_of=day).as_json()["obligations"]
    clock.move(hours=1)
    trial = case.retract("Borin Hale", "never saw the page", is_trial=True, as_of=day)
    assert [change.obligation_id for change in trial] == ["C-1"]
    assert recorded(case, second).publisher == "Ford Post"
    assert case.retract("Borin Hale", "never saw the page", as_of=day) == trial
    assert recorded(case, second) == before
    assert recorded(case, second, between).published == RIGHT_DAY
    case.undo()
    assert case.board(as_of=day).as_json()["obligations"] == board
    assert case.verify().problems == ()


@pytest.mark.parametrize("aside", ["Asha Venn", "Borin Hale"])
def test_what_others_corrected_stays(
    case: WorkingCase, clock: Clock, second: str, aside: str
) -> None:
    """Each document is as those who are left have corrected it, and not as it was in between."""
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    with of_borin(case, clock) as other:
        other.correct(second, Correction(date(2031, 4, 18), "Ford Post"), WHY)
    case.retract(aside, "never saw the page")
    now = recorded(case, second)
    left = (RIGHT_DAY, None) if aside == "Borin Hale" else (date(2031, 4, 18), "Ford Post")
    assert (now.published, now.publisher) == left


def test_what_who_is_set_aside_took_back_is_corrected_again(
    case: WorkingCase, clock: Clock, second: str
) -> None:
    case.correct(second, Correction(published=RIGHT_DAY), WHY)
    with of_borin(case, clock) as other:
        other.take_correction_back(second, "no")
        assert recorded(case, second).published == DAY
    case.retract("Borin Hale", "never saw the page")
    assert recorded(case, second).published == RIGHT_DAY
    assert case.take_correction_back(second, "the file was right").published == DAY


def test_what_came_with_adding_it_again_is_nobody_s_correction(
    case: WorkingCase, clock: Clock, second: str, tmp_path: Path
) -> None:
    with of_borin(case, clock) as other:
        other.correct(second, Correction(published=RIGHT_DAY), WHY)
    options = AddOptions(publisher="Ford Post")
    add_documents(case, [str(tmp_path / "second.txt")], options)
    case.retract("Borin Hale", "never saw the page")
    now = recorded(case, second)
    assert (now.published, now.published_basis, now.publisher) == (DAY, "OPTION", "Ford Post")


def test_a_case_opened_without_what_reads_says_how_to_set_aside_who_corrected(
    case: WorkingCase, clock: Clock, root: Path, second: str
) -> None:
    from pactwatch.case import open_case

    with of_borin(case, clock) as other:
        other.correct(second, Correction(published=RIGHT_DAY), WHY)
    with open_case(root) as plain, pytest.raises(BadInput, match="pactwatch retract CASE NAME"):
        plain.retract("Borin Hale", "never saw the page")
