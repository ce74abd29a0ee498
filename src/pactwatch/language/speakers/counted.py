"""A mention by number alone in, who they are out: "the three" are the last who were so many;
and how many "reports" and "information" of nobody named may be.

Refuses to count people who have names.
"""

import re
from dataclasses import replace

from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.chains.received import UNSOURCED
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mentions import Mention
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.forms import Answer, nameless, organisation
from pactwatch.language.words.counts import number_words
from pactwatch.language.words.ranges import Range

__all__ = ["counted", "is_of_nobody", "unsourced"]

_COUNTS = {word: n for word, n in number_words().items() if n > 1} | {"pair": 2, "trio": 3}
_THE_THREE = re.compile(
    rf"(?:the |all )?({'|'.join(_COUNTS)})(?: men| women| people)?", re.IGNORECASE
)


def counted(focus: Focus, mention: Mention) -> Answer | None:
    """ "The three": the last several who spoke and were so many."""
    words = _THE_THREE.fullmatch(mention.text)
    number = _COUNTS.get(words[1].lower()) if words else None
    if number is None:
        return None
    crowds = [k for k in focus.crowds if k.at < mention.start and k.mention]
    acting = [k for k in crowds if k.mention and k.mention.count == number]
    told = [k for k in focus.spoken if k.speaker.count == number]
    known = sorted([*told, *acting], key=lambda k: k.at)
    if not known or known[-1].speaker.status is not SpeakerStatus.ANONYMOUS_PLURAL:
        return None
    by = ResolvedBy.DESCRIPTION
    return replace(known[-1].speaker, mention=mention.text, resolved_by=by), known[-1].person


def unsourced(mention: Mention, draft: Draft) -> Speaker:
    """ "Received reports that": of some who are not named; "information": of one at least. What
    "reports say" is told as a paper's word."""
    what = mention.text.lower().partition(" from ")[0]
    if draft.made_by != UNSOURCED and what.endswith(_PAPERS):
        return organisation(mention, mention.text, None)[0]
    is_several = what.endswith("s") and what != "news"
    status = SpeakerStatus.ANONYMOUS_PLURAL if is_several else SpeakerStatus.ANONYMOUS_SINGLE
    return nameless(mention, status)[0]


_PAPERS = ("reports", "accounts")
# What is told, and not who tells it: "information indicates", "reports from the area say".
_OF_NOBODY = re.compile(
    r"(?:(?:such|some|more|other|new|further|initial|early|several|many|numerous"
    r"|unconfirmed|credible|persistent|various|conflicting|first)\s){0,2}"
    r"(?:information|intelligence|word|news|reports|accounts|allegations|complaints|questions"
    r"|rumou?rs|claims|gossip|speculation|hearsay|tip-?offs)(?:\sfrom\s[^,;]{2,40})?",
    re.IGNORECASE,
)


def is_of_nobody(text: str, draft: Draft) -> bool:
    """Whether a source says only what kind of telling it is."""
    is_one = len(draft.source) == 1
    return draft.made_by == UNSOURCED or (is_one and _is_kind(text, draft.source[0]))


def _is_kind(text: str, source: Range) -> bool:
    # "The reports", of which the text told before, may be somebody's.
    return bool(_OF_NOBODY.fullmatch(text, *source))
