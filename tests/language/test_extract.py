"""Whole documents: anchors hold, names may be swapped, and nothing that is fed in breaks it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.gold import best, document, read
from tests.language.gold_rows import codebook

from pactwatch.domain.codebook import Codebook
from pactwatch.domain.reading import Extraction
from pactwatch.errors import StopRun
from pactwatch.language import extract, model_label
from pactwatch.language.grammar.engine import Parsed, sentence_bounds
from pactwatch.language.grammar.syntax import build_sentences
from pactwatch.language.model import encoder
from pactwatch.language.model.drafts import Draft
from pactwatch.text.sentences import paragraphs
from pactwatch.text.words import words

NO_CODES = Codebook("none", "0.0.0", ())
ARTICLE = """The Korvani run camps in Velm, according to the head of an LU panel watching the \
accord.

“The Sable Column and the Korvani remain as close as brothers,” said Edda Voss-Karel, \
the head of the LU panel that watches the Korvani, Harbour Radio reported.

“As far as we know, the Korvani go on guarding the captains of the Sable Column,” she said.

The Korvani insist that no outsiders fight in Velm.

Voss-Karel conducts training in Korvani-controlled areas.

“They march beside Korvani troops, we hear. What that changes on the ground, I cannot \
tell,” she said."""


def assert_anchored(extraction: Extraction, text: str) -> None:
    for statement in extraction.statements:
        assert statement.content
        for span in (*statement.content, *statement.cue, *statement.source, *statement.pledge):
            assert span.holds_in(text)
    for thing in (*extraction.names, *extraction.dates):
        assert text[thing.start : thing.end] == thing.text
    ids = [s.id for s in extraction.statements]
    assert len(set(ids)) == len(ids)


class Scripted:
    """An engine whose every word is a noun, with drafts wherever a test puts them."""

    label = "scripted"

    def __init__(self, drafts: tuple[Draft, ...] = ()) -> None:
        self.drafts = drafts

    def read(self, text: str) -> Parsed:
        found = words(text)
        blocks = paragraphs(text)
        bounds = sentence_bounds(text, found, blocks)
        trees = build_sentences(
            found,
            bounds,
            heads=[first for first, last in bounds for _ in range(first, last)],
            relations=["dep"] * len(found),
            upos=["NOUN"] * len(found),
        )
        return Parsed(tuple(found), tuple(blocks), trees, (), self.drafts)


RANGES = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab AB.,\n“”\"'‘’said ثم😀", max_size=80), RANGES, RANGES, RANGES)
def test_any_proposal_on_any_text_gives_anchored_statements(
    text: str,
    content: list[tuple[int, int]],
    cue: list[tuple[int, int]],
    source: list[tuple[int, int]],
) -> None:
    def inside(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((s, min(e, len(text))) for s, e in ranges if s < min(e, len(text)))

    draft = Draft(inside(content), inside(cue), inside(source), score=0.9)
    extraction = extract(document(text), NO_CODES, engine=Scripted((draft,)))
    assert_anchored(extraction, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "said",
        "“”",
        '"',
        "😀😀 “😀” said 😀",
        "قال “مرحبا” said the speaker",
        "\n\n\n",
        "." * 40,
        "According to",
        "“We,” she said, “do.” He",
        "“‘“‘“‘",
        "\u202e“w x y z,” said A.\u202c",
        "a\r\nb\r“c d e f,” said A.\r\n",
        "A" * 500,
    ],
)
def test_odd_texts_do_not_break_it(text: str) -> None:
    assert_anchored(read(text), text)


def test_article_is_read_from_end_to_end() -> None:
    extraction = read(ARTICLE)
    assert_anchored(extraction, ARTICLE)
    speakers = {
        "The Korvani run camps in Velm": "Edda Voss-Karel",
        "The Sable Column and the Korvani remain as close as brothers": "Edda Voss-Karel",
        "no outsiders fight in Velm": "Korvani",
        "They march beside Korvani troops, we hear": "Edda Voss-Karel",
        "What that changes on the ground, I cannot tell": "Edda Voss-Karel",
    }
    assert {w: best(extraction, w).speaker.name for w in speakers} == speakers
    garbled = best(extraction, "Voss-Karel conducts training in Korvani-controlled areas")
    assert garbled.state == "QUARANTINED"


SWAPS = {
    "Korvani": "Ostrel",
    "Sable Column": "Winter Brotherhood",
    "Edda Voss-Karel": "Ines Brandt-Oyelu",
    "Voss-Karel": "Brandt-Oyelu",
    "Velm": "Carrow",
    "Harbour Radio": "Lantern Television",
}


def test_other_names_give_the_same_statements() -> None:
    swapped = re.sub("|".join(SWAPS), lambda m: SWAPS[m.group()], ARTICLE)
    one, other = read(ARTICLE).statements, read(swapped).statements
    assert [s.speech_act for s in one] == [s.speech_act for s in other]
    assert [s.state for s in one] == [s.state for s in other]
    assert [s.speaker.status for s in one] == [s.speaker.status for s in other]
    assert [len(s.chain) for s in one] == [len(s.chain) for s in other]


def test_reading_twice_gives_the_same_ids() -> None:
    assert read(ARTICLE) == read(ARTICLE)


def test_another_language_is_left_unread_and_said_so() -> None:
    text = "«La fuerza se ha retirado del valle», dijo el portavoz del consejo el lunes."
    extraction = read(text, language="es")
    assert extraction.statements == ()
    assert "es" in extraction.notes[0]


def test_without_a_model_it_stops_with_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(encoder, "files", lambda package: tmp_path)
    with pytest.raises(StopRun) as stopped:
        encoder._load.__wrapped__(1)
    assert "\n" not in str(stopped.value)


def test_the_model_has_a_label() -> None:
    assert model_label().startswith("pactwatch-en ")


@pytest.mark.parametrize("month", ["May", "the end of last year"])
def test_it_in_a_clause_on_a_noun_is_the_body_that_acts_not_the_one_that_reports(
    month: str,
) -> None:
    text = (
        "The provincial administration has freed half of the prisoners it promised to release by "
        f"{month}, the Border Mission said on Monday."
    )
    (found,) = extract(document(text), codebook()).statements
    agents = {claim.conduct: claim.agent for claim in found.claims}
    assert found.speaker.name == "Border Mission"
    assert agents["POS.PLEDGE"] == ("provincial administration",)
