"""Two papers that give the same words of one person: a POSSIBLE edge, and no more origins."""

from datetime import date

import pytest
from tests.weigh.factories import ACTORS, PANEL_HEAD, SHELTERED, VOICE, mkstatement

from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.lineage import find_said_again
from pactwatch.weigh.names.names import NameBook

WORDS = "Their chiefs live under guard in eleven houses above the salt road"
OTHER = "The panel will report again in spring, after the roads have dried"
BRAND = Speaker("Ruth Brand", SpeakerStatus.NAMED)
DAYS = {"doc-a": date(2031, 3, 1), "doc-b": date(2031, 3, 2)}
BOOK = NameBook(ACTORS)


def told(who: Speaker, words: str, document: str):  # type: ignore[no-untyped-def]
    return mkstatement(who, SHELTERED, words=words, document=document)


@pytest.mark.parametrize(
    ("who", "words", "count"),
    [
        (PANEL_HEAD, WORDS.replace("live", "lived"), 1),
        (PANEL_HEAD, OTHER, 0),
        (BRAND, WORDS, 0),
        (VOICE, WORDS, 0),
    ],
)
def test_same_person_same_words(who: Speaker, words: str, count: int) -> None:
    statements = [told(who, words, "doc-b"), told(PANEL_HEAD, WORDS, "doc-a")]
    found = find_said_again(statements, BOOK, DAYS, ())
    assert [(e.from_node, e.to_node, e.type.value, e.certainty.value) for e in found] == [
        ("doc-b", "doc-a", "QUOTES", "POSSIBLE")
    ] * count
    assert all("eleven houses" in e.basis for e in found)


def test_documents_already_joined_get_no_further_edge() -> None:
    statements = [told(PANEL_HEAD, WORDS, "doc-a"), told(PANEL_HEAD, WORDS, "doc-b")]
    (edge,) = find_said_again(statements, BOOK, DAYS, ())
    assert find_said_again(statements, BOOK, DAYS, [edge]) == []
