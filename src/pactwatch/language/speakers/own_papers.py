"""Speakers in, those that are a paper told to be whose it is ("the statement said").

"X said in a statement that … Divers found it, the statement said": the statement is the speaker by
its own words, and X's; the name stays what the article calls it, the organisation is X. Refuses a
paper in which nobody before it spoke, and one that is told apart by more than a word.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases

__all__ = ["with_owners"]

# So far behind the cue "in a written statement" may stand.
_NEAR = 40
_SAID_IN = re.compile(
    r"\bin an? (?:(?:joint|written|brief|short|separate|news) )?(?P<paper>[a-z]+)\b"
)
_SAYS_SO = re.compile(r"(?:the|this) (?:(?:joint|written|news) )?(?P<paper>[a-z]+)", re.IGNORECASE)
_SPEAKING = (SpeakerStatus.NAMED, SpeakerStatus.ORGANISATION)


def with_owners(text: str, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> list[Speaker]:
    """The speakers in the drafts' order, each paper with whoever spoke in it last before."""
    found, owners = list(speakers), dict[str, str]()
    for i in sorted(range(len(drafts)), key=lambda i: _first(drafts[i])):
        speaker, draft = found[i], drafts[i]
        said = _SAYS_SO.fullmatch(speaker.mention or "")
        if said and speaker.status is SpeakerStatus.ORGANISATION and said["paper"] in owners:
            found[i] = replace(speaker, organisation=owners[said["paper"]])
        elif draft.cue and speaker.status in _SPEAKING and (side := _side(speaker)):
            start, end = draft.cue[0][0], draft.cue[-1][1] + _NEAR
            if (paper := _SAID_IN.search(text, start, end)) and paper["paper"] in _papers():
                owners[paper["paper"]] = side
    return found


def _first(draft: Draft) -> int:
    return min((start for start, _ in (*draft.cue, *draft.source, *draft.content)), default=0)


def _side(speaker: Speaker) -> str | None:
    return speaker.organisation or speaker.name


def _papers() -> frozenset[str]:
    return phrases("titles", "things", "words")
