"""What is read of single passages of the invented cases, where a document around them matters."""

from functools import cache

import pytest

from pactwatch.domain.statement import Statement
from tests.language import gold

from .test_cases import CASES, documents

LINES = (CASES.parent / "case-readings.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@cache
def read(case: str, words: str) -> tuple[str, tuple[Statement, ...]]:
    """The document that holds the words, and what is read in it."""
    found = (
        (text, gold.read(text, published=day, publisher=publisher).statements)
        for day, publisher, text in documents(case)
        if words in text
    )
    return next(found)


def shown(statement: Statement) -> str:
    chain = " < ".join(reversed([node.name for node in statement.chain])) or "article"
    codes = [f"{c.conduct}{c.polarity.value}" for c in statement.claims]
    return " ".join([chain, statement.speech_act, statement.factuality, *codes])


@pytest.mark.parametrize(("case", "words", "wanted"), ROWS, ids=[f"{c} {w}" for c, w, _ in ROWS])
def test_passage(case: str, words: str, wanted: str) -> None:
    text, statements = read(case, words)
    place = text.index(words)
    told = (s for s in statements for c in s.content if c.start <= place < c.end)
    assert ("; ".join(map(shown, told)) or "-") == wanted
