"""Where no rule decides, weighed features do, and they say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.gold_rows import SPEAKERS, act_of, act_rows, parsed

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts import classify, is_undecided
from pactwatch.language.acts_features import features
from pactwatch.language.acts_leaning import lean
from pactwatch.language.acts_shape import read_shape
from pactwatch.language.lexicon import load

NAMES = sorted(load("act-weights")["weights"])


def test_the_weights_are_one_per_act() -> None:
    table = load("act-weights")

    assert all(len(row) == len(table["acts"]) for row in table["weights"].values())
    assert {SpeechAct(name) for name in table["acts"]} >= {SpeechAct.ASSERT, SpeechAct.ASSESS}


@given(st.frozensets(st.sampled_from(NAMES)))
def test_a_leaning_names_only_features_that_hold(found: frozenset[str]) -> None:
    leaning = lean(found)

    assert set(leaning.reasons) <= found
    assert leaning.reason.endswith(".")
    assert lean({*found, "a feature nobody weighed"}) == leaning


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the new bridge is a terrible and dangerous mistake", SpeechAct.ASSESS),
        ("twelve boats arrived in Tarsis on Monday", SpeechAct.ASSERT),
    ],
)
def test_a_plain_said_judges_or_asserts_by_its_words(content: str, act: SpeechAct) -> None:
    text = f"The elder said {content}."

    found = classify(
        text, parsed(text), [(15, len(text) - 1)], cue=[(10, 14)], speaker=SPEAKERS["outsider"]
    )

    assert found.speech_act is act
    assert "lean to" in found.reason


def test_no_leaning_overrules_a_rule() -> None:
    for row in act_rows():
        shape = read_shape(
            row.text,
            parsed(row.text),
            row.content,
            cue=row.cue,
            speaker=SPEAKERS[row.speaker],
        )
        if not is_undecided(shape):
            assert "lean to" not in act_of(row).reason
        assert features(shape)
