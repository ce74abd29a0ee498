"""Codes: families and what one code entails."""

import pytest

from pactwatch.domain.codebook import Codebook, ConductCode, matches_code

BOOK = Codebook(
    "test",
    "1.0.0",
    (
        ConductCode("A.ONE", "one", "", entails=("A.TWO",)),
        ConductCode("A.TWO", "two", "", entails=("B.THREE", "A.ONE")),
        ConductCode("B.THREE", "three", ""),
    ),
)


def test_entailment_goes_all_the_way_and_ends() -> None:
    assert BOOK.entailed("A.ONE") == {"A.ONE", "A.TWO", "B.THREE"}


@pytest.mark.parametrize(
    ("pattern", "code", "expected"),
    [
        ("A.*", "A.ONE", True),
        ("A.*", "AB.ONE", False),
        ("A.ONE", "A.ONE", True),
        ("A.ONE", "A.ONE.MORE", False),
    ],
)
def test_family_pattern(pattern: str, code: str, expected: bool) -> None:
    assert matches_code(pattern, code) is expected
