"""What the network is given of a statement, and what it answers."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.grammar.engine import Parsed, default_engine
from pactwatch.language.model.acts_heard import ACTS, CERTAINTIES, MOST_WORDS, spread
from pactwatch.text.words import Word

RANGES = st.lists(
    st.tuples(st.integers(0, 1500), st.integers(1, 400)).map(lambda t: (t[0], t[0] + t[1])),
    max_size=3,
)


def _words(n: int) -> list[Word]:
    """``n`` words of five letters."""
    return [Word(6 * i, 6 * i + 5, "seven") for i in range(n)]


@given(st.integers(1, 250), RANGES, RANGES, RANGES)
def test_of_any_statement_some_words_are_read_in_order_with_their_roles(
    n: int,
    content: list[tuple[int, int]],
    cue: list[tuple[int, int]],
    source: list[tuple[int, int]],
) -> None:
    words = _words(n)

    chosen, roles = spread(words, content, cue, source)

    assert chosen == sorted(set(chosen))
    assert len(chosen) <= MOST_WORDS
    assert roles.shape == (len(chosen), 3)
    for word, row in zip(chosen, roles, strict=True):
        for is_in, ranges in zip(row[:2], (content, cue), strict=True):
            assert is_in == any(a < words[word].end and words[word].start < b for a, b in ranges)


def test_a_source_far_away_is_left_out() -> None:
    chosen, roles = spread(_words(300), [(1200, 1230)], [], [(0, 11)])

    assert not roles[:, 2].any()
    assert min(chosen) > 100


def test_a_statement_without_a_word_is_not_read() -> None:
    chosen, roles = spread(_words(2), [(40, 50)], [(0, 5)], [])

    assert chosen == []
    assert roles.shape == (0, 3)


@pytest.mark.parametrize(
    ("text", "content", "act"),
    [
        ("The harbour board said the new quay is a shameful mistake.", (23, 57), "ASSESS"),
        ("The harbour board said twelve boats arrived on Monday.", (23, 53), "ASSERT"),
        ("The harbour board said the crews ought to come ashore at once.", (23, 61), "URGE"),
    ],
)
def test_the_network_tells_plain_sayings_apart(
    text: str, content: tuple[int, int], act: str
) -> None:
    read = default_engine().read(text)

    heard = read.heard([content], [(18, 22)], [(0, 17)])

    assert heard is not None
    assert max(heard.acts, key=lambda a: heard.acts[a]) is SpeechAct(act)
    assert set(heard.acts) == set(ACTS)
    assert set(heard.certainties) == set(CERTAINTIES)
    assert sum(map(exp, heard.acts.values())) == pytest.approx(1, abs=1e-3)
    assert sum(map(exp, heard.certainties.values())) == pytest.approx(1, abs=1e-3)


def test_where_nothing_listened_nothing_is_heard() -> None:
    assert Parsed().heard([(0, 3)], [], []) is None


def test_a_statement_is_heard_alike_wherever_its_text_ends() -> None:
    text = "The mayor said the ferry had sunk. "
    one, more = (default_engine().read(text * n).mixed for n in (1, 2))

    assert one is not None
    assert more is not None
    assert one.shape[1] == more.shape[1]
    assert np.isfinite(one).all()
