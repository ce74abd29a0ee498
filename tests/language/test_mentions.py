"""What a noun phrase says of an office and the body it speaks for."""

import pytest

from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.names.mentions import read_mention
from pactwatch.language.names.names import find_names

# Phrase, the body it speaks for.
OFFICES = [
    ("the defence ministry spokesman", "defence ministry"),
    ("a deputy foreign ministry spokeswoman", "foreign ministry"),
    ("the former chief interior ministry adviser", "interior ministry"),
    ("the harbour police commander", "harbour police"),
    ("the ministry spokesman", "ministry"),
    ("the spokesman", None),
]


@pytest.mark.parametrize(("words", "body"), OFFICES)
def test_a_body_before_the_office_is_whom_it_speaks_for(words: str, body: str | None) -> None:
    text = f"{words[0].upper()}{words[1:]} said on Monday that the talks had failed."
    parsed = default_engine().read(text)
    names = find_names(text, parsed, ())
    found = read_mention(text, parsed.sentences[0], 0, len(words), names)
    assert (found.organisation or "").lower() == (body or "")
    assert found.role is not None
    assert found.role.endswith(words.split()[-1])
