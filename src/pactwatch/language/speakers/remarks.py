"""A mention by somebody's remarks or age in, the mention of whoever is meant out.

"His remarks indicated that X", "her comments suggest": he and she; "the 29-year-old": whoever is
in focus. Refuses remarks that are made about somebody, and papers, which speak by themselves.
"""

import re
from dataclasses import replace

from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.speakers.focus import Focus

__all__ = ["by_age", "who_remarked"]

_REMARKS = re.compile(
    r"(?P<whose>his|her)\s(?:own\s|latest\s|public\s|opening\s)?(?:remarks?|comments?|words)",
    re.IGNORECASE,
)


_AGED = re.compile(
    r"the\s(?:\w+[,\s]\s?)?\d{1,3}-year-old"
    r"(?: (?:blonde?|brunette|native|veteran|man|woman|(?:mother|father)(?: of \w+)?))?"
    r"(?:, who .+)?",
    re.IGNORECASE | re.DOTALL,
)


def by_age(mention: Mention) -> Mention:
    """ "The 29-year-old" is a pronoun that tells an age; any other mention as it is."""
    if not _AGED.fullmatch(mention.text):
        return mention
    return replace(mention, kind=MentionKind.PRONOUN, head="one", plural=False, definite=True)


def who_remarked(focus: Focus, mention: Mention) -> Mention | None:
    """The possessive before somebody's remarks, None where no remarks stand there."""
    remarks = _REMARKS.fullmatch(mention.text)
    if remarks is None:
        return None
    end = mention.start + remarks.end("whose")
    sentence = focus.sentence(mention.start)
    return read_mention(focus.text, sentence, mention.start, end, focus.names)
