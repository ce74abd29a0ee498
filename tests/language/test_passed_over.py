"""What is passed over at a glance because it would find nothing: the glance misses nothing."""

import re

import numpy as np
import pytest
from tests.language.gold import rows

from pactwatch.language.chains import received
from pactwatch.language.claims.heard import _likely, _marks
from pactwatch.language.grammar import framed, modes
from pactwatch.language.unsaid import unestablished
from pactwatch.pipeline.extraction import default_codebook

ENDING_IN_THAT = ("_RECEIVED", "_NOTED", "_OF_NOBODY", "_REACHED", "_GAVE")
TEXTS = [row["text"] for row in rows()]


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [match.group().lower() for text in TEXTS for match in pattern.finditer(text)]


@pytest.mark.parametrize("name", ENDING_IN_THAT)
def test_every_report_that_a_body_received_has_the_word_it_is_sought_by(name: str) -> None:
    found = _found(getattr(received, name))

    assert found
    assert all("that" in words for words in found)


def test_every_cue_of_the_unestablished_has_letters_it_is_sought_by() -> None:
    found = _found(unestablished._CUE) + _found(unestablished._NO_WORD)

    assert len(found) > 10
    assert all(any(part in words for part in unestablished._LETTERS) for words in found)


def test_an_opening_is_tried_wherever_one_matches() -> None:
    openings = [
        "i do not dispute that we left",
        "and it is true that we left",
        "nobody here would contest that it was easy",
        "clearly what i can say is that we left",
        "all we can tell you is that we left",
        "well it is not that they do not know",
    ]

    matched = [o for o in openings if any(p.match(o) for _, p in framed._PATTERNS)]

    assert len(matched) > 4
    assert all(framed._may_open(opening.split()[0]) for opening in matched)


def test_a_condition_is_looked_for_behind_each_word_that_opens_one() -> None:
    assert sum(map(len, modes._BY_FIRST.values())) == len(modes._OPENERS)
    assert all(words in modes._BY_FIRST[words[0]] for words in modes._OPENERS)


def test_codes_that_a_sentence_is_enough_for_are_those_above_their_own_mark() -> None:
    marks = _marks(default_codebook())[0]
    highest = np.full(1 + max(row.column for _, row, _ in marks), -99.0, dtype=np.float32)
    for _, row, least in marks[::2]:
        highest[row.column] = least

    assert _likely(highest, default_codebook()) == marks[::2]
