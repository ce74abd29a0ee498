import json
from importlib.resources import files

import numpy as np
import pytest

from pactwatch.errors import StopRun
from pactwatch.language.grammar.engine import NeuralEngine
from pactwatch.language.model.encoder import Encoder
from pactwatch.language.model.reading import Reading, Role
from pactwatch.language.model.spans import decode_names, decode_spans, parse
from pactwatch.text.words import words

REPORT = (
    "The governor of Ostrana, Mira Vell, said on Tuesday that the garrison had left the port. "
    "“We have kept our word,” she told reporters. According to the Harbour Council, "
    "two ships remained."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def read(encoder: Encoder, text: str) -> Reading:
    return encoder.read(words(text))


def test_every_word_gets_a_row_of_every_table(encoder: Encoder) -> None:
    reading = read(encoder, REPORT)
    n = len(words(REPORT))
    assert reading.n == n
    for name in ("spans", "names", "pos", "rel", "arc_dep", "arc_head", "link_q", "link_k"):
        table = getattr(reading, name)
        assert len(table) == n
        assert np.isfinite(table).all()
        assert np.abs(table).sum(axis=1).min() > 0
    assert reading.pos.shape[1] == len(encoder.labels.pos)
    assert reading.rel.shape[1] == len(encoder.labels.relations)


def test_no_words_give_an_empty_reading(encoder: Encoder) -> None:
    reading = encoder.read([])
    assert reading.n == 0
    assert decode_spans(reading) == []
    assert parse(reading, []).heads == []


def test_who_said_what_is_found_and_linked(encoder: Encoder) -> None:
    found = NeuralEngine(encoder).read(REPORT).drafts
    sources = [REPORT[start:end] for d in found if d.cue for start, end in d.source]
    assert any("Mira Vell" in source for source in sources)
    assert any("Harbour Council" in source for source in sources)
    assert any(d.cue and d.content for d in found)


def test_names_are_found(encoder: Encoder) -> None:
    of = words(REPORT)
    found = {
        REPORT[of[n.first].start : of[n.last - 1].end]: n.kind
        for n in decode_names(encoder.read(of))
    }
    assert found.get("Mira Vell") == "PER"
    assert found.get("Ostrana") == "LOC"


def test_a_long_text_is_read_to_its_end(encoder: Encoder) -> None:
    long = "\n\n".join([REPORT] * 12)
    short, whole = read(encoder, REPORT), read(encoder, long)
    assert whole.n == 12 * short.n
    cues = [s for s in decode_spans(whole) if s.role is Role.CUE]
    assert len({s.first // short.n for s in cues}) == 12  # some in every copy, the last too


def test_a_word_without_pieces_is_still_a_word(encoder: Encoder) -> None:
    assert read(encoder, "said \u200b then \ufffc left").n == len(
        words("said \u200b then \ufffc left")
    )


def test_reading_twice_gives_the_same(encoder: Encoder) -> None:
    assert np.array_equal(read(encoder, REPORT).spans, read(encoder, REPORT).spans)


def test_the_model_says_who_it_is(encoder: Encoder) -> None:
    assert str(encoder.facts).startswith("pactwatch-en 0.5.0 sha256:")
    assert Encoder.load(threads=1) is encoder


def test_a_damaged_model_is_refused() -> None:
    folder = files("pactwatch.resources") / "model"
    record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    with pytest.raises(StopRun, match="damaged"):
        Encoder(b"not a model", "", record, 1)
