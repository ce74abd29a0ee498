"""A speaker whose words run on through several paragraphs: in focus where they end.

In: a draft whose source has just been read, and the focus. Out: the focus, with the speaker known
again where the last of the quoted words stand. Refuses what is not quoted.
"""

from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.speakers.focus import Focus

__all__ = ["known_again"]


def known_again(focus: Focus, draft: Draft, first: int) -> None:
    """ "He said: “X. ¶ “Y. ¶ “Z.” He added": who speaks is near "he", however far back he was
    named; `first` is the number of voices known before the draft."""
    last = focus.spoken[-1] if len(focus.spoken) > first else None
    at = draft.content[-1][0] if draft.content else 0
    if last is None or at < last.at or not focus.is_quoted(at):
        return
    if focus.text[at].islower():
        return  # "forced to drive on", within the article's sentence: nobody's words run on
    paragraph = focus.paragraph(at)
    if paragraph > last.paragraph:
        focus.spoken.append(replace(last, at=at, paragraph=paragraph))
