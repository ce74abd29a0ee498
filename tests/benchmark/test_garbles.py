"""Seeded faults change what they say they change, and copies change nothing of the sense."""

from random import Random

import pytest
from benchmark.garbles.copies import EDITS, copied
from benchmark.garbles.faults import FAULTS, Clean, own_acts, seeded
from benchmark.garbles.measure import measure
from benchmark.remember import RememberingEngine

from pactwatch.language.grammar.engine import default_engine
from pactwatch.pipeline.extraction import default_codebook, extract_text
from pactwatch.weigh.divergence.divergence import compare

STORY = (
    "Dana Quill, the head of the Orlan Panel, said on Monday that Corran Front commanders trained "
    "recruits in the hills. The Corran Front did not answer questions about the eleven houses.\n\n"
    "“We counted eleven houses,” Quill said. The bridge was closed for 14 days, the Harbour "
    "Council said, and 40 percent of the traders left Tarsis for Velm.\n\n"
    "Oren Mallow, a trader, said the Ashen Circle paid in coin. Mallow left Tarsis on Friday."
)


def clean() -> Clean:
    engine = default_engine()
    return Clean(STORY, engine.read(STORY), extract_text(STORY), default_codebook())


@pytest.mark.parametrize("kind", list(FAULTS))
def test_a_fault_changes_one_place_of_the_text(kind: str) -> None:
    fault = seeded(clean(), kind, Random(1))
    assert fault is not None
    assert fault.text != STORY
    assert fault.now in fault.text[fault.start : fault.end] or not fault.now
    head = STORY[: fault.start]
    assert fault.text.startswith(head)
    assert fault.text.endswith(STORY[len(STORY) - (len(fault.text) - fault.end) :])


def test_the_same_seed_gives_the_same_fault() -> None:
    one, other = (seeded(clean(), "number changed", Random(3)) for _ in range(2))
    assert one == other


def test_a_collapsed_sentence_names_the_speaker_as_the_doer() -> None:
    fault = seeded(clean(), "speaker as actor", Random(1))
    assert fault is not None
    assert fault.text[fault.start : fault.end].startswith("Quill trained recruits")


def test_our_own_acts_are_whole_predicates() -> None:
    assert len(own_acts()) > 20
    assert all(act.endswith(".") and act[0].islower() for act in own_acts())


@pytest.mark.parametrize("seed", range(20))
def test_a_copy_tells_the_same(seed: int) -> None:
    assert list(compare(STORY, copied(STORY, Random(seed)))) == []


def test_a_kept_sentence_stays() -> None:
    at = STORY.index("The bridge")
    copies = [copied(STORY, Random(seed), keeping=at) for seed in range(30)]
    assert all("bridge was closed for 14" in copy for copy in copies)
    assert len(set(copies)) > 10
    assert len(EDITS) > 10


def test_measuring_counts_faults_and_alarms(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from benchmark.corpora import Text

    engine = RememberingEngine(tmp_path)
    found = measure([Text("own/1", STORY)], engine, alone=frozenset({"speaker as actor"}))
    assert found.counts["articles"] == 1
    assert found.counts["number changed, beside a copy"] == 1
    assert found.counts["alarms, beside a copy"] == 0
    assert any(line.startswith("speaker as actor") for line in found.lines())
    assert list(tmp_path.glob("*.pickle"))
