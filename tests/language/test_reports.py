"""Who has said what after all: the table of cues that are denied, thought of, asked for or merged.

A row is a sentence and what a reader lists: speaker, act and conduct of each; the article itself
where it tells of conduct. "-" where nobody says anything about anybody's conduct.
"""

import pytest
from tests.language.gold import read
from tests.language.gold_rows import known_wrong, lines

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import SpeakerStatus, Statement

ROWS = list(lines("reports.tsv"))


def shown(statement: Statement) -> str | None:
    """Speaker, act and claims, positions left out; None for a line of the article without any."""
    claims = sorted(told(c) for c in statement.claims if not c.conduct.startswith("POS."))
    is_article = statement.speaker.status is SpeakerStatus.ARTICLE_VOICE
    if is_article:
        return f"article {' '.join(claims)}" if claims else None
    chain = " < ".join(node.name for node in reversed(statement.chain)) or "?"
    return " ".join([chain, statement.speech_act, *claims])


def told(claim: Claim) -> str:
    return f"{claim.conduct}{claim.polarity}{','.join(claim.agent) or '?'}"


# Read otherwise since networks weigh acts and hear deeds: wrongly, told here until it is mended.
MISREAD = {
    "The treasurer admitted the payments but maintained that they were voluntary; four traders "
    "said they were not.": "who is no party disputes; it is taken for a denial",
    '"We are not here to fight anybody," the commander said. "We came to train police."': (
        "nobody has charged it; it is taken for a denial"
    ),
}


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_who_has_said_what(sentence: str, wanted: str, request: pytest.FixtureRequest) -> None:
    known_wrong(request, sentence, MISREAD)
    found = [line for s in read(sentence).statements if (line := shown(s))]
    assert ("; ".join(found) or "-") == wanted
