"""Which words and digits are a number, and what a claim counts by them."""

import pytest
from tests.language.gold_rows import claims_in

from pactwatch.language.words.counts import number_of, whole_number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Nine", 9.0),
        ("fifteen", 15.0),
        ("both", 2.0),
        ("Twenty-three", 23.0),
        ("twenty-member", None),
        ("three-twenty", None),
        ("12", 12.0),
        ("1,200", 1200.0),
        ("12,00,000", 1200000.0),
        ("2.5", 2.5),
        ("1,2", None),
        ("¹", None),
        ("Nan", None),
        ("Inf", None),
        ("Infinity", None),
        ("1e5", None),
        ("-5", None),
        ("captives", None),
    ],
)
def test_what_is_a_number(word: str, number: float | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("the nine", 9),
        ("the other fifteen", 15),
        ("his 1.3 million", 1_300_000),
        ("two hundred", 200),
        ("the first 2.5", None),
        ("some", None),
    ],
)
def test_how_many_people_words_tell(words: str, number: int | None) -> None:
    assert whole_number(words.split()) == number


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The captives were held in Orsk. Fifteen went home on Monday.", (15, 15)),
        ("The Front held captives in Orsk. It freed 1,200 on Monday.", (1200, 1200)),
        ("Of the captives, forty may have been freed by the Front.", (40, 40)),
        ("The captives were freed by the Front on 28 May.", None),
        ("The Front freed 20-25 captives.", (20, 25)),
        ("Both captives were freed.", (2, 2)),
        ("Twenty-three captives were freed by the Front.", (23, 23)),
        ("The Front freed 2024-25 captives.", None),
    ],
)
def test_how_many_went_free(text: str, count: tuple[int, int] | None) -> None:
    claims = [c for c in claims_in(text) if c.conduct == "PRIS.RELEASE"]

    assert [c.polarity.value for c in claims] == ["+"]
    assert [q and (q.low, q.high, q.unit) for q in (c.quantity for c in claims)] == [
        count and (*count, "captives")
    ]
