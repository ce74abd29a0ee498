"""Who a statement comes from, and through whom."""

from typing import Any

import pytest
from tests.weigh.factories import ACTORS, COMMANDERS, PANEL_HEAD, TIES, VOICE, mkstatement

from pactwatch.domain.statement import Speaker, SpeakerStatus, VoiceLevel
from pactwatch.weigh import carriers_of, origin_of
from pactwatch.weigh.origins.origins import UNKNOWN_PUBLISHER

S = SpeakerStatus


def origin(speaker: Speaker, **changes: Any) -> str:
    return origin_of(mkstatement(speaker, TIES, **changes), ACTORS)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (PANEL_HEAD, "origin:orlan"),
        (Speaker("Orlan Panel", S.ORGANISATION), "origin:orlan"),
        (Speaker("the head of an Orlan Panel", S.TITLED_UNNAMED), "origin:orlan"),
        (Speaker("an Orlan Panel official", S.ANONYMOUS_SINGLE, organisation="Orlan Panel"),
         "origin:orlan"),
        (Speaker("a spokesman", S.TITLED_UNNAMED, organisation="the Corran Front"),
         "origin:corran"),
        (Speaker("Ria Moss", S.NAMED, organisation="Corran Front"), "origin:ria-moss"),
        (Speaker("Gen. Ria Moss", S.NAMED), "origin:ria-moss"),
        (Speaker("Velden Institute", S.ORGANISATION), "origin:velden-institute"),
        (VOICE, "origin:doc-a"),
        (Speaker(None, S.UNCLEAR), "origin:unclear-doc-a"),
    ],
)  # fmt: skip
def test_the_origin_is_the_innermost_speaker_or_its_monitoring_body(
    speaker: Speaker, expected: str
) -> None:
    assert origin(speaker) == expected


CHAIR = Speaker("The Chair", S.TITLED_UNNAMED)


@pytest.mark.parametrize(
    ("speaker", "publisher", "expected"),
    [
        (CHAIR, "Orlan Panel", "origin:orlan"),
        (Speaker("the chairwoman", S.TITLED_UNNAMED), "Orlan Panel", "origin:orlan"),
        (Speaker("head of mission", S.TITLED_UNNAMED), "Lake Watch", "origin:lakewatch"),
        # Whoever a body sends knows for it what he knows.
        (Speaker("Auditors", S.ANONYMOUS_PLURAL), "Orlan Panel", "origin:orlan"),
        (Speaker("Auditors", S.ANONYMOUS_PLURAL), "Harbour Wire", "origin:anonymous-auditor"),
        (Speaker("Auditors of Lorn", S.ANONYMOUS_PLURAL), "Orlan Panel",
         "origin:anonymous-auditor"),
        (Speaker("a Harbour Wire reporter", S.ANONYMOUS_SINGLE, organisation="Harbour Wire"),
         "Evening Gazette", "origin:wire"),
        (Speaker("a Harbour Wire driver", S.ANONYMOUS_SINGLE, organisation="Harbour Wire"),
         "Evening Gazette", "origin:anonymous-wire"),
        # Of whom nobody says: in an outlet's page, a party's, and with another body's name.
        (CHAIR, "Harbour Wire", "origin:chair"),
        (CHAIR, "Corran Front", "origin:chair"),
        (CHAIR, None, "origin:chair"),
        (Speaker("the spokesman", S.TITLED_UNNAMED), "Orlan Panel", "origin:spokesman"),
        (Speaker("The Chair", S.TITLED_UNNAMED, organisation="Lorn Bank"), "Orlan Panel",
         "origin:lorn-bank"),
        (Speaker("The Chair of the Front", S.TITLED_UNNAMED), "Orlan Panel",
         "origin:chair-of-front"),
        (Speaker("the treasurer", S.TITLED_UNNAMED), "Orlan Panel", "origin:treasurer"),
        (Speaker("Chair", S.NAMED), "Orlan Panel", "origin:chair"),
    ],
)  # fmt: skip
def test_the_chair_in_a_bodys_own_paper_is_that_body(
    speaker: Speaker, publisher: str | None, expected: str
) -> None:
    statement = mkstatement(speaker, TIES)
    assert origin_of(statement, ACTORS, publisher=publisher) == expected


def test_two_rewrites_of_one_anonymous_interview_give_one_origin() -> None:
    retold = Speaker("Corran militants", S.ANONYMOUS_PLURAL, organisation="the Corran")
    first = origin(COMMANDERS, via=["Harbour Wire"])
    second = origin(retold, via=["the Harbour Wire"], document="doc-b")
    assert first == second == "origin:anonymous-corran-via-wire"


def test_another_carrier_gives_another_anonymous_origin() -> None:
    assert origin(COMMANDERS, via=["Evening Gazette"]) == "origin:anonymous-corran-via-gazette"


def test_unnamed_member_states_are_one_origin() -> None:
    one = Speaker("one member state", S.ANONYMOUS_SINGLE)
    many = Speaker("several member states of the region", S.ANONYMOUS_PLURAL)
    assert origin(one) == origin(many) == "origin:anonymous-member-state"


def test_a_field_commander_with_a_title_does_not_speak_for_the_movement() -> None:
    speaker = Speaker(
        "the commander",
        S.TITLED_UNNAMED,
        organisation="Corran Front",
        voice_level=VoiceLevel.FIELD_COMMANDER,
    )
    assert origin(speaker) == "origin:anonymous-corran"


@pytest.mark.parametrize(
    ("publisher", "via", "expected"),
    [
        ("Lakeside News", ["Harbour Wire"], ("lakeside-news", "wire")),
        ("Harbour Wire", ["Harbour Wire"], ("wire",)),
        ("Orlan Panel", [], ()),
        (None, [], (UNKNOWN_PUBLISHER,)),
        (None, ["Harbour Wire"], (UNKNOWN_PUBLISHER, "wire")),
    ],
)
def test_carriers_run_from_the_publisher_inwards(
    publisher: str | None, via: list[str], expected: tuple[str, ...]
) -> None:
    assert carriers_of(mkstatement(PANEL_HEAD, TIES, via=via), publisher, ACTORS) == expected
