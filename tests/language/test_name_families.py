"""Bare surnames and bare places are read as the whole names of their document."""

import pytest

from pactwatch.language.grammar.engine import Found
from pactwatch.language.names.families import with_families

TEXT = "Mira Oskel of the Republic of Tamm met Oskel in Tamm. Later Oskel left for Velm."


def kinds(text: str, *seen: tuple[str, int, str]) -> list[tuple[str, int, str]]:
    """(words, which of their places, kind) as seen in, all names out as (words, start, kind)."""
    found = []
    for words, nth, kind in seen:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        found.append(Found(start, start + len(words), kind, 0.9))
    return [(text[f.start : f.end], f.start, f.kind) for f in with_families(text, found)]


def test_a_surname_is_who_bears_it_also_where_no_name_was_seen() -> None:
    told = kinds(TEXT, ("Mira Oskel", 0, "PER"), ("Oskel", 1, "ORG"))
    assert [(w, k) for w, _, k in told] == [
        ("Mira Oskel", "PER"),
        ("Oskel", "PER"),
        ("Oskel", "PER"),
    ]


@pytest.mark.parametrize(("seen", "kind"), [("PER", "LOC"), ("ORG", "ORG")])
def test_the_word_behind_republic_of_is_a_place_unless_it_was_seen_as_a_body(
    seen: str, kind: str
) -> None:
    told = kinds(TEXT, ("Republic of Tamm", 0, "LOC"), ("Tamm", 1, seen))
    assert told[-1][2] == kind


def test_a_word_that_mostly_stands_for_a_place_stays_one() -> None:
    text = "Ann Velm spoke. Velm is quiet. Velm is cold. In Velm it rains."
    told = kinds(text, ("Ann Velm", 0, "PER"), ("Velm", 1, "LOC"), ("Velm", 2, "LOC"))
    assert [k for _, _, k in told] == ["PER", "LOC", "LOC"]


def test_a_short_surname_is_not_looked_for_where_no_name_was_seen() -> None:
    assert len(kinds("Ann An spoke. An hour later An left.", ("Ann An", 0, "PER"))) == 1
