"""One reader taught by several, with and without labels."""

from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from benchmark.corpora import Text  # noqa: E402
from training.act_mixed import read_mixed, read_proposed  # noqa: E402
from training.act_network import ActNetwork  # noqa: E402
from training.act_teaching import train_taught  # noqa: E402
from training.act_training import Course, answers  # noqa: E402
from training.sayings import Saying, Told  # noqa: E402

TEXT = "The mayor denied that the gate was shut. The envoy said it would open."
SAYINGS = (
    Saying(((17, 39),), ((10, 16),), ((0, 9),), "DENY", "CERTAIN-", ()),
    Saying(((56, 69),), ((51, 55),), ((41, 50),), "EXPECT", "PROBABLE+", ("FUTURE",)),
)
COURSE = Course(epochs=40, dropout=0.0)


def test_what_nobody_labelled_is_learned_from_the_teachers_alone(tmp_path: Path) -> None:
    read = read_mixed([Told("a", TEXT, SAYINGS)], tmp_path / "mixed.pt")
    bare = [replace(e, act=-100, certainty=-100, times=(float("nan"),) * 3) for e in read]
    torch.manual_seed(1)
    teacher = ActNetwork(is_mixed=True).eval()
    pupil = train_taught(read[:0], bare, [teacher], tmp_path / "log", COURSE)

    for (acts, sure, _), (wanted, degree, _) in zip(
        answers(pupil, read), answers(teacher, read), strict=True
    ):
        assert torch.allclose(acts.exp(), wanted.exp(), atol=0.05)
        assert torch.allclose(sure.exp(), degree.exp(), atol=0.05)


def test_a_label_counts_beside_the_teachers(tmp_path: Path) -> None:
    read = read_mixed([Told("a", TEXT, SAYINGS)], tmp_path / "mixed.pt")
    torch.manual_seed(1)
    teacher = ActNetwork(is_mixed=True).eval()
    pupil = train_taught(read, [], [teacher], tmp_path / "log", COURSE)
    for example, (acts, _, _), (heard, _, _) in zip(
        read, answers(pupil, read), answers(teacher, read), strict=True
    ):
        assert acts[example.act] > heard[example.act]


def test_what_the_encoder_proposes_has_no_label_and_is_not_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "proposed.pt"
    found = read_proposed([Text("a", TEXT)], kept)
    again = read_proposed([], kept)

    assert len(found) == len(again) == 2
    assert {(e.act, e.certainty) for e in found} == {(-100, -100)}
