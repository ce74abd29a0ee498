"""Every verb that a list of cues holds is known again by its regular forms."""

import pytest

from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import load, phrases

ROWS = ("reporting", "stance", "clause_takers", "noun_takers", "retelling", "promising")
# Nouns among the stances.
NOUNS = frozenset({"ruling", "warning", "rhetoric", "opinion"})


def regular(verb: str) -> tuple[str, str]:
    """The past and the gerund by the rules of spelling, nothing doubled."""
    if verb.endswith("e"):
        return f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied", f"{verb}ing"
    return f"{verb}ed", f"{verb}ing"


def verbs() -> list[str]:
    found = frozenset(word for row in ROWS for word in phrases("cues", row))
    return sorted(found - NOUNS - frozenset(load("forms")["verbs"]))


@pytest.mark.parametrize("verb", verbs())
def test_a_cue_is_known_by_its_forms(verb: str) -> None:
    assert [lemma(form, "VERB") for form in regular(verb)] == [verb, verb]
