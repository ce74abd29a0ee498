"""Marks in real news stand in their sentences and are of codes that their topic has."""

from pathlib import Path

import pytest
from benchmark.news import codes_of, marks_of, topics_there

TOPICS = topics_there()


@pytest.mark.parametrize("folder", TOPICS, ids=[folder.name for folder in TOPICS])
def test_every_mark_is_of_a_code_of_its_topic_and_of_words_of_its_sentence(folder: Path) -> None:
    codes = {code.id: code for code in codes_of(folder)}
    documents = {line.split("\t")[0] for line in _lines(folder / "documents.tsv")}
    marks = list(marks_of(folder))
    for mark in marks:
        assert mark.document in documents
        assert codes[mark.code].examples
        assert mark.sign in {"+", "-", "f"}
        for start, end in filter(None, (mark.word, mark.doer)):
            assert mark.sentence[0] <= start < end <= mark.sentence[1]
    places = [(mark.document, mark.sentence, mark.code) for mark in marks]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("folder", TOPICS, ids=[folder.name for folder in TOPICS])
def test_every_code_has_a_family_that_stands_there(folder: Path) -> None:
    codes = {code.id: code for code in codes_of(folder)}
    assert all(code.parent in codes for code in codes.values() if code.examples)
    assert len(codes) == len(codes_of(folder))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
