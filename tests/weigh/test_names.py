"""Which actor a document's own words mean."""

import pytest
from tests.weigh.factories import ACTORS

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.names import NameBook, is_generic, slug

MORE = (
    Actor("nordland", ("Nordland", "NL", "Nordish"), "STATE"),
    Actor("quiet-hand", ("Quiet Hand",), "FACTION", parent="corran"),
)
BOOK = NameBook((*ACTORS, *MORE))


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Ashen Circle", "ashen"),
        ("the ashen-circle", "ashen"),
        ("@AshenCircle", "ashen"),
        ("@ashen_circle", "ashen"),
        ("@AshenCircleFans", None),
        ("Ashen Circle's top leadership", "ashen"),
        ("members of the Ashen Circle", "ashen"),
        ("two senior Corran Front commanders", "corran"),
        ("CORRAN", "corran"),
        ("Quiet Hand fighters", "quiet-hand"),
        ("NL forces", "nordland"),
        ("Nordish troops", "nordland"),
        ("12 Nordish soldiers", "nordland"),
        ("Nordish artillery", "nordland"),
        ("Ministry of Energy of Nordland", "nordland"),
        ("Nordland's finance ministry", "nordland"),
        ("Nordland's treasury", "nordland"),
        ("Nordish energy", None),
        ("enemies of the Ashen Circle", None),
        ("anti-Corran militias", None),
        ("nl", None),
        ("the militants", None),
        ("", None),
    ],
)
def test_words_of_membership_may_stand_around_a_name(words: str, actor: str | None) -> None:
    assert BOOK.resolve(words) == actor


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("the head of an Orlan Panel monitoring the Corran Front", "orlan"),
        ("Orlan Panel responsible for tracking the Ashen Circle", "orlan"),
        ("a spokesman for Meridia", "meridia"),
        ("residents who fled the Ashen Circle", None),
    ],
)
def test_a_description_leads_to_the_body_it_begins_with(words: str, actor: str | None) -> None:
    assert BOOK.resolve_body(words) == actor


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the militants", True),
        ("foreign fighters", True),
        ("Foreign fighters", True),
        ("Uzbek militants", True),
        ("they", True),
        ("Harrow League", False),
        ("Velden", False),
        ("", True),
    ],
)
def test_generic_words_name_nobody(words: str, expected: bool) -> None:
    assert is_generic(words) is expected


def test_people_belong_to_their_bodies() -> None:
    assert BOOK.affiliations("quiet-hand") == ("quiet-hand", "corran")
    assert BOOK.monitor_of("orlan") == "orlan"
    assert BOOK.monitor_of("quiet-hand") is None


def test_a_circle_of_parents_ends() -> None:
    book = NameBook([Actor("a", ("A one",), parent="b"), Actor("b", ("B one",), parent="a")])
    assert book.affiliations("a") == ("a", "b")


def test_later_actors_replace_earlier_ones_of_the_same_id() -> None:
    book = NameBook([Actor("x", ("Xan",)), Actor("x", ("Xan",), role=MonitorRole.MEDIA)])
    assert book.actors["x"].role is MonitorRole.MEDIA


def test_a_speaker_is_found_by_organisation_when_the_name_is_unknown() -> None:
    speaker = Speaker("Ria Moss", SpeakerStatus.NAMED, organisation="Corran Front")
    assert BOOK.speaker(speaker) == "corran"
    assert BOOK.speaker(Speaker(None, SpeakerStatus.ARTICLE_VOICE, organisation="Meridia")) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Dr. Dana Quill", "dana-quill"), ("Gen. X. Örn-Bay", "x-orn-bay"), ("", "unknown")],
)
def test_slugs_drop_titles_and_accents(name: str, expected: str) -> None:
    assert slug(name) == expected
