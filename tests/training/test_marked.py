"""Marked sentences of news as pairs: what is only planned is no deed."""

import random
from collections import Counter

from training.marked import Sentence, marked_pairs
from training.shown import Code

CODES = {
    "ROAD.OPEN": Code("made/ROAD", "A road is opened.", ["The pass was opened."]),
    "ROAD.SHUT": Code("made/ROAD", "A road is shut.", ["The pass was shut."]),
    "AID.BRING": Code("made/AID", "Aid is brought.", ["Rice was brought."]),
}
OPENED = Sentence("The road was opened.", CODES, {"ROAD.OPEN": ("+", (13, 19))})
PLANNED = Sentence("The road will be opened.", CODES, {"ROAD.OPEN": ("f", (17, 23))})
NOT_SO = Sentence("No rice came.", CODES, {"AID.BRING": ("-", (8, 12))})
PLAIN = Sentence("It rained.", CODES, {})


def test_each_sign_says_what_is_shown_and_where() -> None:
    pairs = list(marked_pairs([OPENED, PLANNED, NOT_SO], 1, 0, random.Random(1)))
    told = [(p.shows, p.contrary, p.at) for p in pairs]
    assert told == [(True, False, (13, 19)), (False, False, None), (False, True, (8, 12))]


def test_a_sentence_stands_beside_codes_that_it_does_not_tell_of() -> None:
    pairs = list(marked_pairs([OPENED, PLAIN], 3, 2, random.Random(1)))
    assert Counter(p.kind for p in pairs) == {"news +": 3, "news, another": 4}
    beside = [p for p in pairs if p.kind == "news, another"]
    # What tells of one code may tell the contrary of another, and nobody looked.
    assert {p.contrary for p in beside if p.text == OPENED.text} == {None}
    assert {p.contrary for p in beside if p.text == PLAIN.text} == {False}
    assert not any(p.shows for p in beside)
