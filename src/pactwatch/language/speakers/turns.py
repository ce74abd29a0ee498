"""Whose words "I" and "we" are inside a transcript: theirs whose turn it is.

In: drafts with their voices and the turns. Out: the voices, with first persons resolved by turn and
without the letter of who asks among the carriers. Refuses any other pronoun.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pactwatch.domain.statement import ResolvedBy, Speaker
from pactwatch.language.model.drafts import Draft
from pactwatch.language.records.interviewed import head_body
from pactwatch.language.records.turns import Turn
from pactwatch.language.speakers.speakers import Voices
from pactwatch.language.words.ranges import Range, overlaps

__all__ = ["of_turns"]


_OWN = frozenset({"i", "we", "my government", "our government"})


def of_turns(
    text: str, drafts: Sequence[Draft], voices: Sequence[Voices], turns: Sequence[Turn]
) -> list[Voices]:
    """The voices, "I" and "we" inside a turn of a transcript being whose turn it is."""
    voices = [_with_body(text, d, v) for d, v in zip(drafts, voices, strict=True)]
    speaks = {d.source: v.speaker for d, v in zip(drafts, voices, strict=True)}
    # Of a turn that only reports others nothing else is left; the same label speaks elsewhere.
    labelled = {text[slice(*s[0])]: v for s, v in speaks.items() if s}

    def whose(place: Range) -> Speaker | None:
        """Whose turn "I" or "we" stands in; None for any other words."""
        if text[slice(*place)].casefold() not in _OWN:
            return None
        turn = next((t for t in turns if any(overlaps(place, w) for w in t.words)), None)
        if turn is None:
            return None
        return speaks.get((turn.label,)) or labelled.get(text[slice(*turn.label)])

    def own(draft: Draft, voice: Voices) -> Voices:
        place = draft.source[0] if draft.source else (0, 0)
        if speaker := whose(place):
            by = ResolvedBy.PRONOUN if speaker.name else None
            return Voices(replace(speaker, mention=text[slice(*place)], resolved_by=by))
        named = zip(voice.carriers, (whose(c) for c in draft.carriers), strict=True)
        carriers = [(told and told.name) or name for name, told in named]
        # Who asks for the outlet is not named.
        carriers = [c for c in carriers if c.casefold() not in {"q", "question"}]
        return replace(voice, carriers=tuple(k for k, _ in groupby(carriers)))

    return [own(d, v) for d, v in zip(drafts, voices, strict=True)]


def _with_body(text: str, draft: Draft, voice: Voices) -> Voices:
    """A turn's speaker with the body that the head of the interview puts behind his name."""
    if draft.made_by != "turn" or voice.speaker.organisation or not voice.speaker.name:
        return voice
    body = head_body(text, draft.source[0])
    return replace(voice, speaker=replace(voice.speaker, organisation=body)) if body else voice
