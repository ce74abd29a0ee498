"""Whose words are found at all: the table of attitudes, passives, labels and nouns that tell."""

import pytest
from tests.language.gold import read
from tests.language.gold_rows import lines

from pactwatch.domain.statement import SpeakerStatus, Statement

ROWS = list(lines("found.tsv"))


def shown(statement: Statement) -> str:
    words = " … ".join(span.text for span in statement.content)
    return f"{statement.speaker.name or '?'}: {words}"


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_whose_words_are_found(text: str, wanted: str) -> None:
    said = read(text.replace(" // ", "\n\n")).statements
    told = [s for s in said if s.speaker.status is not SpeakerStatus.ARTICLE_VOICE]
    assert ("; ".join(shown(s) for s in told) or "-") == wanted
