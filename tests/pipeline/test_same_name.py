"""Comparing names for scoring: a table of pairs, what is forgiven and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.pipeline.evaluation.same_name import same_party

TEXT = (
    "The envoy, Mira Oskel, met Tomas Drovik and his sister Sana Drovik. "
    "Later Oskel spoke to the Harbour Times, and the Port Times wrote about it."
)

SAME = [
    ("Mira Oskel", "mira oskel", "case"),
    ("The Velm Council", "Velm Council", "article"),
    ("Velm Council’s", "the Velm Council", "possessive"),
    ("Oskel", "Mira Oskel", "bare surname that nobody shares"),
    ("Dr. Mira Oskel", "Mira Oskel", "title"),
    ("M. Oskel", "Mira Oskel", "initial"),
    ("Mira J. Oskel", "Mira Oskel", "middle initial"),
    ("Sana Drovik", "Sana Drovik", "whole name although the surname is shared"),
    ("Orlan Wire", "the Orlan Wire news agency", "kind of body"),
    ("OW", "Orlan Wire", "initials"),
    ("L.M.M.", "the Lake Monitoring Mission", "initials with stops"),
    ("a council official", "A senior council official", "longer description of one party"),
    ("a spokesman", "A spokesman for the Velm Council", "tail left out"),
    ("Head of State Mira Oskel", "Mira Oskel", "office with a tail before the name"),
    ("The head of the Velm bank, Edda Karel", "Edda Karel", "apposition before the name"),
    ("the report", "A report released last night by the mission", "report and what it is"),
    ("the families of the men", "The families of the men who drowned", "description cut short"),
    ("Edda Karel of the Lake Mission", "Edda Karel", "tail after a name"),
    ("Mira Oskel, the envoy", "Mira Oskel", "apposition"),
    ("Channel Nine", "Channel Nine’s “Early Hour”", "programme of an outlet"),
    ("Oskel and Edda Karel", "Oskel and Edda Karel", "two as one"),
]
OTHER = [
    ("Drovik", "Sana Drovik", "surname shared by two"),
    ("Tomas Drovik", "Sana Drovik", "another given name"),
    ("Times", "Harbour Times", "short name shared by two bodies"),
    ("Mira", "Mira Oskel", "no surname"),
    ("Oskel campaign", "Mira Oskel", "a body named after a person"),
    ("Oskel's aides", "Mira Oskel", "others named after a person"),
    ("Velm Council", "Velm Court", "another head word"),
    ("a council official", "a police official", "another office"),
    (None, "Mira Oskel", "nobody"),
    ("", "Mira Oskel", "nothing"),
    ("Mira Oskel", "Mira Oskel and Edda Karel", "one of two"),
]


@pytest.mark.parametrize(("found", "wanted", "why"), SAME, ids=[row[2] for row in SAME])
def test_forms_of_one_party_are_the_same(found: str, wanted: str, why: str) -> None:
    assert same_party(found, wanted, TEXT), why
    assert same_party(wanted, found, TEXT), why


@pytest.mark.parametrize(("found", "wanted", "why"), OTHER, ids=[row[2] for row in OTHER])
def test_other_parties_are_not(found: str | None, wanted: str, why: str) -> None:
    assert not same_party(found, wanted, TEXT), why


@given(st.text(min_size=1, max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_any_words_are_compared_alike_both_ways(a: str, b: str, text: str) -> None:
    assert same_party(a, b, text) == same_party(b, a, text) or not (a and b)
    assert same_party(a, a, text)
