"""Origins, not documents: groups, n_min and n_max, and what they stand for (METHOD C2, C3)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs
from tests.weigh.factories import (
    AS_OF,
    COMMANDERS,
    FRONT,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    RULES,
    SHELTERED,
    STATED,
    VOICE,
    claim,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    provisional,
    rows_of,
)

from pactwatch.domain.actor import Reliability
from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.domain.status import Standing, Status
from pactwatch.weigh.evidence.groups import Group, count
from pactwatch.weigh.verdict.standing import SignOff, measure

SEEN = EpistemicBasis.FIRSTHAND_OBSERVED


def group(origin: str, path: str | None = None, **changes: Any) -> Group:
    standard: dict[str, Any] = {
        "is_supported": True,
        "is_adverse": False,
        "grade": Reliability.B,
        "has_direct": False,
        "has_record": False,
        "is_against_interest": False,
        "is_disinterested": True,
    }
    return Group(origin=origin, path=path, **{**standard, **changes})


A, B, C = (group(name, f"path {name}") for name in "abc")
DIRECT = group("d", "path d", has_direct=True)
NO_PATH, NO_PATH_TWO = group("e"), group("f")
UNGRADED = group("g", is_supported=False, grade=Reliability.F)
ADVERSE, ADVERSE_TWO = (group(n, f"path {n}", is_adverse=True) for n in "hi")
RECORD = group("r", "path r", has_record=True)
SIGNED = SignOff(is_answered=True, is_reply_closed=True, is_signed=True)


@pytest.mark.parametrize(
    ("groups", "tally"),
    [
        ([], (0, 0)),
        ([A], (1, 1)),
        ([A, B, C], (3, 3)),
        ([A, structs.replace(B, path=A.path)], (1, 2)),
        ([NO_PATH, NO_PATH_TWO], (1, 2)),
        ([A, NO_PATH], (1, 2)),
        ([UNGRADED], (0, 1)),
        ([A, UNGRADED], (1, 2)),
        ([ADVERSE, ADVERSE_TWO], (1, 1)),
        ([A, ADVERSE, ADVERSE_TWO], (2, 2)),
        ([A, structs.replace(ADVERSE, path=A.path)], (1, 2)),
        ([A, structs.replace(ADVERSE, is_supported=False)], (1, 2)),
    ],
)
def test_n_min_needs_recorded_paths_that_differ(
    groups: list[Group], tally: tuple[int, int]
) -> None:
    assert (count(groups).n_min, count(groups).n_max) == tally


@pytest.mark.parametrize(
    ("groups", "standing", "rule"),
    [
        ([], Standing.S0, "C3-S0"),
        ([UNGRADED], Standing.S1, "C3-S1"),
        ([A, B], Standing.S1, "C3-S1"),
        ([DIRECT], Standing.S1, "C3-S1"),
        ([A, DIRECT], Standing.S2, "C3-S2"),
        ([A, RECORD], Standing.S2, "C3-S2"),
        ([A, structs.replace(DIRECT, path=A.path)], Standing.S1, "C3-S1"),
    ],
)
def test_standing_by_number_and_access(groups: list[Group], standing: Standing, rule: str) -> None:
    found = measure(groups, RULES)
    assert (found.standing, found.rule) == (standing, rule)


def test_a_record_that_is_the_act_carries_corroboration_alone() -> None:
    found = measure([RECORD], RULES, is_act=True)
    assert (found.standing, found.rule) == (Standing.S2, "C3-S2-doc")
    assert measure([RECORD], RULES).standing is Standing.S1


def test_establishing_needs_three_origins_that_survive_a_loss_and_people() -> None:
    other = structs.replace(C, has_direct=True)
    three = [A, DIRECT, other]
    assert measure(three, RULES, sign_off=SIGNED).standing is Standing.S3
    assert measure(three, RULES).standing is Standing.S2
    assert "two people have not signed" in measure(three, RULES).detail
    one_eye = [A, B, DIRECT]
    assert measure(one_eye, RULES, sign_off=SIGNED).standing is Standing.S2


def test_the_strict_rule_set_asks_for_more() -> None:
    strict = replace(RULES, corroborated_origins=3, established_origins=4)
    assert measure([A, DIRECT], strict).standing is Standing.S1
    assert measure([A, B, DIRECT], strict).standing is Standing.S2


@pytest.mark.parametrize(
    ("rebuttal", "standing"),
    [
        (group("z", "z"), Standing.S1),
        (group("z", "z", grade=Reliability.A), Standing.S1),
        (group("z", "z", grade=Reliability.C), Standing.S2),
        (group("z", "z", grade=Reliability.F), Standing.S2),
        (group("z", "z", is_disinterested=False), Standing.S2),
    ],
)
def test_an_equal_rebuttal_without_a_side_holds_corroboration(
    rebuttal: Group, standing: Standing
) -> None:
    found = measure([A, DIRECT], RULES, rebuttals=[rebuttal])
    assert found.standing is standing
    answered = measure([A, DIRECT], RULES, rebuttals=[rebuttal], sign_off=SignOff(is_answered=True))
    assert answered.standing is Standing.S2


ALL_GRADED = graded(
    "orlan=B@member states", "lakewatch=B@visits", "hillwatch=C@patients", "wire=B", "gazette=B",
    "meridia=B@signals",
)  # fmt: skip


def told(speaker: Speaker, document: str, **changes: Any) -> Any:
    testimony = {k: changes.pop(k) for k in ("publisher", "is_primary_record") if k in changes}
    made = changes.pop("made", STATED)
    statement = mkstatement(speaker, made, document=document, **changes)
    return mktestimony(statement, actors=ALL_GRADED, **testimony)


def status(*testimonies: Any, **changes: Any) -> Status:
    return provisional("not-host", *testimonies, actors=ALL_GRADED, **changes)


def test_a_report_and_its_coordinators_interview_are_one() -> None:
    body = Speaker("Orlan Panel", SpeakerStatus.ORGANISATION)
    found = status(told(PANEL_HEAD, "d1"), told(body, "d2", publisher="Orlan Panel"))
    assert (found.n_min, found.n_max) == (1, 1)


def test_a_chain_is_as_good_as_its_lowest_link() -> None:
    good = status(told(PANEL_HEAD, "d1"))
    unknown = status(told(PANEL_HEAD, "d1", publisher="Some Blog"))
    nobody = status(told(PANEL_HEAD, "d1", publisher=None))
    assert (good.n_min, unknown.n_min, nobody.n_min) == (1, 0, 0)


def test_the_best_chain_of_an_origin_counts() -> None:
    found = status(told(PANEL_HEAD, "d1", publisher="Some Blog"), told(PANEL_HEAD, "d2"))
    assert (found.n_min, found.n_max) == (1, 1)


def test_what_is_merely_possible_adds_to_n_max_only() -> None:
    found = status(told(PANEL_HEAD, "d1", factuality=Factuality.POSSIBLE_POS))
    assert (found.n_min, found.n_max) == (0, 1)


def test_all_interested_sides_together_add_one() -> None:
    other = Speaker("Western Pact", SpeakerStatus.ORGANISATION)
    found = status(told(MERIDIA, "d1"), told(other, "d2"))
    assert found.n_max == 1
    assert status(told(MERIDIA, "d1"), told(PANEL_HEAD, "d2")).n_max == 2


def admitted(**changes: Any) -> Any:
    return told(COMMANDERS, "d9", speech_act=SpeechAct.ADMIT, **changes)


@pytest.mark.parametrize(
    ("changes", "n_min"),
    [
        ({}, 1),
        ({"publisher": "Some Blog"}, 0),
        ({"publisher": "Evening Gazette", "via": ["Harbour Wire"]}, 0),
        ({"quote_type": QuoteType.PARAPHRASE}, 0),
    ],
)
def test_an_unnamed_admission_is_vouched_for_by_the_carrier_that_asked(
    changes: dict[str, Any], n_min: int
) -> None:
    found = status(admitted(**changes))
    assert (found.n_min, found.n_max) == (n_min, 1)


def test_an_admission_and_a_monitor_corroborate() -> None:
    found = status(admitted(), told(PANEL_HEAD, "d1"))
    assert (found.n_min, found.verdict.value) == (2, "BREACH_INDICATED")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"speech_act": SpeechAct.ASSERT}, "BREACH_INDICATED"),
        ({"speech_act": SpeechAct.ASSERT, "factuality": Factuality.PROBABLE_POS}, "BREACH_ALLEGED"),
    ],
)
def test_who_tells_against_the_own_side_is_at_the_source(
    changes: dict[str, Any], verdict: str
) -> None:
    """Nobody need have said that it was admitted, as long as it is said for certain."""
    panel = told(PANEL_HEAD, "d1", basis=EpistemicBasis.TOLD_BY_OTHERS)
    assert status(told(COMMANDERS, "d9", **changes), panel).verdict.value == verdict


def test_an_unnamed_source_without_an_own_loss_stays_out_of_n_min() -> None:
    unnamed = Speaker("a resident", SpeakerStatus.ANONYMOUS_SINGLE)
    assert (status(told(unnamed, "d1")).n_min, status(told(unnamed, "d1")).n_max) == (0, 1)


def test_the_papers_own_voice_repeats_whom_it_quotes() -> None:
    found = status(told(PANEL_HEAD, "d1"), told(VOICE, "d1", quote_type=None))
    assert found.n_max == 1
    alone = status(told(VOICE, "d1", quote_type=None))
    assert alone.n_max == 1
    other_paper = status(told(PANEL_HEAD, "d1"), told(VOICE, "d2", quote_type=None))
    assert other_paper.n_max == 2


def test_a_reporter_who_was_there_is_an_origin() -> None:
    words = "Our reporter counted the guests at the gate of the old fort"
    voice = told(VOICE, "d1", quote_type=None, basis=SEEN, words=words)
    assert status(told(PANEL_HEAD, "d1"), voice).n_max == 2


def edge(from_: str, to: str, kind: LineageType, certainty: Certainty) -> LineageEdge:
    return LineageEdge(from_, to, kind, certainty, "test")


@pytest.mark.parametrize(
    ("kind", "certainty", "n_max"),
    [
        (LineageType.FED_BY, Certainty.PROBABLE, 1),
        (LineageType.SAME_AUTHOR, Certainty.ESTABLISHED, 1),
        (LineageType.FED_BY, Certainty.POSSIBLE, 2),
        (LineageType.SAME_OWNER, Certainty.ESTABLISHED, 2),
    ],
)
def test_lineage_between_origins_joins_them_when_probable(
    kind: LineageType, certainty: Certainty, n_max: int
) -> None:
    lineage = (edge("origin:lakewatch", "origin:orlan", kind, certainty),)
    found = status(told(PANEL_HEAD, "d1"), told(LAKE_WATCH, "d2"), lineage=lineage)
    assert found.n_max == n_max


def test_pessimistic_lineage_is_told_where_it_matters() -> None:
    lineage = (edge("origin:lakewatch", "origin:orlan", LineageType.FED_BY, Certainty.POSSIBLE),)
    found = status(
        told(PANEL_HEAD, "d1"),
        told(LAKE_WATCH, "d2", basis=SEEN, publisher="Lake Watch"),
        lineage=lineage,
    )
    assert found.verdict.value == "BREACH_INDICATED"
    assert any("would be BREACH_ALLEGED with every possible link" in t for t in found.trace)


def test_a_carrier_never_joins_the_people_it_quotes() -> None:
    lineage = tuple(
        edge("d1", origin, LineageType.CITES, Certainty.PROBABLE)
        for origin in ("origin:lakewatch", "origin:orlan")
    )
    found = status(told(PANEL_HEAD, "d1"), told(LAKE_WATCH, "d1"), lineage=lineage)
    assert found.n_max == 2


def test_papers_that_credit_one_outlet_in_their_own_voice_are_one() -> None:
    lineage = tuple(
        edge(d, "origin:gazette", LineageType.CITES, Certainty.PROBABLE) for d in ("d1", "d2")
    )
    voices = [told(VOICE, d, quote_type=None, words=f"words of {d}") for d in ("d1", "d2")]
    assert status(*voices).n_max == 2
    assert status(*voices, lineage=lineage).n_max == 1


def test_a_person_told_by_surname_alone_is_the_same_person() -> None:
    full = Speaker("Ira Tamm-Oren", SpeakerStatus.NAMED)
    brief = Speaker("Tamm-Oren", SpeakerStatus.NAMED)
    assert status(told(full, "d1"), told(brief, "d2")).n_max == 1
    other = Speaker("Uma Tamm-Oren", SpeakerStatus.NAMED)
    assert status(told(full, "d1"), told(other, "d2")).n_max == 2
    bare = told(Speaker("Quill", SpeakerStatus.NAMED), "d2")
    assert status(told(PANEL_HEAD, "d1"), bare).n_max == 1


def test_self_praise_adds_nothing() -> None:
    gone = claim("MIL.WITHDRAW", agent=("Meridia",), counterpart=(), when=None)
    praise = mktestimony(mkstatement(MERIDIA, gone, words="All our troops have left"))
    found = rows_of(mkdossier(praise))["withdraw"].provisional
    assert (found.verdict.value, found.n_max, found.level) == ("DECLARED_ONLY", 0, 0)
    assert found.declared_level == 3


def test_a_denial_is_no_rebuttal_and_moves_nothing() -> None:
    base = [told(PANEL_HEAD, "d1"), told(LAKE_WATCH, "d2", basis=SEEN, publisher="Lake Watch")]
    denial = told(
        FRONT, "d3", made=claim("HOST.SHELTER"), speech_act=SpeechAct.DENY, publisher="Corran Front"
    )
    before, after = status(*base), status(*base, denial)
    assert (before.verdict, before.n_min) == (after.verdict, after.n_min)
    assert "UNCONTESTED" in [o.value for o in before.overlays]
    assert [o.value for o in after.overlays] == ["DENIED_BY_PARTY"]


def test_a_denial_of_other_conduct_of_the_duty_is_neither_a_contest_nor_silence() -> None:
    base = told(PANEL_HEAD, "d1")
    other = claim("HOST.PROTECT_LEADERSHIP")
    denial = told(FRONT, "d2", made=other, speech_act=SpeechAct.DENY, publisher="Corran Front")
    assert status(base, denial).overlays == ()


def test_a_contrary_assessor_holds_the_verdict_at_alleged() -> None:
    made = replace(SHELTERED, polarity=Polarity.NEGATIVE)
    contrary = told(HILL_WATCH, "d3", made=made, publisher="Hill Watch")
    found = status(told(PANEL_HEAD, "d1"), contrary)
    assert found.verdict.value == "BREACH_ALLEGED"
    assert {o.value for o in found.overlays} == {"CONTESTED", "DISPUTED_BY_ASSESSOR"}
    firm = [told(PANEL_HEAD, "d1"), told(LAKE_WATCH, "d2", basis=SEEN, publisher="Lake Watch")]
    lower = status(*firm, contrary)
    assert lower.verdict.value == "BREACH_INDICATED"
    assert "REBUTTED_IN_PART" in [o.value for o in lower.overlays]


@pytest.mark.parametrize(
    ("kind", "n_max"),
    [(LineageType.NEAR_DUPLICATE, 1), (LineageType.PARAPHRASE_REWRITE, 1), (None, 2)],
)
def test_a_copy_that_names_another_speaker_is_no_second_origin(
    kind: LineageType | None, n_max: int
) -> None:
    """The same words in two texts: one origin where one text is made from the other (METHOD d1)."""
    words = "The leaders of the Circle have been kept in the old fort above the lake all winter"
    lineage = (edge("d2", "d1", kind, Certainty.PROBABLE),) if kind else ()
    found = status(
        told(PANEL_HEAD, "d1", words=words), told(LAKE_WATCH, "d2", words=words), lineage=lineage
    )
    assert found.n_max == n_max


WORDS = "the Front has kept the leaders of the Circle in the old fort above the lake all winter"


@pytest.mark.parametrize("day", [0, 1])
@pytest.mark.parametrize("original", ["d1", "d2"])
@pytest.mark.parametrize("speaker", [FRONT, PANEL_HEAD])
def test_a_copy_that_loses_or_adds_a_not_counts_for_nothing(
    speaker: Speaker, original: str, day: int
) -> None:
    """Made of "denied that X" it makes no admission, made of "said that X" no rebuttal (d1)."""
    copy = "d2" if original == "d1" else "d1"
    lineage = (edge(copy, original, LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED),)
    own, other = (
        (SpeechAct.DENY, SpeechAct.ASSERT)
        if speaker is FRONT
        else (SpeechAct.ASSERT, SpeechAct.DENY)
    )
    first = told(speaker, original, words=WORDS, speech_act=own)
    second = told(speaker, copy, words=WORDS, speech_act=other)
    first = replace(first, published=AS_OF - timedelta(days=day))
    accusing = told(LAKE_WATCH, "d3")
    before, after = status(first, accusing), status(first, second, accusing, lineage=lineage)
    assert (after.n_min, after.n_max, after.verdict) == (before.n_min, before.n_max, before.verdict)
    assert after.overlays == before.overlays
    apart = status(first, second, accusing)
    assert (apart.n_max, apart.overlays) != (before.n_max, before.overlays)


def test_a_denial_is_told_beside_and_contests_nothing() -> None:
    """However high the accusation stands, a bare denial is a position (METHOD C3, d4)."""
    denial = mktestimony(
        mkstatement(FRONT, STATED, speech_act=SpeechAct.DENY, document="d9"),
        publisher="Corran Front",
        actors=ALL_GRADED,
    )
    one = told(PANEL_HEAD, "d1")
    two = told(LAKE_WATCH, "d2", basis=SEEN, publisher="Lake Watch")
    for accusing in ((one,), (one, two)):
        before, after = status(*accusing), status(*accusing, denial)
        assert (before.verdict, before.n_min) == (after.verdict, after.n_min)
        assert [overlay.value for overlay in after.overlays] == ["DENIED_BY_PARTY"]
