"""What an origin is called where a person reads."""

import pytest
from tests.weigh.factories import ACTORS, COMMANDERS, PRESENT, mkstatement, mktestimony, provisional

from pactwatch.domain.statement import Speaker, SpeakerStatus, VoiceLevel
from pactwatch.weigh.origins.called import are_several, origin_called, speaker_called
from pactwatch.weigh.origins.origins import book_of

ONE, MANY = SpeakerStatus.ANONYMOUS_SINGLE, SpeakerStatus.ANONYMOUS_PLURAL
NAMED, TITLED = SpeakerStatus.NAMED, SpeakerStatus.TITLED_UNNAMED


@pytest.mark.parametrize(
    ("described", "status", "words"),
    [
        ("An Assembly commander in Sele, who was not to be named", ONE,
         "an unnamed Assembly commander in Sele"),
        ("two Corran commanders", MANY, "two unnamed Corran commanders"),
        ("Several of the drivers", MANY, "several unnamed drivers"),
        ("western officials", MANY, "unnamed western officials"),
        ("Officers of Orlan", MANY, "unnamed officers of Orlan"),
        ("Orlan officers", MANY, "unnamed Orlan officers"),
        ("Foreign Ministry officials", MANY, "unnamed Foreign Ministry officials"),
        ("The commander of a unit in Sele", TITLED, "the unnamed commander of a unit in Sele"),
        ("an unidentified guard", ONE, "an unidentified guard"),
        ("he", ONE, "somebody unnamed of Corran Front"),
        ("Ruvo Dorran", NAMED, "Ruvo Dorran"),
        ("The head of the Committee", NAMED, "the head of the Committee"),
        ("The Hague Office", NAMED, "The Hague Office"),
    ],
)  # fmt: skip
def test_a_speaker_is_called_as_the_text_does(
    described: str, status: SpeakerStatus, words: str
) -> None:
    level = VoiceLevel.FIELD_COMMANDER
    who = Speaker(described, status, organisation="Corran Front", voice_level=level)
    assert speaker_called(who) == words


def test_who_holds_an_office_is_called_by_it() -> None:
    head = Speaker("The head of the Committee", TITLED, organisation="Committee")
    assert speaker_called(head) == "the head of the Committee"


def test_an_actor_of_the_case_and_a_page_have_names() -> None:
    book = book_of(ACTORS)
    told = mktestimony(mkstatement(COMMANDERS, PRESENT, via=("Harbour Wire",)))
    assert origin_called("origin:orlan", told, book) == "Orlan Panel"
    assert origin_called(told.origin, told, book).endswith(" (through Harbour Wire)")
    voice = Speaker(None, SpeakerStatus.ARTICLE_VOICE)
    page = mktestimony(mkstatement(voice, PRESENT, words="Strangers are here"))
    assert origin_called(page.origin, page, book) == "Harbour Wire in its own voice"


def test_no_sentence_of_a_status_holds_an_id() -> None:
    told = mktestimony(mkstatement(COMMANDERS, PRESENT, via=("Harbour Wire",)))
    status = provisional("not-host", told)
    told_so = " ".join(status.trace)
    assert "unnamed" in told_so
    assert "anonymous-" not in told_so
    assert "origin:" not in told_so


@pytest.mark.parametrize(
    ("name", "status", "is_many"),
    [
        ("Two Member States", SpeakerStatus.ORGANISATION, True),
        ("several drivers", MANY, True),
        ("Seven Bays Council", SpeakerStatus.ORGANISATION, False),
        ("Orlan Panel", SpeakerStatus.ORGANISATION, False),
        ("Many Waters", NAMED, False),
    ],
)
def test_several_bodies_take_a_verb_in_the_plural(
    name: str, status: SpeakerStatus, is_many: bool
) -> None:
    assert are_several(Speaker(name, status)) is is_many
