"""A pronoun that hands words on in, whom those words were told to out: he tells them on.

Shape, as data: "She told her brother, Daniel, that X, he told the Bugle": "he" is the brother.
Refuses a hearer whose gender is another's, and words that stand behind the pronoun.
"""

import re

from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.offices import gender_of, given_gender, pronouns
from pactwatch.language.words.ranges import Range

__all__ = ["told_back"]

_WHOM = re.compile(
    r"\s(?P<who>(?:his|her|the|an?)\s[\w-]+(?:(?P<comma>,?)\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?))?)"
    r",?\s(?:that\s)?\Z"
)


def told_back(text: str, draft: Draft, carrier: Range) -> Range | None:
    """Whom a draft's words were told to, where a pronoun behind them tells them on."""
    if not draft.cue or not draft.content or carrier[0] < draft.content[-1][1]:
        return None
    word = text[slice(*carrier)].lower()
    gender = "m" if word in pronouns("male") else "f" if word in pronouns("female") else None
    low, high = draft.cue[-1][1], draft.content[0][0]
    whom = _WHOM.match(text, low, high) if gender and low < high else None
    if whom is None:
        return None
    told = gender_of(whom["who"]) or (given_gender(whom["name"]) if whom["name"] else None)
    return whom.span("who") if told in (None, gender) else None
