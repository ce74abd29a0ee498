"""The reader of acts alone, on what the shipped model says of the words."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.act_mixed import read_mixed  # noqa: E402
from training.act_network import NARROW, Mix  # noqa: E402
from training.act_training import Course, train  # noqa: E402
from training.sayings import Saying, Told  # noqa: E402

TEXT = "The mayor denied that the gate was shut. The envoy said it would open."
SAYINGS = (
    Saying(((17, 39),), ((10, 16),), ((0, 9),), "DENY", "CERTAIN-", ()),
    Saying(((56, 69),), ((51, 55),), ((41, 50),), "EXPECT", "PROBABLE+", ("FUTURE",)),
)


def test_each_word_has_a_row_and_what_is_kept_is_not_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "mixed.pt"
    told = [Told("a", TEXT, SAYINGS)]
    first = read_mixed(told, kept)
    written = kept.stat().st_mtime_ns
    again = read_mixed(told, kept)

    assert [e.states.shape[1] for e in first] == [NARROW, NARROW]
    assert all(len(e.states) == len(e.roles) for e in first)
    assert kept.stat().st_mtime_ns == written
    assert all(torch.equal(a.states, b.states) for a, b in zip(first, again, strict=True))


def test_what_ships_as_mixed_is_left_alone(tmp_path: Path) -> None:
    examples = read_mixed([Told("a", TEXT, SAYINGS)], tmp_path / "mixed.pt")
    network = train(examples, tmp_path / "log", Course(epochs=1))

    assert not isinstance(network.mix, Mix)
    assert (tmp_path / "log").read_text("utf-8")
