"""A mention of somebody's own remarks in, the mention of whoever made them out.

"His remarks indicated that X", "her comments suggest": he and she. Refuses remarks that are made
about somebody, and papers, which speak by themselves.
"""

import re

from pactwatch.language.names.mentions import Mention, read_mention
from pactwatch.language.speakers.focus import Focus

__all__ = ["who_remarked"]

_REMARKS = re.compile(
    r"(?P<whose>his|her)\s(?:own\s|latest\s|public\s|opening\s)?(?:remarks?|comments?|words)",
    re.IGNORECASE,
)


def who_remarked(focus: Focus, mention: Mention) -> Mention | None:
    """The possessive before somebody's remarks, None where no remarks stand there."""
    remarks = _REMARKS.fullmatch(mention.text)
    if remarks is None:
        return None
    end = mention.start + remarks.end("whose")
    sentence = focus.sentence(mention.start)
    return read_mention(focus.text, sentence, mention.start, end, focus.names)
