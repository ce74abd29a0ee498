"""The board of one page of news, on an invented accord and on the agreement file that ships."""

from dataclasses import replace
from functools import cache
from importlib import resources

import pytest
from tests.weigh.factories import (
    ACTORS,
    AS_OF,
    FRONT,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    STATED,
    claim,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    reference_story,
    rows_of,
    verdicts,
)

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.claim import Knowledge, Polarity
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.statement import (
    EpistemicBasis,
    EvidenceState,
    Mode,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.read.codebook_file import parse_codebook

EXPECTED = {
    "not-host": "BREACH_ALLEGED",
    "no-training": "BREACH_ALLEGED",
    "no-threat": "CONCERN",
    "no-recruiting": "NOT_ASSESSED",
    "instruct": "CONCERN",
    "withdraw": "NOT_ASSESSED",
    "review-lists": "NOT_ASSESSED",
    "annexes": "UNVERIFIABLE",
}


def test_one_page_gives_the_expected_board_and_nothing_is_reviewed() -> None:
    rows = rows_of(mkdossier(*reference_story()))
    assert {name: row.provisional.verdict.value for name, row in rows.items()} == EXPECTED
    assert {row.reviewed.verdict.value for row in rows.values()} == {"NOT_ASSESSED"}


def test_hosting_is_alleged_by_one_origin_on_two_assumptions() -> None:
    status = rows_of(mkdossier(*reference_story()))["not-host"].provisional
    assert (status.n_min, status.n_max, status.confidence) == (0, 1, "LOW")
    assert status.fragile
    assert status.flip_set == (("origin:orlan",), ("assumption:A-1",), ("assumption:A-2",))
    assert [o.value for o in status.overlays] == ["DENIED_BY_PARTY", "INTEGRITY_CAUTION"]
    assert status.freshness == "CURRENT"


def test_a_paraphrase_in_a_garbled_document_counts_as_reported_only() -> None:
    status = rows_of(mkdossier(*reference_story()))["no-training"].provisional
    assert (status.n_min, status.n_max) == (0, 1)
    assert [o.value for o in status.overlays] == ["DENIED_BY_PARTY", "INTEGRITY_CAUTION"]
    assert any("C1-r11" in line for line in status.trace)


def test_without_the_monitor_only_the_admission_is_left() -> None:
    dossier = mkdossier(*reference_story(), excluded_origins=frozenset({"origin:orlan"}))
    found = verdicts(dossier)
    assert found["not-host"] == "CONCERN"
    assert found["no-training"] == found["instruct"] == "NOT_ASSESSED"
    assert found["no-threat"] == "CONCERN"


def test_rewrites_of_the_story_change_nothing() -> None:
    """Three copies: a plain one, one that swaps the institution, one that drops the speaker."""
    story = reference_story()
    copies = []
    for number, speaker in enumerate(
        (
            PANEL_HEAD,
            Speaker("Northern Survey Team", SpeakerStatus.ORGANISATION),
            Speaker(None, SpeakerStatus.ARTICLE_VOICE),
        )
    ):
        for testimony in story:
            own = testimony.statement
            told = speaker if own.speaker == PANEL_HEAD else own.speaker
            copied = replace(
                own, id=f"{own.id}-{number}", document_id=f"doc-{number}", speaker=told
            )
            copies.append(mktestimony(copied, publisher=f"Paper {number}", document_group="doc-a"))
    before, after = (rows_of(mkdossier(*t)) for t in (story, (*story, *copies)))
    for name, row in before.items():
        other = after[name].provisional
        mine = row.provisional
        assert (other.verdict, other.n_min, other.n_max) == (mine.verdict, mine.n_min, mine.n_max)
        assert other.flip_set == mine.flip_set


TWO_GRADED = graded("orlan=B@member states", "lakewatch=B@own visits", "wire=B", "gazette=B")


def two_sources(changed: object = STATED, **second: object) -> Dossier:
    """The panel and an observer who was there, each naming place and time."""
    panel = mkstatement(PANEL_HEAD, STATED, document="doc-1", speech_act=SpeechAct.ASSESS)
    basis = EpistemicBasis.FIRSTHAND_OBSERVED
    watch = mkstatement(LAKE_WATCH, changed, document="doc-2", basis=basis, **second)  # type: ignore[arg-type]
    return mkdossier(
        *reference_story(),
        mktestimony(panel, publisher="Orlan Panel", actors=TWO_GRADED),
        mktestimony(watch, publisher="Lake Watch", actors=TWO_GRADED),
        actors=TWO_GRADED,
    )


def test_two_graded_independent_sources_raise_hosting_to_indicated() -> None:
    status = rows_of(two_sources())["not-host"].provisional
    assert (status.verdict.value, status.n_min, status.n_max) == ("BREACH_INDICATED", 2, 2)
    assert status.flip_set == (("origin:lakewatch",), ("origin:orlan",))


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (replace(STATED, place="Osteria"), "Element 3, PLACE_SCOPE"),
        (replace(STATED, place=None), "Element 3, PLACE_SCOPE"),
        (replace(STATED, when=None, when_basis="TENSE"), "Element 4, TIME_SCOPE"),
    ],
)
def test_a_scope_left_to_one_source_keeps_it_alleged_and_the_trace_says_which(
    changed: object, named: str
) -> None:
    status = rows_of(two_sources(changed))["not-host"].provisional
    assert status.verdict.value == "BREACH_ALLEGED"
    weak = [line for line in status.trace if line.startswith("Element ") and ": S1," in line]
    assert [line.startswith(named) for line in weak] == [True]


def test_ungraded_sources_keep_it_alleged() -> None:
    panel = mkstatement(PANEL_HEAD, STATED, document="doc-1")
    watch = mkstatement(
        LAKE_WATCH, STATED, document="doc-2", basis=EpistemicBasis.FIRSTHAND_OBSERVED
    )
    told = (mktestimony(panel, publisher="Orlan Panel"), mktestimony(watch, publisher="Lake Watch"))
    status = rows_of(mkdossier(*told))["not-host"].provisional
    assert (status.verdict.value, status.n_min, status.n_max) == ("BREACH_ALLEGED", 0, 2)
    assert any("ungraded" in line for line in status.trace)


def test_two_sources_with_one_access_path_are_one() -> None:
    actors = graded("hillwatch=B@own visits", "lakewatch=B@own visits")
    basis = EpistemicBasis.FIRSTHAND_OBSERVED
    told = [
        mktestimony(
            mkstatement(s, STATED, document=d, basis=basis), publisher=s.name, actors=actors
        )
        for s, d in ((LAKE_WATCH, "doc-1"), (HILL_WATCH, "doc-2"))
    ]
    status = rows_of(mkdossier(*told, actors=actors))["not-host"].provisional
    assert (status.verdict.value, status.n_min, status.n_max) == ("BREACH_ALLEGED", 1, 2)
    assert any("shown to be independent" in line for line in status.trace)


@cache
def _doha() -> tuple[Agreement, Codebook]:
    files = resources.files("pactwatch.resources")
    agreement = (files / "agreements" / "doha-2020.toml").read_text("utf-8")
    codebook = (files / "codebook.toml").read_text("utf-8")
    return (
        parse_agreement(agreement, name="doha-2020.toml"),
        parse_codebook(codebook, name="codebook.toml"),
    )


def _retold(agreement: Agreement) -> Dossier:
    """The same page with the parties of the file that ships, told by invented people."""
    party, group = (next(a for a in agreement.actors if a.id == i) for i in ("taliban", "al-qaida"))
    monitor = next(a for a in agreement.actors if a.role is MonitorRole.MONITOR)
    swap = {"Corran Front": party.name, "Ashen Circle": group.name, "Orlan Panel": monitor.name}
    swap |= {"Osteria": "Afghanistan"}
    told = []
    for testimony in reference_story():
        s = testimony.statement
        claims = tuple(
            replace(
                c,
                agent=tuple(swap.get(a, a) for a in c.agent),
                counterpart=tuple(swap.get(a, a) for a in c.counterpart),
                place=swap.get(c.place or "", c.place),
            )
            for c in s.claims
        )
        organisation = swap.get(s.speaker.organisation or "", s.speaker.organisation)
        name = swap.get(s.speaker.name or "", s.speaker.name)
        if s.speaker.status is SpeakerStatus.ANONYMOUS_PLURAL:
            name = f"two {party.name} commanders"
        speaker = replace(s.speaker, name=name, organisation=organisation)
        told.append(
            mktestimony(
                replace(s, claims=claims, speaker=speaker),
                publisher="Lakeside News",
                actors=agreement.actors,
                has_open_garble=True,
            )
        )
    return mkdossier(*told, agreement=agreement, actors=(), codebook=_doha()[1])


def test_the_agreement_that_ships_gives_the_same_board() -> None:
    agreement, _ = _doha()
    rows = rows_of(_retold(agreement))
    found = {name: row.provisional.verdict.value for name, row in rows.items()}
    assert {name: v for name, v in found.items() if v != "NOT_ASSESSED"} == {
        "TB-1": "CONCERN",
        "TB-2b": "CONCERN",
        "TB-3a": "CONCERN",
        "TB-3c": "BREACH_ALLEGED",
        "TB-3e": "BREACH_ALLEGED",
        "X-ANX": "UNVERIFIABLE",
    }
    status = rows["TB-3e"].provisional
    assert status.flip_set == (
        ("origin:un-monitoring-team",),
        ("assumption:A-1",),
        ("assumption:A-2",),
    )
    assert [o.value for o in status.overlays] == ["DENIED_BY_PARTY", "INTEGRITY_CAUTION"]


def test_an_expected_withdrawal_is_a_calendar_entry_and_never_overdue() -> None:
    leaving = claim(
        "MIL.WITHDRAW",
        agent=("Meridian troops",),
        counterpart=(),
        when="../2021-05",
        when_basis="STATED",
        presuppositions=(),
    )
    voice = Speaker(None, SpeakerStatus.ARTICLE_VOICE)
    statement = mkstatement(
        voice, leaving, quote_type=None, speech_act=SpeechAct.EXPECT, modes=(Mode.FUTURE,)
    )
    dossier = mkdossier(mktestimony(statement))
    assert [link.bearing.value for link in dossier.links] == ["NEUTRAL"]
    status = rows_of(dossier)["withdraw"].provisional
    assert status.verdict.value == "NOT_ASSESSED"
    assert any("computed 2021-04-29, practised 2021-05-01" in line for line in status.trace)


def test_a_quarantined_statement_gives_no_link_and_is_named() -> None:
    garble = claim("ENABLE.TRAIN_CAMP", agent=("Dana Quill",), counterpart=())
    statement = mkstatement(
        Speaker(None, SpeakerStatus.ARTICLE_VOICE),
        garble,
        quote_type=None,
        state=EvidenceState.QUARANTINED,
        proposed=(claim("ENABLE.TRAIN_CAMP", knowledge=Knowledge.PERMITS),),
    )
    dossier = mkdossier(mktestimony(statement))
    assert dossier.links == ()
    status = rows_of(dossier)["no-training"].provisional
    assert status.verdict.value == "NOT_ASSESSED"
    assert status.quarantined == (statement.id,)


def test_an_appeal_by_an_interested_side_is_no_evidence() -> None:
    appeal = mkstatement(MERIDIA, claim("HOST.SHELTER"), speech_act=SpeechAct.URGE)
    denial = mkstatement(
        FRONT,
        replace(claim("HOST.PRESENCE"), polarity=Polarity.NEGATIVE),
        speech_act=SpeechAct.DENY,
        quote_type=QuoteType.INDIRECT,
    )
    dossier = mkdossier(mktestimony(appeal), mktestimony(denial))
    assert set(verdicts(dossier).values()) == {"NOT_ASSESSED", "UNVERIFIABLE"}


def test_other_names_give_the_same_board() -> None:
    """Rename every actor: rules see roles, never names."""
    actors = tuple(replace(a, names=(f"Zz {a.id}",)) for a in ACTORS)
    names = {a.name: f"Zz {a.id}" for a in ACTORS}
    told = []
    for testimony in reference_story():
        s = testimony.statement
        claims = tuple(
            replace(
                c,
                agent=tuple(names.get(t, t) for t in c.agent),
                counterpart=tuple(names.get(t, t) for t in c.counterpart),
            )
            for c in s.claims
        )
        organisation = names.get(s.speaker.organisation or "")
        name = names.get(s.speaker.name or "", s.speaker.name)
        speaker = replace(s.speaker, name=name, organisation=organisation)
        statement = replace(s, claims=claims, speaker=speaker)
        told.append(mktestimony(statement, actors=actors, has_open_garble=True))
    agreement = replace(mkdossier().agreements[0], actors=actors)
    assert verdicts(mkdossier(*told, agreement=agreement, actors=actors)) == EXPECTED


def test_the_retold_page_names_no_real_person() -> None:
    agreement, _ = _doha()
    assert all(a.kind != "PERSON" for a in agreement.actors)
    assert isinstance(agreement.actors[0], Actor)
    assert agreement.signed < AS_OF
