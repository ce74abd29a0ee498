"""Reports of panels and missions: who speaks in them, what records tell, and footnotes' marks."""

import pytest
from tests.language.gold import best, read

from pactwatch.language.statements.note_marks import without_marks

PANEL = {"publisher": "Panel of Experts on Tolmar"}
TOLD = {
    "a letter of the state looked into": (
        "44. In a letter dated 11 May 2031, Tolmar denied that its forces had shelled any village.",
        "its forces had shelled any village",
        "Tolmar",
    ),
    "the state by itself": (
        "12. Asked about the mines, Tolmar said that its navy had laid none.",
        "its navy had laid none",
        "Tolmar",
    ),
    "a short form of the panel's name": (
        "13. The Panel found that Tolmar had shelled the mill.",
        "Tolmar had shelled the mill",
        "Panel of Experts on Tolmar",
    ),
    "records that the panel read": (
        "14. The army shelled Orme, according to radar records that the Panel examined.",
        "The army shelled Orme",
        "Panel of Experts on Tolmar",
    ),
    "images that the panel saw": (
        "15. According to satellite images reviewed by the Panel, two hangars burned.",
        "two hangars burned",
        "Panel of Experts on Tolmar",
    ),
    "its own people": (
        "17. On 4 May our divers found that Tolmar had shelled the mill.",
        "Tolmar had shelled the mill",
        "Panel of Experts on Tolmar",
    ),
    "what its own people saw": (
        "18. On 4 May our doctors saw Tolmar shell the mill at Orme.",
        "On 4 May our doctors saw Tolmar shell the mill at Orme",
        "Panel of Experts on Tolmar",
    ),
    "its partners are others": (
        "19. On 4 May our partners said that Tolmar had shelled the mill.",
        "Tolmar had shelled the mill",
        "our partners",
    ),
    "doctors of the state looked into": (
        "20. Tolmar doctors said that the army had shelled the mill.",
        "the army had shelled the mill",
        "Tolmar doctors",
    ),
    "people are no records": (
        "16. According to villagers whom the Panel interviewed, the army shelled the mill.",
        "the army shelled the mill",
        "villagers whom the Panel interviewed",
    ),
}


@pytest.mark.parametrize(("text", "words", "speaker"), TOLD.values(), ids=TOLD)
def test_in_a_panels_report(text: str, words: str, speaker: str) -> None:
    assert best(read(text, **PANEL), words).speaker.name == speaker


def test_a_state_is_its_own_ministry_and_no_part_of_what_looks_into_it() -> None:
    text = "The navy laid no mines. The Republic of Tolmar denies that it sold rifles."
    issued = read(text, publisher="Ministry of Defence of the Republic of Tolmar")
    found = best(issued, "that it sold rifles")
    assert found.speaker.name == "Ministry of Defence of the Republic of Tolmar"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("Midterm report of the Panel of Experts on Tolmar", "Panel of Experts"),
        ("Statement by the Ministry of Defence", "Ministry of Defence"),
        ("Report by the Panel of Experts on Tolmar angers Velm", None),
        ("Statement by Edo Rask", None),
        ("Report of the Orme News Agency on Lorn", None),
    ],
)
def test_a_pages_title_tells_whose_paper_it_is(title: str, issuer: str | None) -> None:
    assert read("20 May 2031\n\nThe mill burned in May.", title=title).issuer == issuer


@pytest.mark.parametrize(
    "source", ["phone records that investigators examined", "shipping logs seen by investigators"]
)
def test_who_read_a_record_tells_it_by_document(source: str) -> None:
    found = best(read(f"Soldiers looted the depot, according to {source}."), "looted the depot")
    assert (found.speaker.mention, found.basis) == ("investigators", "DOCUMENT")


def test_a_paper_that_somebody_wrote_still_speaks() -> None:
    text = "According to a letter seen by Coast Radio, the ministry sold rifles."
    found = best(read(text), "the ministry sold rifles")
    assert [n.name for n in found.chain] == ["Coast Radio", "letter"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It shelled the mill.7", "It shelled the mill"),
        ("He wrote, “Nobody fired.”[12]", "He wrote, “Nobody fired.”"),
        ("They met on 7", "They met on 7"),
        ("It grew by 3.7", "It grew by 3.7"),
        ("They broke Art.7", "They broke Art.7"),
    ],
)
def test_a_footnotes_mark_is_no_word(text: str, kept: str) -> None:
    assert [text[slice(*r)] for r in without_marks(text, [(0, len(text))])] == [kept]


def test_what_stands_behind_a_note_begins_behind_it() -> None:
    text = "The clerk told the Panel, “We never crossed.”8 The Panel could not confirm this."
    found = best(read(text, **PANEL), "The Panel could not confirm this")
    assert found.content[0].text == "The Panel could not confirm this"
