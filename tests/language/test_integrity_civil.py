"""Elections, words, sport, study and a mission's courses raise no alarm; arms beside them do."""

from datetime import date

import pytest
from tests.language.trees import tree

from pactwatch.domain.claim import Claim
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.reading import Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.language.integrity.civil import is_civil
from pactwatch.language.integrity.scene import Scene
from pactwatch.language.integrity.watchers import is_watching
from pactwatch.language.speakers.speakers import ARTICLE_VOICE
from pactwatch.pipeline.extraction import default_codebook, extract_text

HEARD = "“We will rebuild the harbour,” Mohsen Orme told reporters in Velmar. "
CIVIL = [
    f"{HEARD}Orme won the vote by attacking Edda Keel in an interview.",
    f"{HEARD}It was a step forward, like the efforts attacked by Orme last year.",
    f"{HEARD}Orme gave quick instructions to canvassers before they headed out.",
    f"{HEARD}Orme trained on Tarsis Beach early in his career at the Mill Street Gym.",
    f"{HEARD}Orme and Keel have turned to the same firm to help with fundraising.",
    f"{HEARD}Orme will go on advising the mayor on debate strategy and other matters.",
    f"{HEARD}In her letters Orme hid that.",
    f"{HEARD}Orme hosted fighters of the Orlan Front on his television show.",
    f"{HEARD}Orme has resisted launching air strikes on the Orlan Front.",
    f"{HEARD}Orme held off on bombing the camp of the Orlan Front.",
]
OF_ARMS = [
    f"{HEARD}Orme attacked the guilds with mortars for a political price.",
    f"{HEARD}Orme attacked the mayor and killed two guards after his speech.",
    f"{HEARD}The village attacked by Orme last year lies near Tarsis.",
    f"{HEARD}Orme trained in Tarsis with rifles and mortars for two years.",
    f"{HEARD}Orme raised money for the Orlan Front at a fundraiser in Velm.",
    f"{HEARD}Orme advises the Orlan Front on tax and debate.",
    f"{HEARD}Orme hosted fighters of the Orlan Front in his barn near Tarsis.",
    f"{HEARD}Orme has launched air strikes on the Orlan Front.",
    f"{HEARD}Orme is hiding Sable Column fighters in his barn near Tarsis.",
]
COURSES = [
    "“Our instructors will stay,” mission chief Oren Talvik said. The mission has been training "
    "the border police of Velmar since March and has given them radios.",
    "“Nobody is left alone,” mission chief Ana Velt said. Under the accord, Velt's monitors train "
    "and equip the Velmar border police, and 300 officers took part in a course in May.",
]


def _flags(text: str) -> dict[FlagCode, Severity]:
    statements = extract_text(f"{text}\n", published=date(2031, 5, 20)).statements
    return {f.code: f.severity for s in statements for f in s.flags}


@pytest.mark.parametrize("text", CIVIL)
def test_words_elections_sport_and_study_are_no_deeds_of_arms(text: str) -> None:
    assert not _flags(text).keys() & {FlagCode.ATTRIBUTION_COLLAPSE, FlagCode.PERSON_HARM}


@pytest.mark.parametrize("text", OF_ARMS)
def test_a_word_of_arms_beside_them_makes_it_one(text: str) -> None:
    assert FlagCode.ATTRIBUTION_COLLAPSE in _flags(text)


@pytest.mark.parametrize("text", COURSES)
def test_a_mission_that_trains_the_police_does_its_work(text: str) -> None:
    assert FlagCode.ROLE_CONFLICT not in _flags(text)


def test_a_mission_that_trains_fighters_beside_the_police_is_shown() -> None:
    text = COURSES[0].replace("the border police of Velmar", "rebels near the police post in Velm")
    assert FlagCode.ROLE_CONFLICT in _flags(text)


@pytest.mark.parametrize(
    ("words", "watches"),
    [
        ("debate watch parties", False),
        ("the border watch in Tarn", True),
        ("the truce commission's spokesman", True),
    ],
)
def test_who_comes_to_a_watch_party_watches_nobody(words: str, watches: bool) -> None:
    assert is_watching(words) is watches


@pytest.mark.parametrize(("kind", "civil"), [("ARMED_GROUP", False), ("ORGANISATION", True)])
def test_an_armed_group_of_the_case_file_makes_it_one(kind: str, civil: bool) -> None:
    text, sentence = tree(
        "Orme/PROPN/nsubj/2 advises/VERB/root/0 Korvani/PROPN/obj/2 on/ADP/case/5 tax/NOUN/obl/2"
    )
    claim = Claim("COOP.ADVISE", agent=("Orme",), counterpart=("Korvani",))
    told = Statement("st-1", "doc-1", (Span(0, len(text), text),), ARTICLE_VOICE, claims=(claim,))
    names = (Name(13, 20, "Korvani", kind),)
    scene = Scene(text, default_codebook(), (), names, sentences=(sentence,))
    assert is_civil(claim, told, scene) is civil
