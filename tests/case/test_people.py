"""Taking back, telling apart, signing and hearing: what people put on record, and what it moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.factories import GARBLED, Clock, decide_all, put

from pactwatch.case import Case, StatementFilter
from pactwatch.case.impact import impact_lines
from pactwatch.case.people import signed_findings
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Finding,
    Person,
    Reply,
    TargetKind,
    person_key,
)
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase, open_case

DAY = date(2031, 5, 1)


def report(speaker: str) -> str:
    """A page of its own: the sentence in common with others, the rest in nobody else's words."""
    own = " ".join(f"{speaker.casefold().replace(' ', '')}{n}" for n in range(60))
    return f"{speaker} said that the Front sheltered the Circle in Osteria on 4 April 2031. {own}."


def provisional(case: Case, row: str = "C-1") -> str:
    return case.board(as_of=DAY).row(row).provisional.verdict.value


def said(case: Case, speaker: str) -> tuple[str, str]:
    found = case.statements(StatementFilter(speaker=speaker))[0]
    return found.statement.id, found.document_id


@pytest.mark.parametrize("what", ["source", "actor", "document", "statement"])
def test_a_retraction_names_every_verdict_that_rested_on_it(case: WorkingCase, what: str) -> None:
    statement, document = said(case, "quill")
    names = {"source": "origin:quill", "actor": "Dana Quill", "document": document}
    named = names.get(what, statement)
    trial = impact_lines(case.retract(named, "withdrawn by its author", is_trial=True))
    assert trial[0].startswith("C-1: provisional verdict BREACH_ALLEGED → NOT_ASSESSED")
    assert len(trial) == 1
    assert provisional(case) == "BREACH_ALLEGED"
    assert impact_lines(case.retract(named, "withdrawn by its author")) == trial
    assert provisional(case) == "NOT_ASSESSED"


def test_a_retraction_can_be_taken_back(case: WorkingCase) -> None:
    _, document = said(case, "quill")
    case.retract(document, "withdrawn")
    case.undo()
    assert provisional(case) == "BREACH_ALLEGED"


def test_setting_a_person_aside_moves_what_rested_on_that_persons_coding(
    case: WorkingCase, clock: Clock
) -> None:
    decide_all(case, Action.ACCEPT, "C-1")
    assert case.board(as_of=DAY).row("C-1").reviewed.verdict.value == "BREACH_ALLEGED"
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        lines = impact_lines(other.retract("asha venn", "coded without the codebook"))
        assert lines == ["C-1: reviewed verdict BREACH_ALLEGED → NOT_ASSESSED; " + rest(lines)]
        assert other.board(as_of=DAY).row("C-1").reviewed.verdict.value == "NOT_ASSESSED"
        other.undo()
    assert case.board(as_of=DAY).row("C-1").reviewed.verdict.value == "BREACH_ALLEGED"


def rest(lines: list[str]) -> str:
    return lines[0].split("; ", 1)[1]


def test_what_a_person_set_aside_took_back_stands_again(case: WorkingCase, clock: Clock) -> None:
    link = next(i for i in case.queue("C-1") if i.kind is TargetKind.LINK)
    case.decide(Decision(link.kind, link.target_id, Action.REJECT, "no"))
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        other.decide(Decision(link.kind, link.target_id, Action.REOPEN, "hm"))
        assert provisional(other) == "BREACH_ALLEGED"
    case.retract("Borin Hale", "not trained")
    assert provisional(case) == "NOT_ASSESSED"


@pytest.mark.parametrize("named", ["nobody", "doc-0000", "origin:nobody"])
def test_a_name_nobody_bears_is_refused(case: WorkingCase, named: str) -> None:
    with pytest.raises(BadInput, match="found no document, statement, source or person"):
        case.retract(named, "gone")


def test_merged_actors_are_one_origin_and_parted_ones_two(
    case: WorkingCase, tmp_path: Path
) -> None:
    put(case, tmp_path, "brandt.txt", report("Ilse Brandt"), date(2031, 4, 23))
    count = lambda: case.board(as_of=DAY).row("C-1").shown.n_max  # noqa: E731
    assert count() == 2
    case.judge_identity("ilse-brandt", "quill", Action.SAME, "her married name")
    assert count() == 1
    held, _ = case.identities()
    assert held.history("quill") == ("ilse-brandt = quill (Asha Venn: her married name)",)
    case.judge_identity("ilse-brandt", "quill", Action.REOPEN)
    assert count() == 2


def test_what_follows_is_not_asked_and_cannot_be_contradicted(
    case: WorkingCase, tmp_path: Path
) -> None:
    """A ≠ B and B = C, so do not ask about A = C."""
    for n, name in enumerate(("Ilse Brandt", "Ilse Brand", "Ilse Brant")):
        put(case, tmp_path, f"{n}.txt", report(name), date(2031, 4, 23))
    pairs = {frozenset((q.one, q.other)) for q in case.identities()[1]}
    assert frozenset(("ilse-brand", "ilse-brandt")) in pairs
    case.judge_identity("ilse-brandt", "ilse-brand", Action.DIFFERENT, "they met")
    case.judge_identity("ilse-brand", "ilse-brant", Action.SAME, "one signature")
    pairs = {frozenset((q.one, q.other)) for q in case.identities()[1]}
    assert not pairs & {
        frozenset(("ilse-brand", "ilse-brandt")),
        frozenset(("ilse-brant", "ilse-brandt")),
        frozenset(("ilse-brand", "ilse-brant")),
    }
    with pytest.raises(BadInput, match=r"found that they are not one .*they met.*one signature"):
        case.judge_identity("ilse-brandt", "ilse-brant", Action.SAME, "looks alike")
    with pytest.raises(BadInput, match="found no reason"):
        case.judge_identity("quill", "ilse-brant", Action.SAME, "")


def finding(*signers: str) -> Finding:
    return Finding("C-1", "it sheltered", "S3", signers, True, DAY)


def test_a_finding_is_signed_by_each_with_their_own_hand(case: WorkingCase, clock: Clock) -> None:
    case.sign_finding(finding("Asha Venn"))
    for signers in (("Asha Venn", "Borin Hale"), ("Borin Hale",), ()):
        with pytest.raises(BadInput, match="expected Asha Venn alone"):
            case.sign_finding(finding(*signers))
    with case.acting_as(Person(" asha  VENN", True), clock) as again:
        again.sign_finding(finding(" asha  VENN"))
    assert case.hands_on("C-1", "it sheltered", "S3") == ("Asha Venn",)
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        other.sign_finding(finding("Borin Hale"))
    assert "Borin Hale" in case.hands_on("C-1", "it sheltered", "S3")


def test_of_one_hand_the_later_word_counts_and_no_dissent_is_lost(
    case: WorkingCase, clock: Clock
) -> None:
    """Whoever forgot that the contradictions are answered could not say so on a later day."""
    first = finding("Asha Venn")
    case.sign_finding(replace(first, contradictions_answered=False, dissent="one doubts"))
    later = replace(first, contradictions_answered=True, decided_on=date(2031, 5, 2))
    case.sign_finding(later)
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        other.sign_finding(replace(finding("Borin Hale"), contradictions_answered=True))
    (signed,) = signed_findings(case.view(), frozenset())
    assert (signed.contradictions_answered, signed.dissent) == (True, "one doubts")
    assert signed.signers == ("Asha Venn", "Borin Hale")
    case.sign_finding(replace(later, contradictions_answered=False))
    (signed,) = signed_findings(case.view(), frozenset())
    assert not signed.contradictions_answered  # what two hands sign holds where both say it


def test_a_system_user_signs_nothing(case: WorkingCase, clock: Clock) -> None:
    with (
        case.acting_as(Person("root", False), clock) as nobody,
        pytest.raises(BadInput, match="found the system user root"),
    ):
        nobody.sign_finding(finding("root"))


def test_a_second_name_typed_by_the_first_hand_is_no_signature(case: WorkingCase) -> None:
    with case.register.write() as writer:
        writer.put_finding(finding("Asha Venn", "Borin Hale"))
    assert case.hands_on("C-1", "it sheltered", "S3") == ("Asha Venn",)


def test_silence_counts_after_the_day_due(case: WorkingCase, clock: Clock) -> None:
    sent = Reply("C-1", "corran", "SENT", sent_on=DAY, due_on=date(2031, 5, 15))
    case.record_reply(sent)
    quiet = Reply("C-1", "corran", "NO_ANSWER", sent_on=DAY, due_on=date(2031, 5, 15))
    with pytest.raises(BadInput, match="expected it after 2031-05-15"):
        case.record_reply(quiet)
    clock.move(days=15)
    case.record_reply(quiet)
    assert quiet.is_closed_on(date(2031, 5, 16))
    assert not quiet.is_closed_on(date(2031, 5, 15))
    with pytest.raises(BadInput, match="found state MAYBE"):
        case.record_reply(Reply("C-1", "corran", "MAYBE"))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply("C-1", "corran", "NO_ANSWER"), "what was never sent"),
        (Reply("C-1", "corran", "NO_ANSWER", sent_on=DAY), "expected it after a day that was set"),
        (Reply("C-1", "corran", "NOT_FEASIBLE", text="  "), "NOT_FEASIBLE without a reason"),
    ],
)
def test_no_silence_without_a_clock_closes_a_reply(
    case: WorkingCase, reply: Reply, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        case.record_reply(reply)
    assert not reply.is_closed_on(date.max)  # nor where it is on record already


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply("C-1", "corran", "SENT", sent_on=date.max), "found sent 9999-12-31"),
        (Reply("C-1", "corran", "REPLIED", answered_on=date(2031, 5, 2)), "found answered 2031-05"),
    ],
)
def test_nothing_was_sent_or_answered_on_a_day_ahead(
    case: WorkingCase, reply: Reply, says: str
) -> None:
    with pytest.raises(BadInput, match=f"{says}.*not after today, 2031-05-01"):
        case.record_reply(reply)


@pytest.mark.parametrize(
    "other",
    [
        "Zoe\u0308 Lind",
        "Zo\u00eb Lind\u200b",
        "ZO\u00cb  LIND",
        "\u202aZo\u00eb Lind\u202c",
        "Zo\u00eb\u2800Lind\u3164",  # a braille cell without dots, a filler: blanks of some width
        "Zo\u00eb\u034f Lind\ufe0f",  # a joiner and a variation: marks without a sign
        "Zo\u00eb\x08 Lind",
    ],
)
def test_one_person_is_one_hand_however_the_name_is_written(case: WorkingCase, other: str) -> None:
    for name in ("Zo\u00eb Lind", other):
        with open_case(case.folder.root, person=name) as opened:
            opened.sign_finding(finding(name))

    assert person_key(other) == person_key("Zo\u00eb Lind")
    assert case.hands_on("C-1", "it sheltered", "S3") == ("Zo\u00eb Lind",)


@given(st.text(max_size=20))
def test_the_key_of_a_person_is_its_own_key(name: str) -> None:
    assert person_key(person_key(name)) == person_key(name)


@pytest.mark.parametrize("name", ["Machine", "machine pactwatch-en 0.5.0", "SYSTEM", "\u200b"])
def test_no_program_signs_or_decides(case: WorkingCase, name: str) -> None:
    case.person = Person(name, is_authenticated=True)
    acts: list[Callable[[], object]] = [
        lambda: case.sign_finding(finding(name)),
        lambda: case.record_reply(Reply("C-1", "corran", "SENT", sent_on=DAY)),
        lambda: case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE)),
    ]
    for act in acts:
        with pytest.raises(BadInput, match="expected a person"):
            act()


@pytest.mark.parametrize("reason", [" \t", "\u200b", "\u2800 "])
@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (TargetKind.LINK, Action.REJECT),
        (TargetKind.STATEMENT, Action.QUARANTINE),
        (TargetKind.STATEMENT, Action.RELEASE),
        (TargetKind.OBLIGATION, Action.DONE),
        (TargetKind.LINEAGE, Action.REJECT),
    ],
)
def test_a_reason_of_blanks_is_none(
    case: WorkingCase, kind: TargetKind, action: Action, reason: str
) -> None:
    link = next(i for i in case.queue("C-1") if i.kind is TargetKind.LINK)
    statement, _ = said(case, "quill")
    targets = {TargetKind.LINK: link.target_id, TargetKind.STATEMENT: statement}
    with pytest.raises(BadInput, match="found no reason"):
        case.decide(Decision(kind, targets.get(kind, "C-1"), action, reason))


def test_what_one_person_did_is_taken_back_under_any_spelling(
    case: WorkingCase, clock: Clock
) -> None:
    case.decide(Decision(TargetKind.OBLIGATION, "C-1", Action.DONE))
    with case.acting_as(Person("ASHA\u00a0venn", True), clock) as again:
        taken = again.undo()
    assert taken is not None
    assert taken.action is Action.DONE


def test_one_person_is_one_coder(case: WorkingCase, clock: Clock) -> None:
    link = next(i for i in case.queue("C-1") if i.kind is TargetKind.LINK)
    for name in ("Asha Venn", "asha VENN\u200b", "Borin Hale"):
        with case.acting_as(Person(name, True), clock) as other:
            other.decide(Decision(TargetKind.LINK, link.target_id, Action.ACCEPT, "read"))
    pairs = {one.coders for one in case.coder_agreement() if one.variable == "evidence"}
    assert pairs == {("Asha Venn", "Borin Hale")}


def test_a_second_coder_sees_again_what_another_decided_and_nothing_of_it(
    case: WorkingCase, clock: Clock
) -> None:
    before = [i.as_text() for i in case.queue("C-1")]
    assert case.queue("C-1", is_again=True) == []
    for item in case.queue("C-1"):
        if item.statement is not None:
            edit = {"speech_act": "ASSESS"}
            target = item.statement.id
            case.decide(Decision(TargetKind.STATEMENT, target, Action.EDIT, "judged", edit))
        case.decide(Decision(item.kind, item.target_id, Action.REJECT, "hearsay"))
    assert case.queue("C-1") == case.queue("C-1", is_again=True) == []
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        assert other.queue("C-1") == []
        assert [i.as_text() for i in other.queue("C-1", is_again=True)] == before
        for item in other.queue("C-1", is_again=True):
            other.decide(Decision(item.kind, item.target_id, Action.ACCEPT, "read"))
        assert other.queue("C-1", is_again=True) == []


def test_what_was_retracted_is_not_coded_again(case: WorkingCase, clock: Clock) -> None:
    statement, _ = said(case, "quill")
    decide_all(case, Action.ACCEPT, "C-1")
    case.retract(statement, "withdrawn")
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        again = other.queue("C-1", is_again=True)
    assert again
    assert all(item.statement is None or item.statement.id != statement for item in again)


def test_confidence_moves_one_step_with_a_reason_and_both_are_shown(case: WorkingCase) -> None:
    with pytest.raises(BadInput, match="found no reason"):
        case.set_confidence("C-1", "MODERATE", " ")
    with pytest.raises(BadInput, match=r"expected LOW .suggested. or a level one step"):
        case.set_confidence("C-1", "HIGH", "I feel sure")
    case.set_confidence("C-1", "moderate", "the panel's record is long")
    status = case.board(as_of=DAY).row("C-1").shown
    assert (status.confidence, status.suggested) == ("MODERATE", "LOW")
    assert any("set to MODERATE by a person (Asha Venn: the panel's" in t for t in status.trace)


def grade(case: Case, value: object) -> None:
    target, _ = said(case, "quill")
    edit = {"credibility": value}
    case.decide(Decision(TargetKind.STATEMENT, target, Action.GRADE, "read again", edit))


@pytest.mark.parametrize(
    ("value", "says"), [(1, "is computed from"), (7, "give 2 to 6"), ("x", "give 2 to 6")]
)
def test_confirmed_is_never_typed(case: WorkingCase, value: object, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        grade(case, value)


def test_improbable_is_shown_as_said_and_no_more(case: WorkingCase) -> None:
    grade(case, 5)
    assert provisional(case) == "NOT_ASSESSED"
    grade(case, 6)
    assert provisional(case) == "BREACH_ALLEGED"
    assert len(case.queue()) > 0


def test_a_garble_excluded_is_a_garble_confirmed(case: WorkingCase, tmp_path: Path) -> None:
    """Whoever rejects the garbled sentence leaves its document under caution; release lifts it."""
    text = f"{report('Lake Watch')} {GARBLED}"
    put(case, tmp_path, "both.txt", text, date(2031, 4, 24))
    overlays = lambda: [o.value for o in case.board(as_of=DAY).row("C-1").shown.overlays]  # noqa: E731
    target = next(i for i in case.queue() if i.kind is TargetKind.STATEMENT).target_id
    for action, is_cautioned in (
        (Action.ACCEPT, True),
        (Action.REJECT, True),
        (Action.RELEASE, False),
    ):
        case.decide(Decision(TargetKind.STATEMENT, target, action, "read again"))
        assert ("INTEGRITY_CAUTION" in overlays()) is is_cautioned


def test_a_paraphrase_checked_against_the_origin_counts_in_full(
    case: WorkingCase, tmp_path: Path
) -> None:
    put(case, tmp_path, "both.txt", f"{report('Lake Watch')} {GARBLED}", date(2031, 4, 24))
    target, document = said(case, "lake watch")
    trace = lambda: " ".join(case.board(as_of=DAY).row("C-1").shown.trace)  # noqa: E731
    assert "C1-r11" in trace()
    with pytest.raises(BadInput, match="found no document ''"):
        case.decide(Decision(TargetKind.STATEMENT, target, Action.CHECK, "looked"))
    edit = {"against": said(case, "quill")[1]}
    case.decide(Decision(TargetKind.STATEMENT, target, Action.CHECK, "same words", edit))
    assert "C1-r11" not in trace()
    assert document.startswith("doc-")


def test_a_rejected_link_between_sources_joins_nothing(case: WorkingCase, tmp_path: Path) -> None:
    page = report("Lake Watch")
    put(case, tmp_path, "a.txt", page, date(2031, 4, 24))
    put(case, tmp_path, "b.txt", page.replace("Lake Watch", "Hill Watch"), date(2031, 4, 25))
    count = lambda: case.board(as_of=DAY).row("C-1").shown.n_max  # noqa: E731
    assert count() == 2
    for record in case.view().lineage():
        case.decide(Decision(TargetKind.LINEAGE, record.ref, Action.REJECT, "two reporters"))
    assert count() == 3


def test_a_document_authenticated_as_the_act_carries_it_alone(
    case: WorkingCase, tmp_path: Path
) -> None:
    text = "Meridia said that its soldiers withdrew from Osteria on 20 April 2031."
    document = put(case, tmp_path, "order.txt", text, date(2031, 4, 28))
    assert provisional(case, "M-1") == "DECLARED_ONLY"
    case.decide(Decision(TargetKind.DOCUMENT, document, Action.AUTHENTICATE, "seal and signature"))
    assert provisional(case, "M-1") == "FULFILLED"


def test_words_that_stand_elsewhere_count_for_nothing(case: WorkingCase) -> None:
    """An edit cannot do this; a register whose rows were tampered with can."""
    target, _ = said(case, "quill")
    record = case.view().statement(target)
    assert record is not None
    words = record.value.content[0]
    moved = {"start": words.start + 1, "end": words.end + 1, "text": words.text}
    with case.register.write() as writer:
        edit = {"content": [moved]}
        writer.put_decision(Decision(TargetKind.STATEMENT, target, Action.EDIT, "slip", edit))
    assert provisional(case) == "NOT_ASSESSED"


def test_rules_that_change_break_the_series_and_old_boards_replay(
    case: WorkingCase, clock: Clock
) -> None:
    before = case.board(as_of=DAY)
    assert before.breaks == ()
    clock.move(hours=1)
    rules = case.folder.root / "rules.toml"
    rules.write_text(rules.read_text("utf-8").replace('"1.0.0"', '"1.1.0"', 1), "utf-8")
    with open_case(case.folder.root, person="Asha Venn", clock=clock) as again:
        after = again.board(as_of=DAY)
        assert after.breaks == (
            "Series break on 2031-05-01: rules default 1.0.0 became default 1.1.0; verdicts "
            "before and after are not comparable.",
        )
        replayed = again.board(as_of=DAY, known_at=datetime.fromisoformat(before.known_at))
        assert replayed.as_json() == before.as_json()
        assert replayed.rule_set == "default 1.0.0"


def test_a_changed_rule_without_a_new_version_is_told(case: WorkingCase, clock: Clock) -> None:
    rules = case.folder.root / "rules.toml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("stalled_days = 180", "stalled_days = 170"), "utf-8")
    with open_case(case.folder.root, person="Asha Venn", clock=clock) as again:
        (told,) = again.board(as_of=DAY).breaks
    assert "the rules default 1.0.0 changed without a new version" in told


def test_coverage_and_scrutiny_are_shown_for_each_party(case: WorkingCase) -> None:
    entry = CoverageEntry("M-1", "Lake Watch", date(2030, 3, 1), DAY, CoverageResult.FOUND)
    case.record_coverage(entry)
    summary = case.board(as_of=DAY).summary
    assert summary is not None
    assert summary.parties == (("Corran Front", 1, 1, 0), ("Meridia", 1, 0, 0))
    assert "2 duties: NOT_ASSESSED 1, BREACH_ALLEGED 1; 1 not assessed." in summary.as_lines()


def test_a_machine_s_decision_never_stands_in_for_a_person_s(case: WorkingCase) -> None:
    with case.register.write() as writer:
        for item in case.queue("C-1"):
            decision = Decision(item.kind, item.target_id, Action.ACCEPT, "sure")
            writer.put_decision(decision, maker="MACHINE reader 1")
        done = Decision(TargetKind.OBLIGATION, "C-1", Action.DONE, "all read")
        writer.put_decision(done, maker="MACHINE reader 1")
    assert case.board(as_of=DAY).row("C-1").reviewed.verdict.value == "NOT_ASSESSED"


@pytest.mark.parametrize("what", ["source", "actor", "document", "statement", "person"])
def test_a_retraction_of_anything_is_taken_back_by_anybody(
    case: WorkingCase, clock: Clock, what: str
) -> None:
    """Also where two people retracted it."""
    decide_all(case, Action.ACCEPT, "C-1")
    statement, document = said(case, "quill")
    names = {"source": "origin:quill", "actor": "Dana Quill", "document": document,
             "statement": statement, "person": "ASHA venn"}  # fmt: skip
    before = case.board(as_of=DAY).rows
    with case.acting_as(Person("Borin Hale", True), clock) as other:
        other.retract(names[what], "withdrawn")
        other.retract(names[what], "withdrawn, as she says")
        assert case.board(as_of=DAY).rows != before
    with case.acting_as(Person("Cara Lund", True), clock) as third:
        third.take_back_in(names[what], "it was genuine")
    assert case.board(as_of=DAY).rows == before
    taken = case.view().decisions()[-1]
    assert (taken.author, taken.value.reason) == ("Cara Lund", "it was genuine")


def test_what_was_decided_on_top_of_a_retraction_is_not_taken_back_for_it(
    case: WorkingCase,
) -> None:
    target, _ = said(case, "quill")
    case.retract(target, "withdrawn")
    grade(case, 3)
    with pytest.raises(BadInput, match="found GRADE by Asha Venn on top of its retraction"):
        case.take_back_in(target, "it was genuine")
