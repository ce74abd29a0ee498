import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.readings import pointing, reading, tagged

from pactwatch.language.model import links
from pactwatch.language.model.linking import link_segments
from pactwatch.language.model.links import FEATURES, Scene, choices, choose
from pactwatch.language.model.reading import Parse, Role
from pactwatch.language.model.spans import decode_spans
from pactwatch.text.words import words


def scene(tags: str, pairs: dict[int, int] | None = None) -> Scene:
    n = len(tags.split())
    given_ = reading(spans=tagged(tags), links=pointing(n, pairs or {}))
    return Scene(decode_spans(given_), given_, _flat(n), [(0, n)])


def _flat(n: int) -> Parse:
    return Parse([0] * n, ["dep"] * n, ["X"] * n)


@pytest.fixture
def pointers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights under which a test decides by its pointers."""
    weights = np.array([name in {"pointer", "alone: pointer"} for name in FEATURES], dtype=float)
    monkeypatch.setattr(links, "_weights", lambda role: weights)


@pytest.mark.usefixtures("pointers_alone")
@pytest.mark.parametrize(
    ("tags", "pairs", "cues", "sources"),
    [
        # An interrupted content goes to one cue.
        ("B-CONTENT O B-SOURCE B-CUE O B-CONTENT I-CONTENT", {0: 3, 3: 2, 5: 3, 6: 3}, [0, 0], [0]),
        # Two cues keep their own sources.
        ("B-CONTENT B-CUE B-SOURCE O B-SOURCE B-CUE", {0: 1, 1: 2, 5: 4}, [0], [0, 1]),
        # A cue that points at itself has no source.
        ("B-SOURCE B-CUE B-CONTENT B-CUE B-CONTENT", {1: 0, 2: 1, 3: 3, 4: 3}, [0, 1], [0, None]),
        # Two cues may share a source.
        ("B-SOURCE B-CUE B-CONTENT B-CUE B-CONTENT", {1: 0, 2: 1, 3: 0, 4: 3}, [0, 1], [0, 0]),
        ("B-CONTENT I-CONTENT O", {}, [None], []),
    ],
)
def test_pointers_decide(
    tags: str, pairs: dict[int, int], cues: list[int | None], sources: list[int | None]
) -> None:
    found = scene(tags, pairs)
    assert choose(found, Role.CONTENT) == cues
    assert choose(found, Role.CUE) == sources


def test_the_shipped_weights_read_a_plain_report() -> None:
    found = scene("B-SOURCE B-CUE B-CONTENT I-CONTENT O")
    assert (choose(found, Role.CONTENT), choose(found, Role.CUE)) == ([0], [0])


@given(st.lists(st.sampled_from(["B-SOURCE", "B-CUE", "B-CONTENT", "O"]), min_size=1, max_size=30))
def test_everyone_has_one_row_for_nobody_and_all_features_are_numbers(tags: list[str]) -> None:
    found = scene(" ".join(tags))
    for role in (Role.CONTENT, Role.CUE):
        made, n = choices(found, role), len(found.places[role].segments)
        assert sorted(made.who[made.whom < 0]) == list(range(n))
        assert np.isfinite(made.rows).all()
        assert len(choose(found, role)) == n


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        # What nobody is found to have said stays where it is quoted: quotation rules seek a voice.
        ("“ Gone ” .", "B-CONTENT I-CONTENT I-CONTENT O", 1),
        ("They went .", "B-CONTENT I-CONTENT O", 1),  # the model is sure of it
    ],
)
def test_contents_that_stand_alone(text: str, tags: str, kept: int) -> None:
    assert _drafts(text, tags, sure=True) == kept


def test_an_unsure_content_without_a_cue_is_not_proposed() -> None:
    assert _drafts("They went .", "B-CONTENT I-CONTENT O", sure=False) == 0


def _drafts(text: str, tags: str, *, sure: bool) -> int:
    found = words(text)
    given_ = reading(spans=tagged(tags) * np.float32(1 if sure else 0.25))
    n = len(found)
    return len(link_segments(decode_spans(given_), given_, found, _flat(n), [(0, n)]))
