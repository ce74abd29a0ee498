"""A speaker whose words run on or who names himself: how he is in focus behind his words.

In: a draft whose source has just been read, and the focus. Out: who spoke, and the focus, with the
speaker known again where the last of the quoted words stand, and by the name that he has given.
Refuses to name somebody by what is not his own word on his name.
"""

import re
from dataclasses import replace

from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.model.drafts import Draft
from pactwatch.language.speakers.focus import Focus

__all__ = ["known_again"]

_OWN_NAME = re.compile(r"(?:that )?(?:his|her|my) (?:full |real |own )?name (?:was|is) (?=[A-Z])")
_NAMELESS = (SpeakerStatus.ANONYMOUS_SINGLE, SpeakerStatus.TITLED_UNNAMED)


def known_again(focus: Focus, draft: Draft, first: int, speaker: Speaker) -> Speaker:
    """Who has spoken; `first` is the number of voices known before the draft."""
    speaker = _by_own_name(focus, draft, first, speaker)
    _run_on(focus, draft, first)
    return speaker


def _by_own_name(focus: Focus, draft: Draft, first: int, speaker: Speaker) -> Speaker:
    """ "A woman ran in. She said her name was Anna Ost. “Look,” she said": Anna Ost, from there."""
    told = _OWN_NAME.match(focus.text, draft.content[0][0]) if draft.content else None
    name = focus.name(told.end()) if told else None
    if name is None or speaker.status not in _NAMELESS or len(focus.spoken) <= first:
        return speaker
    status, by = SpeakerStatus.NAMED, ResolvedBy.DESCRIPTION
    speaker = replace(speaker, name=name.text, status=status, resolved_by=by)
    focus.spoken[-1] = replace(focus.spoken[-1], speaker=speaker)
    return speaker


def _run_on(focus: Focus, draft: Draft, first: int) -> None:
    """ "He said: “X. ¶ “Y. ¶ “Z.” He added": who speaks is near "he", however far back he was
    named."""
    last = focus.spoken[-1] if len(focus.spoken) > first else None
    at = draft.content[-1][0] if draft.content else 0
    if last is None or at < last.at or not focus.is_quoted(at):
        return
    if focus.text[at].islower():
        return  # "forced to drive on", within the article's sentence: nobody's words run on
    paragraph = focus.paragraph(at)
    if paragraph > last.paragraph:
        focus.spoken.append(replace(last, at=at, paragraph=paragraph))
