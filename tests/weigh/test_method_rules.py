"""Rules of METHOD (c) that no agreement file, grade or count can get round."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    AS_OF,
    COMMANDERS,
    FRONT,
    HILL_WATCH,
    INSTRUCT,
    LAKE_WATCH,
    MERIDIA,
    NO_FIGHTERS,
    NO_TRAINING,
    NOT_HOST,
    PANEL_HEAD,
    PRESENT,
    SHELTERED,
    STATED,
    TIES,
    WITHDRAW,
    act,
    claim,
    doing,
    graded,
    links_of,
    mkdossier,
    mkstatement,
    mktestimony,
    provisional,
    rows_of,
)

from pactwatch.case.copies import matched_quotes
from pactwatch.domain.agreement import Agreement, DutyKind, ElementType, Obligation
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.review import CoverageEntry, CoverageResult
from pactwatch.domain.statement import (
    EpistemicBasis,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.weigh.verdict.performance import lag_points

SEEN = EpistemicBasis.FIRSTHAND_OBSERVED


def accord(*obligations: Obligation) -> Agreement:
    return replace(ACCORD, obligations=obligations)


def wide(*codes: str) -> Obligation:
    """A duty whose file lists under its act what can never be one."""
    return replace(NOT_HOST, elements=(act(*codes), *NOT_HOST.elements[1:]), context=())


@pytest.mark.parametrize(
    ("told", "codes"),
    [(PRESENT, ("HOST.*",)), (PRESENT, ("HOST.PRESENCE",)), (TIES, ("TIES.*",))],
)
def test_presence_and_ties_are_a_concern_whatever_the_file_lists(
    told: Any, codes: tuple[str, ...]
) -> None:
    stated = replace(
        told,
        agent=("Corran Front",),
        counterpart=("Ashen Circle",),
        place="Corran-controlled hills",
        when="2020-11-05",
        when_basis="STATED",
    )
    statement = mkstatement(PANEL_HEAD, stated, basis=SEEN)
    status = provisional("not-host", mktestimony(statement), agreement=accord(wide(*codes)))
    assert status.verdict.value == "CONCERN"
    assert (status.n_min, status.n_max) == (0, 0)
    bearing = links_of(statement, agreement=accord(wide(*codes)))[0].bearing.value
    assert bearing == "CONTEXT"


def test_a_link_somebody_else_made_cannot_make_presence_an_act_either() -> None:
    dossier = mkdossier(mktestimony(mkstatement(PANEL_HEAD, PRESENT)))
    link = next(x for x in dossier.links if x.obligation_id == "not-host")
    forced = replace(link, bearing=type(link.bearing).SUPPORTS_BREACH, elements=(1, 3, 4))
    status = rows_of(replace(dossier, links=(forced,)))["not-host"].provisional
    assert status.verdict.value == "CONCERN"


def test_to_prevent_with_due_diligence_always_asks_for_knowledge() -> None:
    """Also where the file names no such element: presence of a camp is not yet tolerance of it."""
    bare = replace(NO_TRAINING, elements=NO_TRAINING.elements[:4])
    assert all(e.type is not ElementType.KNOWLEDGE for e in bare.elements)
    camp = claim("ENABLE.TRAIN_CAMP", agent=("Ashen Circle",), counterpart=(), when="2020-11-05",
                 when_basis="STATED", place="Corran-controlled hills")  # fmt: skip
    unknowing = provisional(
        "no-training", mktestimony(mkstatement(PANEL_HEAD, camp)), agreement=accord(bare)
    )
    assert unknowing.verdict.value == "CONCERN"
    assert [e.type for e in unknowing.elements][-1] == "KNOWLEDGE"
    result = replace(bare, kind=DutyKind.RESULT)
    other = provisional(
        "no-training", mktestimony(mkstatement(PANEL_HEAD, camp)), agreement=accord(result)
    )
    assert other.verdict.value == "BREACH_ALLEGED"


def test_no_breach_found_is_read_with_period_and_coverage() -> None:
    check = CoverageEntry("not-host", "Lake Watch", AS_OF, AS_OF, CoverageResult.NOTHING_FOUND)
    dossier = mkdossier(coverage=(check,), done=frozenset({"not-host"}))
    trace = rows_of(dossier)["not-host"].reviewed.trace
    assert "no breach found in 2020-03-01..2021-02-17 with coverage 100 %" in trace[0]


WATCHED = graded("orlan=B@inspections", "lakewatch=B@visits")


def begun(as_of: Any) -> Any:
    made = claim("MIL.WITHDRAW", agent=("Meridian troops",), counterpart=(), when="2021-02-01",
                 when_basis="STATED")  # fmt: skip
    told = [
        mktestimony(
            mkstatement(s, made, document=f"d{n}", words="Troops left three camps", basis=SEEN),
            publisher=s.organisation,
            actors=WATCHED,
        )
        for n, s in enumerate((PANEL_HEAD, LAKE_WATCH))
    ]
    return provisional("withdraw", *told, as_of=as_of, actors=WATCHED)


@pytest.mark.parametrize(("day", "level"), [("2021-02-17", 2), ("2021-04-20", 1)])
def test_level_two_needs_the_pace_as_well_as_the_evidence(day: str, level: int) -> None:
    """14 months; after 92 in 100 parts of them two thirds done lags by more than 25 points."""
    as_of = date.fromisoformat(day)
    assert begun(as_of).level == level
    deadline = date.fromisoformat(str(WITHDRAW.deadline and WITHDRAW.deadline.computed))
    lag = lag_points(2, date(2020, 3, 1), deadline, as_of)
    assert (lag > 25) is (level == 1)


def test_each_side_of_a_dependency_has_its_position_told() -> None:
    denial = mkstatement(COMMANDERS, NO_FIGHTERS, speech_act=SpeechAct.DENY, document="d2")
    told = [mktestimony(mkstatement(PANEL_HEAD, PRESENT)), mktestimony(denial)]
    praise = claim("MIL.WITHDRAW", agent=("Meridia",), counterpart=(), when=None)
    told.append(mktestimony(mkstatement(MERIDIA, praise, words="All our troops have left")))
    trace = provisional("withdraw", *told).trace
    assert "On no-threat Corran Front denies what is said." in trace
    assert "On withdraw Meridia declares level 3 of 3." in trace


def test_a_quotation_is_borne_out_only_by_what_does_not_derive_from_it() -> None:
    words = "They sleep in the old mill above the river every night"
    one, other = (
        mkstatement(PANEL_HEAD, SHELTERED, document=d, words=words, quote_type=QuoteType.DIRECT)
        for d in ("doc-a", "doc-b")
    )
    groups = {"doc-a": "doc-a", "doc-b": "doc-b"}
    assert matched_quotes([one, other], groups) == {one.id, other.id}
    credit = LineageEdge("doc-b", "doc-a", LineageType.CITES, Certainty.PROBABLE, "credits it")
    assert matched_quotes([one, other], groups, [credit]) == {other.id}
    assert matched_quotes([one, other], {"doc-a": "doc-a", "doc-b": "doc-a"}) == frozenset()


def test_people_kept_apart_are_not_joined_by_a_surname() -> None:
    full, brief = (Speaker(n, SpeakerStatus.NAMED) for n in ("Ira Tamm", "Tamm"))
    told = [
        mktestimony(mkstatement(s, SHELTERED, document=d)) for s, d in ((full, "d1"), (brief, "d2"))
    ]
    apart = frozenset({frozenset({"origin:ira-tamm", "origin:tamm"})})
    assert rows_of(mkdossier(*told))["not-host"].provisional.n_max == 1
    assert rows_of(mkdossier(*told, distinct=apart))["not-host"].provisional.n_max == 2


def test_lower_grades_and_open_garbles_are_told_where_they_matter() -> None:
    third = graded("orlan=C@states", "lakewatch=B@visits")
    told = [
        mktestimony(mkstatement(s, STATED, document=d, basis=b), publisher=p, actors=third)
        for s, d, b, p in (
            (PANEL_HEAD, "d1", SEEN, "Orlan Panel"),
            (LAKE_WATCH, "d2", EpistemicBasis.UNSTATED, "Lake Watch"),
        )
    ]
    trace = rows_of(mkdossier(*told, actors=third))["not-host"].provisional.trace
    assert "The verdict would be BREACH_ALLEGED with every grade one step lower." in trace
    garbled = mktestimony(mkstatement(HILL_WATCH, SHELTERED), has_open_garble=True)
    trace = provisional("not-host", garbled).trace
    assert (
        "The verdict would be NOT_ASSESSED without the documents that hold an open garble." in trace
    )


def test_a_row_that_nothing_bears_on_says_what_was_looked_for() -> None:
    trace = provisional(INSTRUCT.id, mktestimony(mkstatement(PANEL_HEAD, SHELTERED))).trace
    looked = next(line for line in trace if line.startswith("No statement bears on it"))
    assert "Corran Front" in looked
    assert "“instruct” (RESTRAIN.INSTRUCT); any of COOP.*" in looked


def test_a_row_that_something_bears_on_says_nothing_of_what_was_looked_for() -> None:
    order = claim("RESTRAIN.INSTRUCT", counterpart=("commanders",))
    own = mktestimony(mkstatement(FRONT, order))
    assert not any("Looked for" in line for line in provisional(INSTRUCT.id, own).trace)


@pytest.mark.parametrize(
    ("codes", "words"),
    [((), "No code of the codebook stands for it"), (("SEA.NETS",), "the codebook does not have")],
)
def test_a_code_that_nothing_can_show_is_told(codes: tuple[str, ...], words: str) -> None:
    duty = doing("nets", *codes)
    told = rows_of(mkdossier(agreement=accord(duty)))["nets"].provisional.trace
    assert any(words in line for line in told)
