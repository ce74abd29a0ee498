"""Who a mention is: what the words show, and whom they stand for."""

import pytest
from tests.language.gold import best, read
from tests.language.trees import tree

from pactwatch.domain.actor import Actor
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import SpeakerStatus, VoiceLevel
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.offices import voice_level


def mention(rows: str, *names: tuple[str, str]) -> Mention:
    text, sentence = tree(rows)
    known = [Name(text.index(n), text.index(n) + len(n), n, kind) for n, kind in names]
    return read_mention(text, sentence, 0, len(text), known)


def test_office_before_a_name() -> None:
    found = mention(
        "Pact/PROPN/compound/2 chairman/NOUN/nsubj/3 Karl/PROPN/root/0 Osten/PROPN/flat/3",
        ("Pact", "ORGANISATION"),
        ("Karl Osten", "PERSON"),
    )
    assert (found.kind, found.name) == (MentionKind.PERSON, "Karl Osten")
    assert (found.role, found.organisation) == ("chairman", "Pact")


def test_office_beside_a_name() -> None:
    found = mention(
        "Ann/PROPN/root/0 Velk/PROPN/flat/1 ,/PUNCT/punct/1 the/DET/det/5 head/NOUN/appos/1 "
        "of/ADP/case/8 the/DET/det/8 mission/NOUN/nmod/5",
        ("Ann Velk", "PERSON"),
    )
    assert (found.role, found.organisation) == ("head", "mission")


def test_a_lawyer_for_somebody_is_not_that_somebody() -> None:
    found = mention(
        "a/DET/det/2 lawyer/NOUN/root/0 for/ADP/case/4 Ann/PROPN/nmod/2 Velk/PROPN/flat/4",
        ("Ann Velk", "PERSON"),
    )
    assert (found.kind, found.head) == (MentionKind.OFFICE, "lawyer")


def test_counted_and_nameless() -> None:
    found = mention(
        "Three/NUM/nummod/3 Korvani/PROPN/compound/3 commanders/NOUN/root/0 in/ADP/case/5 "
        "Velm/PROPN/nmod/3",
        ("Korvani", "ARMED_GROUP"),
        ("Velm", "PLACE"),
    )
    assert (found.kind, found.count, found.plural) == (MentionKind.NAMELESS, 3, True)
    assert found.organisation == "Korvani"


def test_one_of_several_is_one() -> None:
    found = mention(
        "one/NUM/root/0 of/ADP/case/4 the/DET/det/4 commanders/NOUN/nmod/1",
    )
    assert (found.plural, found.count) == (False, 1)


def test_an_office_may_be_told_by_what_its_holder_does() -> None:
    found = mention(
        "The/DET/det/2 woman/NOUN/root/0 who/PRON/nsubj/4 chairs/VERB/acl/2 the/DET/det/6 "
        "panel/NOUN/obj/4",
    )
    assert (found.kind, found.head, found.organisation) == (MentionKind.OFFICE, "chair", "panel")
    assert found.gender == "f"


@pytest.mark.parametrize(
    ("role", "level"),
    [
        ("spokesman", VoiceLevel.OFFICIAL_SPOKESPERSON),
        ("commanders", VoiceLevel.FIELD_COMMANDER),
        ("deputy minister", VoiceLevel.LEADERSHIP),
        ("fighter", VoiceLevel.RANK_AND_FILE),
        (None, VoiceLevel.UNKNOWN),
    ],
)
def test_voice_level(role: str | None, level: VoiceLevel) -> None:
    assert voice_level(role) is level


def test_she_is_not_the_spokesman() -> None:
    text = (
        "The spokesman Oren Mallow met Mira Oskel, the chairwoman of the council.\n\n"
        "“The road is open,” she said."
    )
    assert best(read(text), "The road is open").speaker.name == "Mira Oskel"


def test_the_subject_of_the_article_s_own_sentence_comes_into_focus() -> None:
    text = (
        "“We feed our guests,” a commander in the hills said.\n\n"
        "Edda Voss-Karel leads the mission in Velm.\n\n"
        "“They still drill there,” she said."
    )
    assert best(read(text), "They still drill there").speaker.name == "Edda Voss-Karel"


def test_a_pronoun_between_two_is_unclear_with_its_reason() -> None:
    text = "Oren Mallow and Tomas Drovik met at the bridge.\n\n“The road is open,” he said."
    speaker = best(read(text), "The road is open").speaker
    assert speaker.status is SpeakerStatus.UNCLEAR
    assert "could be" in speaker.reason


def test_a_quotation_with_nobody_beside_it_is_unclear() -> None:
    speaker = best(read("“The road to the coast is open again.”"), "The road to the coast is open")
    assert speaker.speaker.status is SpeakerStatus.UNCLEAR
    assert speaker.speaker.reason


def test_a_body_speaks_under_its_full_name() -> None:
    text = "The Harbour Union closed the port.\n\nThe Union said that nobody had been hurt."
    speaker = best(read(text), "nobody had been hurt").speaker
    assert (speaker.name, speaker.status) == ("Harbour Union", SpeakerStatus.ORGANISATION)


@pytest.mark.parametrize(
    ("between", "body"), [(" ", "Harbour Union"), ("\n\n", None), (" Rain fell. ", None)]
)
def test_a_spokesman_right_behind_a_bodys_word_is_the_bodys(between: str, body: str | None) -> None:
    text = (
        f"The Harbour Union rejected the charge.{between}“We have sunk nothing,” a spokesman said."
    )
    assert best(read(text), "We have sunk nothing").speaker.organisation == body


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("The Harbour Union's foes", None),
        ("Critics of the Harbour Union", None),
        ("A prisoner of the Harbour Union", None),
        ("The Harbour Union's spokesman", "Harbour Union"),
    ],
)
def test_who_is_against_a_body_speaks_not_for_it(who: str, body: str | None) -> None:
    speaker = best(read(f"{who} said that the gate was shut."), "the gate was shut").speaker
    assert speaker.organisation == body


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("Only 28% of voters", SpeakerStatus.ANONYMOUS_PLURAL),
        ("A clear majority", SpeakerStatus.ANONYMOUS_PLURAL),
        ("Two-thirds of the 900 people questioned", SpeakerStatus.ANONYMOUS_PLURAL),
        ("A section of the clergy", SpeakerStatus.ANONYMOUS_PLURAL),
        ("Plenty of harbour lawyers", SpeakerStatus.ANONYMOUS_PLURAL),
        ("Everyone in the town", SpeakerStatus.ANONYMOUS_PLURAL),
        ("Security and intelligence officials", SpeakerStatus.ANONYMOUS_PLURAL),
        ("Army and police officers", SpeakerStatus.ANONYMOUS_PLURAL),
        ("WHO officials", SpeakerStatus.ANONYMOUS_PLURAL),
        ("His agent and his fixer", SpeakerStatus.ANONYMOUS_PLURAL),
        ("A leading opposition figure", SpeakerStatus.ANONYMOUS_SINGLE),
        ("Somebody", SpeakerStatus.ANONYMOUS_SINGLE),
        ("Army and police", SpeakerStatus.ORGANISATION),
        ("Police", SpeakerStatus.ORGANISATION),
        ("Velm intelligence", SpeakerStatus.ORGANISATION),
        ("WHO figures", SpeakerStatus.ORGANISATION),
    ],
)
def test_words_that_tell_what_somebody_is_are_his_name(who: str, status: SpeakerStatus) -> None:
    speaker = best(read(f"{who} said that the gate was shut."), "the gate was shut").speaker
    assert (speaker.name, speaker.status) == (who, status)


@pytest.mark.parametrize("who", ["the army and the police", "the army and police"])
def test_two_bodies_are_both_whichever_was_named_before(who: str) -> None:
    text = f"The Tal Army closed the road. Later {who} said that the gate was shut."
    assert best(read(text), "the gate was shut").speaker.name == who.removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        ("Four men were held, the head of the prison, Bo Tamm, told Tide Wire.",
         "Four men were held", "the head of the prison, Bo Tamm"),
        ("The gate was shut, the head of the Norwell verification mission, Ilsa Marot, said.",
         "The gate was shut", "the head of the Norwell verification mission, Ilsa Marot"),
    ],
)  # fmt: skip
def test_an_office_set_off_before_a_name_is_no_content(
    text: str, content: str, mention: str
) -> None:
    (found,) = read(text).statements
    assert [span.text for span in found.content] == [content]
    assert found.speaker.mention == mention


def test_what_a_body_is_accused_of_is_no_part_of_its_name() -> None:
    text = "The society has accused the ministry of double counting; the ministry denies this."
    assert best(read(text), "this").speaker.name == "ministry"


def test_a_note_seen_by_an_outlet_says_what_the_outlet_hands_on() -> None:
    text = "Monitors reached the depot, according to a preliminary note seen by Coastline News."
    found = best(read(text), "Monitors reached the depot")
    assert [c.name for c in found.chain] == ["Coastline News", "preliminary note"]


@pytest.mark.parametrize(
    ("who", "further_on", "name"),
    [
        ("A former Dune Assembly commander", "Rusk Adel, a former Dune Assembly commander who left "
         "in 2031, has lived in Velm since.", "A former Dune Assembly commander"),
        ("A former commander", "Rusk Adel, a former commander who left the Assembly in 2031, "
         "declined to comment.", "A former commander"),
        ("A Dune Assembly commander", "Rusk Adel, a Dune Assembly commander, has lived in Velm "
         "since.", "A Dune Assembly commander"),
        ("A former Dune Assembly commander", "“They had our beds,” said Rusk Adel.", "Rusk Adel"),
        ("The head of the Dune Assembly", "Rusk Adel, head of the Dune Assembly, lives in Velm.",
         "Rusk Adel"),
    ],
)  # fmt: skip
def test_one_of_many_is_nobody_who_is_only_told_of_later(
    who: str, further_on: str, name: str
) -> None:
    text = f"{who} said that the gate was shut. It could not be checked.\n\n{further_on}"
    assert best(read(text), "the gate was shut").speaker.name == name


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("a study by the Harbour Institute", "Harbour Institute"),
        ("findings of the Ministry of Ports", "Ministry of Ports"),
        ("information available to the Ministry of Ports", "Ministry of Ports"),
        ("information available to the army", "army"),
    ],
)
def test_what_a_body_knows_is_its_word(source: str, body: str) -> None:
    said = read(f"According to {source}, the gate was shut on Monday.")
    assert best(said, "the gate was shut on Monday").speaker.organisation == body


def test_data_of_a_thing_are_nobodys() -> None:
    said = read("According to data of deaths, the gate was shut on Monday.")
    assert best(said, "the gate was shut on Monday").speaker.organisation == "data of deaths"


def test_who_is_of_a_place_speaks_for_nobody() -> None:
    said = read("General Lars Ode of Norway said that the road was open.")
    assert best(said, "the road was open").speaker.organisation is None


@pytest.mark.parametrize(
    ("who", "further_on", "name"),
    [
        ("Velmark", "The airline denied that its crew had seen the guns.", "Tarn Air"),
        ("Velmark", "The government denied that its crew had seen the guns.", "government"),
        ("Orsk Oil", "The company denied that its crew had seen the guns.", "Orsk Oil"),
    ],
)
def test_a_country_that_spoke_last_is_no_firm(who: str, further_on: str, name: str) -> None:
    firms = [Actor(name, (name,), "COMPANY") for name in ("Orsk Oil", "Tarn Air")]
    actors = (Actor("velmark", ("Velmark",), "STATE"), *firms)
    text = f"{who} declined to comment. A Tarn Air plane came in May, a report said. {further_on}"
    said = best(read(text, actors=actors), "its crew had seen the guns")
    assert said.speaker.name == name
